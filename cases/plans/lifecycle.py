"""Een plan wordt geschreven, ligt voor bij het gezin en het team, en wordt vastgesteld door de casusregisseur.
Een wijziging daarna is een nieuwe versie; die vervangt de oude op het moment van vaststellen."""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django_fsm import FSMField

from cases.access.predicates import coordinator, team_member
from cases.analysis.lifecycle import everybody_answered, new_round
from cases.families.lifecycle import case_is_active, no_evaluation_half_way
from flow.gate import follow
from flow.steps import Consequence, Machine, by_effect, guard, step
from network.terms import term


class PlanStatus(models.TextChoices):
    DRAFT = "draft", "in de maak"
    PROPOSED = "proposed", "ligt voor"
    ACTIVE = "active", "vastgesteld"
    REPLACED = "replaced", "vervangen"
    CLOSED = "closed", "afgesloten"
    DROPPED = "dropped", "niet doorgegaan"


IN_THE_MAKING = [PlanStatus.DRAFT, PlanStatus.PROPOSED]


@guard("Schrijf eerst wat het gezin wil bereiken, in hun eigen woorden.")
def has_the_familys_wish(plan: Any) -> bool:
    return bool(plan.wish.strip())


@guard("Er is nog geen doel.")
def has_goals(plan: Any) -> bool:
    return plan.goals.exists()


@guard(
    "Er staan {} doelen tegelijk open. Dat is veel voor een gezin: schrijf waarom dat nodig is, of maak het er minder."
)
def few_goals_or_a_reason(plan: Any) -> bool | str:
    count, most = plan.open_goals().count(), term("open_goals", plan.case.municipality_id)
    return count <= most or bool(plan.many_goals_reason.strip()) or str(count)


@guard("Kies welk doel het belangrijkste is.")
def has_one_most_important_goal(plan: Any) -> bool:
    return not plan.goals.exists() or plan.goals.filter(is_most_important=True).count() == 1


@guard("Zeg of het gezin een eigen plan (familiegroepsplan) wilde maken.")
def family_plan_offered(plan: Any) -> bool:
    return plan.family_plan_settled


@guard("Deze doelen staan nog open: {}. Zeg bij elk doel hoe het is afgelopen.")
def plan_goals_settled(plan: Any) -> bool | str:
    return ", ".join(f"“{title}”" for title in plan.open_goals().values_list("title", flat=True)) or True


def next_evaluation_fits(plan: Any, facts: dict[str, Any]) -> dict[str, str]:
    """The first evaluation lies ahead and within the configured maximum."""
    return date_within_maximum(plan.case, facts["evaluate_on"], "evaluate_on", on=facts.get("on"))


def date_within_maximum(
    case: Any, day: date, field: str, *, on: date | None = None, after: date | None = None
) -> dict[str, str]:
    """`on` is the day on which it was agreed (today, unless it is written down later). `after` is an evaluation that
    comes first: then the maximum counts from there."""
    most = term("evaluation_max_days", case.municipality_id)
    agreed_on = on or timezone.localdate()
    latest = max(agreed_on, after or agreed_on) + timedelta(days=most)
    if day < agreed_on:
        return {field: "Deze datum is al voorbij. Kies een dag die nog komt."}
    if day > latest:
        return {field: f"Kies een dag binnen {most} dagen: uiterlijk {date_format(latest, 'j F Y')}."}
    return {}


def replace_the_previous(plan: Any, *, by: Any, **facts: Any) -> None:
    """The version in force gives way before the new one comes into force: never two, never a gap anybody can see."""
    previous = plan.case.plans.in_force().exclude(pk=plan.pk).first()
    if previous:
        follow(previous, "replace", by=by, on=facts.get("on"))


rest_on_the_newest_analysis = Consequence("rest_on_the_newest_analysis")
plan_first_evaluation = Consequence("plan_first_evaluation")
end_evaluations = Consequence("end_evaluations")


class PlanLifecycle(Machine):
    """One version in force, and at most one next version in the making."""

    next_evaluation_on: Any
    adopted_on: Any
    ended_on: Any

    status = FSMField(
        "stand", choices=PlanStatus.choices, default=PlanStatus.DRAFT, protected=True, max_length=20, editable=False
    )

    class Meta:
        abstract = True

    @step(
        source=PlanStatus.DRAFT, target=PlanStatus.PROPOSED, label="Voorleggen", allowed=team_member,
        guards=[
            case_is_active, has_the_familys_wish, has_goals, few_goals_or_a_reason, has_one_most_important_goal,
            family_plan_offered,
        ],
        effects=[new_round],
    )  # fmt: skip
    def propose(self, **facts: Any) -> None:
        """Everybody whose answer counts is asked for it."""

    @step(
        source=PlanStatus.PROPOSED, target=PlanStatus.DRAFT, label="Terugnemen om aan te passen", allowed=coordinator,
        needs={"reason": "Schrijf waarom u het plan terugneemt."}, effects=[rest_on_the_newest_analysis],
    )  # fmt: skip
    def take_back(self, **facts: Any) -> None:
        """Answers stay, as answers on an earlier text."""

    @step(
        source=PlanStatus.PROPOSED, target=PlanStatus.ACTIVE, label="Vaststellen", allowed=coordinator,
        guards=[case_is_active, everybody_answered, no_evaluation_half_way],
        needs={"evaluate_on": "Kies wanneer jullie voor het eerst terugkijken."},
        checks=[next_evaluation_fits], first=[replace_the_previous], effects=[plan_first_evaluation],
    )  # fmt: skip
    def adopt(self, *, evaluate_on: date, **facts: Any) -> None:
        self.next_evaluation_on = evaluate_on
        self.adopted_on = facts.get("on") or timezone.localdate()

    @step(
        source=PlanStatus.DRAFT, target=PlanStatus.ACTIVE, label="Overgenomen uit een eerder document",
        allowed=by_effect, effects=[plan_first_evaluation],
    )  # fmt: skip
    def take_over(self, *, evaluate_on: date, on: date, **facts: Any) -> None:
        """It came into force elsewhere before the case came here; nobody is asked again."""
        self.next_evaluation_on, self.adopted_on = evaluate_on, on

    @step(
        source=IN_THE_MAKING, target=PlanStatus.DROPPED, label="Niet doorgaan", allowed=coordinator,
        needs={"reason": "Schrijf waarom dit plan niet doorgaat."},
    )  # fmt: skip
    def drop(self, **facts: Any) -> None:
        """The version is put away; the one in force stays in force."""

    @step(source=IN_THE_MAKING, target=PlanStatus.DROPPED, label="Vervalt met de zaak", allowed=by_effect)
    def put_away(self, **facts: Any) -> None:
        """A version in the making ends with its case."""

    @step(
        source=PlanStatus.ACTIVE, target=PlanStatus.REPLACED, label="Vervangen door een nieuwe versie",
        allowed=by_effect,
        effects=[end_evaluations],
    )  # fmt: skip
    def replace(self, **facts: Any) -> None:
        self.next_evaluation_on, self.ended_on = None, facts.get("on") or timezone.localdate()

    @step(
        source=PlanStatus.ACTIVE, target=PlanStatus.CLOSED, label="Plan afsluiten", allowed=by_effect,
        guards=[plan_goals_settled, no_evaluation_half_way], effects=[end_evaluations],
    )  # fmt: skip
    def close(self, **facts: Any) -> None:
        self.next_evaluation_on, self.ended_on = None, facts.get("on") or timezone.localdate()

"""Een evaluatie is gepland, wordt gehouden, en wordt afgerond met een besluit en een volgende datum.
Of zij te laat is, is een vraag aan de datum en geen stand."""

from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone
from django_fsm import FSMField

from cases.access.predicates import coordinator, team_member
from cases.evaluations.codes import Decision
from cases.plans.lifecycle import date_within_maximum
from flow.steps import Consequence, Machine, by_effect, guard, step


class EvaluationStatus(models.TextChoices):
    PLANNED = "planned", "gepland"
    HELD = "held", "gehouden"
    CONCLUDED = "concluded", "afgerond"
    CANCELLED = "cancelled", "vervallen"


OPEN = [EvaluationStatus.PLANNED, EvaluationStatus.HELD]


@guard("Het plan is niet meer geldig. Kijk bij de nieuwste versie van het plan.")
def plan_is_in_force(evaluation: Any) -> bool:
    return bool(evaluation.plan.status == "active")


@guard("Dit is de enige evaluatie die gepland staat. Plan eerst een andere, of verzet deze.")
def another_is_planned(evaluation: Any) -> bool:
    return evaluation.plan.status != "active" or _another_soon_enough(evaluation)


@guard("Bij deze doelen staat nog geen cijfer en ook niet hoe het ging: {}.")
def every_open_goal_looked_at(evaluation: Any) -> bool | str:
    return ", ".join(f"“{title}”" for title in evaluation.goals_not_looked_at()) or True


@guard("Geef antwoord op de vraag: doen we nog steeds de goede en meest helpende dingen?")
def right_things_answered(evaluation: Any) -> bool:
    return bool(evaluation.still_right)


@guard("Kies wat jullie besluiten.")
def has_decision(evaluation: Any) -> bool:
    return bool(evaluation.decision)


@guard("Schrijf wat werkte.")
def says_what_worked(evaluation: Any) -> bool:
    return bool(evaluation.what_worked.strip())


@guard("Jullie sluiten het plan af. Zeg eerst bij deze doelen hoe het is afgelopen: {}.")
def closing_settles_every_goal(evaluation: Any) -> bool | str:
    if evaluation.decision != Decision.CLOSE:
        return True
    return ", ".join(f"“{title}”" for title in evaluation.goals_left_open()) or True


def next_is_given(evaluation: Any, facts: dict[str, Any]) -> dict[str, str]:
    """Concluding asks for the next date, unless the plan is closed or another evaluation is planned already."""
    if evaluation.decision == Decision.CLOSE:
        return {}
    if day := facts.get("next_on"):
        return date_within_maximum(evaluation.case, day, "next_on", on=facts.get("on"))
    if _another_soon_enough(evaluation):
        return {}
    return {"next_on": "Kies wanneer jullie weer terugkijken."}


def new_date_fits(evaluation: Any, facts: dict[str, Any]) -> dict[str, str]:
    before = [row.due_on for row in _others(evaluation) if row.due_on <= facts["due_on"]]
    return date_within_maximum(evaluation.case, facts["due_on"], "due_on", after=max(before, default=None))


def _others(evaluation: Any) -> Any:
    return evaluation.plan.evaluations.filter(status__in=OPEN).exclude(pk=evaluation.pk)


def _another_soon_enough(evaluation: Any) -> bool:
    """One that is further away than the maximum does not stand in for the next one."""
    return any(not date_within_maximum(evaluation.case, row.due_on, "due_on") for row in _others(evaluation))


def was_held(evaluation: Any, facts: dict[str, Any]) -> dict[str, str]:
    held: date = facts["held_on"]
    return (
        {}
        if held <= timezone.localdate()
        else {"held_on": "Deze datum ligt in de toekomst. Vul in wanneer het gesprek was."}
    )


follow_the_decision = Consequence("follow_the_decision")
keep_next_date_in_step = Consequence("keep_next_date_in_step")


class EvaluationLifecycle(Machine):
    """Planned, held, concluded."""

    window_from: Any
    due_on: Any
    held_on: Any
    concluded_on: Any

    status = FSMField(
        "stand",
        choices=EvaluationStatus.choices,
        default=EvaluationStatus.PLANNED,
        protected=True,
        max_length=20,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        source=EvaluationStatus.PLANNED, target=EvaluationStatus.PLANNED, label="Verzetten", allowed=team_member,
        guards=[plan_is_in_force],
        needs={"due_on": "Kies een nieuwe datum.", "reason": "Schrijf waarom de evaluatie wordt verzet."},
        checks=[new_date_fits], effects=[keep_next_date_in_step],
    )  # fmt: skip
    def move(self, *, due_on: date, **facts: Any) -> None:
        self.window_from, self.due_on = min(self.window_from, due_on), due_on

    @step(
        source=EvaluationStatus.PLANNED, target=EvaluationStatus.HELD, label="Evaluatie starten", allowed=team_member,
        guards=[plan_is_in_force], needs={"held_on": "Vul in wanneer jullie samen terugkeken."}, checks=[was_held],
    )  # fmt: skip
    def hold(self, *, held_on: date, **facts: Any) -> None:
        self.held_on = held_on

    @step(
        source=EvaluationStatus.HELD, target=EvaluationStatus.CONCLUDED, label="Evaluatie afronden",
        allowed=coordinator,
        guards=[
            plan_is_in_force, every_open_goal_looked_at, says_what_worked, right_things_answered, has_decision,
            closing_settles_every_goal,
        ],
        checks=[next_is_given], effects=[follow_the_decision],
    )  # fmt: skip
    def conclude(self, **facts: Any) -> None:
        self.concluded_on = facts.get("on") or timezone.localdate()

    @step(
        source=EvaluationStatus.PLANNED, target=EvaluationStatus.CANCELLED, label="Laten vervallen",
        allowed=coordinator,
        guards=[another_is_planned], needs={"reason": "Schrijf waarom de evaluatie niet doorgaat."},
        effects=[keep_next_date_in_step],
    )  # fmt: skip
    def cancel(self, **facts: Any) -> None:
        """It is not held; the reason stays in the journal."""

    @step(
        source=EvaluationStatus.PLANNED, target=EvaluationStatus.CANCELLED, label="Vervalt met het plan",
        allowed=by_effect,
    )  # fmt: skip
    def lapse(self, **facts: Any) -> None:
        """The plan was replaced or closed."""

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
    return (
        evaluation.plan.status != "active"
        or evaluation.plan.evaluations.filter(status__in=OPEN).exclude(pk=evaluation.pk).exists()
    )


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
        return date_within_maximum(evaluation.case, day, "next_on")
    if evaluation.plan.evaluations.filter(status__in=OPEN).exclude(pk=evaluation.pk).exists():
        return {}
    return {"next_on": "Kies wanneer jullie weer terugkijken."}


def new_date_fits(evaluation: Any, facts: dict[str, Any]) -> dict[str, str]:
    return date_within_maximum(evaluation.case, facts["due_on"], "due_on")


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
        self.concluded_on = timezone.localdate()

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

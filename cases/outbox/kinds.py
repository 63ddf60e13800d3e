"""The table: which line of the journal is told outside, as what, and under which address of the API.

A line is known by its subject and by its step, or by the name its room gave it (`Told.what`); of a part that has an
address of its own, by what was done with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cases.outbox.codes import EventKind
from flow.gate import Told


@dataclass(frozen=True)
class Happened:
    """An event in the making: `row` decides who hears of it."""

    kind: EventKind
    case_id: Any
    subject_id: Any
    path: str
    row_type: str
    row_id: Any
    only_for_id: Any = None
    occasion: str | None = None


Make = Callable[[EventKind, Told], Happened]


def of_case(kind: EventKind, told: Told) -> Happened:
    """About the family as a whole; who hears of it sees the case, or the row that was written."""
    case, row = told.subject.case, told.which or told.subject.case
    family = case.family_id
    return Happened(kind, case.pk, family, f"gezinnen/{family}", row._meta.label_lower, row.pk)


def _of_document(collection: str) -> Make:
    def make(kind: EventKind, told: Told) -> Happened:
        row = told.subject
        return Happened(kind, row.case.pk, row.pk, f"{collection}/{row.pk}", row._meta.label_lower, row.pk)

    return make


def of_goal(kind: EventKind, told: Told) -> Happened:
    goal, plan = told.which, told.subject
    return Happened(kind, plan.case_id, goal.pk, f"doelen/{goal.pk}", goal._meta.label_lower, goal.pk)


of_analysis, of_plan, of_evaluation = map(_of_document, ("verklarende-analyses", "gezinsplannen", "evaluaties"))

ON_ANALYSIS: list[tuple[EventKind, Make]] = [(EventKind.ANALYSIS_CHANGED, of_analysis)]
ON_PLAN: list[tuple[EventKind, Make]] = [(EventKind.PLAN_CHANGED, of_plan)]
KINDS: dict[tuple[str, str], list[tuple[EventKind, Make]]] = {
    ("case", "registered"): [(EventKind.CASE_REGISTERED, of_case)],
    ("case", "activate"): [(EventKind.CASE_STARTED, of_case), (EventKind.REGIE_CHANGED, of_case)],
    ("case", "reopen"): [(EventKind.CASE_REOPENED, of_case), (EventKind.REGIE_CHANGED, of_case)],
    ("case", "decline"): [(EventKind.CASE_CLOSED, of_case)],
    ("case", "close"): [(EventKind.CASE_CLOSED, of_case)],
    ("case", "reassign"): [(EventKind.REGIE_CHANGED, of_case)],
    ("case", "regie_changed"): [(EventKind.REGIE_CHANGED, of_case)],
    ("handover", "accept"): [(EventKind.REGIE_CHANGED, of_case)],
    ("case", "team_changed"): [(EventKind.TEAM_CHANGED, of_case)],
    ("plan", "adopt"): [(EventKind.PLAN_ADOPTED, of_plan)],
    ("plan", "take_over"): [(EventKind.PLAN_ADOPTED, of_plan)],
    **dict.fromkeys((("plan", name) for name in ("propose", "take_back", "drop", "answered")), ON_PLAN),
    ("plan", "close"): [(EventKind.PLAN_CLOSED, of_plan)],
    ("plan", "goal_settled"): [(EventKind.GOAL_SETTLED, of_goal)],
    ("evaluation", "planned"): [(EventKind.EVALUATION_PLANNED, of_evaluation)],
    ("evaluation", "move"): [(EventKind.EVALUATION_PLANNED, of_evaluation)],
    ("evaluation", "cancel"): [(EventKind.EVALUATION_CANCELLED, of_evaluation)],
    ("evaluation", "lapse"): [(EventKind.EVALUATION_CANCELLED, of_evaluation)],
    ("evaluation", "conclude"): [(EventKind.EVALUATION_CONCLUDED, of_evaluation)],
    ("analysis", "share"): ON_ANALYSIS,
    ("analysis", "take_back"): ON_ANALYSIS,
    ("analysis", "finalise"): ON_ANALYSIS,
    ("analysis", "take_over"): ON_ANALYSIS,
    ("analysis", "drop"): ON_ANALYSIS,
    ("analysis", "answered"): ON_ANALYSIS,
}  # fmt: skip

PARTS: dict[tuple[str, str], tuple[EventKind, str]] = {
    ("cases.helpplacement", "create"): (EventKind.HELP_PLACED, "ingezette-hulp"),
    ("cases.helpplacement", "change"): (EventKind.HELP_CHANGED, "ingezette-hulp"),
    ("cases.signal", "create"): (EventKind.SIGNAL_GIVEN, "signalen"),
    ("cases.signal", "change"): (EventKind.SIGNAL_ANSWERED, "signalen"),
}


def _of_part(told: Told) -> list[Happened]:
    """What was taken out is not told: nobody sees that row any more, and who asks for it gets a 404."""
    label, key = told.touched
    if (label, told.doing) not in PARTS:
        return []
    kind, collection = PARTS[label, told.doing]
    return [Happened(kind, told.subject.case.pk, key, f"{collection}/{key}", label, key)]


def told_outside(told: Told) -> list[Happened]:
    """What this line of the journal tells outside; mostly nothing. A goal that is opened again has not ended."""
    made = KINDS.get((told.subject._meta.model_name, told.what), [])
    if told.what == "goal_settled" and told.which.settled_on is None:
        return []
    return [make(kind, told) for kind, make in made] + _of_part(told)

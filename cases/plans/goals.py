"""Goals among each other: their order, and which one is the most important."""

from typing import Any

from django.db.models import Max

from cases.access.records import open_document, write
from cases.plans.models import Goal, Plan
from flow.gate import Incomplete, all_or_nothing, record


def write_goal(goal: Goal, *, by: Any, many: dict[str, Any] | None = None, base_version: int | None = None) -> Goal:
    """Add or change a goal. A new one comes last; the first of a plan is the most important until somebody chooses."""
    with all_or_nothing():
        if goal._state.adding:
            open_document(goal.plan, by=by)
            goal.order = (goal.plan.goals.aggregate(last=Max("order"))["last"] or 0) + 1
            goal.is_most_important = not goal.plan.goals.filter(is_most_important=True).exists()
        return write(goal, by=by, many=many, base_version=base_version)


def choose_most_important(goal: Goal, *, by: Any) -> None:
    """This goal is the most important one now; the other one is no longer."""
    with all_or_nothing():
        plan: Plan = open_document(goal.plan, by=by)
        plan.goals.filter(is_most_important=True).exclude(pk=goal.pk).update(is_most_important=False)
        plan.goals.filter(pk=goal.pk).update(is_most_important=True)
        record(plan, "Belangrijkste doel gekozen", by=by)


def move(goal: Goal, *, up: bool, by: Any) -> None:
    """Change places with the neighbour above or below; nothing happens at the end of the row."""
    with all_or_nothing():
        plan: Plan = open_document(goal.plan, by=by)
        row = list(plan.goals.all())
        here = next(index for index, one in enumerate(row) if one.pk == goal.pk)
        there = here - 1 if up else here + 1
        if not 0 <= there < len(row):
            return
        row[here], row[there] = row[there], row[here]
        _in_order(plan, row, by)


def arrange(plan: Plan, *, goals: list[Goal], by: Any) -> Plan:
    """Put all goals of the plan in this order."""
    with all_or_nothing():
        locked: Plan = open_document(plan, by=by)
        row = {goal.pk: goal for goal in locked.goals.all()}
        if sorted(row) != sorted(goal.pk for goal in goals):
            raise Incomplete({"goals": "Noem elk doel van het plan één keer."})
        _in_order(locked, [row[goal.pk] for goal in goals], by)
    return locked


def _in_order(plan: Plan, row: list[Goal], by: Any) -> None:
    for number, one in enumerate(row, start=1):
        one.order = number
    Goal.objects.bulk_update(row, ["order"])
    record(plan, "Volgorde van de doelen aangepast", by=by)

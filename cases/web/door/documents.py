"""What the family's pages fetch of a plan and of the moments to look back, as far as this reader may see it."""

from typing import Any

from cases.access.parts import CasePart
from cases.access.reach import seen
from cases.evaluations.models import Evaluation
from cases.plans.models import Agreement, Goal, GoalScale, Plan
from cases.web.door.frame import Visit


def plan_of(visit: Visit) -> Plan | None:
    """The plan in force; otherwise the newest that was laid before the family."""
    plans = list(Plan.objects.visible_to(visit.user).filter(case=visit.case).order_by("-number"))
    return next((one for one in plans if one.status == "active"), plans[0] if plans else None)


def wish_of(visit: Visit, plan: Plan | None) -> str:
    """The wish on top of the plan, for who reads about the whole family. Of parents who live apart it may be the words
    of the other one."""
    return plan.wish if plan and visit.reading.whole(CasePart.PLAN) and not visit.reading.apart else ""


def goals_of(visit: Visit, plan: Plan | None) -> list[Goal]:
    """With `own_scale`: what the reader themselves said, in a list of one or none."""
    if plan is None:
        return []
    rows = Goal.objects.visible_to(visit.user).filter(plan=plan).select_related("imposed_by")
    goals: list[Any] = list(rows.prefetch_related(seen("scales", GoalScale, visit.user, to_attr="shown_scales")))
    for goal in goals:
        goal.own_scale = [one for one in goal.shown_scales if one.person_id == visit.person.pk]
    return goals


def open_goals_of(visit: Visit, plan: Plan | None) -> list[Goal]:
    return [goal for goal in goals_of(visit, plan) if goal.status == "open"]


def agreements_of(visit: Visit, plan: Plan | None, *, settled: bool = False) -> list[dict[str, Any]]:
    """Open agreements, earliest first, or those that are settled: with who does it, whether that is the reader, and
    whether they may say that it is done."""
    if plan is None:
        return []
    rows = Agreement.objects.visible_to(visit.user).filter(plan=plan)
    rows = rows.exclude(status__in=["open", "bezig"]) if settled else rows.open()
    rows = rows.select_related("person", "professional", "organisation", "contact__person").order_by("due_on", "pk")
    made = [{"row": row, "own": row.person_id == visit.person.pk} for row in rows]
    return [{**one, "may_tick": one["own"] and plan.status == "active"} for one in made]


def next_evaluation(visit: Visit) -> Evaluation | None:
    rows: Any = Evaluation.objects.visible_to(visit.user).open().filter(case=visit.case, plan__status="active")
    return rows.order_by("due_on").first()

"""The plan: what the family works towards as Goal, and each version of the plan as CarePlan with who does what."""

from collections.abc import Iterator
from typing import Any

from cases.exporting.fhir.codes import (
    ACHIEVEMENT,
    AGREEMENT_STATUS,
    GOAL_ACHIEVEMENT,
    GOAL_PRIORITY,
    GOAL_STATUS,
    PLAN_STATUS,
)
from cases.exporting.fhir.elements import Json, coded, period, refer
from cases.exporting.fhir.people import related_key
from cases.exporting.fhir.rows import Rows
from cases.plans.codes import AgreementStatus, GoalStatus
from cases.plans.lifecycle import IN_THE_MAKING, PlanStatus
from cases.plans.models import Agreement, Goal, Plan


def goals(rows: Rows) -> Iterator[Json]:
    for plan in rows.plans:
        for goal in plan.goals.all():
            yield _goal(rows, plan, goal)


def _goal(rows: Rows, plan: Plan, goal: Goal) -> Json:
    status = GoalStatus(goal.status)
    proposed = plan.status in IN_THE_MAKING and status == GoalStatus.OPEN
    achieved = {"text": status.label}
    if status in ACHIEVEMENT:
        achieved = coded(GOAL_ACHIEVEMENT, ACHIEVEMENT[status], status.label)
    notes = (("In eigen woorden", goal.own_words), ("Wat zit in de weg", goal.obstacle),
             ("Wie of wat helpt", goal.support), ("Hoe is het afgelopen", goal.outcome))  # fmt: skip
    return {
        "resourceType": "Goal", "id": str(goal.pk), "lifecycleStatus": "proposed" if proposed else GOAL_STATUS[status],
        "achievementStatus": achieved if status in ACHIEVEMENT or status == GoalStatus.PARTLY else None,
        "category": [{"text": "opgelegd doel"}] if goal.is_imposed else [],
        "priority": coded(GOAL_PRIORITY, "high-priority", "belangrijkste doel") if goal.is_most_important else None,
        "description": {"text": goal.title}, "subject": _subject(rows, goal),
        "startDate": str(plan.adopted_on or ""), "target": _targets(goal), "statusDate": str(goal.settled_on or ""),
        "note": [{"text": f"{label}: {text}"} for label, text in notes if text.strip()],
    }  # fmt: skip


def _subject(rows: Rows, goal: Goal) -> Json:
    """Of one person when it is of one person with a file, otherwise of the family."""
    whose = [one for one in goal.of_people.all()]
    if len(whose) == 1 and whose[0].pk in rows.patients:
        return refer(whose[0].pk, rows.patients[whose[0].pk].full_name)
    return refer(rows.case.family_id, str(rows.case.family))


def _targets(goal: Goal) -> list[Json]:
    """What is different then, and per person the number they wish for."""
    found: list[Json] = []
    if goal.desired.strip():
        found.append({"measure": {"text": "wat is er dan anders"}, "detailString": goal.desired})
    for scale in goal.scales.all():
        who = scale.person or scale.professional
        text = f"cijfer van 0 tot en met 10 volgens {who}, nu {scale.now}"
        found.append({"measure": {"text": text}, "detailInteger": scale.wished})
    return found


def care_plans(rows: Rows) -> Iterator[Json]:
    there = {plan.pk for plan in rows.plans}
    for plan in rows.plans:
        agreed = [one for one in rows.agreements if one.plan_id == plan.pk]
        coming = [_evaluation(plan)] if plan.next_evaluation_on else []
        yield {
            "resourceType": "CarePlan", "id": str(plan.pk), "status": PLAN_STATUS[PlanStatus(plan.status)],
            "intent": "plan", "category": [{"text": "gezinsplan"}], "title": f"Gezinsplan, versie {plan.number}",
            "description": plan.wish, "subject": refer(rows.case.family_id, str(rows.case.family)),
            "period": period(plan.adopted_on, plan.ended_on), "careTeam": [refer(rows.case.pk)],
            "replaces": [refer(plan.previous_id)] if plan.previous_id in there else [],
            "goal": [refer(goal.pk, goal.title) for goal in plan.goals.all()],
            "activity": [*(_activity(rows, one) for one in agreed), *coming],
        }  # fmt: skip


def _evaluation(plan: Plan) -> Json:
    when = period(None, plan.next_evaluation_on)
    return {"detail": {"status": "scheduled", "scheduledPeriod": when, "description": "Evaluatie van het gezinsplan"}}


def _activity(rows: Rows, one: Agreement) -> Json:
    what = f"{one.what} (met {one.with_whom})" if one.with_whom else one.what
    when: dict[str, Any] = {"scheduledPeriod": period(None, one.due_on)}
    if one.repeats:
        until = f" tot en met {one.until}" if one.until else ""
        when = {"scheduledString": f"{one.repeats}, vanaf {one.due_on}{until}"}
    return {
        "detail": {
            "status": AGREEMENT_STATUS[AgreementStatus(one.status)], "description": what, **when,
            "goal": [refer(goal.pk, goal.title) for goal in one.goals.all()], "performer": [_performer(rows, one)],
        }
    }  # fmt: skip


def _performer(rows: Rows, one: Agreement) -> Json:
    """Who does it. Somebody who stands nowhere else in the bundle is named and not referred to."""
    if one.professional_id:
        return refer(one.professional_id, one.who)
    if one.organisation_id:
        return refer(one.organisation_id, one.who)
    if one.person_id in rows.patients:
        return refer(one.person_id, one.who)
    contact = one.contact
    if contact and not contact.person_id and contact.pk in {row.pk for row in rows.contacts}:
        near = contact.near_id or next(iter(rows.patients), None)
        if near in rows.patients:
            return refer(related_key(contact, near), one.who)
    return {"display": one.who}

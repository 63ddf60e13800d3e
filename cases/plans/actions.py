"""What people do in this room: begin a plan or a next version, answer, and say how goals and agreements go."""

from datetime import date
from typing import Any

from django.utils import timezone

from cases.access.records import only_team, open_document
from cases.analysis.actions import give_answer
from cases.analysis.lifecycle import rest_the_plan_on_it
from cases.door.models.ways import comes_as
from cases.families.lifecycle import end_everything_that_runs
from cases.families.models import Case
from cases.plans.codes import AgreementStatus, GoalStatus
from cases.plans.coverage import Origins
from cases.plans.lifecycle import IN_THE_MAKING, PlanStatus, date_within_maximum, rest_on_the_newest_analysis
from cases.plans.models import Agreement, Goal, GoalScale, NeededHelp, OwnStrength, Plan, PlanResponse
from flow.gate import Incomplete, NotPossible, all_or_nothing, follow, hold, record


def begin(*, case: Case, by: Any) -> Plan:
    """Begin the plan, or the next version beside the one in force. Open goals and agreements come along."""
    with all_or_nothing():
        open_document(case, by=by)
        if case.plans.in_the_making().exists():
            raise NotPossible("Er is al een plan in de maak. Schrijf daarin verder.")
        last = case.plans.order_by("-number").first()
        in_force = case.plans.in_force().first()
        plan = Plan(
            case=case, number=(last.number if last else 0) + 1, previous=in_force,
            analysis=in_force.analysis if in_force else None, added_by=by, changed_by=by,
        )  # fmt: skip
        for name in _CARRIED if in_force else ():
            setattr(plan, name, getattr(in_force, name))
        plan.save(force_insert=True)
        if in_force:
            _carry_over(in_force, plan, by)
        rest_on_newest(plan)
        record(plan, "Nieuwe versie van het plan begonnen" if in_force else "Plan begonnen", by=by)
    return plan


def take_over(plan: Plan, *, on: date, evaluate_on: date, by: Any) -> Plan:
    """An earlier plan that came into force before the case came here: it stands as it was agreed then."""
    with all_or_nothing():
        locked = open_document(plan, by=by)
        if locked.case.status != "active":
            raise NotPossible("De zaak is nog niet actief. Start de zaak eerst.")
        if locked.follows_another() or not locked.goals.exists():
            raise NotPossible("Alleen het eerste plan, met zijn doelen, kan worden overgenomen.")
        if wrong := date_within_maximum(locked.case, evaluate_on, "evaluate_on", on=on):
            raise Incomplete(wrong)
        return follow(locked, "take_over", by=by, on=on, evaluate_on=evaluate_on)


_CARRIED = (
    "wish", "wish_by", "many_goals_reason", "family_plan_offered_on", "family_plan_answer", "family_plan_skip_ground",
    "no_family_plan_on",
)  # fmt: skip


def rest_on_newest(plan: Plan) -> bool:
    """A plan that is being written rests on the newest analysis the family was given to read, never on one that is
    still being written: its factors may yet go. Goals that address a factor of an earlier analysis address the same
    factor of this one; one that this analysis left out is no longer addressed. Says whether anything changed."""
    analysis = plan.case.analyses.newest_shared()
    if analysis is None or analysis.pk == plan.analysis_id:
        return False
    plan.analysis = analysis
    plan.save(update_fields=["analysis"])
    origins = Origins(plan.case)
    here = {origins.of(factor.pk): factor for factor in analysis.factors.all()}
    for goal in plan.goals.prefetch_related("factors"):
        known = {origins.of(factor.pk) for factor in goal.factors.all()}
        goal.factors.set(factor for origin, factor in here.items() if origin in known)
    return True


@rest_the_plan_on_it.also
def rest_plan_on_shared_analysis(analysis: Any, *, by: Any, **facts: Any) -> None:
    """A plan that was begun before its analysis could be read rests on it from now on. One that lies before the family
    stays as they got it."""
    for plan in analysis.case.plans.filter(status=PlanStatus.DRAFT):
        _rest_again(plan, by)


@rest_on_the_newest_analysis.also
def rest_plan_taken_back(plan: Plan, *, by: Any, **facts: Any) -> None:
    """An analysis may have been shared while the plan lay before the family."""
    _rest_again(plan, by)


def _rest_again(plan: Plan, by: Any) -> None:
    if rest_on_newest(plan):
        record(plan, f"Het plan steunt nu op de {plan.analysis}", by=by)


def _carry_over(old: Plan, new: Plan, by: Any) -> None:
    copies: dict[Any, Goal] = {}
    for goal in old.open_goals():
        copy = _copied(goal, by, plan=new, continues=goal)
        copy.of_people.set(goal.of_people.all())
        copy.factors.set(goal.factors.all())
        copies[goal.pk] = copy
        for model in (GoalScale, OwnStrength, NeededHelp):
            for row in model.objects.filter(goal=goal):
                _copied(row, by, goal=copy)
    for agreement in old.agreements.open():
        copy = _copied(agreement, by, plan=new)
        copy.goals.set(copies[goal.pk] for goal in agreement.goals.all() if goal.pk in copies)


def _copied(row: Any, by: Any, **other: Any) -> Any:
    """The same row again, as a new one of the new version."""
    keep = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    for name in ("id", "added_at", "version", "changed_at"):
        del keep[name]
    copy = type(row)(**keep)
    for name, value in {**other, "added_by": by, "changed_by": by}.items():
        setattr(copy, name, value)
    copy.save(force_insert=True)
    return copy


def respond(*, plan: Plan, by: Any, **answer: Any) -> PlanResponse:
    """Keep somebody's answer on the plan as it lies now."""
    return give_answer(PlanResponse(plan=plan), plan, by=by, **answer)


def settle_goal(goal: Goal, *, status: str, outcome: str, by: Any, on: date | None = None) -> Goal:
    """Say how a goal of the plan in force ended, or open it again."""
    if status != GoalStatus.OPEN and not outcome.strip():
        raise Incomplete({"outcome": "Schrijf hoe het is afgelopen, en wat maakte dat het zo ging."})
    with all_or_nothing():
        plan = _living_plan(goal.plan, by)
        goal.status, goal.outcome = status, outcome
        goal.settled_on = None if status == GoalStatus.OPEN else on or timezone.localdate()
        goal.save(update_fields=["status", "outcome", "settled_on"])
        record(plan, f"Doel {goal.get_status_display()}", by=by, happened_on=goal.settled_on, what="goal_settled",
               which=goal)  # fmt: skip
    return goal


def settle_agreement(agreement: Agreement, *, status: str, by: Any, on: date | None = None) -> Agreement:
    """Say how an agreement is going: the team of any, somebody of the family of what they do themselves."""
    with all_or_nothing():
        plan = _living_plan(agreement.plan, by, carried_by=agreement.person_id)
        agreement.status = status
        ended = status in (AgreementStatus.DONE, AgreementStatus.LAPSED)
        agreement.settled_on = (on or timezone.localdate()) if ended else None
        agreement.save(update_fields=["status", "settled_on"])
        record(plan, f"Afspraak {agreement.get_status_display()}", by=by, happened_on=agreement.settled_on)
    return agreement


def _living_plan(plan: Plan, by: Any, carried_by: Any = None) -> Plan:
    """The plan, locked, while it counts or is being made: goals and agreements go on whatever people answer.
    `carried_by`: the key of who of the family may do this beside the team, once the plan counts."""
    hold(plan)
    locked = Plan.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=plan.pk)
    themselves = carried_by is not None and comes_as(by) == carried_by
    if not themselves:
        only_team(locked, by=by)
    elif locked.status in IN_THE_MAKING:
        raise NotPossible("Dit plan is nog niet klaar. Je kunt nog niets afvinken.")
    if locked.status not in (PlanStatus.ACTIVE, *IN_THE_MAKING):
        raise NotPossible("Dit plan is niet meer geldig. Kijk bij de nieuwste versie.")
    return locked


@end_everything_that_runs.also
def end_plan_with_case(case: Case, *, by: Any, event: Any, **facts: Any) -> None:
    """Closing a case closes its plan, and puts away a version in the making."""
    for plan in case.plans.in_the_making():
        follow(plan, "put_away", by=by)
    for plan in case.plans.in_force():
        follow(plan, "close", by=by, on=event.happened_on)

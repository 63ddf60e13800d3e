"""Plan an evaluation, and what follows when one is moved, concluded or cancelled."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max, Min, QuerySet
from django.utils import timezone

from cases.access.predicates import team_member
from cases.access.usual import in_case
from cases.analysis.codes import Trigger
from cases.analysis.models import respondents
from cases.evaluations.codes import Decision
from cases.evaluations.lifecycle import OPEN, EvaluationStatus, follow_the_decision, keep_next_date_in_step
from cases.evaluations.models import Evaluation, GoalScore
from cases.families.models import Case
from cases.plans.actions import settle_goal
from cases.plans.codes import GoalStatus
from cases.plans.lifecycle import date_within_maximum, end_evaluations, plan_first_evaluation
from cases.plans.models import Goal, Plan
from cases.sharing.models import team_of
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, follow, hold, record

WINDOW = timedelta(days=14)  # an evaluation may be held this long before its last day


def plan_evaluation(
    *,
    case: Case,
    trigger: str,
    due_on: date,
    by: Any,
    window_from: date | None = None,
    why: str = "",
    how: str = "",
    many: dict[str, Any] | None = None,
    on: date | None = None,
    of: Plan | None = None,
) -> Evaluation:
    """Plan one more moment to look back, for one of the five reasons, between `window_from` and `due_on`.

    `on` is the day on which it was agreed, when it is written down later. The maximum counts from the evaluation that
    comes before it: only the next one must come within it. `of`: the version that whoever plans it has before them.
    """
    with all_or_nothing():
        hold(case)
        plan = _plan_in_force(case, of, by)
        if trigger not in Trigger.values:
            raise Incomplete({"trigger": "Kies waarom jullie terugkijken."})
        before = plan.evaluations.filter(status__in=OPEN, due_on__lte=due_on).aggregate(day=Max("due_on"))["day"]
        if wrong := date_within_maximum(case, due_on, "due_on", on=on, after=before):
            raise Incomplete(wrong)
        if window_from and window_from > due_on:
            raise Incomplete({"window_from": "De periode begint na de laatste dag. Kies een eerdere dag."})
        evaluation = _planned(plan, due_on, window_from, on=on, trigger=trigger, why=why, how=how, by=by)
        for name, rows in (many or {}).items():
            getattr(evaluation, name).set(rows)
        record(evaluation, "Evaluatie gepland", by=by, what="planned")
        _keep_in_step(plan)
    return evaluation


def _plan_in_force(case: Case, of: Plan | None, by: Any) -> Plan:
    plan: Plan | None = Plan.objects.visible_to(by).in_force().filter(case=case).first()
    if plan is None:
        raise NotPossible("Er is nog geen vastgesteld plan om op terug te kijken.")
    if of is not None and of.pk != plan.pk:
        raise NotPossible("Deze versie van het plan geldt niet. Plan de evaluatie bij het plan dat nu geldt.")
    if not team_member(plan, by):
        raise NotAllowed("U kunt hier meelezen, maar niet schrijven.")
    return plan


def _planned(
    plan: Plan, due_on: date, window_from: date | None = None, *, by: Any, on: date | None = None, **text: str
) -> Evaluation:
    """Until somebody chooses otherwise, whom the case is about, whoever answers on the plan, and the team take part."""
    evaluation = Evaluation(
        case=plan.case, plan=plan, due_on=due_on, added_by=by, changed_by=by, **text,
        window_from=window_from or max(due_on - WINDOW, min(due_on, on or timezone.localdate())),
    )  # fmt: skip
    evaluation.save(force_insert=True)
    people = {row.person for row in plan.case.trajectories.select_related("person")}
    evaluation.people.set(people | {one.person for one in respondents(plan) if one.person})
    evaluation.professionals.set(team_of(plan.case))
    return evaluation


def _keep_in_step(plan: Plan) -> None:
    """A plan in force carries the date of its earliest open evaluation; the database refuses it without."""
    earliest = plan.evaluations.filter(status__in=OPEN).aggregate(day=Min("due_on"))["day"]
    Plan.objects.in_force().filter(pk=plan.pk).update(next_evaluation_on=earliest)


@plan_first_evaluation.also
def first_evaluation(plan: Plan, *, by: Any, evaluate_on: date, on: date | None = None, **facts: Any) -> None:
    """Adopting a plan plans its first evaluation."""
    record(_planned(plan, evaluate_on, by=by, on=on), "Evaluatie gepland", by=by, what="planned")
    _keep_in_step(plan)


@end_evaluations.also
def lapse_open_evaluations(plan: Plan, *, by: Any, **facts: Any) -> None:
    """Evaluations of a plan that is replaced or closed lapse."""
    for evaluation in plan.evaluations.filter(status__in=OPEN):
        follow(evaluation, "lapse", by=by)


@keep_next_date_in_step.also
def after_move_or_cancel(evaluation: Evaluation, **facts: Any) -> None:
    _keep_in_step(evaluation.plan)


@follow_the_decision.also
def after_conclusion(
    evaluation: Evaluation, *, by: Any, next_on: date | None = None, on: date | None = None, **facts: Any
) -> None:
    """Goals get the state the review gave them; then the plan closes, or the next evaluation stands."""
    for review in evaluation.reviews.exclude(result=GoalStatus.OPEN).select_related("goal"):
        settle_goal(review.goal, status=review.result, outcome=review.words, by=by, on=evaluation.held_on)
    if evaluation.decision == Decision.CLOSE:
        follow(evaluation.plan, "close", by=by, on=on)
        return
    if next_on:
        record(_planned(evaluation.plan, next_on, by=by, on=on), "Evaluatie gepland", by=by, what="planned")
    _keep_in_step(evaluation.plan)


def previous_scores(evaluation: Evaluation, user: Any) -> dict[Any, list[GoalScore]]:
    """Scores of the last concluded evaluation before this one, per present goal; see `_by_goal`."""
    plan, before = evaluation.plan, _concluded(evaluation.case_id).exclude(pk=evaluation.pk)
    if evaluation.held_on:
        before = before.filter(held_on__lte=evaluation.held_on)
    if evaluation.concluded_on:
        before = before.filter(added_at__lt=evaluation.added_at)
    return _by_goal(plan, list(_of_last(GoalScore.objects.visible_in(plan.case, user), before)))


def latest_scores(plan: Plan, user: Any) -> dict[Any, list[GoalScore]]:
    """Scores of the last concluded evaluation per goal of this plan."""
    return _by_goal(plan, in_case(GoalScore, plan.case, user, _latest, where=plan.case_id))


def _latest(scores: QuerySet[GoalScore], where: UUID) -> QuerySet[GoalScore]:
    return _of_last(scores, _concluded(where))


def _of_last(scores: QuerySet[GoalScore], evaluations: QuerySet[Evaluation]) -> QuerySet[GoalScore]:
    last = evaluations.order_by("-held_on", "-added_at").values("pk")[:1]
    return scores.filter(evaluation=last).select_related("person", "professional", "evaluation")


def _concluded(case: UUID) -> QuerySet[Evaluation]:
    return Evaluation.objects.filter(case=case, status=EvaluationStatus.CONCLUDED)


def _by_goal(plan: Plan, scores: list[GoalScore]) -> dict[Any, list[GoalScore]]:
    """A goal of a new version is followed back along `continues`. One query when there are scores."""
    found: dict[Any, list[GoalScore]] = {}
    now = _goals_back(plan) if scores else {}
    for score in scores:
        if score.goal_id in now:
            found.setdefault(now[score.goal_id], []).append(score)
    return found


def _goals_back(plan: Plan) -> dict[Any, Any]:
    """For every goal of an earlier version that a goal of this plan continues: which one it is now. One query."""
    rows = list(Goal.objects.filter(plan__case=plan.case_id).values_list("pk", "plan_id", "continues_id"))
    continues = {pk: older for pk, _, older in rows}
    found = {}
    for pk in (pk for pk, plan_id, _ in rows if plan_id == plan.pk):
        line: Any = pk
        while line is not None:
            found[line] = pk
            line = continues.get(line)
    return found

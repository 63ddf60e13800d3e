"""What people can try on one family, right or wrong: each move looks at how things stand and gives a call to make.

Looking and calling are apart, so that two people can look first and then call at the same moment.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from cases.access.records import write
from cases.analysis import actions as analyses
from cases.analysis.models import Analysis, AnalysisText, Factor, Statement
from cases.evaluations import actions as evaluations
from cases.evaluations.models import Evaluation, GoalScore
from cases.families import actions as families
from cases.families.models import Case, Handover
from cases.plans import actions as plans
from cases.plans.models import Goal, Plan
from cases.sharing import actions as sharing
from cases.sharing.models import Participation, TeamMember
from tests import walks
from tests.walks import today

Call = Callable[[], Any]
MOVES: dict[str, Callable[[Case, Any], Call | None]] = {}


def move(look: Callable[[Case, Any], Call | None]) -> Callable[[Case, Any], Call | None]:
    MOVES[look.__name__] = look
    return look


def newest(model: Any, case: Case, *first: str) -> Any:
    """The newest in one of these states, or else the newest at all: wrong states are tried too."""
    rows = model.objects.filter(case=case).order_by("-added_at")
    return rows.filter(status__in=first).first() or rows.first()


@move
def begin_analysis(case: Case, by: Any) -> Call:
    return lambda: analyses.begin(case=case, by=by)


@move
def follow_up(case: Case, by: Any) -> Call | None:
    final = newest(Analysis, case, "final")
    return final and (lambda: analyses.follow_up(previous=final, triggers=["nieuwe_vraag"], by=by))


@move
def write_analysis(case: Case, by: Any) -> Call | None:
    analysis = newest(Analysis, case, "draft")

    def fill() -> None:
        walks.write_headings(analysis, by)
        luka = case.family.people.get(first_name="Luka")
        write(Statement(analysis=analysis, voice="jeugdige", person=luka, kind="beleving", text="Vol.",
                        said_on=today()), by=by)  # fmt: skip
        for factor in analysis.factors.filter(confirmed_on=None):
            analyses.confirm_factor(factor, why="Nog steeds.", by=by)
        if analysis.previous_id is None:
            write(Factor(analysis=analysis, title="Somber", kind="instandhoudend", locus="kind"), by=by)

    return analysis and fill


@move
def write_one_text(case: Case, by: Any) -> Call | None:
    """Both writers start from the version they saw."""
    text = AnalysisText.objects.filter(analysis__case=case, key="question").order_by("-added_at").first()
    if not text:
        return None
    text.text, seen = f"{by} schrijft.", text.version
    return lambda: write(text, by=by, base_version=seen)


@move
def begin_plan(case: Case, by: Any) -> Call:
    return lambda: plans.begin(case=case, by=by)


@move
def write_plan(case: Case, by: Any) -> Call | None:
    plan = newest(Plan, case, "draft")

    def fill() -> None:
        plan.wish, plan.family_plan_answer, plan.family_plan_skip_ground = "Rust.", "niet_gewenst", "a"
        plan.family_plan_offered_on = plan.no_family_plan_on = today()
        write(plan, by=by)
        if not plan.goals.exists():
            goal = Goal(plan=plan, title="Rust", desired="Slapen.", is_most_important=True)
            write(goal, by=by, many={"of_people": case.family.people.all()[:1]})

    return plan and fill


@move
def answer(case: Case, by: Any) -> Call | None:
    """Everybody who has not answered what lies before them."""
    analysis, plan = newest(Analysis, case, "shared"), newest(Plan, case, "proposed")

    def all_answer() -> None:
        if analysis and analysis.status == "shared":
            walks.everybody_answers(_writer(by), analysis, lambda **a: analyses.respond(analysis=analysis, **a))
        if plan and plan.status == "proposed":
            walks.everybody_answers(_writer(by), plan, lambda **a: plans.respond(plan=plan, **a))

    return all_answer


def _writer(by: Any) -> Any:
    """Whoever writes the family's answers down, in the shape that walks ask for."""
    return type("Writer", (), {"marit": by})


@move
def plan_evaluation(case: Case, by: Any) -> Call:
    due = today() + timedelta(days=20)
    return lambda: evaluations.plan_evaluation(case=case, trigger="stagnatie", due_on=due, by=by)


@move
def write_evaluation(case: Case, by: Any) -> Call | None:
    evaluation = newest(Evaluation, case, "held")

    def fill() -> None:
        evaluation.what_worked, evaluation.still_right, evaluation.decision = "Praten.", "ja", "voortzetten"
        write(evaluation, by=by)
        for goal in evaluation.plan.open_goals().exclude(scores__evaluation=evaluation):
            write(GoalScore(evaluation=evaluation, goal=goal, professional=by, score=6), by=by)

    return evaluation and fill


@move
def decide_to_close(case: Case, by: Any) -> Call | None:
    evaluation = newest(Evaluation, case, "held")
    if evaluation:
        evaluation.decision = "afsluiten"
    return evaluation and (lambda: write(evaluation, by=by))


@move
def settle_goals(case: Case, by: Any) -> Call | None:
    plan = newest(Plan, case, "active")
    return plan and (
        lambda: [plans.settle_goal(g, status="behaald", outcome="Rust.", by=by) for g in plan.open_goals()]
    )


@move
def offer_regie(case: Case, by: Any) -> Call | None:
    """To somebody else who is on the team, or was."""
    rows = TeamMember.objects.filter(participation__case=case).exclude(user=case.coordinator)
    member = rows.order_by("-participation__leads", "user__email").first()
    return member and (lambda: families.offer_handover(case=case, to_user=member.user, note="Alles.", by=by))


@move
def leave_the_team(case: Case, by: Any) -> Call | None:
    member = TeamMember.objects.filter(participation__case=case, user=by, ends_on=None).first()
    return member and (lambda: sharing.end_membership(member, on=today(), by=by))


@move
def join_the_team(case: Case, by: Any) -> Call | None:
    there = Participation.objects.filter(case=case, ends_on=None, organisation__in=by.organisation_ids).first()
    return there and (lambda: sharing.add_member(participation=there, user=by, by=case.added_by))


def step(model: Any, name: str, *first: str, **facts: Any) -> None:
    """A move that takes this step; facts that are functions are asked for when the call is made."""

    def look(case: Case, by: Any) -> Call | None:
        subject: Any = case if model is Case else newest(model, case, *first)
        given = {key: value(by) if callable(value) else value for key, value in facts.items()}
        return subject and (lambda: walks.go(subject, name, by, **given))

    MOVES[f"{model.__name__.lower()}.{name}"] = look


def in_days(days: int) -> Callable[[Any], Any]:
    return lambda by: today() + timedelta(days=days)


WHY = {"reason": "Zo spraken we het af."}
step(Case, "close", close_reason="01", end_report="Klaar.", aftercare="Bel ons.")
step(Case, "reopen", coordinator=lambda by: by, **WHY)
step(Handover, "record_talk", "offered", talked_on=in_days(0), family_view="Goed.")
step(Handover, "accept", "discussed")
step(Handover, "decline", "offered", "discussed", **WHY)
step(Handover, "withdraw", "offered", "discussed", **WHY)
step(Analysis, "share", "draft")
step(Analysis, "take_back", "shared", **WHY)
step(Analysis, "finalise", "shared")
step(Analysis, "drop", "draft", **WHY)
step(Plan, "propose", "draft")
step(Plan, "take_back", "proposed", **WHY)
step(Plan, "adopt", "proposed", evaluate_on=in_days(40))
step(Plan, "drop", "proposed", **WHY)
step(Evaluation, "move", "planned", due_on=in_days(30), **WHY)
step(Evaluation, "hold", "planned", held_on=in_days(0))
step(Evaluation, "conclude", "held", next_on=in_days(60))
step(Evaluation, "cancel", "planned", **WHY)


@move
def cancel_the_oldest(case: Case, by: Any) -> Call | None:
    """Beside `evaluation.cancel`, which takes the newest."""
    rows = Evaluation.objects.filter(case=case, status="planned").order_by("added_at")
    oldest = rows.first()
    return oldest and (lambda: walks.go(oldest, "cancel", by, **WHY))


# Roads to where several people meet; each move by the coordinator.
ROADS = {
    "an analysis begun": ["begin_analysis"],
    "another evaluation": ["plan_evaluation"],
    "a plan that can be adopted": ["begin_plan", "write_plan", "plan.propose", "answer"],
    "a plan in force": ["begin_plan", "write_plan", "plan.propose", "answer", "plan.adopt"],
    "an analysis that can be finalised": ["begin_analysis", "write_analysis", "analysis.share", "answer"],
    "a final analysis": ["begin_analysis", "write_analysis", "analysis.share", "answer", "analysis.finalise"],
    "an evaluation that can be concluded": ["evaluation.hold", "write_evaluation"],
    "a closed case": ["evaluation.hold", "write_evaluation", "evaluation.conclude", "settle_goals", "case.close"],
    "a handover that can be accepted": ["offer_regie", "handover.record_talk"],
}

"""The evaluations of a family: what is planned, late or done, one evaluation to read, and its paper."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from cases.access.log.codes import Shown
from cases.access.predicates import coordinator, team_member
from cases.access.withheld import withhold
from cases.evaluations.actions import previous_scores
from cases.evaluations.filling import rater
from cases.evaluations.lifecycle import OPEN, EvaluationStatus
from cases.evaluations.models import Evaluation, GoalReview, GoalScore
from cases.plans.models import Goal, GoalScale
from cases.web.frame import case_or_404, due_in_words, family_page, get_or_404, sees_all
from cases.web.plan_cards import GOAL_BADGES, Voices
from cases.web.routes import IN_CASE, page, prints, reads
from cases.web.signals import signals_of
from cases.web.steps import buttons
from cases.web.timeline import title_of
from flow.models import Event
from network.terms import explained, term

BADGES = {
    EvaluationStatus.PLANNED: "neutral", EvaluationStatus.HELD: "busy", EvaluationStatus.CONCLUDED: "ok",
    EvaluationStatus.CANCELLED: "neutral",
}  # fmt: skip
STEP_HELP = {
    "hold": "Zeg wanneer jullie samen terugkeken. Daarna vult u in hoe het ging.",
    "conclude": "Daarna staat vast wat jullie zeiden en besloten.",
    "move": "Met de reden erbij.",
    "cancel": "Alleen als er een andere evaluatie gepland staat.",
}


def evaluations(request: HttpRequest, case: str) -> HttpResponse:
    found = case_or_404(request, case, "evaluations")
    mine = Evaluation.objects.visible_to(request.user).filter(case=found).select_related("plan")
    rows = [row_of(withhold(one, found, request.user)) for one in mine.order_by("due_on", "added_at")]
    whole = sees_all(found, "evaluations", request.user)
    plan = found.plans.in_force().first() if whole else None
    member = team_member(found, request.user)
    context = family_page(
        request, found, "evaluations", open_rows=[row for row in rows if row["is_open"]],
        done_rows=[row for row in reversed(rows) if not row["is_open"]], plan=plan,
        may_plan=bool(plan and member), whole=whole, signals=signals_of(found, request.user),
        may_signal=member and not coordinator(found, request.user) and not found.closed_for_edits(),
        most=term("evaluation_max_days", found.municipality_id),
        source=explained("evaluation_max_days"),
    )  # fmt: skip
    return render(request, "cases/evaluations.html", context)


def row_of(evaluation: Evaluation) -> dict[str, Any]:
    """A line of the list; due and late are computed from the date and said in words."""
    label, badge = evaluation.status_label, BADGES[EvaluationStatus(evaluation.status)]
    words, state = "", ""
    if evaluation.status == EvaluationStatus.PLANNED:
        words, state = due_in_words(evaluation.due_on)
        if state == "late":
            label, badge = "Te laat", "late"
        elif evaluation.window_from <= timezone.localdate():
            label, badge = "Nu aan de beurt", "soon"
    if evaluation.status == EvaluationStatus.HELD:
        label, badge = "Gehouden, nog afronden", "busy"
    return {
        "evaluation": evaluation, "label": label[:1].upper() + label[1:], "badge": badge, "words": words,
        "state": state, "is_open": evaluation.status in OPEN,
    }  # fmt: skip


def evaluation(request: HttpRequest, evaluation: Any) -> HttpResponse:
    found = _evaluation(request, evaluation)
    member = team_member(found, request.user)
    steps = [{**one, "help": STEP_HELP.get(one["name"], "")} for one in buttons(found, request.user)]
    context = family_page(
        request, found.case, "evaluations", **_content(found, request.user), steps=steps,
        fills=sees_all(found.case, "evaluations", request.user) and member and found.status == EvaluationStatus.HELD,
        writes=member and not found.closed_for_edits(), happened=_happened(found, request.user),
    )  # fmt: skip
    context["identity"]["actions"] = [
        *(
            [{"label": "Zet in mijn agenda", "url": reverse("cases:evaluation-ics", args=[found.pk])}]
            if found.status == EvaluationStatus.PLANNED
            else []
        ),
        {"label": "Afdrukken", "url": reverse("cases:evaluation-print", args=[found.pk])},
    ]
    return render(request, "cases/evaluation.html", context)


def paper(request: HttpRequest, evaluation: Any) -> HttpResponse:
    found = _evaluation(request, evaluation)
    context = family_page(
        request, found.case, "evaluations", **_content(found, request.user), printed_at=timezone.localtime()
    )
    return render(request, "cases/evaluation_print.html", context)


def _evaluation(request: HttpRequest, pk: Any) -> Evaluation:
    rows = Evaluation.objects.visible_to(request.user).select_related("plan", "case__family", "case__coordinator")
    found: Evaluation = get_or_404(rows, pk=pk)
    return found


def _content(found: Evaluation, user: Any) -> dict[str, Any]:
    """What the page and the paper both show."""
    withhold(found, found.case, user)
    written = found.status in (EvaluationStatus.HELD, EvaluationStatus.CONCLUDED)
    texts = [
        ("Wie was er niet, en waarom", found.absent), ("Wat werkte, en waarom werkte het", found.what_worked),
        ("Wat werkte niet", found.what_did_not),
        ("Wat is er veranderd in het gezin, op school of in het wonen", found.changes),
    ]  # fmt: skip
    return {
        "evaluation": found, "row": row_of(found), "written": written,
        "people": list(found.people.all()), "professionals": list(found.professionals.all()),
        "organisations": list(found.organisations.all()), "cards": _cards(found, user) if written else [],
        "whole": sees_all(found.case, "evaluations", user),
        "texts": [{"label": label, "value": value} for label, value in texts],
    }  # fmt: skip


def _cards(found: Evaluation, user: Any) -> list[dict[str, Any]]:
    """Per goal how it went: the review, and per person last time beside this time. Six queries."""
    voices, last = Voices(found.case), previous_scores(found, user)
    reviews = {review.goal_id: review for review in GoalReview.objects.visible_to(user).filter(evaluation=found)}
    scores: dict[Any, list[Any]] = {}
    given_now = GoalScore.objects.visible_to(user).filter(evaluation=found)
    for score in given_now.select_related("person", "professional"):
        scores.setdefault(score.goal_id, []).append(score)
    start = {
        (scale.goal_id, scale.person_id or scale.professional_id): scale
        for scale in GoalScale.objects.visible_to(user).filter(goal__plan=found.plan_id)
    }
    cards = []
    for number, goal in enumerate(Goal.objects.visible_to(user).filter(plan=found.plan_id), start=1):
        review, given = reviews.get(goal.pk), scores.get(goal.pk, [])
        if not review and not given:
            continue
        before = {row.person_id or row.professional_id: row.score for row in last.get(goal.pk, [])}
        lines = []
        for score in given:
            who = score.person_id or score.professional_id
            scale = start.get((goal.pk, who))
            earlier = before.get(who, scale.now if scale else None)
            lines.append({
                "name": rater(score).name, "kind": voices.kind(score.person), "now": score.score, "before": earlier,
                "goal": scale.wished if scale else None, "words": score.words,
            })  # fmt: skip
        label, state = GOAL_BADGES[review.result] if review else ("Loopt", "busy")
        cards.append({
            "goal": goal, "number": number, "review": review, "lines": lines, "label": label, "state": state,
        })  # fmt: skip
    return cards


def _happened(found: Evaluation, user: Any) -> list[dict[str, Any]]:
    """What happened to this evaluation: planned, moved and why, held, concluded."""
    if not sees_all(found.case, "evaluations", user):
        return []
    rows = Event.objects.filter(subject_id=found.pk).select_related("by")[:8]
    return [
        {"title": title_of(row), "at": row.happened_on or timezone.localdate(row.at), "by": row.by, "text": row.reason}
        for row in rows
    ]


urlpatterns = [
    page("gezin/<uuid:case>/evaluaties", evaluations, "evaluations", IN_CASE, reads(Shown.EVALUATION)),
    page("evaluatie/<uuid:evaluation>", evaluation, "evaluation", IN_CASE, reads(Shown.EVALUATION)),
    page("evaluatie/<uuid:evaluation>/afdrukken", paper, "evaluation-print", IN_CASE, prints(Shown.EVALUATION)),
]

"""The overview of a family: where they work towards, who does what, what comes, and what happened last."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases.access.log.codes import Shown
from cases.access.predicates import team_member
from cases.access.withheld import withhold
from cases.attention.points import points
from cases.families.models import Case
from cases.plans.models import Plan
from cases.web.coming import coming
from cases.web.frame import case_or_404, family_page, sees_all, tab_is_open, youths_of
from cases.web.next_step import State, next_step
from cases.web.plan_cards import Voices, agreements_by_goal, goal_cards, goals_in_short, without_a_goal
from cases.web.rights_rows import preview
from cases.web.routes import IN_CASE, page, reads
from cases.web.timeline import last_events
from cases.web.waiting import moments_of

MOST_POINTS = 3  # of the aandachtspunten, the most urgent; the rest stands on its own page
MOST_COMING = 8


def family(request: HttpRequest, case: str) -> HttpResponse:
    found, moments = case_or_404(request, case), moments_of(request)
    state, whole = State(found, request.user), sees_all(found, "family", request.user)
    plan = state.shown_plan if tab_is_open(found, "plan", request.user) else None
    cards, loose = _work(withhold(plan, found, request.user), request.user) if plan else ([], [])
    agreements = [*_agreements(cards), *loose]
    context = family_page(
        request, found, "family", plan=plan, cards=cards, loose=loose,
        coming=coming(state, agreements, moments, request.user)[:MOST_COMING] if whole else [],
        happened=last_events(found) if whole else [], whole=whole,
        steps=_steps(found, request.user), preview=preview(youths_of(found, request.user), found, moments),
        started=plan is None and whole and team_member(found, request.user),
    )  # fmt: skip
    context["identity"]["actions"] = _actions(state, request.user) if whole else []
    return render(request, "cases/family.html", context)


def attention_in_short(request: HttpRequest, case: str) -> HttpResponse:
    """The part of the overview that asks most: fetched by the page itself once it stands."""
    found = case_or_404(request, case, "attention")
    asking = [point for point in points(found, viewer=request.user) if not point.informs]
    urgent = sum(point.urgent for point in asking)
    context = {"case": found, "points": asking[:MOST_POINTS], "number": len(asking), "urgent": urgent}
    return render(request, "cases/family_attention.html", context)


def _work(plan: Plan, user: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The goals in short, and agreements that belong to no goal. A fixed number of queries."""
    agreements = agreements_by_goal(plan, user)
    cards = goal_cards(plan, Voices(plan.case), goals_in_short(plan, user), agreements, user)
    return cards, without_a_goal(agreements)


def _agreements(cards: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each agreement once, also when it is for several goals."""
    return [row for card in cards for row in card["agreements"] if row["first"]]


def _steps(case: Case, user: Any) -> list[dict[str, str]]:
    """Steps of the case for this person. What blocks one stands on its own page: every guard would be asked here."""
    return [
        {"label": edge.label, "url": reverse("cases:step", args=["zaak", case.pk, edge.name])}
        for edge in case.edges()
        if case.status in edge.sources and edge.allowed(case, user)
    ]


def _actions(state: State, user: Any) -> list[dict[str, Any]]:
    actions = []
    if state.shown_plan:
        url = reverse("cases:plan-print", args=[state.shown_plan.pk])
        actions.append({"label": "Afdrukken", "url": url, "primary": False})
    if step := next_step(state, user):
        actions.append({"label": step[0], "url": step[1], "primary": True})
    return actions


urlpatterns = [
    page("gezin/<uuid:case>/", family, "family", IN_CASE, reads(Shown.OVERVIEW)),
    page(
        "gezin/<uuid:case>/aandachtspunten/kort", attention_in_short, "attention-short", IN_CASE, reads(Shown.ATTENTION)
    ),
]

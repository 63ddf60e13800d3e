"""Team en regie: who takes part, who has which regie, the handover, and where the case stands."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cases.access.log.codes import Shown
from cases.access.predicates import (
    coordinator,
    local_team_member,
    local_team_or_leader,
    may_read_log,
    stays_on_the_team,
)
from cases.families.codes import RegieKind
from cases.families.coverage import days_without_coordinator
from cases.families.lifecycle import OPEN_HANDOVER
from cases.families.models import Case
from cases.sharing.models import EmergencyAccess, Participation, TeamMember
from cases.web import team_acts
from cases.web.frame import case_or_404, family_page
from cases.web.routes import IN_CASE, page, reads
from cases.web.steps import buttons
from network.absences import away_today
from network.roles import OrganisationKind


def team(request: HttpRequest, case: str) -> HttpResponse:
    shown = case_or_404(request, case, "team")
    return render(request, "cases/team.html", family_page(request, shown, "team", **_context(request, shown)))


def _context(request: HttpRequest, case: Case) -> dict[str, Any]:
    roles = list(case.coordinations.select_related("user", "organisation", "held_by"))
    handovers = list(case.handovers.select_related("from_user", "to_user", "case"))
    waiting = next((one for one in handovers if one.status in OPEN_HANDOVER), None)
    coordinates = coordinator(case, request.user)
    is_open = not case.closed_for_edits()
    steps = _steps(case, request.user)
    return {
        "taking_part": taking_part(case),
        "regie": next((one for one in roles if one.kind == RegieKind.CASE and one.ends_on is None), None),
        "other_roles": [one for one in roles if one.kind != RegieKind.CASE and one.ends_on is None],
        "earlier_roles": [one for one in roles if one.ends_on is not None],
        "days_without": days_without_coordinator(case) if roles else None,
        "may_compose": local_team_or_leader(case, request.user),
        "may_assign": local_team_member(case, request.user) and is_open, "coordinates": coordinates,
        "may_offer": coordinates and case.status == "active" and waiting is None,
        "waiting": waiting, "waiting_steps": _steps(waiting, request.user),
        "earlier_handovers": [one for one in handovers if one is not waiting],
        "case_steps": [step for step in steps if step["name"] != "reassign" or not step["blockers"]],
        "coordinator_left": case.status == "active" and not stays_on_the_team(case, case.coordinator),
        "may_read_log": may_read_log(case, request.user),
        "readings": list(
            EmergencyAccess.objects.visible_to(request.user).filter(case=case).select_related("added_by")
        ),
    }  # fmt: skip


FORWARD = {"activate", "reopen", "reassign", "record_talk", "accept"}  # the steps people most often come for


def _steps(subject: Any, user: Any) -> list[dict[str, Any]]:
    return [{**offer, "primary": offer["name"] in FORWARD} for offer in buttons(subject, user)] if subject else []


def taking_part(case: Case) -> dict[str, Any]:
    """Organisations now and before, each with its people now and before."""
    seats = dict(TeamMember.objects.current().filter(participation__case=case).values_list("pk", "user_id"))
    away = away_today(set(seats.values()))
    now: list[dict[str, Any]] = []
    before: list[dict[str, Any]] = []
    rows = case.participations.select_related("organisation").prefetch_related("members__user")
    for row in rows:
        members = list(row.members.all())
        entry = {
            "row": row, "kind": OrganisationKind(row.organisation.kind).label,
            "now": [_seat(one, row, away) for one in members if one.pk in seats],
            "later": [one for one in members if one.pk not in seats and one.ends_on is None],
            "before": [one for one in members if one.pk not in seats and one.ends_on is not None],
        }  # fmt: skip
        (now if row.ends_on is None or entry["now"] else before).append(entry)
    return {"now": now, "before": before}


def _seat(member: TeamMember, participation: Participation, away: dict[Any, Any]) -> dict[str, Any]:
    """Somebody on the team; when they are away today, until when, and who stands in for them here."""
    absence, there = away.get(member.user_id, (None, ()))
    stands_in = absence.substitute if absence and participation.organisation_id in there else None
    return {"row": member, "away_until": absence and absence.ends_on, "stands_in": stands_in}


urlpatterns = [page("gezin/<uuid:case>/team", team, "team", IN_CASE, reads(Shown.TEAM)), *team_acts.urlpatterns]

"""The acts of the page "Team en regie": invite, add, end, offer a handover, and let the family hold the regie."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cases.access.log.codes import Shown
from cases.access.predicates import coordinator, local_team_or_leader
from cases.families import actions as families
from cases.families.models import Case
from cases.sharing import actions as sharing
from cases.sharing.models import Participation, TeamMember
from cases.web import case_steps  # noqa: F401 - the forms register themselves
from cases.web.acts import ask, may
from cases.web.frame import case_or_404, get_or_404
from cases.web.items import Item, items
from cases.web.routes import COMPOSES, COORDINATES, page, reads
from cases.web.team_forms import EndForm, FamilyRegieForm, InviteForm, MemberForm, OfferForm, RegieForm


def invite(request: HttpRequest, case: str) -> HttpResponse:
    shown = case_or_404(request, case, "team")
    may(local_team_or_leader(shown, request.user))
    return ask(request, shown, shown, InviteForm, "Organisatie uitnodigen", "wie",
               lambda **facts: sharing.invite(case=shown, by=request.user, **facts),
               "De organisatie doet mee. Voeg nu toe wie er komt.")  # fmt: skip


def add_member(request: HttpRequest, pk: str) -> HttpResponse:
    row = _participation(request, pk)
    may(local_team_or_leader(row.case, request.user))
    return ask(request, row.case, row, MemberForm, f"Teamlid van {row.organisation} toevoegen", "wie",
               lambda **facts: sharing.add_member(participation=row, by=request.user, **facts),
               "Toegevoegd aan het team.")  # fmt: skip


def end_participation(request: HttpRequest, pk: str) -> HttpResponse:
    row = _participation(request, pk)
    may(local_team_or_leader(row.case, request.user))
    return ask(request, row.case, row, EndForm, f"Deelname van {row.organisation} beëindigen", "wie",
               lambda on: sharing.end_participation(row, on=on, by=request.user),
               "De deelname is beëindigd.")  # fmt: skip


def end_member(request: HttpRequest, pk: str) -> HttpResponse:
    members = TeamMember.objects.visible_to(request.user).select_related("participation__case__family", "user")
    member = get_or_404(members, pk=pk)
    case = member.participation.case
    may(local_team_or_leader(case, request.user))
    return ask(request, case, member, EndForm, f"{member.user} uit het team halen", "wie",
               lambda on: sharing.end_membership(member, on=on, by=request.user),
               "Het teamlid gaat uit het team.")  # fmt: skip


def family_regie(request: HttpRequest, case: str) -> HttpResponse:
    shown = case_or_404(request, case, "team")
    may(coordinator(shown, request.user))
    return ask(request, shown, shown, FamilyRegieForm, "Regie bij het gezin", "regie",
               lambda held_by: families.let_family_hold(case=shown, held_by=held_by, by=request.user),
               "De regie is aangepast.")  # fmt: skip


def offer_handover(request: HttpRequest, case: str) -> HttpResponse:
    shown = case_or_404(request, case, "team")
    may(coordinator(shown, request.user))
    return ask(request, shown, shown, OfferForm, "Regie overdragen", "overdracht",
               lambda **facts: families.offer_handover(case=shown, by=request.user, **facts),
               "De overdracht is aangeboden. U blijft de casusregisseur tot die is aangenomen.")  # fmt: skip


def _participation(request: HttpRequest, pk: str) -> Any:
    rows = Participation.objects.visible_to(request.user).select_related("case__family", "organisation")
    return get_or_404(rows, pk=pk)


def _team(case: Case, heading: str) -> str:
    return reverse("cases:team", args=[case.pk]) + f"#{heading}"


items(
    Item(key="regie", form=RegieForm, parent=Case, attach="case", tab="team", save=families.write_regie,
         removal=families.take_regie_out, only={"kind__in": ["procesregie", "inhoudelijke_regie"]},
         back=lambda part: _team(part.case, "regie"), name="procesregie of inhoudelijke regie",
         intro="Casusregie is het plan in de gaten houden. Procesregie is zorgen dat organisaties samenwerken. "
               "Inhoudelijke regie is de lijn van de behandeling bewaken."),
)  # fmt: skip

urlpatterns = [
    page("gezin/<uuid:case>/team/uitnodigen", invite, "invite", COMPOSES, reads(Shown.TEAM)),
    page("gezin/<uuid:case>/team/gezin-heeft-regie", family_regie, "family-regie", COORDINATES, reads(Shown.TEAM)),
    page("gezin/<uuid:case>/team/overdragen", offer_handover, "handover-offer", COORDINATES, reads(Shown.TEAM)),
    page("deelname/<uuid:pk>/teamlid", add_member, "member-add", COMPOSES, reads(Shown.TEAM)),
    page("deelname/<uuid:pk>/beeindigen", end_participation, "participation-end", COMPOSES, reads(Shown.TEAM)),
    page("teamlid/<uuid:pk>/beeindigen", end_member, "member-end", COMPOSES, reads(Shown.TEAM)),
]

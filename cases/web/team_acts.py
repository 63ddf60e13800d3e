"""The acts of the page "Team en regie": invite, add, end, offer a handover, and let the family hold the regie."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cases.access.predicates import coordinator, local_team_or_leader
from cases.drafts import actions as drafts
from cases.families import actions as families
from cases.families.models import Case
from cases.sharing import actions as sharing
from cases.sharing.models import Participation, TeamMember
from cases.web import case_steps  # noqa: F401 - the forms register themselves
from cases.web.drafts import autosave_url, kept, lay_over
from cases.web.forms import StepForm, tell
from cases.web.frame import case_or_404, family_page, get_or_404
from cases.web.items import Item, items
from cases.web.routes import COMPOSES, COORDINATES, page
from cases.web.team_forms import EndForm, FamilyRegieForm, InviteForm, MemberForm, OfferForm, RegieForm
from flow.gate import Incomplete, NotAllowed, NotPossible


def invite(request: HttpRequest, case: str) -> HttpResponse:
    shown = case_or_404(request, case)
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
    shown = case_or_404(request, case)
    may(coordinator(shown, request.user))
    return ask(request, shown, shown, FamilyRegieForm, "Regie bij het gezin", "regie",
               lambda held_by: families.let_family_hold(case=shown, held_by=held_by, by=request.user),
               "De regie is aangepast.")  # fmt: skip


def offer_handover(request: HttpRequest, case: str) -> HttpResponse:
    shown = case_or_404(request, case)
    may(coordinator(shown, request.user))
    return ask(request, shown, shown, OfferForm, "Regie overdragen", "overdracht",
               lambda **facts: families.offer_handover(case=shown, by=request.user, **facts),
               "De overdracht is aangeboden. U blijft de casusregisseur tot die is aangenomen.")  # fmt: skip


def may(allowed: bool) -> None:
    if not allowed:
        raise NotAllowed("Dit is niet aan u.")


def ask(
    request: HttpRequest, case: Case, subject: Any, form_class: type[StepForm], title: str, heading: str,
    do: Callable[..., Any], done: str,
) -> HttpResponse:  # fmt: skip
    """One page that asks for facts and does one thing with them; a refusal stands at its field or above the form."""
    key, blockers, draft = f"team/{form_class.__name__}/{subject.pk}", [], None
    if request.method == "POST":
        form = form_class(request.POST, subject=subject, user=request.user)
        if form.is_valid():
            try:
                do(**form.cleaned_data)
            except Incomplete as no:
                tell(form, no)
            except NotPossible as no:
                blockers = no.reasons
            else:
                drafts.drop(form=key, by=request.user)
                messages.success(request, done)
                return redirect(_afterwards(case, request.user, heading))
    else:
        form = form_class(subject=subject, user=request.user)
        if draft := kept(request, key):
            lay_over(form, draft["fields"])
    context = family_page(
        case, "team", title=title, form=form, blockers=blockers, back=_team(case, heading), draft=draft,
        intro=form_class.__doc__, autosave_url=autosave_url(key),
    )  # fmt: skip
    return render(request, "cases/step.html", context, status=409 if blockers else 200)


def _participation(request: HttpRequest, pk: str) -> Any:
    rows = Participation.objects.visible_to(request.user).select_related("case__family", "organisation")
    return get_or_404(rows, pk=pk)


def _team(case: Case, heading: str) -> str:
    return reverse("cases:team", args=[case.pk]) + f"#{heading}"


def _afterwards(case: Case, user: Any, heading: str) -> str:
    """Back to the page, or to the list for who has just ended their own access."""
    still = Case.objects.visible_to(user).filter(pk=case.pk).exists()
    return _team(case, heading) if still else reverse("cases:caseload")


items(
    Item(key="regie", form=RegieForm, parent=Case, attach="case", tab="team", save=families.write_regie,
         removal=families.take_regie_out, only={"kind__in": ["procesregie", "inhoudelijke_regie"]},
         back=lambda part: _team(part.case, "regie"), name="procesregie of inhoudelijke regie",
         intro="Casusregie is het plan in de gaten houden. Procesregie is zorgen dat organisaties samenwerken. "
               "Inhoudelijke regie is de lijn van de behandeling bewaken."),
)  # fmt: skip

urlpatterns = [
    page("gezin/<uuid:case>/team/uitnodigen", invite, "invite", COMPOSES),
    page("gezin/<uuid:case>/team/gezin-heeft-regie", family_regie, "family-regie", COORDINATES),
    page("gezin/<uuid:case>/team/overdragen", offer_handover, "handover-offer", COORDINATES),
    page("deelname/<uuid:pk>/teamlid", add_member, "member-add", COMPOSES),
    page("deelname/<uuid:pk>/beeindigen", end_participation, "participation-end", COMPOSES),
    page("teamlid/<uuid:pk>/beeindigen", end_member, "member-end", COMPOSES),
]

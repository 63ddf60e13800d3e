"""On the page of the people: who has an own access, invite somebody, and close it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cases.access.log.codes import Shown
from cases.access.predicates import local_team_member
from cases.door import actions as doors
from cases.door.models import FamilyAccount
from cases.door.reading import why_no_door, with_a_door
from cases.families.models import Case, Person
from cases.web.forms import tell, tidy
from cases.web.frame import case_or_404, family_page, get_or_404, sees_all
from cases.web.routes import INVITES, POSTS, acts, page, reads
from flow.gate import NotAllowed, NotPossible
from network import account_mails


class InviteForm(forms.Form):
    email = forms.EmailField(
        label="E-mailadres", help_text="Een adres dat alleen van deze persoon is. In de mail staat alleen een link.",
        error_messages={"required": "Vul het e-mailadres in."},
    )  # fmt: skip


def doors_shown(case: Case, people: list[Person], user: Any) -> list[dict[str, Any]]:
    """Per person who can have an own access, or has one: how it stands. `people`: everybody of the family."""
    accounts = {
        one.person_id: one
        for one in FamilyAccount.objects.visible_to(user).filter(person__family=case.family_id, ended_at=None)
    }
    shown, can = [], with_a_door(people)
    for person in people:
        account, has_one = accounts.get(person.pk), person.pk in can
        if account or has_one:
            shown.append({"person": person, "account": account, "words": _words(account, has_one)})
    return shown


def readers_of(paper: str, row: Any, user: Any) -> list[dict[str, str]]:
    """For whom of the family this can be printed, with the address; a fixed number of queries. What somebody of the
    family reads comes from all parts, so only who sees those prints it."""
    case: Case = row.case
    if not sees_all(case, "family", user):
        return []
    people = list(Person.objects.visible_to(user).filter(family=case.family_id).prefetch_related("incapacities"))
    can = with_a_door(people)
    return [
        {"name": one.first_name, "url": reverse(f"cases:{paper}", args=[row.pk, one.pk])}
        for one in people if one.pk in can
    ]  # fmt: skip


def _words(account: FamilyAccount | None, open_today: bool) -> str:
    if account is None:
        return "nog niet uitgenodigd"
    if account.opened_at:
        return "heeft een eigen toegang" if open_today else "de toegang is vanzelf dicht: leeftijd of gezag"
    return "uitgenodigd" if account.waits else "de code werkt niet meer: nodig opnieuw uit"


@never_cache
def invite(request: HttpRequest, who: Any) -> HttpResponse:
    """Ask the address, mail the link, and show the code once: it is told by word of mouth or letter."""
    person = get_or_404(Person.objects.visible_to(request.user).select_related("family"), pk=who)
    case = case_or_404(request, person.document.pk, "people")
    if not local_team_member(case, request.user):
        raise NotAllowed("Alleen het lokale team van het gezin nodigt iemand van het gezin uit.")
    context: dict[str, Any] = {"person": person, "refusal": why_no_door(person), "code": "", "status": 200}
    form = InviteForm(request.POST or None, initial={"email": person.email})
    tidy(form)
    if request.method == "POST" and form.is_valid():
        try:
            made = doors.invite(person, email=form.cleaned_data["email"], by=request.user)
        except NotPossible as no:
            context["status"] = tell(form, no)
        else:
            return _told(request, case, context, made)
    return render(request, "cases/door_invite.html", family_page(request, case, "people", form=form, **context),
                  status=context["status"])  # fmt: skip


def _told(request: HttpRequest, case: Case, context: dict[str, Any], made: doors.Invitation) -> HttpResponse:
    url = request.build_absolute_uri(reverse("cases:my-invitation", args=[made.link]))
    sent = account_mails.invite_family(made.account.email, url=url, until=made.account.code_until)
    told = {**context, "code": made.code, "until": made.account.code_until, "sent": sent, "email": made.account.email}
    return render(request, "cases/door_invite.html", family_page(request, case, "people", form=None, **told))


@require_POST
def close(request: HttpRequest, pk: Any) -> HttpResponse:
    """Close the door at once."""
    account = get_or_404(FamilyAccount.objects.visible_to(request.user).select_related("person__family"), pk=pk)
    case = case_or_404(request, account.person.document.pk, "people")
    doors.end(account, by=request.user)
    messages.success(request, f"De eigen toegang van {account.person.first_name} is gestopt.")
    return redirect(f"{reverse('cases:people', args=[case.pk])}#eigen-toegang")


urlpatterns = [
    page("persoon/<uuid:who>/uitnodigen", invite, "door-invite", INVITES, reads(Shown.PEOPLE)),
    page("toegang/<uuid:pk>/stoppen", close, "door-close", POSTS, acts(Shown.PEOPLE)),
]

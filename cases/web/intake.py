"""Gezin toevoegen: first who it is about, with the question whether they are known already; then the first contact.

Nothing is saved before the end. What was typed about the youth waits in the session, encrypted, under a number of
its own per start, so that two families in two tabs never mix; the BSN is in no address and in no draft.
"""

import json
import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cases.access.bsn import decrypt, encrypt
from cases.drafts import actions as drafts
from cases.families.models import Case
from cases.sharing.actions import identity_of, register_family
from cases.sharing.known import AlreadyKnown, KnownCase, known_at, shown
from cases.web.drafts import autosave_url, kept, lay_over
from cases.web.forms import PartForm
from cases.web.intake_forms import FirstContactForm, YouthForm, youth_from
from cases.web.routes import NO_FAMILY, POSTS, SEARCHES, Answers, page
from flow.gate import Incomplete

FIRST_FORM = "gezin/nieuw"
STARTS = 5  # so many families can be under way at once in one session

# Only who works for a local team brings a family in; a provider refers to the local team.
BRINGS_IN = Answers(200, 403, 200, 403, colleague=200, local=200)
ON_THE_WAY = Answers(302, 403, 302, 403, colleague=302, local=302)  # without a start: back to the beginning


@never_cache
def begin(request: HttpRequest) -> HttpResponse:
    """First step: who is the first youth."""
    _works_for_a_local_team(request)
    draft = None
    if request.method == "POST":
        form = YouthForm(request.POST)
        if form.is_valid():
            return redirect("cases:intake-contact", _remember(request, form.cleaned_data))
    else:
        form = YouthForm(initial={"entry": uuid.uuid4()} | _typed_before(request))
        if draft := None if "van" in request.GET else kept(request, FIRST_FORM):
            lay_over(form, draft["fields"])
    context = {"form": form, "draft": draft, "autosave_url": autosave_url(FIRST_FORM)}
    return render(request, "cases/intake.html", context)


@never_cache
def first_contact(request: HttpRequest, start: Any) -> HttpResponse:
    """Second step: how the question came. When the youth seems to be known, a choice comes first."""
    _works_for_a_local_team(request)
    facts = _remembered(request, start)
    if facts is None:
        messages.info(request, "Begin bij het kind of de jongere. Wat u al typte, staat er nog; alleen het BSN niet.")
        return redirect("cases:intake")
    youth = youth_from(facts)
    known = known_at(identity_of(youth), by=request.user)
    if known and not (facts["is_somebody_else"] and not any(hit.same_bsn for hit in known)):
        return _choice(request, start, known)
    key, case = f"{FIRST_FORM}/{facts['entry']}", Case()
    if request.method == "POST":
        form = FirstContactForm(request.POST, instance=case, case=case, document=case, user=request.user)
        if form.is_valid():
            try:
                return _register(request, start, form, key)
            except AlreadyKnown as found:
                return _choice(request, start, found.cases)
            except Incomplete as no:
                form.add_error(None, " ".join(no.reasons))
        draft = None
    else:
        form = FirstContactForm(instance=case, case=case, document=case, user=request.user,
                                initial={"family_name": youth.surname})  # fmt: skip
        if draft := kept(request, key):
            lay_over(form, draft["fields"])
    context = {
        "form": form, "draft": draft, "autosave_url": autosave_url(key), "start": start, "youth": youth_facts(youth),
    }  # fmt: skip
    return render(request, "cases/intake_contact.html", context)


@require_POST
def somebody_else(request: HttpRequest, start: Any) -> HttpResponse:
    """A person looked: this is not the one who is known."""
    _works_for_a_local_team(request)
    if facts := _remembered(request, start):
        _put(request, str(start), {**facts, "is_somebody_else": True})
    return redirect("cases:intake-contact", start)


def _register(request: HttpRequest, start: Any, form: PartForm, key: str) -> HttpResponse:
    facts = _remembered(request, start) or {}
    case = form.save(commit=False)
    register_family(
        family_name=form.cleaned_data["family_name"], case=case, team=form.cleaned_data["team"], by=request.user,
        youth=youth_from(facts), is_somebody_else=facts["is_somebody_else"],
    )  # fmt: skip
    for name in (FIRST_FORM, key):
        drafts.drop(form=name, by=request.user)
    request.session["intake"] = {name: text for name, text in _starts(request).items() if name != str(start)}
    messages.success(request, f"{case.family} is toegevoegd, met zaaknummer {case.number}.")
    return redirect("cases:people", case.pk)


def _choice(request: HttpRequest, start: Any, known: list[KnownCase]) -> HttpResponse:
    context = {"known": shown(known, by=request.user), "start": start, "same_bsn": any(hit.same_bsn for hit in known)}
    return render(request, "cases/intake_known.html", context, status=409 if request.method == "POST" else 200)


def youth_facts(youth: Any) -> list[dict[str, str]]:
    """What was typed, to look at once more; the BSN stays hidden."""
    return [
        {"label": "Naam", "value": youth.full_name},
        {"label": "Geboortedatum", "value": date_format(youth.birth_date, "j F Y") if youth.birth_date else ""},
        {"label": "BSN", "value": "•••••••••" if youth.bsn else ""},
        {"label": "Postcode en huisnummer", "value": f"{youth.postcode} {youth.house_number}".strip()},
    ]


def _works_for_a_local_team(request: HttpRequest) -> None:
    if not request.user.local_teams:  # type: ignore[union-attr]
        raise PermissionDenied("Alleen een lokaal team kan een gezin toevoegen.")


def _starts(request: HttpRequest) -> dict[str, str]:
    found = request.session.get("intake", {})
    return found if isinstance(found, dict) else {}


def _put(request: HttpRequest, start: str, facts: dict[str, Any]) -> None:
    starts = {**_starts(request), start: encrypt(json.dumps(facts, default=str))}
    request.session["intake"] = dict(list(starts.items())[-STARTS:])


def _remember(request: HttpRequest, typed: dict[str, Any]) -> str:
    start, entry = str(uuid.uuid4()), typed["entry"] or uuid.uuid4()
    born = typed["birth_date"].isoformat() if typed["birth_date"] else ""
    _put(request, start, {**typed, "birth_date": born, "entry": str(entry), "is_somebody_else": False})
    return start


def _remembered(request: HttpRequest, start: Any) -> dict[str, Any] | None:
    token = _starts(request).get(str(start))
    return json.loads(decrypt(token)) if token else None


def _typed_before(request: HttpRequest) -> dict[str, Any]:
    """Going back from the second step: everything but the BSN stands there again."""
    facts = _remembered(request, request.GET.get("van", "")) or {}
    return {name: value for name, value in facts.items() if name not in ("bsn", "is_somebody_else")}


urlpatterns = [
    page("gezin/nieuw", begin, "intake", BRINGS_IN, NO_FAMILY),
    page("gezin/nieuw/<uuid:start>", first_contact, "intake-contact", ON_THE_WAY, SEARCHES),
    page("gezin/nieuw/<uuid:start>/iemand-anders", somebody_else, "intake-somebody-else", POSTS, NO_FAMILY),
]

"""Toegang vragen: a professional who found a case asks to read of it; who coordinates answers."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from cases.access.log import trail
from cases.access.log.codes import Shown
from cases.drafts import actions as drafts
from cases.families.models import Case
from cases.sharing import asking
from cases.sharing.known import leading_teams
from cases.sharing.lifecycle import AccessRequestStatus, answers_for
from cases.sharing.models import AccessRequest, EmergencyAccess
from cases.web.access_forms import AskForm, GiveForm, RefuseForm
from cases.web.drafts import autosave_url, kept, lay_over
from cases.web.forms import StepForm, tell
from cases.web.found import found_or_404
from cases.web.frame import get_or_404
from cases.web.routes import EVERYBODY, POSTS, Answers, acts, lists, page, reads
from flow.gate import Incomplete, NotAllowed, NotPossible, take

MOST = 50  # rows of what somebody asked before
ASKS = Answers(403, 200, 403, 404, local=403)  # whoever does not see all of it; a case must be found first
ANSWERS_REQUEST = Answers(200, 404, 403, 404, local=403)  # of the test: who asked is on the team for a provider
BADGES = {
    AccessRequestStatus.ASKED: "busy", AccessRequestStatus.GRANTED: "ok", AccessRequestStatus.DECLINED: "dissent",
    AccessRequestStatus.WITHDRAWN: "neutral",
}  # fmt: skip


def access_requests(request: HttpRequest) -> HttpResponse:
    """What waits for the reader's answer, and what they asked and read themselves."""
    user: Any = request.user
    waiting = list(AccessRequest.objects.to_answer_by(user).select_related("case__family", "added_by"))
    trail.lists(row.case_id for row in waiting)
    asked = list(AccessRequest.objects.asked_by(user).select_related("case")[:MOST])
    read = list(EmergencyAccess.objects.filter(added_by=user).select_related("case")[:MOST])
    teams = leading_teams([row.case for row in (*asked, *read)])
    mine = Case.objects.visible_to(user).filter(pk__in=[row.case_id for row in asked])
    seen = set(mine.order_by().values_list("pk", flat=True))
    context = {
        "waiting": waiting, "asked": [_own(row, teams, seen) for row in asked],
        "read": [{"row": row, "team": teams.get(row.case_id, "")} for row in read],
    }  # fmt: skip
    return render(request, "cases/access_requests.html", context)


def _own(row: AccessRequest, teams: Any, seen: Any) -> dict[str, Any]:
    """As much of the case as the asker may know: its number and its team."""
    return {
        "row": row, "team": teams.get(row.case_id, ""), "badge": BADGES[AccessRequestStatus(row.status)],
        "grants": list(row.grants.all()) if row.status == AccessRequestStatus.GRANTED else [],
        "url": reverse("cases:family", args=[row.case_id]) if row.case_id in seen else "",
        "withdraw_url": reverse("cases:access-withdraw", args=[row.pk]) if row.status == "asked" else "",
    }  # fmt: skip


def ask(request: HttpRequest, number: str) -> HttpResponse:
    user: Any = request.user
    case, key = found_or_404(request, number), f"toegang/{number}"
    asking.only_outsiders(case, by=user)
    blockers, draft = [], None
    if request.method == "POST":
        form = AskForm(request.POST)
        if form.is_valid():
            try:
                asking.ask(case=case, by=user, **form.cleaned_data)
            except Incomplete as no:
                tell(form, no)
            except NotPossible as no:
                blockers = no.reasons
            else:
                drafts.drop(form=key, by=user)
                messages.success(request, "Uw verzoek is verstuurd. Het antwoord staat straks op deze pagina.")
                return redirect("cases:access-requests")
    else:
        form = AskForm(initial={"until": timezone.localdate() + timedelta(days=30)})
        if draft := kept(request, key):
            lay_over(form, draft["fields"])
    context = {
        "form": form, "number": number, "team": leading_teams([case]).get(case.pk, ""), "blockers": blockers,
        "draft": draft, "autosave_url": autosave_url(key),
    }  # fmt: skip
    return render(request, "cases/access_ask.html", context, status=409 if blockers else 200)


def answer(request: HttpRequest, pk: Any) -> HttpResponse:
    """Give what was asked, or less, or nothing."""
    user: Any = request.user
    rows = AccessRequest.objects.visible_to(user).exclude(added_by=user).select_related("case__family", "added_by")
    row = get_or_404(rows, pk=pk)
    if not answers_for(row, user):
        raise NotAllowed("De casusregisseur beslist over dit verzoek. Is er geen casusregisseur, dan de teamleider.")
    keys = {"grant": f"toegang/{pk}/geven", "decline": f"toegang/{pk}/niet"}
    forms: dict[str, StepForm] = {
        "grant": GiveForm(subject=row, user=user), "decline": RefuseForm(subject=row, user=user)
    }  # fmt: skip
    blockers: list[str] = []
    if request.method == "POST":
        name = "decline" if "niet-answer" in request.POST else "grant"
        forms[name] = form = type(forms[name])(request.POST, subject=row, user=user)
        if form.is_valid():
            try:
                take(AccessRequest.objects.visible_to(user), row.pk, name, by=user, **form.cleaned_data)
            except Incomplete as no:
                tell(form, no)
            except NotPossible as no:
                blockers = no.reasons
            else:
                for key in keys.values():  # of both forms: there is one answer
                    drafts.drop(form=key, by=user)
                given = "De toegang is gegeven." if name == "grant" else "U hebt geen toegang gegeven."
                messages.success(request, f"{given} De vrager ziet uw antwoord.")
                return redirect("cases:access-requests")
    else:
        for name, form in forms.items():
            if draft := kept(request, keys[name]):
                lay_over(form, draft["fields"])
    return _answer_page(request, row, forms, keys, blockers)


def _answer_page(
    request: HttpRequest, row: AccessRequest, forms: dict[str, StepForm], keys: dict[str, str], blockers: list[str]
) -> HttpResponse:
    context = {
        "row": row, "asker": row.added_by, "organisation": row.added_by.organisation, "waits": row.status == "asked",
        "form": forms["grant"], "extra_form": forms["decline"], "blockers": blockers,
        "autosave_url": autosave_url(keys["grant"]), "other_autosave_url": autosave_url(keys["decline"]),
    }  # fmt: skip
    return render(request, "cases/access_answer.html", context, status=409 if blockers else 200)


@require_POST
def withdraw(request: HttpRequest, pk: Any) -> HttpResponse:
    own = AccessRequest.objects.asked_by(request.user)
    row = get_or_404(own, pk=pk)
    try:
        take(own, row.pk, "withdraw", by=request.user)
        messages.success(request, "Uw verzoek is ingetrokken.")
    except NotPossible as no:
        messages.error(request, " ".join(no.reasons))
    return redirect("cases:access-requests")


urlpatterns = [
    page("toegang", access_requests, "access-requests", EVERYBODY, lists(Shown.ACCESS)),
    page("toegang/<uuid:pk>", answer, "access-request", ANSWERS_REQUEST, reads(Shown.ACCESS)),
    page("toegang/verzoek/<uuid:pk>/intrekken", withdraw, "access-withdraw", POSTS, acts(Shown.ACCESS)),
    page("zaak/<slug:number>/toegang-vragen", ask, "access-ask", ASKS, acts(Shown.ACCESS)),
]

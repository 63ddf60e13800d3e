"""Noodtoegang: begin it after showing again who you are, stop it, say what you think of it, and look into it."""

import time
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from cases.access.log.codes import Shown
from cases.drafts import actions as drafts
from cases.families.models import Case
from cases.reminders.actions import tell_at_once
from cases.reminders.models import Kind
from cases.sharing import emergencies
from cases.sharing.asking import only_outsiders
from cases.sharing.known import leading_teams
from cases.sharing.lifecycle import answers_for
from cases.sharing.models import EmergencyAccess
from cases.sharing.models.ways import cases_overseen_by
from cases.web.access_forms import EmergencyForm, ReviewForm, ViewForm
from cases.web.drafts import autosave_url, kept, lay_over
from cases.web.forms import tell
from cases.web.found import found_or_404
from cases.web.frame import get_or_404
from cases.web.routes import NO_FAMILY, POSTS, Answers, acts, page, reads
from flow.gate import Incomplete, NotPossible
from network.terms import term

CONFIRMED = 900  # seconds in which the form is sent after somebody showed again who they are
MOST = 200  # readings on the page of the privacy officer
BEGINS = Answers(403, 302, 403, 404, local=403)  # first: show again who you are
OVERSEES = Answers(403, 403, 403, 403, officer=200)
KNOWS = Answers(200, 200, 200, 404, officer=200)  # of the test: who read is on the team for a provider


def begin(request: HttpRequest, number: str) -> HttpResponse:
    user: Any = request.user
    case, key = found_or_404(request, number), f"noodtoegang/{number}"
    only_outsiders(case, by=user)
    if request.method != "POST":
        return _ask(request, case, key)
    if time.time() - request.session.get("confirmed", 0) > CONFIRMED:
        return _again(request, case, key)
    form = EmergencyForm(request.POST)
    if form.is_valid():
        try:
            emergencies.begin(case=case, reason=form.cleaned_data["reason"], by=user)
        except Incomplete as no:
            tell(form, no)
        else:
            drafts.drop(form=key, by=user)
            tell_at_once(Kind.EMERGENCY)
            return redirect("cases:family", case=case.pk)
    return _form(request, case, key, form)


def _again(request: HttpRequest, case: Case, key: str) -> HttpResponse:
    """It took too long: they show again who they are, and what was typed is still there."""
    fields = {"reason": request.POST.get("reason", "")}
    try:
        drafts.keep(form=key, fields=fields, base_version=None, by=request.user)
    except drafts.TooMuch:
        form = EmergencyForm(request.POST)
        form.add_error("reason", "Dit duurde te lang. Kopieer uw tekst, open deze pagina opnieuw en plak hem daar.")
        return _form(request, case, key, form)
    return redirect("cases:emergency-begin", number=case.number)


@reauthentication_required
def _ask(request: HttpRequest, case: Case, key: str) -> HttpResponse:
    request.session["confirmed"] = int(time.time())
    form, draft = EmergencyForm(), kept(request, key)
    if draft:
        lay_over(form, draft["fields"])
    return _form(request, case, key, form, draft)


def _form(request: HttpRequest, case: Case, key: str, form: EmergencyForm, draft: Any = None) -> HttpResponse:
    context = {
        "form": form, "number": case.number, "team": leading_teams([case]).get(case.pk, ""), "draft": draft,
        "hours": term("emergency_hours", case.municipality_id), "autosave_url": autosave_url(key),
    }  # fmt: skip
    return render(request, "cases/emergency_begin.html", context)


@require_POST
def stop(request: HttpRequest, pk: Any) -> HttpResponse:
    row = get_or_404(EmergencyAccess.objects.visible_to(request.user), pk=pk)
    try:
        emergencies.stop(row, by=request.user)
        messages.success(request, "De noodtoegang is gestopt.")
    except NotPossible as no:
        messages.error(request, " ".join(no.reasons))
    return redirect("cases:emergency", pk=row.pk)


def emergency(request: HttpRequest, pk: Any) -> HttpResponse:
    """One reading: who, when, why, and what was found of it. It shows nothing of the family."""
    user: Any = request.user
    rows = EmergencyAccess.objects.visible_to(user).select_related("case", "added_by", "view_by", "reviewed_by")
    row = get_or_404(rows, pk=pk)
    may_view, may_review = answers_for(row, user), emergencies.reviews(row, user)
    view, review, blockers = ViewForm(initial={"view": row.view}), ReviewForm(), []
    if request.method == "POST":
        if not (may_view or may_review):
            raise PermissionDenied("U kunt dit lezen, maar hier niets over zeggen.")
        form: Any = ReviewForm(request.POST) if "review" in request.POST else ViewForm(request.POST)
        view, review = (form, review) if isinstance(form, ViewForm) else (view, form)
        if form.is_valid():
            try:
                _say(row, form, user)
            except Incomplete as no:
                tell(form, no)
            except NotPossible as no:
                blockers = no.reasons
            else:
                messages.success(request, "Bewaard.")
                return redirect("cases:emergency", pk=row.pk)
    context = {
        "row": row, "organisation": row.added_by.organisation, "blockers": blockers,
        "form": view if may_view and not row.outcome else None,
        "extra_form": review if may_review and not row.outcome and not row.is_running else None,
        "may_stop": row.is_running and (may_review or row.added_by_id == user.pk), "officer": may_review,
        "shows_view": row.added_by_id != user.pk,
    }  # fmt: skip
    return render(request, "cases/emergency.html", context, status=409 if blockers else 200)


def _say(row: EmergencyAccess, form: Any, user: Any) -> None:
    data = form.cleaned_data
    if isinstance(form, ReviewForm):
        emergencies.review(row, outcome=data["outcome"], text=data["review"], by=user)
    else:
        emergencies.give_view(row, text=data["view"], by=user)


def overview(request: HttpRequest) -> HttpResponse:
    """Every reading in an emergency that this privacy officer looks into; what is late stands first and is red. From
    here they also open who looked at a case, by its number."""
    user: Any = request.user
    if not user.oversees_privacy:
        raise PermissionDenied("Deze pagina is voor de functionaris gegevensbescherming.")
    rows = EmergencyAccess.objects.overseen_by(user).select_related("case", "added_by")
    waiting = sorted(rows.waiting(), key=lambda row: (row.review_by, row.added_at))
    number = request.GET.get("zaak", "").strip().upper()
    asked = Case.objects.filter(pk__in=cases_overseen_by(user), number=number).first() if number else None
    if asked:
        return redirect("cases:access-log", case=asked.pk)
    context = {
        "number": number, "waiting": waiting, "late": sum(row.is_late for row in waiting),
        "reviewed": rows.exclude(outcome="")[:MOST], "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "cases/emergencies.html", context)


urlpatterns = [
    page("noodtoegang", overview, "emergencies", OVERSEES, NO_FAMILY),
    page("noodtoegang/<uuid:pk>", emergency, "emergency", KNOWS, reads(Shown.ACCESS)),
    page("noodtoegang/<uuid:pk>/stoppen", stop, "emergency-stop", POSTS, acts(Shown.ACCESS)),
    page("zaak/<slug:number>/noodtoegang", begin, "emergency-begin", BEGINS, acts(Shown.ACCESS)),
]

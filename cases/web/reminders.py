"""Herinneringen: what waits for the reader, with the way to where it is done."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cases.analysis.models import Analysis
from cases.plans.models import Agreement
from cases.reminders.actions import mark_seen
from cases.reminders.models import Kind, Reminder
from cases.reminders.moments import Moments
from cases.web.frame import due_in_words, get_or_404
from cases.web.routes import EVERYBODY, POSTS, page
from cases.web.waiting import moments_of, place, reminders_of

MOST = 200  # more than this is not a list of work any more


def reminders(request: HttpRequest) -> HttpResponse:
    moments = moments_of(request)
    waiting = Reminder.objects.visible_to(request.user).filter(pk__in=reminders_of(request))
    listed = list(waiting.select_related("case__family").order_by("due_on", "planned_at", "pk")[:MOST])
    return render(request, "cases/reminders.html", {"rows": _rows(listed, moments)})


@require_POST
def seen(request: HttpRequest, pk: Any) -> HttpResponse:
    reminder = get_or_404(Reminder.objects.visible_to(request.user).filter(recipient=request.user), pk=pk)
    mark_seen(reminder, by=request.user)
    messages.success(request, "De herinnering is van uw lijst.")
    return redirect("cases:reminders")


def _rows(listed: list[Reminder], moments: Moments) -> list[dict[str, Any]]:
    keys = [row.subject_id for row in listed]
    agreements = Agreement.objects.in_bulk([row.subject_id for row in listed if row.kind == Kind.AGREEMENT])
    analyses = set(Analysis.objects.filter(pk__in=keys).values_list("pk", flat=True))
    rows = []
    for row in listed:
        on_analysis = row.subject_id in analyses
        last_day = row.moment_on + timedelta(days=_days_to_answer(row, moments))
        words, state = due_in_words(last_day)
        agreement = agreements.get(row.subject_id)
        rows.append({
            "pk": row.pk, "family": row.case.family.name, "number": row.case.number, "day": last_day, "words": words,
            "state": state, "what": agreement.what if agreement else _what(row, on_analysis),
            "url": _where(row, on_analysis), "passed_on": row.instead_of_id is not None,
            "family_url": reverse("cases:family", args=[row.case_id]),
        })  # fmt: skip
    return rows


def _days_to_answer(row: Reminder, moments: Moments) -> int:
    """A handover and an answer count from the day they were asked; the list shows the last day."""
    term = {Kind.HANDOVER: "handover_days", Kind.RESPONSE: "response_days"}.get(Kind(row.kind))
    return moments.value(term, row.case.municipality_id) if term else 0


def _what(row: Reminder, on_analysis: bool) -> str:
    if row.kind == Kind.RESPONSE:
        return f"Antwoord op {'de verklarende analyse' if on_analysis else 'het gezinsplan'}"
    return {
        Kind.EVALUATION: "Evaluatie van het gezinsplan", Kind.HANDOVER: "Overdracht van de regie: uw antwoord",
        Kind.PLAN_CLOCK: "Gezinsplan vaststellen binnen zes weken", Kind.AGREEMENT: "Afspraak uit het gezinsplan",
    }[Kind(row.kind)]  # fmt: skip


def _where(row: Reminder, on_analysis: bool) -> str:
    if row.kind == Kind.RESPONSE:
        return reverse("cases:analyses" if on_analysis else "cases:plan", args=[row.case_id])
    return place(row.kind, row.case_id, row.subject_id)


urlpatterns = [
    page("herinneringen", reminders, "reminders", EVERYBODY),
    page("herinneringen/<uuid:pk>/gezien", seen, "reminder-seen", POSTS),
]

"""Herinneringen: what waits for the reader, with the way to where it is done."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cases.access.log import trail
from cases.access.log.codes import Shown
from cases.analysis.models import Analysis
from cases.plans.models import Agreement
from cases.reminders.actions import mark_seen
from cases.reminders.models import Hearer, Kind, Reminder
from cases.reminders.moments import Moments
from cases.reminders.rules import RULE_OF
from cases.sharing.models import Participation
from cases.web.frame import due_in_words, get_or_404
from cases.web.routes import EVERYBODY, POSTS, acts, lists, page
from cases.web.waiting import moments_of, place, reminders_of
from network.models import User

PER_PAGE = 50
_LEADING = Prefetch("case__participations", Participation.objects.filter(leads=True).select_related("organisation"))


def reminders(request: HttpRequest) -> HttpResponse:
    moments = moments_of(request)
    waiting = Reminder.objects.visible_to(request.user).filter(pk__in=reminders_of(request))
    ordered = waiting.select_related("case__family").prefetch_related(_LEADING).order_by("due_on", "planned_at", "pk")
    found = Paginator(ordered, PER_PAGE).get_page(request.GET.get("page"))
    trail.lists({row.case_id: None for row in found if row.hearer != Hearer.REGION})
    context = {"rows": _rows(list(found), request.user, moments), "page_of_reminders": found}
    return render(request, "cases/reminders.html", context)


@require_POST
def seen(request: HttpRequest, pk: Any) -> HttpResponse:
    user: Any = request.user
    reminder = get_or_404(Reminder.objects.visible_to(user).filter(recipient__in=user.acts_as), pk=pk)
    mark_seen(reminder, by=request.user)
    messages.success(request, "De herinnering is van uw lijst.")
    return redirect("cases:reminders")


def _rows(listed: list[Reminder], user: Any, moments: Moments) -> list[dict[str, Any]]:
    keys, absent = [row.subject_id for row in listed], _names(row for row in listed if row.recipient_id != user.pk)
    agreements = Agreement.objects.in_bulk([row.subject_id for row in listed if row.kind == Kind.AGREEMENT])
    analyses = set(Analysis.objects.filter(pk__in=keys).values_list("pk", flat=True))
    rows = []
    for row in listed:
        on_analysis = row.subject_id in analyses
        last_day = row.moment_on + timedelta(days=_days_to_answer(row, moments))
        words, state = due_in_words(last_day)
        told = {
            "pk": row.pk, "number": row.case.number, "day": last_day, "words": words, "state": state,
            "passed_on": row.instead_of_id is not None, "escalated": row.hearer != Hearer.FIRST,
            "behalf": absent.get(row.recipient_id, ""),
        }  # fmt: skip
        if row.hearer == Hearer.REGION:
            rows.append(told | {"family": _team(row), "family_url": "", "url": "", "what": RULE_OF[row.kind].what})
            continue
        agreement = agreements.get(row.subject_id)
        emergency = row.kind == Kind.EMERGENCY  # a privacy officer hears of it too, and not of which family
        url = _where(row, on_analysis)
        rows.append(told | {
            "family": "Noodtoegang" if emergency else row.case.family.name, "url": url,
            "what": agreement.what if agreement else _what(row, on_analysis),
            "family_url": url if emergency else reverse("cases:family", args=[row.case_id]),
        })  # fmt: skip
    return rows


def _names(rows: Iterable[Reminder]) -> dict[Any, str]:
    """Of colleagues whose reminders these are, because the reader stands in for them."""
    keys = {row.recipient_id for row in rows}
    return dict(User.objects.filter(pk__in=keys).values_list("pk", "name")) if keys else {}


def _team(row: Reminder) -> str:
    """For the region, that sees no family: the team that leads the case."""
    leading = [one for one in row.case.participations.all() if one.leads and one.ends_on is None]
    return leading[0].organisation.name if leading else "Geen team"


def _days_to_answer(row: Reminder, moments: Moments) -> int:
    """A handover and an answer count from the day they were asked; the list shows the last day."""
    terms = {
        Kind.HANDOVER: "handover_days", Kind.RESPONSE: "response_days", Kind.ACCESS_REQUEST: "access_request_days",
        Kind.EMERGENCY: "emergency_review_days", Kind.DOOR_NEWS: "door_news_days", Kind.SIGNAL: "signal_days",
    }  # fmt: skip
    term = terms.get(Kind(row.kind))
    return moments.value(term, row.case.municipality_id) if term else 0


def _what(row: Reminder, on_analysis: bool) -> str:
    if row.kind == Kind.RESPONSE:
        return f"Antwoord op {'de verklarende analyse' if on_analysis else 'het gezinsplan'}"
    return RULE_OF[row.kind].what


def _where(row: Reminder, on_analysis: bool) -> str:
    if row.kind == Kind.RESPONSE:
        return reverse("cases:analyses" if on_analysis else "cases:plan", args=[row.case_id])
    return place(row.kind, row.case_id, row.subject_id)


urlpatterns = [
    page("herinneringen", reminders, "reminders", EVERYBODY, lists(Shown.REMINDERS)),
    page("herinneringen/<uuid:pk>/gezien", seen, "reminder-seen", POSTS, acts(Shown.REMINDERS)),
]

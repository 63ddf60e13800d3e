"""Moments in somebody's own calendar: the page to make, renew and stop the address, the feed behind it, one file."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core.internal.ratelimit import consume, respond_429
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cases.access.log import trail
from cases.access.log.codes import Happening, Outcome, Shown
from cases.access.log.trail import Entry
from cases.calendars import actions as calendars
from cases.calendars.ics import AGAIN, calendar
from cases.calendars.models import CalendarFeed
from cases.evaluations.models import Evaluation
from cases.web.frame import case_or_404, get_or_404
from cases.web.pdf import download
from cases.web.routes import BY_SECRET, EVERYBODY, IN_CASE, NO_FAMILY, POSTS, Log, exports, page

KIND = "text/calendar; charset=utf-8"
FILE = "agenda.ics"
# How often one address is fetched, and how often somebody asks for one that is nobody's.
LIMITS = {"calendar": "60/h/key", "calendar_unknown": "30/m/ip"}


def own_calendar(request: HttpRequest) -> HttpResponse:
    """Whether there is an address, and when a program last fetched it: who does not know that fetching renews it."""
    return render(request, "cases/calendar.html", _context(request))


@never_cache
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """A new address, shown on this answer and never again."""
    secret = calendars.make(by=request.user)
    address = settings.BASE_URL + reverse("cases:calendar-feed", args=[secret])
    return render(request, "cases/calendar.html", {**_context(request), "address": address})


@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    calendars.stop(by=request.user)
    messages.success(request, "Het adres werkt niet meer. Haal de agenda ook weg uit uw agendaprogramma.")
    return redirect("cases:calendar")


def _context(request: HttpRequest) -> dict[str, Any]:
    user: Any = request.user
    feed = CalendarFeed.objects.filter(user=user).first()
    hours = int(AGAIN.total_seconds() // 3600)
    return {"feed": feed, "address": "", "for_me": user.works_with_families, "hours": hours}


@login_not_required
@never_cache
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """For a calendar program, that cannot sign in: the secret says whose it is, and everything else is asked anew."""
    found = calendars.feed_of(secret)
    if found is None:
        if not _within_limit(request, "calendar_unknown"):
            return respond_429(request)
        trail.note(Entry(Happening.REFUSED, Shown.EVALUATION, outcome=Outcome.REFUSED))  # without what was asked
        raise Http404
    if not _within_limit(request, "calendar", key=found.secret_hash):
        return respond_429(request)
    moments = list(calendars.moments_of(found.user))
    content = calendar(moments, feed=True)
    with transaction.atomic():  # no line, no calendar
        if calendars.shows_anew(found, content, to=str(get_adapter(request).get_client_ip(request))):
            trail.write([_exported(case) for case in calendars.cases_of(moments)], by=found.user)
    return HttpResponse(content, content_type=KIND)


def _within_limit(request: HttpRequest, action: str, **whose: str) -> bool:
    """The package by itself does not count what is only fetched."""
    return bool(consume(request, app="calendars", action=action, config=LIMITS, limit_get=True, **whose))


def _exported(case: Any) -> Entry:
    return Entry(Happening.EXPORT, Shown.EVALUATION, case=case, youths=True)


def file(request: HttpRequest, evaluation: Any) -> HttpResponse:
    """One moment, to put in a calendar by hand; it does not follow what changes later."""
    rows = calendars.told(Evaluation.objects.visible_to(request.user)).select_related("case")
    found = get_or_404(rows, pk=evaluation)
    case_or_404(request, found.case_id, "evaluations")
    return download(calendar([found]), FILE, KIND)


urlpatterns = [
    page("agenda", own_calendar, "calendar", EVERYBODY, NO_FAMILY),
    page("agenda/maken", make, "calendar-make", POSTS, NO_FAMILY),
    page("agenda/stoppen", stop, "calendar-stop", POSTS, NO_FAMILY),
    page("agenda/<slug:secret>.ics", feed, "calendar-feed", BY_SECRET, Log(Happening.EXPORT, Shown.EVALUATION)),
    page("evaluatie/<uuid:evaluation>/agenda.ics", file, "evaluation-ics", IN_CASE, exports(Shown.EVALUATION)),
]

"""Was there a coordinator on every day on which the case was active? Computed from the journal and the dated roles."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from cases.families.codes import RegieKind
from flow.models import Event

Period = tuple[date, date | None]  # first day, last day (both count); None while it runs


def days_without_coordinator(case: Any, today: date | None = None) -> int:
    """Days from the start of the case until today (or until it was closed) on which nobody had the casusregie."""
    today = today or timezone.localdate()
    roles = case.coordinations.filter(kind=RegieKind.CASE).values_list("begins_on", "ends_on")
    return uncovered(active_periods(case), list(roles), today)


def active_periods(case: Any) -> list[Period]:
    """When the case was active, from its own steps in the journal."""
    events = Event.objects.filter(subject_id=case.pk, step__in=["activate", "reopen", "close"]).order_by("at", "pk")
    periods: list[Period] = []
    for event in events:
        day = event.happened_on or timezone.localdate(event.at)
        if event.step != "close":
            periods.append((day, None))
        elif periods:
            periods[-1] = (periods[-1][0], day)
    return periods


def uncovered(active: Iterable[Period], roles: Iterable[Period], today: date) -> int:
    """How many days of the `active` periods no period of `roles` covers."""
    held: list[tuple[date, date]] = sorted((begins, ends or today) for begins, ends in roles)
    days = 0
    for begins, ends in active:
        last, day = min(ends or today, today), begins
        for first, until in held:
            if until < day or first > last:
                continue
            days += max((first - day).days, 0)
            day = max(day, until + timedelta(days=1))
        days += max((last - day).days + 1, 0)
    return days

"""The arithmetic of a term: it runs from a day, counts in days, and stands still during its pauses.

A pause counts its first and its last day (tot en met). A term of six weeks that starts on 27 May is due on 8 July.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True)
class Run:
    """Until when a term runs, and how many days it stood still."""

    due: date
    paused_days: int


def run(start: date, days: int, pauses: Iterable[Any], *, today: date, met_on: date | None = None) -> Run:
    """When the term is due. Only days after the start and before it was met can be paused days.

    A pause without an end runs until today: every day it lasts, the term moves a day.
    """
    until = met_on or today
    still = sorted(_still_days(start, pauses, until))
    due = start + timedelta(days=days)
    counted = 0
    for day in still:
        if day <= due:
            due += timedelta(days=1)
            counted += 1
    return Run(due, counted)


def is_paused(pauses: Iterable[Any], today: date) -> Any:
    """The pause that holds the clock today, if any."""
    return next(
        (one for one in pauses if one.begins_on <= today and (one.ends_on is None or one.ends_on >= today)), None
    )


def _still_days(start: date, pauses: Iterable[Any], until: date) -> set[date]:
    """Days on which the clock stood still; two pauses on one day count once."""
    days: set[date] = set()
    for pause in pauses:
        last = min(pause.ends_on or until, until)
        day = max(pause.begins_on, start + timedelta(days=1))
        while day <= last:
            days.add(day)
            day += timedelta(days=1)
    return days

"""How long lines are kept, and how whole days go when their term has passed: never by a job, and never unseen.

At least five years from the day the line was written (NEN 7513; Stcrt. 2019, 38007); the network may keep them longer.
"""

from datetime import UTC, date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from cases.access.log.codes import Happening, Shown
from cases.access.log.models import AccessDay
from cases.access.log.trail import Entry, write
from network.terms import term

LEAST_MONTHS = 60


def oldest_kept(on: date | None = None) -> date:
    """The first day whose lines must still be there on that day."""
    today = on or timezone.now().astimezone(UTC).date()
    months = max(LEAST_MONTHS, term("read_log_months", on=today))
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    day = min(today.day, _last_day(year, month + 1))
    return date(year, month + 1, day)


def droppable() -> list[AccessDay]:
    """Days whose term has passed, oldest first."""
    return list(AccessDay.objects.filter(day__lt=oldest_kept(), dropped_at=None).order_by("day"))


def drop(day: AccessDay, *, by: Any) -> int:
    """Take the lines of one whole day away. That it happened stands in the chain of today with the last hash of the
    day, whose own row and seal stay: `verify_log` tells a day that was dropped from one that disappeared.

    Raises ValueError while the term has not passed. Answers how many lines went.
    """
    with transaction.atomic():
        locked = AccessDay.objects.select_for_update().get(pk=day.pk)
        if locked.day >= oldest_kept():
            raise ValueError(f"{locked}: the retention term has not passed")
        kind, key = named(locked).split(":", 1)
        write([Entry(Happening.LOG_DROPPED, Shown.LOG, touched=((kind, key),))], by=by)
        AccessDay.objects.filter(pk=locked.pk).update(dropped_at=timezone.now())
        number, _ = locked.lines.all().delete()
    return number


def named(day: AccessDay) -> str:
    """How a line names a day that was dropped: with its last hash, so that another day cannot take its place."""
    return f"cases.accessday:{day.day.isoformat()}:{day.hash}"


def _last_day(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day

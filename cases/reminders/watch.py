"""How the sending goes, for who administers: numbers and keys, nothing of a family."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from cases.reminders.models import UNSENT, Reminder, ReminderStatus

SHOWN = 25


@dataclass(frozen=True)
class Sending:
    """`again`: sent again under the same Message-ID, because it is not known whether the first mail went out; the
    newest ones. `cut_off` counts all of those, `waiting` what should have gone and did not, `given_up` what is not
    tried any more."""

    waiting: int
    given_up: int
    cut_off: int
    again: list[dict[str, Any]]


def sending() -> Sending:
    """Two queries."""
    numbers = Reminder.objects.aggregate(
        waiting=Count("pk", filter=Q(status__in=UNSENT, try_at__lte=timezone.now())),
        given_up=Count("pk", filter=Q(status=ReminderStatus.FAILED, try_at=None)),
        cut_off=Count("pk", filter=Q(cut_off__gt=0)),
    )
    rows = Reminder.objects.filter(cut_off__gt=0).order_by("-claimed_at", "pk")
    return Sending(**numbers, again=list(rows.values("pk", "cut_off", "attempts", "status", "claimed_at")[:SHOWN]))

"""What people and the clock do in this room: read a reminder, and let the ledger run."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.utils import timezone

from cases.reminders import delivery, planning
from cases.reminders.models import Reminder
from cases.reminders.moments import Moments


def open_reminder_keys(user: Any, moments: Moments | None = None) -> set[UUID]:
    """Keys of what still waits for this person, in cases they may see. Two small queries; one when nothing is open."""
    return planning.waiting_among(Reminder.objects.open_for(user).order_by().values_list("pk", "kind"), moments)


def open_reminders(user: Any, moments: Moments | None = None) -> Any:
    """What still waits for this person, in cases they may see."""
    return Reminder.objects.visible_to(user).filter(pk__in=open_reminder_keys(user, moments))


def mark_seen(reminder: Reminder, *, by: Any) -> Reminder:
    """The recipient has seen it: it leaves the list. Raises `DoesNotExist` for somebody else's reminder.

    An unsent one is not mailed any more either; a later rung of the same occasion still comes.
    """
    mine = Reminder.objects.visible_to(by).filter(recipient=by).get(pk=reminder.pk)
    if mine.seen_at is None:
        mine.seen_at = timezone.now()
        mine.save(update_fields=["seen_at"])
    return mine


def run_due(*, seconds: float | None = None) -> Counter[str]:
    """Plan what is due and send it: the whole work of one run, the same by hand, by beat and in a test."""
    planned = planning.plan(Moments())
    counts = delivery.deliver(seconds=seconds)
    counts["planned_now"] = planned
    return counts

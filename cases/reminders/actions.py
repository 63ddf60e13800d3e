"""What people and the clock do in this room: read a reminder, and let the ledger run."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.db.models import Exists
from django.utils import timezone

from cases.adulthood.beginning import begin_due_checklists
from cases.jobs.actions import running
from cases.jobs.models import Job
from cases.reminders import delivery, planning
from cases.reminders.models import Kind, Reminder, ReminderStatus
from cases.reminders.moments import Moments


def open_reminder_keys(user: Any, moments: Moments | None = None) -> set[UUID]:
    """Keys of what still waits for this person, in cases they may see. Two small queries; one when nothing is open."""
    return planning.waiting_among(Reminder.objects.open_for(user).order_by().values_list("pk", "kind"), moments)


def open_reminders(user: Any, moments: Moments | None = None) -> Any:
    """What still waits for this person, in cases they may see."""
    return Reminder.objects.visible_to(user).filter(pk__in=open_reminder_keys(user, moments))


def unseen_of(reader: Any, people: list[UUID], moments: Moments | None = None) -> Counter[UUID]:
    """How many reminders wait for each of these people (keys), in cases that the reader may see."""
    rows = Reminder.objects.visible_to(reader).filter(recipient__in=people, seen_at=None)
    rows = rows.exclude(status=ReminderStatus.NOT_NEEDED).exclude(Exists(Reminder.newer())).order_by()
    found = {key: (kind, person) for key, kind, person in rows.values_list("pk", "kind", "recipient_id")}
    waiting = planning.waiting_among([(key, kind) for key, (kind, _) in found.items()], moments)
    return Counter(found[key][1] for key in waiting)


def mark_seen(reminder: Reminder, *, by: Any) -> Reminder:
    """The recipient, or who stands in for them, has seen it: it leaves the list. Raises `DoesNotExist` for somebody
    else's reminder.

    An unsent one is not mailed any more either; a later rung of the same occasion still comes.
    """
    mine = Reminder.objects.visible_to(by).filter(recipient__in=by.acts_as).get(pk=reminder.pk)
    if mine.seen_at is None:
        mine.seen_at = timezone.now()
        mine.save(update_fields=["seen_at"])
    return mine


def tell_at_once(kind: Kind) -> None:
    """Plan and send what is due of this kind now, without waiting for the next run. What does not get through stays in
    the ledger and is tried again."""
    planning.plan(Moments(), [kind])
    delivery.deliver(seconds=10, kinds=[kind])


def run_due(*, seconds: float | None = None) -> Counter[str]:
    """Begin the lists for 18 that are due, plan what is due and send it: the whole work of one run, the same by hand,
    by beat and in a test."""
    with running(Job.PLAN):
        begin_due_checklists()
        planned = planning.plan(Moments())
    with running(Job.SEND):
        counts = delivery.deliver(seconds=seconds)
    counts["planned_now"] = planned
    return counts

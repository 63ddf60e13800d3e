"""Whom a reminder reaches: its recipient, who stands in for them, or somebody else; and when they want a mail."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from cases.reminders.codes import MailStyle
from cases.reminders.models import Reminder
from cases.reminders.models.preference import preference_of
from cases.reminders.rules import RULE_OF
from network.models import Absence, User


@dataclass(frozen=True)
class Addressee:
    """`person` gets the mail. `absent`: the recipient is away; then who stands in for them gets it, and when nobody
    does, `person` is None."""

    person: User | None
    absent: bool = False


def addressee(reminder: Reminder, today: date) -> Addressee:
    """Who gets the mail of this reminder today. Who stands in and is away as well, or cannot see the case, does not."""
    rows = Absence.objects.current(today).filter(user=reminder.recipient_id).select_related("substitute")
    absence = rows.order_by("begins_on", "pk").first()
    if absence is None:
        return Addressee(reminder.recipient)
    other = absence.substitute
    present = other is not None and not Absence.objects.current(today).filter(user=other).exists()
    return Addressee(other if present and can_see(other, reminder) else None, absent=True)


def can_see(person: Any, reminder: Reminder) -> bool:
    """Access decides at the moment of sending, not at the moment of planning."""
    return person.is_active and Reminder.objects.visible_to(person).filter(pk=reminder.pk).exists()


@dataclass(frozen=True)
class Opening:
    """When somebody may get the mail of a reminder: at `at`, `together` with what else waits for them."""

    at: datetime
    together: bool


def opening(reminder: Reminder, person: User, now: datetime) -> Opening:
    """What cannot wait goes at once; what is urgent alone, in the hours that somebody chose; the rest as they chose."""
    if RULE_OF[reminder.kind].at_once:
        return Opening(now, together=False)
    wishes = preference_of(person)
    together = wishes.style == MailStyle.DIGEST and not reminder.urgent
    if together and reminder.letter is None and _had_today(person, now):
        return Opening(wishes.next_morning(now), together)
    return Opening(wishes.open_from(now), together)


def tomorrow(person: User, now: datetime) -> datetime:
    return preference_of(person).next_morning(now)


def _had_today(person: User, now: datetime) -> bool:
    """One letter with all that waits is sent a day."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(now), time.min))
    return Reminder.objects.filter(sent_to=person, letter__isnull=False, sent_at__gte=midnight).exists()

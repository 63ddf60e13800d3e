"""Send what is due, one by one: claim, look whether it is still true, send, and write down that it was sent.

Several senders may work at once: each claims a row that nobody else holds (SKIP LOCKED), and commits around every
message. A sender that is killed between the mail server's yes and our note leaves one claim behind; it opens again
after `CLAIM_HOLDS`, and the second copy carries the same Message-ID.
"""

import logging
import time
from collections import Counter
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists
from django.utils import timezone

from cases.families.models import Case
from cases.reminders import mail
from cases.reminders.models import UNSENT, Reminder, ReminderStatus
from cases.reminders.planning import ALREADY_SEEN, NEWER_CAME, still_waiting
from cases.reminders.rules import RULES, no_case_without_a_reader

log = logging.getLogger(__name__)

CLAIM_HOLDS = timedelta(minutes=10)  # far beyond EMAIL_TIMEOUT
FIRST_RETRY = timedelta(minutes=5)  # doubles with every failure
MOST_ATTEMPTS = 9  # the last one almost a day after the first; on screen the reminder stays

NO_ACCESS = "De ontvanger kan deze zaak niet (meer) zien."
NOBODY = "De ontvanger kan deze zaak niet (meer) zien, en er is nu niemand anders om het te melden."


def deliver(*, seconds: float | None = None) -> Counter[str]:
    """Send until nothing is due, or until the time is up. Counts what became of each, by status, and `left` when the
    time was up before the work was done."""
    ends = time.monotonic() + seconds if seconds is not None else None
    counts: Counter[str] = Counter()
    while reminder := _claim():
        counts[_handle(reminder)] += 1
        if ends is not None and time.monotonic() > ends:
            counts["left"] = 1
            break
    return counts


def _claim() -> Reminder | None:
    """Take the one that waits longest, so that no other sender takes it."""
    now = timezone.now()
    due = Reminder.objects.filter(status__in=UNSENT, try_at__lte=now).order_by("try_at", "pk")
    with transaction.atomic():
        # SQLite has one writer at a time, so there is nobody to skip.
        skip = connection.features.has_select_for_update_skip_locked
        reminder = due.select_for_update(skip_locked=skip).first()
        if reminder is not None:
            reminder.status, reminder.claimed_at, reminder.try_at = ReminderStatus.CLAIMED, now, now + CLAIM_HOLDS
            reminder.attempts += 1
            reminder.save(update_fields=["status", "claimed_at", "try_at", "attempts"])
    return reminder


def _handle(reminder: Reminder) -> ReminderStatus:
    if reason := _over(reminder):
        return _note(reminder, ReminderStatus.NOT_NEEDED, reason=reason)
    if not _can_see(reminder):
        return _pass_on(reminder)
    try:
        mail.send(reminder)
    except OSError as error:  # every error of smtplib and of the network
        return _failed(reminder, error)
    return _note(reminder, ReminderStatus.SENT, sent_at=timezone.now(), reason="")


def _over(reminder: Reminder) -> str:
    """Why nothing needs to be sent any more; empty when it does. Looked at last of all, right before sending."""
    row = Reminder.objects.filter(pk=reminder.pk)
    if row.filter(Exists(Reminder.newer())).exists():
        return NEWER_CAME
    if row.filter(seen_at__isnull=False).exists():
        return ALREADY_SEEN
    return "" if still_waiting(row).exists() else next(rule.over for rule in RULES if rule.kind == reminder.kind)


def _can_see(reminder: Reminder) -> bool:
    """Access decides at the moment of sending, not at the moment of planning."""
    person = reminder.recipient
    return person.is_active and Case.objects.visible_to(person).filter(pk=reminder.case_id).exists()


def _pass_on(reminder: Reminder) -> ReminderStatus:
    """Somebody who can see the case hears it instead. It is not passed on a second time to the same person."""
    with transaction.atomic():
        others = [person for person in no_case_without_a_reader(reminder) if person.is_active]
        for person in others:
            copy = Reminder(
                case_id=reminder.case_id, kind=reminder.kind, occasion=reminder.occasion, rung=reminder.rung,
                subject_id=reminder.subject_id, moment_on=reminder.moment_on, due_on=reminder.due_on,
                recipient=person, instead_of=reminder,
            )  # fmt: skip
            Reminder.objects.bulk_create([copy], ignore_conflicts=True)
        return _note(reminder, ReminderStatus.NOT_NEEDED, reason=NO_ACCESS if others else NOBODY)


def _failed(reminder: Reminder, error: OSError) -> ReminderStatus:
    # The answer of a mail server can hold the address: only the kind of error goes to the log.
    log.warning("reminder %s was not sent, attempt %d: %s", reminder.pk, reminder.attempts, type(error).__name__)
    again = timezone.now() + FIRST_RETRY * 2 ** (reminder.attempts - 1)
    last = reminder.attempts >= MOST_ATTEMPTS
    return _note(reminder, ReminderStatus.FAILED, reason=f"niet verstuurd: {type(error).__name__}"[:200],
                 try_at=None if last else again)  # fmt: skip


def _note(reminder: Reminder, status: ReminderStatus, *, try_at: Any = None, **facts: Any) -> ReminderStatus:
    """Write what became of it, unless the claim was lost to another sender in the meantime."""
    mine = Reminder.objects.filter(pk=reminder.pk, status=ReminderStatus.CLAIMED, attempts=reminder.attempts)
    mine.update(status=status, try_at=try_at, **facts)
    return status

"""Send what is due, one by one: claim, look whether it is still true, send, and write down that it was sent.

Several senders may work at once: each claims a row that nobody else holds (SKIP LOCKED), and commits around every
message. A sender that is killed between the mail server's yes and our note leaves one claim behind; it opens again
after `CLAIM_HOLDS`, and the second copy carries the same Message-ID. Who gets one letter a day has all that is due
claimed together, under one `letter`; a second copy holds the same.
"""

import logging
import time
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import Exists
from django.utils import timezone

from cases.reminders import mail
from cases.reminders.codes import UNSENT, Kind, ReminderStatus
from cases.reminders.models import Reminder
from cases.reminders.moments import Moments
from cases.reminders.planning import strike_out, waiting_among
from cases.reminders.reaching import addressee, can_see, opening, tomorrow
from cases.reminders.rules import RULES, somebody_else
from network.models import User

log = logging.getLogger(__name__)

CLAIM_HOLDS = timedelta(minutes=10)  # far beyond EMAIL_TIMEOUT
FIRST_RETRY = timedelta(minutes=5)  # doubles with every failure
MOST_ATTEMPTS = 9  # the last one almost a day after the first; on screen the reminder stays

NO_ACCESS = "De ontvanger kan deze zaak niet (meer) zien."
NOBODY = "De ontvanger hoort het niet, en er is nu niemand anders om het te melden."
UNREACHED = "De ontvanger krijgt geen e-mail; een ander heeft bericht. Op het scherm blijft het staan."
AWAY = "De ontvanger is afwezig en niemand vervangt die."
AT_ONCE = [rule.kind for rule in RULES if rule.at_once]


def deliver(
    *, seconds: float | None = None, kinds: Iterable[str] = tuple(Kind), most: int | None = None
) -> Counter[str]:
    """Send what is due of these kinds, as far as the time allows, and no more than so many. Counts what became of each,
    by status, and `left` when that was over before the work was done."""
    ends = time.monotonic() + seconds if seconds is not None else None
    counts: Counter[str] = Counter()
    moments = Moments()
    while reminder := _claim(kinds):
        if moments.today != timezone.localdate():
            moments = Moments()
        counts.update(_deliver(reminder, moments))
        if (ends is not None and time.monotonic() > ends) or (most is not None and counts.total() >= most):
            counts["left"] = 1
            break
    return counts


def _claim(kinds: Iterable[str] = tuple(Kind)) -> Reminder | None:
    """Take the one that waits longest, so that no other sender takes it."""
    due = Reminder.objects.filter(status__in=UNSENT, try_at__lte=timezone.now(), kind__in=list(kinds))
    with transaction.atomic():
        return next(iter(_taken(due.order_by("try_at", "pk")[:1])), None)


def _taken(due: Any, **facts: Any) -> list[Reminder]:
    """These rows, as far as nobody else holds them; they are ours now."""
    # SQLite has one writer at a time, so there is nobody to skip.
    skip, now = connection.features.has_select_for_update_skip_locked, timezone.now()
    rows = list(due.select_for_update(of=("self",) if skip else (), skip_locked=skip))
    for row in rows:
        row.cut_off += row.status == ReminderStatus.CLAIMED  # whether it went out is not known
        row.status, row.claimed_at, row.try_at = ReminderStatus.CLAIMED, now, now + CLAIM_HOLDS
        row.attempts += 1
        for name, value in facts.items():
            setattr(row, name, value)
        row.save(update_fields=["status", "claimed_at", "try_at", "attempts", "cut_off", *facts])
    return rows


def _deliver(reminder: Reminder, moments: Moments) -> list[str]:
    """What became of the reminder, and of those that went with it."""
    now = timezone.now()
    if _is_over(reminder, moments):
        return [ReminderStatus.NOT_NEEDED]
    to = addressee(reminder, timezone.localdate(now))
    if to.person is None:
        return [_waits_for_return(reminder)]
    if not to.absent and not can_see(to.person, reminder):
        return [_pass_on(reminder, NO_ACCESS, ReminderStatus.NOT_NEEDED)]
    if not to.person.reachable:
        return [_pass_on(reminder, UNREACHED, ReminderStatus.FAILED)]
    when = opening(reminder, to.person, now)
    if when.at > now:
        return [_put_back(reminder, when.at)]
    if not (when.together or reminder.letter):
        return _send([reminder], to.person)
    if reminder.letter and not _is_first(reminder):
        return [_put_back(reminder, now + CLAIM_HOLDS)]
    return _send(_gathered(reminder, to.person, moments), to.person)


def _is_over(reminder: Reminder, moments: Moments) -> bool:
    """Looked at last of all, right before sending; what is over stands in the ledger with the reason."""
    row = Reminder.objects.filter(pk=reminder.pk)
    asks = row.filter(seen_at=None).exclude(Exists(Reminder.newer())).exists()
    if asks and waiting_among([(reminder.pk, reminder.kind)], moments):
        return False
    return bool(strike_out(moments, among=row, kinds=[reminder.kind]))


def _gathered(reminder: Reminder, to: Any, moments: Moments) -> list[Reminder]:
    """All that goes in one letter with this reminder: what was in it before, else what is due for the same person, or
    for whom they stand in, and may wait for a letter."""
    with transaction.atomic():
        if reminder.letter:
            others = _taken(_of_letter(reminder).exclude(pk=reminder.pk))
        else:
            due = Reminder.objects.filter(status__in=UNSENT, try_at__lte=timezone.now()).exclude(pk=reminder.pk)
            due = due.filter(recipient__in=to.acts_as, urgent=False, letter=None).exclude(kind__in=AT_ONCE)
            reminder.letter = uuid4()
            Reminder.objects.filter(pk=reminder.pk).update(letter=reminder.letter)
            others = _taken(due.order_by("try_at", "pk"), letter=reminder.letter)
    return [reminder, *(row for row in others if not _is_over(row, moments) and _is_seen(row, to))]


def _of_letter(reminder: Reminder) -> Any:
    """What must still go out in the letter of this reminder."""
    rows = Reminder.objects.filter(letter=reminder.letter, status__in=UNSENT, try_at__isnull=False)
    return rows.order_by("pk")


def _is_first(reminder: Reminder) -> bool:
    """A letter that was cut off is sent again by one sender, as a whole: by who holds its first reminder."""
    return bool(_of_letter(reminder).values_list("pk", flat=True)[0] == reminder.pk)


def _is_seen(reminder: Reminder, person: Any) -> bool:
    """What this person cannot see goes its own way, out of the letter: to somebody else."""
    if can_see(person, reminder):
        return True
    _put_back(reminder, timezone.now(), letter=None)
    return False


def _send(rows: list[Reminder], to: User) -> list[str]:
    try:
        mail.send(rows, to)
    except SMTPRecipientsRefused as error:
        if not _for_good(error):
            return [_failed(row, error) for row in rows]
        User.objects.filter(pk=to.pk, mail_fails_since=None).update(mail_fails_since=timezone.localdate())
        return [_pass_on(row, UNREACHED, ReminderStatus.FAILED) for row in rows]
    except OSError as error:  # every other error of smtplib and of the network
        return [_failed(row, error) for row in rows]
    return [_note(row, ReminderStatus.SENT, sent_at=timezone.now(), sent_to=to, reason="") for row in rows]


def _for_good(error: SMTPRecipientsRefused) -> bool:
    """The mail server knows that this address does not exist (5xx), and does not ask to come back later."""
    return bool(error.recipients) and all(code >= 500 for code, _ in error.recipients.values())


def _waits_for_return(reminder: Reminder) -> ReminderStatus:
    """Nobody stands in. The team page shows it to the team leader; what is urgent they hear at once, and so does the
    coordinator what a colleague should do."""
    if reminder.urgent or reminder.recipient_id != reminder.case.coordinator_id:
        _tell_another(reminder)
    return _put_back(reminder, tomorrow(reminder.recipient, timezone.now()), AWAY)


def _put_back(reminder: Reminder, at: Any, reason: str = "", **facts: Any) -> ReminderStatus:
    """Not yet: it was no attempt."""
    _note(reminder, ReminderStatus.PLANNED, try_at=at, reason=reason, attempts=reminder.attempts - 1, **facts)
    return ReminderStatus.PLANNED


def _pass_on(reminder: Reminder, reason: str, status: ReminderStatus) -> ReminderStatus:
    """Somebody else hears it instead. When there is nobody, it is tried again every day until there is."""
    with transaction.atomic():
        if _tell_another(reminder):
            return _note(reminder, status, reason=reason)
        return _note(reminder, ReminderStatus.FAILED, reason=NOBODY, try_at=timezone.now() + timedelta(days=1))


def _tell_another(reminder: Reminder) -> bool:
    """Not a second time to the same person: the ledger holds one row for each."""
    others = somebody_else(reminder)
    copies = [
        Reminder(
            case_id=reminder.case_id, kind=reminder.kind, occasion=reminder.occasion, rung=reminder.rung,
            subject_id=reminder.subject_id, moment_on=reminder.moment_on, due_on=reminder.due_on,
            recipient=person, hearer=hearer, urgent=reminder.urgent, instead_of=reminder,
        )
        for person, hearer in others
    ]  # fmt: skip
    Reminder.objects.bulk_create(copies, ignore_conflicts=True)
    return bool(copies)


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

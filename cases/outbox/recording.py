"""Put an event in the outbox: for a change in its own transaction, so that neither is there without the other."""

from collections.abc import Iterable

from cases.outbox.beginning import begun_in
from cases.outbox.ending import ended_in
from cases.outbox.kinds import Happened, told_outside
from cases.outbox.models import OutboxEvent
from flow.gate import Told, follow_journal
from flow.prepared import insert

# The number after the last of the case.
_NEXT = f"(SELECT COALESCE(MAX(sequence), 0) + 1 FROM {OutboxEvent._meta.db_table} WHERE case_id = %s)"  # noqa: S608
WHO_RECEIVES = ("cases.consent",)  # a part by whose writing somebody may receive less, or more


def write_events(told: list[Told]) -> None:
    """The last thing in a transaction: what happened in it, in that order. The case is locked: every door begins with
    that (`flow.gate.hold`)."""
    happened = [one for line in told for one in told_outside(line)]
    touched = {line.event.thread for line in told if line.what == "grants_changed" or line.touched[0] in WHO_RECEIVES}
    if touched:
        happened += [*ended_in(touched), *begun_in(touched)]
    append(happened)


def append(happened: Iterable[Happened]) -> int:
    """Write these behind what stands there, each case with its own count; one question for each. The caller holds the
    lock of the cases."""
    events = list(happened)
    for one in events:
        insert(OutboxEvent(**vars(one)), sequence=(_NEXT, ("case_id",)))
    return len(events)


def follow() -> None:
    follow_journal(write_events)

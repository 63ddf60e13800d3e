"""The ledger and the mailbox beside the list that was computed apart."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from benchmarks.year.expected import NEWER, OVER, SENT, Expected, Key
from benchmarks.year.mailbox import Mailbox
from cases.reminders.models import Reminder

_NEWER_SAYS = "latere herinnering"  # the reason on the screen when a later day overtook an earlier one


@dataclass
class Result:
    """Numbers for a table, and each fault by name: empty when all is as it should be."""

    numbers: dict[str, int] = field(default_factory=dict)
    faults: dict[str, list[Any]] = field(default_factory=dict)

    def lines(self) -> list[str]:
        rows = [*self.numbers.items(), *((name, len(found)) for name, found in self.faults.items())]
        return ["| what | number |", "|---|---:|", *(f"| {name} | {number:,} |" for name, number in rows)]


def compare(wanted: Expected, mailbox: Mailbox, restarts: list[tuple[float, float]]) -> Result:
    rows = {(row.occasion, row.rung, str(row.recipient_id)): row for row in Reminder.objects.all()}
    verdicts, raw = wanted.verdicts, mailbox.raw()
    names = {row.message_id: key for key, row in rows.items()}
    told = Counter(verdicts.values())
    extra = {name: number - 1 for name, number in raw.items() if number > 1}
    listed = {name: rows[names[name]].cut_off for name in extra if name in names}
    return Result(
        {
            "should have been sent": told[SENT], "sent": sum(row.status == "sent" for row in rows.values()),
            "different Message-IDs in the mailbox": len(raw), "raw copies in the mailbox": raw.total(),
            "times a mail was refused": mailbox.refused,
            "skipped because a later day came": told[NEWER], "skipped because it was over": told[OVER],
            "blows that hit a mail after it was taken": len(mailbox.hits),
            "extra raw copies": sum(extra.values()),
            "cut off, as listed in the application": sum(row.cut_off for row in rows.values()),
        },
        {
            "MISSED: should have been sent, and no mail": _missed(verdicts, rows, raw),
            "DOUBLED: a mail that should not be": [name for name in raw if _uncalled(names.get(name), verdicts, rows)],
            "rows that nobody expected": [key for key in rows if key not in verdicts and key not in wanted.waiting],
            "skips without the right reason": [key for key in verdicts if _wrong_reason(verdicts[key], rows.get(key))],
            "extra copies that the application does not list": [
                name for name, number in extra.items() if listed.get(name, 0) < number
            ],
            "extra copies without a blow of their own": _unexplained(mailbox, restarts),
        },
    )  # fmt: skip


def _missed(verdicts: dict[Key, str], rows: dict[Key, Any], raw: Counter[str]) -> list[Any]:
    """With how the ledger has it."""
    wanted = [(key, rows.get(key)) for key, verdict in verdicts.items() if verdict == SENT]
    lost = [(key, row) for key, row in wanted if row is None or not raw[row.message_id] or row.status != "sent"]
    return [(key, row and (row.status, row.reason, row.attempts, row.try_at, raw[row.message_id])) for key, row in lost]


def _uncalled(key: Key | None, verdicts: dict[Key, str], rows: dict[Key, Any]) -> bool:
    """Of nothing in the ledger, or of what should not have gone. (What was cut off may have gone before.)"""
    return key is None or (verdicts.get(key) != SENT and not rows[key].cut_off)


def _wrong_reason(verdict: str, row: Any) -> bool:
    if verdict == SENT:
        return False
    if row is None or row.status != "not_needed" or not row.reason:
        return True
    return (_NEWER_SAYS in row.reason) != (verdict == NEWER)


def _unexplained(mailbox: Mailbox, restarts: list[tuple[float, float]]) -> list[str]:
    """Between one copy of a message and the next lies a blow that hit it: a kill, or a restart of the database."""
    last: dict[str, float] = {}
    found, hits = [], {(name, at) for name, at in mailbox.hits}
    for copy in mailbox.copies:
        before = last.get(copy.message_id)
        if before is not None:
            hit = (copy.message_id, before) in hits
            around = any(began - 5 <= before <= ended + 5 for began, ended in restarts)
            if not (hit or around):
                found.append(copy.message_id)
        last[copy.message_id] = copy.at
    return found

"""The list of what should happen, computed apart: it imports nothing of the product and asks the database nothing.

It knows only facts, as they were written down when somebody acted: from when until when something waited for whom; and
at which moments the work could be done. What it holds the product to:

- of every day that was announced and has come, somebody hears once; after an outage only of the last one that came;
- a day before the moment itself counts only when what waits was there before that day;
- what is over, or overtaken by a later day, is not sent any more, and it is said why.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

# Days on which no term of a law ends, beside weekends (Algemene termijnenwet art. 3), in the years that are simulated.
HOLIDAYS = {date(2026, month, day) for month, day in (
    (1, 1), (4, 3), (4, 6), (4, 27), (5, 5), (5, 14), (5, 25), (12, 25), (12, 26),
)} | {date(2027, month, day) for month, day in (
    (1, 1), (3, 26), (3, 29), (4, 27), (5, 5), (5, 6), (5, 17), (12, 25), (12, 26),
)}  # fmt: skip
SENT, OVER, NEWER = "sent", "over", "newer"


@dataclass
class Wait:
    """Something waits for somebody. `until`: None as long as it does."""

    kind: str
    subject: str
    counts_from: date
    since: date
    recipient: str
    opened: datetime
    until: datetime | None = None

    @property
    def occasion(self) -> str:
        return f"{self.kind}:{self.subject}:{self.counts_from.isoformat()}"

    def waits_at(self, moment: datetime) -> bool:
        return self.opened <= moment and (self.until is None or moment < self.until)


@dataclass(frozen=True)
class Work:
    """A moment at which the jobs ran, with the day it was there; whether the mail server took mail."""

    moment: datetime
    today: date
    takes_mail: bool = True


Key = tuple[str, int, str]  # occasion, rung, recipient


@dataclass
class Expected:
    """`verdicts`: sent, over or newer; `waiting`: has come, and no moment of work came after it that could send it."""

    verdicts: dict[Key, str] = field(default_factory=dict)
    waiting: set[Key] = field(default_factory=set)


def expected(waits: Iterable[Wait], rungs: Mapping[str, tuple[int, ...]], works: Iterable[Work]) -> Expected:
    """Go over the moments of work as they came."""
    by_recipient: dict[tuple[str, str], list[Wait]] = {}
    for wait in waits:
        by_recipient.setdefault((wait.occasion, wait.recipient), []).append(wait)
    found, moments = Expected(), sorted(works, key=lambda work: work.moment)
    for same in by_recipient.values():
        _follow(same, sorted(rungs[same[0].kind]), moments, found)
    return found


def _follow(same: list[Wait], rungs: list[int], works: list[Work], found: Expected) -> None:
    """One occasion for one recipient, from begin to end; it may wait again after it did not."""
    first = min(wait.opened for wait in same)
    told: list[int] = []
    pending: set[int] = set()
    for work in works:
        if work.moment < first:
            continue
        wait = next((one for one in same if one.waits_at(work.moment)), None)
        if wait is not None:
            come = [rung for rung in rungs if _has_come(wait, rung, work.today) and rung not in told]
            told += come
            pending |= set(come)
        for rung in sorted(pending):
            key = (same[0].occasion, rung, same[0].recipient)
            if any(later > rung for later in told):
                found.verdicts[key] = NEWER
            elif wait is None:
                found.verdicts[key] = OVER
            elif work.takes_mail:
                found.verdicts[key] = SENT
            else:
                continue
            pending.discard(rung)
        if not pending and (len(told) == len(rungs) or all(one.until and one.until <= work.moment for one in same)):
            break
    found.waiting |= {(same[0].occasion, rung, same[0].recipient) for rung in pending}


def end_of_term(day: date) -> date:
    """The last day of a term of a law that would end on this one."""
    while day.weekday() >= 5 or day in HOLIDAYS:
        day += timedelta(days=1)
    return day


def _has_come(wait: Wait, rung: int, today: date) -> bool:
    day = wait.counts_from + timedelta(days=rung)
    return day <= today and (rung >= 0 or wait.since < day)

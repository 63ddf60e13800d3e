"""What the clock brings: an evaluation or a point on a list for 18 that is late, and access that ended or began on a
day. Found by sets, told once; a missed night repairs itself."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Value

from cases.families.models import Case
from cases.outbox.beginning import begun, begun_in
from cases.outbox.codes import EventKind
from cases.outbox.ending import ended, ended_in
from cases.outbox.kinds import Happened
from cases.outbox.models import OutboxEvent
from cases.outbox.recording import append
from cases.reminders.dates import Joined, as_text
from cases.reminders.moments import Moments

AT_ONCE = 200  # cases under one lock


def plan(moments: Moments | None = None) -> int:
    """Write what is late or ended since the last time. Under the lock of the cases it is looked at once more, so that
    two at once tell it once."""
    moments = moments or Moments()
    new = 0
    for late in _late(moments):
        cases = late.not_told(moments.today).values_list("of_case", flat=True)
        for keys in _some_at_once(set(cases)):
            new += _under_lock(keys, partial(late.made, today=moments.today))
    for keys in _some_at_once({key for rows in ended() for key in rows.values_list("case", flat=True)}):
        new += _under_lock(keys, ended_in)
    for keys in _some_at_once(set(begun().values_list("case", flat=True))):
        new += _under_lock(keys, begun_in)
    return new


def _some_at_once(keys: Iterable[Any]) -> Iterator[list[Any]]:
    ordered = sorted(keys)
    yield from (ordered[at : at + AT_ONCE] for at in range(0, len(ordered), AT_ONCE))


def _under_lock(keys: list[Any], find: Callable[[list[Any]], list[Happened]]) -> int:
    with transaction.atomic():
        locked = Case.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
        return append(find(list(locked.values_list("pk", flat=True))))


@dataclass(frozen=True)
class Late:
    """Rows of `Moments` whose last day has passed; `path`: where it is read, of its own `key` and of
    `place`, the field with the key of what it stands in."""

    kind: EventKind
    rows: QuerySet[Any]
    path: str
    place: str

    def not_told(self, today: date) -> QuerySet[Any]:
        """For that last day: who moves it gets a new one."""
        once = Joined(Value(f"{self.kind}:"), as_text("subject"), Value(":"), as_text("last_day"))
        rows = self.rows.filter(last_day__lt=today).annotate(once=once)
        return rows.filter(~Exists(OutboxEvent.objects.filter(occasion=OuterRef("once"))))

    def made(self, keys: list[Any], today: date) -> list[Happened]:
        here, label = self.not_told(today).filter(of_case__in=keys), self.rows.model._meta.label_lower
        found = here.order_by("last_day", "pk").values_list("of_case", "subject", "once", self.place)
        return [
            Happened(self.kind, case, key, self.path.format(place=place, key=key), label, key, occasion=once)
            for case, key, once, place in found
        ]


def _late(moments: Moments) -> list[Late]:
    return [
        Late(EventKind.EVALUATION_LATE, moments.evaluations(), "evaluaties/{key}", "pk"),
        Late(EventKind.ADULTHOOD_LATE, moments.adulthood_items(), "overgangen-18/{place}/punten/{key}", "checklist_id"),
    ]

"""The next thing due of a case, computed when cases are listed: no copy is kept that could be wrong.

The answer is one text, '2026-11-22 1 <key>': the last day, the kind of moment, and what waits. The texts sort by day,
so the least of them is the next thing due and the list sorts by it; one expression, computed once per row.
"""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)  # fmt: skip
from django.db.models.functions import Coalesce, Least, Left

from cases.families.models import Case as FamilyCase
from cases.families.models import Person
from cases.plans.lifecycle import PlanStatus
from cases.plans.models import Plan
from cases.reminders.dates import Joined, PlusDays, as_text
from cases.reminders.models import Kind
from cases.reminders.moments import Moments
from network.written import AmongGiven, Written

NO_DATE = "9"  # sorts after every day
SOON = timedelta(days=7)

ANALYSIS_ANSWERS, PLAN_ANSWERS, NO_COORDINATOR = "analysis_answers", "plan_answers", "no_coordinator"

# Earlier in this list goes first when two fall on one day.
MOMENTS = (
    Kind.EVALUATION, Kind.PLAN_CLOCK, ANALYSIS_ANSWERS, PLAN_ANSWERS, Kind.HANDOVER, Kind.AGREEMENT, NO_COORDINATOR,
    Kind.FILE_REQUEST, Kind.DOOR_NEWS, Kind.SIGNAL,
)  # fmt: skip


@dataclass(frozen=True)
class Due:
    """What waits in a case, and its last day."""

    day: date
    moment: str
    subject: uuid.UUID

    @classmethod
    def read(cls, text: str) -> "Due | None":
        if text == NO_DATE:
            return None
        day, number, key = text.split(" ")
        return cls(date.fromisoformat(day), MOMENTS[int(number)], uuid.UUID(key))


class Listed(NamedTuple):
    """A case in a list: what waits next, as text, and what a row shows. None of the long texts of a case."""

    pk: uuid.UUID
    next_due: str
    name: str
    status: str
    opened_on: date
    closed_on: date | None
    municipality_id: str | None
    coordinator_id: uuid.UUID | None
    coordinator: str | None
    youths_number: int | None  # None: not for this reader


def listed(cases: Iterable[uuid.UUID], moments: Moments, only: tuple[str, ...] = MOMENTS) -> list[Listed]:
    """These cases (keys), in the order of what waits next, then by name; in one query that Django writes once a day."""
    rows = (Listed(*row) for row in _written(_to_list, moments, only).rows(cases))
    return sorted(rows, key=lambda row: (row.next_due, row.name, row.pk))


class Load(NamedTuple):
    """How many cases of one coordinator (None: nobody) have their next thing due on one day."""

    coordinator_id: uuid.UUID | None
    day: str  # as `group_of` reads it
    number: int
    unplanned: int  # active, without a plan in force


def loads(cases: Iterable[uuid.UUID], moments: Moments) -> list[Load]:
    """How the work of these cases (keys) lies over people and days. A pair may come twice: add the numbers."""
    return [Load(*row) for row in _written(_to_count, moments).rows(cases)]


class Offer(NamedTuple):
    """An offer of the regie without an answer; they sort by who waits longest."""

    last_day: date
    pk: uuid.UUID
    case_id: uuid.UUID
    name: str
    giver: str
    receiver: str
    offered_on: date


def offers(cases: Iterable[uuid.UUID], moments: Moments) -> list[Offer]:
    """The offers in these cases (keys)."""
    return [Offer(*row) for row in _written(_to_offer, moments).rows(cases)]


def _written(make: Callable[..., QuerySet[Any, Any]], moments: Moments, only: tuple[str, ...] = MOMENTS) -> Written:
    known = (make, connection.vendor, moments.today, moments.terms_in_force(), only)
    if known not in _WRITTEN:
        if len(_WRITTEN) >= MOST_WRITTEN:
            _WRITTEN.clear()
        _WRITTEN[known] = Written(make(moments, only))
    return _WRITTEN[known]


def _to_offer(moments: Moments, _only: tuple[str, ...]) -> QuerySet[Any, Any]:
    offers: QuerySet[Any, Any] = moments.handovers().filter(AmongGiven("case_id"))
    return offers.values_list(
        "last_day", "pk", "case_id", "case__family__name", "from_user__name", "to_user__name", "offered_on"
    )


def _to_list(moments: Moments, only: tuple[str, ...]) -> QuerySet[Any, Any]:
    youths = Person.objects.filter(family=OuterRef("family"), is_youth=True).order_by().values("family")
    number = Subquery(youths.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    return FamilyCase.objects.filter(AmongGiven("pk")).order_by().values_list(
        "pk", next_due(moments, only), "family__name", "status", "opened_on", "closed_on", "municipality_id",
        "coordinator_id", "coordinator__name", Coalesce(number, 0),
    )  # fmt: skip


def _to_count(moments: Moments, only: tuple[str, ...]) -> QuerySet[Any, Any]:
    in_force = Plan.objects.filter(case=OuterRef("pk"), status=PlanStatus.ACTIVE)
    unplanned = Count("pk", filter=Q(planless=True, status="active"))
    days = FamilyCase.objects.filter(AmongGiven("pk")).annotate(
        day=Left(next_due(moments, only), 10), planless=~Exists(in_force)
    )
    people = days.order_by().values("coordinator_id", "day").annotate(number=Count("pk"), unplanned=unplanned)
    return people.values_list("coordinator_id", "day", "number", "unplanned")


MOST_WRITTEN = 50
_WRITTEN: dict[Any, Written] = {}


def next_due(moments: Moments, only: tuple[str, ...] = MOMENTS) -> Any:
    """An expression for a query over cases. `only` looks at some moments and forgets the others."""
    makers: dict[str, Any] = {
        Kind.EVALUATION: lambda: _first(moments.evaluations(), number=0),
        Kind.PLAN_CLOCK: lambda: _first(moments.plan_clocks(), number=1),
        ANALYSIS_ANSWERS: lambda: _first(moments.shared_analyses(), number=2),
        PLAN_ANSWERS: lambda: _first(moments.shared_plans(), number=3),
        Kind.HANDOVER: lambda: _first(moments.handovers(), number=4),
        Kind.AGREEMENT: lambda: _first(moments.agreements(), number=5),
        Kind.FILE_REQUEST: lambda: _first(moments.file_requests(), number=7),
        Kind.DOOR_NEWS: lambda: _first(moments.door_news(), number=8),
        Kind.SIGNAL: lambda: _first(moments.signals(), number=9),
        NO_COORDINATOR: lambda: _without_coordinator(moments),
    }
    found = [makers[moment]() for moment in only]
    return Least(*found) if len(found) > 1 else found[0]


def _first(rows: QuerySet[Any], *, number: int) -> Any:
    """The first of these rows in the case, as text."""
    text = Joined(as_text("last_day"), Value(f" {number} "), as_text("subject"))
    return Coalesce(
        Subquery(rows.filter(of_case=OuterRef("pk")).order_by("last_day").values(word=text)[:1]), Value(NO_DATE)
    )


def _without_coordinator(moments: Moments) -> Any:
    """A question that came in and has no casusregisseur yet."""
    day = PlusDays(F("opened_on"), moments.days("coordinator_days", "municipality"))
    text = Joined(as_text(day), Value(" 6 "), as_text("pk"))
    waits = Q(status="intake", coordinator=None)
    return Case(When(waits, then=text), default=Value(NO_DATE), output_field=CharField())


LATE, THIS_WEEK, LATER, WITHOUT_DATE = "laat", "week", "later", "zonder"


def group_of(text: str, today: date) -> str:
    """In which group of the list a case stands; `text` may be only the day."""
    if text[:1] == NO_DATE:
        return WITHOUT_DATE
    day = date.fromisoformat(text[:10])
    return LATE if day < today else THIS_WEEK if day < today + SOON else LATER

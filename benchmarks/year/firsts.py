"""The first cases of a team, of which all others are copies, and what waits in each: the facts, as people would write
them down. Which day a term ends is reckoned in `expected`, apart from the product."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from benchmarks.year.copies import Original, keys_now
from benchmarks.year.expected import end_of_term
from cases.families.models import Case
from cases.sharing import actions as sharing
from tests import eighteen, walks
from tests.personas import People

PLAIN, PREPARING, GROWING, CLOSED = "plan in force", "being prepared", "nearly adult", "closed"
# How the cases of a team are spread: people act most in those with a plan.
SPREAD = (PLAIN, PREPARING, PLAIN, GROWING, PLAIN, CLOSED, PLAIN, PLAIN)
REVIEW, SIX_WEEKS, KEPT = 182, 42, 20  # days, days, years
GRANTED, NEARS = 40, 7  # days until what was given ends; months until the youth is 18
HOUSING = 28  # the point of the catalogue that is left: due at seventeen and a half


@dataclass(frozen=True)
class Fact:
    """Something waits for somebody. `moves`: its day moves with the day on which the copy begins. `over_on`: the first
    day on which it is over by itself."""

    kind: str
    subject: Any
    day: Callable[[timedelta], date]
    whom: Any
    over_on: Callable[[timedelta], date] | None = None
    coordinator: bool = False  # goes along when somebody else takes the regie over


@dataclass
class First:
    """One case with everything in it; `rows` are what people act on."""

    people: People
    kind: str
    original: Original
    facts: list[Fact]
    rows: dict[str, Any]

    def days(self, begins_on: date, began_on: date) -> int:
        """How many days later (or earlier) a copy lies that begins on this day. What is closed was so twenty years ago
        and three days."""
        if self.kind != CLOSED:
            return (begins_on - began_on).days
        ends_on = begins_on + timedelta(days=3)
        return (ends_on.replace(year=ends_on.year - KEPT) - began_on).days


def firsts(people: People, number: int, in_days: int) -> dict[str, First]:
    """One of each kind."""
    made = {}
    for kind, make in ((PLAIN, _plain), (PREPARING, _preparing), (GROWING, _growing), (CLOSED, _closed)):
        before = keys_now()
        home: Any = walks.active(people, f"Eerste {number} {kind}")
        rows, facts = make(people, home, in_days)
        if kind != CLOSED:
            facts += _always(people, home)
        made[kind] = First(people, kind, Original(before), facts, rows)
    return made


def _later(day: date, more: int = 0) -> Callable[[timedelta], date]:
    return lambda later: day + timedelta(days=more) + later


def _always(people: People, home: Any) -> Iterator[Fact]:
    """In every case that runs: to look through who receives what, and the next birthday that changes something."""
    today, born = walks.today(), type(home.luka).objects.get(pk=home.luka.pk).birth_date
    yield Fact("access_review", home.case.pk, _later(today, REVIEW), people.marit, coordinator=True)
    turns = next(born.replace(year=born.year + age) for age in (16, 18) if born.replace(year=born.year + age) > today)
    yield Fact("birthday", home.luka.pk, lambda _: turns, people.marit,
               over_on=lambda _: turns + timedelta(days=15), coordinator=True)  # fmt: skip


def _plain(people: People, home: Any, in_days: int) -> tuple[dict[str, Any], list[Fact]]:
    plan = walks.plan_active(people, home, in_days=in_days)
    evaluation, agreement = plan.evaluations.get(), plan.agreements.get()
    rows = {"case": home.case.pk, "evaluation": evaluation.pk, "agreement": agreement.pk, "youth": home.luka.pk}
    return rows, [
        Fact("evaluation", evaluation.pk, _later(evaluation.due_on), people.marit),
        Fact("agreement", agreement.pk, _later(agreement.due_on), people.essen),
    ]


def _preparing(people: People, home: Any, _in_days: int) -> tuple[dict[str, Any], list[Fact]]:
    """The analysis lies before family and team, nobody answered yet, and the six weeks for the plan run."""
    analysis, today = walks.analysis_shared(people, home), walks.today()
    plan = walks.plan_draft(people, home)
    asked = [Fact("response", analysis.pk, _later(today), one) for one in (people.essen, people.jorn, people.marit)]
    clock = Fact("plan_clock", plan.pk, lambda later: end_of_term(today + timedelta(days=SIX_WEEKS) + later),
                 people.marit)  # fmt: skip
    return {"analysis": analysis.pk}, [*asked, clock]


def _growing(people: People, home: Any, _in_days: int) -> tuple[dict[str, Any], list[Fact]]:
    """Of the list for 18 one point is left, and what somebody from outside may read ends."""
    checklist = eighteen.nears(people, home, months=NEARS)
    eighteen.only_left(people, checklist, HOUSING)
    item, ends_on = checklist.items.get(number=HOUSING), walks.today() + timedelta(days=GRANTED)
    [given] = sharing.grant(
        case=Case.objects.get(pk=home.case.pk), parts=["plan"], ground="direct_betrokken", explanation="School.",
        whole_family=True, professional=people.sven, ends_on=ends_on, by=people.marit,
    )  # fmt: skip
    return {"item": item.pk}, [
        Fact("adulthood", item.pk, _later(item.due_on), people.marit),
        Fact("sharing_ends", given.pk, _later(ends_on), people.marit, over_on=_later(ends_on, 1)),
    ]


def _closed(people: People, home: Any, _in_days: int) -> tuple[dict[str, Any], list[Fact]]:
    closed_on = walks.today()
    walks.closed(people, home)

    def kept(later: timedelta) -> date:
        day = closed_on + later
        return day.replace(year=day.year + KEPT)

    return {}, [Fact("retention", home.case.pk, kept, people.tess)]

"""The whole adulthood of Luka, day by day with the clock on that day, against a table that was written by hand.

What begins, must be ready or is too late is looked up every day, in the rows as they are then. The run that begins a
list, what keeps the case open, who reads and what lapses are long questions: they are asked on the days around every
month of age until nineteen, around every quarter of a year after it, and around every change that somebody makes; on
the days between nobody writes, and it stands as it stood."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from cases.access.parts import CasePart
from cases.adulthood.beginning import begin_due_checklists
from cases.adulthood.models import ChecklistItem
from cases.attention.facts import Facts
from cases.attention.rules.adulthood import consents_renewed_by_the_adult
from cases.door.reading import reading_of
from cases.families.ages import birthday, plus_months
from cases.families.lifecycle import arranged_for_eighteen
from cases.families.models import Case, Person
from cases.families.rights import Question, subject_of
from tests import walks
from tests.doors import granted
from tests.eighteen import becomes
from tests.personas import make_people
from tests.tables.reading import rows

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.everywhere]

TABLE = rows("adulthood", "geboren")
STANDING = ("zaak open", "delen", "moeder leest", "vraag opnieuw")
LETS_READ = {16: 10, 18: 19}  # at this age, so many days after the birthday


def at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=timezone.get_current_timezone())


@pytest.mark.parametrize("born", sorted({row["geboren"] for row in TABLE}))
def test_the_whole_adulthood_goes_as_the_table_says(born):
    day, ends_on = birthday(date.fromisoformat(born), 16), birthday(date.fromisoformat(born), 23) + timedelta(days=1)
    day -= timedelta(days=1)
    with time_machine.travel(at_noon(day - timedelta(days=30)), tick=False) as clock:
        people = make_people()
        home = walks.active(people)
        becomes(home, date.fromisoformat(born))
        found, before, access, items = [], None, {}, points(home)
        while day <= ends_on:
            clock.move_to(at_noon(day))
            if lets_her_read(day, date.fromisoformat(born)):
                home.case.grants.filter(person=home.ivana).update(ends_on=day - timedelta(days=1))
                granted(home, day, people, CasePart.ADULTHOOD)
            if around_a_month(day, date.fromisoformat(born)) or lets_her_read(day, date.fromisoformat(born)):
                begin_due_checklists()
                access, items = who_reads(home, day), points(home)
            row = {"geboren": born, "dag": day.isoformat(), **the_list(items, day), **access}
            standing = [row[name] for name in STANDING]
            if standing != before or {row["begint"], row["klaar voor"], row["kan niet meer"]} != {"–"}:
                found.append(row)
            before, day = standing, day + timedelta(days=1)
    assert found == [row for row in TABLE if row["geboren"] == born]


def lets_her_read(day: date, born: date) -> bool:
    return any(day == birthday(born, age) + timedelta(days=days) for age, days in LETS_READ.items())


def around_a_month(day: date, born: date) -> bool:
    """The day before, of and after every month of age; from nineteen on, of every third."""
    months = (day.year - born.year) * 12 + day.month - born.month
    asked = [one for one in range(months - 1, months + 2) if one <= 19 * 12 or one % 3 == 0]
    return any(abs((plus_months(born, one) - day).days) <= 1 for one in asked)


def points(home: Any) -> list[tuple[Any, ...]]:
    mine = ChecklistItem.objects.filter(checklist__person=home.luka).order_by("number")
    return list(mine.values_list("number", "begins_on", "due_on", "hard_on"))


def the_list(items: list[tuple[Any, ...]], day: date) -> dict[str, str]:
    return {
        name: ", ".join(str(row[0]) for row in items if row[place] == day) or "–"
        for place, name in enumerate(("begint", "klaar voor", "kan niet meer"), 1)
    }


def who_reads(home: Any, day: date) -> dict[str, str]:
    case, luka = Case.objects.get(pk=home.case.pk), Person.objects.get(pk=home.luka.pk)
    reading = reading_of(Person.objects.get(pk=home.ivana.pk))
    asked = subject_of(luka).who(Question.SHARE, day)
    return {
        "zaak open": "ja" if arranged_for_eighteen.refusal(case) else "nee",
        "delen": ", ".join(sorted((one.value for one in asked), reverse=True)),
        "moeder leest": "ja" if reading and luka.pk in reading.people(CasePart.ADULTHOOD) else "nee",
        "vraag opnieuw": "ja" if list(consents_renewed_by_the_adult(Facts(case, day))) else "nee",
    }

"""Arithmetic with dates inside a query, against the same in Python; on the database that runs the tests."""

from datetime import date, timedelta

import pytest
from django.db.models import DateField, Value
from django.db.models.functions import Cast

from cases.families.ages import birthday
from cases.reminders.dates import EndOfTerm, PlusYears
from network.models import Municipality
from network.working_days import end_of_term

pytestmark = pytest.mark.django_db


def asked(**expressions):
    """What the database makes of these expressions."""
    return Municipality.objects.order_by("pk").values(**expressions)[0]


def day(value: date) -> Cast:
    return Cast(Value(value), DateField())


def test_the_end_of_a_legal_term_is_the_same_in_sql_for_every_day_of_years():
    first = date(2025, 12, 1)
    days = [first + timedelta(days=number) for number in range(800)]
    for start in range(0, len(days), 100):
        some = days[start : start + 100]
        found = asked(**{f"d{number}": EndOfTerm(day(one), date(2026, 6, 1)) for number, one in enumerate(some)})
        assert list(found.values()) == [end_of_term(one) for one in some]


def test_a_day_of_a_royal_decree_counts_in_sql_too(settings):
    settings.EQUATED_DAYS = ["2026-05-15"]
    assert asked(end=EndOfTerm(day(date(2026, 5, 14)), date(2026, 3, 1))) == {"end": date(2026, 5, 18)}


@pytest.mark.parametrize(
    "born", [date(2008, 2, 29), date(2008, 2, 28), date(2007, 3, 1), date(2010, 8, 17), date(2012, 12, 31)]
)
def test_a_birthday_is_the_same_in_sql_also_for_who_is_born_on_29_february(born):
    for age in (12, 16, 18, 20):
        assert asked(day=PlusYears(day(born), Value(age))) == {"day": birthday(born, age)}

"""Public holidays and the last day of a legal term, against a calendar that people wrote and an independent Easter."""

from datetime import date, timedelta

import pytest
from dateutil.easter import easter  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from network.working_days import end_of_term, exceptions, holidays, is_working_day
from tests.tables.reading import rows

YEARS = rows("working_days", "jaar")
ENDS = rows("working_days", "eindigt op")
DECREED = rows("working_days", "met besluit")


@pytest.mark.parametrize("row", YEARS, ids=lambda row: row["jaar"])
def test_the_holidays_of_a_year_are_those_of_the_calendar(row):
    year = int(row["jaar"])
    days = [cell.split("-") for name, cell in row.items() if name != "jaar"]
    assert holidays(year) == {date(year, int(month), int(day)) for day, month in days}


@pytest.mark.parametrize("row", ENDS, ids=lambda row: row["eindigt op"])
def test_a_term_runs_on_over_days_that_are_no_working_days(row):
    assert end_of_term(date.fromisoformat(row["eindigt op"])) == date.fromisoformat(row["loopt tot en met"])


@pytest.mark.parametrize("row", DECREED, ids=lambda row: row["met besluit"])
def test_a_day_of_a_royal_decree_counts_as_a_holiday(row, settings):
    settings.EQUATED_DAYS = ["2026-05-15"]
    assert end_of_term(date.fromisoformat(row["met besluit"])) == date.fromisoformat(row["loopt tot en met"])


def test_easter_is_the_same_as_in_an_independent_calendar():
    for year in range(1900, 2200):
        assert easter(year) - timedelta(days=2) in holidays(year)
        assert easter(year) + timedelta(days=50) in holidays(year)


@given(st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_a_term_ends_on_the_first_working_day_from_its_last_day_on(day):
    end = end_of_term(day)
    assert is_working_day(end)
    between = [day + timedelta(days=number) for number in range((end - day).days)]
    assert not any(is_working_day(one) for one in between)
    assert (end - day).days <= 5


def test_what_a_query_cannot_compute_from_the_day_of_the_week_is_listed():
    listed = {day: longer for longer, days in exceptions(2030).items() for day in days}
    day = date(2020, 1, 1)
    while day.year <= 2030:
        weekend = {6: 2, 7: 1}.get(day.isoweekday(), 0)
        assert (end_of_term(day) - day).days == listed.get(day, weekend)
        day += timedelta(days=1)

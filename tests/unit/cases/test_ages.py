"""Ages, birthdays and dates that are known to the year or month."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from cases.access.partial_dates import first_day, in_words, last_day, normalised
from cases.families.ages import age_on, birthday, last_birth_date, plus_months

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2090, 1, 1))


@pytest.mark.parametrize(
    ("day", "age"),
    [(date(2026, 2, 28), 17), (date(2026, 3, 1), 18), (date(2028, 2, 28), 19), (date(2028, 2, 29), 20)],
)
def test_who_is_born_on_29_february_has_the_birthday_on_1_march_in_other_years(day, age):
    assert age_on(date(2008, 2, 29), day) == age


@given(DAYS, st.integers(0, 99))
def test_the_birthday_is_the_first_day_of_the_age(born, age):
    day = birthday(born, age)
    assert age_on(born, day) == age
    assert age_on(born, day - timedelta(days=1)) == age - 1


@given(DAYS, DAYS, st.integers(0, 99))
def test_the_rule_in_sql_is_the_rule_in_words(born, day, age):
    assert (born <= last_birth_date(day, age)) == (age_on(born, day) >= age)
    assert last_birth_date(date(7, 1, 1), 18) == date.min


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [(date(2010, 1, 15), 198, date(2026, 7, 15)), (date(2026, 8, 31), 1, date(2026, 10, 1)),
     (date(2026, 12, 5), 1, date(2027, 1, 5)), (date(2026, 1, 30), 1, date(2026, 3, 1)),
     (date(2026, 10, 31), 1, date(2026, 12, 1))],
)  # fmt: skip
def test_months_later(day, months, then):
    assert plus_months(day, months) == then


@given(DAYS, st.integers(0, 240))
def test_months_later_is_never_more_than_a_day_past_the_month(day, months):
    then = plus_months(day, months)
    apart = (then.year - day.year) * 12 + then.month - day.month
    assert (apart, then.day) in {(months, day.day), (months + 1, 1)}


@pytest.mark.parametrize(
    ("typed", "kept", "words"),
    [("2020", "2020", "2020"), ("6-2020", "2020-06", "juni 2020"), ("17-6-2020", "2020-06-17", "17 juni 2020"),
     ("2020-06-17", "2020-06-17", "17 juni 2020"), (" 2020 ", "2020", "2020"),
     ("17 juni 2020", "2020-06-17", "17 juni 2020"), ("17/6/2020", "2020-06-17", "17 juni 2020"),
     ("Augustus 2020", "2020-08", "augustus 2020"), ("3 mrt. 2020", "2020-03-03", "3 maart 2020")],
)  # fmt: skip
def test_a_date_is_kept_as_precisely_as_it_is_known(typed, kept, words):
    assert (normalised(typed), in_words(normalised(typed))) == (kept, words)


@pytest.mark.parametrize("typed", ["2020-13", "30-2-2020", "zomer 2020", "ma 2020", "20", "2020-06-31", "0000"])
def test_what_is_no_date_says_how_to_write_one(typed):
    with pytest.raises(ValidationError, match="Schrijf een jaar"):
        first_day(normalised(typed))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("2020", date(2020, 1, 1), date(2020, 12, 31)), ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
     ("2020-06-17", date(2020, 6, 17), date(2020, 6, 17))],
)  # fmt: skip
def test_the_earliest_and_the_latest_day_it_can_be(text, first, last):
    assert (first_day(text), last_day(text)) == (first, last)


@given(DAYS)
def test_kept_dates_sort_as_text(day):
    later = day + timedelta(days=40)
    assert day.isoformat() < later.isoformat()
    assert first_day(day.isoformat()) == last_day(day.isoformat()) == day

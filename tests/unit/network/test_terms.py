"""A term of the municipality goes before that of the region, and that before the default; each from its day on."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from network.models import Municipality, Term
from network.terms import TERMS, explained, term, terms

pytestmark = pytest.mark.django_db

VEENDAM, GRONINGEN = "GM0047", "GM0014"
DAY = date(2026, 6, 1)


def put(value: int, valid_from: date, municipality: str | None = None) -> None:
    town = Municipality.objects.get(code=municipality) if municipality else None
    Term.objects.create(key="evaluation_max_days", value=value, valid_from=valid_from, municipality=town, source="x")


def test_without_a_setting_the_default_holds():
    assert term("evaluation_max_days", VEENDAM, DAY) == TERMS["evaluation_max_days"].value
    assert terms(None) == {key: one.value for key, one in TERMS.items()}


def test_the_municipality_goes_before_the_region_whatever_is_newer():
    put(120, date(2026, 5, 1))
    put(100, date(2026, 1, 1), VEENDAM)
    assert term("evaluation_max_days", VEENDAM, DAY) == 100
    assert term("evaluation_max_days", GRONINGEN, DAY) == 120
    assert term("evaluation_max_days", None, DAY) == 120


def test_a_term_holds_from_its_own_day_on():
    put(100, date(2026, 3, 1), VEENDAM)
    put(90, date(2026, 6, 2), VEENDAM)
    default = TERMS["evaluation_max_days"].value
    days = {date(2026, 2, 28): default, date(2026, 3, 1): 100, DAY: 100, date(2026, 6, 2): 90}
    assert {day: term("evaluation_max_days", VEENDAM, day) for day in days} == days


def test_one_value_a_day_also_for_the_whole_region():
    put(100, DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        put(90, DAY)


def test_all_terms_are_asked_for_at_once(django_assert_num_queries):
    for month in range(1, 9):
        put(100 + month, date(2026, month, 1), VEENDAM)
    with django_assert_num_queries(1):
        terms(VEENDAM, DAY)


def test_every_term_says_where_it_comes_from():
    assert all(explained(key).strip() and one.unit for key, one in TERMS.items())

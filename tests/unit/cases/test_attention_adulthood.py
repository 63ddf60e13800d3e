"""What asks attention around 18: help that stops too soon, what was agreed to as a child, and what is late."""

from datetime import date, timedelta
from typing import Any

import pytest

from cases.access.parts import CasePart
from cases.access.records import write
from cases.adulthood import actions
from cases.adulthood.models import Checklist, Continuation
from cases.attention.points import points
from cases.attention.rulebook import Weight
from cases.families.ages import plus_months
from cases.families.models import Case
from cases.plans.models import HelpRequest
from tests.doors import granted
from tests.eighteen import everything_arranged, nearly_adult
from tests.walks import today

pytestmark = pytest.mark.django_db


def found(home: Any, code: str) -> list[Any]:
    return [point for point in points(Case.objects.get(pk=home.case.pk)) if point.code == code]


def eighteen_of(checklist: Checklist) -> date:
    day = checklist.eighteen_on
    assert day
    return day


def help_until(people: Any, home: Any, day: date) -> HelpRequest:
    row = HelpRequest(case=home.case, person=home.luka, route="advies_lokaal_team", asked_on=today(), status="loopt",
                      category="ambulant", product_name="Begeleiding", begins_on=today() - timedelta(days=30),
                      ends_on=day)  # fmt: skip
    return write(row, by=people.marit)


@pytest.mark.parametrize(("months", "days", "is_told"), [(0, -1, False), (0, 0, True), (6, -1, True), (6, 0, False)])
def test_help_that_stops_within_half_a_year_after_18_is_told(people, months, days, is_told):
    home, checklist = nearly_adult(people)
    help_until(people, home, plus_months(eighteen_of(checklist), months) + timedelta(days=days))
    assert bool(found(home, "hulp_stopt_na_18")) is is_told


def test_not_when_other_help_goes_on_or_it_is_written_that_none_is_needed(people):
    home, checklist = nearly_adult(people)
    row = help_until(people, home, eighteen_of(checklist))
    assert found(home, "hulp_stopt_na_18")[0].url_name == "cases:adulthood"
    goes_on = write(Continuation(checklist=checklist, law="wmo2015", what="Begeleiding"), by=people.marit)
    assert not found(home, "hulp_stopt_na_18")
    goes_on.ends_on = row.ends_on
    write(goes_on, by=people.marit)
    assert found(home, "hulp_stopt_na_18")
    help_until(people, home, plus_months(eighteen_of(checklist), 12))
    assert not found(home, "hulp_stopt_na_18")


def test_consent_of_before_18_is_asked_again_until_the_young_adult_answers(people):
    home, checklist = nearly_adult(people, months=-2)
    granted(home, plus_months(eighteen_of(checklist), -12), people, CasePart.PLAN)
    assert "dat zijn er 1" in found(home, "toestemming_opnieuw_18")[0].sentence
    home.case.grants.filter(person=home.ivana).update(ends_on=today() - timedelta(days=1))
    granted(home, today(), people, CasePart.PLAN)
    assert not found(home, "toestemming_opnieuw_18")


def test_what_is_late_for_18_is_one_point_and_urgent_from_the_birthday_on(people):
    home, checklist = nearly_adult(people, months=5)
    [late] = found(home, "18_plus_te_laat")
    assert late.weight == Weight.ORDINARY and "7 punten zijn te laat" in late.sentence
    bakker, theirs = nearly_adult(people, "Bakker", months=-1)
    assert found(bakker, "18_plus_te_laat")[0].weight == Weight.URGENT
    everything_arranged(people, checklist)
    assert not found(home, "18_plus_te_laat")
    actions.sign_off(theirs, because="Verhuisd.", by=people.tess)
    assert not found(bakker, "18_plus_te_laat")


def test_a_written_toekomstplan_is_the_perspectiefplan(people):
    home, checklist = nearly_adult(people)
    assert found(home, "perspectiefplan")
    future = checklist.future
    future.own_words, future.risk = "Ik wil een kamer.", "laag"
    write(future, by=people.marit)
    assert not found(home, "perspectiefplan")

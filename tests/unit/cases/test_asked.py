"""Whose answer counts is told twice, in Python for a page and in SQL for the reminders: both say the same."""

from datetime import timedelta
from itertools import product

import pytest

from cases.analysis.models import Analysis, AnalysisResponse, respondents
from cases.families.ages import last_birth_date
from cases.families.models import Incapacity, Person
from cases.reminders.moments import Moments
from cases.reminders.waiting import family_on_analysis
from tests import walks
from tests.personas import make_people
from tests.walks import today

pytestmark = pytest.mark.django_db

AGES = (None, 11, 12, 15, 16, 17, 18, 19)
UNABLE = ("able", "unable", "represented", "unable_before")


def in_python(analysis) -> bool:
    fresh = Analysis.objects.get(pk=analysis.pk)
    return any(one.person and one.response is None for one in respondents(fresh))


def in_sql() -> bool:
    return family_on_analysis(Moments()).exists()


def silent(analysis, home) -> list[bool]:
    """Is somebody still silent when nobody, one, two or all of them have answered; asked both ways."""
    AnalysisResponse.objects.all().delete()
    found = []
    for person in (None, home.ivana, home.luka, home.dario):
        if person:
            AnalysisResponse.objects.create(
                analysis=analysis, person=person, round=analysis.round, content="akkoord", help="akkoord",
                capacity="x", added_by=analysis.added_by,
            )  # fmt: skip
        found.append(in_python(analysis))
        assert in_sql() == found[-1], f"after the answer of {person}"
    return found


def judged(home, people, how: str) -> None:
    Incapacity.objects.all().delete()
    if how != "able":
        Incapacity.objects.create(
            family=home.case.family, person=home.luka, matter="hulp", begins_on=today() - timedelta(days=9),
            ends_on=today() - timedelta(days=1) if how == "unable_before" else None, assessed_by="A. de Boer",
            expertise="arts", source="brief", added_by=people.marit, changed_by=people.marit,
            representative=home.dario if how == "represented" else None,
            representative_kind="mentor" if how == "represented" else "",
        )  # fmt: skip


def test_python_and_sql_agree_at_every_age_in_every_situation():
    people = make_people()
    home = walks.active(people)
    analysis = walks.analysis_shared(people, home)
    told = {}
    for age, how, dead in product(AGES, UNABLE, ("", "luka", "dario")):
        Person.objects.filter(pk__in=[home.luka.pk, home.dario.pk]).update(deceased_on=None)
        born = None if age is None else last_birth_date(today(), age)
        Person.objects.filter(pk=home.luka.pk).update(birth_date=born)
        if dead:
            Person.objects.filter(pk=getattr(home, dead).pk).update(deceased_on=today())
        judged(home, people, how)
        told[age, how, dead] = silent(analysis, home)
    # By hand, after the answer of nobody, Ivana, Luka and Dario: who is still waited for?
    assert told[11, "able", ""] == [True, True, True, False], "both parents"
    assert told[11, "able", "dario"] == [True, False, False, False], "the parent who is left"
    assert told[15, "able", ""] == [True, True, True, False], "everybody"
    assert told[16, "able", ""] == [True, True, False, False], "Luka alone"
    assert told[17, "unable", ""] == [True, True, True, False], "both parents"
    assert told[18, "unable", ""] == [False] * 4, "nobody of the family was named"
    assert told[18, "represented", ""] == [True, True, True, False], "Dario stands in"
    assert told[18, "represented", "luka"] == [False] * 4, "nobody is asked after a death"
    assert told[None, "able", ""] == [True, True, True, False], "everybody, to be careful"

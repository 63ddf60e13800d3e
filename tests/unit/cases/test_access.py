"""Who sees which family, decided in SQL: by taking part, or by leading the local team, today."""

from datetime import timedelta

import pytest

from cases.access.predicates import standing, stays_on_the_team
from cases.families.models import Case, Person
from cases.sharing.models import Participation, TeamMember
from network.models import Membership
from tests import walks
from tests.personas import make_people
from tests.walks import today

pytestmark = pytest.mark.django_db

YESTERDAY, TOMORROW = timedelta(days=-1), timedelta(days=1)


@pytest.fixture
def case(people):
    return walks.active(people).case


def sees(user) -> bool:
    fresh = type(user).objects.get(pk=user.pk)
    return Case.objects.visible_to(fresh).exists() and Person.objects.visible_to(fresh).exists()


def test_the_team_and_the_leader_see_the_family_and_nobody_else_does(people, case):
    assert {name for name, user in people.each().items() if sees(user)} == {"marit", "jorn", "essen", "tess"}


def test_a_leader_who_is_on_the_team_too_sees_a_family_once(people, case):
    leading = case.participations.get(leads=True)
    TeamMember.objects.create(participation=leading, user=people.tess, added_by=people.marit, changed_by=people.marit,
                              begins_on=today())  # fmt: skip
    assert Case.objects.visible_to(people.tess).count() == 1
    assert standing(case, people.tess) == {"member", "local_team", "leader"}


def test_a_leader_of_a_provider_does_not_see_what_its_people_see(people, case):
    Membership.objects.filter(user=people.sven).update(organisation=people.provider, role="team_leader")
    assert not sees(people.sven)


def test_the_last_day_on_the_team_still_counts(people, case):
    member = TeamMember.objects.get(user=people.jorn)
    TeamMember.objects.filter(pk=member.pk).update(begins_on=today() + YESTERDAY, ends_on=today())
    assert sees(people.jorn)
    assert not stays_on_the_team(case, people.jorn)
    TeamMember.objects.filter(pk=member.pk).update(ends_on=today() + YESTERDAY)
    assert not sees(people.jorn)


@pytest.mark.parametrize("days", [1, 30])
def test_what_begins_later_does_not_count_yet(people, case, days):
    later = today() + timedelta(days=days)
    TeamMember.objects.filter(user=people.jorn).update(begins_on=later)
    Participation.objects.filter(organisation=people.provider).update(begins_on=later)
    assert not sees(people.jorn)
    assert not sees(people.essen)


def test_when_the_organisation_stops_its_people_stop(people, case):
    provider = Participation.objects.filter(organisation=people.provider)
    provider.update(begins_on=today() + YESTERDAY, ends_on=today() + YESTERDAY)
    assert not sees(people.essen)


@pytest.mark.parametrize("name", ["marit", "essen", "tess"])
def test_who_no_longer_works_there_sees_nothing(people, case, name):
    Membership.objects.filter(user=people.users[name]).update(ends_on=today() + YESTERDAY)
    assert not sees(people.users[name])


def test_a_job_that_begins_tomorrow_gives_nothing_today(people, case):
    Membership.objects.filter(user=people.tess).update(begins_on=today() + TOMORROW)
    assert not sees(people.tess)


def test_who_is_switched_off_sees_nothing(people, case):
    people.essen.is_active = False
    people.essen.save()
    assert not sees(people.essen)


def test_a_closed_case_is_still_read_by_its_team(people):
    home = walks.active(people)
    walks.closed(people, home)
    assert sees(people.essen)


def test_seeing_one_family_shows_nothing_of_another(people, case):
    others = make_people("2")
    other = walks.active(others, "Bakker")
    assert set(Case.objects.visible_to(people.tess)) == {case}
    assert set(Case.objects.visible_to(others.tess)) == {other.case}
    assert not Person.objects.visible_to(people.marit).filter(family=other.case.family).exists()

"""An organisation for which something of a family was opened is told so, once: it alone, and when it may be read."""

from datetime import timedelta

import pytest
import time_machine
from django.utils.timezone import now

from cases.access.parts import CasePart
from cases.access.records import write
from cases.families.models import Authority
from cases.outbox import clockwork, relay
from cases.outbox.actions import events_for
from cases.outbox.codes import EventKind
from cases.outbox.models import OutboxEvent
from cases.sharing import actions as sharing
from cases.sharing.models import Grant
from network.models import User
from tests import walks
from tests.consenting import consent_of
from tests.personas import make_people
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-03-02 09:00+01:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def people():
    return make_people()


@pytest.fixture
def home(people):
    return walks.active(people)


def gives(them, home, part: str, **more):
    told = {"whole_family": True, "ground": "direct_betrokken", "explanation": "Kijkt mee.", **more}
    return sharing.grant(case=home.case, organisation=them.provider, parts=[part], by=them.marit, **told)


def given_in(home):
    return OutboxEvent.objects.filter(case=home.case, kind=EventKind.ACCESS_GIVEN).order_by("sequence")


def test_who_is_given_something_is_told_to_come_and_read(people, home, clock):
    """Once per time it is given; not when something else is written, and nobody else hears it."""
    before = given_in(home).count()
    clock.shift(timedelta(hours=1))
    [row] = gives(people, home, CasePart.SAFETY)
    assert [(one.only_for, one.path) for one in given_in(home)[before:]] == [
        (people.provider, f"gezinnen/{home.case.family_id}")
    ]
    clock.shift(timedelta(hours=1))
    write(home.luka, by=people.marit)
    sharing.withdraw(row, by=people.marit)
    assert (given_in(home).count(), clockwork.plan()) == (before + 1, 0)
    relay.relay()
    reader, other = (User.objects.get(pk=one.pk) for one in (people.essen, people.marit))
    assert given_in(home).last() in events_for(reader)
    assert given_in(home).last() not in events_for(other)


def test_what_is_given_to_begin_later_is_told_on_that_day(people, home, clock):
    before = given_in(home).count()
    gives(people, home, CasePart.SAFETY, begins_on=today() + timedelta(days=5))
    assert (given_in(home).count(), clockwork.plan()) == (before, 0)
    clock.shift(timedelta(days=5))
    assert [clockwork.plan() for _ in range(2)] == [1, 0]
    assert given_in(home).count() == before + 1


def test_what_leans_on_consent_is_told_when_everybody_has_consented(people, home, clock):
    sharing.withdraw(Grant.objects.get(organisation=people.provider, part="plan"), by=people.marit)
    before = given_in(home).count()
    clock.shift(timedelta(hours=1))
    gives(people, home, CasePart.PLAN, whole_family=False, people=[home.luka], ground="toestemming")
    consent_of(people, home, home.ivana)
    assert given_in(home).count() == before
    consent_of(people, home, home.dario)
    consent_of(people, home, home.luka)
    assert given_in(home).count() == before + 1


def test_what_is_refused_or_is_of_another_part_gives_nothing(people, home, clock):
    sharing.withdraw(Grant.objects.get(organisation=people.provider, part="plan"), by=people.marit)
    clock.shift(timedelta(hours=1))
    gives(people, home, CasePart.PLAN, whole_family=False, people=[home.luka], ground="toestemming")
    for giver in (home.ivana, home.dario, home.luka):
        consent_of(people, home, giver)
    before = given_in(home).count()
    clock.shift(timedelta(hours=1))
    for more in ({"answer": "geweigerd"}, {"content": ",safety,"}):
        consent_of(people, home, home.dario, **more)
    assert given_in(home).count() == before


def test_what_was_given_long_ago_is_not_told_as_new(people, home, clock):
    given_in(home).delete()  # of before there was this event
    clock.shift(timedelta(days=200))
    sharing.withdraw(Grant.objects.get(organisation=people.provider, part="plan"), by=people.marit)
    assert (given_in(home).count(), clockwork.plan()) == (0, 0)


def test_consent_that_becomes_complete_by_itself_is_told_by_the_clock(people, home, clock):
    sharing.withdraw(Grant.objects.get(organisation=people.provider, part="plan"), by=people.marit)
    given_in(home).delete()
    Grant.objects.filter(organisation=people.provider).exclude(part="plan").update(
        withdrawn_at=now(), withdrawn_by=people.marit
    )
    clock.shift(timedelta(hours=1))
    gives(people, home, CasePart.PLAN, whole_family=False, people=[home.luka], ground="toestemming")
    for giver in (home.ivana, home.luka):
        consent_of(people, home, giver)
    assert (given_in(home).count(), clockwork.plan()) == (0, 0)
    for one in Authority.objects.filter(holder=home.dario):
        one.ends_on = today() - timedelta(days=1)
        one.save()
    assert [clockwork.plan() for _ in range(2)] == [1, 0]

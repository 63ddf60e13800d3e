"""Consent that lapses on a birthday: the organisation that received on the ground of it is told once to stop."""

from datetime import date

import pytest
import time_machine

from cases.access.records import write
from cases.families.models import Person, Trajectory
from cases.outbox import clockwork
from cases.outbox.codes import EventKind
from cases.outbox.models import OutboxEvent
from cases.sharing import consents as sharing
from cases.sharing.granting import change
from cases.sharing.models import Consent, Grant
from tests.consenting import Sanne, make_sanne, received_on_consent
from tests.personas import make_people

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2025-11-03T12:00:00+01:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def one() -> Sanne:
    """What the provider receives about Sanne, it receives on the ground of consent."""
    found = received_on_consent(make_sanne(make_people()))
    clockwork.plan()
    return found


def born(one: Sanne, day: date) -> None:
    one.sanne.birth_date = day
    Person.objects.filter(pk=one.sanne.pk).update(birth_date=day)


def consents(one: Sanne, *givers, about: Person | None = None) -> None:
    for giver in givers:
        row = Consent(case=one.case, about=about or one.sanne, organisation=one.people.provider, purpose="delen",
                      explained_as="behandeling", answer="gegeven", given_by=giver)  # fmt: skip
        row.parts = ["contact", "analysis", "plan", "evaluation"]
        sharing.give(row, by=one.people.marit)


def stops(one: Sanne) -> int:
    rows = OutboxEvent.objects.filter(kind=EventKind.CONSENT_WITHDRAWN, only_for=one.people.provider)
    return rows.filter(case=one.case).count()


def night(clock, day: str, at: str = "02:00") -> int:
    clock.move_to(f"{day}T{at}:00+01:00")
    return clockwork.plan()


def test_at_12_the_child_must_consent_too_and_it_is_told_once(one, clock):
    born(one, date(2013, 12, 9))
    consents(one, one.peter, one.anna)
    before = stops(one)
    assert night(clock, "2025-12-08", "23:50") == 0
    assert night(clock, "2025-12-09") == 1
    assert [night(clock, "2025-12-09", "02:15"), night(clock, "2025-12-10"), night(clock, "2025-12-20")] == [0, 0, 0]
    assert stops(one) == before + 1, "four parts, one event"
    event = OutboxEvent.objects.latest("pk")
    assert (event.path, event.row_type) == (f"gezinnen/{one.case.family_id}", "cases.case")


def test_at_16_nothing_lapses_when_the_youth_consented_too_and_at_18_everything_does(one, clock):
    born(one, date(2010, 2, 10))
    consents(one, one.sanne, one.peter, one.anna)
    before = stops(one)
    assert night(clock, "2026-02-10") == 0
    clock.move_to("2028-02-09T12:00:00+01:00")
    assert Grant.objects.in_force().filter(case=one.case, organisation=one.people.provider).exists()
    assert (clockwork.plan(), night(clock, "2028-02-10")) == (0, 1)
    assert stops(one) == before + 1


def test_who_is_born_on_29_february_turns_on_1_march(one, clock):
    born(one, date(2008, 2, 29))
    consents(one, one.sanne)
    assert night(clock, "2026-02-28") == 0
    assert night(clock, "2026-03-01") == 1
    assert night(clock, "2026-03-02") == 0


def test_a_day_that_nobody_ran_is_told_afterwards(one, clock):
    born(one, date(2013, 12, 9))
    consents(one, one.peter, one.anna)
    assert night(clock, "2025-12-21") == 1
    assert night(clock, "2025-12-22") == 0


def test_who_answered_before_the_clock_came_round_received_all_the_time(one, clock):
    """In the days that nobody ran Sanne consented herself: nothing to stop."""
    born(one, date(2013, 12, 9))
    consents(one, one.peter, one.anna)
    clock.move_to("2025-12-12T12:00:00+01:00")
    consents(one, one.sanne)
    assert night(clock, "2025-12-21") == 0


def test_what_never_counted_or_counts_on_another_ground_does_not_end(one, clock):
    born(one, date(2013, 12, 9))
    consents(one, one.peter)
    assert night(clock, "2025-12-09") == 0
    for row in Grant.objects.running().filter(case=one.case):
        change(row, by=one.people.marit, ground="direct_betrokken", explanation="anders", people=[one.sanne])
    assert night(clock, "2025-12-10") == 0


def test_for_the_whole_family_one_of_them_is_enough(one, clock):
    Trajectory.objects.filter(case=one.case).exclude(person=one.sanne).delete()
    small = write(Person(family=one.case.family, first_name="Tim", is_youth=True, birth_date=date(2020, 1, 1)),
                  by=one.people.marit)  # fmt: skip
    write(Trajectory(case=one.case, person=small, reason="hulpvraag"), by=one.people.marit)
    for row in Grant.objects.running().filter(case=one.case):
        change(row, by=one.people.marit, ground="toestemming", explanation="besproken", whole_family=True)
    born(one, date(2013, 12, 9))
    consents(one, one.peter, one.anna)
    has_consent = Grant.objects.in_force().filter(case=one.case, organisation=one.people.provider)
    assert not has_consent.exists(), "nobody has gezag over Tim yet"
    Trajectory.objects.filter(person=small).delete()
    assert has_consent.exists()
    assert night(clock, "2025-12-09") == 1


def test_a_birthday_asks_as_many_questions_with_more_families(one, clock, django_assert_max_num_queries):
    born(one, date(2013, 12, 9))
    consents(one, one.peter, one.anna)
    clock.move_to("2025-12-09T02:00:00+01:00")
    with django_assert_max_num_queries(20):
        clockwork.plan()
    with django_assert_max_num_queries(10):
        clockwork.plan()

"""How long a file stays: twenty years from the last change, looking is no change, and the team leader decides."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cases.families import actions as families
from cases.families.ages import plus_months
from cases.families.models import Case
from cases.rights import actions
from cases.rights.models import FileRequest, RetentionDecision
from cases.rights.retention import kept_until, past, with_last_change
from flow.gate import Incomplete, NotAllowed, NotPossible
from network.models import Membership, Term
from tests import request_walks, walks
from tests.personas import make_people

pytestmark = pytest.mark.django_db

LONG_AGO = "2006-03-01 10:00+01:00"


@pytest.fixture
def people():
    with time_machine.travel("2006-02-01", tick=False):
        return make_people()


@pytest.fixture
def home(people):
    """A file whose last change was on 1 March 2006."""
    with time_machine.travel(LONG_AGO, tick=True):
        found = walks.active(people)
        walks.closed(people, found)
    return found


def due(day: str) -> bool:
    with time_machine.travel(f"{day} 10:00+01:00", tick=False):
        return past(Case.objects.all()).exists()


def test_the_term_is_past_the_day_after_twenty_years(home):
    assert not due("2026-03-01")
    assert due("2026-03-02")
    assert str(kept_until(with_last_change(Case.objects.all()).get())) == "2026-03-01"


def test_a_change_begins_the_term_anew_and_looking_does_not(people, home):
    home.luka.refresh_from_db()
    home.luka.bsn = "999990019"
    home.luka.save()
    with time_machine.travel("2010-06-01 10:00+02:00", tick=True):
        families.reveal_bsn(home.luka, by=people.marit)
    assert due("2026-03-02")
    with time_machine.travel("2012-06-01 10:00+02:00", tick=True):
        request_walks.file_request(people, home, kind="inzage")
    assert not due("2026-03-02")
    assert not due("2032-06-01")
    assert due("2032-06-02")


def test_a_municipality_may_keep_longer(people, home):
    Term.objects.create(key="retention_years", municipality=people.veendam, value=25, valid_from="2020-01-01",
                        source="besluit")  # fmt: skip
    assert not due("2026-03-02")
    assert due("2031-03-02")


def test_the_team_leader_keeps_it_longer_with_a_reason_until_a_day(people, home):
    with time_machine.travel("2026-03-02 10:00+01:00", tick=False):
        until = timezone.localdate() + timedelta(days=365)
        for by, refusal in ((people.marit, NotAllowed), (people.bea, Case.DoesNotExist)):
            with pytest.raises(refusal):
                actions.decide(home.case, choice="bewaren", reason="Zorg.", keep_until=until, by=by)
        with pytest.raises(Incomplete) as no:
            actions.decide(home.case, choice="bewaren", reason="Zorg.", keep_until=timezone.localdate(), by=people.tess)
        assert "keep_until" in no.value.errors
        actions.decide(home.case, choice="bewaren", reason="De jongste krijgt hulp.", keep_until=until, by=people.tess)
        assert RetentionDecision.objects.get().added_by == people.tess
    assert not due("2027-03-02")
    assert due("2027-03-03"), "the decision itself is no change of the file"


def test_nothing_is_decided_about_a_file_whose_term_still_runs(people, home):
    with time_machine.travel("2026-03-01 10:00+01:00", tick=False), pytest.raises(NotPossible):
        until = plus_months(timezone.localdate(), 12)
        actions.decide(home.case, choice="bewaren", reason="Zorg.", keep_until=until, by=people.tess)


def test_the_list_asks_one_query_whatever_the_number_of_files(people, home, django_assert_num_queries):
    assert Membership.objects.exists()
    with time_machine.travel(LONG_AGO, tick=True):
        for number in range(3):
            walks.registered(people, f"Gezin{number}")
    with time_machine.travel("2027-01-01 10:00+01:00", tick=False), django_assert_num_queries(2):
        assert len(past(Case.objects.all())) == 4


def test_the_team_leader_agrees_to_destroy_and_somebody_else_carries_it_out_per_person(people, home):
    with time_machine.travel("2026-03-02 10:00+01:00", tick=True):
        actions.decide(home.case, choice="vernietigen", reason="De termijn is voorbij.", by=people.tess)
        requests = list(FileRequest.objects.order_by("person__birth_date"))
        assert [(one.person, one.status, one.agreed_by) for one in requests] == [
            (person, "agreed", people.tess) for person in (home.dario, home.ivana, home.luka)
        ]
        for one in requests:
            with pytest.raises(NotAllowed):
                walks.go(one, "carry_out", people.tess, confirmed=True)
            walks.go(one, "carry_out", people.marit, confirmed=True)
        home.case.family.refresh_from_db()
        assert home.case.family.name == "vernietigd"


def test_nothing_is_destroyed_while_another_case_of_the_family_still_runs(people, home):
    with time_machine.travel("2026-03-02 10:00+01:00", tick=True):
        second = Case(family=home.case.family, municipality=people.veendam, opened_on=timezone.localdate(),
                      asked_by="school", occasion="Weer.", added_by=people.marit, changed_by=people.marit)  # fmt: skip
        second.save()
        with pytest.raises(NotPossible, match="nog een andere zaak"):
            actions.decide(home.case, choice="vernietigen", reason="De termijn is voorbij.", by=people.tess)
        assert not FileRequest.objects.exists() and not RetentionDecision.objects.exists()

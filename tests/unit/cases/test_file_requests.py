"""Requests about a file: who may ask what at which age, the month to answer, and what stands beside the text."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.db.models import Q

from cases.access.records import write
from cases.families.ages import plus_months
from cases.families.models import Authority, Incapacity, Person
from cases.reminders.models import Reminder
from cases.reminders.moments import Moments
from cases.reminders.planning import plan as plan_reminders
from cases.rights import actions
from cases.rights.askers import askers
from cases.rights.models import FileRequest
from flow.gate import Incomplete, NotAllowed
from flow.models import Event
from network.models import Term
from tests import request_walks, walks
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people):
    return walks.active(people)


def born(person: Person, years: int, days: int = 0) -> Person:
    """So that the person is this old today, or so many days before that birthday."""
    person.birth_date = plus_months(today(), -12 * years) + timedelta(days=days)
    person.save()
    return person


# Written by hand from Jeugdwet 7.3.9, 7.3.11 and 7.3.15: the age today, and who may ask for inspection or destruction.
WHO_MAY = [
    (11, 0, ["Dario", "Ivana"], ["Dario", "Ivana"]),
    (12, 1, ["Dario", "Ivana"], ["Dario", "Ivana"]),
    (12, 0, ["Luka", "Dario", "Ivana"], ["Luka"]),
    (16, 1, ["Luka", "Dario", "Ivana"], ["Luka"]),
    (16, 0, ["Luka"], ["Luka"]),
    (18, 0, ["Luka"], ["Luka"]),
]


@pytest.mark.parametrize(("years", "days", "sees", "destroys"), WHO_MAY)
def test_age_decides_who_may_ask(home, years, days, sees, destroys):
    luka = born(home.luka, years, days)
    for kind, wanted in {"inzage": sees, "verbetering": sees, "verklaring": sees, "vernietiging": destroys}.items():
        assert [str(one.person) for one in askers(luka, kind, today())] == wanted, kind


def test_nobody_asks_for_a_youth_whose_age_is_not_known_and_a_parent_asks_for_the_own_file(people, home):
    home.luka.birth_date = None
    home.luka.save()
    assert askers(home.luka, "inzage", today()) == []
    with pytest.raises(Incomplete, match="Vul de geboortedatum in"):
        request_walks.file_request(people, home, kind="inzage")
    assert [one.person for one in askers(home.ivana, "inzage", today())] == [home.ivana]


def test_after_death_only_who_had_gezag_over_a_child_younger_than_16_sees_the_file(home):
    luka = born(home.luka, 15)
    luka.deceased_on = today()
    luka.save()
    assert [one.person for one in askers(luka, "inzage", today())] == [home.dario, home.ivana]
    assert askers(luka, "vernietiging", today()) == []


def test_a_guardian_of_an_institution_asks_by_its_name(people, home):
    luka = born(home.luka, 9)
    Authority.objects.all().delete()
    write(Authority(family=home.case.family, child=luka, organisation=people.provider, kind="voogdij",
                    begins_on=today(), source="beschikking", checked_on=today()), by=people.marit)  # fmt: skip
    made = request_walks.file_request(people, home, kind="inzage", asked_by=None, asked_by_name=str(people.provider))
    assert (made.asker, made.capacity) == (str(people.provider), "heeft gezag")


def test_a_mentor_from_outside_asks_for_who_cannot(people, home):
    luka = born(home.luka, 19)
    mentor = {"representative_name": "Mentor Kok", "representative_kind": "mentor"}
    judged = {
        "matter": "dossier",
        "begins_on": today(),
        "assessed_by": "Arts Prins",
        "expertise": "arts",
        "source": "x",
    }
    write(Incapacity(family=home.case.family, person=luka, **judged, **mentor), by=people.marit)
    assert [(str(one), one.capacity) for one in askers(luka, "inzage", today())] == [("Mentor Kok", "vertegenwoordigt")]
    with pytest.raises(Incomplete):
        request_walks.file_request(people, home, kind="inzage")


def test_a_parent_of_somebody_of_twelve_does_not_ask_for_destruction(people, home):
    with pytest.raises(Incomplete, match="kan worden gevraagd door Luka zelf"):
        request_walks.file_request(people, home, kind="vernietiging", asked_by=home.dario)
    assert not FileRequest.objects.exists()


def test_only_the_local_team_writes_a_request_down_also_in_a_closed_case(people, home):
    with pytest.raises(NotAllowed):
        request_walks.file_request(people, home, by=people.essen)
    with pytest.raises(home.case.DoesNotExist):
        request_walks.file_request(people, home, by=people.sven)
    walks.closed(people, home)
    assert request_walks.file_request(people, home, by=people.tess).status == "open"


def test_what_was_asked_never_changes_in_the_database(people, home):
    request = request_walks.file_request(people, home)
    for change in ({"was": "iets anders"}, {"received_on": today() - timedelta(days=9)}, {"person": home.ivana}):
        with pytest.raises(IntegrityError, match="Wat is gevraagd verandert niet meer"), transaction.atomic():
            FileRequest.objects.filter(pk=request.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        request.delete()


def test_the_answer_is_due_in_a_month_and_once_two_months_later(people):
    """And where that is no working day, on the next one: 2 May 2026 is a Saturday."""
    with time_machine.travel("2026-03-02 09:00+01:00", tick=False):
        home = walks.active(people)
        request = request_walks.file_request(people, home)
        assert request.due_on == date(2026, 4, 2)
        later = walks.go(request, "extend", people.jorn, reason="Het dossier is groot.")
        assert later.due_on == date(2026, 6, 2)
        Term.objects.create(key="request_months", value=2, valid_from=today(), source="eigen afspraak")
        assert request_walks.file_request(people, home, kind="inzage").due_on == date(2026, 5, 4)


def test_a_refusal_rests_on_a_ground_that_fits_what_was_asked(people, home):
    request = request_walks.file_request(people, home, kind="vernietiging")
    with pytest.raises(Incomplete, match="hoort niet bij dit soort verzoek"):
        walks.go(request, "refuse", people.marit, ground="geen_feit", outcome="Nee.")
    done = walks.go(request, "refuse", people.marit, ground="belang_ander", outcome="Het zusje heeft dit nodig.")
    assert (done.status, done.settled_on) == ("refused", today())


def test_an_own_statement_stands_in_the_file_at_once(people, home):
    made = request_walks.file_request(people, home, kind="verklaring")
    assert made.status == "done"
    assert FileRequest.objects.beside(Q(analysis=None, plan=None), case=home.case, user=people.jorn).get() == made
    lines = Event.objects.filter(subject_id=made.pk).order_by("at").values_list("step", flat=True)
    assert list(lines) == ["", "added"]


def test_the_coordinator_is_reminded_in_time_and_nobody_after_the_answer(people, home):
    request = request_walks.file_request(people, home)
    day = request.due_on - timedelta(days=2)
    plan_reminders(Moments(day))
    found = Reminder.objects.filter(kind="file_request")
    assert [(row.recipient, row.rung) for row in found.filter(status="planned")] == [(people.marit, -3)]
    walks.go(request, "finish", people.marit, outcome="Gedaan.")
    plan_reminders(Moments(day))
    assert not found.filter(status="planned").exists()


def test_in_a_closed_case_who_wrote_it_down_is_reminded(people, home):
    walks.closed(people, home)
    request = request_walks.file_request(people, home, by=people.jorn)
    plan_reminders(Moments(request.due_on))
    assert {row.recipient for row in Reminder.objects.filter(kind="file_request")} == {people.jorn}


def test_what_is_missing_is_said_at_its_field(people, home):
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"kind": "verklaring", "words": " "}, "words"),
        ({"was": ""}, "was"),
        ({"received_on": today() + timedelta(days=1)}, "received_on"),
        ({"asked_by": None}, "asked_by"),
    ]
    for facts, field in wrong:
        with pytest.raises(Incomplete) as no:
            request_walks.file_request(people, home, **facts)
        assert field in no.value.errors
    other = walks.active(people, "Bakker")
    with pytest.raises(Incomplete) as no:
        actions.ask(FileRequest(case=home.case, kind="inzage", person=other.luka, asked_by=other.luka), by=people.marit)
    assert "person" in no.value.errors

"""A signal is given by who is on the team, waits for the coordinator, and is answered once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from cases.evaluations import signals
from cases.evaluations.models import Signal
from cases.reminders.moments import Moments
from cases.reminders.next_due import Due, listed
from flow.gate import Incomplete, NotAllowed, NotPossible
from flow.models import Event
from tests import signal_walks, walks
from tests.doors import let_in
from tests.personas import make_people
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return make_people()


@pytest.fixture
def home(people):
    return walks.active(people)


def test_it_is_given_for_the_organisation_of_who_gives_it_and_stands_in_the_journal(people, home):
    signal = signal_walks.signal_given(people, home)
    assert (signal.organisation, signal.is_open) == (people.provider, True)
    line = Event.objects.filter(thread=home.case.pk).latest("at")
    assert (line.label, line.by) == ("Signaal toegevoegd", people.essen)
    assert "vier weken" not in f"{line.label}{line.reason}"
    for nobody in (people.tess, people.oscar, people.sven):
        with pytest.raises(NotAllowed):
            signal_walks.signal_given(people, home, by=nobody)


def test_it_waits_in_the_list_of_who_has_the_regie_until_it_is_answered(people, home):
    signal = signal_walks.signal_given(people, home)

    def waits():
        return Due.read(listed([home.case.pk], Moments(), ("signal",))[0].next_due)

    assert waits() == Due(today() + timedelta(days=7), "signal", signal.pk)
    signals.put_aside(signal, because="We spreken elkaar volgende week al.", by=people.marit)
    assert waits() is None


def test_only_who_has_the_regie_answers_and_only_once(people, home):
    signal = signal_walks.signal_given(people, home)
    for other in (people.essen, people.jorn, people.tess):
        with pytest.raises(NotAllowed):
            signals.put_aside(signal, because="Nee.", by=other)
    with pytest.raises(Incomplete):
        signals.put_aside(signal, because=" ", by=people.marit)
    walks.plan_active(people, home)
    evaluation = signals.plan_from(signal, due_on=today() + timedelta(days=14), by=people.marit)
    assert (evaluation.trigger, evaluation.signals.get()) == ("stagnatie", signal)
    with pytest.raises(NotPossible):
        signals.put_aside(signal, because="Toch niet.", by=people.marit)


def test_nothing_of_the_answer_is_kept_when_the_evaluation_does_not_fit(people, home):
    walks.plan_active(people, home)
    signal = signal_walks.signal_given(people, home)
    with pytest.raises(Incomplete):
        signals.plan_from(signal, due_on=today() + timedelta(days=4000), by=people.marit)
    assert Signal.objects.get().is_open


def test_the_family_does_not_read_it(people, home):
    signal_walks.signal_given(people, home)
    assert not Signal.objects.visible_to(let_in(home.luka, by=people.marit)).exists()


def test_the_database_refuses_half_an_answer(people, home):
    signal = signal_walks.signal_given(people, home)
    for half in ({"answered_on": today()}, {"aside_because": "Zomaar."}, {"answered_by": people.marit}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Signal.objects.filter(pk=signal.pk).update(**half)

"""The gate: see it, may you, is it possible now — and all or nothing."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from cases.families.lifecycle import begin_coordination
from cases.families.models import Case
from cases.plans.models import Plan
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, follow, record, steps_for, take
from flow.models import Event
from flow.steps import step
from tests import walks
from tests.walks import today

pytestmark = pytest.mark.django_db


def activate(people, case, by, **facts):
    return take(Case.objects.visible_to(by), case.pk, "activate", by=by, **facts)


def test_what_is_not_visible_does_not_exist(people):
    case = walks.registered(people).case
    with pytest.raises(Case.DoesNotExist):
        activate(people, case, people.sven, coordinator=people.sven)


def test_who_may_not_hears_that_before_anything_else(people):
    case = walks.registered(people).case
    with pytest.raises(NotAllowed, match="Deze stap is niet aan u"):
        activate(people, case, people.essen)


def test_facts_that_are_missing_are_asked_for_by_name(people):
    case = walks.registered(people).case
    with pytest.raises(Incomplete) as no:
        activate(people, case, people.marit)
    assert no.value.errors == {"coordinator": "Kies wie de casusregisseur wordt."}


def test_facts_that_do_not_fit_say_why(people):
    case = walks.registered(people).case
    with pytest.raises(Incomplete) as no:
        activate(people, case, people.marit, coordinator=people.sven)
    assert "zit niet in het team" in no.value.errors["coordinator"]


def test_nothing_happens_in_the_future(people):
    case = walks.registered(people).case
    with pytest.raises(Incomplete) as no:
        activate(people, case, people.marit, coordinator=people.marit, happened_on=today() + timedelta(days=1))
    assert set(no.value.errors) == {"happened_on"}


def test_a_step_writes_one_line_with_who_and_on_whose_behalf(people):
    case = walks.registered(people).case
    long_before = today() - timedelta(days=3)
    activate(people, case, people.tess, coordinator=people.marit, on_behalf_of=people.marit, happened_on=long_before)
    line = Event.objects.get(subject_id=case.pk, step="activate")
    assert (line.before, line.after, line.label) == ("intake", "active", "Zaak starten")
    assert (line.by, line.on_behalf_of, line.happened_on) == (people.tess, people.marit, long_before)
    assert (line.thread, line.subject_type) == (case.pk, "cases.case")


def test_when_an_effect_fails_the_step_its_line_and_earlier_effects_are_undone(people, monkeypatch):
    case = walks.registered(people).case
    before = Event.objects.count()

    def fail(subject, **facts):
        raise RuntimeError("power cut")

    monkeypatch.setattr(begin_coordination, "_subscribers", [*begin_coordination._subscribers, fail])
    with pytest.raises(RuntimeError):
        activate(people, case, people.marit, coordinator=people.marit)
    case = Case.objects.get(pk=case.pk)
    assert (case.status, case.coordinator) == ("intake", None)
    assert not case.coordinations.exists()
    assert Event.objects.count() == before


def test_a_step_that_people_take_cannot_be_made_to_follow(people):
    plan = walks.plan_draft(people, walks.active(people))
    with pytest.raises(NotPossible):
        follow(plan, "propose", by=people.marit)
    assert Plan.objects.get(pk=plan.pk).status == "draft"


def test_a_step_that_does_not_exist_is_a_mistake_in_the_code(people):
    case = walks.registered(people).case
    with pytest.raises(LookupError):
        take(Case.objects.all(), case.pk, "fly", by=people.marit)


def test_the_status_cannot_be_set_by_hand(people):
    case = walks.registered(people).case
    with pytest.raises(AttributeError):
        case.status = "active"


@pytest.mark.parametrize("source", ["*", "+", ["draft", "*"]])
def test_wildcards_are_refused(source):
    with pytest.raises(ValueError, match="one by one"):
        step(source=source, target="x", label="x", allowed=lambda subject, user: True)


def test_buttons_say_what_blocks_them(people):
    case = walks.plan_active(people, walks.active(people)).case
    offers = {offer.name: offer for offer in steps_for(case, people.marit)}
    assert list(offers) == ["close"]
    assert "Rust in mijn hoofd" in offers["close"].blockers[0]
    assert steps_for(case, people.essen) == []


def test_the_journal_only_grows_whoever_asks(people):
    case = walks.registered(people).case
    line = record(case, "Iets", by=people.marit)
    for change in (lambda: Event.objects.filter(pk=line.pk).update(label="Iets anders"), line.delete):
        with pytest.raises(IntegrityError, match="Het journaal groeit alleen"), transaction.atomic():
            change()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM flow_event")


def test_who_was_just_too_late_gets_a_sentence_and_a_mistake_of_ours_stays_a_mistake(people):
    home = walks.active(people)
    again = {"case": home.case, "number": 9, "added_by": people.marit, "changed_by": people.marit}
    Plan.objects.create(**again)
    with pytest.raises(NotPossible, match="Iemand anders was u net voor"), all_or_nothing():
        Plan.objects.create(**again)
    with pytest.raises(IntegrityError), all_or_nothing():
        home.case.handovers.create(from_user=people.marit, to_user=people.marit, added_by=people.marit,
                                   offered_on=today())  # fmt: skip

"""The main road, walked from first contact to closed."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from cases.analysis import actions as analyses
from cases.families.models import Case
from cases.plans import actions as plans
from flow.gate import NotPossible
from flow.models import Event
from tests import walks
from tests.personas import make_people

pytestmark = pytest.mark.django_db


def test_from_first_contact_to_a_closed_case():
    people = make_people()
    home = walks.active(people)
    analysis = walks.analysis_final(people, home)
    assert analysis.shared_state()[0] == "gedeeld"
    evaluation = walks.evaluation_concluded(people, home)
    plan = evaluation.plan
    plan.refresh_from_db(fields=["next_evaluation_on"])
    assert plan.next_evaluation_on == walks.today() + timedelta(days=90)

    with pytest.raises(NotPossible, match="Rust in mijn hoofd"):
        walks.go(home.case, "close", people.marit, close_reason="01", end_report="Klaar.", aftercare="Bel Marit.")
    plans.settle_goal(plan.goals.get(), status="behaald", outcome="Het is rustig.", by=people.marit)
    case = walks.go(home.case, "close", people.marit, close_reason="01", end_report="Klaar.", aftercare="Bel Marit.")
    assert (case.status, case.coordinator) == ("closed", None)
    assert not case.coordinations.filter(ends_on=None).exists()
    assert case.plans.get().status == "closed"
    assert not case.evaluations.filter(status="planned").exists()
    case = walks.go(case, "reopen", people.jorn, reason="Nieuwe vraag", coordinator=people.jorn)
    assert case.coordinations.get(kind="casusregie", ends_on=None).user == people.jorn
    steps = set(Event.objects.filter(thread=case.pk).exclude(step="").values_list("step", flat=True))
    assert {
        "activate",
        "share",
        "finalise",
        "propose",
        "adopt",
        "hold",
        "conclude",
        "close",
        "reopen",
        "lapse",
    } <= steps


def test_a_handover_leaves_no_day_without_a_coordinator():
    people = make_people()
    home = walks.active(people)
    handover = walks.handover_discussed(people, home)
    assert Case.objects.get().coordinator == people.marit
    walks.go(handover, "accept", people.jorn)
    rows = list(home.case.coordinations.order_by("begins_on", "added_at"))
    assert [row.user for row in rows] == [people.marit, people.jorn]
    assert rows[0].ends_on == rows[1].begins_on


def test_a_new_version_replaces_the_plan_in_force():
    people = make_people()
    home = walks.active(people)
    first = walks.plan_active(people, home)
    second = plans.begin(case=home.case, by=people.essen)
    assert second.goals.get().continues == first.goals.get()
    walks.go(second, "propose", people.essen)
    walks.everybody_answers(people, second, lambda **answer: plans.respond(plan=second, **answer))
    second = walks.go(second, "adopt", people.marit, evaluate_on=walks.today() + timedelta(days=30))
    assert list(home.case.plans.order_by("number").values_list("status", flat=True)) == ["replaced", "active"]
    assert second.evaluations.get().due_on == walks.today() + timedelta(days=30)
    assert first.evaluations.get().status == "cancelled"


def test_a_final_analysis_does_not_change_in_the_database_either():
    people = make_people()
    home = walks.active(people)
    analysis = walks.analysis_final(people, home)
    for change in (
        lambda: analysis.texts.update(text="anders"),
        lambda: analysis.statements.all().delete(),
        analysis.factors.get().about.clear,
        lambda: type(analysis).objects.filter(pk=analysis.pk).update(severity="anders"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    follow_up = analyses.follow_up(previous=analysis, triggers=["nieuwe_vraag"], by=people.jorn)
    assert follow_up.unconfirmed_titles() == ["Somber, vol hoofd"]

"""Why a reminder that was planned is not needed any more: the ledger says it in the words of what happened."""

from datetime import timedelta

import pytest
import time_machine

from cases.plans import actions as plans
from cases.reminders import delivery, planning
from cases.reminders.codes import Kind
from cases.reminders.models import Reminder
from cases.sharing import actions as sharing
from network.models import Membership
from tests import walks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-03-02 09:00+01:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def planned(people, clock):
    """A plan whose evaluation and agreement are due to be told; nothing is sent yet."""
    home = walks.active(people)
    plan = walks.plan_active(people, home)
    clock.shift(timedelta(days=36))
    planning.plan()
    return home, plan


def moved(people, home, plan):
    walks.go(plan.evaluations.get(), "move", people.marit, due_on=walks.today() + timedelta(days=60), reason="Griep.")


def closed(people, home, plan):
    for goal in plan.open_goals():
        plans.settle_goal(goal, status="behaald", outcome="Het is rustig.", by=people.marit)
    walks.closed(people, home)


def handed_over(people, home, plan):
    walks.go(walks.handover_discussed(people, home), "accept", people.jorn)


def left(people, home, plan):
    Membership.objects.filter(user=people.marit).update(ends_on=walks.today() - timedelta(days=1))


WHY = {
    moved: "Het is verzet naar een andere dag.",
    closed: "De zaak is afgesloten.",
    handed_over: "Het is nu aan iemand anders.",
    left: delivery.NO_ACCESS,
}


@pytest.mark.parametrize("happens", WHY, ids=lambda one: one.__name__)
def test_the_reason_says_what_happened(people, planned, happens):
    home, plan = planned
    happens(people, home, plan)
    delivery.deliver()
    row = Reminder.objects.get(kind=Kind.EVALUATION, rung=-7, recipient=people.marit)
    assert (row.status, row.reason) == ("not_needed", WHY[happens])


def test_a_held_evaluation_says_so(people, clock):
    evaluation = walks.evaluation_held(people, walks.active(people))
    clock.shift(timedelta(days=36))
    planning.plan()
    walks.go(evaluation, "conclude", people.marit, next_on=walks.today() + timedelta(days=90))
    delivery.deliver()
    row = Reminder.objects.get(kind=Kind.EVALUATION, rung=-7)
    assert (row.status, row.reason) == ("not_needed", "De evaluatie is gehouden en afgerond, of vervallen.")


def test_a_settled_agreement_and_an_ended_membership_say_so(people, planned):
    home, plan = planned
    rows = Reminder.objects.filter(kind=Kind.AGREEMENT, recipient=people.essen, status="planned")
    (rung,) = rows.values_list("rung", flat=True)
    seat = home.case.participations.get(leads=False).members.get(user=people.essen)
    sharing.end_membership(seat, on=walks.today() - timedelta(days=1), by=people.marit)
    delivery.deliver()
    row = Reminder.objects.get(kind=Kind.AGREEMENT, recipient=people.essen, rung=rung)
    assert (row.status, row.reason) == ("not_needed", delivery.NO_ACCESS)
    plans.settle_agreement(plan.agreements.get(), status="gedaan", by=people.marit)
    assert planning.strike_out() == 0


def test_what_is_being_sent_at_this_moment_is_left_to_its_sender(people, planned, clock):
    taken = delivery._claim()
    assert taken is not None
    Reminder.objects.filter(pk=taken.pk).update(seen_at=taken.claimed_at)
    planning.strike_out()
    assert Reminder.objects.get(pk=taken.pk).status == "claimed"
    clock.shift(delivery.CLAIM_HOLDS + timedelta(seconds=1))
    planning.strike_out()
    taken.refresh_from_db()
    assert (taken.status, taken.cut_off) == ("not_needed", 1)  # it may have gone out: that stays known

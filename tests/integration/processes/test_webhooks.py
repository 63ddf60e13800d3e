"""Events with more than one at work, on PostgreSQL: changes of one case at once, two runs at once, three senders."""

import threading
from collections import Counter
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection, connections

from cases.outbox import clockwork, relay, sending
from cases.outbox.actions import events_for, run_due
from cases.outbox.models import Delivery, OutboxEvent
from cases.plans import actions as plans
from cases.plans.models import Goal
from tests import walks
from tests.personas import make_people
from tests.receivers import listens, receiving, system

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def inside(settings):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time; the other run has this test")
    settings.WEBHOOK_ALLOW_PRIVATE = True


def at_once(works):
    """Run them in threads of their own at the same moment; gives what they answered."""
    start, answers, faults = threading.Barrier(len(works)), [], []

    def run(work):
        try:
            start.wait(timeout=10)
            answers.append(work())
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert faults == []
    return answers


def test_three_senders_at_once_send_each_event_once_and_each_case_in_order():
    people = make_people()
    with receiving() as receiver:
        listens(system(people.team), receiver)
        for number in range(4):
            walks.plan_active(people, walks.active(people, f"Gezin {number}"))
        assert sum(at_once([relay.relay] * 2)) == OutboxEvent.objects.count()
        numbers = list(OutboxEvent.objects.order_by("number").values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
        counts: Counter[str] = sum(at_once([sending.send_due] * 3), Counter())
        counts += sending.send_due()  # a sender leaves a case to who is at work on it, and may be done before
        assert counts == {"delivered": Delivery.objects.count()}
        assert len(receiver.ids()) == len(set(receiver.ids())) == len(events_for(system(people.team).account))
        for case, told in receiver.sequences().items():
            seen = OutboxEvent.objects.filter(case=UUID(case), only_for=None).order_by("sequence")
            assert told == list(seen.values_list("sequence", flat=True)), case


def test_changes_at_once_and_the_clock_leave_no_gap_and_no_double_in_the_count_of_a_case():
    people = make_people()
    home = walks.active(people)
    plan = walks.plan_active(people, home)
    goal = plan.goals.get()

    def settle(status):
        mine = Goal.objects.get(pk=goal.pk)
        return plans.settle_goal(mine, status=status, outcome="Zo ging het.", by=people.marit)

    late = walks.today() - timedelta(days=1)
    plan.evaluations.update(window_from=late, due_on=late)
    works = [lambda: settle("behaald"), lambda: settle("deels_behaald"), lambda: settle("vervallen")]
    at_once([*works, clockwork.plan, clockwork.plan, run_due])
    rows = OutboxEvent.objects.filter(case=home.case).order_by("pk")
    assert [one.sequence for one in rows] == list(range(1, len(rows) + 1))
    kinds = Counter(one.kind for one in rows)
    assert (kinds["doel.afgerond"], kinds["gezinsplan.evaluatie-te-laat"]) == (3, 1)
    relay.relay()
    by_number = OutboxEvent.objects.filter(case=home.case).order_by("number")
    assert [one.sequence for one in by_number] == list(range(1, len(rows) + 1))


def test_a_sender_never_waits_for_a_row_that_another_one_holds():
    people = make_people()
    with receiving() as receiver:
        listens(system(people.team), receiver)
        held, elsewhere = (walks.active(people, name) for name in ("Horvat", "Bakker"))
        relay.relay()
        first = Delivery.objects.get(case=held.case, sequence=1)
        holding, done = threading.Event(), threading.Event()

        def hold():
            with connection.cursor() as cursor:
                cursor.execute("BEGIN")
                cursor.execute("SELECT 1 FROM cases_delivery WHERE id = %s FOR UPDATE", [first.pk])
                holding.set()
                done.wait(20)
                cursor.execute("ROLLBACK")
            connections.close_all()

        thread = threading.Thread(target=hold)
        thread.start()
        holding.wait(10)
        try:
            sending.send_due()
            assert set(receiver.sequences()) == {str(elsewhere.case.pk)}
        finally:
            done.set()
            thread.join(10)
        sending.send_due()
        assert set(receiver.sequences()) == {str(elsewhere.case.pk), str(held.case.pk)}

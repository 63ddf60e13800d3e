"""A subscription: the handshake before it works, a test message, which events it asks for, and its secret."""

import pytest
from django.db import connection

from cases.outbox.actions import MOST, run_due, send_test, unsubscribe
from cases.outbox.codes import TEST_TYPE
from cases.sharing import actions as sharing
from cases.sharing.models import Grant
from flow.gate import NotPossible
from tests import walks
from tests.personas import make_people
from tests.receivers import listens, receiving, system

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def inside(settings):
    settings.WEBHOOK_ALLOW_PRIVATE = True


@pytest.fixture
def people():
    return make_people()


@pytest.fixture
def receiver():
    with receiving() as one:
        yield one


def test_a_subscription_gets_what_it_asks_for_and_always_that_it_must_stop(people, receiver):
    listens(system(people.provider), receiver, "doel.afgerond")
    home = walks.active(people)
    walks.plan_active(people, home)
    sharing.withdraw(Grant.objects.get(organisation=people.provider, part="plan"), by=people.marit)
    run_due()
    assert [one["type"] for one in receiver.got] == ["nl.jeugdhulp.toestemming.ingetrokken.v1"]


def test_the_handshake_and_the_test_message(people, receiver):
    receiver.mode = "elsewhere"
    with pytest.raises(NotPossible, match="WebHook-Allowed-Origin: testserver"):
        listens(system(people.team), receiver)
    walks.active(people)
    run_due()
    assert receiver.asked == [], "nothing goes out before the handshake"
    receiver.mode = "star"
    subscription = listens(system(people.team), receiver)
    assert receiver.raw[-1][0]["WebHook-Request-Origin"] == "testserver"
    receiver.mode = "ok"
    assert send_test(subscription).status == 204
    assert (receiver.got[-1]["type"], "subject" in receiver.got[-1]) == (TEST_TYPE, False)
    receiver.mode = "500"
    assert send_test(subscription).said == "HTTP 500"
    unsubscribe(subscription)
    subscription.refresh_from_db()
    with pytest.raises(NotPossible):
        send_test(subscription)


def test_the_secret_lies_encrypted_and_is_another_one_each_time(people, receiver):
    keys = {listens(system(people.team), receiver).secret for _ in range(2)}
    assert len(keys) == 2 and all(len(one) >= 43 for one in keys)
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM cases_subscription")
        assert not keys & {row[0] for row in cursor.fetchall()}


def test_there_is_a_most_and_nothing_without_a_source(people, receiver, settings):
    for _ in range(MOST):
        listens(system(people.team), receiver)
    with pytest.raises(NotPossible, match="hoogstens 20"):
        listens(system(people.team), receiver)
    settings.EVENT_SOURCE = ""
    with pytest.raises(NotPossible, match="EVENT_SOURCE"):
        listens(system(people.team, "Ander systeem"), receiver)

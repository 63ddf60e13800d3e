"""Events on their way to receivers that are down, slow, wrong or gone: nothing lost, nothing out of order per case, and
what comes twice has the same id. Against real servers on this machine."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command

from cases.outbox import calling, sending
from cases.outbox.actions import dead_letters, events_for, replay, run_due
from cases.outbox.models import Delivery, OutboxEvent
from cases.sharing import actions as sharing
from cases.sharing.models import Grant
from flow.gate import Incomplete
from network import clients
from tests import walks
from tests.personas import make_people
from tests.receivers import genuine, listens, parsed, receiving, system

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(settings):
    settings.WEBHOOK_ALLOW_PRIVATE = True
    with time_machine.travel("2026-03-02 09:00+01:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def people():
    return make_people()


@pytest.fixture
def receiver():
    with receiving() as one:
        yield one


@pytest.fixture
def patience(monkeypatch):
    """How many seconds are waited for an answer, and for all of it."""

    def wait(seconds: float) -> None:
        monkeypatch.setattr(calling, "READ", seconds)
        monkeypatch.setattr(calling, "LONGEST", 2 * seconds)

    return wait


def runs(clock, hours: float, *, every: int = 15) -> None:
    """So many hours of a beat that comes every so many minutes."""
    for _ in range(int(hours * 60 / every)):
        clock.shift(timedelta(minutes=every))
        run_due()


def states() -> dict[str, int]:
    found: dict[str, int] = {}
    for status in Delivery.objects.values_list("status", flat=True):
        found[status] = found.get(status, 0) + 1
    return found


def visible(organisation) -> list[str]:
    return [str(one.key) for one in events_for(system(organisation).account)]


def in_order(receiver) -> bool:
    return all(numbers == sorted(numbers) for numbers in receiver.sequences().values())


def test_what_is_sent_is_a_cloud_event_with_a_signature_and_points_to_our_api(people, receiver):
    subscription = listens(system(people.team), receiver)
    home = walks.active(people)
    walks.plan_active(people, home)
    run_due()
    assert receiver.ids() == visible(people.team)
    headers, body = receiver.raw[-1]
    assert headers["Content-Type"] == "application/cloudevents+json; charset=utf-8"
    assert genuine(headers, body, subscription.secret) and not genuine(headers, body + b" ", subscription.secret)
    event, last = parsed(headers, body), OutboxEvent.objects.latest("pk")
    plan = home.case.plans.get()
    assert event.get_type() == "nl.jeugdhulp.gezinsplan.evaluatie-gepland.v1"
    assert (event.get_id(), event.get_source()) == (str(last.key), "urn:nld:kvknr:00000000:systeem:samen-verder")
    assert event.get_time().isoformat() == "2026-03-02T08:00:00+00:00"
    evaluation = plan.evaluations.get()
    assert event.get_subject() == str(evaluation.pk)
    assert event.get_extension("dataref") == f"{settings.BASE_URL}/api/v1/evaluaties/{evaluation.pk}"
    assert (event.get_extension("sequence"), event.get_extension("sequencetype")) == (str(last.sequence), "Integer")
    assert set(json.loads(body)) == {
        "specversion", "id", "source", "type", "time", "subject", "dataref", "sequence", "sequencetype", "partitionkey",
    }  # fmt: skip
    assert all(parsed(*one) for one in receiver.raw[1:])


@pytest.mark.parametrize(
    "how", ["down", "500", "hang", "drip", "redirect", "half", "half_headers", "gone_before", "429"]
)
def test_a_receiver_that_fails_for_a_day_gets_everything_after_it_in_order(people, receiver, clock, patience, how):
    listens(system(people.team), receiver)
    homes = [walks.active(people, name) for name in ("Horvat", "Bakker")]
    receiver.mode = how
    if how in ("hang", "drip"):
        patience(0.1)
    if how == "down":
        receiver.stop()
    run_due()
    runs(clock, 6, every=120)
    walks.plan_active(people, homes[0])
    runs(clock, 18, every=180)
    assert states() == {"waiting": Delivery.objects.count()}
    assert len({one["id"] for one in receiver.asked}) <= 2, "one of a case at a time"
    if how == "down":
        receiver.start()
    receiver.mode = "ok"
    patience(10)
    runs(clock, 5, every=60)
    assert states() == {"delivered": Delivery.objects.count()}
    assert set(receiver.ids()) == set(visible(people.team)), "nothing is lost"
    assert in_order(receiver)
    if not how.startswith("half"):  # kept and not answered: it comes twice, with the same id
        assert len(receiver.ids()) == len(set(receiver.ids()))


def test_an_answer_without_end_is_not_read_to_the_end(people, receiver):
    listens(system(people.team), receiver)
    walks.active(people)
    receiver.mode = "flood"
    run_due()
    assert receiver.ids() == visible(people.team)


def test_one_message_that_is_refused_holds_up_its_own_case_only(people, receiver, clock):
    listens(system(people.team), receiver)
    homes = [walks.active(people, name) for name in ("Horvat", "Bakker")]
    poison = OutboxEvent.objects.get(case=homes[0].case, sequence=2)
    receiver.bad = {str(poison.key)}
    run_due()
    runs(clock, 3, every=5)
    numbers = receiver.sequences()
    assert numbers[str(homes[0].case.pk)] == [1]
    other = OutboxEvent.objects.filter(case=homes[1].case, only_for=None).order_by("sequence")
    assert numbers[str(homes[1].case.pk)] == list(other.values_list("sequence", flat=True))
    assert len(other) > 4


def test_after_72_hours_it_is_a_dead_letter_that_can_be_offered_again_with_a_reason(people, receiver, clock):
    subscription = listens(system(people.team), receiver)
    walks.active(people)
    receiver.mode = "500"
    run_due()
    runs(clock, 71, every=60)
    assert set(states()) == {"waiting"}
    runs(clock, 2)
    assert set(states()) == {"dead"}
    tries = len(receiver.asked)
    runs(clock, 5, every=60)
    assert len(receiver.asked) == tries < 100
    receiver.mode = "ok"
    with pytest.raises(Incomplete, match="waarom"):
        replay(dead_letters(subscription), reason=" ", by=people.bea)
    assert replay(dead_letters(subscription), reason="De ontvanger is hersteld.", by=people.bea) == len(
        set(visible(people.team))
    )
    runs(clock, 2)
    assert set(states()) == {"delivered"} and in_order(receiver)
    assert receiver.ids() == visible(people.team)
    assert set(Delivery.objects.values_list("replay_reason", "replayed_by__name")) == {
        ("De ontvanger is hersteld.", "Bea Hoekstra")
    }


def test_a_worker_that_stood_still_for_a_week_still_sends(people, receiver, clock):
    listens(system(people.team), receiver)
    walks.active(people)
    receiver.mode = "500"
    run_due()
    receiver.mode = "ok"
    clock.shift(timedelta(days=7))
    run_due()
    assert receiver.ids() == visible(people.team)


def test_retry_after_is_respected_and_gone_is_gone(people, receiver, clock):
    subscription = listens(system(people.team), receiver)
    walks.active(people)
    receiver.mode = "503"
    run_due()
    runs(clock, 1.75)
    assert len(receiver.asked) == 1
    receiver.mode = "410"
    runs(clock, 0.5)
    assert len(receiver.asked) == 2
    subscription.refresh_from_db()
    assert (subscription.status, set(states())) == ("stopped", {"dead"})
    assert replay(dead_letters(), reason="Nog eens.", by=people.bea) == 0


def test_access_that_is_withdrawn_stops_what_was_not_delivered_yet(people, receiver, clock):
    listens(system(people.provider), receiver)
    home = walks.active(people)
    receiver.mode = "500"
    plan = walks.plan_active(people, home)
    run_due()
    clock.shift(timedelta(minutes=2))
    sharing.withdraw(Grant.objects.get(organisation=people.provider, part="plan"), by=people.marit)
    receiver.mode = "ok"
    runs(clock, 4)
    kinds = [one["type"].removeprefix("nl.jeugdhulp.").removesuffix(".v1") for one in receiver.got]
    assert str(plan.pk) not in [one["subject"] for one in receiver.got] and "gezinsplan.vastgesteld" not in kinds
    assert kinds[-1] == "toestemming.ingetrokken" and "gezinsplan.evaluatie-gepland" in kinds
    assert Delivery.objects.get(event__kind="gezinsplan.vastgesteld").status == "not_allowed"
    assert in_order(receiver)


def test_a_client_that_is_revoked_gets_nothing(people, receiver, clock):
    listens(system(people.team), receiver)
    walks.active(people)
    receiver.mode = "500"
    run_due()
    asked = len(receiver.asked)
    clients.revoke(system(people.team))
    receiver.mode = "ok"
    runs(clock, 2)
    assert (len(receiver.asked), receiver.got, set(states())) == (asked, [], {"dead"})
    clock.shift(timedelta(days=93))
    run_due()
    assert not states() and OutboxEvent.objects.exists(), "how it went is not kept for ever"


def test_a_hanging_receiver_does_not_keep_the_others_waiting(people, receiver, patience):
    patience(1)
    with receiving() as other:
        listens(system(people.team), receiver)
        listens(system(people.team, "Ander systeem"), other)
        receiver.mode = "hang"
        walks.active(people)
        run_due()
        assert other.ids() == visible(people.team)
        assert len(receiver.asked) == 1


def test_who_is_killed_between_the_yes_and_the_note_sends_it_again_with_the_same_id(
    people, receiver, clock, monkeypatch
):
    listens(system(people.team), receiver)
    walks.active(people)
    monkeypatch.setattr(sending, "_note", lambda *args, **facts: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run_due()
    monkeypatch.undo()
    runs(clock, 1, every=5)
    assert receiver.ids()[0] == receiver.ids()[1] and receiver.ids()[1:] == visible(people.team)
    assert in_order(receiver)


def test_without_a_broker_the_command_does_the_work(people, receiver, capsys):
    listens(system(people.team), receiver)
    walks.active(people)
    call_command("run_due")
    assert receiver.ids() == visible(people.team)
    assert (
        f"Gebeurtenissen: {OutboxEvent.objects.count()} nieuw, {len(receiver.got)} bezorgd" in capsys.readouterr().out
    )

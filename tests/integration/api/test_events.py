"""Subscriptions and the feed over the API: what a client of an organisation makes, tests, fetches and offers again."""

import uuid
from datetime import timedelta

import pytest
import time_machine

from cases.outbox.actions import run_due
from cases.outbox.models import OutboxEvent, Subscription
from tests import walks
from tests.callers import Caller
from tests.personas import make_people
from tests.receivers import parsed, receiving, system

pytestmark = pytest.mark.django_db
DONE = "nl.jeugdhulp.doel.afgerond.v1"


@pytest.fixture(autouse=True)
def clock(settings):
    settings.WEBHOOK_ALLOW_PRIVATE = True
    with time_machine.travel("2026-03-02 09:00+01:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def people():
    return make_people()


@pytest.fixture
def team(people):
    return Caller(system(people.team))


@pytest.fixture
def receiver():
    with receiving() as one:
        yield one


def listening(caller, receiver, **more):
    """A subscription with its handshake, over the API; gives its address there."""
    made = caller.post("abonnementen", {"adres": receiver.address, **more})
    assert made.status_code == 201, made.content
    receiver.secret = made.json()["geheim"]
    assert caller.post(f"{made['Location']}/handdrukken").json()["stand"] == "active"
    return made["Location"]


def test_from_a_subscription_to_a_message_that_can_be_checked(people, team, receiver):
    made = team.post("abonnementen", {"adres": receiver.address, "typen": [DONE]})
    assert (made.status_code, made.json()["stand"], made.json()["typen"]) == (201, "pending", [DONE])
    assert len(made.json()["geheim"]) >= 43
    place = made["Location"]
    assert team.get(place).json() == {**made.json(), "geheim": None}
    assert [one["id"] for one in team.get("abonnementen").json()["results"]] == [made.json()["id"]]
    refused = team.post(f"{place}/testberichten")
    assert (refused.status_code, refused.json()["detail"]) == (409, "Dit abonnement is niet actief.")
    receiver.mode = "elsewhere"
    assert team.post(f"{place}/handdrukken").status_code == 409
    receiver.mode = "ok"
    shaken = team.post(f"{place}/handdrukken")
    assert (shaken.status_code, shaken.json()["actiefOp"]) == (200, "2026-03-02T08:00:00Z")
    receiver.secret = made.json()["geheim"]
    assert team.post(f"{place}/testberichten").json() == {"aangenomen": True, "antwoord": "HTTP 204"}
    assert parsed(*receiver.raw[-1]).get_type() == "nl.jeugdhulp.testbericht.v1"


def test_the_feed_gives_what_the_webhooks_bring_and_reads_on(people, team, receiver):
    listening(team, receiver)
    home = walks.active(people)
    walks.plan_active(people, home)
    run_due()
    feed = team.get("gebeurtenissen").json()["results"]
    assert feed == receiver.got and len(feed) > 5
    third = feed[2]["id"]
    assert team.get(f"gebeurtenissen?na={third}").json()["results"] == feed[3:]
    kind = "nl.jeugdhulp.gezinsplan.vastgesteld.v1"
    assert team.get(f"gebeurtenissen?type={kind}").json()["results"] == [one for one in feed if one["type"] == kind]
    page = team.get("gebeurtenissen?pageSize=2&page=2").json()
    assert (page["results"], bool(page["next"])) == (feed[2:4], True)
    assert Caller(system(people.other_provider)).get("gebeurtenissen").json()["results"] == []
    for question in (f"na={uuid.uuid4()}", "na=1", "type=iets", "sinds=gisteren", "na="):
        assert team.get(f"gebeurtenissen?{question}").status_code == 400, question


def test_dead_letters_are_shown_and_offered_again_with_a_reason(people, team, receiver, clock):
    place = listening(team, receiver)
    walks.active(people)
    receiver.mode = "500"
    run_due()
    clock.shift(timedelta(hours=72))
    run_due()
    team = Caller(system(people.team))  # the token of three days ago has ended
    letters = team.get(f"{place}/dode-brieven").json()["results"]
    assert len(letters) > 1 and letters[0]["fout"] == "HTTP 500"
    assert {one["gebeurtenis"] for one in letters} == {
        str(key) for key in OutboxEvent.objects.filter(only_for=None).values_list("key", flat=True)
    }
    receiver.mode = "ok"
    assert team.post(f"{place}/heraanbiedingen", {}).status_code == 400
    one = {"reden": "Hersteld.", "brieven": [letters[0]["id"]]}
    assert team.post(f"{place}/heraanbiedingen", one).json() == {"aantal": 1}
    assert team.post(f"{place}/heraanbiedingen", {"reden": "Hersteld."}).json() == {"aantal": len(letters) - 1}
    clock.shift(timedelta(hours=2))
    run_due()
    team = Caller(system(people.team))
    assert team.get(f"{place}/dode-brieven").json()["results"] == []
    assert receiver.got == team.get("gebeurtenissen").json()["results"]


def test_a_subscription_is_of_its_client_alone(people, team, receiver):
    place = listening(team, receiver)
    other = Caller(system(people.team, "Ander systeem"))
    assert other.get("abonnementen").json()["results"] == []
    for answer in (
        other.get(place), other.delete(place, etag='"x"'), other.post(f"{place}/testberichten"),
        other.post(f"{place}/handdrukken"), other.get(f"{place}/dode-brieven"),
        other.post(f"{place}/heraanbiedingen", {"reden": "Zomaar."}),
    ):  # fmt: skip
        assert answer.status_code == 404
    bare = Caller(system(people.team), scopes=["abonnementen:lezen"])
    assert (bare.get(place).status_code, bare.post(f"{place}/testberichten").status_code) == (200, 403)
    assert bare.get("gebeurtenissen").status_code == 403


def test_stopping_asks_for_the_version_and_nothing_goes_out_after_it(people, team, receiver):
    place = listening(team, receiver)
    assert team.delete(place).status_code == 428
    assert team.delete(place, etag='"verouderd"').status_code == 412
    assert team.delete(place, etag=team.get(place)["ETag"]).status_code == 204
    assert team.get(place).json()["stand"] == "stopped"
    walks.active(people)
    run_due()
    assert receiver.asked == []
    assert team.post(f"{place}/handdrukken").status_code == 409


@pytest.mark.parametrize(
    ("body", "status", "pointer"),
    [
        ({}, 400, "#/adres"), ({"adres": 7}, 400, "#/adres"),
        ({"adres": "https://x.nl/", "geheim": "a"}, 400, "#/geheim"),
        ({"adres": "https://x.nl/", "typen": ["iets"]}, 400, "#/typen/0"), ({"adres": "ftp://x.nl/"}, 400, "#/adres"),
        ({"adres": "https://gebruiker:geheim@x.nl/"}, 400, "#/adres"),
    ],
)  # fmt: skip
def test_what_is_not_well_formed_is_refused_at_its_place(team, body, status, pointer):
    answer = team.post("abonnementen", body)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (status, pointer)


def test_the_same_key_makes_one_subscription(team, receiver):
    made = [team.post("abonnementen", {"adres": receiver.address}, Idempotency_Key="een") for _ in range(2)]
    assert made[0].json() == made[1].json() and Subscription.objects.count() == 1


def test_an_address_inside_is_refused_where_that_counts(team, settings):
    settings.WEBHOOK_ALLOW_PRIVATE = False
    answer = team.post("abonnementen", {"adres": "https://169.254.169.254/latest/meta-data"})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "#/adres")
    assert "openbare internet" in answer.json()["detail"]

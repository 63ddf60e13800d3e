"""Two who write at once, and one who sends the same twice."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from cases.access.log.models import AccessLine
from cases.families.models import Case, Person, Relation
from cases.sharing import actions as sharing
from cases.sharing.models import Grant, Participation, TeamMember
from network.models import SentOnce
from network.models.clients import drop_what_is_over
from tests import walks
from tests.callers import Caller, make_client
from tests.personas import make_people
from tests.waiting import until_somebody_waits

MILA = {"voornaam": "Mila", "jeugdige": True}


def both(act: Callable[[], Any]) -> list[int]:
    """Two at the same moment, each with a connection of its own; the codes of their answers."""
    start, codes = threading.Barrier(2), []

    def go() -> None:
        try:
            start.wait(10)
            codes.append(act().status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=go) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    return sorted(codes)


class Setting:
    def __init__(self) -> None:
        self.people = make_people()
        self.home = walks.active(self.people)
        self.client = make_client(self.people.team)
        self.place = f"gezinnen/{self.home.case.family_id}/personen"
        self.one = f"{self.place}/{self.home.luka.pk}"

    def caller(self) -> Caller:
        return Caller(self.client, self.people.marit)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
def test_of_two_at_once_one_wins():
    made = Setting()
    etag = made.caller().get(made.one)["ETag"]
    changed = both(lambda: made.caller().patch(made.one, {"plek": "oudste"}, etag=etag))
    assert changed == [200, 412]
    assert Person.objects.get(pk=made.home.luka.pk).version == 2
    added = both(lambda: made.caller().post(made.place, MILA, Idempotency_Key="een"))
    assert (added, Person.objects.filter(first_name="Mila").count()) == ([201, 201], 1)
    case = f"gezinnen/{made.home.case.family_id}"
    etag = made.caller().get(case)["ETag"]
    closing = {"redenAfsluiten": "01", "eindverslag": "Klaar.", "nazorg": "Bel het team."}
    closed = both(lambda: made.caller().step(case, "close", etag=etag, **closing))
    assert (closed, Case.objects.get().status) == ([200, 412], "closed")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
def test_who_sees_an_older_case_only_does_not_hold_it_while_waiting_for_the_newest():
    """Whoever holds several cases, takes them by their keys: with the older one in hand both would wait."""
    made = Setting()
    newest, by = made.home.case, {"added_by": made.people.marit, "changed_by": made.people.marit}
    begun = newest.opened_on - timedelta(days=400)
    older = Case(family=newest.family, municipality=newest.municipality, number="2024OUD", opened_on=begun, **by)
    older.__dict__.update(status="closed", closed_on=begun + timedelta(days=90))
    Case.objects.bulk_create([older])
    place = Participation.objects.create(case=older, organisation=made.people.other_provider, begins_on=begun,
                                         purpose="Behandeling.", **by)  # fmt: skip
    TeamMember.objects.create(participation=place, user=made.people.sven, begins_on=begun, **by)
    Grant.objects.create(case=older, part="contact", whole_family=True, ground="direct_betrokken", explanation="Hulp.",
                         organisation=made.people.other_provider, **by)  # fmt: skip
    caller = Caller(make_client(made.people.other_provider), made.people.sven)
    assert caller.get(made.place).status_code == 200

    def add() -> int:
        try:
            return int(caller.post(made.place, MILA).status_code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as beside:
        with transaction.atomic():
            Case.objects.select_for_update(no_key=True).get(pk=newest.pk)
            comes = beside.submit(add)
            until_somebody_waits()
            Case.objects.select_for_update(no_key=True, nowait=True).get(pk=older.pk)
        assert comes.result(timeout=10) == 404


@pytest.mark.django_db
def test_the_same_key_gives_the_same_answer_and_does_it_once():
    made = Setting()
    caller = made.caller()
    first, again = (caller.post(made.place, MILA, Idempotency_Key="een") for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert (first["ETag"], first["Location"]) == (again["ETag"], again["Location"])
    assert Person.objects.filter(first_name="Mila").count() == 1
    read = AccessLine.objects.filter(event="read", access_point=made.client.access_point)
    assert read.filter(subject=again.json()["id"]).exists()  # what is given again was read again
    other = caller.post(made.place, {**MILA, "voornaam": "Sem"}, Idempotency_Key="een")
    assert (other.status_code, Person.objects.filter(first_name="Sem").exists()) == (409, False)
    assert caller.post(made.place, MILA, Idempotency_Key="x" * 201).status_code == 400
    [kept] = SentOnce.objects.all()
    assert "Mila" not in str(vars(kept))
    assert drop_what_is_over(timezone.now() + timedelta(hours=23)) == 0
    assert drop_what_is_over(timezone.now() + timedelta(hours=25)) == 1


@pytest.mark.django_db
def test_what_was_refused_is_not_remembered_and_what_was_withdrawn_is_not_given_again():
    made = Setting()
    caller = made.caller()
    assert caller.post(made.place, {}, Idempotency_Key="een").status_code == 400
    assert caller.post(made.place, MILA, Idempotency_Key="een").status_code == 201
    provider = make_client(made.people.provider)
    theirs = Caller(provider, made.people.essen)
    tie = {"wie": str(made.home.dario.pk), "soort": "partner", "vanWie": str(made.home.ivana.pk)}
    place = f"gezinnen/{made.home.case.family_id}/relaties"
    told = theirs.post(place, tie, Idempotency_Key="een")  # a key is of one client
    assert told.status_code == 201, told.content
    [row] = made.home.case.participations.filter(organisation=made.people.provider)
    sharing.end_participation(row, on=timezone.localdate(), by=made.people.marit)
    type(row).objects.filter(pk=row.pk).update(
        begins_on="2020-01-01", ends_on="2020-01-02", access_until="2020-01-02"
    )  # fmt: skip
    assert theirs.post(place, tie, Idempotency_Key="een").status_code == 404
    assert Relation.objects.filter(kind="partner").count() == 1

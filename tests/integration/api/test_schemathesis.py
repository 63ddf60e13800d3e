"""Schemathesis asks every address of the API, as three clients: all checks and all phases, calls that follow from each
other among them. The short form takes a few examples of each operation, and every border of some; the long one
(`just probe-api`) at least five thousand cases, and every border of everything."""

import os
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection

from cases.api.routes import ROUTES
from network.scopes import READ, SCOPES
from tests.callers import Caller, make_client
from tests.probing import PHASES, Found, probe

pytestmark = [pytest.mark.django_db, pytest.mark.everywhere]

LONG = os.environ.get("PROBE") == "long"
CASES_OF_ONE = 1700  # in the long form; three clients make five thousand
SEED, COVERED = 20261129, 6
CALLERS = ("leading", "reading", "nobody")


@pytest.fixture
def callers(standing_sample: Any) -> dict[str, Caller]:
    """Who leads and may do everything; who takes part with what was given to them, and reads; who has no family."""
    if connection.vendor == "postgresql":  # thousands of calls in the transaction of one test are checked at its end
        connection.cursor().execute("SET LOCAL statement_timeout = 0")
    people = standing_sample.people
    reads = [scope for scope in SCOPES if scope.endswith(f":{READ}")]
    return {
        "leading": Caller(make_client(people.team), people.marit),
        "reading": Caller(make_client(people.provider, scopes=reads), people.essen),
        "nobody": Caller(make_client(people.other_provider), people.sven),
    }


def asked_as(who: str, callers: dict[str, Caller]) -> Found:
    operations = sorted(f"{verb} {name}" for name, view in ROUTES.items() for verb in view.rules)
    examples = 20 if LONG else max(2, min(8, 200 // len(operations)))
    found = probe(callers[who], seed=SEED, examples=examples, chains=40 if LONG else 3, covers=covered_by(who))
    assert not found.wrong, found.told()
    assert found.phases == PHASES
    assert found.calls >= (CASES_OF_ONE if LONG else 3 * len(operations))
    print(f"{who}: {found.calls} calls, answers {sorted({status for _, status in found.answers})}")
    return found


def covered_by(who: str) -> Any:
    """Each client asks every border of other operations; in the short form of a few, that no list has to name."""

    def covers(label: str, among: list[str]) -> bool:
        if LONG:
            return True
        order = sorted(among, key=lambda one: sha256(one.encode()).hexdigest())
        place = order.index(label)
        return place < COVERED and CALLERS[place % len(CALLERS)] == who

    return covers


def test_who_leads(callers, settings):
    settings.API_CALLS_PER_MINUTE = 10**6
    found = asked_as("leading", callers)
    for operation in ("GET /gezinnen", "GET /gezinnen/{gezin}"):
        assert found.answers[operation, 200], f"{operation} was never answered: nothing behind the door was asked"


def test_who_takes_part_and_reads(callers, settings):
    settings.API_CALLS_PER_MINUTE = 10**6
    found = asked_as("reading", callers)
    changed = {one for one, status in found.answers if status in (201, 204) or (status == 200 and "PATCH" in one)}
    assert not changed


def test_who_has_no_family(callers, settings):
    settings.API_CALLS_PER_MINUTE = 10**6
    found = asked_as("nobody", callers)
    assert not found.answers["GET /gezinnen/{gezin}/personen", 200]

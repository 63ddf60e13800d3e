"""What a call asks of the database: so many questions, however many families there are and however full they are."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import walks
from tests.callers import Caller
from tests.counting import at_most

pytestmark = pytest.mark.django_db

NEW = {"voornaam": "Mila", "achternaam": "Bakker", "jeugdige": False}


@pytest.fixture
def calls(people: Any, home: Any, team: Any) -> dict[str, Any]:
    place, reads = f"gezinnen/{home.case.family_id}", Caller(team.client)

    placed = {"persoon": str(home.luka.pk), "aanbieder": str(people.provider.pk), "productcategorie": "33",
              "toegewezenVanafDatum": "2026-01-05"}  # fmt: skip

    def step() -> Any:
        offer = {"aan": str(people.jorn.pk), "toelichting": "Wisseling van caseload."}
        made = team.post(f"{place}/overdrachten", offer)
        taken = {"stap": "withdraw", "feiten": {"reden": "Toch niet nodig."}}
        address = f"{place}/overdrachten/{made.json()['id']}/stappen"
        return lambda: team.post(address, taken, If_Match=made["ETag"])

    return {
        "list": lambda: lambda: reads.get("gezinnen?pageSize=100"),
        "retrieve": lambda: lambda: reads.get(place),
        "retrieve with its steps": lambda: lambda: team.get(place),
        "create": lambda: lambda: team.post(f"{place}/personen", NEW),
        "create with a key": lambda: lambda: team.post(f"{place}/personen", NEW, Idempotency_Key=uuid4().hex),
        "create and tell": lambda: lambda: team.post(f"{place}/ingezette-hulp", placed, Idempotency_Key=uuid4().hex),
        "step": step,
    }


def cost_of(begin: Any) -> int:
    """Of the second time: some is asked once a day."""
    for _ in range(2):
        call = begin()
        with CaptureQueriesContext(connection) as asked:
            answer = call()
        assert answer.status_code < 300, answer.content
    return len([one for one in asked if "SAVEPOINT" not in one["sql"]])


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("list", 4),
        ("retrieve", 4),
        ("retrieve with its steps", 15),
        ("create", 8),
        ("create with a key", 10),
        ("create and tell", 14),
        ("step", 11),
    ],
)
def test_a_call_asks_so_many_questions_and_no_more_with_more_families(people, calls, name, most):
    first = cost_of(calls[name])
    assert first <= at_most(most)
    for number in range(3):
        walks.active(people, f"Gezin {number}")
    assert cost_of(calls[name]) == first

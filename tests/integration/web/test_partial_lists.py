"""A list tells nothing of a family that its reader does not find on its pages."""

from typing import Any

import pytest

from cases.access.records import write
from cases.families.models import Person
from cases.sharing import actions as sharing
from tests import walks
from tests.personas import make_people

pytestmark = pytest.mark.django_db


def families(client: Any, address: str) -> int:
    return {box["label"]: box["number"] for box in client.get(address).context["counts"]}["gezinnen in totaal"]


def test_who_sees_one_child_reads_nothing_of_the_others_in_the_list(client):
    """Neither how many children there are, nor what waits, nor that somebody of another name is there."""
    people = make_people()
    home = walks.active(people)
    write(Person(family=home.case.family, first_name="Mila", birth_date=walks.today(), is_youth=True), by=people.marit)
    walks.plan_active(people, home, in_days=7)
    row = sharing.invite(
        case=home.case, organisation=people.other_provider, purpose="hulp", by=people.marit, parts=["contact", "plan"],
        people=[home.luka], ground="direct_betrokken", explanation="Helpt Luka.",
    )  # fmt: skip
    sharing.add_member(participation=row, user=people.sven, by=people.marit)
    client.force_login(people.sven)
    page = client.get("/")
    shown = [one for group in page.context["groups"] for one in group["rows"]]
    assert [(one["name"], one["what"], one["date"]) for one in shown] == [
        ("Horvat", "U ziet een deel van dit gezin", "Geen datum")
    ]
    assert "kind" not in shown[0]["sub"] and "Elke week praten" not in page.content.decode()
    assert families(client, "/?q=luka") == 1
    assert families(client, "/?q=mila") == 0
    client.force_login(people.essen)
    assert "2 kinderen" in client.get("/").content.decode()

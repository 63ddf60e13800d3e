"""`/gezinnen`, from first contact to closed, and the people of a family: by a system in the name of a professional."""

from uuid import UUID, uuid4

import pytest

from cases.access.log.models import AccessLine
from cases.families.models import Case, Person
from flow.models import Event
from tests import walks
from tests.callers import Caller, make_client

pytestmark = pytest.mark.django_db

NEW = {
    "naam": "De Vries", "vraagDatum": "2026-11-02", "vraagsteller": "moeder", "aanleiding": "Gaat niet naar school.",
    "gemeente": "GM0047",
    "jeugdige": {"voornaam": "Sem", "achternaam": "de Vries", "geboortedatum": "2012-05-04", "postcode": "9641 AB",
                 "huisnummer": "3"},
}  # fmt: skip


def test_a_family_comes_in_is_started_and_closed(team, people):
    made = team.post("gezinnen", NEW)
    assert made.status_code == 201, made.content
    family = made.json()
    assert made["Location"].endswith(f"/api/v1/gezinnen/{family['id']}")
    assert (family["naam"], family["stand"], family["gemeente"]) == ("De Vries", "intake", "GM0047")
    assert [one["naam"] for one in family["stappen"]] == ["activate", "decline"]
    assert family["stappen"][0]["feiten"] == {"regisseur": "Kies wie de casusregisseur wordt."}
    place = f"gezinnen/{family['id']}"
    begun = team.step(place, "activate", regisseur=str(people.marit.pk))
    assert (begun.status_code, begun.json()["regisseur"]) == (200, str(people.marit.pk))
    closed = team.step(place, "close", redenAfsluiten="01", eindverslag="Het gaat goed.", nazorg="Bel het team.")
    assert (closed.status_code, closed.json()["stand"]) == (200, "closed"), closed.content
    case = Case.objects.get()
    assert {event.by for event in Event.objects.filter(thread=case.pk)} == {people.marit}
    assert case.participations.get(leads=True).organisation == people.team


def test_people_are_added_changed_and_taken_out(team, people):
    home = walks.active(people)
    place = f"gezinnen/{home.case.family_id}/personen"
    listed = team.get(place)
    assert [one["voornaam"] for one in listed.json()["results"]] == ["Dario", "Ivana", "Luka"]
    made = team.post(place, {"voornaam": "Mila", "jeugdige": True, "burgerservicenummer": "111222333"})
    assert made.status_code == 201, made.content
    assert made.json()["heeftBurgerservicenummer"] is True
    assert "111222333" not in made.content.decode()
    one = f"{place}/{made.json()['id']}"
    assert team.patch(one, {"plek": "jongste"}).status_code == 428
    changed = team.patch(one, {"plek": "jongste"}, etag=made["ETag"])
    assert (changed.status_code, changed.json()["plek"], changed.json()["versie"]) == (200, "jongste", 2)
    assert team.patch(one, {"plek": "oudste"}, etag=made["ETag"]).status_code == 412
    assert team.delete(one, etag=changed["ETag"]).status_code == 204
    assert not Person.objects.filter(first_name="Mila").exists()


@pytest.mark.parametrize(("sent", "status"), [(None, 201), ("GM0047", 201), ("", 400), ("GM9999", 400), (47, 400)])
def test_an_empty_key_is_not_the_same_as_none(team, home, sent, status):
    made = team.post(f"gezinnen/{home.case.family_id}/huizen", {"naam": "Bij oma", "gemeente": sent})
    assert made.status_code == status, made.content
    if status == 400:
        assert [one["pointer"] for one in made.json()["errors"]] == ["#/gemeente"]


def test_every_call_leaves_its_lines_with_the_client_in_them(team, people):
    home = walks.active(people)
    team.get(f"gezinnen/{home.case.family_id}")
    lines = AccessLine.objects.filter(access_point=team.client.access_point)
    assert {(line.event, line.shown, line.user, line.role, line.ground) for line in lines} == {
        ("read", "overview", team.client.account_id, "system", "publieke_taak")
    }
    assert {line.subject for line in lines} == {home.luka.pk, home.dario.pk, home.ivana.pk}
    other = Caller(make_client(people.other_provider), people.sven)
    assert other.get(f"gezinnen/{home.case.family_id}").status_code == 404
    lines = AccessLine.objects.filter(access_point=other.client.access_point)
    assert {(line.event, line.outcome, line.user, line.case) for line in lines} == {
        ("refused", "refused", other.client.account_id, home.case.pk)
    }


def test_of_each_family_the_list_tells_the_newest_case_that_may_be_seen(team, people):
    """Somebody else leads the second case of a family: who sees the first alone goes on to see that one."""
    home, other = walks.active(people), walks.active(people, "De Boer")
    walks.go(home.case, "close", people.marit, close_reason="01", end_report="Klaar.", aftercare="Bel ons.")
    newer = Case(municipality=people.veendam, opened_on=walks.today(), asked_by="school", occasion="Weer zorgen.")
    newer.family, newer.added_by, newer.changed_by = home.case.family, people.marit, people.marit
    newer.save(force_insert=True)
    assert zaken(team) == {home.case.pk, other.case.pk}
    leading = home.case.participations.get(leads=True)
    leading.pk, leading.case, leading._state.adding = uuid4(), newer, True
    leading.save(force_insert=True)
    assert zaken(team) == {newer.pk, other.case.pk}
    assert zaken(team, "?stand=intake") == {newer.pk}
    assert zaken(team, "?stand=closed") == set()
    assert team.get(f"gezinnen/{newer.family_id}").json()["zaak"] == str(newer.pk)


def zaken(caller, narrowed=""):
    return {UUID(row["zaak"]) for row in caller.get(f"gezinnen{narrowed}").json()["results"]}

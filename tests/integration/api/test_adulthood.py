"""18-/18+ through the API: the list, its points by the actions of the screen, and what goes on after 18."""

from typing import Any

import pytest

from cases.adulthood import beginning
from cases.adulthood.models import Checklist
from flow.models import Event
from tests import papers
from tests.callers import Caller, make_client
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(home: Any) -> str:
    made: Any = beginning.begin(home.case, home.luka, today())
    return f"overgangen-18/{made.pk}"


def test_a_list_begins_for_who_is_old_enough(team, people, home):
    lists = f"gezinnen/{home.case.family_id}/overgangen-18"
    young = team.post(lists, {"persoon": str(home.luka.pk)})
    assert (young.status_code, "nog niet oud genoeg" in young.json()["detail"]) == (409, True)
    home.luka.birth_date = home.luka.birth_date.replace(year=today().year - 17)
    home.luka.save()
    made = team.post(lists, {"persoon": str(home.luka.pk)})
    assert made.status_code == 201, made.content
    told = made.json()
    assert made["Location"].endswith(f"/api/v1/overgangen-18/{told['id']}")
    assert (told["persoon"], told["puntenOpen"], told["uitkomsten"]) == (
        str(home.luka.pk), Checklist.objects.get().items.count(), [],
    )  # fmt: skip
    assert [one["id"] for one in team.get(lists).json()["results"]] == [told["id"]]
    assert team.post(lists, {"persoon": str(home.luka.pk)}).status_code == 409
    assert team.post(lists, {"persoon": str(people.marit.pk)}).status_code == 400


def test_a_point_goes_through_the_same_actions_as_on_the_screen(team, people, place):
    points = team.get(f"{place}/punten?pageSize=2&stand=open").json()["results"]
    one = f"{place}/punten/{points[0]['id']}"
    seen = team.get(one, Handelend_Professional=str(people.marit.pk)).json()
    assert [step["naam"] for step in seen["stappen"]] == ["busy", "settle", "skip", "take_over"]
    assert seen["stappen"][1]["feiten"] == {"bewijs": "Schrijf waaruit blijkt dat het geregeld is."}
    assert team.step(one, "busy").json()["stand"] == "bezig"
    bare = team.step(one, "settle")
    assert (bare.status_code, bare.json()["errors"][0]["pointer"]) == (400, "#/feiten/bewijs")
    settled = team.step(one, "settle", bewijs="Brief van 3 maart.").json()
    assert (settled["stand"], settled["geregeldDatum"], settled["vastgelegdDoor"]) == (
        "geregeld", str(today()), str(people.marit.pk),
    )  # fmt: skip
    assert team.step(one, "reopen").json()["stand"] == "open"
    assert team.step(one, "skip", nietNodigReden="Woont thuis.").json()["stand"] == "nvt"
    over = team.step(one, "take_over", overgenomenDoor=str(people.other_provider.pk), overgenomenNaam="Mevrouw Kok")
    assert (over.status_code, over.json()["overgenomenDoor"]) == (200, str(people.other_provider.pk))
    assert team.step(one, "vliegen").status_code == 400
    assert {event.by for event in Event.objects.filter(label__contains="Punt op de 18+-lijst")} == {people.marit}
    left = team.get(place).json()["puntenOpen"]
    assert left == Checklist.objects.get().items.count() - 1


def test_what_the_catalogue_says_stays_and_an_own_point_comes_and_goes(team, place, home):
    points = f"{place}/punten"
    asked = f"{points}/{team.get(f'{points}?pageSize=1').json()['results'][0]['id']}"
    etag = team.get(asked)["ETag"]
    retold = team.patch(asked, {"titel": "Iets anders"}, etag=etag)
    assert (retold.status_code, retold.json()["errors"][0]["pointer"]) == (400, "#/titel")
    assert team.patch(asked, {"stand": "geregeld"}, etag=etag).status_code == 400
    assert team.delete(asked, etag=etag).status_code == 409
    who = team.patch(asked, {"persoon": str(home.luka.pk), "klaarDatum": "2031-01-01"}, etag=etag)
    assert (who.status_code, who.json()["persoon"]) == (200, str(home.luka.pk)), who.content
    own = team.post(points, {"titel": "Rijbewijs", "gebied": "welzijn", "klaarDatum": "2031-01-01"})
    assert (own.status_code, own.json()["nummer"]) == (201, 0), own.content
    mine = f"{points}/{own.json()['id']}"
    assert team.delete(mine, etag=own["ETag"]).status_code == 204
    assert team.get(mine).status_code == 404


def test_the_young_person_speaks_and_what_goes_on_is_written(team, people, place):
    said = team.post(f"{place}/antwoorden", {"gebied": "wonen", "antwoord": "nog_niet", "woorden": "Ik zoek."})
    assert said.status_code == 201, said.content
    assert [one["antwoord"] for one in team.get(place).json()["uitkomsten"]] == ["nog_niet"]
    future = team.get(f"{place}/toekomstplan")
    written = team.patch(f"{place}/toekomstplan", {"eigenWoorden": "Een kamer.", "risico": "laag"}, etag=future["ETag"])
    assert (written.status_code, written.json()["versie"]) == (200, 2), written.content
    goes_on = team.post(f"{place}/hulp-na-18", {"wet": "jw", "wat": "De coach blijft."})
    assert (goes_on.status_code, goes_on.json()["errors"][0]["pointer"]) == (400, "#/grond")
    goes_on = team.post(f"{place}/hulp-na-18", {"wet": "wmo2015", "wat": "Begeleid wonen."})
    assert goes_on.status_code == 201, goes_on.content
    handed = team.post(f"{place}/overdrachten", {"organisatie": str(people.other_provider.pk), "medewerker": "Kok"})
    assert handed.status_code == 201, handed.content
    assert team.get(f"{place}/overdrachten/{handed.json()['id']}").json()["jongereWasErbij"] is False


def test_only_the_leader_signs_and_others_see_nothing(people, team, home, place):
    assert team.get(place).json()["stappen"] == []
    assert team.step(place, "sign_off", reden="Verhuisd.").status_code == 403
    led = Caller(team.client, people.tess)
    assert [one["naam"] for one in led.get(place).json()["stappen"]] == ["sign_off"]
    signed = led.step(place, "sign_off", reden="Verhuisd.").json()
    assert (signed["afgetekendDoor"], signed["afgetekendReden"]) == (str(people.tess.pk), "Verhuisd.")
    elsewhere = Caller(make_client(people.other_provider), people.sven)
    assert elsewhere.get(place).status_code == 404
    takes_part = Caller(make_client(people.provider), people.essen)
    assert takes_part.get(place).status_code == 404
    papers.opened_for(people.provider, home, by=people.marit, part="adulthood")
    assert takes_part.get(place).status_code == 200
    assert takes_part.post(f"{place}/antwoorden", {"gebied": "wonen", "antwoord": "ja"}).status_code == 201

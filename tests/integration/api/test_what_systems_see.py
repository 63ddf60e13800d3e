"""What a system sees follows from what its organisation takes part in and receives; what it writes from who acts."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from cases.access.log.models import AccessLine
from cases.families.models import Person
from cases.sharing import actions as sharing
from cases.sharing.models import Grant, Participation
from flow.models import Event
from tests import walks
from tests.callers import Caller, make_client
from tests.personas import make_people

pytestmark = pytest.mark.django_db


class Setting:
    """A family that the team leads; the provider treats Luka and receives who he is, and nothing about the others."""

    def __init__(self) -> None:
        self.people = make_people()
        self.home = walks.active(self.people)
        self.place = f"gezinnen/{self.home.case.family_id}"
        self.team = Caller(make_client(self.people.team), self.people.marit)
        self.provider = Caller(make_client(self.people.provider), self.people.essen)
        for row in Grant.objects.filter(organisation=self.people.provider):
            sharing.withdraw(row, by=self.people.marit)

    def give(self, part: str, *people: Any) -> Grant:
        (given,) = sharing.grant(
            case=self.home.case, organisation=self.people.provider, parts=[part], people=people,
            whole_family=not people, ground="direct_betrokken", explanation="Behandelt Luka.", by=self.people.marit,
        )  # fmt: skip
        return given

    def names(self, caller: Caller) -> list[str]:
        answer = caller.get(f"{self.place}/personen")
        return [one["voornaam"] for one in answer.json()["results"]] if answer.status_code == 200 else []


def test_who_leads_sees_everybody_and_who_receives_what_was_given():
    made = Setting()
    assert made.names(made.team) == ["Dario", "Ivana", "Luka"]
    assert made.provider.get(made.place).status_code == 404
    given = made.give("plan", made.home.luka)
    assert made.names(made.provider) == ["Luka"]
    told = made.provider.get(made.place).json()
    assert (told["naam"], told["aanleiding"], told["vraagsteller"]) == ("Horvat", "", "")
    assert made.provider.get(f"{made.place}/personen/{made.home.dario.pk}").status_code == 404
    assert made.provider.get(f"{made.place}/relaties").json()["results"] == []
    assert made.provider.get(f"{made.place}/toegangsrechten").json()["results"] == []
    sharing.withdraw(given, by=made.people.marit)
    assert made.provider.get(made.place).status_code == 404
    assert made.provider.get("gezinnen").json()["results"] == []


def test_contact_is_empty_where_only_another_part_was_given():
    made = Setting()
    Person.objects.filter(pk=made.home.luka.pk).update(phone="0612345678", bsn="111222333", bsn_index="x")
    given, one = made.give("plan", made.home.luka), f"{made.place}/personen/{made.home.luka.pk}"
    told = made.provider.get(one).json()
    assert (told["telefoon"], told["heeftBurgerservicenummer"], told["voornaam"]) == ("", None, "Luka")
    made.give("contact", made.home.luka)
    told = made.provider.get(one).json()
    assert (told["telefoon"], told["heeftBurgerservicenummer"]) == ("0612345678", True)
    assert "111222333" not in made.provider.get(one).text
    assert given.pk


def test_what_was_given_closes_when_the_organisation_leaves_and_the_days_to_hand_over_are_past():
    made = Setting()
    made.give("contact")
    row = Participation.objects.get(organisation=made.people.provider)
    sharing.end_participation(row, on=timezone.localdate(), by=made.people.marit)
    assert made.names(made.provider) == ["Dario", "Ivana", "Luka"]  # the last day, and the days to hand over
    yesterday = timezone.localdate() - timedelta(days=1)
    Participation.objects.filter(pk=row.pk).update(begins_on=yesterday, ends_on=yesterday, access_until=yesterday)
    assert made.provider.get(made.place).status_code == 404


def test_who_acts_must_see_it_too_and_may_no_more_than_on_the_screen():
    made = Setting()
    place, new = f"{made.place}/personen", {"voornaam": "Mila"}
    nynke, tess, jorn = (Caller(made.team.client, made.people.users[name]) for name in ("nynke", "tess", "jorn"))
    assert made.names(nynke) == ["Dario", "Ivana", "Luka"]  # read as the organisation
    assert nynke.post(place, new).status_code == 404
    refused = AccessLine.objects.filter(event="refused", access_point=nynke.client.access_point)
    assert {line.case for line in refused} == {made.home.case.pk}
    told = tess.post(place, new)
    assert (told.status_code, told.json()["detail"]) == (403, "U kunt hier meelezen, maar niet schrijven.")
    etag = made.team.get(made.place)["ETag"]
    steps = {one["naam"] for one in jorn.get(made.place).json()["stappen"]}
    assert steps == set()
    assert {one["naam"] for one in made.team.get(made.place).json()["stappen"]} == {"close"}
    assert Caller(made.team.client).get(made.place).json()["stappen"] == []  # nobody acts
    assert jorn.step(made.place, "close", etag=etag).json()["detail"] == "Deze stap is niet aan u."
    closed = made.team.step(made.place, "close", etag=etag)
    assert closed.status_code == 400
    assert {one["pointer"] for one in closed.json()["errors"]} == {
        "#/feiten/redenAfsluiten", "#/feiten/eindverslag", "#/feiten/nazorg"
    }  # fmt: skip
    assert made.team.step(made.place, "zoiets", etag=etag).status_code == 400
    assert made.team.step(made.place, "close", etag=etag, onbekend=1).json()["errors"][0]["pointer"] == (
        "#/feiten/onbekend"
    )
    assert made.team.post(f"{made.place}/stappen", {"stap": "close"}).status_code == 428


def test_nobody_of_another_family_can_be_pointed_at():
    made = Setting()
    other = walks.active(made.people, "Bakker")
    tie = {"wie": str(other.dario.pk), "soort": "partner", "vanWie": str(made.home.ivana.pk), "sinds": "gisteren"}
    told = made.team.post(f"{made.place}/relaties", tie)
    assert told.status_code == 400
    assert {one["pointer"]: one["code"] for one in told.json()["errors"]} == {
        "#/wie": "does_not_exist", "#/sinds": "invalid"
    }  # fmt: skip
    elsewhere = made.team.get(f"{made.place}/personen/{other.luka.pk}")
    assert elsewhere.status_code == 404
    same = {"wie": str(made.home.dario.pk), "soort": "ouder", "vanWie": str(made.home.luka.pk)}
    told = made.team.post(f"{made.place}/relaties", same)
    assert (told.status_code, told.json()["errors"][0]["detail"]) == (400, "Deze relatie staat er al.")


YOUTH = {"voornaam": "Sem", "achternaam": "de Vries", "geboortedatum": "2012-05-04", "postcode": "9641 AB",
         "huisnummer": "3"}  # fmt: skip
FAMILY = {"naam": "De Vries", "vraagDatum": "2026-11-02", "vraagsteller": "moeder", "aanleiding": "Zorgen.",
          "gemeente": "GM0047", "jeugdige": YOUTH}  # fmt: skip
SOUGHT = {name: YOUTH[name] for name in ("achternaam", "geboortedatum", "postcode", "huisnummer")}


def test_who_is_known_already_is_told_as_on_the_screen():
    made = Setting()
    nynke = Caller(made.team.client, made.people.nynke)
    assert made.team.post("gezinnen", FAMILY).status_code == 201
    case = made.team.get("gezinnen?sort=naam").json()["results"][0]
    again = nynke.post("gezinnen", {**FAMILY, "naam": "Anders"})
    assert again.status_code == 409
    [hit] = again.json()["bekendBij"]
    assert (hit["zaaknummer"], hit["team"], hit["gezin"]) == (case["zaaknummer"], str(made.people.team), None)
    assert Event.objects.filter(thread=case["zaak"], by=made.people.nynke).count() == 1
    assert AccessLine.objects.filter(event="search", case=case["zaak"]).exists()
    assert nynke.post("gezinnen", {**FAMILY, "isIemandAnders": True}).status_code == 201
    assert made.provider.post("gezinnen", {**FAMILY, "isIemandAnders": True}).status_code == 403


def test_searching_is_exact_and_tells_no_name():
    made = Setting()
    assert made.team.post("gezinnen", FAMILY).status_code == 201
    sven = Caller(make_client(made.people.other_provider), made.people.sven)
    [hit] = sven.post("personen/_zoek", SOUGHT).json()["results"]
    assert hit["gezin"] is None and "Vries" not in str(hit)
    [hit] = made.team.post("personen/_zoek", SOUGHT).json()["results"]
    assert hit["gezin"] is not None
    told = sven.post("personen/_zoek", {"achternaam": "de Vries"})
    assert {one["pointer"] for one in told.json()["errors"]} == {"#/geboortedatum", "#/postcode", "#/huisnummer"}
    assert sven.post("personen/_zoek", {"burgerservicenummer": "111222334"}).status_code == 400
    assert sven.post("personen/_zoek", {"burgerservicenummer": "111222333"}).json() == {"results": []}


def test_who_takes_part_and_receives_is_decided_by_the_team():
    made = Setting()
    sven = str(made.people.sven.pk)
    asked = {"organisatie": str(made.people.other_provider.pk), "doel": "opvoedhulp", "delen": ["contact"],
             "personen": [str(made.home.luka.pk)], "grond": "direct_betrokken"}  # fmt: skip
    place = f"{made.place}/deelnames"
    assert made.provider.post(place, asked).status_code == 404
    told = made.team.post(place, asked)
    assert (told.status_code, told.json()["errors"][0]["pointer"]) == (400, "#/grondToelichting")
    told = made.team.post(place, {**asked, "grondToelichting": "Geeft hulp thuis."})
    assert told.status_code == 201, told.content
    part, theirs = told.json()["id"], Caller(make_client(made.people.other_provider), made.people.sven)
    assert made.names(theirs) == ["Luka"]
    member = made.team.post(f"{made.place}/teamleden", {"deelname": part, "medewerker": sven})
    assert (member.status_code, member.json()["naam"]) == (201, "Sven Mulder"), member.content
    again = made.team.post(f"{made.place}/teamleden", {"deelname": part, "medewerker": sven})
    assert again.json()["errors"][0]["pointer"] == "#/medewerker"
    [right] = [
        one for one in made.team.get(f"{made.place}/toegangsrechten").json()["results"] if not one["ingetrokkenOp"]
    ]
    assert right["personen"] == [str(made.home.luka.pk)] and right["grondToelichting"] == "Geeft hulp thuis."
    where = f"{made.place}/toegangsrechten/{right['id']}"
    wider = {"heleGezin": True, "grond": "direct_betrokken", "grondToelichting": "Ook voor zijn ouders."}
    etag = made.team.get(where)["ETag"]
    assert made.team.post(f"{where}/vervangingen", wider).status_code == 428
    changed = made.team.post(f"{where}/vervangingen", wider, If_Match=etag)
    assert (changed.status_code, changed.json()["heleGezin"]) == (200, True), changed.content
    assert made.names(theirs) == ["Dario", "Ivana", "Luka"]
    where = f"{made.place}/toegangsrechten/{changed.json()['id']}"
    gone = made.team.post(f"{where}/intrekkingen", If_Match=changed["ETag"])
    assert (gone.status_code, bool(gone.json()["ingetrokkenOp"])) == (200, True)
    assert made.names(theirs) == []
    end = made.team.post(f"{place}/{part}/beeindigingen", {"eindDatum": "2020-01-01"},
                         If_Match=made.team.get(f"{place}/{part}")["ETag"])  # fmt: skip
    assert end.status_code == 400
    end = made.team.post(f"{place}/{part}/beeindigingen", {"eindDatum": str(timezone.localdate())},
                         If_Match=made.team.get(f"{place}/{part}")["ETag"])  # fmt: skip
    assert (end.status_code, end.json()["eindDatum"]) == (200, str(timezone.localdate())), end.content


def test_a_right_has_one_recipient():
    made = Setting()
    new = {"professionalEmail": "sven@example.org", "deel": "plan", "heleGezin": True, "grond": "vereiste_toestemmer"}
    assert made.team.post(f"{made.place}/toegangsrechten", new).status_code == 201
    both = {**new, "organisatie": str(made.people.other_provider.pk)}
    assert made.team.post(f"{made.place}/toegangsrechten", both).status_code == 400


def test_the_regie_is_handed_over_warmly():
    made = Setting()
    place, jorn = f"{made.place}/overdrachten", Caller(made.team.client, made.people.jorn)
    told = made.team.post(place, {"aan": str(made.people.jorn.pk), "toelichting": "Ik ga weg."})
    assert told.status_code == 201, told.content
    one = f"{place}/{told.json()['id']}"
    spoke = made.team.step(one, "record_talk", gesprekDatum=str(timezone.localdate()), meningGezin="Prima.")
    assert (spoke.status_code, spoke.json()["stand"]) == (200, "discussed"), spoke.content
    assert jorn.step(one, "accept").json()["stand"] == "accepted"
    assert made.team.get(made.place).json()["regisseur"] == str(made.people.jorn.pk)
    roles = made.team.get(f"{made.place}/regierollen").json()["results"]
    assert {one["medewerker"] for one in roles} == {str(made.people.jorn.pk), str(made.people.marit.pk)}
    added = jorn.post(f"{made.place}/regierollen", {"soort": "procesregie", "medewerker": str(made.people.marit.pk),
                      "beginDatum": str(timezone.localdate())})  # fmt: skip
    assert added.status_code == 201, added.content
    assert jorn.post(f"{made.place}/regierollen", {"soort": "casusregie", "medewerker": str(made.people.marit.pk),
                     "beginDatum": str(timezone.localdate())}).status_code in (400, 409)  # fmt: skip

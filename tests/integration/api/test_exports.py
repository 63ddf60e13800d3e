"""What a system takes along of a family, and a family that comes in from another system by the rules of a file."""

import json
from datetime import date
from typing import Any

import pytest

from cases.access.log.codes import Happening
from cases.access.log.models import AccessLine
from cases.api import imports
from cases.families.models import Case
from cases.importing.actions import check_file
from flow.models import Event
from network.models import Membership, Municipality, Organisation, User
from network.roles import OrganisationKind
from tests import walks
from tests.callers import Caller, make_client
from tests.case_files import case_file, on

pytestmark = pytest.mark.django_db


# --- taking along ---------------------------------------------------------------------------------------------------


def test_a_family_is_given_as_fhir_to_who_may_see_it(people):
    home = walks.active(people)
    walks.plan_active(people, home)
    address = f"gezinnen/{home.case.family_id}/fhir-bundel"
    team, stranger = Caller(make_client(people.team)), Caller(make_client(people.other_provider))
    answer = team.get(address, Accept="application/fhir+json")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/fhir+json")
    kinds = [one["resource"]["resourceType"] for one in answer.json()["entry"]]
    assert {"Group", "Patient", "RelatedPerson", "CareTeam", "Goal", "CarePlan"} <= set(kinds)
    assert team.get(address)["Content-Type"] in ("application/fhir+json", "application/json")
    assert team.get(f"{address}?fields=entry").status_code == 400
    assert team.get(address, Accept="text/csv").status_code == 406
    lines = AccessLine.objects.filter(access_point=team.client.access_point, outcome="ok")
    assert set(lines.values_list("event", "shown")) == {("export", "file")}
    refused = stranger.get(address)
    assert (refused.status_code, refused["Content-Type"]) == (404, "application/problem+json")
    narrow = Caller(make_client(people.team, scopes=["gezinnen:lezen"], name="Smal"))
    assert narrow.get(address).status_code == 403


def test_the_plan_is_given_as_text_in_the_order_of_the_form(people):
    home = walks.active(people)
    plan = walks.plan_active(people, home)
    answer = Caller(make_client(people.team)).get(f"gezinsplannen/{plan.pk}/formuliertekst")
    texts = answer.json()["teksten"]
    assert texts[0]["kop"] == "Persoonlijke gegevens" and texts[-1]["kop"] == "Akkoord"
    assert plan.wish in " ".join(one["tekst"] for one in texts)
    other = Caller(make_client(people.other_provider))
    assert other.get(f"gezinsplannen/{plan.pk}/formuliertekst").status_code == 404


# --- coming in ------------------------------------------------------------------------------------------------------

A_DAY = date(2026, 11, 22)


@pytest.fixture
def veendam(db):
    """The team of case file A, with everybody and every organisation of the file already at work here."""
    with on(A_DAY):
        data = case_file("a")
        kinds = {row["id"]: row for row in data["organisaties"]}
        made = {}
        for key, row in kinds.items():
            local = row["soort"] == OrganisationKind.LOCAL_TEAM
            made[key] = Organisation.objects.create(
                name=row["naam"],
                kind=row["soort"],
                municipality=Municipality.objects.get(code="GM0047") if local else None,
            )
        for number, row in enumerate(data["professionals"]):
            user = User.objects.create_user(f"p{number}@example.org", name=row["naam"])
            Membership.objects.create(user=user, organisation=made[row["organisatie"]], begins_on=date(2020, 1, 1))
        team = next(one for one in made.values() if one.kind == OrganisationKind.LOCAL_TEAM)
        marit = User.objects.get(name="Marit Dijkhuis")
        yield Caller(make_client(team), marit)


def as_json(data: Any) -> Any:
    """The case file as another system sends it."""
    return json.loads(json.dumps(data, default=lambda day: day.isoformat()))


def test_a_family_comes_in_once_whatever_is_sent_again(veendam):
    sent = {"externeReferentie": "WIZ-2031", "document": as_json(case_file("a"))}
    first = veendam.post("importen", sent)
    assert first.status_code == 201, first.content
    told = first.json()
    case = Case.objects.get()
    assert told["gezin"] == str(case.family_id) and told["zaaknummer"] == case.number and told["wasErAl"] is False
    assert first["Location"].endswith(f"/gezinnen/{case.family_id}")
    before = (Event.objects.count(), User.objects.count(), Organisation.objects.count())
    again = veendam.post("importen", sent)
    assert (again.status_code, again.json()) == (200, told | {"wasErAl": True})
    assert (Event.objects.count(), User.objects.count(), Organisation.objects.count()) == before
    assert Event.objects.filter(label="Overgenomen uit een ander systeem", by=veendam.professional).count() == 1
    assert veendam.get(f"gezinnen/{case.family_id}").json()["naam"] == case.family.name


def test_the_same_key_gives_the_same_answer(veendam):
    sent = {"externeReferentie": "WIZ-2031", "document": as_json(case_file("a"))}
    answers = [veendam.post("importen", sent, Idempotency_Key="een") for _ in range(2)]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert Case.objects.count() == 1


@pytest.mark.parametrize("key", [{}, {"Idempotency_Key": "twee"}])
def test_who_loses_the_race_for_a_reference_gets_the_family_that_is_there(veendam, monkeypatch, key):
    """The other one takes it over between looking and taking over: the moment at which both saw nothing."""
    sent = {"externeReferentie": "WIZ-2031", "document": as_json(case_file("a"))}
    ahead: list[Any] = []

    def looked(document: Any, how: Any) -> Any:
        found = check_file(document, how)
        if not ahead:
            ahead.append(None)
            ahead[0] = veendam.post("importen", sent)
        return found

    monkeypatch.setattr(imports, "check_file", looked)
    late = veendam.post("importen", sent, **key)
    assert (ahead[0].status_code, late.status_code) == (201, 200)
    assert late.json() == ahead[0].json() | {"wasErAl": True}
    assert late["Location"] == ahead[0]["Location"]
    assert veendam.post("importen", sent, **key).json() == late.json()
    assert Case.objects.count() == 1


def test_everything_that_is_wrong_is_told_at_once_with_its_place_and_nothing_is_kept(veendam):
    data = as_json(case_file("a"))
    data["personen"][0]["bsn"] = "999910451"
    data["doelen"][0]["factoren"] = []
    data["document"]["datum"] = "2025-02-30"
    refused = veendam.post("importen", {"externeReferentie": "x", "document": data})
    assert refused.status_code == 400 and refused["Content-Type"] == "application/problem+json"
    told = {one["pointer"]: one["detail"] for one in refused.json()["errors"]}
    assert "#/document/document/datum" in told and "#/document/doelen/0/factoren" in told
    assert "999910451" not in refused.content.decode()
    assert not Case.objects.exists()


def test_that_a_number_is_known_here_is_written_down_as_what_a_search_tells(veendam):
    """Also when it only looks: else it would be a way to ask after anybody without a trace."""
    data = as_json(case_file("a"))
    assert veendam.post("importen", {"externeReferentie": "een", "document": data}).status_code == 201
    lines, numbered = AccessLine.objects.count(), [row for row in data["personen"] if row["bsn"]]
    looks = veendam.post("importen", {"externeReferentie": "x", "document": data, "alleenControleren": True})
    assert looks.status_code == 400 and numbered
    found = [one["pointer"] for one in looks.json()["errors"] if "al iemand met dit BSN" in one["detail"]]
    assert len(found) == len(numbered)
    assert AccessLine.objects.count() > lines
    assert AccessLine.objects.filter(event=Happening.SEARCH).exists()


def test_the_same_reference_gives_the_family_whatever_the_document_says_by_now(veendam):
    sent = {"externeReferentie": "een", "document": as_json(case_file("a"))}
    first = veendam.post("importen", sent).json()
    again = veendam.post("importen", sent | {"document": {"rommel": 1}})
    assert (again.status_code, again.json()["gezin"], again.json()["wasErAl"]) == (200, first["gezin"], True)
    assert veendam.post("importen", {"externeReferentie": "twee", "document": {"rommel": 1}}).status_code == 400


def test_only_looking_writes_nothing(veendam):
    sent = {"externeReferentie": "x", "document": as_json(case_file("a")), "alleenControleren": True}
    answer = veendam.post("importen", sent)
    assert (answer.status_code, answer.json()["gezin"]) == (200, None), answer.content
    assert not Case.objects.exists()


def test_a_file_lets_nobody_in(veendam):
    """A professional or organisation that is not here yet is not made by a system that sends its name."""
    data = as_json(case_file("a"))
    data["professionals"][0]["naam"] = "Iemand Anders"
    data["organisaties"].append({**data["organisaties"][-1], "id": "o-nieuw", "naam": "Nieuwe Organisatie"})
    users = User.objects.count()
    refused = veendam.post("importen", {"externeReferentie": "x", "document": data})
    assert refused.status_code == 400
    assert {one["pointer"] for one in refused.json()["errors"]} >= {
        "#/document/professionals/0/naam",
        f"#/document/organisaties/{len(data['organisaties']) - 1}/naam",
    }
    assert User.objects.count() == users and not Organisation.objects.filter(name="Nieuwe Organisatie").exists()


def test_only_a_local_team_takes_a_family_over_and_only_under_its_own_name(veendam):
    sent = {"externeReferentie": "x", "document": as_json(case_file("a"))}
    essen = User.objects.get(name="Dr. Van Essen")
    provider = Caller(make_client(Organisation.objects.get(memberships__user=essen), name="Aanbieder"), essen)
    assert provider.post("importen", sent).status_code == 403
    nobody = Caller(veendam.client)
    assert nobody.post("importen", sent).status_code == 400
    assert veendam.post("importen", sent).status_code == 201
    assert Case.objects.get().participations.get(leads=True).organisation == veendam.client.organisation


def test_another_team_may_use_the_same_reference(veendam):
    sent = {"externeReferentie": "1", "document": as_json(case_file("a"))}
    assert veendam.post("importen", sent).status_code == 201
    assert Case.objects.get().reference.endswith(":1")
    assert Case.objects.get().reference.startswith(veendam.client.organisation_id.hex[:16])

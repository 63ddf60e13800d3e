"""Ingezette hulp and signals of a provider, through the API."""

from datetime import timedelta

import pytest

from cases.evaluations.models import Evaluation
from cases.plans.models import HelpPlacement
from flow.models import Event
from tests import signal_walks, walks
from tests.callers import Caller, make_client
from tests.walks import today

pytestmark = pytest.mark.django_db


def test_a_provider_tells_when_help_began_and_stopped(team, provider, people, home):
    begun, place = today() - timedelta(days=40), f"gezinnen/{home.case.family_id}/ingezette-hulp"
    made = team.post(place, {
        "persoon": str(home.luka.pk), "aanbieder": str(people.provider.pk), "productcategorie": "45",
        "productcode": "45A55", "toewijzingsnummer": "123456789", "toegewezenVanafDatum": str(begun),
    })  # fmt: skip
    assert made.status_code == 201, made.content
    one = f"ingezette-hulp/{made.json()['id']}"
    assert made["Location"].endswith(f"/api/v1/{one}")
    assert made.json()["stand"] == "toegewezen"
    started = provider.patch(one, {"startDatum": str(begun)}, etag=provider.get(one)["ETag"])
    assert (started.status_code, started.json()["stand"]) == (200, "loopt"), started.content
    no_reason = provider.patch(one, {"stopDatum": str(today())}, etag=started["ETag"])
    assert (no_reason.status_code, no_reason.json()["errors"][0]["pointer"]) == (400, "#/redenBeeindiging")
    wrong = provider.patch(one, {"stopDatum": "2019-01-01", "redenBeeindiging": "99"}, etag=started["ETag"])
    assert wrong.status_code == 400
    stopped = provider.patch(one, {"stopDatum": str(today()), "redenBeeindiging": "34"}, etag=started["ETag"])
    assert (stopped.status_code, stopped.json()["stand"]) == (200, "beeindigd"), stopped.content
    assert {event.by for event in Event.objects.filter(label="Ingezette hulp aangepast")} == {people.essen}
    listed = team.get(f"{place}?aanbieder={people.provider.pk}&productcategorie=45").json()["results"]
    assert [row["toewijzingsnummer"] for row in listed] == ["123456789"]
    again = team.post(place, {
        "persoon": str(home.luka.pk), "aanbieder": str(people.provider.pk), "productcategorie": "45",
        "toewijzingsnummer": "123456789", "toegewezenVanafDatum": str(begun),
    })  # fmt: skip
    assert (again.status_code, HelpPlacement.objects.count()) == (400, 1)
    assert team.delete(one, etag=team.get(one)["ETag"]).status_code == 204


def test_a_signal_of_a_provider_asks_for_an_evaluation(team, provider, people, home):
    walks.plan_active(people, home)
    told = {"gezin": str(home.case.family_id), "persoon": str(home.luka.pk), "soort": "stagnatie",
            "wat": "Luka komt al vier weken niet.", "gebeurdDatum": str(today())}  # fmt: skip
    made = provider.post("signalen", told, Idempotency_Key="een")
    assert made.status_code == 201, made.content
    assert provider.post("signalen", told, Idempotency_Key="een").json()["id"] == made.json()["id"]
    assert (made.json()["organisatie"], made.json()["gegevenDoor"]) == (str(people.provider.pk), str(people.essen.pk))
    one = f"signalen/{made.json()['id']}"
    assert provider.get(one, Handelend_Professional=str(people.essen.pk)).json()["stappen"] == []
    assert provider.step(one, "set_aside", reden="Nee.").status_code == 403
    waits = team.get("signalen?beantwoord=false&soort=stagnatie").json()["results"]
    assert [row["id"] for row in waits] == [made.json()["id"]]
    assert [step["naam"] for step in team.get(one).json()["stappen"]] == ["plan_evaluation", "set_aside"]
    bare = team.step(one, "plan_evaluation")
    assert (bare.status_code, bare.json()["errors"][0]["pointer"]) == (400, "#/feiten/uiterlijkDatum")
    answered = team.step(one, "plan_evaluation", uiterlijkDatum=str(today() + timedelta(days=10)), toelichting="Samen.")
    assert answered.status_code == 200, answered.content
    evaluation = Evaluation.objects.get(pk=answered.json()["evaluatie"])
    assert (evaluation.trigger, evaluation.why, evaluation.added_by) == ("stagnatie", "Samen.", people.marit)
    assert provider.get(one).json()["beantwoordDoor"] == str(people.marit.pk)
    assert team.step(one, "set_aside", reden="Toch niet.").status_code == 409
    assert team.get("signalen?beantwoord=false").json()["results"] == []


def test_without_a_plan_a_signal_can_only_be_put_aside(team, people, home):
    signal = signal_walks.signal_given(people, home, kind="grote_ontwikkeling")
    one = f"signalen/{signal.pk}"
    early = team.step(one, "plan_evaluation", uiterlijkDatum=str(today() + timedelta(days=10)))
    assert (early.status_code, "nog geen vastgesteld plan" in early.json()["detail"]) == (409, True)
    aside = team.step(one, "set_aside", reden="Komt in het plan dat we nu maken.")
    assert aside.json()["opzijgelegdReden"] == "Komt in het plan dat we nu maken."


def test_others_see_no_signal_and_give_none(people, home, provider):
    signal = signal_walks.signal_given(people, home)
    elsewhere = Caller(make_client(people.other_provider), people.sven)
    told = {"gezin": str(home.case.family_id), "soort": "stagnatie", "wat": "Iets."}
    assert elsewhere.get(f"signalen/{signal.pk}").status_code == 404
    assert elsewhere.get("signalen").json()["results"] == []
    assert elsewhere.post("signalen", told).status_code == 404
    other = walks.active(people, "Bakker")
    mixed = provider.post("signalen", told | {"persoon": str(other.luka.pk)})
    assert (mixed.status_code, mixed.json()["errors"][0]["pointer"]) == (400, "#/persoon")
    assert provider.post("signalen", {"soort": "stagnatie", "wat": "Iets."}).status_code == 400
    assert provider.post("signalen", told | {"soort": "evaluatiemoment_herindicatie"}).status_code == 400
    assert provider.post("signalen", told | {"gebeurdDatum": "2099-01-01"}).status_code == 400

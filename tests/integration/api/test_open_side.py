"""What the screen of a case can beside its big pages, through the API: trajectories, talks, pauses, requests for help,
consent, looking access through, who of the family holds the regie, and one BSN."""

from datetime import timedelta
from typing import Any

import pytest

from cases.access.log.models import AccessLine
from cases.families.models import Coordination, Person
from cases.outbox.models import OutboxEvent
from cases.plans.models import HelpRequest
from cases.sharing import actions as sharing
from cases.sharing.models import AccessReview, Consent, Grant
from flow.models import Event
from network.models import SentOnce
from tests import walks
from tests.callers import Caller, make_client
from tests.walks import today

pytestmark = pytest.mark.django_db
LUKA = "111222333"


@pytest.fixture
def of(home: Any) -> str:
    return f"gezinnen/{home.case.family_id}"


def written(label: str) -> list[Any]:
    return [event.by for event in Event.objects.filter(label=label)]


def test_a_trajectory_a_talk_and_a_pause_are_written_and_changed(team, people, home, of):
    niko = team.post(f"{of}/personen", {"voornaam": "Niko", "jeugdige": True, "geslacht": "man"}).json()["id"]
    for plural, sent, change, label in (
        ("trajecten", {"persoon": niko, "reden": "Gaat niet naar school"}, {"reden": "Ook thuis"}, "Traject"),
        ("gesprekken", {"persoon": niko, "gezienDatum": str(today()), "hoe": "Op school"}, {"hoe": "Thuis"},
         "Gesprek met de jeugdige"),
        ("termijnpauzes", {"termijn": "decision_days", "beginDatum": "2026-01-05", "reden": "Aanvraag niet compleet"},
         {"eindDatum": "2026-01-20"}, "Pauze van een termijn"),
    ):  # fmt: skip
        made = team.post(f"{of}/{plural}", sent, Idempotency_Key=plural)
        assert made.status_code == 201, made.content
        assert team.post(f"{of}/{plural}", sent, Idempotency_Key=plural).json()["id"] == made.json()["id"]
        place = f"{of}/{plural}/{made.json()['id']}"
        assert made["Location"].endswith(f"/api/v1/{place}")
        assert made.json()["zaak"] == str(home.case.pk)
        assert team.patch(place, change).status_code == 428
        assert team.patch(place, change, etag='"verouderd"').status_code == 412
        changed = team.patch(place, change, etag=made["ETag"])
        assert (changed.status_code, changed.json() | change) == (200, changed.json()), changed.content
        assert written(f"{label} toegevoegd")[-1:] == written(f"{label} aangepast") == [people.marit]
        assert any(one["id"] == made.json()["id"] for one in team.get(f"{of}/{plural}").json()["results"])
        assert team.delete(place, etag=changed["ETag"]).status_code == 204


def test_the_rules_of_the_screen_hold(team, home, of):
    for plural, sent, pointer in (
        ("gesprekken", {"persoon": str(home.dario.pk), "gezienDatum": str(today())}, "#/persoon"),
        ("gesprekken", {"persoon": str(home.luka.pk), "gezienDatum": "2099-01-01"}, "#/gezienDatum"),
        ("termijnpauzes", {"termijn": "decision_days", "beginDatum": "2026-01-05", "reden": "x",
                           "eindDatum": "2026-01-01"}, "#/eindDatum"),
        ("hulpaanvragen", {"persoon": str(home.luka.pk), "aanvraagDatum": str(today()), "categorie": "ambulant",
                           "product": "Hulp", "hoeveelheid": "2"}, "#/eenheid"),
        ("hulpaanvragen", {"persoon": str(home.luka.pk), "aanvraagDatum": str(today()), "categorie": "ambulant",
                           "product": "Hulp", "hoeveelheid": 2}, "#/hoeveelheid"),
    ):  # fmt: skip
        refused = team.post(f"{of}/{plural}", sent)
        told = [one["pointer"] for one in refused.json().get("errors", ())]
        assert (refused.status_code, pointer in told) == (400, True), refused.content
    twice = team.post(f"{of}/trajecten", {"persoon": str(home.luka.pk), "reden": "Nog eens"})
    told = [(one["pointer"], one["detail"]) for one in twice.json()["errors"]]
    assert (twice.status_code, told) == (400, [("#/persoon", "Deze persoon heeft hier al een traject. Werk dat bij.")])


def test_a_request_for_help_is_asked_and_decided(team, provider, home, people, of):
    sent = {"persoon": str(home.luka.pk), "aanvraagDatum": str(today()), "categorie": "ambulant", "product": "Hulp",
            "hoeveelheid": "2.50", "eenheid": "04", "frequentie": "2", "toestemmingVan": [str(home.dario.pk)],
            "aanbieder": str(people.provider.pk)}  # fmt: skip
    made = team.post(f"{of}/hulpaanvragen", sent)
    assert made.status_code == 201, made.content
    assert (made.json()["hoeveelheid"], made.json()["toestemmingVan"]) == ("2.50", [str(home.dario.pk)])
    one = f"hulpaanvragen/{made.json()['id']}"
    early = team.patch(one, {"stand": "aangevraagd"}, etag=made["ETag"])
    assert early.status_code == 400, early.content
    steps = {"hulpvraag": "Hoe komt Luka weer op school?", "problemen": "Angst.", "conclusie": "Begeleiding."}
    asked = team.patch(one, {"stand": HelpRequest.objects.get().status, **steps}, etag=made["ETag"])
    assert (asked.status_code, asked.json()["conclusie"]) == (200, "Begeleiding."), asked.content
    placed = team.post(f"{of}/ingezette-hulp", {
        "persoon": str(home.luka.pk), "aanvraag": made.json()["id"], "aanbieder": str(people.provider.pk),
        "productcategorie": "45", "toegewezenVanafDatum": str(today()),
    })  # fmt: skip
    assert placed.status_code == 201, placed.content
    assert [row["id"] for row in provider.get(f"{of}/hulpaanvragen").json()["results"]] == [made.json()["id"]]


def test_consent_is_noted_and_taken_back(team, provider, people, home, of):
    sent = {"overPersoon": str(home.luka.pk), "doel": "delen", "organisatie": str(people.provider.pk),
            "uitgelegdAls": "samen helpen", "antwoord": "gegeven", "gegevenDoor": str(home.luka.pk),
            "delen": ["plan", "contact"]}  # fmt: skip
    made = team.post(f"{of}/toestemmingen", sent, Idempotency_Key="een")
    assert made.status_code == 201, made.content
    assert team.post(f"{of}/toestemmingen", sent, Idempotency_Key="een").json()["id"] == made.json()["id"]
    row = Consent.objects.get()
    assert (row.capacity, sorted(made.json()["delen"]), row.added_by) == ("jeugdige", ["contact", "plan"], people.marit)
    nothing = team.post(f"{of}/toestemmingen", {**sent, "delen": []})
    assert (nothing.status_code, nothing.json()["errors"][0]["pointer"]) == (400, "#/delen")
    refused = provider.post(f"{of}/toestemmingen", {**sent, "antwoord": "geweigerd"})
    assert (refused.status_code, "lokale team" in refused.json()["detail"]) == (403, True)
    place = f"{of}/toestemmingen/{made.json()['id']}/intrekkingen"
    assert team.post(place, {}).status_code == 428
    early = {"ingetrokkenDatum": str(today() + timedelta(days=1))}
    later = team.post(place, early, If_Match=made["ETag"])
    assert (later.status_code, later.json()["errors"][0]["pointer"]) == (400, "#/ingetrokkenDatum"), later.content
    back = team.post(place, {}, If_Match=made["ETag"])
    assert (back.status_code, back.json()["ingetrokkenDatum"]) == (200, str(today())), back.content
    assert team.post(place, {}, If_Match=back["ETag"]).status_code == 409


def test_taking_consent_back_over_the_api_tells_the_receiver_to_stop(team, people, home, of):
    row = Grant.objects.get(organisation=people.provider, part="plan")
    change = {"grond": "toestemming", "grondToelichting": "Gevraagd.", "personen": [str(home.luka.pk)]}
    etag = team.get(f"{of}/toegangsrechten/{row.pk}")["ETag"]
    assert team.post(f"{of}/toegangsrechten/{row.pk}/vervangingen", change, If_Match=etag).status_code == 200
    stops = OutboxEvent.objects.filter(kind="toestemming.ingetrokken").count()
    sent = {"overPersoon": str(home.luka.pk), "doel": "delen", "organisatie": str(people.provider.pk),
            "uitgelegdAls": "samen helpen", "antwoord": "gegeven", "gegevenDoor": str(home.luka.pk),
            "delen": ["plan"]}  # fmt: skip
    made = team.post(f"{of}/toestemmingen", sent)
    team.post(f"{of}/toestemmingen/{made.json()['id']}/intrekkingen", {}, If_Match=made["ETag"])
    assert OutboxEvent.objects.filter(kind="toestemming.ingetrokken").count() == stops + 1


def test_that_access_was_looked_through_is_written_down(team, provider, people, of):
    made = team.post(f"{of}/toegangscontroles", {}, Idempotency_Key="een")
    assert (made.status_code, made.json()["nagekekenDoor"]) == (201, str(people.marit.pk)), made.content
    assert team.post(f"{of}/toegangscontroles", {}, Idempotency_Key="een").json() == made.json()
    assert (AccessReview.objects.count(), written("Nagekeken wie wat mag ontvangen")) == (1, [people.marit])
    assert team.get(f"{of}/toegangscontroles").json()["results"] == [made.json()]
    assert team.post(f"{of}/toegangscontroles", {"door": "mij"}).status_code == 400
    assert provider.post(f"{of}/toegangscontroles", {}).status_code == 403


def test_a_parent_takes_the_regie_and_gives_it_back(team, provider, people, home, of):
    taken = team.post(f"{of}/regiehouders", {"houder": str(home.ivana.pk)}, Idempotency_Key="een")
    assert (taken.status_code, taken.json()["houder"]) == (201, str(home.ivana.pk)), taken.content
    assert taken["Location"].endswith(f"{of}/regierollen/{taken.json()['id']}")
    assert team.post(f"{of}/regiehouders", {"houder": str(home.ivana.pk)}, Idempotency_Key="een").json() == taken.json()
    again = team.post(f"{of}/regiehouders", {"houder": str(home.ivana.pk)})
    assert (again.status_code, again.json()["errors"][0]["pointer"]) == (400, "#/houder")
    assert provider.post(f"{of}/regiehouders", {"houder": None}).status_code == 403
    other = walks.active(people, "Bakker")
    assert team.post(f"{of}/regiehouders", {"houder": str(other.luka.pk)}).status_code == 400
    assert team.post(f"{of}/regiehouders", {}).status_code == 400
    back = team.post(f"{of}/regiehouders", {"houder": None})
    assert (back.status_code, back.json()["houder"]) == (201, None), back.content
    now = Coordination.objects.get(case=home.case, kind="casusregie", ends_on=None)
    assert (now.user, now.held_by) == (people.marit, None)
    kinds = OutboxEvent.objects.filter(case=home.case).order_by("-sequence").values_list("kind", flat=True)
    assert list(kinds[:2]) == ["casusregie.gewijzigd"] * 2


def test_a_note_of_a_contact_is_written_corrected_and_withdrawn(team, provider, people, home, of):
    sent = {"gesprokenDoor": str(people.marit.pk), "metAnderen": "mentor van school", "overPersonen":
            [str(home.luka.pk)], "tekst": "Luka was er drie dagen."}  # fmt: skip
    made = team.post(f"{of}/contactnotities", sent, Idempotency_Key="een")
    assert (made.status_code, made.json()["versienummer"]) == (201, 1), made.content
    assert team.post(f"{of}/contactnotities", sent, Idempotency_Key="een").json() == made.json()
    place = f"{of}/contactnotities/{made.json()['id']}"
    assert made["Location"].endswith(place)
    for wrong, pointer in (
        ({"contactDatum": "2099-01-01"}, "#/contactDatum"), ({"overPersonen": []}, "#/overPersonen"),
        ({"voorWie": "named"}, "#/voorWie"),
    ):  # fmt: skip
        refused = team.post(f"{of}/contactnotities", sent | wrong)
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, pointer), refused.content
    nobody = team.post(f"{of}/contactnotities", sent | {"metAnderen": ""})
    assert (nobody.status_code, nobody.json()["errors"][0]["pointer"]) == (400, "#/metPersonen")
    assert team.post(f"{place}/versies", sent).status_code == 428
    better = team.post(f"{place}/versies", sent | {"tekst": "Luka was er vier dagen."}, If_Match=made["ETag"])
    assert (better.status_code, better.json()["versienummer"]) == (200, 2), better.content
    assert better.json()["notitie"] == made.json()["notitie"]
    assert [one["tekst"] for one in team.get(f"{of}/contactnotities").json()["results"]] == ["Luka was er vier dagen."]
    assert team.get(place).json()["tekst"] == "Luka was er drie dagen."
    late = team.post(f"{place}/versies", sent, If_Match=team.get(place)["ETag"])
    assert (late.status_code, "nieuwere versie" in late.json()["detail"]) == (409, True)
    newest = f"{of}/contactnotities/{better.json()['id']}"
    gone = team.post(f"{newest}/intrekkingen", {"reden": "Ging over een ander."}, If_Match=team.get(newest)["ETag"])
    assert (gone.status_code, gone.json()["ingetrokkenReden"]) == (200, "Ging over een ander."), gone.content
    assert provider.get(f"{of}/contactnotities").json()["results"] == []
    assert provider.get(place).status_code == 404


def test_one_bsn_is_shown_to_the_team_alone_and_each_time_is_written_down(people, home, of):
    home.luka.bsn = LUKA
    home.luka.save()
    place = f"{of}/personen/{home.luka.pk}/nummerinzagen"
    client = make_client(people.team)
    team = Caller(client, people.marit)
    for number in (1, 2):
        shown = team.post(place, {}, Idempotency_Key="dezelfde")
        assert (shown.status_code, shown.json()) == (200, {"burgerservicenummer": LUKA})
        assert "no-store" in shown["Cache-Control"]
        assert written("BSN van Luka getoond") == [people.marit] * number
        lines = AccessLine.objects.filter(access_point=client.access_point, subject=home.luka.pk)
        assert lines.count() >= number
    assert not SentOnce.objects.filter(key="dezelfde").exists()
    for caller, status in (
        (Caller(client), 400), (Caller(client, people.nynke), 404), (Caller(client, people.tess), 403),
        (Caller(client, people.marit, scopes=["personen:lezen", "personen:schrijven"]), 403),
        (Caller(make_client(people.other_provider), people.sven), 404),
    ):  # fmt: skip
        answer = caller.post(place, {})
        assert answer.status_code == status, answer.content
        assert LUKA not in answer.content.decode()
    assert len(written("BSN van Luka getoond")) == 2
    nobody = team.post(f"{of}/personen/{home.dario.pk}/nummerinzagen", {})
    assert nobody.json() == {"burgerservicenummer": ""}
    assert team.get(place).status_code == 405


def test_who_receives_no_contact_data_is_not_shown_a_bsn(people, home, of):
    home.luka.bsn = LUKA
    home.luka.save()
    place = f"{of}/personen/{home.luka.pk}/nummerinzagen"
    for row in Grant.objects.running().filter(organisation=people.provider, part="contact"):
        sharing.withdraw(row, by=people.marit)
    provider = Caller(make_client(people.provider), people.essen)
    assert Person.objects.visible_to(provider.client.account).filter(pk=home.luka.pk).exists()
    answer = provider.post(place, {})
    assert (answer.status_code, LUKA in answer.content.decode()) == (404, False)

"""The verklarende analyse by the API: from the first word to final, followed up, and every refusal in words."""

from typing import Any

import pytest

from cases.analysis.models import Analysis
from flow.models import Event
from tests import walks
from tests.analysis_calls import answers, begun, made, write_texts
from tests.callers import Caller, make_client
from tests.walks import today

pytestmark = pytest.mark.django_db


def test_an_analysis_is_written_shared_answered_final_and_followed_up(team, people):
    home = walks.active(people)
    place, _ = begun(team, home)
    written = team.get(place).json()
    assert (written["stand"], written["gedeeld"]) == ("draft", "niet_gevraagd")
    assert [one["naam"] for one in written["stappen"]] == ["share", "drop"]
    assert written["stappen"][0]["belemmeringen"] == []
    weighed = team.patch(place, {"aard": "meervoudig"}, etag=team.get(place)["ETag"])
    assert (weighed.status_code, weighed.json()["errors"][0]["pointer"]) == (400, "#/gewogenDatum")
    weighed = team.patch(place, {"aard": "meervoudig", "gewogenDatum": str(today()),
                                 "gerichtAan": [str(home.luka.pk)]}, etag=team.get(place)["ETag"])  # fmt: skip
    assert (weighed.status_code, weighed.json()["gerichtAan"]) == (200, [str(home.luka.pk)]), weighed.content
    shared = team.step(place, "share")
    assert (shared.status_code, shared.json()["stand"], shared.json()["gedeeld"]) == (200, "shared", "wacht")
    early = team.step(place, "finalise")
    assert early.status_code == 409
    assert early.json()["errors"][0]["detail"].startswith("Nog geen antwoord van: ")
    jorn = Caller(team.client, people.jorn)
    colleague = team.post(f"{place}/reacties", {"professional": str(people.jorn.pk), "inhoud": "akkoord",
                                                "hulp": "akkoord"})  # fmt: skip
    assert (colleague.status_code, colleague.json()["errors"]) == (
        400, [{"pointer": "#/professional", "detail": "Een collega geeft zelf antwoord.", "code": "incomplete"}]
    )  # fmt: skip
    unasked = {"professional": str(people.jorn.pk), "inhoud": "niet_gevraagd", "hulp": "niet_gevraagd",
               "waaromNietGevraagd": "Ik had geen tijd."}  # fmt: skip
    assert jorn.post(f"{place}/reacties", unasked).json()["errors"][0]["detail"] == "Kies wat u ervan vindt."
    answers(place, team, jorn, Caller(make_client(people.provider), people.essen))
    final = team.step(place, "finalise")
    assert (final.status_code, final.json()["stand"], final.json()["gedeeld"]) == (200, "final", "gedeeld")
    assert {one["als"] for one in final.json()["gevraagden"] if one["persoon"]} == {
        "jeugdige", "ouder of voogd met gezag"
    }  # fmt: skip
    followed_up(team, home, place)
    assert {event.by for event in Event.objects.filter(thread=home.case.pk, label="Antwoord vastgelegd")} == {
        people.marit, people.jorn, people.essen
    }  # fmt: skip


def followed_up(team: Caller, home: Any, before: str) -> None:
    """What was carried over is read again and confirmed or dropped, each with the reason."""
    listed = f"gezinnen/{home.case.family_id}/verklarende-analyses"
    previous = before.rpartition("/")[2]
    assert "Maak een vervolg" in team.post(listed, {}).json()["detail"]
    assert team.post(listed, {"vorige": previous}).json()["errors"][0]["pointer"] == "#/waarom"
    place = f"verklarende-analyses/{made(team, listed, vorige=previous, waarom=['nieuwe_vraag'])}"
    (carried,) = team.get(f"{place}/factoren").json()["results"]
    confirming = f"{place}/factoren/{carried['id']}/bevestigingen"
    etag = team.get(f"{place}/factoren/{carried['id']}")["ETag"]
    assert team.post(confirming, {"waarom": "Het speelt nog."}).status_code == 428
    confirmed = team.post(confirming, {"waarom": "Het speelt nog."}, If_Match=etag)
    assert (confirmed.status_code, confirmed.json()["bevestigdOmdat"]) == (200, "Het speelt nog.")
    new = made(team, f"{place}/factoren", titel="Slaapt slecht", soort="risico", kant="kind",
               over=[str(home.luka.pk)])  # fmt: skip
    refused = team.post(f"{place}/factoren/{new}/bevestigingen", {"waarom": "Zo is het."},
                        If_Match=team.get(f"{place}/factoren/{new}")["ETag"])  # fmt: skip
    assert refused.status_code == 409 and "is nieuw" in refused.json()["detail"]
    told = made(team, f"{place}/verschillen", verandering="nieuw", factor=new, uitleg="Sinds de zomer.")
    assert team.get(f"{place}/verschillen/{told}").json()["waarover"] == "Slaapt slecht"
    dropped = made(team, f"{place}/vervallen-factoren", factor=carried["id"], waarom="Het is over.")
    gone = team.get(f"{place}/verschillen/{dropped}").json()
    assert (gone["verandering"], gone["factor"], gone["uitleg"]) == ("vervallen", carried["uitVorige"], "Het is over.")
    assert team.get(f"{place}/factoren/{carried['id']}").status_code == 404
    again = {"factor": gone["factor"], "uitleg": "Al een jaar over."}  # of the previous analysis, and not in this one
    etag = team.get(f"{place}/verschillen/{dropped}")["ETag"]
    assert team.patch(f"{place}/verschillen/{dropped}", again, etag=etag).json()["uitleg"] == "Al een jaar over."
    write_texts(team, place)
    text = f"{place}/teksten/{team.get(place).json()['teksten'][0]['id']}"
    read = team.patch(text, {"gelezen": True}, etag=team.get(text)["ETag"])
    assert (read.status_code, read.json()["gelezen"]) == (200, True)
    assert team.patch(text, {"gelezen": False}, etag=read["ETag"]).json()["errors"][0]["pointer"] == "#/gelezen"


def refusals(team: Caller, place: str) -> Any:
    """Asks to add something there: the status, and where it is wrong."""

    def told(address: str, **body: Any) -> tuple[int, list[str]]:
        answer = team.post(f"{place}/{address}", body)
        return answer.status_code, [one["pointer"] for one in answer.json().get("errors", ())]

    return told


def test_refusals_say_what_where_and_why(team, people):
    home = walks.active(people)
    place, factor = begun(team, home)
    luka, dario = str(home.luka.pk), str(home.dario.pk)
    said = {"tekst": "Hij slaapt.", "soort": "feit", "stem": "jeugdige", "datum": str(today()), "over": [luka]}

    told = refusals(team, place)
    assert told("uitspraken", **said) == (400, ["#/persoon"])
    assert told("uitspraken", **said, persoon=luka, naam="Opa") == (400, ["#/naam"])
    assert told("uitspraken", **{**said, "stem": "professional"}, persoon=luka) == (400, ["#/stem"])
    assert told("uitspraken", **{**said, "datum": "2999-01-01"}, persoon=luka) == (400, ["#/datum"])
    assert told("uitspraken", **said, persoon=luka, voorWie="named") == (400, ["#/voorWie"])
    assert told("uitspraken", **said, persoon=luka, onderwerp="drie-kanten:\x00") == (400, ["#/onderwerp"])
    assert told("uitspraken", tekst=1, dichter="x") == (
        400, ["#/tekst", "#/soort", "#/stem", "#/datum", "#/over", "#/dichter"]
    )  # fmt: skip
    assert told("consultaties", soort="arts", naam="Dr. A", deskundigheid="slaap", datum=str(today()), advies="Rust.",
                gevolgd=False) == (400, ["#/waaromNiet"])  # fmt: skip
    assert told("eerdere-hulpperioden", voorPersonen=[luka], vraag="Slapen", begin="2022", einde="2021",
                resultaat="Weinig.", organisatieNaam="De Brug") == (400, ["#/einde"])  # fmt: skip
    assert told("verbanden", van=factor, soort="lokt_uit", naarFactor=factor) == (400, ["#"])
    assert told("verschillen", verandering="nieuw", uitleg="Zo is het.") == (400, ["#/waarover"])
    assert told("opmerkingen", tekst="Klopt niet.", soort="feit", stem="vader", persoon=dario, datum=str(today()),
                gedaan="geweigerd") == (400, ["#/waarom"])  # fmt: skip
    other = walks.active(people, "Bakker")
    assert told("uitspraken", **{**said, "over": [str(other.luka.pk)]}, persoon=luka)[0] == 400


def test_what_follows_is_filled_in_and_answers_come_when_they_are_asked(team, people):
    home = walks.active(people)
    place, factor = begun(team, home)
    luka, told = str(home.luka.pk), refusals(team, place)
    assert told("reacties", inhoud="akkoord", hulp="akkoord") == (400, ["#/persoon"])
    assert told("reacties", persoon=luka, inhoud="akkoord", hulp="akkoord", via="ingelezen") == (400, ["#/via"])
    answer = team.post(f"{place}/reacties", {"persoon": luka, "inhoud": "akkoord", "hulp": "akkoord"})
    assert (answer.status_code, answer.json()["detail"]) == (409, "Er wordt nu geen antwoord gevraagd.")
    view = team.get(f"{place}/meningen").json()["results"][0]
    assert told("meningen", verband=view["verband"], persoon=luka, ziet="oneens") == (400, ["#/persoon"])
    gap = team.post(f"{place}/open-plekken", {"tekst": "Hoe gaat het op school?", "hoe": "De mentor weet het niet."})
    assert (gap.status_code, gap.json()["afgerondDatum"]) == (201, str(today()))
    rumour = team.post(f"{place}/uitspraken", {"tekst": "Hij slaapt.", "soort": "gerucht", "stem": "jeugdige",
                       "datum": str(today()), "over": [luka], "persoon": luka})  # fmt: skip
    assert (rumour.status_code, rumour.json()["nagegaan"]) == (201, False)
    one = f"{place}/factoren/{factor}"
    stale = team.get(one)["ETag"]
    assert team.patch(one, {"titel": "Somber"}, etag=stale).status_code == 200
    assert team.patch(one, {"titel": "Vol hoofd"}, etag=stale).status_code == 412
    assert team.delete(one).status_code == 428


def test_two_first_analyses_with_one_key_are_one(team, people):
    home = walks.active(people)
    place = f"gezinnen/{home.case.family_id}/verklarende-analyses"
    first = team.post(place, {}, Idempotency_Key="eerste")
    again = team.post(place, {}, Idempotency_Key="eerste")
    assert (first.status_code, again.status_code, first.json()["id"]) == (201, 201, again.json()["id"])
    assert "Er is al een analyse in de maak" in team.post(place, {}).json()["detail"]
    assert str(Analysis.objects.get().pk) == first.json()["id"]

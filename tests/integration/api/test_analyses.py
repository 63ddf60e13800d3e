"""The verklarende analyse by the API: from the first word to final, and what another organisation gets to see of it."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.access.log.models import AccessLine
from cases.access.records import write
from cases.analysis.models import Analysis, Factor, OwnWords, Statement
from cases.sharing import actions as sharing
from flow.models import Event
from tests import walks
from tests.analysis_parts import add
from tests.callers import Caller, make_client
from tests.personas import make_people
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Any:
    return make_people()


@pytest.fixture
def team(people: Any) -> Caller:
    return Caller(make_client(people.team), people.marit)


def made(caller: Caller, address: str, **body: Any) -> str:
    """The key of what was added."""
    answer = caller.post(address, body)
    assert answer.status_code == 201, (address, answer.content)
    key = str(answer.json()["id"])
    assert answer["Location"].endswith(f"/{key}")
    return key


def write_texts(caller: Caller, place: str, **more: Any) -> None:
    for text in caller.get(place).json()["teksten"]:
        one = f"{place}/teksten/{text['id']}"
        sent = {"tekst": f"{text['titel']} Hierover praatten we.", **more}
        answer = caller.patch(one, sent, etag=caller.get(one)["ETag"])
        assert answer.status_code == 200, answer.content


def begun(caller: Caller, home: Any) -> tuple[str, str]:
    """A first analysis in which everything is written, and the key of its factor."""
    place = f"verklarende-analyses/{made(caller, f'gezinnen/{home.case.family_id}/verklarende-analyses')}"
    write_texts(caller, place)
    luka = str(home.luka.pk)
    said = made(caller, f"{place}/uitspraken", tekst="Mijn hoofd zit vol.", soort="beleving", stem="jeugdige",
                persoon=luka, datum=str(today()), over=[luka], onderwerp="drie-kanten:emotie_en_gedrag")  # fmt: skip
    worry = made(caller, f"{place}/zorgen", tekst="Hij komt niet meer buiten.", stem="vader",
                 persoon=str(home.dario.pk), over=[luka], levensgebied="netwerk")  # fmt: skip
    factor = made(caller, f"{place}/factoren", titel="Somber, vol hoofd", soort="instandhoudend", kant="kind",
                  over=[luka], uitspraken=[said], zorgen=[worry])  # fmt: skip
    link = made(caller, f"{place}/verbanden", van=factor, soort="houdt_in_stand", naarZorg=worry)
    made(caller, f"{place}/meningen", verband=link, persoon=luka, ziet="eens")
    made(caller, f"{place}/verklaringen", naam="De kringloop", zin="Somber zijn houdt hem binnen.",
         factoren=[factor], verbanden=[link])  # fmt: skip
    return place, factor


def answers(place: str, team: Caller, *colleagues: Caller) -> None:
    """Everybody who is asked agrees; each employee by themselves, through the system of their own organisation."""
    by = {str(one.professional.pk): one for one in (team, *colleagues)}
    for one in team.get(place).json()["gevraagden"]:
        who = {"persoon": one["persoon"]} if one["persoon"] else {"medewerker": one["medewerker"]}
        speaks = by.get(one["medewerker"], team)
        made(speaks, f"{place}/reacties", **who, inhoud="akkoord", hulp="akkoord", woorden="Zo is het.")


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
    colleague = team.post(f"{place}/reacties", {"medewerker": str(people.jorn.pk), "inhoud": "akkoord",
                                                "hulp": "akkoord"})  # fmt: skip
    assert (colleague.status_code, colleague.json()["errors"]) == (
        409, [{"pointer": "#/medewerker", "detail": "Een collega geeft zelf antwoord.", "code": "incomplete"}]
    )  # fmt: skip
    unasked = {"medewerker": str(people.jorn.pk), "inhoud": "niet_gevraagd", "hulp": "niet_gevraagd",
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
    write_texts(team, place)
    text = f"{place}/teksten/{team.get(place).json()['teksten'][0]['id']}"
    read = team.patch(text, {"gelezen": True}, etag=team.get(text)["ETag"])
    assert (read.status_code, read.json()["gelezen"]) == (200, True)
    assert team.patch(text, {"gelezen": False}, etag=read["ETag"]).json()["errors"][0]["pointer"] == "#/gelezen"


def test_refusals_say_what_where_and_why(team, people):
    home = walks.active(people)
    place, factor = begun(team, home)
    luka, dario = str(home.luka.pk), str(home.dario.pk)
    said = {"tekst": "Hij slaapt.", "soort": "feit", "stem": "jeugdige", "datum": str(today()), "over": [luka]}

    def told(address: str, **body: Any) -> tuple[int, list[str]]:
        answer = team.post(f"{place}/{address}", body)
        return answer.status_code, [one["pointer"] for one in answer.json().get("errors", ())]

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
    assert told("reacties", inhoud="akkoord", hulp="akkoord") == (400, ["#/persoon"])
    assert told("reacties", persoon=luka, inhoud="akkoord", hulp="akkoord", via="ingelezen") == (400, ["#/via"])
    answer = team.post(f"{place}/reacties", {"persoon": luka, "inhoud": "akkoord", "hulp": "akkoord"})
    assert (answer.status_code, answer.json()["detail"]) == (409, "Er wordt nu geen antwoord gevraagd.")
    view = team.get(f"{place}/meningen").json()["results"][0]
    assert told("meningen", verband=view["verband"], persoon=luka, ziet="oneens") == (400, ["#/persoon"])
    gap = team.post(f"{place}/open-plekken", {"tekst": "Hoe gaat het op school?", "hoe": "De mentor weet het niet."})
    assert (gap.status_code, gap.json()["afgerondDatum"]) == (201, str(today()))
    rumour = team.post(f"{place}/uitspraken", {**said, "soort": "gerucht", "persoon": luka})
    assert (rumour.status_code, rumour.json()["nagegaan"]) == (201, False)
    other = walks.active(people, "Bakker")
    assert told("uitspraken", **{**said, "over": [str(other.luka.pk)]}, persoon=luka)[0] == 400
    one = f"{place}/factoren/{factor}"
    stale = team.get(one)["ETag"]
    assert team.patch(one, {"titel": "Somber"}, etag=stale).status_code == 200
    assert team.patch(one, {"titel": "Vol hoofd"}, etag=stale).status_code == 412
    assert team.delete(one).status_code == 428


def test_who_is_not_on_the_team_does_not_write(team, people):
    home = walks.active(people)
    place, factor = begun(team, home)
    one, listed = f"{place}/factoren/{factor}", f"gezinnen/{home.case.family_id}/verklarende-analyses"
    etag = team.get(one)["ETag"]
    leader = Caller(team.client, people.tess)
    assert leader.patch(one, {"titel": "Iets"}, etag=etag).status_code == 403
    assert leader.delete(one, etag=etag).status_code == 403
    assert leader.post(listed).status_code == 403
    assert leader.step(place, "share").status_code == 403
    colleague = Caller(team.client, people.nynke)  # works there, and not for this family
    assert colleague.patch(one, {"titel": "Iets"}, etag=etag).status_code == 404
    assert colleague.post(listed).status_code == 404
    assert Factor.objects.get(pk=factor).title == "Somber, vol hoofd"
    shared = team.step(place, "share")
    assert shared.status_code == 200
    closed = team.patch(one, {"titel": "Iets"}, etag=etag)
    assert (closed.status_code, closed.json()["detail"]) == (
        409, "De analyse ligt voor bij het gezin en het team. Neem de analyse eerst terug om aan te passen."
    )  # fmt: skip


def test_another_organisation_reads_what_it_was_granted_and_nothing_else(people):
    home = walks.active(people)
    analysis = walks.analysis_draft(people, home)
    add(analysis, people, home, 1)
    shielded = write(
        Statement(analysis=analysis, voice="jeugdige", person=home.luka, kind="beleving", said_on=today(),
                  text="Alleen voor Marit en Jorn.", audience="named"),
        by=people.marit, many={"about": [home.luka], "named": [people.jorn]},
    )  # fmt: skip
    factor = analysis.factors.get(title="Somber, vol hoofd")
    write(factor, by=people.marit, many={"statements": [*factor.statements.all(), shielded]})
    provider = Caller(make_client(people.other_provider), people.sven)
    place = f"verklarende-analyses/{analysis.pk}"
    assert provider.get(place).status_code == 404
    joined = sharing.invite(case=home.case, organisation=people.other_provider, purpose="hulp", people=[home.luka],
                            parts=["analysis"], ground="direct_betrokken", explanation="Helpt Luka.",
                            by=people.marit)  # fmt: skip
    sharing.add_member(participation=joined, user=people.sven, by=people.marit)
    seen = provider.get(place)
    assert seen.status_code == 200
    told = seen.json()
    assert (told["teksten"], told["ernst"], told["gevraagden"], told["stappen"]) == ([], "", [], [])
    statements = provider.get(f"{place}/uitspraken").json()["results"]
    assert [one["tekst"] for one in statements] == ["Mijn hoofd zit vol."]
    assert provider.get(f"{place}/uitspraken/{shielded.pk}").status_code == 404
    for empty in ("teksten", "verklaringen", "consultaties", "bijlagen", "verschillen", "visieverschillen"):
        assert provider.get(f"{place}/{empty}").json()["results"] == [], empty
    (about_luka,) = provider.get(f"{place}/factoren").json()["results"]
    assert about_luka["uitspraken"] == [statements[0]["id"]]
    line = AccessLine.objects.filter(access_point=provider.client.access_point, event="read").latest("pk")
    assert (line.shown, line.user) == ("analysis", provider.client.account_id)
    part = provider.post(f"gezinnen/{home.case.family_id}/verklarende-analyses")
    assert (part.status_code, part.json()["detail"]) == (
        403, "Dit gaat over het hele gezin, en u ziet een deel. Vraag het de casusregisseur."
    )  # fmt: skip
    assert provider.post(f"{place}/visieverschillen", {"waarover": "School", "wie": "Sven",
                                                       "woorden": "Ik zie het anders."}).status_code == 403  # fmt: skip
    one = f"{place}/factoren/{factor.pk}"
    changed = provider.patch(one, {"uitspraken": []}, etag=provider.get(one)["ETag"])
    assert changed.status_code == 200, changed.content
    assert list(factor.statements.all()) == [shielded]  # what it does not see, it does not take away


def test_named_people_only_is_hidden_from_the_system_of_their_own_organisation(team, people):
    home = walks.active(people)
    analysis = walks.analysis_draft(people, home)
    shielded = write(
        Statement(analysis=analysis, voice="jeugdige", person=home.luka, kind="beleving", said_on=today(),
                  text="Alleen voor Jorn.", audience="named"),
        by=people.marit, many={"about": [home.luka], "named": [people.jorn]},
    )  # fmt: skip
    place = f"verklarende-analyses/{analysis.pk}"
    assert "Alleen voor Jorn." not in team.get(f"{place}/uitspraken").content.decode()
    one = f"{place}/uitspraken/{shielded.pk}"
    assert (team.get(one).status_code, team.patch(one, {"tekst": "x"}, etag='"x"').status_code) == (404, 404)


def test_own_words_are_read_and_not_written(team, people):
    home = walks.active(people)
    words = OwnWords.objects.create(case=home.case, person=home.luka, text="Ik wil slapen.", added_by=people.marit)
    place = f"gezinnen/{home.case.family_id}/eigen-woorden"
    assert [one["tekst"] for one in team.get(place).json()["results"]] == ["Ik wil slapen."]
    assert team.get(f"{place}/{words.pk}").json()["analyse"] is None
    assert team.post(place, {"tekst": "x"}).status_code == 405


def test_factor_schemes_are_for_everybody_with_a_token(people):
    stranger = Caller(make_client(people.other_provider))
    listed = stranger.get("factorschemas").json()["results"]
    (in_use,) = [one for one in listed if one["geldt"]]
    assert {"code": "drie-kanten:gezondheid", "naam": "gezondheid en fysieke verschijning", "kant": "kind"} in (
        in_use["onderwerpen"]
    )  # fmt: skip


LISTS = ("teksten", "uitspraken", "zorgen", "factoren", "verbanden", "meningen", "verklaringen", "eerdere-hulpperioden",
         "open-plekken", "consultaties", "bijlagen", "visieverschillen", "opmerkingen")  # fmt: skip


def test_one_and_a_list_cost_the_same_with_more_rows(team, people):
    home = walks.active(people)
    analysis = walks.analysis_draft(people, home)
    add(analysis, people, home, 1)
    urls = [f"verklarende-analyses/{analysis.pk}", *(f"verklarende-analyses/{analysis.pk}/{name}" for name in LISTS)]

    def counted() -> dict[str, int]:
        found = {}
        for url in urls:
            with CaptureQueriesContext(connection) as queries:
                assert team.get(url).status_code == 200
            found[url] = len(queries)
        return found

    before = counted()
    for number in range(2, 5):
        add(analysis, people, home, number)
    assert counted() == before
    assert max(before.values()) < 40
    assert Analysis.objects.get(pk=analysis.pk).statements.count() > 5


def test_two_first_analyses_with_one_key_are_one(team, people):
    home = walks.active(people)
    place = f"gezinnen/{home.case.family_id}/verklarende-analyses"
    first = team.post(place, {}, Idempotency_Key="eerste")
    again = team.post(place, {}, Idempotency_Key="eerste")
    assert (first.status_code, again.status_code, first.json()["id"]) == (201, 201, again.json()["id"])
    assert "Er is al een analyse in de maak" in team.post(place, {}).json()["detail"]
    assert str(Analysis.objects.get().pk) == first.json()["id"]

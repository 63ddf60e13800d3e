"""Who sees and writes what of a verklarende analyse by the API, and what it costs."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.access.log.models import AccessLine
from cases.access.records import write
from cases.analysis.models import Analysis, Factor, OwnWords, Statement
from cases.sharing import actions as sharing
from tests import walks
from tests.analysis_calls import begun
from tests.analysis_parts import add
from tests.callers import Caller, make_client
from tests.walks import today

pytestmark = pytest.mark.django_db


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


def for_jorn(people: Any, home: Any, analysis: Analysis) -> Statement:
    """Something that only Jorn may see, and Marit who wrote it."""
    row = Statement(analysis=analysis, voice="jeugdige", person=home.luka, kind="beleving", said_on=today(),
                    text="Alleen voor Jorn.", audience="named")  # fmt: skip
    found: Statement = write(row, by=people.marit, many={"about": [home.luka], "named": [people.jorn]})
    return found


def test_another_organisation_reads_what_it_was_granted_and_nothing_else(people):
    home = walks.active(people)
    analysis = walks.analysis_draft(people, home)
    add(analysis, people, home, 1)
    shielded = for_jorn(people, home, analysis)
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
    shielded = for_jorn(people, home, analysis)
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

    team.get("gemeenten")  # who calls is looked up the first time
    before = counted()
    for number in range(2, 5):
        add(analysis, people, home, number)
    assert counted() == before
    assert max(before.values()) < 40
    assert Analysis.objects.get(pk=analysis.pk).statements.count() > 5

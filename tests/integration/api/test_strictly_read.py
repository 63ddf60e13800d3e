"""What is sent is read strictly, and what a token does not allow is not told in passing."""

from datetime import date
from string import Formatter
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from rest_framework.fields import Field

from cases.api import fields
from cases.api.changes import LEAVING, Leaving
from flow.models import Event
from tests import walks
from tests.callers import Caller, make_client

pytestmark = pytest.mark.django_db

DEEP, SURROGATE = "[" * 990 + "]" * 990, "\\ud800"


def sends(team: Any, content: str | bytes, address: str, **headers: str) -> Any:
    """This content as it stands, and the one error of the answer."""
    given = {"Authorization": f"Bearer {team.token}", "Handelend-Professional": str(team.professional.pk), **headers}
    answer = team.web.generic("POST", f"/api/v1/{address}", content, "application/json", headers=given)
    assert answer.status_code == 400, (answer.status_code, answer.content)
    [error] = answer.json()["errors"]
    return error


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (f'{{"voornaam": {DEEP}}}', "too_deep"),
        ('{"voornaam": ' + "[" * 60 + "]" * 60 + "}", "too_deep"),
        (f'{{"{SURROGATE}": 1}}', "surrogate"),
        (f'{{"voornaam": "a{SURROGATE}"}}', "surrogate"),
        ('{"voornaam": "a", "voornaam": "b"}', "twice"),
        ('{"jeugdige": {"a": 1, "a": 2}}', "twice"),
        (f'{{"{SURROGATE}": 1, "{SURROGATE}": 1}}', "twice"),
        ('{"aantal": NaN}', "parse_error"),
        ('{"aantal": 1e999}', "parse_error"),
        (b'{"\xed\xa0\x80": 1}', "parse_error"),
        ('{"\\ud800": 1}'.encode("utf-16-le"), "parse_error"),
        ("{" + ",".join(f'"a{number}":0' for number in range(40_000)) + ',"z":0,"z":0}', "twice"),
        ('{"voornaam": ', "parse_error"),
        ("null", "not_an_object"),
        ("[1]", "not_an_object"),
    ],
)
@pytest.mark.parametrize("address", ["gezinnen", "gezinnen/{}/personen", "importen", "personen/_zoek", "abonnementen"])
def test_what_programs_read_differently_is_refused_with_the_reason(team, home, content, code, address):
    error = sends(team, content, address.format(home.case.family_id))
    assert (error["pointer"], error["code"]) == ("#", code)


def test_a_whole_character_in_two_halves_is_one(team, home):
    answer = team.web.generic(
        "POST", f"/api/v1/gezinnen/{home.case.family_id}/personen",
        b'{"voornaam": "Zo\\u00eb \\ud83d\\ude00", "achternaam": "Bakker", "jeugdige": false}', "application/json",
        headers={"Authorization": f"Bearer {team.token}", "Handelend-Professional": str(team.professional.pk)},
    )  # fmt: skip
    assert (answer.status_code, answer.json()["voornaam"]) == (201, "Zoë 😀")


def test_a_name_with_a_slash_is_escaped_in_its_pointer(team, home):
    answer = team.post("personen/_zoek", {"a/b~c": 1})
    assert "#/a~1b~0c" in {one["pointer"] for one in answer.json()["errors"]}


@pytest.mark.parametrize(
    "day", ["2026-W10-1", "20261120", "2026-1-2", "２０２６-１１-２０", "2026-02-30", "2026-11-20T10:00"]
)
def test_a_day_is_written_in_one_way(team, home, day):
    new = {"voornaam": "Mila", "achternaam": "Bakker", "jeugdige": False, "geboortedatum": day}
    answer = team.post(f"gezinnen/{home.case.family_id}/personen", new)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "#/geboortedatum")
    assert team.get(f"gezinnen?vraagDatumVanaf={day}").status_code == 400


def test_a_message_that_changes_nothing_leaves_everything_as_it_is(team, home):
    place = f"gezinnen/{home.case.family_id}/personen/{home.luka.pk}"
    before, journal = team.get(place), Event.objects.count()
    answer = team.patch(place, {}, etag=before["ETag"])
    assert (answer.status_code, answer["ETag"], answer.json()) == (200, before["ETag"], before.json())
    assert Event.objects.count() == journal
    assert team.patch(place, {}, etag='"een-ander"').status_code == 412
    assert team.patch(place, {}).status_code == 428


def test_another_form_is_refused_with_the_form_of_that_address(team, home):
    token = Client().post("/api/v1/oauth/token", "{}", content_type="application/json")
    assert (token.status_code, "x-www-form-urlencoded" in token.json()["detail"]) == (415, True)
    bundle = team.get(f"gezinnen/{home.case.family_id}/fhir-bundel", Accept="application/fhir+xml")
    assert (bundle.status_code, "application/fhir+json" in bundle.json()["detail"]) == (406, True)
    assert Client().get("/api").json()["status"] == 404


@pytest.mark.parametrize("document", [[None, None], [], "tekst", 7, True, None])
def test_what_must_be_an_object_is_refused_when_it_is_not(team, document):
    answer = team.post("importen", {"externeReferentie": "een", "document": document, "alleenControleren": True})
    assert (answer.status_code, [one["pointer"] for one in answer.json()["errors"]]) == (400, ["#/document"])


def test_every_refusal_of_a_field_can_be_told():
    kinds = [kind for kind in vars(fields).values() if isinstance(kind, type) and issubclass(kind, Field)]
    told = {kind: [getattr(one, "default_error_messages", {}) for one in kind.__mro__] for kind in kinds}
    sentences = [str(words) for messages in told.values() for each in messages for words in each.values()]
    asked_for = {name for words in sentences for _, name, _, _ in Formatter().parse(words) if name is not None}
    assert len(sentences) > 50 and all(name.isidentifier() for name in asked_for), asked_for


def test_too_much_is_too_much(team, home):
    new = {"voornaam": "x" * 3_000_000, "achternaam": "Bakker", "jeugdige": False}
    answer = team.post(f"gezinnen/{home.case.family_id}/personen", new)
    assert (answer.status_code, "kB" in answer.json()["detail"]) == (413, True)


def test_steps_are_for_who_may_write_and_reasons_for_who_reads_the_whole_file(team, people, home):
    walks.plan_active(people, home)
    place = f"gezinnen/{home.case.family_id}"

    def steps(*scopes: str) -> list[dict[str, Any]]:
        narrow = Caller(team.client, people.marit, scopes=["gezinnen:lezen", *scopes])
        return list(narrow.get(place).json()["stappen"])

    assert steps() == []
    [close] = steps("gezinnen:schrijven")
    assert close["naam"] == "close" and len(close["belemmeringen"]) == 1
    assert "niet leest" in close["belemmeringen"][0]
    [whole] = team.get(place).json()["stappen"]
    assert "Deze doelen staan nog open" in " ".join(whole["belemmeringen"])
    narrow = Caller(team.client, people.marit, scopes=["gezinnen:lezen", "gezinnen:schrijven"])
    refused = narrow.step(place, "close", afsluitreden="01", eindverslag="Klaar.", nazorg="Bel.")
    assert refused.status_code in (400, 409) and "doelen" not in refused.content.decode()


def asked_for_a_token(form: str, headers: dict[str, str] | None = None) -> Any:
    kind = "application/x-www-form-urlencoded"
    return Client().generic("POST", "/api/v1/oauth/token", form.encode(), kind, headers=headers or {})


def test_one_system_that_fails_locks_out_no_other_behind_the_same_address(people, within_one_minute):
    one, other = (str(make_client(organisation).pk) for organisation in (people.team, people.provider))

    def asks(client: str) -> int:
        return asked_for_a_token(f"client_id={client}&grant_type=x").status_code

    assert [asks(one) for _ in range(62)] == [400] * 60 + [429] * 2
    assert asks(other) == 400
    assert 429 in [asks(str(uuid4())) for _ in range(62)]  # it does not help to call oneself otherwise each time
    assert asks(other) == 400


@pytest.mark.parametrize(
    "kind",
    ["multipart/form-data", "multipart/form-data; boundary=", "application/x-www-form-urlencoded; charset=latin-1", ""],
)
def test_what_cannot_be_read_at_the_token_endpoint_is_counted_and_a_problem(kind, within_one_minute):
    sends = [Client().generic("POST", "/api/v1/oauth/token", b"a=b", kind) for _ in range(62)]
    assert {answer["Content-Type"] for answer in sends} == {"application/problem+json"}
    assert {answer.status_code for answer in sends[:60]} <= {400, 415}
    assert [answer.status_code for answer in sends[60:]] == [429] * 2


def test_a_header_does_not_go_around_the_count_of_the_token_endpoint(within_one_minute):
    asked = [asked_for_a_token("grant_type=x", {"Authorization": "x"}).status_code for _ in range(62)]
    assert asked == [400] * 60 + [429] * 2


def test_an_address_that_goes_says_so_and_in_the_description_too(team, monkeypatch):
    monkeypatch.setitem(LEAVING, "gemeenten", Leaving(since=date(2027, 1, 1), gone=date(2028, 1, 1)))
    answer = team.get("gemeenten")
    assert answer["Deprecation"] == "@1798761600"
    assert answer["Sunset"] == "Sat, 01 Jan 2028 00:00:00 GMT"
    assert 'rel="deprecation"' in answer["Link"] and 'rel="first"' in answer["Link"]
    assert "Deprecation" not in team.get("organisaties")

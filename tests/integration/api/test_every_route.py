"""Every address of the table, and what the API Design Rules ask of an answer that no linter sees (NLGov 2.2.0)."""

import json
import re
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.access.log.declared import NO_FAMILY
from cases.access.log.models import AccessLine
from cases.api import description, fields
from cases.api.answering import HEADERS
from cases.api.changes import CHANGES
from cases.api.filters import KeyFilter
from cases.api.routes import ROUTES
from cases.api.urls import urlpatterns
from cases.outbox.models import Subscription
from network.scopes import SCOPES
from tests.api_sample import PATTERNS, address, address_of_nobody, of_a_family
from tests.callers import Caller, make_client
from tests.personas import make_people
from tests.pointing import OtherFamily, every_operation, sent

pytestmark = [pytest.mark.django_db, pytest.mark.everywhere]

OUTSIDE_THE_TABLE = {"openapi", None}  # the description itself, and the addresses of signing in
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")


@pytest.fixture
def team(standing_sample: Any, settings: Any) -> Caller:
    """The system of the local team, for who coordinates the family; it has a subscription."""
    settings.API_CALLS_PER_MINUTE = 100_000
    client = make_client(standing_sample.people.team)
    Subscription.objects.create(client=client, address="https://ontvanger.example/", secret="geheim")
    return Caller(client, standing_sample.people.marit)


def gets() -> list[str]:
    return [name for name, view in ROUTES.items() if "GET" in view.rules]


def as_problem(answer: Any, status: int) -> dict[str, Any]:
    """A refusal, with all that the rules ask of it."""
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json"), answer.content
    body: dict[str, Any] = answer.json()
    assert {"type", "title", "status", "detail", "instance"} <= set(body)
    assert body["status"] == status
    assert {name: answer[name] for name in HEADERS} == HEADERS
    assert answer["RateLimit"].startswith('"') and answer["RateLimit-Policy"]
    return body


def test_what_is_answered_stands_in_the_table_and_every_scope_is_known():
    assert {getattr(one, "name", None) for one in urlpatterns} - OUTSIDE_THE_TABLE == set(ROUTES)
    assert {rule.scope for view in ROUTES.values() for rule in view.rules.values()} <= set(SCOPES)
    nobody = {(name, rule.log) for name, view in ROUTES.items() for rule in view.rules.values() if not rule.acts}
    writes = {(name, rule.log) for name, view in ROUTES.items() for how, rule in view.rules.items() if how != "GET"}
    assert {name for name, log in nobody & writes if log != NO_FAMILY} == set()


def test_every_address_answers_its_own_client(team, standing_sample):
    """And: six headers, version, limits, moments that end in Z, ETag or Link."""
    for name in gets():
        answer = team.get(address(standing_sample, name))
        assert answer.status_code == 200, (name, answer.content)
        assert {header: answer[header] for header in HEADERS} == HEADERS
        assert answer["RateLimit-Policy"] == '"koppeling";q=100000;w=60'
        wrong = [text for text in texts(answer.json()) if MOMENT.match(text) and not text.endswith("Z")]
        assert (name, wrong) == (name, [])
        if "results" not in answer.json():
            assert answer.headers.get("ETag", "").startswith('"') or name == "codelijst", name


def texts(value: Any) -> list[str]:
    if isinstance(value, dict | list):
        return [text for one in (value.values() if isinstance(value, dict) else value) for text in texts(one)]
    return [value] if isinstance(value, str) else []


def test_what_cannot_be_asked_is_a_problem_everywhere(team, standing_sample):
    stranger = Client()
    for name, view in ROUTES.items():
        url = address(standing_sample, name)
        as_problem(stranger.generic("GET" if "GET" in view.rules else "POST", url), 401)
        as_problem(team.get(f"{url}/"), 404)
        refused = team._send("TRACE" if "PUT" in view.rules else "PUT", url, {})
        as_problem(refused, 405)
        assert {one.strip() for one in refused["Allow"].split(",")} - {"HEAD"} == set(view.rules)
        for method in view.rules:
            as_problem(team._send(method, f"{url}?onbekend=1", {} if method != "GET" else None), 400)
            as_problem(team._send(method, url, {} if method != "GET" else None, Accept="text/csv"), 406)
        if "GET" in view.rules:
            as_problem(team.get(f"{url}?fields="), 400)
            as_problem(team.get(f"{url}?fields=zoiets"), 400)
            as_problem(team.get(f"{url}?fields=a&fields=b"), 400)
        if getattr(view, "is_list", False):
            for wrong in ("page=0", "page=x", "pageSize=101", "pageSize=true", "sort=zoiets", "sort="):
                as_problem(team.get(f"{url}?{wrong}"), 400)
        if "POST" in view.rules:
            form = team.web.post(url, {"a": "b"}, headers={"Authorization": f"Bearer {team.token}",
                                 "Handelend-Professional": str(team.professional.pk)})  # fmt: skip
            as_problem(form, 415)
        cache.clear()


def test_a_token_without_the_right_is_refused_at_every_address(team, standing_sample):
    nothing = Caller(team.client, team.professional, scopes=[])
    for name, view in ROUTES.items():
        for method, rule in view.rules.items():
            answer = nothing._send(method, address(standing_sample, name), {} if method != "GET" else None)
            as_problem(answer, 403)
            assert answer["WWW-Authenticate"].endswith(f'error="insufficient_scope", scope="{rule.scope}"')


def test_every_write_in_a_file_names_who_acts(team, standing_sample):
    nobody = Caller(team.client)
    strangers = (standing_sample.people.sven, standing_sample.people.bea, standing_sample.people.fay)
    for name, view in ROUTES.items():
        for method, rule in view.rules.items():
            if rule.acts:
                url = address(standing_sample, name)
                told = as_problem(nobody._send(method, url, {}), 400)
                assert told["errors"][0]["pointer"] == "kop:Handelend-Professional"
                for stranger in strangers:
                    as_problem(Caller(team.client, stranger)._send(method, url, {}), 400)


def test_another_organisation_gets_the_same_answer_as_for_what_does_not_exist(standing_sample, settings):
    """By every method; and each leaves a line that it was refused."""
    settings.API_CALLS_PER_MINUTE = 100_000
    others = make_people("2")
    callers = [
        Caller(make_client(standing_sample.people.other_provider), standing_sample.people.sven),
        Caller(make_client(others.team), others.marit),
    ]
    asked = [(name, method) for name in ROUTES if of_a_family(name) for method in ROUTES[name].rules]
    assert len(asked) > 50
    for caller in callers:
        refused = AccessLine.objects.filter(access_point=caller.client.access_point, event="refused", outcome="refused")
        for name, method in asked:
            body: Any = None if method == "GET" else {}
            traces = (uuid4().hex, uuid4().hex)
            urls = (address(standing_sample, name), address_of_nobody(name))
            told = []
            for url, trace in zip(urls, traces, strict=True):
                answer = caller._send(method, url, body, If_Match='"x"', traceparent=f"00-{trace}-{'1' * 16}-01")
                assert (name, method, answer.status_code) == (name, method, 404)
                told.append({**as_problem(answer, 404), "instance": ""})
            assert told[0] == told[1]
            logged = [refused.filter(trace_id=trace).order_by().values_list("case", flat=True) for trace in traces]
            assert (name, method, set(logged[0])) == (name, method, {standing_sample.full.case.pk})
            assert (name, method, set(logged[1])) == (name, method, {None})


def test_no_field_takes_a_row_of_another_family(team, standing_sample):
    other, asked = OtherFamily(standing_sample), [*every_operation()]
    assert len(asked) > 50
    for operation in asked:
        told = []
        for existing in (True, False):
            keys: dict[str, Any] = {}
            if operation[0] == "signalen":  # whose people may be named hangs on it
                keys["gezin"] = str(standing_sample.full.case.family_id)
            for name, model, many in operation[3]:
                key = str(other.of(model).pk if existing else uuid4())
                keys[name] = [key] if many else key
            answer = sent(team, standing_sample, operation, keys)
            assert answer.status_code == 400, (operation[:3], answer.content)
            told.append({one["pointer"]: one["code"] for one in answer.json()["errors"]})
        above = "#/feiten/" if operation[2] else "#/"
        refused = {f"{above}{name}": "does_not_exist" for name, _, _ in operation[3]}
        assert told[0] == told[1] and refused.items() <= told[0].items(), (operation[:3], told, refused)


def test_no_filter_finds_a_row_of_another_family(standing_sample, settings):
    """As a system of an organisation that has nothing to do with it."""
    settings.API_CALLS_PER_MINUTE = 100_000
    people = standing_sample.people
    stranger = Caller(make_client(people.other_provider), people.sven)
    keys = {"gezin": standing_sample.full.case.family_id, "regisseur": people.marit.pk, "id": people.marit.pk}
    asked = set()
    for name, view in ROUTES.items():
        for key, one in (view.filters.base_filters if view.is_list and view.filters else {}).items():
            if isinstance(one, KeyFilter) and key in keys and view.parent is None:
                answer = stranger.get(f"{address(standing_sample, name)}?{key}={keys[key]}")
                assert (answer.status_code, answer.json()["results"]) == (200, []), name
                asked.add(key)
    assert asked == set(keys)


def test_a_key_that_the_action_looks_up_is_refused_as_one_that_does_not_exist(team, standing_sample):
    people, told = standing_sample.people, []
    stranger = Caller(make_client(people.other_provider), people.sven)
    for family in (standing_sample.full.case.family_id, uuid4()):
        answer = stranger.post("signalen", {"gezin": str(family), "soort": "stagnatie", "wat": "Iets."})
        told.append((answer.status_code, {**answer.json(), "instance": ""}))
    assert told[0] == told[1] and told[0][0] == 404
    lines = AccessLine.objects.filter(access_point=stranger.client.access_point, event="refused")
    assert {line.case for line in lines} == {standing_sample.full.case.pk, None}
    part = standing_sample.full.case.participations.get(leads=True)
    url, told = address(standing_sample, "teamleden"), []
    for user in (make_people("2").marit.pk, uuid4()):
        answer = team.post(url, {"deelname": str(part.pk), "medewerker": str(user)})
        told.append((answer.status_code, answer.json()["errors"]))
    assert told[0] == told[1] and told[0][0] == 400


def test_a_list_costs_the_same_with_more_rows(team, standing_sample):
    team.get("gezinnen")  # who calls is looked up the first time, and a day of the read log begins
    dearer = {}
    for name in gets():
        if not ROUTES[name].is_list:
            continue
        counts = []
        for size in (1, 100):
            with CaptureQueriesContext(connection) as found:
                team.get(f"{address(standing_sample, name)}?pageSize={size}")
            counts.append(len(found))
        if counts[0] != counts[1] or counts[1] > 20:
            dearer[name] = counts
    assert dearer == {}


def test_pages_follow_each_other_without_a_gap(team, standing_sample):
    whole = team.get("gemeenten?pageSize=8").json()
    seen, url = [], "gemeenten?pageSize=2"
    for _ in range(4):
        answer = team.get(url)
        seen += [one["id"] for one in answer.json()["results"]]
        links = dict(re.findall(r'<([^>]+)>; rel="(\w+)"', answer["Link"]))
        by_name = {rel: link for link, rel in links.items()}
        assert answer.json()["next"] == by_name.get("next")
        assert ("prev" in by_name) == (answer.json()["previous"] is not None)
        url = by_name["next"]
    assert seen == [one["id"] for one in whole["results"]]


def test_the_description_is_in_step_open_and_of_this_version():
    call_command("write_openapi", check=True)
    answer = Client().get("/api/v1/openapi.json")
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (200, "*")
    told = json.loads(description.made())
    assert answer.json() == told
    assert answer["API-Version"] == told["info"]["version"] == CHANGES[0][0]


def test_no_address_and_no_parameter_names_a_person():
    told = json.loads(description.made())
    words = re.compile(r"bsn|burgerservice|(?<!per)naam$|geboorte|postcode|telefoon|email", re.I)
    named = [path for path in told["paths"] if words.search(path)]
    for path, operations in told["paths"].items():
        for operation in operations.values():
            for one in operation.get("parameters", ()):
                if one["in"] != "header" and words.search(one["name"]):
                    named.append(f"{path} {one['name']}")
    assert named == ["/codelijsten/{naam} naam"]  # the name of a code list


def test_collections_are_plural():
    lists = [str(PATTERNS[name].pattern).split("/")[-1] for name, view in ROUTES.items() if view.is_list]
    without_a_plural = {"ingezette-hulp", "hulp-na-18"}
    assert [one for one in lists if not re.search(r"(en|s)(-18)?$", one) and one not in without_a_plural] == []


def test_an_offset_is_taken_and_told_in_utc():
    field = fields.Moment()
    moment = field.to_internal_value("2027-03-27T14:30:00+02:00")
    assert field.to_representation(moment) == "2027-03-27T12:30:00Z"


def test_a_fault_of_ours_is_a_problem_too(team, monkeypatch):
    team.web.raise_request_exception = False
    monkeypatch.setattr(ROUTES["gezinnen"], "in_order", lambda self: 1 / 0)
    told = as_problem(team.get("gezinnen"), 500)
    assert "division" not in json.dumps(told)
    as_problem(Client().get("/api/v1/bestaat/niet"), 404)
    as_problem(Client().get("/api/"), 404)

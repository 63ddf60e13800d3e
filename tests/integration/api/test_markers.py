"""The marked family over the API: no system gets a marker, from any address or question, that the table forbids its
organisation, and each gets every marker it allows (tests/tables/markers.md)."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from cases.access.parts import declared
from cases.api.filters import KeyFilter, YesNoFilter
from cases.api.resources import fields_of
from cases.api.routes import ROUTES
from cases.outbox.message import envelope, written
from cases.outbox.models import Delivery, OutboxEvent
from tests.api_marked import POSTCODE, Systems, every_address, read_routes
from tests.marked import allowed, leaks
from tests.markers import MARKER, NAMED
from tests.tables.reading import rows

pytestmark = pytest.mark.django_db

READERS = {row["koppeling van"]: row for row in rows("markers", "koppeling van")}
# Who are asked about everything: who sees all, and who sees one child.
TEAM, ONE_CHILD = "lokaal team", "aanbieder van Luka"
# What has no address in the API, or is not told there.
NOT_TOLD = {
    "Document.file_name", "Document.made_by", "Document.title", "FileRequest.becomes", "FileRequest.capacity",
    "FileRequest.outcome", "FileRequest.place", "FileRequest.was", "FileRequest.words", "RetentionDecision.reason",
    "SetAside.reason",
}  # fmt: skip
# Who answers, and in which regie, is told about the family as a whole: to who receives that part for the whole family.
FOR_WHO_SEES_ALL = {"AnalysisResponse", "PlanResponse", "Coordination", "Handover"}
OF_ONE_GOAL = {"OwnStrength", "NeededHelp"}  # listed below each goal: of each for `ONE_CHILD`, of two for the others
WITHDRAWN, ADOPTED = "nl.jeugdhulp.toestemming.ingetrokken.v1", "nl.jeugdhulp.gezinsplan.vastgesteld.v1"


@pytest.fixture(scope="module")
def standing(django_db_setup, django_db_blocker):
    """The systems and the family, made once."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Systems()
        transaction.set_rollback(True)


@pytest.fixture
def systems(standing, settings):
    settings.API_CALLS_PER_MINUTE = 1_000_000
    return standing


def walk(systems: Systems, who: str) -> dict[str, set[str]]:
    """Which markers this system finds at which address; and nothing is answered of a row that is not for it."""
    found: dict[str, set[str]] = {}
    caller = systems.caller(who, READERS[who]["handelt"])
    for name in read_routes():
        found[name] = set()
        for url, may_see in asked_of(systems, name, who):
            for question in by_fields(name) if who == TEAM and may_see is not False else [""]:
                answer = caller.get(f"{url}{question}")
                assert answer.status_code in ((404,) if may_see is False else (200, 403, 404)), (url, answer.content)
                found[name] |= systems.told(answer)
                if question and answer.status_code == 200:
                    holds_no_more(name, question, answer.json())
                elif who == ONE_CHILD and ROUTES[name].is_list and answer.status_code == 200:
                    systems.lists[name, url] = answer.json()["results"]
    systems.found[who] = set().union(*found.values())
    return found


def asked_of(systems: Systems, name: str, who: str) -> Iterator[tuple[str, bool | None]]:
    """Everything that `chosen` gives for who is asked thoroughly; of the others one of each kind that is not for them,
    and none of who sees the other child."""
    view, column = ROUTES[name], READERS[who]["leest als"]
    chosen = systems.chosen(name, column, thoroughly=who in (TEAM, ONE_CHILD))
    for url, may_see in chosen.items():
        if who not in (TEAM, ONE_CHILD):
            hidden = may_see is False or (column == "niemand" and view.parent is not None)
            if hidden and ((who, view.model) in systems.refused or column == "van Mila"):
                continue
            if hidden:
                systems.refused.add((who, view.model))
        yield url, may_see


def names_of(name: str) -> list[str]:
    return sorted(fields_of(ROUTES[name]().serializer_for(ROUTES[name].is_list)))


def by_fields(name: str) -> list[str]:
    """Asks every value of `fields`; of a list half of them at a time."""
    if not ROUTES[name].chooses:
        return [""]
    halves = [names_of(name)[::2], names_of(name)[1::2]] if ROUTES[name].is_list else [names_of(name)]
    return [f"?fields={','.join(half)}" for half in halves if half]


def holds_no_more(name: str, question: str, body: Any) -> None:
    """An answer has no field that was not asked."""
    asked = set(question.removeprefix("?fields=").split(","))
    assert all(set(part) <= asked for part in (body["results"] if ROUTES[name].is_list else [body])), (name, question)


def whole(systems: Systems, who: str) -> set[str]:
    if who not in systems.found:
        walk(systems, who)
    return systems.found[who]


def test_no_address_is_without_a_row(systems):
    assert [name for name in read_routes() if not every_address(name)] == []


@pytest.mark.parametrize("who", READERS)
def test_no_address_gives_a_system_what_is_not_for_its_organisation(systems, who):
    assert leaks(systems, walk(systems, who), READERS[who]["leest als"]) == {}


def test_the_local_team_gets_everything_but_what_is_for_people_by_name(systems):
    found, planted = whole(systems, TEAM), systems.family.planted
    assert {one.field for word, one in planted.items() if one.audience != NAMED and word not in found} == NOT_TOLD


@pytest.mark.parametrize("who", [one for one in READERS if READERS[one]["leest als"] not in ("team", "niemand")])
def test_every_system_gets_what_is_for_its_organisation(systems, who):
    told, everything, found = systems.family.planted, whole(systems, TEAM), whole(systems, who)
    elsewhere = FOR_WHO_SEES_ALL | (set() if who == ONE_CHILD else OF_ONE_GOAL)
    missed = {f"{told[word].field} ({told[word].about}, {told[word].audience})" for word in everything - found
              if allowed(told[word], READERS[who]["leest als"], "")
              and told[word].field.split(".")[0] not in elsewhere}  # fmt: skip
    assert missed == set()


def questions(name: str) -> Iterator[str]:
    """Every filter with what rows have there, also rows that are not for who asks; every order in both directions."""
    view = ROUTES[name]
    for key, one in (view.filters.base_filters if view.filters else {}).items():
        if isinstance(one, YesNoFilter):
            values: Any = ["true", "false"]
        elif one.method:
            values = {"na": OutboxEvent.objects.values_list("key", flat=True)[:2], "type": [WITHDRAWN, ADOPTED]}[key]
        else:
            known = view.model._base_manager.exclude(**{one.field_name: None}).order_by(one.field_name)
            known = known.values_list(one.field_name, flat=True).distinct()
            values = [value for value in known if value != ""][: 2 if isinstance(one, KeyFilter) else 1]
        yield from (f"{key}={value}" for value in values)
    for first in (0, 1) if view.sort else ():
        yield "sort=" + ",".join(f"{'-' * ((first + place) % 2)}{key}" for place, key in enumerate(view.sort))


def test_a_filter_or_an_order_tells_no_more_than_the_list(systems):
    """Whatever is asked, also by what hidden rows have: only rows that the list itself gives, as it gives them."""
    whole(systems, ONE_CHILD)
    caller, asked = systems.caller(ONE_CHILD), set()
    lists = {name: url for (name, url), _ in sorted(systems.lists.items(), key=lambda one: len(one[1]))}
    for name, url in lists.items():
        given = systems.lists[name, url]
        for question in questions(name):
            answer = caller.get(f"{url}?pageSize=100&{question}")
            assert answer.status_code == 200, (name, question, answer.content)
            results = answer.json()["results"]
            assert [row for row in results if row not in given] == [], (name, question)
            assert len(results) == len(given) or not question.startswith("sort"), (name, question)
            assert leaks(systems, {name: systems.told(answer)}, READERS[ONE_CHILD]["leest als"]) == {}
            asked.add(question.partition("=")[0])
    assert len(asked) > 20


def test_no_filter_and_no_order_asks_a_column_that_is_kept_apart():
    """What is not for everybody who sees the row would be told by the order of the list, or by what it leaves out."""
    apart = {}
    for name, view in ROUTES.items():
        if view.is_list and view.model is not None and view.model._meta.app_label == "cases":
            rules = declared(view.model)
            filters = view.filters.base_filters.values() if view.filters else ()
            columns = {*view.sort.values(), *(one.lstrip("-") for one in view.order), *(f.field_name for f in filters)}
            apart[name] = columns & rules.whole_fields.union(*rules.fields.values())
    assert len(apart) > 40 and {name for name, columns in apart.items() if columns} == set()


def test_a_system_is_told_the_same_by_webhook_and_feed_and_can_read_it(systems):
    messages = [written(envelope(one)).decode() for one in OutboxEvent.objects.all()]
    assert len(messages) > 10
    assert [one for one in messages if MARKER.search(one)] == []
    assert [key for key in systems.family.planted if "-" in key and key in "".join(messages)] == []
    for who, reader in READERS.items():
        caller = systems.caller(who)
        feed = caller.get("gebeurtenissen?pageSize=100").json()["results"]
        put = Delivery.objects.filter(subscription__client=caller.client)
        assert {one["id"] for one in feed} == {str(key) for key in put.values_list("event__key", flat=True)}, who
        read_at = {one["dataref"] for one in feed if one["type"] != WITHDRAWN}
        assert bool(read_at) == (reader["leest als"] != "niemand"), who
        assert {caller.get(url).status_code for url in read_at} <= {200}, who


def test_the_exact_search_tells_nothing_about_who_is_found(systems):
    surnames = {one.about: word for word, one in systems.family.planted.items() if one.field == "Person.surname"}
    numbers = {one.about: word for word, one in systems.family.planted.items() if one.field == "Person.house_number"}
    for who, reader in READERS.items():
        if reader["handelt"] == "-":
            continue
        caller = systems.caller(who, reader["handelt"])
        for about in ("Luka", "Mila"):
            [person] = systems.family.who[about]
            them = {"achternaam": surnames[about], "geboortedatum": str(person.birth_date), "postcode": POSTCODE,
                    "huisnummer": numbers[about]}  # fmt: skip
            answer = caller.post("personen/_zoek", them)
            [hit] = answer.json()["results"]
            known = str(person.family_id) if reader["leest als"] != "niemand" else None
            assert (answer.status_code, systems.told(answer), hit["gezin"]) == (200, set(), known), (who, about)


def test_who_sees_more_than_the_system_takes_no_step_through_it(systems):
    """What blocks a step tells about the whole family: also the system must see that."""
    plan = systems.family.home.case.plans.get(number=2)
    url = reverse("api:gezinsplan", args=[plan.pk])
    limited, team = systems.caller(ONE_CHILD, "marit"), systems.caller(TEAM, "marit")
    assert limited.get(url).json()["stappen"] == []
    refused = limited.step(url, "propose")
    assert (refused.status_code, systems.told(refused)) == (403, set())
    assert [one["naam"] for one in team.get(url).json()["stappen"]] != []
    assert team.step(url, "propose").status_code == 200

"""The page Aandachtspunten: who sees it, what leads where, and how many queries it takes."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.analysis.models import Enclosure, Factor
from cases.attention.models import SetAside
from cases.attention.points import points
from cases.attention.rulebook import RULES
from tests import walks
from tests.attention_case import Whole, whole
from tests.personas import make_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Whole:
    return whole(make_people())


@pytest.fixture
def without_genogram(made: Whole) -> Whole:
    Enclosure.objects.all().delete()
    return made


def address(made: Whole) -> str:
    return reverse("cases:attention", args=[made.case.pk])


def aside(made: Whole, code: str = "geen_genogram") -> str:
    key = next(point.key for point in points(made.case) if point.code == code)
    return reverse("cases:put-aside", args=[made.case.pk, key])


def page_of(client: Client, made: Whole, user: Any) -> str:
    client.force_login(user)
    return client.get(address(made)).content.decode()


def test_the_team_writes_the_leader_reads_and_strangers_see_nothing(client: Client, without_genogram: Whole):
    made = without_genogram
    for user in (made.people.marit, made.people.essen):
        assert "Opzij leggen" in page_of(client, made, user)
    leader = page_of(client, made, made.people.tess)
    assert "Het genogram ontbreekt" in leader
    assert "Opzij leggen" not in leader
    assert "Pauze toevoegen" not in leader
    for user in (made.people.nynke, made.people.sven, made.people.oscar, made.people.bea):
        client.force_login(user)
        assert client.get(address(made)).status_code == 404
        assert client.post(aside(made), {"reason": "Zomaar."}).status_code == 404
    client.force_login(made.people.tess)
    assert client.post(aside(made), {"reason": "Zomaar."}).status_code == 403
    assert not SetAside.objects.exists()


def test_a_point_leads_straight_to_the_form_that_mends_it(client: Client, without_genogram: Whole):
    made = without_genogram
    body = page_of(client, made, made.people.marit)
    url = reverse("cases:part-add", args=["bijlage", made.analysis.pk])
    assert url in body
    assert client.get(url).status_code == 200


def test_without_a_reason_nothing_is_put_aside_and_the_point_is_shown_again(client: Client, without_genogram: Whole):
    made = without_genogram
    client.force_login(made.people.marit)
    answer = client.post(aside(made), {"reason": "  "}).content.decode()
    assert "Schrijf waarom dit punt opzij kan." in answer
    assert 'href="#id_reason"' in answer
    assert "Het genogram ontbreekt" in answer
    assert not SetAside.objects.exists()


def test_put_aside_it_is_shown_with_who_and_why_and_can_be_taken_back(client: Client, without_genogram: Whole):
    made = without_genogram
    client.force_login(made.people.essen)
    assert client.post(aside(made), {"reason": "Ligt bij de griffie."}).headers["Location"] == address(made)
    body = page_of(client, made, made.people.tess)
    assert "Opzij gelegd door Dr. Van Essen" in body
    assert "Ligt bij de griffie." in body
    assert "Haal terug" not in body
    undo = reverse("cases:take-back", args=[made.case.pk, SetAside.objects.get().pk])
    client.force_login(made.people.sven)
    assert client.post(undo).status_code == 404
    client.force_login(made.people.tess)
    assert client.post(undo).status_code == 403
    client.force_login(made.people.jorn)
    assert client.post(undo).headers["Location"] == address(made)
    assert not SetAside.objects.exists()


def test_a_point_that_is_gone_is_not_put_aside(client: Client, without_genogram: Whole):
    made = without_genogram
    client.force_login(made.people.marit)
    url = aside(made)
    made.add(Enclosure, kind="genogram", dated_on=walks.today())
    for reason in ("Te laat.", ""):
        assert "Dit punt is er niet meer" in client.post(url, {"reason": reason}, follow=True).content.decode()
    assert not SetAside.objects.exists()


def test_a_pause_stands_beside_its_clock(client: Client, made: Whole):
    client.force_login(made.people.marit)
    made.ask(status="aangevraagd")
    url = reverse("cases:part-add", args=["pauze", made.case.pk])
    wrong = client.post(url, {"clock": "decision_days", "begins_on": "9-7-2026", "ends_on": "1-7-2026", "reason": ""})
    assert wrong.status_code == 200
    assert b'href="#id_reason"' in wrong.content
    today = f"{walks.today():%d-%m-%Y}"
    client.post(url, {"clock": "decision_days", "begins_on": today, "ends_on": "", "reason": "Aanvraag niet compleet."})
    body = page_of(client, made, made.people.marit)
    assert "Aanvraag niet compleet." in body
    assert "staat stil" in body


def test_an_empty_and_a_closed_case_say_so(client: Client, made: Whole):
    people = made.people
    home = walks.registered(people, "Kuipers")
    walks.go(home.case, "decline", people.marit, reason="Vraag is beantwoord.")
    client.force_login(people.marit)
    body = client.get(reverse("cases:attention", args=[home.case.pk])).content.decode()
    assert "Deze zaak is afgesloten" in body


def test_the_page_takes_as_many_queries_for_many_points_as_for_one(client: Client, made: Whole):
    client.force_login(made.people.marit)
    made.rows["risico"].statements.clear()
    client.get(address(made))
    with CaptureQueriesContext(connection) as few:
        client.get(address(made))
    for number in range(24):
        made.add(Factor, title=f"Factor {number}", kind="risico", locus="kind")
    with CaptureQueriesContext(connection) as many:
        body = client.get(address(made)).content.decode()
    assert "Factor 23" in body
    assert len(few) == len(many)


def test_every_rule_says_in_plain_dutch_when_it_speaks():
    assert len(RULES) > 50
    for rule in RULES.values():
        assert rule.meaning.endswith("."), rule.code
        assert rule.source or rule.term, rule.code

"""Mijn gezinnen: what is late or due first, in cases the reader may see, with as few queries for many as for one."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.access.records import write
from cases.analysis import actions as analyses
from cases.families.models import Person
from cases.plans import actions as plans
from network.models import Term
from tests import walks
from tests.counting import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-03-02 09:00+01:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def marit(people, client):
    client.force_login(people.marit)
    return client


def shown(client, address="/"):
    """The groups of the page: {heading: [(family, words, what, who)]}."""
    answer = client.get(address)
    assert answer.status_code == 200
    return {
        group["title"]: [(row["name"], row["term"], row["what"], row["who"]) for row in group["rows"]]
        for group in answer.context["groups"]
    }


def numbers(client, address="/"):
    return {box["label"]: box["number"] for box in client.get(address).context["counts"]}


def test_a_family_with_a_plan_waits_for_its_evaluation(people, marit, clock):
    walks.plan_active(people, walks.active(people), in_days=10)
    assert shown(marit) == {"Later (1)": [("Horvat", "Over 10 dagen", "Evaluatie gezinsplan", "U")]}
    clock.shift(timedelta(days=5))
    marit.force_login(people.marit)
    assert shown(marit) == {"Deze week (1)": [("Horvat", "Over 5 dagen", "Evaluatie gezinsplan", "U")]}
    clock.shift(timedelta(days=6))
    marit.force_login(people.marit)
    assert shown(marit) == {"Te laat (1)": [("Horvat", "1 dag te laat", "Evaluatie gezinsplan", "U")]}


def test_the_earliest_of_everything_that_waits_is_shown(people, marit):
    walks.plan_active(people, walks.active(people), in_days=42)
    assert shown(marit) == {
        "Later (1)": [("Horvat", "Over 14 dagen", "Elke week praten met de coach.", "Dr. Van Essen")]
    }


def test_an_offered_handover_waits_for_the_receiver(people, marit):
    walks.handover_offered(people, walks.active(people))
    assert shown(marit) == {"Later (1)": [("Horvat", "Over 14 dagen", "Antwoord op de overdracht", "Jorn Feenstra")]}


def test_a_shared_analysis_waits_for_answers_within_the_term_of_the_municipality(people, marit):
    Term.objects.create(
        municipality=people.veendam, key="response_days", value=5, valid_from=date(2026, 1, 1), source="besluit"
    )
    walks.analysis_shared(people, walks.active(people))
    answer = marit.get("/").context["groups"][0]["rows"][0]
    assert (answer["term"], answer["what_sub"]) == ("Over 5 dagen", "Voorgelegd op 2 maart")


def test_a_plan_in_the_making_has_six_weeks_from_the_day_no_family_plan_comes(people, marit):
    walks.plan_draft(people, walks.active(people))
    assert shown(marit) == {"Later (1)": [("Horvat", "Over 42 dagen", "Gezinsplan vaststellen", "U")]}


def test_a_proposed_plan_waits_for_answers_and_an_adopted_one_does_not(people, marit):
    home = walks.active(people)
    plan = walks.plan_proposed(people, home)
    assert shown(marit)["Later (1)"][0][2] == "Gezinsplan: antwoorden en vaststellen"
    walks.everybody_answers(people, plan, lambda **answer: plans.respond(plan=plan, **answer))
    walks.go(plan, "adopt", people.marit, evaluate_on=walks.today() + timedelta(days=3))
    assert shown(marit) == {"Deze week (1)": [("Horvat", "Over 3 dagen", "Evaluatie gezinsplan", "U")]}


def test_a_family_where_nothing_is_planned_stands_without_a_date(people, marit):
    walks.active(people)
    assert shown(marit) == {"Zonder datum (1)": [("Horvat", "Plan een datum", "Nog geen evaluatie gepland", "U")]}


def test_a_question_without_coordinator_is_found_under_nobody_with_its_term(people, marit):
    walks.registered(people)
    assert shown(marit) == {}
    assert shown(marit, "/?regie=niemand") == {
        "Later (1)": [("Horvat", "Over 7 dagen", "Casusregisseur kiezen", "Lokaal team")]
    }


def test_a_final_analysis_and_a_concluded_evaluation_do_not_wait(people, marit):
    home = walks.active(people)
    walks.analysis_final(people, home)
    assert "Zonder datum (1)" in shown(marit)
    walks.evaluation_concluded(people, home)
    assert shown(marit)["Later (1)"][0][1:3] == ("Over 14 dagen", "Elke week praten met de coach.")


def test_the_boxes_count_all_groups_whatever_group_is_chosen(people, marit):
    walks.active(people, "Zonder")
    walks.plan_active(people, walks.active(people, "Vlug"), in_days=2)
    walks.plan_active(people, walks.active(people, "Rustig"), in_days=13)
    expected = {"te laat": 0, "deze week": 1, "zonder datum": 1, "gezinnen in totaal": 3}
    assert numbers(marit) == numbers(marit, "/?groep=week") == expected
    assert list(shown(marit, "/?groep=week")) == ["Deze week (1)"]


def test_a_box_leads_to_its_group_and_a_chip_takes_the_filter_away(people, marit):
    walks.active(people)
    answer = marit.get("/?groep=zonder&soort=alles&regie=iedereen&q=hor")
    assert [chip["label"] for chip in answer.context["chips"]] == ["Zoekt: hor", "Regie: iedereen", "Zonder datum"]
    without_search = answer.context["chips"][0]["url"]
    assert without_search == "/?regie=iedereen&groep=zonder"
    assert answer.context["counts"][0]["url"] == "/?q=hor&regie=iedereen&groep=laat"


@pytest.mark.parametrize(
    ("words", "found"),
    [("horv", True), ("HORVAT", True), ("luka", True), ("luka horvat", True), ("dario", False), ("%", False),
     ("_", False), ("luka bakker", False), ("  ", True)],
)  # fmt: skip
def test_searching_looks_at_the_family_and_its_youths_letter_by_letter(people, marit, words, found):
    walks.active(people)
    assert bool(shown(marit, f"/?q={words.replace('%', '%25').replace(' ', '+')}")) is found


def test_searching_finds_nothing_that_the_reader_may_not_see(people, client):
    walks.active(people)
    client.force_login(people.sven)
    assert shown(client, "/?q=horvat&regie=iedereen&stand=alles") == {}
    client.force_login(people.nynke)
    assert shown(client, "/?q=horvat&regie=iedereen&stand=alles") == {}


def test_a_colleague_on_the_team_sees_the_family_under_everybody(people, client):
    walks.active(people)
    client.force_login(people.jorn)
    assert shown(client) == {}
    assert shown(client, "/?regie=iedereen")["Zonder datum (1)"][0][3] == "Marit Dijkhuis"
    assert shown(client, f"/?regie={people.marit.pk}")["Zonder datum (1)"][0][0] == "Horvat"


def test_a_filter_by_kind_shows_only_that_kind(people, marit):
    walks.plan_active(people, walks.active(people), in_days=42)
    walks.active(people, "Zonder")
    assert shown(marit, "/?soort=evaluatie") == {
        "Later (1)": [("Horvat", "Over 42 dagen", "Evaluatie gezinsplan", "U")]
    }
    assert shown(marit, "/?soort=overdracht") == {}
    assert numbers(marit, "/?soort=evaluatie")["gezinnen in totaal"] == 1


def test_a_closed_case_is_found_by_whoever_had_the_regie(people, marit):
    home = walks.active(people)
    walks.go(home.case, "close", people.marit, close_reason="01", end_report="Klaar.", aftercare="Bij het lokale team.")
    assert shown(marit) == {}
    found = shown(marit, "/?stand=afgesloten")
    assert found == {"Zonder datum (1)": [("Horvat", "", "Afgesloten", "")]}


def test_an_address_with_nonsense_is_an_address_without_it(people, marit):
    walks.active(people)
    assert shown(marit, "/?regie=iedereen'--&soort=x&stand=y&groep=z&page=99&q=%00") == shown(marit)


def test_the_list_is_paged_and_every_family_comes_once(people, marit, monkeypatch):
    monkeypatch.setattr("cases.web.caseload.PER_PAGE", 3)
    for number in range(7):
        walks.active(people, f"Gezin {number}")
    names = []
    for page in (1, 2, 3):
        for rows in shown(marit, f"/?page={page}").values():
            names += [row[0] for row in rows]
    assert names == [f"Gezin {number}" for number in range(7)]


def fill(people, families):
    """Families in every situation that costs a query."""
    for number in families:
        kind, name = number % 5, f"Gezin {number}"
        home = walks.active(people, name)
        if kind == 0:
            walks.plan_active(people, home, in_days=7)
        elif kind == 1:
            walks.plan_active(people, home, in_days=40)
        elif kind == 2:
            walks.handover_offered(people, home)
        elif kind == 3:
            walks.analysis_shared(people, home)


def test_twenty_five_families_cost_as_many_queries_as_five_and_at_most_eleven(people, marit):
    fill(people, range(5))
    marit.get("/")
    with CaptureQueriesContext(connection) as few:
        marit.get("/")
    fill(people, range(5, 25))
    with CaptureQueriesContext(connection) as many:
        assert numbers(marit)["gezinnen in totaal"] == 25
    assert len(many) == len(few)
    assert len(many) <= at_most(10), [query["sql"][:90] for query in many]


def callout(client, address="/"):
    return client.get(address).context["without_coordinator"]


def test_whoever_works_for_the_local_team_is_told_of_families_without_coordinator(people, client):
    walks.active(people, "Loopt")
    client.force_login(people.jorn)
    assert callout(client) is None
    for name in ("Nieuw", "Nieuwer"):
        walks.registered(people, name)
    for person in (people.marit, people.jorn, people.tess):
        client.force_login(person)
        told = callout(client)
        assert told["number"] == 2
        for elsewhere in ("/?regie=iedereen", "/?q=loopt", f"/?regie={people.marit.pk}", "/?stand=afgesloten"):
            assert callout(client, elsewhere) == told
        rows = [row[0] for rows in shown(client, told["url"]).values() for row in rows]
        assert sorted(rows) == ["Nieuw", "Nieuwer"]
        assert callout(client, told["url"]) is None, "the list itself needs no link to itself"
        assert "Nog geen casusregisseur (2)" in client.get("/?soort=evaluatie").content.decode()


def test_nobody_is_told_of_a_family_they_may_not_see(people, client):
    walks.registered(people)
    for person in (people.nynke, people.essen, people.sven):
        client.force_login(person)
        assert callout(client) is None, person


def test_whoever_works_for_a_provider_is_not_offered_to_add_a_family(people, client):
    client.force_login(people.essen)
    assert "Gezin toevoegen" not in client.get("/").content.decode()
    client.force_login(people.jorn)
    assert "Gezin toevoegen" in client.get("/").content.decode()


def test_whoever_works_for_a_provider_sees_the_families_where_they_take_part_at_once(people, client):
    client.force_login(people.essen)
    assert "U doet nu bij geen enkel gezin mee" in client.get("/").content.decode()
    walks.active(people)
    assert shown(client)["Zonder datum (1)"][0][3] == "Marit Dijkhuis"
    assert client.get("/").context["chips"] == []
    assert shown(client, "/?regie=ik") == {}


def test_a_functional_administrator_finds_the_administration_and_brings_no_family_in(people, client):
    client.force_login(people.bea)
    html = client.get("/").content.decode()
    assert 'href="/beheer/"' in html and "Gezin toevoegen" not in html
    client.force_login(people.marit)
    assert "/beheer/" not in client.get("/").content.decode()


def test_an_empty_list_says_where_the_others_are(people, client):
    client.force_login(people.jorn)
    assert "Toon alle gezinnen die ik mag zien" in client.get("/").content.decode()


def test_a_child_is_counted_and_a_parent_is_not(people, marit):
    home = walks.active(people)
    other = Person(family=home.case.family, first_name="Mila", birth_date=date(2015, 3, 2), is_youth=True)
    write(other, by=people.marit)
    assert marit.get("/").context["groups"][0]["rows"][0]["sub"] == "2 kinderen · regie: u"


def test_an_answer_does_not_end_the_waiting_but_finalising_does(people, marit):
    home = walks.active(people)
    analysis = walks.analysis_shared(people, home)
    walks.everybody_answers(people, analysis, lambda **answer: analyses.respond(analysis=analysis, **answer))
    assert "Later (1)" in shown(marit)
    walks.go(analysis, "finalise", people.marit)
    assert "Zonder datum (1)" in shown(marit)

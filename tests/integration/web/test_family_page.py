"""The overview of a family: the plan in short, what comes, what happened, and the step that comes next."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.access.records import write
from cases.families.models import LifeEvent, Person
from cases.plans import actions as plans
from cases.plans.models import Agreement, Goal, GoalScale
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


def overview(client, home):
    answer = client.get(reverse("cases:family", args=[home.case.pk]))
    assert answer.status_code == 200
    return answer


def actions(client, home):
    return [action["label"] for action in overview(client, home).context["identity"]["actions"]]


def test_the_next_step_follows_the_work_from_first_contact_to_evaluation(people, marit, clock):
    home = walks.registered(people)
    assert actions(marit, home) == ["Zaak starten"]
    home.case = walks.go(home.case, "activate", people.marit, coordinator=people.marit)
    assert actions(marit, home) == ["Analyse beginnen"]
    analysis = walks.analysis_draft(people, home)
    assert actions(marit, home) == ["Analyse afmaken"]
    analysis = walks.go(analysis, "share", people.marit)
    assert actions(marit, home) == ["Antwoorden op de analyse"]
    from cases.analysis import actions as analyses

    walks.everybody_answers(people, analysis, lambda **answer: analyses.respond(analysis=analysis, **answer))
    walks.go(analysis, "finalise", people.marit)
    assert actions(marit, home) == ["Gezinsplan maken"]
    plan = walks.plan_draft(people, home)
    assert actions(marit, home) == ["Afdrukken", "Gezinsplan afmaken"]
    plan = walks.go(plan, "propose", people.marit)
    assert actions(marit, home) == ["Afdrukken", "Antwoorden op het plan"]
    walks.everybody_answers(people, plan, lambda **answer: plans.respond(plan=plan, **answer))
    walks.go(plan, "adopt", people.marit, evaluate_on=walks.today() + timedelta(days=42))
    assert actions(marit, home) == ["Afdrukken"]
    clock.shift(timedelta(days=30))
    marit.force_login(people.marit)
    assert actions(marit, home) == ["Afdrukken", "Evaluatie starten"]
    walks.go(plan.evaluations.get(), "hold", people.marit, held_on=walks.today())
    assert actions(marit, home) == ["Afdrukken", "Evaluatie afronden"]


def test_who_is_asked_to_take_over_is_led_to_the_answer(people, client):
    home = walks.active(people)
    walks.handover_offered(people, home)
    client.force_login(people.jorn)
    assert actions(client, home) == ["Overdracht beantwoorden"]


def test_the_leader_who_only_reads_gets_no_step_to_write(people, client):
    home = walks.active(people)
    client.force_login(people.tess)
    assert actions(client, home) == []


def test_what_comes_is_in_order_and_names_the_birthday_that_changes_something(people, marit):
    home = walks.active(people)  # Luka becomes 16 within a year
    walks.plan_active(people, home, in_days=42)
    assert home.luka.birth_date
    birthday = home.luka.birth_date.replace(year=home.luka.birth_date.year + 16)
    lines = [(line["date"], line["words"].split(" · ")[0]) for line in overview(marit, home).context["coming"]]
    assert lines == [
        (date(2026, 3, 16), "Elke week praten met de coach. (Dr. Van Essen)"),
        (date(2026, 4, 13), "Evaluatie"),
        (birthday, "Luka wordt 16: beslist zelf over hulp en delen"),
    ]


def test_the_goal_shows_each_person_with_their_own_number(people, marit):
    home = walks.active(people)
    plan = walks.plan_draft(people, home)
    goal = plan.goals.get()
    write(GoalScale(goal=goal, person=home.luka, now=4, wished=8), by=people.marit)
    write(GoalScale(goal=goal, person=home.ivana, now=6, wished=7), by=people.marit)
    page = overview(marit, home).content.decode()
    assert "Nu: 4 van de 10. Doel: 8." in page
    assert "Nu: 6 van de 10. Doel: 7." in page


def test_the_points_come_in_a_second_request_with_the_most_urgent_first(people, marit):
    home = walks.active(people)
    walks.plan_active(people, home)
    page = overview(marit, home).content.decode()
    address = reverse("cases:attention-short", args=[home.case.pk])
    assert f'hx-get="{address}"' in page
    short = marit.get(address)
    assert "aandacht" in short.content.decode()
    assert len(short.context["points"]) <= 3 <= short.context["number"]


def test_a_family_of_somebody_else_does_not_exist(people, client):
    home = walks.active(people)
    client.force_login(people.sven)
    for name in ("family", "attention-short", "timeline"):
        assert client.get(reverse(f"cases:{name}", args=[home.case.pk])).status_code == 404


def test_the_overview_of_twenty_five_goals_costs_as_many_queries_as_of_one(people, marit):
    home = walks.active(people)
    walks.analysis_final(people, home)
    plan = walks.plan_draft(people, home)
    overview(marit, home)
    with CaptureQueriesContext(connection) as one:
        overview(marit, home)
    for number in range(24):
        goal = write(
            Goal(plan=plan, title=f"Doel {number}", desired="Anders."),
            by=people.marit,
            many={"of_people": [home.luka]},
        )
        write(GoalScale(goal=goal, person=home.luka, now=4, wished=8), by=people.marit)
        agreement = Agreement(plan=plan, what=f"Iets {number}", person=home.dario, due_on=walks.today())
        write(agreement, by=people.marit, many={"goals": [goal]})
    with CaptureQueriesContext(connection) as many:
        overview(marit, home)
    assert len(many) == len(one)
    assert len(many) <= at_most(22), [query["sql"][:100] for query in many]


def test_the_overview_of_a_plan_in_force_stays_within_twenty_three_queries(people, marit, clock):
    home = walks.active(people)
    walks.analysis_final(people, home)
    walks.evaluation_concluded(people, home)
    walks.handover_offered(people, home)
    overview(marit, home)
    with CaptureQueriesContext(connection) as found:
        overview(marit, home)
    assert len(found) <= at_most(22), [query["sql"][:100] for query in found]


ALL = "?soort=alles"


def timeline(client, home, query=""):
    answer = client.get(reverse("cases:timeline", args=[home.case.pk]) + query)
    assert answer.status_code == 200
    return answer


def test_the_timeline_puts_the_life_of_the_family_and_the_work_on_one_line_newest_first(people, marit):
    home = walks.active(people)
    for when, text in (("2020", "Verhuizing"), ("2020-06", "Nieuwe school"), ("2026-02-14", "Opa overleden")):
        event = LifeEvent(family=home.case.family, when=when, text=text)
        write(event, by=people.marit, many={"people": [home.luka]})
    rows = timeline(marit, home, ALL).context["rows"]
    assert rows[0]["at"] == date(2026, 3, 2)
    told = [(row["words"], row["title"]) for row in rows if row["words"]]
    assert told == [("14 februari 2026", "Opa overleden"), ("juni 2020", "Nieuwe school"), ("2020", "Verhuizing")]
    assert "00:00" not in timeline(marit, home, ALL).content.decode()


def test_the_timeline_tells_when_it_happened_and_when_it_was_written_down(people, marit):
    home = walks.active(people)
    plan = walks.plan_active(people, home)
    plans.settle_goal(plan.goals.get(), status="behaald", outcome="Het lukt.", by=people.marit, on=date(2026, 2, 20))
    page = timeline(marit, home, ALL).content.decode()
    assert "20 februari 2026</time> · door Marit Dijkhuis · vastgelegd op 2 maart 2026" in page


def test_the_timeline_is_filtered_by_kind(people, marit):
    home = walks.active(people)
    write(LifeEvent(family=home.case.family, when="2020", text="Verhuizing"), by=people.marit)
    walks.analysis_shared(people, home)

    def titles(kind):
        return {row["title"] for row in timeline(marit, home, f"?soort={kind}").context["rows"]}

    assert titles("gezin") == {"Verhuizing"}
    assert titles("stappen") == {"Zaak actief", "Verklarende analyse ligt voor"}
    assert "Verklarende analyse ligt voor" in titles("analyse")
    assert "Verhuizing" not in titles("zaak")
    assert "Verhuizing" in titles("alles")
    assert titles("onzin") == titles("stappen")


def test_the_timeline_opens_on_steps_and_decisions_and_everything_is_one_click_away(people, marit, monkeypatch):
    home = walks.active(people)
    write(LifeEvent(family=home.case.family, when="2020", text="Verhuizing"), by=people.marit)
    opened = timeline(marit, home)
    assert [row["title"] for row in opened.context["rows"]] == ["Zaak actief"]
    assert opened.context["query"] == ""
    assert '<a href="?soort=alles">Toon alles</a>' in opened.content.decode()
    monkeypatch.setattr("cases.web.timeline.PER_PAGE", 2)
    everything = timeline(marit, home, ALL).content.decode()
    assert '<a href="?soort=stappen">Toon alleen stappen en besluiten</a>' in everything
    assert "?soort=alles&amp;page=2" in everything, "the next page shows everything too"


def test_a_timeline_without_steps_yet_says_that_there_is_more(people, marit):
    page = timeline(marit, walks.registered(people)).content.decode()
    assert "Hiervan staat er nog niets" in page and "Gezin aangemeld" not in page


def test_small_changes_of_one_kind_on_one_day_are_one_line(people, marit, clock):
    home = walks.active(people)
    clock.shift(timedelta(minutes=1))
    write(LifeEvent(family=home.case.family, when="2020", text="Verhuisd"), by=people.marit)  # something else between
    for name in ("Mila", "Bo", "Sam"):
        clock.shift(timedelta(minutes=1))
        write(Person(family=home.case.family, first_name=name), by=people.marit)
    rows = [row["title"] for row in timeline(marit, home, ALL).context["rows"]]
    assert rows[0] == "Persoon toegevoegd (3 keer)"


def test_the_timeline_is_paged_with_a_fixed_number_of_queries(people, marit, monkeypatch):
    home = walks.active(people)
    for number in range(30):
        write(LifeEvent(family=home.case.family, when=f"{1990 + number}", text=f"Iets {number}"), by=people.marit)
    timeline(marit, home)
    counts = []
    for size in (3, 25):
        monkeypatch.setattr("cases.web.timeline.PER_PAGE", size)
        with CaptureQueriesContext(connection) as found:
            timeline(marit, home, "?soort=gezin&page=1")
        counts.append(len(found))
    assert counts[0] == counts[1]

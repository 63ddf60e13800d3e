"""Team: only for who leads, per person what is late, and what waits for a decision. And the list of reminders."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.reminders import actions
from cases.reminders.models import Kind, Reminder
from tests import walks
from tests.counting import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def tess(people, client):
    client.force_login(people.tess)
    return client


def per_person(client):
    rows = client.get(reverse("cases:teamwork")).context["people"]
    return {row["name"]: (row["number"], row["late"], row["week"], row["unplanned"]) for row in rows}


@pytest.mark.parametrize("name", ["marit", "jorn", "essen", "nynke", "sven", "bea"])
def test_only_who_leads_a_team_sees_it(people, client, name):
    client.force_login(people.each()[name])
    assert client.get(reverse("cases:teamwork")).status_code == 403
    assert "Team" not in [item["label"] for item in client.get("/").context["nav_items"]]


def test_the_load_per_person_counts_late_this_week_and_without_evaluation(people, tess):
    walks.active(people, "Zonder")
    walks.plan_active(people, walks.active(people, "Vlug"), in_days=3)
    walks.registered(people, "Nieuw")
    found = per_person(tess)
    assert found["Marit Dijkhuis"] == (2, 0, 1, 1)
    assert found["Jorn Feenstra"] == (0, 0, 0, 0)
    assert not {"Sven Mulder", "Bea Hoekstra", "Fay Huizinga"} & set(found)  # elsewhere; who administers; who oversees


def test_the_numbers_lead_to_the_list_with_just_those_families(people, tess):
    walks.active(people, "Zonder")
    walks.plan_active(people, walks.active(people, "Vlug"), in_days=3)
    row = next(row for row in tess.get("/team").context["people"] if row["name"] == "Marit Dijkhuis")
    found = tess.get(row["week_url"])
    assert [one["name"] for group in found.context["groups"] for one in group["rows"]] == ["Vlug"]
    assert "Regie: Marit Dijkhuis" in [chip["label"] for chip in found.context["chips"]]
    found = tess.get(row["unplanned_url"])
    assert [one["name"] for group in found.context["groups"] for one in group["rows"]] == ["Zonder"]
    assert "Stand: actief, zonder evaluatie" in [chip["label"] for chip in found.context["chips"]]


def test_questions_without_coordinator_and_handovers_wait_on_the_page(people, tess):
    walks.registered(people, "Nieuw")
    walks.handover_offered(people, walks.active(people, "Weg"))
    page = tess.get("/team")
    assert [(row["name"], row["ago"]) for row in page.context["waiting"]] == [("Nieuw", "vandaag")]
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        tess.force_login(people.tess)
        assert [row["ago"] for row in tess.get("/team").context["waiting"]] == ["3 dagen geleden"]
    found = tess.get(page.context["nobody_url"]).context["groups"]
    assert [row["name"] for group in found for row in group["rows"]] == ["Nieuw"]
    assert [(row["name"], row["receiver"]) for row in page.context["handovers"]] == [("Weg", "Jorn Feenstra")]
    assert {box["label"]: box["number"] for box in page.context["counts"]}["zonder casusregisseur"] == 1


def test_twenty_families_cost_as_many_queries_as_one(people, tess):
    counts = []
    for names in (["a"], [f"b{number}" for number in range(9)]):
        for name in names:
            walks.registered(people, f"Nieuw {name}")
            walks.handover_offered(people, walks.active(people, f"Weg {name}"))
        tess.get("/team")
        with CaptureQueriesContext(connection) as found:
            tess.get("/team")
        counts.append(len(found))
    assert counts[0] == counts[1] <= at_most(13)


def reminded(people):
    """An evaluation in two weeks, so that somebody was told when it was planned four weeks ahead."""
    home = walks.active(people)
    plan = walks.plan_active(people, home, in_days=42)
    assert plan.next_evaluation_on
    row = Reminder(
        case=home.case, kind=Kind.EVALUATION, occasion=str(plan.pk), subject_id=plan.evaluations.get().pk, rung=-28,
        moment_on=plan.next_evaluation_on, due_on=walks.today(), recipient=people.marit, status="sent",
    )  # fmt: skip
    row.save()
    return row


def test_my_reminders_lead_to_where_it_is_done_and_leave_the_list_when_seen(people, client):
    row = reminded(people)
    client.force_login(people.marit)
    page = client.get(reverse("cases:reminders"))
    assert [one["url"] for one in page.context["rows"]] == [reverse("cases:evaluation", args=[row.subject_id])]
    assert [item["count"] for item in page.context["nav_items"]] == [0, 1, 0]
    after = client.post(reverse("cases:reminder-seen", args=[row.pk]), follow=True)
    assert after.context["rows"] == []
    assert "Er wacht nu niets op u" in after.content.decode()


def test_what_was_done_is_not_on_the_list_any_more_also_without_a_run_in_between(people, client):
    row = reminded(people)
    client.force_login(people.marit)
    walks.go(
        row.case.evaluations.get(), "move", people.marit, due_on=walks.today() + timedelta(days=50), reason="Griep"
    )
    page = client.get(reverse("cases:reminders"))
    assert page.context["rows"] == []
    assert actions.open_reminders(people.marit).count() == 0


def test_the_reminder_of_somebody_else_does_not_exist(people, client):
    row = reminded(people)
    client.force_login(people.jorn)
    assert client.post(reverse("cases:reminder-seen", args=[row.pk])).status_code == 404
    assert client.get(reverse("cases:reminder-seen", args=[row.pk])).status_code == 405
    row.refresh_from_db()
    assert row.seen_at is None


def test_the_accessibility_statement_is_for_everybody(client, db):
    page = client.get("/toegankelijkheid")
    assert page.status_code == 200
    assert 'href="/toegankelijkheid"' in page.content.decode()


def test_many_reminders_come_in_pages_and_none_is_left_out(people, client, monkeypatch):
    for _ in range(3):
        reminded(people)
    client.force_login(people.marit)
    monkeypatch.setattr("cases.web.reminders.PER_PAGE", 2)
    pages = [client.get(reverse("cases:reminders"), {"page": number}) for number in (1, 2)]
    assert [len(page.context["rows"]) for page in pages] == [2, 1]
    assert len({row["pk"] for page in pages for row in page.context["rows"]}) == 3
    assert "1 tot en met 2 van 3 herinneringen" in pages[0].content.decode()

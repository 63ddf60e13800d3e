"""What goes out as a file: one's own list, the numbers of the teams, and the plan to copy into another dossier."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from cases.access.log.models import AccessLine
from cases.access.records import write
from cases.analysis.models import Statement
from cases.exporting import numbers
from cases.exporting.form_text import blocks
from cases.plans.models import HelpRequest
from cases.sharing.models import Participation
from network.models import Membership, Organisation, User
from network.roles import Role
from tests import walks
from tests.personas import long_ago, make_people
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return make_people()


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    return client


def read_csv(answer: Any) -> list[dict[str, str]]:
    text = answer.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def read_xlsx(answer: Any) -> list[list[Any]]:
    sheet: Any = load_workbook(io.BytesIO(answer.getvalue())).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


# --- Mijn gezinnen --------------------------------------------------------------------------------------------------


def test_the_file_has_the_rows_of_the_list_and_honours_its_filters(people):
    walks.plan_active(people, walks.active(people, "Horvat"), in_days=10)
    walks.active(people, "=1+1 Bakker")
    client = signed_in(people.marit)
    rows = read_csv(client.get(reverse("cases:caseload-csv")))
    assert [(row["Gezin"], row["Stand"], row["Kinderen"], row["Casusregisseur"], row["Wie"]) for row in rows] == [
        ("Horvat", "actief", "1", "Marit Dijkhuis", "Marit Dijkhuis"),
        ("'=1+1 Bakker", "actief", "1", "Marit Dijkhuis", "Marit Dijkhuis"),
    ]
    assert rows[0]["Voor"] == str(today() + timedelta(days=10))
    assert [row["Gezin"] for row in read_csv(client.get("/mijn-gezinnen/csv?q=horvat"))] == ["Horvat"]
    assert [row["Gezin"] for row in read_csv(client.get("/mijn-gezinnen/csv?groep=zonder"))] == ["'=1+1 Bakker"]
    assert read_csv(client.get("/mijn-gezinnen/csv?stand=afgesloten")) == []
    assert 'href="/mijn-gezinnen/csv?q=horvat"' in client.get("/?q=horvat").text


def test_the_workbook_has_the_same_rows(people):
    walks.plan_active(people, walks.active(people, "Horvat"), in_days=10)
    client = signed_in(people.marit)
    (row,) = read_csv(client.get(reverse("cases:caseload-csv")))
    head, line = read_xlsx(client.get(reverse("cases:caseload-xlsx")))
    told = dict(zip(head, line, strict=True))
    assert told.pop("Kinderen") == int(row.pop("Kinderen"))
    for name in ("Voor", "Datum van de vraag"):
        assert f"{told.pop(name):%Y-%m-%d}" == row.pop(name)
    assert told == row


def test_nobody_finds_another_family_in_their_file(people):
    walks.active(people, "Horvat")
    assert [row["Gezin"] for row in read_csv(signed_in(people.essen).get("/mijn-gezinnen/csv"))] == ["Horvat"]
    for name in ("sven", "nynke", "fay", "bea", "oscar"):
        url = "/mijn-gezinnen/csv?regie=iedereen&stand=alles"
        assert read_csv(signed_in(people.users[name]).get(url)) == []


def test_whoever_loses_sight_of_a_family_while_the_file_is_made_gets_no_row_of_it(people):
    home = walks.active(people, "Horvat")
    answer = signed_in(people.essen).get("/mijn-gezinnen/csv")
    Participation.objects.filter(case=home.case, organisation=people.provider).delete()
    assert read_csv(answer) == []


def test_each_family_of_the_file_stands_in_the_read_log_as_taken_along(people):
    home = walks.active(people, "Horvat")
    walks.active(people, "Bakker")
    client, before = signed_in(people.marit), AccessLine.objects.order_by("-pk").values_list("pk", flat=True)[0]
    client.get("/mijn-gezinnen/csv?q=horvat").getvalue()
    lines = AccessLine.objects.filter(pk__gt=before)
    assert {(one.event, one.shown, one.case, one.subject) for one in lines} == {
        ("export", "caseload", home.case.pk, home.luka.pk)
    }


def test_a_longer_list_costs_no_more_questions(people):
    def asked() -> int:
        client = signed_in(people.marit)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("cases:caseload-csv")).getvalue()
        return len(queries)

    walks.active(people, "Horvat")
    first = asked()
    for number in range(4):
        walks.active(people, f"Bakker {number}")
    assert asked() == first


# --- the numbers ----------------------------------------------------------------------------------------------------


def test_who_leads_sees_the_numbers_of_the_team_and_no_name(people):
    walks.plan_active(people, walks.active(people, "Horvat"))
    walks.registered(people, "Bakker")
    client = signed_in(people.tess)
    (row,) = read_csv(client.get(reverse("cases:numbers-csv")))
    assert row == {
        "Lokaal team": "Lokaal team Veendam", "Gemeente": "Veendam", "Lopende zaken": "2", "Aanmelding": "1",
        "Actief": "1", "Zonder casusregisseur": "1", "Actief zonder gezinsplan": "0", "Evaluatie te laat": "0",
        "Nieuw dit jaar": row["Nieuw dit jaar"], "Afgesloten dit jaar": "0", "Jeugdigen": "2",
        "Jeugdigen van 16 of ouder": "0",
    }  # fmt: skip
    head, line = read_xlsx(client.get(reverse("cases:numbers-xlsx")))
    assert [str(one) for one in line] == list(row.values()) and head == list(numbers.HEAD)
    page = client.get(reverse("cases:numbers")).text
    assert "Lokaal team Veendam" in page and "Horvat" not in page and "Bakker" not in page


def test_a_family_that_another_team_leads_from_tomorrow_is_counted_once(people):
    home = walks.active(people, "Horvat")
    others = make_people(" Noord")
    home.case.participations.filter(leads=True).update(ends_on=today())
    Participation.objects.create(case=home.case, organisation=others.team, leads=True, begins_on=today() + timedelta(1),
                                 added_by=people.marit, changed_by=people.marit)  # fmt: skip
    rows = numbers.per_team(Organisation.objects.filter(pk__in=[people.team.pk, others.team.pk]), today())
    assert {row["team"]: row["open"] for row in rows} == {people.team: 1, others.team: 0}


def test_a_regional_coordinator_sees_every_team_of_the_region_and_no_family(people):
    walks.active(people, "Horvat")
    others = make_people(" Noord")
    walks.active(others, "Bakker")
    ria = User.objects.create_user("ria@example.org", name="Ria Tol")
    Membership.objects.create(user=ria, organisation=others.other_provider, role=Role.REGIONAL_COORDINATOR,
                              begins_on=long_ago())  # fmt: skip
    client = signed_in(ria)
    rows = read_csv(client.get(reverse("cases:numbers-csv")))
    told = {row["Lokaal team"]: row["Lopende zaken"] for row in rows}
    assert told == {"Lokaal team Veendam": "1", "Lokaal team Veendam Noord": "1"}
    assert "Cijfers" in client.get("/").text
    mine = read_csv(signed_in(people.tess).get(reverse("cases:numbers-csv")))
    assert [row["Lokaal team"] for row in mine] == ["Lokaal team Veendam"]


def test_nobody_else_sees_the_numbers(people):
    for name in ("marit", "essen", "nynke", "fay", "bea"):
        for route in ("numbers", "numbers-csv", "numbers-xlsx"):
            assert signed_in(people.users[name]).get(reverse(f"cases:{route}")).status_code == 403


# --- the plan to copy -----------------------------------------------------------------------------------------------

# The headings of the forms, as the manual has them (Gezinsanalyse p. 5–35, Plan en aanvraag p. 41–46).
START = [
    "Persoonlijke gegevens", "Wie is er belangrijk voor jullie/jou?", "Wie mag wat ontvangen?",
    "Naar welke school of dagbesteding ga je?", "Waar lopen jullie/loop jij tegenaan?", "Wat is jullie/jouw verhaal?",
    "Wat is belangrijk in jullie geloof, cultuur of gewoontes?", "Welke hulp hebben jullie/jij eerder gehad?",
    "In het kort de belangrijkste dingen onder elkaar", "Waar willen jullie/wil je naartoe werken?",
    "Wat kunnen jullie/kun je zelf? Wie of wat zou jullie/jou kunnen helpen?", "Afspraken", "Akkoord",
]  # fmt: skip
APPLICATION = [
    "Voor wie", "Stap 1: wat is de hulpvraag", "Stap 2: wat zijn de problemen en/of beperkingen",
    "Stap 3: wat is er nodig?", "Stap 4: wat zijn de eigen mogelijkheden? wat is de eigen kracht?",
    "Stap 5: wat zijn andere mogelijkheden?", "Stap 6: conclusie en advies", "Aanvraag jeugdhulp",
]  # fmt: skip


@pytest.fixture
def plan(people):
    home = walks.active(people)
    walks.analysis_final(people, home)
    return walks.plan_active(people, home)


def test_the_text_stands_in_the_order_of_the_form(people, plan):
    made = blocks(plan, people.marit)
    assert [one.title for one in made if one.document == "Gezinsanalyse"] == START
    told = {one.title: one.text for one in made}
    goal, agreement = plan.goals.first(), plan.agreements.first()
    assert told["Persoonlijke gegevens"].startswith(f"Naam: {plan.case.youths()[0].full_name}\nGeboortedatum: ")
    assert plan.wish in told["Waar willen jullie/wil je naartoe werken?"]
    assert f"): {goal.title}" in told["Waar willen jullie/wil je naartoe werken?"]
    assert agreement.what.rstrip(".") in told["Afspraken"] and "Casusregisseur: Marit Dijkhuis" in told["Afspraken"]
    assert "Inhoud: " in told["Akkoord"]


def test_a_request_for_help_follows_in_the_steps_of_its_own_form(people, plan):
    luka = plan.case.youths()[0]
    asked = HelpRequest(
        case=plan.case, person=luka, asked_on=today(), category="ambulant", product_name="Gezinsbegeleiding",
        question="Hoe krijgen we rust?", amount=2, unit="04", frequency="2",
    )  # fmt: skip
    write(asked, by=people.marit)
    made = [one for one in blocks(plan, people.marit) if one.document.startswith("Plan en aanvraag: Gezinsbegeleiding")]
    assert [one.title for one in made] == APPLICATION
    assert made[1].text == "Hoe krijgen we rust?" and "Hoeveel: 2 uren per week" in made[6].text


def test_what_is_for_named_readers_is_not_copied(people):
    home = walks.active(people)
    analysis = walks.analysis_draft(people, home)
    for audience, text in (("everyone", "voor iedereen"), ("professionals", "voor ons"), ("named", "voor een")):
        row = Statement(analysis=analysis, text=text, kind="mening", said_on=today(), voice="professional",
                        professional=people.marit, audience=audience)  # fmt: skip
        write(row, by=people.marit, many={"about": [home.luka]})
    plan = walks.plan_draft(people, home)
    told = " ".join(one.text for one in blocks(plan, people.marit))
    assert "voor iedereen" in told and "voor ons" in told and "voor een" not in told

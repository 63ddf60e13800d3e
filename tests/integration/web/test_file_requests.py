"""The page of rights: one button per right, the requests with their steps, own statements, and the term of the file."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from cases.families.models import Case
from cases.rights.models import FileRequest, RetentionDecision
from tests import request_walks, walks
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people):
    return walks.active(people)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def rights(home):
    return reverse("cases:rights", args=[home.case.pk])


def ask(client, home, kind, **facts):
    said = {"person": home.luka.pk, "asked_by": home.luka.pk, "received_on": today().strftime("%d-%m-%Y"), **facts}
    return client.post(reverse("cases:rights-ask", args=[home.case.pk, kind]), said, follow=True)


def test_every_right_has_its_button_and_its_form(people, home):
    client = signed_in(people.marit)
    page = client.get(rights(home)).text
    for kind in ("inzage", "verbetering", "verklaring", "vernietiging"):
        url = reverse("cases:rights-ask", args=[home.case.pk, kind])
        assert url in page and client.get(url).status_code == 200
    assert client.get(reverse("cases:rights-ask", args=[home.case.pk, "iets"])).status_code == 404


def test_a_request_is_written_down_and_answered(people, home):
    client = signed_in(people.jorn)
    page = ask(client, home, "verbetering", was="Luka zit in 3 havo.", becomes="Luka zit in 4 havo.")
    assert "Het verzoek is opgeschreven" in page.text
    assert "Luka Horvat (zelf)" in page.text
    made = FileRequest.objects.get()
    step = reverse("cases:step", args=["verzoek", made.pk, "finish"])
    assert step in page.text
    done = client.post(step, {"outcome": "Aangepast bij school."}, follow=True)
    assert "Aangepast bij school." in done.text and step not in done.text


def test_who_may_not_ask_is_told_who_may_and_nothing_typed_is_lost(people, home):
    page = ask(signed_in(people.marit), home, "vernietiging", asked_by=home.dario.pk, words="Alles over school.")
    assert "Vernietiging kan worden gevraagd door Luka zelf" in page.text
    assert "Alles over school." in page.text
    assert not FileRequest.objects.exists()


def test_a_correction_and_a_statement_stand_beside_the_text_on_screen_on_paper_and_in_the_follow_up(people, home):
    final = walks.analysis_final(people, home)
    walks.plan_active(people, home)
    client = signed_in(people.marit)
    ask(client, home, "verbetering", was="3 havo", becomes="4 havo", analysis=final.pk, heading="story")
    ask(client, home, "verklaring", words="Zo was het niet voor mij.")
    step = reverse("cases:step", args=["verzoek", FileRequest.objects.get(kind="verbetering").pk, "finish"])
    assert "4 havo" not in client.get(reverse("cases:analysis", args=[final.pk])).text
    client.post(step, {"outcome": "Staat erbij."})
    for name in ("analysis", "analysis-print"):
        text = client.get(reverse(f"cases:{name}", args=[final.pk])).text
        assert "4 havo" in text.split('id="deel-story"')[1].split("</section>")[0]
        assert "Zo was het niet voor mij." in text
    from cases.analysis import actions as analyses

    follow_up = analyses.follow_up(previous=final, triggers=["nieuwe_vraag"], by=people.marit)
    assert "4 havo" in client.get(reverse("cases:analysis", args=[follow_up.pk])).text
    plan = home.case.plans.get()
    for name in ("plan-version", "plan-print"):
        text = client.get(reverse(f"cases:{name}", args=[plan.pk])).text
        assert "Zo was het niet voor mij." in text and "4 havo" not in text


def test_a_provider_reads_the_statements_and_handles_no_requests(people, home):
    request_walks.file_request(people, home, kind="verklaring")
    request = request_walks.file_request(people, home, kind="inzage")
    page = signed_in(people.essen).get(rights(home)).text
    assert "Ik heb dit anders beleefd." in page
    assert str(request.pk) not in page and "Opschrijven" not in page


def test_the_team_leader_sees_numbers_and_days_of_files_that_are_past_and_decides(people, home):
    with time_machine.travel("2050-01-01 10:00+01:00", tick=False):
        client = signed_in(people.tess)
        page = client.get(reverse("cases:retention")).text
        case = Case.objects.get()
        assert case.number in page and "Horvat" not in page and "Luka" not in page
        facts = {"choice": "bewaren", "keep_until": "01-01-2052", "reason": "De jongste krijgt nog hulp."}
        client.post(reverse("cases:retention-decide", args=[case.pk]), facts)
        assert RetentionDecision.objects.get().case == case
        assert case.number not in client.get(reverse("cases:retention")).text
        assert "De jongste krijgt nog hulp." in client.get(rights(home)).text
    assert signed_in(people.marit).get(reverse("cases:retention")).status_code == 403

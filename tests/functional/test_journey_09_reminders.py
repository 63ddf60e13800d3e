"""Get reminded, by hand in the browser."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from playwright.sync_api import Page, expect

from tests import walks
from tests.functional.hands import follow, go, press, reads, sign_in
from tests.mornings import working_morning
from tests.personas import People, make_people

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def morning():
    """Mail comes on working days between seven and seven: the journeys are of such a day."""
    with working_morning():
        yield


@pytest.fixture
def people(db, morning) -> People:
    """Three weeks ago a plan was adopted with an evaluation next week, and ten days ago an analysis was shared."""
    made = make_people()
    with time_machine.travel(walks.today() - timedelta(days=36), tick=True):
        walks.plan_active(made, walks.active(made, "Horvat"), in_days=42)
    with time_machine.travel(walks.today() - timedelta(days=10), tick=True):
        walks.analysis_shared(made, walks.active(made, "Okafor"))
    return made


def test_marit_is_reminded_by_mail_and_on_screen_and_does_it(page: Page, people: People, accessible, mailoutbox):
    """Nobody started the reminders for weeks. When they run, Marit gets one mail for each thing that waits, not one for
    every day that was missed; the mail says that something waits in a case, and nothing about the family. She opens the
    address in it, signs in, and sees what it is: an evaluation next week, and an answer on the analysis. She goes to
    the evaluation from there and moves it: it leaves the list. The other she marks as seen. When the reminders run
    again, nothing is sent twice.
    """
    call_command("run_due")
    letters = [letter for letter in mailoutbox if letter.to == [people.marit.email]]
    assert len(letters) == 2
    body = next(line for line in letters[0].body.splitlines() if line.startswith("http"))
    assert "Horvat" not in letters[0].body
    address = "/" + body.split("/", 3)[3]

    sign_in(page, people.marit, address)
    expect(page.locator("h1")).to_have_text("Herinneringen")
    expect(page.locator("tbody tr")).to_have_count(2)
    expect(page.locator(".site-nav .number-badge")).to_contain_text("2")
    accessible(page)

    follow(page, "Evaluatie van het gezinsplan")
    expect(page.locator(".identity__name")).to_have_text("Gezin Horvat")
    accessible(page)
    follow(page, "Verzetten")
    page.locator("[name=due_on]").fill(f"{walks.today() + timedelta(days=40):%d-%m-%Y}")
    page.locator("[name=reason]").fill("Luka heeft examens.")
    press(page, "Verzetten")

    reads(page, "Gelukt: verzetten.")
    go(page, page.locator(".site-nav").get_by_role("link", name="Herinneringen"))
    expect(page.locator("tbody tr")).to_have_count(1)
    press(page, "Gezien")
    reads(page, "De herinnering is van uw lijst.")
    reads(page, "Er wacht nu niets op u")
    expect(page.locator(".site-nav .number-badge")).to_have_count(0)
    accessible(page)

    sent = len(mailoutbox)
    call_command("run_due")
    assert len(mailoutbox) == sent


def test_dr_van_essen_hears_only_of_what_is_asked_of_her(page: Page, people: People, accessible, mailoutbox):
    """Dr. Van Essen works for a provider. She is reminded of the agreement she carries and of her own answer on the
    analysis, and goes to where she can give it."""
    call_command("run_due")
    sign_in(page, people.essen, "/herinneringen")
    expect(page.locator("tbody tr")).to_have_count(2)
    reads(page, "Elke week praten met de coach.")
    accessible(page)
    follow(page, "Antwoord op de verklarende analyse")
    expect(page.locator(".identity__name")).to_have_text("Gezin Okafor")

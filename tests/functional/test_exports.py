"""The pages about taking along, in the browser: usable by everybody, and a press of a button copies what it says."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import walks
from tests.functional.hands import at, follow, sign_in
from tests.personas import make_people

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_plan_is_copied_per_heading_and_as_a_whole(page: Page, accessible: Any):
    people = make_people()
    plan = walks.plan_active(people, walks.active(people))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(page, people.marit)
    page.goto(f"/plan/{plan.pk}")
    follow(page, "Overnemen in een ander dossier")
    accessible(page)
    at(page, "Kopiëren", "Afspraken").click()
    expect(page.get_by_role("status").filter(has_text="Gekopieerd: Afspraken")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label("Afspraken").input_value()
    assert all(one.what.rstrip(".") in copied for one in plan.agreements.all())
    page.get_by_role("button", name="Alles kopiëren").first.click()
    expect(page.get_by_role("status").filter(has_text="Gekopieerd: Gezinsanalyse")).to_be_visible()
    whole = page.evaluate("navigator.clipboard.readText()")
    assert whole.startswith("Persoonlijke gegevens\n\nNaam: ") and copied in whole


def test_the_pages_about_the_api_are_usable_by_everybody(page: Page, accessible: Any, live_server: Any):
    for address in ("/api/docs/", "/api/docs/aan-de-slag", "/api/docs/gezinnen", "/api/v1/changelog"):
        page.goto(f"{live_server.url}{address}")
        accessible(page)


def test_the_lists_lead_to_their_files(page: Page, accessible: Any):
    people = make_people()
    walks.plan_active(people, walks.active(people))
    sign_in(page, people.marit, at="/?q=horvat")
    with page.expect_download() as csv:
        page.locator("main").get_by_role("link", name="CSV").click()
    assert csv.value.suggested_filename == "mijn-gezinnen.csv"
    sign_in(page, people.tess, at="/team")
    follow(page, "Cijfers van het team")
    accessible(page)
    with page.expect_download() as numbers:
        page.locator("main").get_by_role("link", name="Excel").click()
    assert numbers.value.suggested_filename.startswith("cijfers-")

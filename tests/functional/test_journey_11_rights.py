"""The rights of the person a file is about, by hand in the browser."""

import os

import pytest
from playwright.sync_api import Page, expect

from cases.rights.models import FileRequest
from tests import walks
from tests.functional.hands import at, fill, follow, go, press, reads, reads_not, sign_in
from tests.personas import make_people

pytestmark = pytest.mark.django_db(transaction=True)

SHOTS = os.environ.get("SHOTS")


def shot(page: Page, name: str) -> None:
    if SHOTS:
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{SHOTS}/{name}-{width}.png", full_page=True)
        page.set_viewport_size({"width": 1280, "height": 900})


def test_luka_has_a_fact_corrected_and_adds_a_statement_of_his_own(page: Page, db: None, accessible):
    """Luka reads that he is in 3 havo. Marit opens Rechten and writes down what is wrong. First she chooses his father
    as who asks for destruction, and reads that only Luka may. The correction is noted and finished; an own statement
    stands in the file at once, on the page and on the paper of the analysis.
    """
    people = make_people()
    home = walks.active(people)
    final = walks.analysis_final(people, home)
    address = f"/gezin/{home.case.pk}/rechten"
    sign_in(page, people.marit, address)
    accessible(page)
    shot(page, "rights")
    go(page, at(page, "Opschrijven", "Vernietiging vragen"))
    accessible(page)
    fill(page, person="Luka", asked_by="Dario")
    press(page, "Vernietiging vragen")
    reads(page, "Vernietiging kan worden gevraagd door Luka zelf")
    accessible(page)

    page.goto(address)
    go(page, at(page, "Opschrijven", "Feit verbeteren"))
    accessible(page)
    fill(page, person="Luka", asked_by="Luka", was="Luka zit in 3 havo.", becomes="Luka zit in 4 havo.",
         analysis=str(final), heading="Wat is jullie/jouw verhaal?")  # fmt: skip
    shot(page, "correction")
    press(page, "Feit verbeteren")
    reads(page, "Het verzoek is opgeschreven")
    accessible(page)
    follow(page, "Verzoek afronden")
    accessible(page)
    fill(page, outcome="Het staat er nu naast.")
    press(page, "Verzoek afronden")
    reads(page, "Gedaan")

    go(page, at(page, "Opschrijven", "Eigen verklaring toevoegen"))
    fill(page, person="Luka", asked_by="Luka", words="Ik heb dit anders beleefd.")
    press(page, "Eigen verklaring toevoegen")
    reads(page, "De eigen verklaring staat in het dossier.")
    shot(page, "asked")
    accessible(page)
    for where in ("", "/afdrukken"):
        page.goto(f"/analyse/{final.pk}{where}")
        reads(page, "Luka zit in 4 havo.")
        reads(page, "Ik heb dit anders beleefd.")
        accessible(page)
    assert FileRequest.objects.filter(status="done").count() == 2

    sign_in(page, people.tess, "/bewaartermijnen")
    reads(page, "Van geen dossier")
    accessible(page)
    page.goto(address)
    expect(page.get_by_role("link", name="Opschrijven").first).to_be_visible()
    sign_in(page, people.essen, address)
    reads(page, "Ik heb dit anders beleefd.")
    reads_not(page, "Opschrijven")


def test_luka_gets_a_copy_and_then_has_his_data_destroyed_by_two_people(page: Page, db: None, accessible):
    """Luka asks for a copy of his file. Marit downloads it and notes that she gave it. Then he asks for destruction:
    Marit reads what goes and what stays, and agrees. She cannot carry it out herself. Tess reads the list, forgets to
    tick that she did, is asked for it, and carries it out. Luka's name is nowhere on the pages of the family.
    """
    people = make_people()
    home = walks.active(people)
    walks.analysis_final(people, home)
    address = f"/gezin/{home.case.pk}/rechten"
    sign_in(page, people.marit, address)
    go(page, at(page, "Opschrijven", "Inzage of afschrift"))
    fill(page, person="Luka", asked_by="Luka")
    press(page, "Inzage of afschrift")
    with page.expect_download() as download:
        at(page, "Afschrift downloaden", "Luka").click()
    assert download.value.suggested_filename == f"afschrift-{home.case.number}.zip"

    go(page, at(page, "Opschrijven", "Vernietiging vragen"))
    fill(page, person="Luka", asked_by="Luka", words="Alles wat over mij gaat.")
    press(page, "Vernietiging vragen")
    accessible(page)
    go(page, at(page, "Wat gaat weg en wat blijft", "Luka"))
    reads(page, "gaat alleen over deze persoon")
    accessible(page)
    shot(page, "destruction")
    follow(page, "Akkoord met vernietigen")
    press(page, "Akkoord met vernietigen")
    reads(page, "Akkoord van Marit Dijkhuis")
    expect(page.get_by_role("link", name="Vernietigen", exact=True)).to_have_count(0)

    sign_in(page, people.tess, address)
    follow(page, "Wat gaat weg en wat blijft")
    follow(page, "Vernietigen")
    press(page, "Vernietigen")
    reads(page, "Zet het vinkje als u de lijst hebt gelezen.")
    accessible(page)
    fill(page, confirmed=True)
    press(page, "Vernietigen")
    reads(page, "Gedaan")
    accessible(page)
    shot(page, "destroyed")
    for where in ("", "/mensen", "/rechten", "/tijdlijn"):
        page.goto(f"/gezin/{home.case.pk}{where}")
        expect(page.locator("body")).not_to_contain_text("Luka Horvat")

"""The coordinator leaves; the team leader gives the families to others, in the browser."""

from datetime import timedelta
from typing import Any

from playwright.sync_api import Page, expect

from network.models import Membership
from tests import walks
from tests.functional.hands import follow, press, reads, reads_not, sign_in
from tests.personas import make_people


def test_tess_gives_the_families_of_marit_to_colleagues(page: Page, transactional_db: Any, accessible):
    """Marit worked here until yesterday. Tess reads on her page which families were hers. She chooses Jorn for the
    first and forgets why: she reads so, and her choice still stands there. The second waits for tomorrow."""
    people = make_people()
    walks.active(people, "Bakker")
    horvat = walks.active(people, "Horvat")
    Membership.objects.filter(user=people.marit).update(ends_on=walks.today() - timedelta(days=1))
    sign_in(page, people.tess, "/team")
    reads(page, "De casusregisseur is weg")
    accessible(page)
    follow(page, "Opnieuw toewijzen")
    accessible(page)
    page.locator("[name=form-0-coordinator]").select_option(label="Jorn Feenstra, jeugdwerker")
    press(page, "Toewijzen")
    reads(page, "Schrijf waarom u deze collega kiest")
    accessible(page)
    expect(page.locator("[name=form-0-coordinator] option:checked")).to_have_text("Jorn Feenstra, jeugdwerker")
    page.locator("[name=form-0-reason]").fill("Jorn kent het gezin. Zij weten het.")
    press(page, "Toewijzen")
    reads(page, "Gezin Bakker: Jorn Feenstra is de casusregisseur.")
    reads(page, "Horvat, was van Marit Dijkhuis")
    reads_not(page, "Bakker, was van")
    page.goto(f"/gezin/{horvat.case.pk}/team")
    reads(page, "De casusregisseur is weg. De teamleider wijst opnieuw toe.")
    accessible(page)

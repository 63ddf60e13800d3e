"""Assign the coordinator, and hand the regie over without a day between, by hand in the browser."""

import pytest
from playwright.sync_api import Page, expect

from cases.families.models import Case
from tests import walks
from tests.functional.hands import fill, follow, press, reads, sign_in
from tests.personas import People

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_marit_to_jorn_without_a_day_between(page: Page, people: People, accessible):
    """Marit starts the case and becomes casusregisseur. She invites the provider De Turfschuit and adds Sven. Dr. Van
    Essen gets the procesregie. Father Dario wants the regie himself: Marit writes that down and stays beside him.
    Then Marit changes jobs and offers the regie to Jorn. They talk with the family. Jorn first declines with his
    reason; Marit offers again, and Jorn accepts. Until that moment Marit was the coordinator; there was not a day
    without one, and Dario still has the regie. At last Jorn takes Sven off the team, who sees nothing any more.
    """
    home = walks.registered(people)
    team = f"/gezin/{home.case.pk}/team"
    sign_in(page, people.marit, team)
    accessible(page)
    start_the_case(page, accessible)
    compose_the_team(page, accessible)
    let_father_hold_the_regie(page, accessible)

    offer_to_jorn(page, accessible)
    sign_in(page, people.jorn, team)
    follow(page, "Overdracht niet aannemen")
    accessible(page)
    press(page, "Overdracht niet aannemen")
    reads(page, "Schrijf waarom u de zaak niet overneemt.")
    fill(page, reason="Ik ben de komende weken met verlof.")
    press(page, "Overdracht niet aannemen")
    reads(page, "Ik ben de komende weken met verlof.")
    assert Case.objects.get().coordinator == people.marit

    sign_in(page, people.marit, team)
    offer_to_jorn(page, accessible)
    follow(page, "Gesprek vastleggen")
    accessible(page)
    fill(page, talked_on="1-6-2025", family_present=True, family_view="Wij vinden het goed. Luka kent Jorn al.")
    press(page, "Gesprek vastleggen")
    reads(page, "Samen besproken")
    assert Case.objects.get().coordinator == people.marit

    sign_in(page, people.jorn, team)
    reads(page, "Tot Jorn Feenstra aanneemt, blijft Marit Dijkhuis de casusregisseur")
    follow(page, "Overdracht aannemen")
    accessible(page)
    press(page, "Overdracht aannemen")
    expect(page.locator("main dl").first).to_contain_text("Jorn Feenstra, jeugdwerker")
    expect(page.locator("main dl").first).to_contain_text("Dario Horvat")
    expect(page.locator(".summary-list__row", has_text="Dagen zonder casusregisseur")).to_contain_text("0")
    accessible(page)
    follow(page, "Uit het team Sven Mulder")
    accessible(page)
    press(page, "Sven Mulder uit het team halen")
    reads(page, "Het teamlid gaat uit het team.")


def start_the_case(page: Page, accessible) -> None:
    reads(page, "Nog geen casusregisseur")
    follow(page, "Zaak starten")
    accessible(page)
    press(page, "Zaak starten")
    reads(page, "Kies wie de casusregisseur wordt.")
    fill(page, coordinator="Marit Dijkhuis, casemanager")
    press(page, "Zaak starten")
    expect(page.locator("main dl").first).to_contain_text("Marit Dijkhuis")
    accessible(page)


def compose_the_team(page: Page, accessible) -> None:
    follow(page, "Organisatie uitnodigen")
    accessible(page)
    press(page, "Organisatie uitnodigen")
    reads(page, "Kies een organisatie.")
    fill(page, organisation="Opvoedhulp De Turfschuit", purpose="opvoedhulp thuis",
         ground="direct betrokken bij dezelfde hulp", explanation="Geeft opvoedhulp thuis.")  # fmt: skip
    press(page, "Organisatie uitnodigen")
    reads(page, "opvoedhulp thuis")
    reads(page, "Er zit nog niemand van deze organisatie in het team.")
    follow(page, "Teamlid toevoegen van Opvoedhulp De Turfschuit")
    accessible(page)
    fill(page, user="Sven Mulder, opvoedhulp", task="gezinsgesprekken")
    press(page, "Teamlid van Opvoedhulp De Turfschuit toevoegen")
    reads(page, "gezinsgesprekken")
    follow(page, "Procesregie of inhoudelijke regie toevoegen")
    accessible(page)
    fill(page, kind="procesregie", user="Dr. Van Essen", begins_on="1-6-2025", about="de aanbieders werken samen")
    press(page, "Bewaren")
    reads(page, "de aanbieders werken samen")


def let_father_hold_the_regie(page: Page, accessible) -> None:
    follow(page, "Regie bij het gezin")
    accessible(page)
    fill(page, held_by="Dario")
    press(page, "Regie bij het gezin")
    reads(page, "Het gezin heeft de regie")
    accessible(page)


def offer_to_jorn(page: Page, accessible) -> None:
    follow(page, "Regie overdragen")
    accessible(page)
    press(page, "Regie overdragen")
    reads(page, "Schrijf wat u overdraagt en wat er nog loopt.")
    fill(page, to_user="Jorn Feenstra, jeugdwerker", note="De analyse loopt. Vader wil elke week bellen.")
    press(page, "Regie overdragen")
    reads(page, "Tot Jorn Feenstra aanneemt, blijft Marit Dijkhuis de casusregisseur")
    accessible(page)

"""Close a case and open it again, by hand in the browser."""

import pytest
from playwright.sync_api import Page, expect

from cases.families.models import Case
from tests import walks
from tests.functional.hands import fill, follow, press, reads, sign_in
from tests.personas import People

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_case_is_closed_and_opened_again(page: Page, people: People, accessible):
    """The plan worked. Marit wants to close, and reads which goal still stands open. When it is settled she closes:
    the reason, the end report and who the family may call afterwards; what she forgets is asked for. The team can
    still read the file, and nobody can write in it. Months later father calls again. Tess, the team leader, opens the
    case again with the reason, and Jorn becomes the coordinator.
    """
    home = walks.active(people)
    walks.analysis_final(people, home)
    walks.plan_active(people, home)
    team = f"/gezin/{home.case.pk}/team"
    sign_in(page, people.marit, team)
    reads(page, "Deze doelen staan nog open: “Rust in mijn hoofd”")
    expect(page.get_by_role("link", name="Afsluiten")).to_have_count(0)
    accessible(page)
    page.goto(f"/gezin/{home.case.pk}/plan")
    follow(page, "Zeg hoe dit doel ervoor staat")
    page.locator("[name=status][value=behaald]").check()
    fill(page, outcome="Elke week praten hielp. Het is rustig.")
    press(page, "Bewaren")
    reads(page, "Het is rustig.")
    page.goto(team)
    follow(page, "Afsluiten")
    accessible(page)
    fill(page, end_report="Luka slaapt weer en gaat naar school.")
    press(page, "Afsluiten")
    reads(page, "Kies waarom de zaak wordt afgesloten.")
    reads(page, "Schrijf bij wie het gezin daarna terechtkan.")
    expect(page.locator("[name=end_report]")).to_have_value("Luka slaapt weer en gaat naar school.")
    accessible(page)
    fill(page, close_reason="volgens plan", aftercare="Jorn op school, tot de zomer. Daarna het lokale team.")
    press(page, "Afsluiten")
    expect(page.locator("aside")).to_contain_text("volgens plan")
    expect(page.locator("aside")).to_contain_text("Jorn op school, tot de zomer.")
    reads(page, "De regie is geëindigd")
    accessible(page)
    page.goto(f"/gezin/{home.case.pk}/mensen")
    reads(page, "Luka Horvat")
    expect(page.get_by_role("link", name="Volwassene toevoegen")).to_have_count(0)
    accessible(page)

    sign_in(page, people.tess, team)
    follow(page, "Heropenen")
    accessible(page)
    press(page, "Heropenen")
    reads(page, "Schrijf waarom u heropent.")
    fill(page, reason="Vader belt: Luka slaapt weer slecht.", coordinator="Jorn Feenstra, jeugdwerker")
    press(page, "Heropenen")
    reads(page, "Jorn Feenstra")
    expect(page.locator("aside")).to_contain_text("Actief")
    accessible(page)
    case = Case.objects.get()
    assert (case.status, case.coordinator) == ("active", people.jorn)

"""Be warned in time: the aandachtspunten of a family, mended or put aside by hand in the browser."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from cases.analysis.models import Enclosure
from cases.families.models import Case
from tests import walks
from tests.attention_case import Whole, whole
from tests.functional.hands import fill, follow, go, press, reads, sign_in
from tests.personas import make_people

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def made(db: None) -> Whole:
    """Luka's case; the question came thirty days ago, there was violence, and the genogram is not made yet."""
    made = whole(make_people())
    Case.objects.update(opened_on=walks.today() - timedelta(days=30))
    Enclosure.objects.all().delete()
    made.change(made.rows["worry"], example="Bij een ruzie werd geslagen en geschopt.")
    made.ask(status="aangevraagd", amount=7, unit="14", frequency="6").consented.set(made.case.family.people.all())
    return made


def test_marit_mends_what_she_can_and_puts_aside_what_may_wait(page: Page, made: Whole, accessible):
    """Marit opens Aandachtspunten of the family Horvat. On top, as pressing, stands that violence was named and there
    is no safety plan. Below it: the genogram is missing, seven etmalen "in total" does not fit, and the six weeks for
    the analysis end in twelve days. She adds the genogram from the point itself: the point is gone. The amount may
    wait until the provider calls; first she forgets to say why, is asked for it, and then puts it aside. It stands
    under Opzij gelegd with her name and reason. She notes that the clock of the decision stands still since today.
    Then Jorn takes the amount back, because the provider called. Tess, the team leader, reads everything and can
    change nothing.
    """
    address = f"/gezin/{made.case.pk}/aandachtspunten"
    sign_in(page, made.people.marit, address)
    accessible(page)
    expect(page.locator("main .attention").first).to_contain_text("werd geslagen en geschopt")
    expect(page.locator("main section h2").first).to_contain_text("Dringend")
    reads(page, "Zes weken voor de gezinsanalyse: uiterlijk")
    reads(page, "Nog 12 dagen")

    point = page.locator(".attention", has_text="Het genogram ontbreekt")
    go(page, point.get_by_role("link"))
    accessible(page)
    fill(page, kind="genogram", dated_on="1-6-2025")
    press(page, "Bewaren")
    page.goto(address)
    expect(page.locator(".attention", has_text="Het genogram ontbreekt")).to_have_count(0)

    put_the_amount_aside(page, accessible)
    pause_the_decision(page, address, accessible)

    sign_in(page, made.people.jorn, address)
    press(page, "Haal terug")
    reads(page, "Het punt staat weer bij de aandachtspunten.")
    expect(page.locator("#opzij")).to_have_count(0)
    accessible(page)

    sign_in(page, made.people.tess, address)
    reads(page, "etmalen in totaal")
    expect(page.get_by_text("Opzij leggen")).to_have_count(0)
    accessible(page)


def put_the_amount_aside(page: Page, accessible) -> None:
    point = page.locator(".attention", has_text="etmalen in totaal")
    point.get_by_text("Opzij leggen").click()
    accessible(page)
    go(page, point.get_by_role("button", name="Leg opzij"))
    reads(page, "Schrijf waarom dit punt opzij kan.")
    accessible(page)
    fill(page, reason="De aanbieder belt morgen over de uren.")
    press(page, "Leg opzij")
    aside = page.locator("section", has=page.locator("#opzij"))
    expect(aside).to_contain_text("Opzij gelegd door Marit Dijkhuis")
    expect(aside).to_contain_text("De aanbieder belt morgen over de uren.")
    accessible(page)


def pause_the_decision(page: Page, address: str, accessible) -> None:
    follow(page, "Pauze toevoegen")
    accessible(page)
    today = f"{walks.today():%d-%m-%Y}"
    fill(
        page,
        clock="acht weken tot het besluit van de gemeente",
        begins_on=today,
        reason="De aanvraag is niet compleet.",
    )
    press(page, "Bewaren")
    page.goto(address)
    row = page.locator("tr", has_text="Acht weken tot het besluit")
    expect(row).to_contain_text("De aanvraag is niet compleet.")
    expect(row).to_contain_text("staat stil")
    accessible(page)

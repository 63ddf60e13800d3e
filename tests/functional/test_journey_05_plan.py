"""Journey 5: the one plan, from the family's wish to adoption, and the next version."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from cases.plans.models import Plan
from network.working_days import end_of_term
from tests import walks
from tests.functional.hands import at, fill, follow, go, press, reads, sign_in
from tests.personas import make_people

pytestmark = pytest.mark.django_db(transaction=True)


def day(offset: int) -> str:
    return f"{walks.today() + timedelta(days=offset):%-d-%-m-%Y}"


def choose(page: Page, group: str, option: str) -> None:
    page.get_by_role("group", name=group).or_(page.get_by_role("radiogroup", name=group)).get_by_label(
        option, exact=True
    ).check()


def save(page: Page) -> None:
    press(page, "Bewaren")
    reads(page, "is bewaard")


def write_goal(page: Page, title: str, of: list[str], words: str) -> None:
    follow(page, "Doel toevoegen")
    fill(page, title=title, desired="Dat merken we aan tafel.", own_words=words)
    for name in of:
        choose(page, "Van wie is dit doel", name)
    save(page)


def card(page: Page, title: str):
    return page.get_by_role("region", name=re.compile(re.escape(title)))


def give_number(page: Page, title: str, who: str, now: int, wished: int) -> None:
    go(page, card(page, title).get_by_role("link", name=re.compile("Cijfer toevoegen")))
    fill(page, who=who, now=str(now), wished=str(wished), note=f"Dat zegt {who}.")
    save(page)


def agree(page: Page, what: str, who: str, goal: str, due: int) -> None:
    follow(page, "Afspraak toevoegen")
    fill(page, what=what, who=who, due_on=day(due))
    choose(page, "Voor welk doel", goal)
    save(page)


def answer(page: Page, name: str, content: str, words: str = "") -> None:
    row = page.locator("#antwoorden li", has_text=name)
    go(page, row.get_by_role("link", name=re.compile("Antwoord opschrijven")))
    choose(page, "Eens met de inhoud?", content.capitalize())
    choose(page, "Eens met de hulp?", "Akkoord")
    page.get_by_label("Wil nog graag zeggen").fill(words)
    press(page, "Bewaren")
    reads(page, "Het antwoord is bewaard")


def test_the_plan_from_the_wish_to_the_next_version(page: Page, transactional_db, accessible):
    """Marit sits at the table with Luka and his parents. The analysis is settled; now they make the plan.

    She begins the plan and writes the wish in the family's own words. She offers a familiegroepsplan; the parents do
    not want one, so the six weeks start, and the page says until when. They write two goals. Luka and his mother each
    give their own number; the numbers stay apart. The second goal goes up, and becomes the most important. His mother
    and the provider each take an agreement, and help is asked for. Marit lays the plan before everybody. Luka and his
    mother agree; his father does not, and his words stay in sight. Dr. Van Essen and Jorn answer for themselves. Marit
    adopts the plan: without a date to look back it does not go. From then on the text is fixed. His mother's agreement
    is done, so Marit ticks it off. A new question comes: she makes a new version, which takes everything that is open
    along. On paper the plan has the answers and room to sign; the family gets one page in plain words.
    """
    people = make_people()
    home = walks.active(people)
    walks.analysis_final(people, home)
    sign_in(page, people.marit, f"/gezin/{home.case.pk}/plan")
    accessible(page)

    press(page, "Plan beginnen")
    accessible(page)
    follow(page, "Wens opschrijven")
    accessible(page)
    fill(page, wish="Thuis is het rustig. Luka slaapt weer goed.", wish_by="Luka en zijn moeder")
    save(page)

    follow(page, "Familiegroepsplan invullen")
    accessible(page)
    fill(page, family_plan_offered_on=day(-3))
    choose(page, "Wat zei het gezin", "het gezin wil dat niet")
    press(page, "Bewaren")
    expect(page.get_by_role("alert")).to_contain_text("De wet kent drie redenen")
    accessible(page)
    choose(page, "Waarom komt er geen familiegroepsplan", "de ouders willen het niet")
    fill(page, no_family_plan_on=day(-2))
    save(page)
    left = end_of_term(walks.today() + timedelta(days=40)) - walks.today()
    reads(page, f"Over {left.days} dagen")
    reads(page, "Jeugdwet art. 4.1.3 lid 5")

    write_goal(page, "Een rustig hoofd", ["Luka"], "Mijn hoofd zit vol.")
    accessible(page)
    write_goal(page, "Samen aan tafel zonder ruzie", ["Luka", "Ivana"], "Ik wil gewoon kunnen praten.")
    give_number(page, "Een rustig hoofd", "Luka Horvat", 3, 8)
    give_number(page, "Een rustig hoofd", "Ivana Babić", 5, 8)
    reads(page, "Nu: 3 van de 10. Doel: 8.")
    reads(page, "Nu: 5 van de 10. Doel: 8.")
    expect(page.locator("main")).not_to_contain_text("Nu: 4 van de 10")
    go(page, at(page, "Omhoog", "Samen aan tafel"))
    expect(page.locator("main .card__title").first).to_contain_text("Doel 1 · Samen aan tafel")
    go(page, at(page, "Maak dit het belangrijkste doel", "Samen aan tafel"))
    expect(card(page, "Samen aan tafel")).to_contain_text("Belangrijkste doel")

    go(page, card(page, "Een rustig hoofd").get_by_role("link", name=re.compile("Eigen kracht toevoegen")))
    fill(page, who="Oma", what="haalt Luka op dinsdag uit school")
    choose(page, "Lukt dat", "ja")
    save(page)
    agree(page, "Elke zondag samen koken", "Ivana Babić", "Samen aan tafel zonder ruzie", 7)
    agree(page, "Elke week een gesprek", "Jeugd-ggz De Zeilmakerij", "Een rustig hoofd", 14)
    accessible(page)
    follow(page, "Hulp aanvragen")
    accessible(page)
    fill(page, person="Luka", asked_on=day(0), category="ambulant", product_name="Systeemtherapie", amount="2")
    press(page, "Bewaren")
    expect(page.get_by_role("alert")).to_contain_text("Vul hoeveel, de eenheid en hoe vaak samen in.")
    fill(page, unit="uren", frequency="per week")
    save(page)
    reads(page, "2 uren per week")
    follow(page, "Bekijk de aanvraag")
    accessible(page)
    follow(page, "Gezinsplan")

    press(page, "Voorleggen")
    reads(page, "Antwoord opschrijven")
    accessible(page)
    answer(page, "Luka Horvat", "akkoord")
    answer(page, "Ivana Babić", "akkoord", "Als het maar rustig blijft.")
    answer(page, "Dario Horvat", "niet akkoord", "Luka kan meer dan jullie denken.")
    reads(page, "Nog geen antwoord van: ")
    plan = Plan.objects.get()
    for colleague in (people.essen, people.jorn, people.marit):
        sign_in(page, colleague, f"/plan/{plan.pk}")
        follow(page, "Mijn antwoord geven")
        choose(page, "Eens met de inhoud?", "Akkoord")
        choose(page, "Eens met de hulp?", "Akkoord")
        press(page, "Bewaren")
        reads(page, "Het antwoord is bewaard")

    follow(page, "Vaststellen")
    accessible(page)
    fill(page, evaluate_on="")
    press(page, "Vaststellen")
    expect(page.get_by_role("alert")).to_contain_text("Kies wanneer jullie voor het eerst terugkijken.")
    fill(page, evaluate_on=day(42))
    press(page, "Vaststellen")
    reads(page, "Vastgesteld")
    reads(page, "Luka kan meer dan jullie denken.")
    expect(page.get_by_role("link", name=re.compile("Doel wijzigen"))).to_have_count(0)
    accessible(page)
    go(page, at(page, "Gedaan", "Elke zondag samen koken"))
    expect(page.locator("tr", has_text="Elke zondag samen koken").first).to_contain_text("Gedaan")
    go(page, at(page, "Anders", "Elke week een gesprek"))
    accessible(page)
    choose(page, "Hoe staat het met deze afspraak?", "bezig")
    press(page, "Bewaren")
    expect(page.locator("tr", has_text="Elke week een gesprek").first).to_contain_text("Bezig")
    go(page, at(page, "Zeg hoe dit doel ervoor staat", "Een rustig hoofd"))
    accessible(page)
    page.goto(f"/plan/{plan.pk}")

    press(page, "Nieuwe versie maken")
    reads(page, "Versie 2 is begonnen")
    reads(page, "Doelen die doorgaan")
    reads(page, "Elke week een gesprek")
    accessible(page)
    follow(page, "Alle versies van het plan")
    accessible(page)
    follow(page, "Versie 1")

    go(page, page.get_by_role("link", name="Afdrukken"))  # stands above the page itself
    reads(page, "Handtekening")
    reads(page, "Luka kan meer dan jullie denken.")
    accessible(page)
    page.goto(f"/plan/{plan.pk}/voor-het-gezin")
    reads(page, "Wie kunnen jullie bellen")
    accessible(page)

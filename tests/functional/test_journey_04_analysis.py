"""Journey 4: one analysis, written by two organisations, answered by everybody, and followed up later."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from cases.analysis.models import Analysis
from tests import walks
from tests.functional.hands import follow, go, press
from tests.personas import PASSWORD, make_people

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(browser: Browser, browser_context_args: dict, page: Page) -> Callable[[str], Page]:
    """A browser of their own for each persona, signed in."""

    def sit_down(name: str) -> Page:
        own = browser.new_context(**browser_context_args).new_page()
        own.goto("/account/login/")
        own.locator("[name=login]").fill(f"{name}@example.org")
        own.locator("[name=password]").fill(PASSWORD)
        go(own, own.locator("main [type=submit]"))
        expect(own.get_by_role("heading", level=1)).not_to_have_text("Inloggen")
        return own

    return sit_down


def save(page: Page) -> None:
    press(page, "Bewaren")  # and not only its draft, which "Concept bewaard" would tell
    expect(page.locator("main")).to_contain_text("bewaard")


def write_under(page: Page, heading: str, text: str) -> None:
    open_heading(page, heading)
    page.get_by_label(heading).fill(text)
    if page.get_by_label("Opnieuw gelezen, klopt nog").count():
        page.get_by_label("Opnieuw gelezen, klopt nog").check()
    save(page)


def open_heading(page: Page, heading: str) -> None:
    go(page, page.get_by_role("link", name=f": {heading}"))


def say(page: Page, text: str, *, kind: str, voice: str, person: str, topic: str) -> None:
    follow(page, "Uitspraak toevoegen")
    page.get_by_label("Wat werd gezegd").fill(text)
    page.get_by_label("Is dit een feit of een uitleg?").select_option(kind)
    page.get_by_label("Wie is er aan het woord?").select_option(voice)
    page.get_by_label("Wie van het gezin").select_option(label=person)
    page.get_by_role("group", name="Over wie").get_by_label("Luka").check()
    page.get_by_label("Onderwerp").select_option(label=topic)
    save(page)


def add_factor(page: Page, title: str, kind: str, side: str, rests_on: str) -> None:
    follow(page, "Factor toevoegen")
    page.get_by_label("Factor in één zin").fill(title)
    page.get_by_label("Wat doet deze factor").select_option(kind)
    page.get_by_label("Kant", exact=True).select_option(side)
    page.get_by_role("group", name="Over wie").get_by_label("Luka").check()
    page.get_by_role("group", name="Steunt op deze uitspraken").get_by_label(rests_on).check()
    save(page)


def connect(page: Page, source: str, kind: str, target: str) -> None:
    follow(page, "Verband toevoegen")
    page.get_by_label("Van", exact=True).select_option(label=source)
    page.get_by_label("Wat doet het").select_option(kind)
    page.get_by_label("Naar deze factor").select_option(label=target)
    page.get_by_label("Leg uit").fill("Zo vertelde Luka het zelf.")
    save(page)


def answer(page: Page, who: str, content: str, help: str = "akkoord", words: str = "") -> None:
    go(page, page.get_by_role("link", name=re.compile(rf"(Antwoord opschrijven|Mijn antwoord geven) van {who}")))
    page.get_by_role("radiogroup", name="Eens met de inhoud?").locator(f"[value={content}]").check()
    page.get_by_role("radiogroup", name="Eens met de hulp?").locator(f"[value={help}]").check()
    page.get_by_label("Wil nog graag zeggen").fill(words)
    save(page)


def with_factor(page: Page, part: str, title: str, link: str) -> None:
    go(page, page.locator(f"{part} li", has_text=title).get_by_role("link", name=link))


HEADINGS = {
    "Wie is er belangrijk voor jullie/jou?": "Je woont bij je vader en je halfzus. Je ouders hebben gezag.",
    "Wie mag wat ontvangen?": "Je ouders krijgen alles. School hoort alleen wanneer je er niet bent.",
    "Naar welke school of dagbesteding ga je?": "Je zit in havo 3. Bij gym ben je er bijna altijd.",
    "Waar lopen jullie/loop jij tegenaan?": "Je hoofd zit vol en thuis is er vaak ruzie.",
    "In het kort de belangrijkste dingen onder elkaar": "Je bent somber. Drank maakt het stil, daarna komt het terug.",
}


def test_an_analysis_written_together_answered_and_followed_up(desk, accessible, page):
    """Marit begins the analysis of Luka's family and writes the first headings.

    Jorn and Dr. Van Essen, of another organisation, both open the story. Dr. Van Essen saves first. Jorn sees her text
    beside his own and makes one text of both. They add what Luka said, what explains it, and find the circle.

    Marit puts the analysis before everybody. Luka, his mother and the professionals recognise it; his father does not,
    and his words stay beside the text. Marit settles it, dissent included. Nothing can be written any more.

    Later the help is stuck. Marit begins a follow-up beside the old one: she reads the old texts again, confirms one
    factor, lets the other go with the reason, and puts the new text before everybody.
    """
    people = make_people()
    home = walks.active(people)
    marit, essen, jorn = desk("marit"), desk("essen"), desk("jorn")

    marit.goto(f"/gezin/{home.case.pk}/")
    go(marit, marit.get_by_role("link", name="Verklarende analyse", exact=True))
    accessible(marit)
    press(marit, "Analyse beginnen")
    expect(marit.locator("main")).to_contain_text("De analyse is begonnen")
    accessible(marit)
    address = marit.url
    for heading, text in HEADINGS.items():
        write_under(marit, heading, text)

    story = "Wat is jullie/jouw verhaal?"
    for other in (essen, jorn):
        other.goto(address)
        open_heading(other, story)
    accessible(essen)
    essen.get_by_label(story).fill("In 2022 was je depressief. De behandeling hielp bij je stemming.")
    save(essen)
    jorn.get_by_label(story).fill("Op school praat je met mij, maar niet over thuis.")
    press(jorn, "Bewaren")
    expect(jorn.locator("main")).to_contain_text("paste Dr. Van Essen")
    expect(jorn.locator("main")).to_contain_text("Op school praat je met mij")
    accessible(jorn)
    jorn.get_by_label("Maak er samen één tekst van").check()
    jorn.get_by_label("Samen bewerken").fill("In 2022 was je depressief. Op school praat je met mij.")
    save(jorn)
    expect(jorn.locator("#deel-story")).to_contain_text("In 2022 was je depressief. Op school praat je met mij.")

    say(
        jorn,
        "Mijn hoofd zit vol.",
        kind="beleving",
        voice="jeugdige",
        person="Luka",
        topic="kind: emotionele ontwikkeling en gedrag",
    )
    essen.goto(address)
    say(essen, "Drank maakt het stil.", kind="beleving", voice="jeugdige", person="Luka", topic="kind: zelfredzaamheid")
    add_factor(essen, "Somber, vol hoofd", "oorzakelijk", "kind", "Mijn hoofd zit vol.")
    add_factor(essen, "Drank om niets te voelen", "instandhoudend", "kind", "Drank maakt het stil.")
    connect(essen, "Somber, vol hoofd", "lokt_uit", "Drank om niets te voelen")
    connect(essen, "Drank om niets te voelen", "houdt_in_stand", "Somber, vol hoofd")
    expect(essen.locator("#verbanden")).to_contain_text("Zo is de kring rond")
    accessible(essen)

    marit.goto(address)
    press(marit, "Voorleggen")
    expect(marit.locator("main")).to_contain_text("we wachten op Luka Horvat")
    answer(marit, "Luka Horvat", "akkoord", words="Weg van hier, dat wil ik.")
    answer(marit, "Dario Horvat", "niet_akkoord", words="Zijn vrienden zijn het probleem, niet ons huis.")
    answer(marit, "Ivana Babić", "akkoord")
    expect(marit.locator("main")).to_contain_text("Dit kan nog niet")
    accessible(marit)
    answer(marit, "Marit Dijkhuis", "akkoord")
    for other, who in ((essen, "Dr. Van Essen"), (jorn, "Jorn Feenstra")):
        other.goto(address)
        answer(other, who, "akkoord")
    marit.goto(address)
    expect(marit.locator("main")).to_contain_text("Niet door iedereen gedeeld: Dario Horvat ziet het anders.")
    press(marit, "Vaststellen")
    expect(marit.locator("main")).to_contain_text("verandert niet meer")
    expect(marit.locator("#visies + *, #deel-summary").first).to_contain_text("Zijn vrienden zijn het probleem")
    expect(marit.get_by_role("link", name=re.compile("toevoegen$"))).to_have_count(0)
    accessible(marit)
    follow(marit, "Afdrukken")
    expect(marit.locator("main")).to_contain_text("Zijn vrienden zijn het probleem")
    accessible(marit)

    follow_up(marit, address, accessible)
    first, second = Analysis.objects.order_by("number")
    assert (first.status, second.status, second.previous) == ("final", "shared", first)


def follow_up(marit: Page, address: str, accessible: Callable[[Page], None]) -> None:
    """The second half: what still holds, what has gone, and why."""
    marit.goto(address)
    follow(marit, "Vervolg beginnen")
    accessible(marit)
    marit.get_by_label("de hulp loopt vast").check()
    press(marit, "Vervolg beginnen")
    expect(marit.locator("#vorig-beeld")).to_contain_text("Drank maakt het stil, daarna komt het terug.")
    expect(marit.locator("main")).to_contain_text("Deze teksten uit de vorige analyse zijn nog niet opnieuw gelezen")
    accessible(marit)
    for heading in ("Wie is er belangrijk voor jullie/jou?", "Wie mag wat ontvangen?"):
        open_heading(marit, heading)
        marit.get_by_label("Opnieuw gelezen, klopt nog").check()
        save(marit)
    write_under(marit, "Waarom kijken we nu terug?", "Je komt niet meer op de afspraken.")
    write_under(marit, "Waar lopen jullie/loop jij nu nog tegenaan?", "Het is stil, maar je bent alleen.")
    write_under(
        marit, "Waar hebben jullie aan gewerkt en wat hebben jullie bereikt?", "Je drinkt niet meer. De coach hielp."
    )
    write_under(marit, "Hoe is jullie/jouw verhaal verder gegaan?", "Je woont nu bij je moeder.")
    write_under(
        marit, "In het kort de belangrijkste dingen onder elkaar", "Je drinkt niet meer. Je bent nog somber en alleen."
    )
    say(marit, "Ik ben vaak alleen.", kind="beleving", voice="jeugdige", person="Luka", topic="kind: zelfredzaamheid")
    with_factor(marit, "#factoren", "Somber, vol hoofd", "Geldt nog")
    accessible(marit)
    marit.get_by_label("waarom geldt dit nog?").fill("Luka en zijn moeder zien het allebei.")
    save(marit)
    with_factor(marit, "#factoren", "Drank om niets te voelen", "Laten vervallen")
    marit.get_by_label("waarom speelt dit niet meer?").fill("Luka drinkt sinds mei niet meer.")
    save(marit)
    add_factor(marit, "Weinig vrienden", "instandhoudend", "kind", "Ik ben vaak alleen.")
    expect(marit.locator("#verschillen")).to_contain_text("“Weinig vrienden” is nieuw.")
    with_factor(marit, "#verschillen", "Weinig vrienden", "Leg uit waarom")
    marit.get_by_label("waarom staat dit nu wel in het beeld?").fill("Zijn oude groep ziet hij niet meer.")
    save(marit)
    follow(marit, "Naast de vorige leggen")
    expect(marit.locator("main")).to_contain_text("Luka drinkt sinds mei niet meer.")
    accessible(marit)
    follow(marit, "Terug naar de analyse")
    press(marit, "Voorleggen")
    expect(marit.locator("main")).to_contain_text("Nog niet gedeeld: we wachten op Luka Horvat")

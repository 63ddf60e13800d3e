"""What Marit and Dr. Van Essen do in the main journey with the analysis and the plan: write, mend, ask, settle."""

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.functional import luka
from tests.functional.hands import at, fill, follow, go, keep, press, reads, tab, write
from tests.personas import People

Desk = Callable[..., Page]


def points(page: Page, home: str) -> Locator:
    """Aandachtspunten as they stand now."""
    tab(page, "Aandachtspunten", home)
    return page.locator("main .attention")


def write_the_analysis(marit: Page, essen: Page, home: str) -> str:
    """Two organisations write in one analysis; gives its address."""
    tab(marit, "Mensen", home)
    for day, how in (("5-6-2025", "thuis bij vader"), ("17-6-2025", "op school, met Jorn")):
        write(marit, "Gesprek toevoegen", person="Luka", seen_on=day, how=how)
    tab(marit, "Verklarende analyse", home)
    press(marit, "Analyse beginnen")
    reads(marit, "De analyse is begonnen")
    analysis = marit.url
    empty = points(marit, home).filter(has_text="is nog leeg")
    expect(empty.filter(has_text="Waar lopen jullie/loop jij tegenaan?")).to_have_count(1)
    marit.goto(analysis)
    write_what_was_heard(marit)
    essen.goto(analysis)
    for statement in luka.ADDED_BY_ESSEN:
        write(essen, "Uitspraak toevoegen", **statement)
    marit.goto(analysis)
    write_what_explains_it(marit)
    return analysis


def write_what_was_heard(page: Page) -> None:
    for heading, text in luka.HEADINGS.items():
        write(page, at(page, "Schrijven", heading), text=text)
    for worry in luka.WORRIES:
        write(page, "Zorg of vraag toevoegen", **worry)
    for statement in luka.HEARD:
        write(page, "Uitspraak toevoegen", **statement)
    for help_before in luka.EARLIER_HELP:
        write(page, "Eerdere hulp toevoegen", **help_before)


def write_what_explains_it(page: Page) -> None:
    weighing = at(page, "Invullen", "aard, ernst en urgentie")
    write(page, weighing, nature="meervoudig", urgency="regulier", weighed_on="13-6-2025",
          severity="ernstig: veel problemen die op elkaar inwerken, langer dan vijf jaar, nu erger",
          motivation="je wilt hulp, maar niet in je eigen omgeving")  # fmt: skip
    write(page, "Consultatie toevoegen", kind="gedragswetenschapper", name="Hilde Ritsema",
          expertise="somberheid en middelen bij jongeren", consulted_on="13-6-2025",
          question="wat doen we met de signalen van geweld en middelen; past verblijf",
          advice="hulp zelf organiseren, veiligheidsplan maken, verblijf past omdat lichtere hulp niet hielp",
          followed=True)  # fmt: skip
    for factor in luka.FACTORS:
        write(page, "Factor toevoegen", **factor)
    for source, kind, target, explanation in luka.LINKS:
        write(page, "Verband toevoegen", source=source, kind=kind, target=target, explanation=explanation)
    expect(page.locator("#verbanden")).to_contain_text("Zo is de kring rond")
    write(page, "Open plek toevoegen", text="Wie er iets van je wil, en wat.",
          closed_how="Blijft open: Luka vertelt het als hij eraan toe is.", closed_on="24-6-2025")  # fmt: skip


def mend_what_is_pointed_out(page: Page, home: str, analysis: str) -> None:
    """The empty parts are written, the genogram is missing, and a factor leans on a rumour."""
    found = points(page, home)
    expect(found.filter(has_text="is nog leeg")).to_have_count(0)
    circles = found.filter(has_text="Een kring in de verbanden")
    expect(circles.filter(has_text=luka.DRINK)).to_contain_text(luka.SAD)
    expect(circles.filter(has_text=luka.ANGRY)).to_contain_text(luka.NO_LIMITS)
    expect(found.filter(has_text="nog geen veiligheidsplan")).to_contain_text("geslagen en geschopt")

    go(page, found.filter(has_text="genogram ontbreekt").get_by_role("link"))
    fill(page, kind="genogram", dated_on="17-6-2025")
    keep(page)
    rumour = "rust voor een deel op een gerucht"
    found = points(page, home)
    expect(found.filter(has_text="genogram ontbreekt")).to_have_count(0)
    go(page, found.filter(has_text=rumour).get_by_role("link"))
    told = page.locator("[name=statements]").and_(page.get_by_label("Er gaan verhalen"))
    told.uncheck()
    keep(page)
    found = points(page, home)
    expect(found.filter(has_text=rumour)).to_have_count(0)
    expect(found.filter(has_text="nog geen veiligheidsplan")).to_have_count(1)
    page.goto(analysis)
    press(page, "Voorleggen")
    reads(page, "we wachten op Luka Horvat")


def everybody_answers(desk: Desk, people: People, document: str, help_of_essen: str, her_words: str) -> None:
    """Marit writes down what the family says; each professional answers for themselves."""
    address = urlsplit(document).path
    page = desk(people.marit, address)
    for name, words in luka.ANSWERS.items():
        go(page, at(page, "Antwoord opschrijven", name))
        answer(page, "Akkoord", words)
    for professional, help_, words in (
        (people.marit, "Akkoord", ""), (people.jorn, "Akkoord", ""),
        (people.essen, help_of_essen.capitalize(), her_words),
    ):  # fmt: skip
        page = page if professional == people.marit else desk(professional, address)
        go(page, at(page, "Mijn antwoord geven", professional.name))
        answer(page, help_, words)


def answer(page: Page, help_: str, words: str) -> None:
    fill(page, content="Akkoord", help=help_, words=words)
    press(page, "Bewaren")
    reads(page, "Het antwoord is bewaard")


def settle_the_analysis(page: Page, analysis: str) -> None:
    page.goto(analysis)
    reads(page, "Grotendeels gedeeld: Dr. Van Essen is het voor een deel eens.")
    press(page, "Vaststellen")
    reads(page, "verandert niet meer")
    reads(page, luka.DISSENT)


def write_the_plan(page: Page, home: str) -> str:
    """The plan up to the point where it can be laid before everybody; gives its address."""
    tab(page, "Gezinsplan", home)
    press(page, "Plan beginnen")
    plan = page.url
    write(page, "Wens opschrijven", wish="Het wordt rustig in mijn hoofd en thuis. Wij willen weer met elkaar praten.",
          wish_by="Luka en zijn ouders")  # fmt: skip
    write(page, "Familiegroepsplan invullen", family_plan_offered_on="27-5-2025", no_family_plan_on="10-6-2025",
          family_plan_answer="het gezin wil dat niet", family_plan_skip_ground="de ouders willen het niet")  # fmt: skip
    for goal in luka.GOALS:
        write(page, "Doel toevoegen", **goal)
    for goal, who, now, wished in luka.NUMBERS:
        write(page, at(page, "Cijfer toevoegen", goal), who=who, now=now, wished=wished)
    for agreement in luka.AGREEMENTS:
        write(page, "Afspraak toevoegen", **agreement)
    write(page, "Hulp aanvragen", **luka.HELP)
    reads(page, "7 etmalen per week")
    return plan


def mend_the_factor_without_a_goal(page: Page, home: str, plan: str) -> None:
    without = points(page, home).filter(has_text=luka.CANCELLED)
    expect(without).to_have_count(1)
    page.goto(plan)
    write(page, at(page, "Doel wijzigen", luka.CONTACT), factors=[luka.CANCELLED])
    found = points(page, home)
    expect(found.filter(has_text=luka.CANCELLED)).to_have_count(0)
    expect(found.filter(has_text="verblijf gevraagd")).to_have_count(0)
    page.goto(plan)
    press(page, "Voorleggen")
    reads(page, "Antwoord opschrijven")


def adopt_the_plan(page: Page) -> None:
    """The family signed; the date to look back is chosen."""
    follow(page, "Bekijk de aanvraag")
    follow(page, "Aanvraag wijzigen")
    signed = "Luka 27-6-2025, Dario 27-6-2025, Ivana 27-6-2025"
    fill(page, status="aangevraagd", choice="eens met het advies en vraagt dit aan", signed=signed,
         consented=["Luka", "Dario", "Ivana"])  # fmt: skip
    keep(page)
    follow(page, "Vaststellen")
    fill(page, evaluate_on="")
    press(page, "Vaststellen")
    expect(page.get_by_role("alert")).to_contain_text("Kies wanneer jullie voor het eerst terugkijken.")
    fill(page, evaluate_on="9-12-2025")
    press(page, "Vaststellen")
    reads(page, "Vastgesteld")

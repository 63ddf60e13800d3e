"""The main job: the family Horvat of vignette A, from the first telephone call to a concluded evaluation.

Everything is typed and clicked in the browser; beforehand there are only municipalities, organisations and users.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
import time_machine
from playwright.sync_api import Page, expect

from flow.models import Event
from network.models import Organisation
from network.roles import OrganisationKind
from tests.functional import luka
from tests.functional.hands import at, fill, follow, go, press, reads, sign_in, tab
from tests.functional.main_family import bring_the_family_in, make_the_team, write_who_belongs_to_it
from tests.functional.main_papers import (
    adopt_the_plan,
    everybody_answers,
    mend_the_factor_without_a_goal,
    mend_what_is_pointed_out,
    points,
    settle_the_analysis,
    write_the_analysis,
    write_the_plan,
)
from tests.functional.pictures import picture
from tests.personas import People, make_people

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

Desk = Callable[..., Page]


@pytest.fixture
def today() -> Iterator[Callable[[str], None]]:
    """Make it another day, nine o'clock in the morning."""
    travels: list[Any] = []

    def it_is(day: str) -> None:
        if travels:
            travels.pop().stop()
        morning = datetime.combine(date.fromisoformat(day), datetime.min.time().replace(hour=9))
        travels.append(time_machine.travel(morning.replace(tzinfo=ZoneInfo("Europe/Amsterdam")), tick=True))
        travels[-1].start()

    yield it_is
    for travel in travels:
        travel.stop()


@pytest.fixture
def desk(new_context: Callable[..., Any]) -> Desk:
    """A browser of their own for everybody; who sits down signs in."""
    pages: dict[str, Page] = {}

    def sit_down(user: Any, address: str = "/") -> Page:
        page = pages.get(user.email) or pages.setdefault(user.email, new_context().new_page())
        page.set_default_timeout(12_000)
        sign_in(page, user, address)
        return page

    return sit_down


def organisations() -> People:
    people = make_people()
    for name, kind in (
        ("Scholengemeenschap De Sluiskade", OrganisationKind.SECONDARY_SCHOOL),
        ("Stichting De Verre Oever", OrganisationKind.RESIDENTIAL_ABROAD),
        ("Veilig Thuis", OrganisationKind.SAFE_AT_HOME),
    ):
        Organisation.objects.create(name=name, kind=kind)
    return people


def test_luka_from_the_first_call_to_an_evaluated_plan(desk: Desk, today, accessible, transactional_db):
    """27 May 2025. Father Dario calls the local team in Veendam about his son Luka. Marit adds the family.

    28 May. Marit writes down who belongs to it: Luka and his brother Niko, both parents, two half-sisters; who is
    parent of whom; the gezag from the register; the homes where Luka lives; school, network, and what the family went
    through. Jorn joins the team, and the provider De Zeilmakerij with Dr. Van Essen. Marit starts the case and has the
    casusregie.

    24 June. The analysis. Aandachtspunten says what is still empty; what gets written disappears there. Marit writes
    what Luka, his father, his mother and Veilig Thuis told, a rumour too. Dr. Van Essen writes what she knows in a
    browser of her own. Together they explain why it is as it is. The circle of sadness and drink is found. That a
    factor leans on a rumour is pointed out, and is gone when Marit lets it rest on something else. Violence without
    a safety plan stays. Then the analysis is laid before everybody.

    26 June. Luka, Dario and Ivana answer in their own words. Jorn and Marit agree. Dr. Van Essen agrees only partly
    with the help, and that stays in sight. Marit settles the analysis. Then the plan: the wish, no familiegroepsplan,
    three goals with a number per person, agreements, and the request for residence. One factor that keeps it going
    had no goal yet; that is pointed out, and mended. The plan is laid before everybody.

    27 June. Everybody answers on the plan. The family signs the request. Marit adopts the plan and chooses when they
    look back. 4 July. The safety plan is made: the warning disappears. 12 September. Residence has begun; what was
    agreed for the months before is done.

    9 December. Marit sees on her list that the evaluation is today. She and Dr. Van Essen fill in together how it
    went, each person with a number of their own. They decide to go on and choose the next date. The list and the
    timeline tell it. Every line of the journal is a step that one of them took in the browser.
    """
    today("2025-05-27")
    people = organisations()
    marit = desk(people.marit)
    bring_the_family_in(marit)

    today("2025-05-28")
    marit = desk(people.marit)
    fill(marit, regie="Niemand")
    press(marit, "Toon")
    follow(marit, "Horvat")
    home = marit.url
    write_who_belongs_to_it(marit, home)
    accessible(marit)
    make_the_team(marit, home)

    today("2025-06-24")
    marit, essen = desk(people.marit), desk(people.essen)
    analysis = write_the_analysis(marit, essen, home)
    accessible(marit)
    mend_what_is_pointed_out(marit, home, analysis)

    today("2025-06-26")
    everybody_answers(desk, people, analysis, "gedeeltelijk akkoord", luka.DISSENT)
    settle_the_analysis(desk(people.marit), analysis)
    plan = write_the_plan(desk(people.marit), home)
    mend_the_factor_without_a_goal(desk(people.marit), home, plan)

    today("2025-06-27")
    everybody_answers(desk, people, plan, "akkoord", "")
    marit = desk(people.marit, urlsplit(plan).path)
    adopt_the_plan(marit)

    today("2025-07-04")
    make_the_home_safe(desk(people.marit), home, plan)
    done(desk(people.essen), plan, luka.MEDICINES)

    today("2025-09-12")
    marit = desk(people.marit)
    for agreement in (luka.APPLICATION, luka.COACH, luka.CALLS):
        done(marit, plan, agreement)

    today("2025-12-09")
    marit, essen = desk(people.marit), desk(people.essen)
    evaluation = hold_the_evaluation(marit, essen, home)
    accessible(marit)
    conclude_it(marit, evaluation)
    picture(marit, plan, "plan")
    it_can_all_be_read_back(marit, home)
    every_step_was_taken_by_somebody(people)


# --- looking back -------------------------------------------------------------------------------------------------


def make_the_home_safe(page: Page, home: str, plan: str) -> None:
    """The agreement to make a safety plan is done."""
    violence = "geen veiligheidsplan"
    expect(points(page, home).filter(has_text=violence)).to_contain_text("staat voor uiterlijk 4 juli 2025")
    done(page, plan, luka.SAFETY_PLAN)
    expect(points(page, home).filter(has_text=violence)).to_have_count(0)


def done(page: Page, plan: str, agreement: str) -> None:
    page.goto(plan)
    go(page, at(page, "Gedaan", agreement[:50]))
    row = page.locator("tr", has_text=agreement).first
    expect(row.locator("[data-label=Stand] .badge")).to_have_text("Gedaan")


def hold_the_evaluation(marit: Page, essen: Page, home: str) -> str:
    """On the day itself, filled in by two people at once."""
    reads(marit, "Horvat")
    expect(marit.locator("tbody tr", has_text="Horvat")).to_contain_text("Vandaag")
    follow(marit, "Horvat")
    go(marit, marit.locator(".identity").get_by_role("link", name="Evaluatie starten"))
    fill(marit, held_on="9-12-2025")
    press(marit, "Evaluatie starten")
    evaluation = marit.url
    follow(marit, "Evaluatie invullen")
    essen.goto(evaluation)
    follow(essen, "Evaluatie invullen")
    essen.get_by_label("Wat werkte niet?").fill("De eerste weken na terugkomst was er geen vaste afspraak.")
    press(essen, "Bewaren")
    reads(essen, "De evaluatie is bewaard")
    for goal, who, number, words in (
        (luka.QUIET, "Luka", "5", "Ik slaap beter."), (luka.QUIET, "Dario", "6", ""),
        (luka.SOBER, "Luka", "7", "Hier drinkt niemand."), (luka.CONTACT, "Ivana", "4", "We bellen elke week."),
        (luka.CONTACT, "Dario", "5", ""),
    ):  # fmt: skip
        card = marit.get_by_role("region", name=re.compile(re.escape(goal)))
        card.get_by_label(f"Cijfer van {who}").select_option(number)
        card.get_by_label(f"In de woorden van {who}").fill(words)
    marit.get_by_label("Wat werkte, en waarom werkte het?").fill("Weg zijn van de groep, en elke week bellen.")
    fill(marit, still_right="ja", decision="zo doorgaan")
    press(marit, "Bewaren")
    reads(marit, "De evaluatie is bewaard")
    for words in (
        "Nu: 5 van de 10. Eerder: 3. Doel: 7.",
        "Nu: 4 van de 10. Eerder: 2. Doel: 7.",
        "geen vaste afspraak",
    ):
        reads(marit, words)
    return evaluation


def conclude_it(page: Page, evaluation: str) -> None:
    follow(page, "Evaluatie afronden")
    fill(page, next_on="")
    press(page, "Evaluatie afronden")
    expect(page.get_by_role("alert")).to_contain_text("Kies wanneer jullie weer terugkijken.")
    fill(page, next_on="21-4-2026")
    press(page, "Evaluatie afronden")
    reads(page, "Afgerond")
    expect(page).to_have_url(evaluation)


def it_can_all_be_read_back(page: Page, home: str) -> None:
    """The list, the points and the timeline tell what happened and what comes."""
    found = points(page, home)
    expect(found.filter(has_text="19 dagen voor het einde van de hulp")).to_contain_text("15 maart 2026")
    expect(found.filter(has_text="geen goal")).to_have_count(0)
    page.goto("/")
    row = page.locator("tbody tr", has_text="Horvat")
    expect(row).to_contain_text("21 april 2026")
    tab(page, "Tijdlijn", home)
    for words in (
        "Evaluatie afgerond", "Evaluatie gehouden", "Gezinsplan vastgesteld", "Gezinsplan ligt voor",
        "Verklarende analyse vastgesteld", "Verklarende analyse ligt voor",
    ):  # fmt: skip
        reads(page, words)
    fill(page, soort="Wat het gezin meemaakte")
    press(page, "Toon")
    reads(page, "ouders gaan uit elkaar")


def every_step_was_taken_by_somebody(people: People) -> None:
    """Nothing jumped: the journal holds each step, in order, by who took it, on the day it was taken."""
    steps = Event.objects.exclude(step="").order_by("at").values_list("step", "by__name", "at__date")
    marit = people.marit.name
    assert [(step, by, f"{day:%-d-%-m-%Y}") for step, by, day in steps] == [
        ("activate", marit, "28-5-2025"), ("share", marit, "24-6-2025"), ("finalise", marit, "26-6-2025"),
        ("propose", marit, "26-6-2025"), ("adopt", marit, "27-6-2025"), ("hold", marit, "9-12-2025"),
        ("conclude", marit, "9-12-2025"),
    ]  # fmt: skip
    writers = set(Event.objects.values_list("by__name", flat=True))
    assert {marit, people.essen.name, people.jorn.name} <= writers

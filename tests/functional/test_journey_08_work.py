"""See the work, by hand in the browser."""

from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import Page, expect

from cases.access.records import write
from cases.families.models import LifeEvent
from cases.plans.models import GoalScale
from tests import walks
from tests.functional.hands import follow, go, open_page, press, reads, sign_in
from tests.personas import People, make_people

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(db) -> People:
    """Marit has four families: one is late, one is due this week, one later, and one has no plan yet. Two more wait
    for the team leader: a question without coordinator, and a handover."""
    made = make_people()
    two_months_ago = walks.today() - timedelta(days=60)
    with time_machine.travel(two_months_ago, tick=True):
        late = walks.active(made, "De Vries")
        walks.analysis_final(made, late)
        plan = walks.plan_draft(made, late)
        goal = plan.goals.get()
        write(GoalScale(goal=goal, person=late.luka, now=4, wished=8), by=made.marit)
        write(
            GoalScale(goal=goal, person=late.ivana, now=6, wished=8, note="Het gaat met vallen en opstaan."),
            by=made.marit,
        )
        _adopt(made, plan, in_days=45)
        walks.plan_active(made, walks.active(made, "Okafor"), in_days=170)
    walks.active(made, "Peters")
    soon = walks.active(made, "Jansen")
    walks.plan_active(made, soon, in_days=5)
    write(LifeEvent(family=late.case.family, when="2020", text="Verhuizing naar Veendam"), by=made.marit)
    walks.registered(made, "El Amrani")
    walks.handover_offered(made, walks.active(made, "Bakker-Yılmaz van der Steen tot Nieuwenhuizen"))
    return made


def _adopt(people: People, plan, *, in_days: int) -> None:
    from cases.plans import actions as plans

    plan = walks.go(plan, "propose", people.marit)
    walks.everybody_answers(people, plan, lambda **answer: plans.respond(plan=plan, **answer))
    walks.go(plan, "adopt", people.marit, evaluate_on=walks.today() + timedelta(days=in_days))


def test_marit_sees_what_is_late_and_goes_to_it(page: Page, people: People, accessible):
    """Marit opens the product. What is late stands at the top, with how late; then this week, later, and the family
    for which nothing is planned. She chooses the box "te laat" and takes that filter away again, searches for a child
    by name, and looks at everybody's families. She opens the family that is late: the wish, the goal with the number
    of each person, who does what, what comes and what happened stand on one page, and the evaluation can be started
    from there. The points of attention come by themselves. On the timeline she reads what the family went through and
    what happened in the work, and shows only what the family went through.
    """
    sign_in(page, people.marit, "/")
    expect(page.locator("h1")).to_have_text("Mijn gezinnen")
    headings = page.locator("caption")
    expect(headings.nth(0)).to_have_text("Te laat (2)")
    expect(page.locator(".count").first).to_contain_text("2")
    accessible(page)

    go(page, page.locator(".count", has_text="te laat"))
    expect(headings).to_have_count(1)
    accessible(page)
    go(page, page.locator(".chip", has_text="Te laat"))
    expect(headings).not_to_have_count(1)

    page.locator("[name=q]").fill("luka de vries")
    press(page, "Toon")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.locator("[name=q]").fill("bestaat niet")
    press(page, "Toon")
    reads(page, "Geen gezinnen gevonden")
    accessible(page)
    follow(page, "Haal alle filters weg")

    page.locator("[name=regie]").select_option("niemand")
    press(page, "Toon")
    reads(page, "Casusregisseur kiezen")
    accessible(page)
    page.goto("/")

    follow(page, "De Vries")
    expect(page.locator("h1")).to_have_text("Overzicht")
    reads(page, "Waar werken we naartoe")
    reads(page, "Rust thuis.")
    reads(page, "Nu: 4 van de 10. Doel: 8.")
    reads(page, "Nu: 6 van de 10. Doel: 8.")
    reads(page, "Wat komt eraan")
    expect(page.locator(".identity .button", has_text="Evaluatie starten")).to_be_visible()
    expect(page.locator("[hx-get] .points li").first).to_be_visible()
    accessible(page)

    follow(page, "Hele tijdlijn")
    reads(page, "Gezinsplan vastgesteld")
    accessible(page)
    page.locator("[name=soort]").select_option("gezin")
    press(page, "Toon")
    expect(page.locator(".timeline__item")).to_have_count(1)
    reads(page, "Verhuizing naar Veendam")
    expect(page.locator(".timeline__meta")).to_contain_text("2020 · vastgelegd op")
    assert "00:00" not in page.content()
    accessible(page)


def test_tess_sees_how_the_work_lies_over_her_team(page: Page, people: People, accessible):
    """Tess leads the team. She sees per person how many families there are, how many are late and how many have no
    evaluation; which question has no coordinator yet; and which handover waits. From a number she goes to just those
    families. Marit cannot open this page.
    """
    sign_in(page, people.tess, "/")
    reads(page, "U heeft nu van geen enkel gezin de regie")
    accessible(page)
    open_page(page, "Team")
    row = page.locator("tr", has_text="Marit Dijkhuis")
    expect(row.locator("td").nth(0)).to_contain_text("5")
    expect(row.locator("td").nth(1)).to_contain_text("2")
    reads(page, "El Amrani")
    reads(page, "Marit Dijkhuis aan Jorn Feenstra")
    accessible(page)
    go(page, row.locator("td").nth(1).locator("a"))
    expect(page.locator("caption")).to_have_text(["Te laat (2)"])
    expect(page.locator(".chip", has_text="Regie: Marit Dijkhuis")).to_be_visible()
    accessible(page)

    go(page, page.locator("footer").get_by_role("link", name="Toegankelijkheid"))
    expect(page.locator("h1")).to_have_text("Toegankelijkheid")
    accessible(page)


def test_marit_cannot_open_the_page_of_the_team_leader(page: Page, people: People, accessible):
    """Marit types the address of the team page, and reads that it is not for her."""
    sign_in(page, people.marit, "/team")
    reads(page, "Deze pagina is voor wie een lokaal team leidt.")
    accessible(page)

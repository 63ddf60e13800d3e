"""Journey 6: look back together, and agree when to do so again."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from cases.access.records import write
from cases.plans import actions as plans
from cases.plans.models import Goal, GoalScale, Plan
from tests import walks
from tests.functional.hands import fill, follow, go, press, reads, sign_in
from tests.personas import make_people

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(browser: Browser, browser_context_args: dict) -> Iterator[Callable[..., Page]]:
    """A browser of one's own, signed in; closed before the server stops."""
    contexts = []

    def sit_down(user, at: str) -> Page:
        contexts.append(browser.new_context(**browser_context_args))
        own = contexts[-1].new_page()
        sign_in(own, user, at)
        return own

    yield sit_down
    for context in contexts:
        context.close()


def day(offset: int) -> str:
    return f"{walks.today() + timedelta(days=offset):%-d-%-m-%Y}"


def choose(page: Page, group: str, option: str) -> None:
    page.get_by_role("group", name=group).or_(page.get_by_role("radiogroup", name=group)).get_by_label(
        option, exact=True
    ).check()


def goal_card(page: Page, title: str):
    return page.get_by_role("region", name=re.compile(re.escape(title)))


def score(page: Page, goal: str, who: str, number: int, words: str = "") -> None:
    card = goal_card(page, goal)
    card.get_by_label(f"Cijfer van {who}").select_option(str(number))
    card.get_by_label(f"In de woorden van {who}").fill(words)


def plan_in_force(people, home) -> Plan:
    """Two goals; Luka and his mother gave a number at the start."""
    plan = walks.plan_draft(people, home)
    first = plan.goals.get()
    write(GoalScale(goal=first, person=home.luka, now=3, wished=8, note="Te vol."), by=people.marit)
    write(GoalScale(goal=first, person=home.ivana, now=4, wished=7), by=people.marit)
    write(Goal(plan=plan, title="Samen aan tafel", desired="Zonder ruzie.", order=2), by=people.marit,
          many={"of_people": [home.luka, home.ivana]})  # fmt: skip
    plan = walks.go(plan, "propose", people.marit)
    walks.everybody_answers(people, plan, lambda **answer: plans.respond(plan=plan, **answer))
    return walks.go(plan, "adopt", people.marit, evaluate_on=walks.today() + timedelta(days=42))


def test_look_back_together_decide_and_close(page: Page, transactional_db, accessible, desk):
    """The help is stuck, so Marit does not wait for the planned evaluation.

    She plans an extra one, says why, and who takes part. The planned one may lapse now, with a reason. The only one
    left cannot lapse: the page says why. They look back together, and she starts the evaluation. Marit and Dr. Van
    Essen fill it in at the same time. He writes what did not work; she writes numbers of Luka and of his mother: each
    a number of their own beside that of last time. Both wrote what worked; the second one to save sees both texts and
    makes one of them. Concluding says what is missing, and asks when they look back again. The concluded evaluation
    is fixed, the plan shows the new numbers, and the next evaluation stands. Then the goals are reached: in the next
    evaluation they decide to close, say how each goal ended, and the plan is closed.
    """
    people = make_people()
    home = walks.active(people)
    plan = plan_in_force(people, home)
    evaluations = f"/gezin/{home.case.pk}/evaluaties"
    sign_in(page, people.marit, evaluations)
    accessible(page)

    follow(page, "Evaluatie plannen")
    accessible(page)
    press(page, "Bewaren")
    expect(page.get_by_role("alert")).to_contain_text("Vul in: Uiterlijk.")
    accessible(page)
    choose(page, "Waarom kijken we terug", "de hulp loopt vast")
    fill(page, why="Luka gaat al drie weken niet naar school.", due_on=day(5))
    for name in ("Luka", "Ivana"):
        expect(page.get_by_role("group", name="Wie van het gezin doet mee").get_by_label(name)).to_be_checked()
    press(page, "Bewaren")
    reads(page, "Luka gaat al drie weken niet naar school.")
    accessible(page)

    page.goto(evaluations)
    go(page, page.locator("tr", has_text="Het was afgesproken").get_by_role("link"))
    follow(page, "Laten vervallen")
    accessible(page)
    press(page, "Laten vervallen")
    expect(page.get_by_role("alert")).to_contain_text("Schrijf waarom de evaluatie niet doorgaat.")
    fill(page, reason="We kijken eerder terug.")
    press(page, "Laten vervallen")
    page.goto(evaluations)
    go(page, page.locator("tr", has_text="De hulp loopt vast").get_by_role("link"))
    reads(page, "Dit is de enige evaluatie die gepland staat.")
    follow(page, "Verzetten")
    accessible(page)
    fill(page, due_on=day(9), reason="Moeder kan dan beter.")
    press(page, "Verzetten")
    reads(page, "Moeder kan dan beter.")
    follow(page, "Evaluatie starten")
    accessible(page)
    press(page, "Evaluatie starten")
    reads(page, "Schrijf wat werkte.")
    accessible(page)

    follow(page, "Evaluatie invullen")
    accessible(page)
    other = desk(people.essen, page.url.replace(page.url.split("/evaluatie/")[0], ""))
    other.get_by_label("Wat werkte niet?").fill("Afspraken in de avond.")
    other.get_by_label("Wat werkte, en waarom werkte het?").fill("Elke week praten.")
    press(other, "Bewaren")
    reads(other, "De evaluatie is bewaard")
    reads(page, "Bij de start van het plan: 3")
    score(page, "Rust in mijn hoofd", "Luka", 6, "Ik slaap weer.")
    score(page, "Rust in mijn hoofd", "Ivana", 5)
    score(page, "Samen aan tafel", "Luka", 4)
    page.get_by_label("Wat werkte, en waarom werkte het?").fill("Wandelen met oma.")
    choose(page, "Doen we nog steeds de goede en meest helpende dingen?", "voor een deel")
    choose(page, "Wat besluiten jullie?", "doelen aanpassen")
    press(page, "Bewaren")
    reads(page, "kies welke tekst blijft staan")
    accessible(page)
    page.locator("#conflict-what_worked").fill("Elke week praten, en wandelen met oma.")
    press(page, "Bewaren")
    reads(page, "De evaluatie is bewaard")
    for words in ("Nu: 6 van de 10. Eerder: 3. Doel: 8.", "Nu: 5 van de 10. Eerder: 4. Doel: 7.",
                  "Afspraken in de avond.", "Elke week praten, en wandelen met oma."):  # fmt: skip
        reads(page, words)
    accessible(page)

    follow(page, "Evaluatie afronden")
    accessible(page)
    fill(page, next_on="")
    press(page, "Evaluatie afronden")
    expect(page.get_by_role("alert")).to_contain_text("Kies wanneer jullie weer terugkijken.")
    fill(page, next_on=day(90))
    press(page, "Evaluatie afronden")
    reads(page, "Afgerond")
    reads(page, "Doelen aanpassen")
    expect(page.get_by_role("link", name="Evaluatie invullen")).to_have_count(0)
    accessible(page)
    go(page, page.get_by_role("link", name="Afdrukken"))  # stands above the page itself
    reads(page, "Ik slaap weer.")
    accessible(page)
    page.goto(f"/gezin/{home.case.pk}/plan")
    reads(page, "Nu: 6 van de 10. Eerder: 3. Doel: 8.")
    plan = Plan.objects.get(pk=plan.pk)
    assert plan.next_evaluation_on == walks.today() + timedelta(days=90)

    close_the_plan(page, evaluations, accessible)
    assert Plan.objects.get(pk=plan.pk).status == "closed"


def close_the_plan(page: Page, evaluations: str, accessible) -> None:
    page.goto(evaluations)
    go(page, page.locator("tr", has_text="Over 90 dagen").get_by_role("link"))
    follow(page, "Evaluatie starten")
    press(page, "Evaluatie starten")
    follow(page, "Evaluatie invullen")
    reads(page, "Vorige keer")
    score(page, "Rust in mijn hoofd", "Luka", 8)
    choose(goal_card(page, "Rust in mijn hoofd"), "Hoe staat het doel ervoor?", "behaald")
    page.get_by_label("Wat werkte, en waarom werkte het?").fill("Volhouden.")
    choose(page, "Doen we nog steeds de goede en meest helpende dingen?", "ja")
    choose(page, "Wat besluiten jullie?", "het plan afsluiten")
    press(page, "Bewaren")
    expect(page.get_by_role("alert")).to_contain_text("Schrijf hoe het ging, en wat maakte dat het zo ging.")
    accessible(page)
    goal_card(page, "Rust in mijn hoofd").get_by_label("Hoe ging het, en wat maakte").fill("Het is rustig.")
    press(page, "Bewaren")
    reads(page, "Zeg eerst bij deze doelen hoe het is afgelopen: “Samen aan tafel”")
    follow(page, "Evaluatie invullen")
    choose(goal_card(page, "Samen aan tafel"), "Hoe staat het doel ervoor?", "deels behaald")
    goal_card(page, "Samen aan tafel").get_by_label("Hoe ging het, en wat maakte").fill("Meestal lukt het.")
    press(page, "Bewaren")
    follow(page, "Evaluatie afronden")
    press(page, "Evaluatie afronden")
    reads(page, "Het plan afsluiten")
    accessible(page)

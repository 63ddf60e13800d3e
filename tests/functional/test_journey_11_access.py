"""Ask for access and read in an emergency, by hand in the browser."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from cases.drafts.models import Draft
from cases.families.models import Case
from cases.sharing import asking
from cases.sharing.models import AccessRequest
from tests import walks
from tests.functional.hands import fill, follow, go, press, reads, reads_not, sign_in
from tests.personas import PASSWORD, People, make_people

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(db) -> People:
    made = make_people()
    home = walks.active(made, "Horvat")
    home.luka.postcode, home.luka.house_number = "9641 AA", "12"
    home.luka.save()
    walks.plan_active(made, home)
    return made


def find(page: Page) -> None:
    """The youth, exactly: whom Sven knows from school."""
    page.goto("/zoeken")
    born = walks.today().replace(day=1) - timedelta(days=15 * 365 + 200)
    for name, value in (("surname", "Horvat"), ("birth_date", f"{born:%d-%m-%Y}"), ("postcode", "9641 AA"),
                        ("house_number", "12")):  # fmt: skip
        page.locator(f"[name=precies-{name}]").fill(value)
    press(page, "Zoek deze persoon")
    reads(page, "Bekend bij Lokaal team Veendam")


def test_sven_asks_and_marit_gives_a_part_until_a_day(page: Page, people: People, accessible):
    """Sven finds by an exact search that Luka is known at the team in Veendam. He asks to read the plan and says why.
    He sees nothing of the family. Marit sees on her list that somebody asks, and gives the plan for two weeks, about
    Luka only. Sven finds the answer above his list and opens the family."""
    sign_in(page, people.sven)
    find(page)
    accessible(page)
    follow(page, "Toegang vragen")
    accessible(page)
    press(page, "Toegang vragen")
    reads(page, "Kies wat u wilt lezen.")
    fill(page, reason="Ik begeleid Luka op school en wil weten wat er is afgesproken.", parts=["gezinsplan"])
    press(page, "Toegang vragen")
    reads(page, "Uw verzoek is verstuurd.")
    reads_not(page, "Gezin Horvat")
    accessible(page)

    sign_in(page, people.marit)
    follow(page, "Iemand vraagt om toegang")
    accessible(page)
    follow(page, "Sven Mulder")
    reads(page, "Ik begeleid Luka op school")
    accessible(page)
    fill(page, about="Alleen over:", people=["Luka"], ground="direct betrokken bij dezelfde hulp",
         explanation="Geeft Luka begeleiding op school.")  # fmt: skip
    page.locator("[name=ends_on]").fill(f"{walks.today() + timedelta(days=14):%d-%m-%Y}")
    press(page, "Toegang geven")
    reads(page, "De toegang is gegeven.")

    sign_in(page, people.sven)
    follow(page, "Er is antwoord op uw verzoek om toegang.")
    reads(page, "Toegang gegeven")
    accessible(page)
    go(page, page.locator("tbody th a").first)
    expect(page.locator(".identity__name")).to_have_text("Gezin Horvat")


def test_marit_writes_both_answers_and_sends_the_second(page: Page, people: People, accessible):
    """She begins to give, then writes why not and is called away. Both texts are there when she comes back, the second
    is sent, and nothing of either stays."""
    until = walks.today() + timedelta(days=30)
    reason = "Ik begeleid een jongere uit dit gezin op school."
    asked = asking.ask(case=Case.objects.get(), reason=reason, parts=["plan"], until=until, by=people.sven)
    sign_in(page, people.marit, f"/toegang/{asked.pk}")
    explanation, refusal = page.locator("[name=explanation]"), page.locator("[name=niet-answer]")
    with page.expect_response("**/concept/**"):
        explanation.fill("Geeft begeleiding op school.")
    with page.expect_response("**/concept/**/niet*"):
        refusal.fill("De school krijgt dit van het gezin zelf.")
    page.reload()
    expect(explanation).to_have_value("Geeft begeleiding op school.")
    expect(refusal).to_have_value("De school krijgt dit van het gezin zelf.")
    accessible(page)
    explanation.fill("Toch niet.")
    press(page, "Geen toegang geven")
    reads(page, "U hebt geen toegang gegeven.")
    told = AccessRequest.objects.values_list("status", "answer").get()
    assert told == ("declined", "De school krijgt dit van het gezin zelf.")
    assert not Draft.objects.exclude(fields="").exists()


def test_sven_reads_in_an_emergency_and_fay_looks_into_it(page: Page, people: People, accessible, mailoutbox):
    """A youth calls Sven in panic and nobody answers the phone. He shows again who he is, writes why, and reads. On
    every page stands that he does, and he stops when he knows enough. Marit was told at once and says what she thinks;
    Fay looks into it and does not open the family."""
    sign_in(page, people.sven)
    find(page)
    follow(page, "Noodtoegang")
    page.locator("[name=password]").fill(PASSWORD)
    go(page, page.locator("main [type=submit]").first)
    expect(page.locator("h1")).to_contain_text("Noodtoegang tot zaak")
    accessible(page)
    press(page, "Noodtoegang beginnen")
    reads(page, "Schrijf waarom dit nu nodig is.")
    fill(page, reason="Luka belt in paniek en ik kan niemand van het team bereiken.")
    press(page, "Noodtoegang beginnen")
    expect(page.locator(".identity__name")).to_have_text("Gezin Horvat")
    expect(page.locator(".power-bar")).to_contain_text("in noodtoegang tot")
    accessible(page)
    assert {letter.to[0] for letter in mailoutbox} == {people.marit.email, people.fay.email}
    family = page.url
    page.goto("/zoeken")
    go(page, page.locator(".power-bar").get_by_role("button", name=re.compile("Stoppen")))
    reads(page, "De noodtoegang is gestopt.")
    expect(page.locator(".power-bar")).to_have_count(0)
    answer = page.goto(family)
    assert answer is not None and answer.status == 404

    sign_in(page, people.marit)
    follow(page, "Iemand las een gezin in noodtoegang.")
    accessible(page)
    fill(page, view="Ik zat in een gesprek. Bellen naar de teamleider had gekund.")
    press(page, "Bewaren")
    reads(page, "Bewaard.")

    sign_in(page, people.fay)
    go(page, page.locator(".site-nav").get_by_role("link", name="Noodtoegang"))
    accessible(page)
    follow(page, "Sven Mulder")
    reads(page, "Ik zat in een gesprek.")
    reads_not(page, "Horvat")
    fill(page, outcome="terecht", review="Er was gevaar en hij stopte zodra hij genoeg wist.")
    press(page, "Oordeel bewaren")
    reads(page, "Terecht")
    accessible(page)

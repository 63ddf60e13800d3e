"""The family's own door, by hand in the browser: from the invitation to saying how it goes."""

import os
import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from tests import papers
from tests.doors import busy_home, let_in
from tests.functional.hands import fill, follow, open_page, press, reads, reads_not, sign_in
from tests.personas import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)

SHOTS = os.environ.get("SHOTS")


def shot(page: Page, name: str) -> None:
    if SHOTS:
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{SHOTS}/{name}-{width}.png", full_page=True)
        page.set_viewport_size({"width": 1280, "height": 900})


def test_luka_is_invited_reads_ticks_answers_tells_scores_and_asks(page: Page, db: None, accessible):
    """Marit invites Luka and tells him the code. Luka chooses a password and reads what it is about, whom to call and
    what changes when he turns 16. He ticks what he did, answers on what is going on and on the new plan, tells
    something for professionals only, gives his number, has a fact corrected, adds his own story and reads who looked.
    """
    home = busy_home()
    people = home.people
    sign_in(page, people.marit, f"/persoon/{home.luka.pk}/uitnodigen")
    fill(page, email="luka@example.org")
    press(page, "Uitnodigen")
    code = page.locator("strong.code").inner_text()
    link = re.search(r"https?://[^/]+(/mijn/uitnodiging/\S+)", str(mail.outbox[-1].body))
    assert link
    page.context.clear_cookies()
    page.goto(link[1])
    accessible(page)
    fill(page, code=code)
    press(page, "Verder")
    accessible(page)
    fill(page, password=PASSWORD, again=PASSWORD)
    press(page, "Wachtwoord opslaan")
    reads(page, "Dag Luka")
    accessible(page)
    shot(page, "start")
    for words in ("Marit Dijkhuis", "Rust in mijn hoofd", "Elke dag lopen.", "word je 16"):
        reads(page, words)

    press(page, "Dit is klaar")
    reads(page, "Goed zo. Deze afspraak is klaar.")
    reads(page, "Toch nog niet klaar")
    accessible(page)
    shot(page, "plan")
    follow(page, "Geef je antwoord")
    accessible(page)
    press(page, "Antwoord geven")
    reads(page, "Kies of dit klopt.")
    fill(page, content="Ja", help="Nee", words="Ik wil liever een andere coach.")
    accessible(page)
    press(page, "Antwoord geven")
    reads(page, "Dank je wel. We hebben je antwoord.")

    open_page(page, "Wat er speelt")
    accessible(page)
    shot(page, "analysis")
    follow(page, "Geef je antwoord")
    accessible(page)
    shot(page, "answer")
    fill(page, content="Voor een deel", help="Ja")
    press(page, "Antwoord geven")
    reads(page, "Voor een deel.")

    open_page(page, "Zelf vertellen")
    accessible(page)
    press(page, "Woorden bewaren")
    reads(page, "Kies wie dit mag lezen.")
    fill(page, text="Thuis is het weer druk.", reader="Alleen de mensen die ons helpen. Mijn gezin niet.")
    press(page, "Woorden bewaren")
    reads(page, "Alleen voor de mensen die jullie helpen.")
    accessible(page)
    shot(page, "words")

    open_page(page, "Hoe gaat het")
    accessible(page)
    page.get_by_label("Hoe gaat het met: Rust in mijn hoofd?").select_option("6")
    page.get_by_label("Waarom geef je dit cijfer?").fill("Ik slaap beter.")
    shot(page, "evaluation")
    press(page, "Cijfers bewaren")
    reads(page, "Je cijfers zijn bewaard.")
    expect(page.get_by_label("Hoe gaat het met: Rust in mijn hoofd?")).to_have_value("6")

    open_page(page, "Mijn dossier")
    accessible(page)
    follow(page, "Er klopt iets niet")
    accessible(page)
    fill(page, was="Luka zit in 3 havo.", becomes="Luka zit in 4 havo.", where="Bij wat er speelt")
    shot(page, "correction")
    press(page, "Vraag versturen")
    reads(page, "We kijken hier nog naar.")
    follow(page, "Mijn verhaal erbij zetten")
    fill(page, words="Ik heb dit anders beleefd.")
    press(page, "In het dossier zetten")
    reads(page, "Het staat in het dossier.")
    accessible(page)
    shot(page, "file")
    follow(page, "Wie heeft mijn dossier bekeken?")
    accessible(page)
    shot(page, "log")
    reads(page, "Jij zelf")
    reads(page, "Marit Dijkhuis")

    papers.document(people, home, title="Onderzoek van school")
    open_page(page, "Mijn dossier")
    follow(page, "Brieven en verslagen")
    accessible(page)
    with page.expect_download() as came:
        page.locator("main").get_by_role("link", name="Onderzoek van school").first.click()
    assert came.value.suggested_filename == "verslag.pdf"

    sign_in(page, let_in(home.ivana, by=people.marit), "/mijn/")
    reads(page, "Dag Ivana")
    reads(page, "wordt Luka 16")
    shot(page, "parent")
    for name in ("wat-er-speelt", "plan", "terugkijken", "vertellen", "dossier", "stukken", "wie-keek"):
        page.goto(f"/mijn/{name}")
        reads_not(page, "Thuis is het weer druk.")
        accessible(page)
    follow(page, "Over Luka")
    reads(page, "dossier van Luka")
    accessible(page)
    shot(page, "parent-log")

    sign_in(page, people.marit, f"/plan/{home.next_plan.pk}")
    reads(page, "Ik wil liever een andere coach.")
    reads(page, "Zelf gegeven")
    page.goto(f"/gezin/{home.case.pk}/van-het-gezin")
    reads(page, "Eigen woorden van Luka")
    accessible(page)
    while (unread := page.get_by_role("button", name="Gelezen")).count():
        unread.first.click()
    reads(page, "Alles is gelezen.")
    page.goto(f"/gezin/{home.case.pk}/analyse")
    reads(page, "Thuis is het weer druk.")
    shot(page, "analyses")
    page.goto(f"/gezin/{home.case.pk}/rechten")
    reads(page, "Luka zit in 4 havo.")
    reads(page, "Ik heb dit anders beleefd.")

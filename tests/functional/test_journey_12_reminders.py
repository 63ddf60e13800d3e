"""Nobody is forgotten, by hand in the browser: who hears what and when, who stands in, and how the mails come."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from playwright.sync_api import Page, expect

from cases.reminders.models import Reminder
from tests import access_walks, walks
from tests.functional.hands import fill, follow, go, press, reads, reads_not, sign_in
from tests.personas import People, make_people
from tests.reminder_walks import regional_coordinator

pytestmark = pytest.mark.django_db(transaction=True)

HERE = ZoneInfo("Europe/Amsterdam")


class Days:
    """The days of this story; a browser needs a clock that runs."""

    def __init__(self) -> None:
        self.traveller: Any = None

    def be(self, moment: str) -> None:
        self.stop()
        self.traveller = time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=HERE), tick=True)
        self.traveller.start()

    def stop(self) -> None:
        if self.traveller:
            self.traveller.stop()
            self.traveller = None


@pytest.fixture
def days():
    made = Days()
    made.be("2026-03-02 09:00")
    yield made
    made.stop()


@pytest.fixture
def people(db, days) -> People:
    """On Monday 2 March a plan was adopted; the evaluation is on 13 April."""
    made = make_people()
    regional_coordinator(made)
    walks.plan_active(made, walks.active(made, "Horvat"), in_days=42)
    return made


def to(mailoutbox: Any, user: Any) -> list[Any]:
    return [letter for letter in mailoutbox if letter.to == [user.email]]


def test_what_stays_undone_comes_to_the_team_leader_and_then_to_the_region(
    page: Page, people: People, accessible, mailoutbox, days
):
    """The evaluation of the family Horvat was due on 13 April and nobody held it. A week later team leader Tess gets a
    mail, sees on her list that it waits for long already, and goes to the evaluation. Two weeks after that Renske of
    the region gets one. Her list tells the team and the number of the case, and nothing of the family; there is no way
    on from there.
    """
    days.be("2026-04-20 09:00")
    call_command("run_due")
    assert len(to(mailoutbox, people.tess)) == 1
    sign_in(page, people.tess, "/herinneringen")
    reads(page, "Evaluatie van het gezinsplan")
    reads(page, "Dit wacht al langer. Vraag de collega wat er nodig is.")
    accessible(page)
    follow(page, "Evaluatie van het gezinsplan")
    expect(page.locator(".identity__name")).to_have_text("Gezin Horvat")

    days.be("2026-05-04 09:00")
    call_command("run_due")
    (letter,) = to(mailoutbox, people.renske)
    assert "Horvat" not in str(letter.message())
    sign_in(page, people.renske, "/herinneringen")
    reads(page, "Lokaal team Veendam")
    reads(page, "Bel het team en noem het nummer.")
    reads_not(page, "Horvat")
    expect(page.locator("tbody a")).to_have_count(0)
    accessible(page)


def test_a_moved_evaluation_is_not_mailed_any_more_and_the_ledger_tells_why(
    page: Page, people: People, accessible, mailoutbox, days
):
    """On Easter Monday the reminder of a week before the evaluation is planned: no mail comes then. Marit works all the
    same and moves the evaluation. On Tuesday after Easter nothing comes of the old day; the ledger says that it was
    moved.
    """
    days.be("2026-04-06 10:00")  # Easter Monday
    call_command("run_due")
    assert to(mailoutbox, people.marit) == []
    sign_in(page, people.marit, "/herinneringen")
    follow(page, "Evaluatie van het gezinsplan")
    follow(page, "Verzetten")
    fill(page, due_on="1-6-2026", reason="Luka heeft examens.")
    press(page, "Verzetten")
    reads(page, "Gelukt: verzetten.")
    accessible(page)
    days.be("2026-04-07 09:00")
    call_command("run_due")
    old = Reminder.objects.filter(kind="evaluation", moment_on=date(2026, 4, 13), recipient=people.marit)
    assert {(row.status, row.reason) for row in old.filter(rung=-7)} == {
        ("not_needed", "Het is verzet naar een andere dag.")
    }


def test_marit_is_away_and_nynke_stands_in_and_it_ends_by_itself(
    page: Page, people: People, accessible, mailoutbox, days
):
    """Marit writes down that she is away in the week of 16 March; nobody stands in yet. On the Monday team leader Tess
    sees on the team page that a reminder waits, and chooses Nynke, who does not know the family. The next morning Nynke
    gets the mail, finds the reminder on her list with "namens", opens the family, and moves the evaluation; the
    timeline says on whose behalf. The Monday after she sees nothing of the family any more, and Marit is back.
    """
    sign_in(page, people.marit, "/")
    go(page, page.locator(".site-header").get_by_role("link", name="Afwezig"))
    fill(page, begins_on="16-3-2026", ends_on="22-3-2026", agreed_with="Tess Wiersma, teamleider")
    accessible(page)
    press(page, "Opschrijven")
    reads(page, "Opgeschreven wie er niet is, en wie vervangt.")
    reads(page, "nog niemand")
    accessible(page)

    days.be("2026-03-16 09:00")
    call_command("run_due")
    assert to(mailoutbox, people.marit) == []
    sign_in(page, people.tess, "/team")
    reads(page, "Afwezig zonder vervanger")
    reads(page, "1 herinnering wacht")
    accessible(page)
    follow(page, "Marit Dijkhuis")
    fill(page, substitute="Nynke Postma, jeugdgeneralist")
    press(page, "Opschrijven")
    reads(page, "Nynke Postma")

    days.be("2026-03-17 09:00")
    call_command("run_due")
    assert len(to(mailoutbox, people.nynke)) == 1
    sign_in(page, people.nynke, "/herinneringen")
    reads(page, "Namens Marit Dijkhuis")
    accessible(page)
    follow(page, "Evaluatie van het gezinsplan")
    expect(page.locator(".identity__name")).to_have_text("Gezin Horvat")
    follow(page, "Verzetten")
    fill(page, due_on="1-6-2026", reason="Marit is ziek.")
    press(page, "Verzetten")
    reads(page, "Gelukt: verzetten.")
    go(page, page.locator(".subnav").get_by_role("link", name="Tijdlijn"))
    reads(page, "door Nynke Postma, namens Marit Dijkhuis")
    family = page.url

    days.be("2026-03-23 09:00")
    sign_in(page, people.nynke, "/")
    answer = page.goto(family)
    assert answer and answer.status == 404
    sign_in(page, people.marit, "/")
    reads(page, "Horvat")


def test_marit_chooses_one_message_a_day_and_an_emergency_still_comes_at_once(
    page: Page, people: People, accessible, mailoutbox, days
):
    """Marit has two families and gets two mails on one morning: too many. She chooses one message a day, from nine to
    five. Four weeks later two reminders come in one letter. In the evening somebody reads in an emergency: that comes
    at once.
    """
    walks.plan_active(people, walks.active(people, "Okafor"), in_days=42)
    days.be("2026-03-16 09:30")
    call_command("run_due")
    assert len(to(mailoutbox, people.marit)) == 2
    sign_in(page, people.marit, "/herinneringen")
    follow(page, "Hoe u herinnerd wordt")
    accessible(page)
    fill(page, style="Alles in één bericht per dag", opens_at="9:00", closes_at="17:00")
    press(page, "Bewaren")
    reads(page, "Bewaard hoe u herinnerd wilt worden.")
    mailoutbox.clear()

    days.be("2026-04-07 08:30")
    call_command("run_due")
    assert to(mailoutbox, people.marit) == []
    days.be("2026-04-07 09:01")
    call_command("run_due")
    (letter,) = to(mailoutbox, people.marit)
    assert letter.subject == "Samen Verder: er wachten 2 dingen op u"

    days.be("2026-04-07 22:00")
    home = walks.active(people, "Bakker")
    access_walks.emergency(people, home)
    call_command("run_due")
    assert to(mailoutbox, people.marit)[-1].subject.endswith(home.case.number)


def test_nobody_forgets_to_look_who_receives_what(page: Page, people: People, accessible, mailoutbox, days):
    """After half a year Marit is asked to look who receives what of the family Horvat. She goes there from her list,
    looks, and says that she did: it leaves the list."""
    days.be(f"{date(2026, 3, 2) + timedelta(days=183)} 09:00")
    call_command("run_due")
    sign_in(page, people.marit, "/herinneringen")
    follow(page, "Nakijken wie wat mag ontvangen")
    expect(page.locator("h1")).to_have_text("Wie mag wat ontvangen")
    accessible(page)
    follow(page, "Ik heb dit nagekeken")
    accessible(page)
    press(page, "Nagekeken wie wat mag ontvangen")
    reads(page, "Opgeschreven dat u dit vandaag hebt nagekeken.")
    page.goto(page.url.split("/gezin/")[0] + "/herinneringen")
    reads_not(page, "Nakijken wie wat mag ontvangen")

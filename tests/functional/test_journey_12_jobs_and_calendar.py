"""Who keeps watch over the reminders, and evaluations in one's own calendar, by hand in the browser."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
import vobject
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from cases.evaluations.models import Evaluation
from cases.jobs.models import JobRun
from cases.reminders import delivery, planning
from cases.reminders.models import Reminder
from tests import walks
from tests.functional.hands import follow, go, press, reads, reads_not, sign_in
from tests.mornings import hear_at_once
from tests.personas import PASSWORD, People, make_people

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(db) -> People:
    """Five weeks ago a plan was adopted with an evaluation next week."""
    made = make_people()
    with time_machine.travel(walks.today() - timedelta(days=36), tick=True):
        walks.plan_active(made, walks.active(made, "Horvat"), in_days=42)
    return made


def test_bea_sees_that_the_reminders_stand_still_and_what_was_sent_again(
    page: Page, people: People, accessible, settings, mailoutbox
):
    """The reminders ran two hours ago, and while one was sent the machine fell out: nobody knows whether that mail went
    out. Since then nothing ran. Who keeps watch gets “not healthy” from the health page. Bea switches the
    administration on and sees which two jobs are late. The jobs run again: the reminder that was cut off goes out under
    the name it had. Bea sees that all is on time, and that one reminder, by its key, may have arrived twice; nothing of
    a family. She can look at every time a job ran."""
    settings.JOBS_LATE_MINUTES = {"plan": 60, "send": 60}
    hear_at_once()
    with time_machine.travel(timezone.now() - timedelta(hours=2), tick=True):
        planning.plan()
        cut = delivery._claim()
        call_command("run_due", verbosity=0)
    assert cut is not None
    expect_health(page, 503)
    people.bea.is_superuser = True
    people.bea.save()

    sign_in(page, people.bea, "/account/beheer/")
    page.locator("[name=reason]").fill("Kijken of de herinneringen lopen.")
    go(page, page.locator("main [type=submit]").first)
    page.locator("[name=password]").fill(PASSWORD)
    go(page, page.locator("main [type=submit]").first)
    jobs, sending = page.locator("#jobs-module"), page.locator("#sending-module")
    expect(jobs.get_by_text("te laat", exact=True)).to_have_count(2)
    accessible(page)

    call_command("run_due", verbosity=0)
    expect_health(page, 200)
    page.goto("/beheer/")
    expect(jobs.get_by_text("op tijd")).to_have_count(2)
    expect(sending).to_contain_text(str(cut.pk))
    expect(sending).not_to_contain_text(cut.case.number)
    letters = [letter.extra_headers["Message-ID"] for letter in mailoutbox]
    assert letters.count(cut.message_id) == 1 and Reminder.objects.get(pk=cut.pk).cut_off == 1
    accessible(page)
    go(page, page.get_by_role("link", name="Alle keren dat een taak liep"))
    expect(page.locator("#result_list tbody tr")).to_have_count(JobRun.objects.count())


def expect_health(page: Page, status: int) -> None:
    assert page.request.get("/gezond/").status == status
    assert page.request.get("/gezond/proces/").status == 200


def test_marit_takes_her_evaluations_along_in_her_own_calendar(page: Page, people: People, accessible, tmp_path):
    """On the page of her reminders Marit reads that evaluations can stand in her own calendar. She makes an address and
    sees it once. Her calendar program fetches it: a day and the number of the case, no name. A colleague saw the
    address over her shoulder; she makes a new one, and the old one is dead. Of one evaluation she takes a file along.
    When she changes jobs she stops it: nothing answers any more."""
    evaluation = Evaluation.objects.get()
    sign_in(page, people.marit, "/herinneringen")
    follow(page, "in uw eigen agenda")
    accessible(page)
    press(page, "Adres maken")
    first = shown(page)
    accessible(page)
    [moment] = vobject.readOne(fetched(page, first)).contents["vevent"]
    assert (moment.summary.value, moment.dtstart.value) == (f"Zaak {evaluation.case.number}", evaluation.due_on)

    page.goto("/agenda")
    reads_not(page, first)
    reads(page, "voor het laatst opgehaald")
    accessible(page)
    press(page, "Nieuw adres maken")
    second = shown(page)
    assert second != first and page.request.get(first).status == 404

    page.goto(f"/evaluatie/{evaluation.pk}")
    accessible(page)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Zet in mijn agenda").click()
    taken: Path = tmp_path / "agenda.ics"
    waiting.value.save_as(taken)
    [alone] = vobject.readOne(taken.read_text()).contents["vevent"]
    assert (waiting.value.suggested_filename, alone.uid.value) == ("agenda.ics", moment.uid.value)

    page.goto("/agenda")
    press(page, "Stoppen")
    reads(page, "Het adres werkt niet meer.")
    accessible(page)
    assert page.request.get(second).status == 404


def shown(page: Page) -> str:
    """The address on the page, as this test can ask for it."""
    words = page.locator(".code").inner_text()
    return "/" + re.sub(r"^https?://[^/]+/", "", words)


def fetched(page: Page, address: str) -> str:
    """As a program does: without the cookies of the browser."""
    other = page.context.browser
    assert other is not None
    program = other.new_context(base_url=re.sub(r"(https?://[^/]+).*", r"\1", page.url))
    try:
        answer = program.request.get(address)
        assert answer.status == 200
        return answer.text()
    finally:
        program.close()

"""Work that runs by itself writes down that it ran, and what is silent too long is told: on `/gezond/` and to who
administers. What was cut off while it was sent goes out again under the same name, and is listed."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from cases.jobs.actions import KEPT, beats, running
from cases.jobs.models import Job, JobRun
from cases.outbox import tasks as outbox_tasks
from cases.reminders import delivery, planning, tasks
from cases.reminders.models import Reminder, ReminderStatus
from cases.reminders.watch import sending
from tests import walks
from tests.power import administers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(settings):
    settings.JOBS_LATE_MINUTES = {"plan": 60, "send": 30}
    with time_machine.travel("2026-03-02 09:00+01:00", tick=False) as traveller:
        yield traveller


def runs() -> list[tuple[str, str, str]]:
    return list(JobRun.objects.order_by("pk").values_list("job", "outcome", "fault"))


def late() -> dict[str, bool]:
    return {beat.job.value: beat.late for beat in beats()}


def by_worker():
    for trigger in (tasks.run_due, outbox_tasks.plan, outbox_tasks.tell):
        trigger()


@pytest.mark.parametrize("run", [by_worker, lambda: call_command("run_due")], ids=["worker", "by hand"])
def test_the_tasks_and_the_command_both_write_that_they_ran(run):
    run()
    assert runs() == [(job, "done", "") for job in ("plan", "send", "events_due", "events")]
    assert late() == {"plan": False, "send": False}


def test_a_job_is_late_when_its_term_has_passed_and_when_it_never_ran(clock):
    assert late() == {"plan": True, "send": True}
    tasks.run_due()
    clock.shift(timedelta(minutes=30))
    assert late() == {"plan": False, "send": False}
    clock.shift(timedelta(seconds=1))
    assert late() == {"plan": False, "send": True}
    clock.shift(timedelta(minutes=30))
    assert late() == {"plan": True, "send": True}
    tasks.run_due()
    assert late() == {"plan": False, "send": False}


def test_a_run_that_fails_says_the_kind_of_fault_and_is_no_sign_of_life(monkeypatch):
    def broken(*_args: object) -> int:
        raise ValueError("Luka")

    monkeypatch.setattr(planning, "plan", broken)
    with pytest.raises(ValueError, match="Luka"):
        tasks.run_due()
    assert runs() == [("plan", "failed", "ValueError")]
    assert late() == {"plan": True, "send": True}


def test_a_run_that_was_killed_stays_as_it_began_and_is_no_sign_of_life():
    JobRun.objects.create(job=Job.SEND)
    assert late()["send"]


def test_old_runs_are_taken_away(clock):
    tasks.run_due()
    clock.shift(KEPT + timedelta(seconds=1))
    with running(Job.PLAN):
        pass
    assert runs() == [("plan", "done", "")]


def test_health_tells_when_each_job_last_finished_and_fails_when_one_is_late(client, clock):
    tasks.run_due()
    answer = client.get("/gezond/")
    assert answer.status_code == 200
    assert answer.json()["jobs"] == {
        "plan": {"finished": "2026-03-02T08:00:00Z", "late_after": "P0DT01H00M00S", "late": False},
        "send": {"finished": "2026-03-02T08:00:00Z", "late_after": "P0DT00H30M00S", "late": False},
    }
    clock.shift(timedelta(minutes=31))
    answer = client.get("/gezond/")
    assert answer.status_code == 503
    assert [answer.json()["jobs"][name]["late"] for name in ("plan", "send")] == [False, True]
    assert client.get("/gezond/proces/").status_code == 200  # the site stays open


def test_health_asks_the_same_number_of_questions_however_often_the_jobs_ran(client, django_assert_num_queries):
    for number in (1, 5):
        for _ in range(number):
            tasks.run_due()
        with django_assert_num_queries(2):
            client.get("/gezond/")


def test_where_no_jobs_are_expected_none_is_late(client, settings):
    settings.JOBS_LATE_MINUTES = {}
    assert client.get("/gezond/").json() == {"database": True, "cache": True, "jobs": {}}


# --- cut off while sending ------------------------------------------------------------------------------------------


@pytest.fixture
def claimed(people, clock) -> Reminder:
    """A sender took this reminder and was killed; whether the mail went out nobody knows."""
    walks.plan_active(people, walks.active(people))
    clock.shift(timedelta(days=14))
    planning.plan()
    found = delivery._claim()
    assert found is not None
    mail.outbox.clear()
    return found


def test_what_was_cut_off_goes_out_again_under_the_same_name_and_is_counted(claimed, clock):
    delivery.deliver()
    claimed.refresh_from_db()
    assert (claimed.status, claimed.cut_off) == ("claimed", 0)  # the claim holds
    clock.shift(delivery.CLAIM_HOLDS + timedelta(seconds=1))
    delivery.deliver()
    claimed.refresh_from_db()
    assert (claimed.status, claimed.cut_off, claimed.attempts) == ("sent", 1, 2)
    names = [letter.extra_headers["Message-ID"] for letter in mail.outbox]
    assert names.count(claimed.message_id) == 1


def test_a_refusal_of_the_mail_server_is_no_cut(claimed, clock):
    Reminder.objects.filter(pk=claimed.pk).update(status=ReminderStatus.FAILED, try_at=timezone.now())
    delivery.deliver()
    claimed.refresh_from_db()
    assert (claimed.status, claimed.cut_off) == ("sent", 0)


def test_the_administration_lists_it_by_key_and_number_and_says_which_job_is_late(claimed, people, clock):
    clock.shift(timedelta(hours=1))
    tasks.run_due()
    page = beheer(people)
    assert str(claimed.pk) in page and "Opnieuw verstuurd na afbreken" in page
    assert "te laat" not in page
    for secret in ("Horvat", "Luka", people.marit.email, claimed.case.number):
        assert secret not in page
    clock.shift(timedelta(minutes=31))
    assert beheer(people).count("<strong>te laat</strong>") == 1
    found = sending()
    assert (found.waiting, found.given_up, found.cut_off) == (0, 0, 1)


def beheer(people) -> str:
    client = administers(people.bea)
    runs_page = client.get(reverse("admin:cases_jobrun_changelist"))
    assert runs_page.status_code == 200 and "herinneringen versturen" in runs_page.text
    return client.get("/beheer/").text

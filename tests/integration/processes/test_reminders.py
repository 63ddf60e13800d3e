"""Reminders with more than one at work: two runs at once, two senders at once, and a real Celery worker with Redis."""

import os
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import connection, connections

from cases.reminders import delivery, planning
from cases.reminders.models import Reminder, ReminderPreference
from tests import walks
from tests.personas import make_people

ROOT = Path(__file__).parents[3]
REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/8")

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def families(db):
    """Six families; two weeks ago their evaluation was planned for four weeks from now."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time; the other run has this test")
    with time_machine.travel(date.today() - timedelta(days=14), tick=False):
        people = make_people()
        for user in people.each().values():  # these tests run today, whatever day and hour that is
            ReminderPreference.objects.create(user=user, opens_at="00:00", closes_at="23:59:59.999999", days="1234567")
        for number in range(6):
            walks.plan_active(people, walks.active(people, f"Gezin {number}"))
    return people


def at_once(work, number=2):
    """Run it in so many threads at the same moment; gives what they answered."""
    start, answers, faults = threading.Barrier(number), [], []

    def run():
        try:
            start.wait(timeout=10)
            answers.append(work())
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert faults == []
    return answers


def test_four_runs_at_once_plan_every_reminder_once(families):
    new = at_once(planning.plan, number=4)
    assert sum(new) == Reminder.objects.count() == 18
    assert planning.plan() == 0


def test_three_senders_at_once_send_every_reminder_once(families, mailoutbox):
    planning.plan()
    waiting = Reminder.objects.filter(status="planned").count()
    counts: Counter[str] = sum(at_once(delivery.deliver, number=3), Counter())
    assert counts == {"sent": waiting}
    assert len({letter.extra_headers["Message-ID"] for letter in mailoutbox}) == len(mailoutbox) == waiting == 12


def test_a_sender_never_waits_for_a_row_that_another_one_holds(families, mailoutbox):
    planning.plan()
    held = threading.Event()
    done = threading.Event()

    def hold():
        from django.db import transaction

        with transaction.atomic():
            Reminder.objects.filter(status="planned").order_by("try_at", "pk").select_for_update()[:1].get()
            held.set()
            done.wait(timeout=30)
        connections.close_all()

    thread = threading.Thread(target=hold)
    thread.start()
    try:
        assert held.wait(timeout=10)
        assert delivery.deliver() == {"sent": 11}
    finally:
        done.set()
        thread.join(timeout=10)
    assert delivery.deliver() == {"sent": 1}


@pytest.mark.slow
def test_a_real_worker_plans_and_sends_what_is_due(families, tmp_path):
    """A worker process, triggers through Redis, mail to files: every letter once, however often it is triggered."""
    letters, log = tmp_path / "mail", tmp_path / "worker.log"
    letters.mkdir()
    env = environment(letters)
    command = [sys.executable, "-m", "celery", "-A", "hsj"]
    work = [*command, "worker", "--loglevel", "info", "--concurrency", "2", "--queues", "celery"]
    with log.open("wb") as said, subprocess.Popen(work, cwd=ROOT, env=env, stdout=said, stderr=said) as worker:
        try:
            for _ in range(3):
                call = [*command, "call", "cases.reminders.tasks.run_due"]
                subprocess.run(call, cwd=ROOT, env=env, capture_output=True, check=True)
            done = re.compile(r"Task cases\.reminders\.tasks\.run_due\[.*succeeded")
            assert within(60, lambda: len(done.findall(log.read_text())) == 3), log.read_text()
            assert within(60, lambda: Reminder.objects.filter(status="sent").count() == 12), log.read_text()
        finally:
            worker.terminate()
            worker.wait(timeout=30)
    written = "".join(path.read_text() for path in letters.iterdir())
    found = re.findall(r"^Message-ID: (<herinnering-.*>)$", written, flags=re.MULTILINE)
    assert len(found) == len(set(found)) == 12
    assert "Gezin " not in written


def environment(letters: Path) -> dict[str, str]:
    database = connection.settings_dict
    host = (database["HOST"] or "/var/run/postgresql").replace("/", "%2F")
    url = f"postgres://{database['USER']}:{database['PASSWORD']}@{host}:{database['PORT'] or 5432}/{database['NAME']}"
    keys = {
        "SECRET_KEY": "a" * 60,
        "FIELD_KEYS": ",".join(settings.FIELD_KEYS),
        "BSN_INDEX_KEY": settings.BSN_INDEX_KEY,
        "READ_LOG_KEYS": ",".join(settings.READ_LOG_KEYS),
        "API_SIGNING_KEYS": ",".join(settings.API_SIGNING_KEYS),
    }
    return keys | {
        "PATH": os.environ["PATH"], "DEMO": "true", "DATABASE_URL": url, "REDIS_URL": REDIS, "DB_POOL_SIZE": "0",
        "EMAIL_URL": f"filemail:///{letters}", "C_FORCE_ROOT": "true", "LOG_LEVEL": "INFO",
    }  # fmt: skip


def within(seconds: float, works) -> bool:
    end = time.monotonic() + seconds
    while not (answer := works()) and time.monotonic() < end:
        time.sleep(0.3)
    return answer

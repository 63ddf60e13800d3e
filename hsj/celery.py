"""The Celery app and the whole beat schedule, one table.

A task is only a trigger: what is due is read from the database, so a lost or doubled task loses or doubles nothing.
"""

import os
from typing import Any

from celery import Celery
from celery.schedules import crontab
from celery.signals import task_prerun
from django.db import close_old_connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hsj.settings")

app = Celery("hsj")
app.config_from_object("django.conf:settings", namespace="CELERY")

# Celery looks for `<app>.tasks`; our tasks live in the rooms, so the rooms that have them are named here.
app.autodiscover_tasks(["cases.reminders", "cases.outbox"])

# expires: after a night without a worker one run repairs everything; a queue of old triggers helps nobody.
app.conf.beat_schedule = {
    "reminders": {
        "task": "cases.reminders.tasks.run_due",
        "schedule": crontab(minute="*/15"),
        "options": {"expires": 600},
    },
    "events of the clock": {
        "task": "cases.outbox.tasks.plan",
        "schedule": crontab(minute="*/15"),
        "options": {"expires": 600},
    },
    "events": {
        "task": "cases.outbox.tasks.tell",
        "schedule": crontab(minute="*"),
        "options": {"expires": 50},
    },
}


@task_prerun.connect
def begin_with_a_connection_that_works(task: Any, **_: object) -> None:
    """With CELERY_DB_REUSE_MAX Celery looks after connections once in two thousand tasks. Until then a worker whose
    database had restarted failed at every task: reminders stood still for days (seen in benchmarks/year). A task that
    runs inside a request has the connection of that request, and leaves it alone."""
    if not task.request.is_eager:
        close_old_connections()

"""The Celery app and the whole beat schedule, one table.

A task is only a trigger: what is due is read from the database, so a lost or doubled task loses or doubles nothing.
"""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hsj.settings")

app = Celery("hsj")
app.config_from_object("django.conf:settings", namespace="CELERY")

# Celery looks for `<app>.tasks`; our tasks live in the rooms, so the rooms that have them are named here.
app.autodiscover_tasks(["cases.reminders"])

# expires: after a night without a worker one run repairs everything; a queue of old triggers helps nobody.
app.conf.beat_schedule = {
    "reminders": {
        "task": "cases.reminders.tasks.run_due",
        "schedule": crontab(minute="*/15"),
        "options": {"expires": 600},
    },
}

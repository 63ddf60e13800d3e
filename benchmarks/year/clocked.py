"""The Celery app of the product, with two differences: its tasks run at the time of the simulated year, and beat comes
round every few seconds instead of every quarter of an hour.

celery -A benchmarks.year.clocked worker · celery -A benchmarks.year.clocked beat
"""

import os
from contextlib import ExitStack
from pathlib import Path

import time_machine
from celery.signals import task_postrun, task_prerun
from django.core.mail.utils import DNS_NAME

from benchmarks.year.clock import Clock
from hsj.celery import app

CLOCK = Clock(Path(os.environ["YEAR_FOLDER"]))
DNS_NAME._fqdn = os.environ.get("YEAR_WORKER", "nobody")  # type: ignore[attr-defined]  # says to the mail server who sends

for entry in app.conf.beat_schedule.values():
    entry["schedule"] = float(os.environ.get("YEAR_BEAT_SECONDS", "3"))
    entry["options"] = {"expires": 60}
app.conf.broker_connection_max_retries = None  # Redis is away now and then

_open = ExitStack()


@task_prerun.connect
def begin(**_: object) -> None:
    moment = _open.enter_context(CLOCK.running())
    _open.enter_context(time_machine.travel(moment, tick=True))


@task_postrun.connect
def end(**_: object) -> None:
    _open.close()

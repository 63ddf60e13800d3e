"""Write down that a job runs, and tell which job did not finish in time: a dead-man's switch."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from cases.jobs.models import Job, JobRun, RunOutcome
from network.models.clients import drop_what_is_over

KEPT = timedelta(days=92)  # long enough to look back over a quarter


@contextmanager
def running(job: Job) -> Iterator[JobRun]:
    """Around the work of a job. A fault is written down by its kind, and goes on: a task that fails must fail. What
    need not be remembered any more goes with it: old runs, and what systems sent more than a day ago."""
    run = JobRun.objects.create(job=job)
    try:
        yield run
    except Exception as fault:
        _ended(run, RunOutcome.FAILED, type(fault).__name__[:80])
        raise
    _ended(run, RunOutcome.DONE)
    JobRun.objects.filter(begun_at__lt=timezone.now() - KEPT).delete()
    drop_what_is_over()


def _ended(run: JobRun, outcome: RunOutcome, fault: str = "") -> None:
    run.finished_at, run.outcome, run.fault = timezone.now(), outcome, fault
    run.save(update_fields=["finished_at", "outcome", "fault"])


@dataclass(frozen=True)
class Beat:
    """How a job stands: when it last finished well (None: never), and how long it may be silent."""

    job: Job
    finished_at: datetime | None
    within: timedelta
    late: bool


def beats() -> list[Beat]:
    """Every job that is expected here (`JOBS_LATE_MINUTES`), in one query. One that never finished is late."""
    done = (
        JobRun.objects.filter(outcome=RunOutcome.DONE).order_by().values_list("job").annotate(last=Max("finished_at"))
    )
    last, now, found = dict(done), timezone.now(), []
    for name, minutes in settings.JOBS_LATE_MINUTES.items():
        within, at = timedelta(minutes=minutes), last.get(name)
        found.append(Beat(Job(name), at, within, late=at is None or now - at > within))
    return found

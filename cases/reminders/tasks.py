"""The triggers from Celery. They carry nothing: what is due stands in the ledger, so one may get lost or come twice."""

from celery import shared_task

from cases.adulthood.beginning import begin_due_checklists
from cases.jobs.actions import running
from cases.jobs.models import Job
from cases.reminders import delivery, planning

SECONDS = 200  # below the soft time limit of a task; what is left is taken up by the next trigger


@shared_task(acks_late=True)
def run_due() -> int:
    """Begin the lists for 18 that are due, plan what is due, and let it be sent."""
    with running(Job.PLAN):
        begin_due_checklists()
        planned = planning.plan()
    deliver.delay()
    return planned


@shared_task(acks_late=True)
def deliver() -> dict[str, int]:
    """Send what is due; as long as something is left, ask for another turn."""
    with running(Job.SEND):
        counts = delivery.deliver(seconds=SECONDS)
    if counts["left"]:
        deliver.delay()
    return dict(counts)

"""The triggers from Celery. They carry nothing: what must go out stands in the outbox, so one may get lost or come
twice."""

from celery import shared_task

from cases.outbox import actions

SECONDS = 200  # below the soft time limit of a task; what is left is taken up by the next trigger


@shared_task(acks_late=True)
def plan() -> int:
    """Put in the outbox what the clock brings."""
    return actions.plan_due()


@shared_task(acks_late=True)
def tell() -> dict[str, int]:
    """Tell what happened; as long as something is left, ask for another turn."""
    counts = actions.tell(seconds=SECONDS)
    if counts["left"]:
        tell.delay()
    return dict(counts)

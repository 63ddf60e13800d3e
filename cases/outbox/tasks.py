"""The trigger from Celery. It carries nothing: what must go out stands in the outbox, so one may get lost or come
twice."""

from celery import shared_task

from cases.outbox.actions import run_due

SECONDS = 200  # below the soft time limit of a task; what is left is taken up by the next trigger


@shared_task(acks_late=True)
def tell() -> dict[str, int]:
    """Tell what happened; as long as something is left, ask for another turn."""
    counts = run_due(seconds=SECONDS)
    if counts["left"]:
        tell.delay()
    return dict(counts)

"""How the telling goes, for who administers: numbers, nothing of a family."""

from dataclasses import dataclass

from django.utils import timezone

from cases.outbox.models import Delivery, OutboxEvent, Subscription


@dataclass(frozen=True)
class Telling:
    """`unnumbered`: events that no run has put ready yet; `waiting`: what should have gone and did not; `resting`:
    addresses that fail; `dead`: what is not tried any more."""

    unnumbered: int
    waiting: int
    resting: int
    dead: int


def telling() -> Telling:
    """Four small queries."""
    return Telling(
        unnumbered=OutboxEvent.objects.filter(number=None).count(),
        waiting=Delivery.objects.open().filter(try_at__lte=timezone.now()).count(),
        resting=Subscription.objects.listening().filter(failures__gt=0).count(),
        dead=Delivery.objects.dead().count(),
    )

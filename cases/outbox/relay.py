"""After the commit: give events their number, and put them ready for who asked to be told.

One at a time: who numbers holds the rows, another waits and then finds them done. So numbers go up in the order in
which they become visible, and within a case in the order of its `sequence`.
"""

from django.db import transaction
from django.db.models import Max

from cases.outbox.models import Delivery, OutboxEvent, Subscription

AT_ONCE = 500


def relay() -> int:
    """Everything that has no number yet. Gives how many there were."""
    done = 0
    while new := _some():
        done += new
    return done


def _some() -> int:
    with transaction.atomic():
        rows = OutboxEvent.objects.select_for_update().filter(number=None).order_by("pk")[:AT_ONCE]
        events: list[OutboxEvent] = list(rows)
        if not events:
            return 0
        last = OutboxEvent.objects.aggregate(last=Max("number"))["last"] or 0
        for number, event in enumerate(events, start=last + 1):
            event.number = number
        OutboxEvent.objects.bulk_update(events, ["number"])
        for subscription in Subscription.objects.listening():
            _put_ready(subscription, events)
    return len(events)


def _put_ready(subscription: Subscription, events: list[OutboxEvent]) -> None:
    """What this subscription asks for, as far as its client sees it now; before it is sent that is asked once more."""
    asked = [one.pk for one in events if subscription.asks_for(one.kind)]
    seen = set(
        OutboxEvent.objects.filter(pk__in=asked)
        .visible_to(subscription.account)
        .order_by()
        .values_list("pk", flat=True)
    )
    Delivery.objects.bulk_create(
        Delivery(subscription=subscription, event=one, case_id=one.case_id, sequence=one.sequence)
        for one in events
        if one.pk in seen
    )

"""Send what is ready, one by one: claim, ask whether it may still be told, send, and write down how it went.

Several senders may work at once: each claims a row that nobody else holds (SKIP LOCKED) and commits around every
message. Of one case nothing goes out before what came earlier for the same subscription. Who is killed between the
yes of the other side and our note leaves a claim behind; it opens again after `CLAIM_HOLDS`, and the second copy has
the same id. An address that fails rests, longer every time, so that one that hangs does not keep the others waiting.
"""

import logging
import time
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cases.outbox.calling import Answer, call
from cases.outbox.codes import TRIED_FOR, DeliveryStatus, SubscriptionStatus
from cases.outbox.message import CONTENT_TYPE, SIGNATURE, envelope, signature, written
from cases.outbox.models import Delivery, OutboxEvent, Subscription
from network.models import User

log = logging.getLogger(__name__)

CLAIM_HOLDS = timedelta(minutes=10)  # far beyond the longest call
FIRST_RETRY, LAST_RETRY = timedelta(minutes=1), timedelta(hours=4)  # of one message
LONGEST_REST = timedelta(hours=1)  # of an address
IN_A_ROW = 50  # for one subscription, before the next gets its turn

NOT_ALLOWED = "mag niet (meer) ontvangen"
REVOKED = "De koppeling is ingetrokken."
GONE = "De ontvanger antwoordde dat dit adres niet meer bestaat (HTTP 410)."


def send_due(*, seconds: float | None = None) -> Counter[str]:
    """Send what is due, as far as the time allows. Counts what became of each, and `left` when there was no time."""
    ends = time.monotonic() + seconds if seconds is not None else None
    counts: Counter[str] = Counter()
    busy = True
    while busy:
        busy = False
        for subscription in _with_work():
            for _ in range(IN_A_ROW):
                if ends is not None and time.monotonic() > ends:
                    counts["left"] = 1
                    return counts
                delivery = _claim(subscription)
                if delivery is None:
                    break
                busy = True
                counts[_send(delivery)] += 1
    return counts


def _with_work() -> list[Any]:
    """Keys of the subscriptions with something due that do not rest."""
    now = timezone.now()
    due = Delivery.objects.open().filter(subscription=OuterRef("pk"), try_at__lte=now)
    rested = Q(rests_until=None) | Q(rests_until__lte=now)
    rows = Subscription.objects.listening().filter(rested, Exists(due))
    return list(rows.order_by("made_at", "pk").values_list("pk", flat=True))


def _claim(subscription: Any) -> Delivery | None:
    """Take the one that waits longest and has nothing of its case before it, so that no other sender takes it."""
    # SQLite has one writer at a time, so there is nobody to skip.
    skip, now = connection.features.has_select_for_update_skip_locked, timezone.now()
    rested = Q(subscription__rests_until=None) | Q(subscription__rests_until__lte=now)
    due = Delivery.objects.next_of_their_case().filter(rested, subscription=subscription, try_at__lte=now)
    due = due.filter(subscription__status=SubscriptionStatus.ACTIVE).order_by("try_at", "event_id")
    with transaction.atomic():
        row = due.select_for_update(of=("self",) if skip else (), skip_locked=skip).first()
        if row is not None:
            row.status, row.try_at, row.attempts = DeliveryStatus.CLAIMED, now + CLAIM_HOLDS, row.attempts + 1
            row.save(update_fields=["status", "try_at", "attempts"])
    return row


def _send(delivery: Delivery) -> str:
    """What became of it."""
    subscription = Subscription.objects.get(pk=delivery.subscription_id)
    event = OutboxEvent.objects.get(pk=delivery.event_id)
    if not may_still(subscription, event):
        return _note(delivery, DeliveryStatus.NOT_ALLOWED, ended_at=timezone.now(), fault=NOT_ALLOWED)
    answer = post(subscription, envelope(event))
    if answer.accepted:
        Subscription.objects.filter(pk=subscription.pk, failures__gt=0).update(failures=0, rests_until=None)
        return _note(delivery, DeliveryStatus.DELIVERED, ended_at=timezone.now(), fault="")
    return _failed(delivery, subscription, answer)


def may_still(subscription: Subscription, event: OutboxEvent) -> bool:
    """Asked of this moment, of somebody who was fetched anew: nothing that was known before counts."""
    if not Subscription.objects.listening().filter(pk=subscription.pk).exists():
        return False
    account = User.objects.get(pk=subscription.account.pk)
    return OutboxEvent.objects.all().only_now_visible_to(account, event.pk, event.row_type)


def post(subscription: Subscription, message: dict[str, Any]) -> Answer:
    body = written(message)
    headers = {"Content-Type": CONTENT_TYPE, SIGNATURE: signature(body, subscription.secret)}
    return call("POST", subscription.address, body=body, headers=headers)


def _failed(delivery: Delivery, subscription: Subscription, answer: Answer) -> str:
    log.warning("event not delivered, attempt %d of %s: %s", delivery.attempts, delivery.pk, answer.said)
    now = timezone.now()
    wait = max(min(FIRST_RETRY * 2 ** min(delivery.attempts - 1, 12), LAST_RETRY), _asked_to_wait(answer))
    until = delivery.due_from + TRIED_FOR
    with transaction.atomic():
        if until <= now:
            became = _note(delivery, DeliveryStatus.DEAD, ended_at=now, fault=answer.said)
        else:
            became = _note(delivery, DeliveryStatus.WAITING, try_at=min(now + wait, until), fault=answer.said)
        if answer.status == 410:
            stop(subscription, because=GONE)
        else:
            _let_rest(subscription, now, answer)
    return became


def _asked_to_wait(answer: Answer) -> timedelta:
    """Retry-After in seconds, when the other side gives one; never longer than a day."""
    asked = answer.headers.get("retry-after", "")
    return timedelta(seconds=min(int(asked), 86_400)) if asked.isdecimal() and len(asked) < 10 else timedelta()


def _let_rest(subscription: Subscription, now: datetime, answer: Answer) -> None:
    """And what waits here for more than 72 hours, at an address that still fails, is not tried any more."""
    rest = max(min(FIRST_RETRY * 2 ** min(subscription.failures, 12), LONGEST_REST), _asked_to_wait(answer))
    Subscription.objects.filter(pk=subscription.pk).update(failures=subscription.failures + 1, rests_until=now + rest)
    if subscription.failures:
        waiting = Delivery.objects.filter(subscription=subscription, status=DeliveryStatus.WAITING)
        waiting.filter(due_from__lte=now - TRIED_FOR).update(
            status=DeliveryStatus.DEAD, try_at=None, ended_at=now, fault=answer.said
        )


def stop(subscription: Subscription, *, because: str) -> None:
    """Nothing goes there any more; what waited does not go either."""
    now = timezone.now()
    Subscription.objects.filter(pk=subscription.pk).exclude(status=SubscriptionStatus.STOPPED).update(
        status=SubscriptionStatus.STOPPED, stopped_at=now, stopped_because=because
    )
    Delivery.objects.open().filter(subscription=subscription).update(
        status=DeliveryStatus.DEAD, try_at=None, ended_at=now, fault="gestopt"
    )


def stop_for_revoked() -> None:
    """What stood ready for a client whose access was taken away is not kept for it."""
    for subscription in Subscription.objects.exclude(status=SubscriptionStatus.STOPPED).filter(
        client__revoked_at__isnull=False
    ):
        stop(subscription, because=REVOKED)


def _note(delivery: Delivery, status: DeliveryStatus, *, try_at: Any = None, **facts: Any) -> str:
    """Write what became of it, unless the claim was lost to another sender in the meantime."""
    mine = Delivery.objects.filter(pk=delivery.pk, status=DeliveryStatus.CLAIMED, attempts=delivery.attempts)
    mine.update(status=status, try_at=try_at, **facts)
    return str(status)

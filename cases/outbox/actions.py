"""What a client asks of the events, what an administrator does with dead letters, and one run of the whole work."""

import secrets
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from cases.jobs.actions import running
from cases.jobs.models import Job
from cases.outbox import clockwork, relay, sending
from cases.outbox.calling import Answer, Unreachable, call, checked, outside
from cases.outbox.codes import DeliveryStatus, EventKind, SubscriptionStatus
from cases.outbox.message import test_envelope
from cases.outbox.models import Delivery, OutboxEvent, Subscription
from flow.gate import Incomplete, NotPossible, all_or_nothing

KEPT = timedelta(days=92)  # how a delivery went; the event itself stays as long as its case
MOST = 20  # subscriptions of one client
NO_SOURCE = "Deze installatie verstuurt nog geen gebeurtenissen. De beheerder vult eerst EVENT_SOURCE in."
NO_HANDSHAKE = (
    "Dit adres antwoordde niet zoals gevraagd ({}). Beantwoord OPTIONS met een 2xx en de header "
    "WebHook-Allowed-Origin: {} (of *)."
)


def subscribe(*, client: Any, address: str, kinds: Iterable[str] = ()) -> tuple[Subscription, str]:
    """A subscription that waits for its handshake, and its secret: known only now. Raises `Incomplete` and
    `NotPossible`."""
    if not settings.EVENT_SOURCE:
        raise NotPossible(NO_SOURCE)
    asked = sorted(set(kinds))
    wrong = {}
    if unknown := [kind for kind in asked if kind not in EventKind.values]:
        wrong["kinds"] = f"Dit soort gebeurtenis bestaat niet: {', '.join(unknown)}."
    try:
        outside(checked(address))
    except Unreachable as no:
        wrong["address"] = str(no)
    if wrong:
        raise Incomplete(wrong)
    with all_or_nothing():
        here = Subscription.objects.filter(client=client).exclude(status=SubscriptionStatus.STOPPED)
        if here.count() >= MOST:
            raise NotPossible(f"Een koppeling heeft hoogstens {MOST} abonnementen. Stop er eerst een.")
        secret = secrets.token_urlsafe(32)
        row = Subscription.objects.create(client=client, address=address, kinds=asked, secret=secret)
    return row, secret


def shake_hands(subscription: Subscription) -> Subscription:
    """Ask the address whether it wants our events (HTTP webhooks for CloudEvents, OPTIONS); only then it gets any. Who
    does not answer as asked may try again. Raises `NotPossible`."""
    if subscription.status == SubscriptionStatus.STOPPED:
        raise NotPossible("Dit abonnement is gestopt. Maak een nieuw abonnement.")
    origin = urlsplit(settings.BASE_URL).hostname or ""
    answer = call("OPTIONS", subscription.address, headers={"WebHook-Request-Origin": origin})
    allowed = {one.strip() for one in answer.headers.get("webhook-allowed-origin", "").split(",")}
    if not answer.accepted or not allowed & {origin, "*"}:
        raise NotPossible(NO_HANDSHAKE.format(answer.said, origin))
    Subscription.objects.filter(pk=subscription.pk, status=SubscriptionStatus.PENDING).update(
        status=SubscriptionStatus.ACTIVE, active_since=timezone.now()
    )
    subscription.refresh_from_db()
    return subscription


def send_test(subscription: Subscription) -> Answer:
    """A message of nothing that happened, signed as all others; what the other side answered."""
    if subscription.status != SubscriptionStatus.ACTIVE:
        raise NotPossible("Dit abonnement is niet actief.")
    return sending.post(subscription, test_envelope())


def unsubscribe(subscription: Subscription) -> None:
    """Nothing goes there any more."""
    sending.stop(subscription, because="Gestopt door de koppeling.")


def dead_letters(subscription: Subscription | None = None) -> QuerySet[Delivery]:
    """What did not arrive, the oldest first; of one subscription, or of all for who administers."""
    rows = Delivery.objects.dead().select_related("event", "subscription", "subscription__client")
    return rows.filter(subscription=subscription) if subscription else rows


def replay(letters: QuerySet[Delivery], *, reason: str, by: Any) -> int:
    """Offer these dead letters again, as if they came now; per case still in their own order. Only of a subscription
    that is active; what may not be told any more is not sent either."""
    if not reason.strip():
        raise Incomplete({"reason": "Schrijf waarom dit opnieuw wordt aangeboden."})
    if len(reason) > 200:
        raise Incomplete({"reason": "Schrijf het in hoogstens 200 tekens."})
    now = timezone.now()
    dead = Delivery.objects.dead().filter(pk__in=letters.order_by().values("pk"))
    dead = dead.filter(subscription__status=SubscriptionStatus.ACTIVE)
    resting = Subscription.objects.filter(pk__in=dead.order_by().values("subscription"), rests_until__gt=now)
    resting.update(rests_until=None)  # who asks for it expects it to go out now
    return dead.update(
        status=DeliveryStatus.WAITING, attempts=0, due_from=now, try_at=now, ended_at=None, fault="",
        replayed_at=now, replayed_by=by, replay_reason=reason.strip(),
    )  # fmt: skip


def events_for(account: Any, *, after: int = 0, kinds: Iterable[str] = ()) -> QuerySet[OutboxEvent]:
    """What the webhooks tell, to fetch: events after this number that this account sees now, in the order in which
    they were given out. Nothing older ever comes in between."""
    rows = OutboxEvent.objects.given_out().filter(number__gt=after).visible_to(account)
    asked = [*kinds]
    return rows.filter(kind__in=asked) if asked else rows


def plan_due() -> int:
    """What the clock brings, in the outbox. Also what nobody waits for any more goes."""
    with running(Job.EVENTS_DUE):
        sending.stop_for_revoked()
        planned = clockwork.plan()
        Delivery.objects.filter(ended_at__lt=timezone.now() - KEPT).delete()
    return planned


def tell(*, seconds: float | None = None) -> Counter[str]:
    """Number what happened, and send what is due."""
    with running(Job.EVENTS):
        numbered = relay.relay()
        counts = sending.send_due(seconds=seconds)
    counts["numbered"] = numbered
    return counts


def run_due() -> Counter[str]:
    """The whole work of one run, the same by hand, by beat and in a test."""
    plan_due()
    return tell()

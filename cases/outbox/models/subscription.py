"""Who is told, where."""

import uuid
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.outbox.codes import EventKind, SubscriptionStatus
from network.keys import EncryptedTextField
from network.models import ApiClient


class SubscriptionQuerySet(models.QuerySet[Any]):
    def listening(self) -> Self:
        """Active, of a client that still is."""
        rows = self.filter(status=SubscriptionStatus.ACTIVE, client__revoked_at=None)
        return rows.select_related("client__account").order_by("made_at", "pk")


class Subscription(models.Model):
    """A system of an organisation asks to be told at an address. It works from the handshake on. `kinds`: what it asks
    for, nothing is everything; that access was withdrawn is told whatever stands here. `rests_until`: after a failure
    nothing is sent there for a while, longer every time (`failures`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(
        ApiClient, on_delete=models.CASCADE, related_name="subscriptions", verbose_name="koppeling"
    )
    address = models.CharField("adres", max_length=400)
    kinds = models.JSONField("welke gebeurtenissen", default=list, blank=True)
    secret = EncryptedTextField("geheim", editable=False)
    status = models.CharField(
        "stand", max_length=10, choices=SubscriptionStatus.choices, default=SubscriptionStatus.PENDING
    )
    made_at = models.DateTimeField("gemaakt op", default=timezone.now)
    active_since = models.DateTimeField("actief sinds", null=True)
    stopped_at = models.DateTimeField("gestopt op", null=True)
    stopped_because = models.CharField("waarom gestopt", max_length=200, blank=True)
    failures = models.PositiveIntegerField("mislukt achter elkaar", default=0)
    rests_until = models.DateTimeField("rust tot", null=True)

    shown_secret: str | None = None  # only where it was just made

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = "abonnement"
        verbose_name_plural = "abonnementen"
        ordering = ("made_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(status__in=SubscriptionStatus.values), name="subscription_status_known"),
            models.CheckConstraint(
                condition=Q(status=SubscriptionStatus.STOPPED, stopped_at__isnull=False)
                | ~Q(status=SubscriptionStatus.STOPPED) & Q(stopped_at=None),
                name="subscription_stopped_at_some_moment",
            ),
        ]

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain = {
            "id", "client", "address", "kinds", "secret", "status", "made_at", "active_since", "stopped_at",
            "stopped_because", "failures", "rests_until",
        }  # fmt: skip

    class Access:
        not_of_a_family = "where a system of an organisation is told; what it is told is asked of visible_to"

    def __str__(self) -> str:
        return f"abonnement van {self.client}"

    @property
    def account(self) -> Any:
        """With whose rights is decided what is told."""
        return self.client.account

    @property
    def types(self) -> list[str]:
        return [EventKind(kind).type for kind in self.kinds]

    def asks_for(self, kind: str) -> bool:
        return not self.kinds or kind in self.kinds or kind == EventKind.CONSENT_WITHDRAWN

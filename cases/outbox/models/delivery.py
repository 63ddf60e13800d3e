"""How the telling of one event to one subscription stands."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cases.families.models import Case
from cases.outbox.codes import OPEN, DeliveryStatus
from cases.outbox.models.event import OutboxEvent
from cases.outbox.models.subscription import Subscription


class DeliveryQuerySet(models.QuerySet[Any]):
    def open(self) -> Self:
        return self.filter(status__in=OPEN)

    def dead(self) -> Self:
        return self.filter(status=DeliveryStatus.DEAD)

    def next_of_their_case(self) -> Self:
        """Those before which nothing of the same case still waits for the same subscription."""
        earlier = Delivery.objects.open().filter(
            subscription=OuterRef("subscription"), case=OuterRef("case"), sequence__lt=OuterRef("sequence")
        )
        return self.open().filter(~Exists(earlier))


class Delivery(models.Model):
    """`try_at`: not sent before this moment; a claim without an answer is open again from then on. `due_from`: from
    when the 72 hours count; a letter that is offered again gets a new moment, with who did it and why. `fault`: the
    kind of error or the answer's number, no more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subscription = models.ForeignKey(
        Subscription, on_delete=models.CASCADE, related_name="deliveries", verbose_name="abonnement"
    )
    event = models.ForeignKey(
        OutboxEvent, on_delete=models.CASCADE, related_name="deliveries", verbose_name="gebeurtenis"
    )
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    sequence = models.PositiveIntegerField("volgnummer")
    status = models.CharField("stand", max_length=12, choices=DeliveryStatus.choices, default=DeliveryStatus.WAITING)
    attempts = models.PositiveIntegerField("pogingen", default=0)
    due_from = models.DateTimeField("klaar sinds", default=timezone.now)
    try_at = models.DateTimeField("niet eerder dan", null=True, default=timezone.now)
    ended_at = models.DateTimeField("klaar op", null=True)
    fault = models.CharField("soort fout", max_length=80, blank=True)
    replayed_at = models.DateTimeField("opnieuw aangeboden op", null=True)
    replayed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+",
        verbose_name="opnieuw aangeboden door",
    )  # fmt: skip
    replay_reason = models.CharField("waarom opnieuw", max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "bezorging"
        verbose_name_plural = "bezorgingen"
        ordering = ("due_from", "sequence", "pk")
        constraints = [
            models.UniqueConstraint(fields=["subscription", "event"], name="one_delivery_per_event"),
            models.CheckConstraint(condition=Q(status__in=DeliveryStatus.values), name="delivery_status_known"),
            models.CheckConstraint(
                condition=Q(status__in=OPEN, ended_at=None) | ~Q(status__in=OPEN) & Q(ended_at__isnull=False),
                name="delivery_ended_at_some_moment",
            ),
        ]
        indexes = [
            models.Index(
                fields=["subscription", "try_at"], name="delivery_to_try",
                condition=Q(status__in=["waiting", "claimed"]),
            ),
            models.Index(
                fields=["subscription", "case", "sequence"], name="delivery_of_case",
                condition=Q(status__in=["waiting", "claimed"]),
            ),
            models.Index(fields=["subscription"], name="delivery_dead", condition=Q(status="dead")),
        ]  # fmt: skip

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain = {
            "id", "subscription", "event", "case", "sequence", "status", "attempts", "due_from", "try_at", "ended_at",
            "fault", "replayed_at", "replayed_by", "replay_reason",
        }  # fmt: skip

    class Access:
        not_of_a_family = "how a message went out; the message itself holds nothing of a family"

    def __str__(self) -> str:
        return f"{self.event} aan {self.subscription}"

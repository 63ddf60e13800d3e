"""The outbox: one row for everything that is told outside, written in the transaction of the change itself."""

import uuid
from collections.abc import Iterable
from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cases.access.parts import ANY_PART, FRAME
from cases.access.reach import reach_of
from cases.families.models import Case
from cases.outbox.codes import EventKind
from network.models import Organisation

# What may decide who hears of an event: it is told to who may see that row.
DECIDING = (
    "cases.case", "cases.participation", "cases.teammember", "cases.analysis", "cases.plan", "cases.goal",
    "cases.evaluation", "cases.checklistitem", "cases.helpplacement", "cases.signal",
)  # fmt: skip


class OutboxEventQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """Events about a row that this user sees; those meant for one organisation only when they work there. That it
        must stop, it hears when it sees nothing any more."""
        return self._about_what_is_seen(user, DECIDING)

    def only_now_visible_to(self, user: Any, key: Any, row_type: str) -> bool:
        """Whether this one event is for this user, asked of its own kind of row."""
        return self._about_what_is_seen(user, [row_type]).filter(pk=key).exists()

    def _about_what_is_seen(self, user: Any, types: Iterable[str]) -> Self:
        """Within the cases that are open at all, which the database finds first: they are few beside all events."""
        found = Q(pk__in=[])
        for label in types:
            rows = apps.get_model(label)._default_manager.visible_to(user).filter(pk=OuterRef("row_id"))
            found |= Q(Exists(rows.order_by()), row_type=label)
        mine = Q(only_for__in=user.organisation_ids)
        found &= Q(case__in=reach_of(user).cases()) & (Q(only_for=None) | mine)
        return self.filter(found | mine & Q(kind=EventKind.CONSENT_WITHDRAWN))

    def given_out(self) -> Self:
        """Those that got a number, in that order: no older one comes in between any more."""
        return self.filter(number__isnull=False).order_by("number")


class OutboxEvent(models.Model):
    """Something happened: never what it said or about whom. `key` is the id that a receiver sees, the same at every
    attempt; `sequence` counts within the case without a gap; `subject_id` is the resource and `path` its place in the
    API. Told to who sees the row `row_type`/`row_id`, or to the organisation `only_for` alone. `occasion` is of what
    the clock brings: once. `number` is given after the commit (`relay`), so that whoever reads on after a number
    misses nothing."""

    id = models.BigAutoField(primary_key=True)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="outbox_events")
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=40, choices=EventKind.choices)
    subject_id = models.UUIDField()
    path = models.CharField(max_length=120)
    row_type = models.CharField(max_length=40)
    row_id = models.UUIDField()
    only_for = models.ForeignKey(Organisation, null=True, on_delete=models.CASCADE, related_name="+")
    occasion = models.CharField(max_length=120, null=True, unique=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    number = models.BigIntegerField(null=True, unique=True)

    objects = OutboxEventQuerySet.as_manager()

    class Meta:
        verbose_name = "gebeurtenis voor andere systemen"
        verbose_name_plural = "gebeurtenissen voor andere systemen"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["case", "sequence"], name="outbox_one_sequence_per_case"),
            models.CheckConstraint(condition=Q(kind__in=EventKind.values), name="outbox_kind_known"),
            models.CheckConstraint(condition=Q(row_type__in=DECIDING), name="outbox_row_type_known"),
        ]
        indexes = [models.Index(fields=["id"], name="outbox_without_number", condition=Q(number=None))]

    class Privacy:
        personal: set[str] = set()
        plain = {
            "id", "key", "case", "sequence", "kind", "subject_id", "path", "row_type", "row_id", "only_for",
            "occasion", "recorded_at", "number",
        }  # fmt: skip

    class Access:
        part = ANY_PART
        about = FRAME

    def __str__(self) -> str:
        return f"{self.kind} {self.sequence}"

    @property
    def type(self) -> str:
        return EventKind(self.kind).type

    @property
    def dataref(self) -> str:
        """Where the receiver reads what it is about, with its own rights at that moment."""
        return f"{settings.BASE_URL}/api/v1/{self.path}"

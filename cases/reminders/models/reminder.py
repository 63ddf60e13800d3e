"""The ledger: one row per occasion, rung and recipient."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cases.access.parts import ANY_PART, FRAME
from cases.access.visibility import InCaseQuerySet
from cases.families.models import Case
from cases.reminders.codes import Hearer, Kind, ReminderStatus
from cases.sharing.models import EmergencyAccess


class ReminderQuerySet(InCaseQuerySet):
    def visible_to(self, user: Any) -> Self:
        """In cases they may see. A privacy officer sees what is about an emergency reading that they look into, and a
        regional coordinator what waits so long that it came to them: both without seeing anything of the family."""
        also = Q()
        if user.oversees_privacy:
            overseen = EmergencyAccess.objects.overseen_by(user).filter(pk=OuterRef("subject_id"))
            also |= Q(Exists(overseen), kind=Kind.EMERGENCY, recipient=user)
        if user.coordinates_region:
            also |= Q(hearer=Hearer.REGION, recipient=user)
        if not also:
            return super().visible_to(user)
        return self.filter(Q(pk__in=super().visible_to(user).order_by().values("pk")) | also)

    def open_for(self, user: Any) -> Self:
        """Reminders of this person, and of whom they stand in for, that ask something, in cases they may see: the
        newest rung of each occasion. Whether the occasion is still there is asked by `planning.waiting_among`."""
        return self.visible_to(user).filter(recipient__in=user.acts_as, seen_at=None).exclude(
            status=ReminderStatus.NOT_NEEDED
        ).exclude(Exists(self.model.newer()))  # fmt: skip


class Reminder(models.Model):
    """That something waits: never what. `occasion` names the moment (kind, row and its date), `rung` how far before or
    after it in days. Unique together with the recipient, so that a second run plans nothing twice.

    `try_at`: not sent before this moment; None: never (again). A claim that was not followed by an answer is open
    again from then on. `cut_off`: how often that happened, so that the mail may have gone out once more, under the same
    Message-ID. `instead_of`: the reminder whose recipient could not see the case, or is not reached. `sent_to`:
    who got the mail, the recipient or who stands in for them. `letter`: what several were sent in together.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    occasion = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    moment_on = models.DateField()
    rung = models.SmallIntegerField()
    due_on = models.DateField()
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminders")
    hearer = models.CharField(max_length=6, choices=Hearer.choices, default=Hearer.FIRST)
    urgent = models.BooleanField(default=False)
    status = models.CharField(max_length=12, choices=ReminderStatus.choices, default=ReminderStatus.PLANNED)
    reason = models.CharField(max_length=200, blank=True)
    planned_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    cut_off = models.PositiveSmallIntegerField(default=0, db_default=0)
    try_at = models.DateTimeField(null=True, default=timezone.now)
    instead_of = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="passed_on")
    seen_at = models.DateTimeField(null=True)
    sent_to = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    letter = models.UUIDField(null=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = "herinnering"
        verbose_name_plural = "herinneringen"
        ordering = ("due_on", "planned_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "rung", "recipient"], name="one_reminder_per_occasion_rung_recipient"
            ),
            models.CheckConstraint(condition=Q(status__in=ReminderStatus.values), name="reminder_status_known"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="reminder_kind_known"),
            models.CheckConstraint(condition=Q(hearer__in=Hearer.values), name="reminder_hearer_known"),
        ]
        indexes = [
            models.Index(
                fields=["try_at"], name="reminder_to_send", condition=Q(status__in=["planned", "claimed", "failed"])
            ),
            models.Index(fields=["recipient", "due_on"], name="reminder_of_recipient"),
            models.Index(fields=["letter"], name="reminder_of_letter", condition=Q(letter__isnull=False)),
        ]

    class Privacy:
        personal = {"recipient", "sent_to"}
        plain = {
            "id", "case", "kind", "occasion", "subject_id", "moment_on", "rung", "due_on", "status", "reason",
            "planned_at", "claimed_at", "sent_at", "attempts", "try_at", "cut_off", "instead_of", "seen_at",
            "hearer", "urgent", "letter",
        }  # fmt: skip

    class Access:
        part = ANY_PART
        about = FRAME

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.due_on:%d-%m-%Y}"

    @property
    def message_id(self) -> str:
        """Stable, so that a second copy of the same mail is recognised."""
        return f"<herinnering-{self.letter or self.pk}@{settings.MAIL_DOMAIN}>"

    @classmethod
    def newer(cls) -> "models.QuerySet[Reminder]":
        """For use in a query over reminders: a later rung of the same occasion, for the same person."""
        same = cls.objects.filter(occasion=OuterRef("occasion"), recipient=OuterRef("recipient"))
        return same.filter(rung__gt=OuterRef("rung"))

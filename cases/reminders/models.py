"""The ledger: one row per occasion, rung and recipient."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.access.visibility import InCaseQuerySet
from cases.families.models import Case


class ReminderStatus(models.TextChoices):
    PLANNED = "planned", "gepland"
    CLAIMED = "claimed", "wordt verstuurd"
    SENT = "sent", "verstuurd"
    FAILED = "failed", "niet gelukt"
    NOT_NEEDED = "not_needed", "niet meer nodig"


class Kind(models.TextChoices):
    EVALUATION = "evaluation", "evaluatie"
    AGREEMENT = "agreement", "afspraak"
    HANDOVER = "handover", "overdracht wacht op antwoord"
    RESPONSE = "response", "antwoord wordt gevraagd"
    PLAN_CLOCK = "plan_clock", "zes weken voor het plan"


class ReminderQuerySet(InCaseQuerySet):
    def open_for(self, user: Any) -> "ReminderQuerySet":
        """Reminders of this person that still ask something, seen through the cases they may see."""
        return self.visible_to(user).filter(recipient=user, seen_at=None).exclude(status=ReminderStatus.NOT_NEEDED)


class Reminder(models.Model):
    """That something waits: never what. `occasion` names the moment (kind, row and its date), `rung` how far before or
    after it in days. Unique together with the recipient, so that a second run plans nothing twice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    occasion = models.CharField(max_length=80)
    subject_id = models.UUIDField()
    moment_on = models.DateField()
    rung = models.SmallIntegerField()
    due_on = models.DateField()
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminders")
    status = models.CharField(max_length=12, choices=ReminderStatus.choices, default=ReminderStatus.PLANNED)
    reason = models.CharField(max_length=200, blank=True)
    planned_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    seen_at = models.DateTimeField(null=True)

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
        ]
        indexes = [
            models.Index(
                fields=["status", "planned_at"], name="reminder_to_send", condition=Q(status__in=["planned", "failed"])
            ),
            models.Index(fields=["recipient", "due_on"], name="reminder_of_recipient"),
        ]

    class Privacy:
        personal = {"recipient"}
        plain = {
            "id", "case", "kind", "occasion", "subject_id", "moment_on", "rung", "due_on", "status", "reason", "planned_at",
            "claimed_at", "sent_at", "attempts", "seen_at",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.due_on:%d-%m-%Y}"

    @property
    def message_id(self) -> str:
        """Stable, so that a second copy of the same mail is recognised."""
        return f"<herinnering-{self.pk}@{settings.MAIL_DOMAIN}>"

"""The ledger: one row per occasion, rung and recipient."""

import re
import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cases.access.visibility import InCaseQuerySet
from cases.families.models import Case
from network.models import Municipality


class ReminderStatus(models.TextChoices):
    PLANNED = "planned", "gepland"
    CLAIMED = "claimed", "wordt verstuurd"
    SENT = "sent", "verstuurd"
    FAILED = "failed", "niet gelukt"
    NOT_NEEDED = "not_needed", "niet meer nodig"


UNSENT = [ReminderStatus.PLANNED, ReminderStatus.CLAIMED, ReminderStatus.FAILED]


class Kind(models.TextChoices):
    EVALUATION = "evaluation", "evaluatie"
    AGREEMENT = "agreement", "afspraak"
    HANDOVER = "handover", "overdracht wacht op antwoord"
    RESPONSE = "response", "antwoord wordt gevraagd"
    PLAN_CLOCK = "plan_clock", "zes weken voor het plan"


class ReminderQuerySet(InCaseQuerySet):
    def open_for(self, user: Any) -> Self:
        """Reminders of this person that ask something, in cases they may see: the newest rung of each occasion.
        Whether the occasion still exists is asked by `reminders.planning.still_waiting`."""
        return self.visible_to(user).filter(recipient=user, seen_at=None).exclude(
            status=ReminderStatus.NOT_NEEDED
        ).exclude(Exists(self.model.newer()))  # fmt: skip


class Reminder(models.Model):
    """That something waits: never what. `occasion` names the moment (kind, row and its date), `rung` how far before or
    after it in days. Unique together with the recipient, so that a second run plans nothing twice.

    `try_at`: not sent before this moment; None: never (again). A claim that was not followed by an answer is open
    again from then on. `instead_of`: the reminder whose recipient could not see the case.
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
    status = models.CharField(max_length=12, choices=ReminderStatus.choices, default=ReminderStatus.PLANNED)
    reason = models.CharField(max_length=200, blank=True)
    planned_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField(null=True, default=timezone.now)
    instead_of = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="passed_on")
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
                fields=["try_at"], name="reminder_to_send", condition=Q(status__in=["planned", "claimed", "failed"])
            ),
            models.Index(fields=["recipient", "due_on"], name="reminder_of_recipient"),
        ]

    class Privacy:
        personal = {"recipient"}
        plain = {
            "id", "case", "kind", "occasion", "subject_id", "moment_on", "rung", "due_on", "status", "reason",
            "planned_at", "claimed_at", "sent_at", "attempts", "try_at", "instead_of", "seen_at",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.due_on:%d-%m-%Y}"

    @property
    def message_id(self) -> str:
        """Stable, so that a second copy of the same mail is recognised."""
        return f"<herinnering-{self.pk}@{settings.MAIL_DOMAIN}>"

    @classmethod
    def newer(cls) -> "models.QuerySet[Reminder]":
        """For use in a query over reminders: a later rung of the same occasion, for the same person."""
        same = cls.objects.filter(occasion=OuterRef("occasion"), recipient=OuterRef("recipient"))
        return same.filter(rung__gt=OuterRef("rung"))


_DAYS = RegexValidator(r"^\s*[+-]?\d{1,3}\s*(,\s*[+-]?\d{1,3}\s*)*$", "Schrijf dagen met komma's: -28, -7, 0, 7.")


class RungSetting(models.Model):
    """The rungs of one kind of reminder, where they differ from the default in `reminders.rules`, from a date on."""

    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.CASCADE, verbose_name="gemeente (leeg: hele regio)"
    )
    kind = models.CharField("soort", max_length=20, choices=Kind.choices)
    days = models.CharField(
        "dagen ten opzichte van het moment", max_length=60, help_text="Bijvoorbeeld: -28, -7, 0, 7",
        validators=[_DAYS],
    )  # fmt: skip
    valid_from = models.DateField("geldt vanaf")
    source = models.CharField("bron", max_length=200)

    class Meta:
        verbose_name = "ritme van herinneren"
        verbose_name_plural = "ritmes van herinneren"
        ordering = ("kind", "valid_from", "pk")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "kind", "valid_from"], name="one_rhythm_a_day"),
            models.UniqueConstraint(
                fields=["kind", "valid_from"], condition=Q(municipality=None), name="one_regional_rhythm_a_day",
                violation_error_message="Voor de hele regio geldt vanaf die dag al een ritme.",
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="rhythm_kind_known"),
        ]  # fmt: skip

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain = {"id", "municipality", "kind", "days", "valid_from", "source"}

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.days} ({self.municipality or 'hele regio'})"

    def clean(self) -> None:
        readable = re.fullmatch(_DAYS.regex, self.days)  # otherwise the field says so already
        if readable and len(set(self.rungs)) != len(self.rungs):
            raise ValidationError({"days": "Noem elke dag één keer."})

    @property
    def rungs(self) -> tuple[int, ...]:
        """The days, earliest first."""
        return tuple(sorted(int(day) for day in self.days.split(",")))

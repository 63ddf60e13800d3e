"""Somebody is away for a while, and a colleague stands in for them."""

import uuid
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format

from network.models.parties import PeriodQuerySet, ends_after_it_begins


class AbsenceQuerySet(PeriodQuerySet):
    """Those that still hold; what was ended stays on record."""

    def current(self, on: date | None = None) -> Self:
        return super().current(on).filter(ended_at=None)

    def overlapping(self, begins_on: date, ends_on: date | None) -> Self:
        return super().overlapping(begins_on, ends_on).filter(ended_at=None)

    def not_over(self) -> Self:
        """Running, or still to come."""
        return self.filter(ends_on__gte=timezone.localdate(), ended_at=None)


class Absence(models.Model):
    """Somebody is away from–until; `substitute` does their work with families in those days, as was agreed with
    `agreed_with`. The first and the last day count, and it ends by itself. Why somebody is away is not written down.

    What a substitute may is read from here each time, and only for families of an organisation at which both work.
    Leading a team is not passed on.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="absences", verbose_name="wie is er niet"
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="substitutions",
        verbose_name="wie vervangt",
    )  # fmt: skip
    begins_on = models.DateField("van")
    ends_on = models.DateField("tot en met")
    agreed_with = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="afgesproken met"
    )
    ended_at = models.DateTimeField("eerder terug", null=True, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = "afwezigheid"
        verbose_name_plural = "afwezigheid"
        ordering = ("begins_on", "pk")
        constraints = [
            ends_after_it_begins("absence_ends_after_begin"),
            models.CheckConstraint(condition=~Q(substitute=F("user")), name="nobody_stands_in_for_themselves"),
        ]
        indexes = [
            models.Index(fields=["substitute", "ends_on"], name="absence_of_substitute"),
            models.Index(fields=["user", "ends_on"], name="absence_of_user"),
        ]

    class Privacy:
        personal = {"user", "substitute", "agreed_with"}
        plain = {"id", "begins_on", "ends_on", "ended_at", "added_by", "added_at", "changed_by", "changed_at"}

    def __str__(self) -> str:
        return f"{self.user} is er niet {self.period}"

    @property
    def period(self) -> str:
        return f"van {date_format(self.begins_on, 'j F Y')} tot en met {date_format(self.ends_on, 'j F Y')}"

    @property
    def is_running(self) -> bool:
        return bool(self.begins_on <= timezone.localdate() <= self.ends_on and self.ended_at is None)

    def overlaps(self, user: Any) -> Any:
        """Other absences of this person that share a day with this one."""
        return Absence.objects.filter(user=user).overlapping(self.begins_on, self.ends_on).exclude(pk=self.pk)

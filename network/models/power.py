"""When somebody had the power of an administrator, and why. What they changed then stands in the log of Django."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class AdminSession(models.Model):
    """Administrator power, switched on by `user` for `reason`; over at `until`, or earlier at `ended_at`.
    The database keeps who, why and from–until as they were written."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="wie")
    reason = models.TextField("waarvoor")
    began_at = models.DateTimeField("van")
    until = models.DateTimeField("uiterlijk tot")
    ended_at = models.DateTimeField("uitgezet om", null=True, blank=True)

    class Meta:
        verbose_name = "beheersessie"
        verbose_name_plural = "beheersessies"
        ordering = ("-began_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("began_at")), name="admin_session_ends_after_begin"),
            models.CheckConstraint(condition=~Q(reason=""), name="admin_session_has_reason"),
        ]

    class Privacy:
        personal = {"user", "reason"}
        plain: ClassVar[set[str]] = {"id", "began_at", "until", "ended_at"}

    def __str__(self) -> str:
        return f"{self.user}, {self.began_at:%d-%m-%Y}"

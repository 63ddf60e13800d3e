"""Drafts: typed text that outlives the session. It is nobody's business but the writer's."""

import uuid

from django.conf import settings
from django.db import models

from cases.access.bsn import EncryptedTextField


class Draft(models.Model):
    """The fields of one form of one person, as JSON text, encrypted. `form` names the page, without personal data."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=200)
    fields = EncryptedTextField()
    base_version = models.PositiveIntegerField(null=True)
    saved_at = models.DateTimeField(auto_now=True)

    objects = models.Manager["Draft"]()

    class Meta:
        verbose_name = "concept"
        verbose_name_plural = "concepten"
        constraints = [models.UniqueConstraint(fields=["user", "form"], name="one_draft_per_form")]

    class Privacy:
        personal = {"user", "fields"}
        plain = {"id", "form", "base_version", "saved_at"}

    class Access:
        not_of_a_family = "what somebody typed is shown to nobody but that writer"

    def __str__(self) -> str:
        return f"concept van {self.saved_at:%d-%m-%Y}"

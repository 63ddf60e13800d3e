"""The journal: who changed what, when, on whose behalf. Append-only, also in the database."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class Event(models.Model):
    """One line of the journal. `at` is when it was recorded; `happened_on` the day it happened, when that differs.
    `is_change` is False for who only looked: the term for keeping a file counts from its last change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    thread = models.UUIDField(db_index=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField(db_index=True)
    step = models.CharField(max_length=40, blank=True)
    label = models.CharField(max_length=200)
    before = models.CharField(max_length=20, blank=True)
    after = models.CharField(max_length=20, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now, db_index=True)
    happened_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    is_change = models.BooleanField(default=True, db_default=True)

    class Meta:
        verbose_name = "gebeurtenis in het journaal"
        verbose_name_plural = "journaal"
        ordering = ("-at", "-id")
        indexes = [models.Index(fields=["thread", "-at"], name="event_thread_at")]

    class Privacy:
        personal = {"by", "on_behalf_of", "reason"}
        plain = {"id", "thread", "subject_type", "subject_id", "step", "label", "before", "after", "at", "happened_on",
                 "is_change"}  # fmt: skip

    def __str__(self) -> str:
        return f"{self.label} ({self.at:%d-%m-%Y})"

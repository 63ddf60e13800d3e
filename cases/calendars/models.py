"""The address at which a calendar program fetches the moments of one professional."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone


class CalendarFeed(models.Model):
    """Whoever holds the secret in the address reads this person's moments, so only a hash of it is kept, and a new one
    ends the old. `shown_as` tells whether the last answer was another one: that decides about the read log."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed", verbose_name="van wie"
    )
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField("gemaakt op", default=timezone.now)
    fetched_at = models.DateTimeField("laatst opgehaald op", null=True)
    shown_as = models.CharField(max_length=64, blank=True, editable=False)

    objects: Any = models.Manager["CalendarFeed"]()

    class Meta:
        verbose_name = "adres voor de eigen agenda"
        verbose_name_plural = "adressen voor de eigen agenda"

    class Privacy:
        personal = {"user"}
        plain = {"id", "secret_hash", "made_at", "fetched_at", "shown_as"}

    class Access:
        not_of_a_family = "the key of a professional to their own moments; what it shows is asked of visible_to"

    def __str__(self) -> str:
        return f"agenda van {self.user}"

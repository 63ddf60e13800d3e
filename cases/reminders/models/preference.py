"""How somebody wants to be reminded by mail: each message apart or one a day, and when not."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.reminders.codes import MailStyle
from network.roles import Role
from network.working_days import holidays

WEEKDAYS = ((1, "maandag"), (2, "dinsdag"), (3, "woensdag"), (4, "donderdag"), (5, "vrijdag"), (6, "zaterdag"),
            (7, "zondag"))  # fmt: skip
_LEADS = (Role.TEAM_LEADER, Role.REGIONAL_COORDINATOR)


class ReminderPreference(models.Model):
    """Of one person. Mail comes on their working days between `opens_at` and `closes_at`, and on no public holiday
    unless they work every day; what came in between waits for the next morning. What cannot wait comes at any time."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="reminder_preference"
    )
    style = models.CharField("hoe", max_length=6, choices=MailStyle.choices, default=MailStyle.SINGLE)
    opens_at = models.TimeField("mail vanaf", default=time(7, 0))
    closes_at = models.TimeField("mail tot", default=time(19, 0))
    days = models.CharField("werkdagen", max_length=7, default="12345")  # of the week, Monday is 1

    class Meta:
        verbose_name = "voorkeur voor herinneringen"
        verbose_name_plural = "voorkeuren voor herinneringen"
        constraints = [
            models.CheckConstraint(condition=Q(style__in=MailStyle.values), name="mail_style_known"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="mail_hours_in_order"),
            models.CheckConstraint(condition=~Q(days=""), name="mail_on_some_day"),
        ]

    class Privacy:
        personal = {"user", "opens_at", "closes_at", "days"}
        plain = {"style"}

    class Access:
        not_of_a_family = "how a professional wants to hear, for themselves"

    def __str__(self) -> str:
        return f"{self.user}: {self.get_style_display()}"

    def open_from(self, now: datetime) -> datetime:
        """The first moment from now on at which a mail may come."""
        local = timezone.localtime(now)
        day = local.date()
        if self.is_mail_day(day) and self.opens_at <= local.time() < self.closes_at:
            return now
        return self._morning(day if local.time() < self.opens_at else day + timedelta(days=1))

    def next_morning(self, now: datetime) -> datetime:
        """The next day on which a mail may come, from its first moment."""
        return self._morning(timezone.localdate(now) + timedelta(days=1))

    def is_mail_day(self, day: date) -> bool:
        return str(day.isoweekday()) in self.days and (self.every_day or day not in holidays(day.year))

    @property
    def every_day(self) -> bool:
        return len(self.days) == len(WEEKDAYS)

    def _morning(self, day: date) -> datetime:
        while not self.is_mail_day(day):
            day += timedelta(days=1)
        return timezone.make_aware(datetime.combine(day, self.opens_at))


def preference_of(user: Any) -> ReminderPreference:
    """What somebody chose. Who chose nothing gets each message apart; who leads a team or the region one a day."""
    found = ReminderPreference.objects.filter(user=user).first()
    if found is None:
        leads = any(row.role in _LEADS for row in user.memberships.current())
        found = ReminderPreference(user=user, style=MailStyle.DIGEST if leads else MailStyle.SINGLE)
    return found

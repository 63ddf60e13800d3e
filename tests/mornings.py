"""A morning on which mail comes: for tests that otherwise live today, whatever day that is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import time_machine

from cases.reminders.codes import MailStyle
from cases.reminders.models import ReminderPreference
from network.models import User
from network.working_days import is_working_day
from tests.walks import today


@contextmanager
def working_morning() -> Iterator[None]:
    """Today when it is a working day, or the first one after; ten o'clock, and the clock runs."""
    day = today()
    while not is_working_day(day):
        day += timedelta(days=1)
    with time_machine.travel(datetime.combine(day, time(10), tzinfo=ZoneInfo("Europe/Amsterdam")), tick=True):
        yield


def hear_at_once() -> None:
    """Everybody gets each mail apart, at any hour of any day."""
    for user in User.objects.all():
        wish = {"style": MailStyle.SINGLE, "opens_at": time(0), "closes_at": time(23, 59, 59), "days": "1234567"}
        ReminderPreference.objects.update_or_create(user=user, defaults=wish)

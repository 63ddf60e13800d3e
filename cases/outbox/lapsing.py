"""Consent that counts no more because somebody became 12, 16 or 18. Nobody does anything that day, and `visible_to`
closes by itself; the organisation that received on the ground of it is told to stop."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cases.families.ages import birthday, last_birth_date
from cases.outbox.codes import EventKind
from cases.outbox.models import OutboxEvent
from cases.sharing.codes import GrantGround
from cases.sharing.models import Grant
from cases.sharing.models.consented import consented

LOOKS_BACK = timedelta(days=31)  # what ended before that was told, or was over before anybody listened
TURNS = (12, 16, 18)  # ages at which others are asked (Jeugdwet 7.3.4 and 7.3.5; at 18 what was answered lapses)
_NAMED, _EVERYBODY = "people__birth_date", "case__trajectories__person__birth_date"
_ONE_DAY = timedelta(days=1)


def lapsed(cases: list[Any] | None = None) -> list[QuerySet[Any]]:
    """Per day on which somebody turned: grants that counted the day before, do not count today, and of which the
    organisation was not told since. Days that nobody ran are looked at afterwards, as they were."""
    today = timezone.localdate()
    since = today - LOOKS_BACK
    rows = Grant.objects.running(today).filter(ground=GrantGround.CONSENT, organisation__isnull=False).order_by()
    rows = (rows if cases is None else rows.filter(case__in=cases)).filter(~consented(today))
    return [_from_day(rows, day) for day in sorted(_days_of_turning(rows, since, today))]


def _from_day(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    about = Q(_turned(_NAMED, day, day), whole_family=False) | Q(_turned(_EVERYBODY, day, day), whole_family=True)
    before = rows.filter(about, consented(day - _ONE_DAY), begins_on__lt=day)
    return before.filter(~Exists(already_told(recorded_at__date__gte=day)))


def _days_of_turning(rows: QuerySet[Any], since: date, today: date) -> set[date]:
    """Of whom these rows are about."""
    born: set[date] = set()
    for path, whole in ((_NAMED, False), (_EVERYBODY, True)):
        born.update(rows.filter(_turned(path, since, today), whole_family=whole).values_list(path, flat=True))
    days = {birthday(one, age) for one in born for age in TURNS}
    return {day for day in days if since <= day <= today}


def _turned(path: str, first: date, last: date) -> Q:
    """Became one of these ages on one of these days; who is born on 29 February, on 1 March in most years."""
    found = Q()
    for age in TURNS:
        after = last_birth_date(first - _ONE_DAY, age)
        found |= Q(**{f"{path}__gt": after, f"{path}__lte": last_birth_date(last, age)})
    return found


def already_told(**since: Any) -> QuerySet[OutboxEvent]:
    """That an organisation must look again, told about the case of the row above."""
    rows = OutboxEvent.objects.filter(kind=EventKind.CONSENT_WITHDRAWN, **since)
    return rows.filter(case=OuterRef("case"), only_for=OuterRef("organisation"))

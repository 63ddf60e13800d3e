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
    found = _turning(today - LOOKS_BACK, today, cases)
    return [_from_day(found[day], day, today) for day in sorted(found)]


def _turning(since: date, today: date, cases: list[Any] | None) -> dict[date, set[Any]]:
    """By day, keys of the grants on the ground of consent about somebody who turned then. Found first: they are few,
    and whether consent is complete is a long question."""
    rows = Grant.objects.running(today).filter(ground=GrantGround.CONSENT, organisation__isnull=False).order_by()
    rows = rows if cases is None else rows.filter(case__in=cases)
    found: dict[date, set[Any]] = {}
    for path, whole in ((_NAMED, False), (_EVERYBODY, True)):
        for key, born in rows.filter(_turned(path, since, today), whole_family=whole).values_list("pk", path):
            for day in (birthday(born, age) for age in TURNS):
                if since <= day <= today:
                    found.setdefault(day, set()).add(key)
    return found


def _from_day(keys: set[Any], day: date, today: date) -> QuerySet[Any]:
    rows = Grant.objects.filter(consented(day - _ONE_DAY), ~consented(today), pk__in=keys, begins_on__lt=day)
    return rows.filter(~Exists(already_told(recorded_at__date__gte=day))).order_by()


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

"""Put in the ledger what is due today, and strike out what is over. By set, not row by row."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import CharField, DateTimeField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.db.models.lookups import IsNull
from django.utils import timezone

from cases.reminders.dates import Joined, NewKey, PlusDays, a_day, as_text
from cases.reminders.models import UNSENT, Kind, Reminder, ReminderStatus, RungSetting
from cases.reminders.moments import Moments
from cases.reminders.rules import RULES, Rule, Rungs, rungs_of
from cases.reminders.written import AmongGiven, Written

NEWER_CAME = "Er is intussen een latere herinnering voor hetzelfde."
ALREADY_SEEN = "De ontvanger had het al gezien."

_COLUMNS = (
    "id", "case_id", "kind", "occasion", "subject_id", "moment_on", "rung", "due_on", "recipient_id", "status",
    "reason", "planned_at", "try_at", "attempts",
)  # fmt: skip


def plan(moments: Moments | None = None) -> int:
    """Write every rung that has passed and is not in the ledger yet; a missed night repairs itself.

    Safe to run twice and at once: the unique key of the ledger lets one of them in. Gives the number of new rows.
    """
    moments = moments or Moments()
    settings = list(RungSetting.objects.filter(valid_from__lte=moments.today).order_by("valid_from", "pk"))
    new = 0
    with transaction.atomic():
        for rule in RULES:
            for rungs in rungs_of(rule, settings):
                for rung in rungs.days:
                    new += sum(_insert(_due(waiting(moments), rule, rungs, rung, moments)) for waiting in rule.sets)
        strike_out(moments)
    return new


def _due(waiting: QuerySet[Any], rule: Rule, rungs: Rungs, rung: int, moments: Moments) -> QuerySet[Any]:
    """Rows for the ledger: this rung has passed. A rung before the moment counts only when the occasion was there."""
    due_on = PlusDays(F("counts_from"), Value(rung, IntegerField()))
    occasion = Joined(Value(f"{rule.kind}:"), as_text("subject"), Value(":"), as_text("counts_from"))
    now = Value(timezone.now(), DateTimeField())
    rows = waiting.filter(
        rungs.in_reach(), counts_from__lte=PlusDays(a_day(moments.today), Value(-rung, IntegerField()))
    )
    rows = rows.annotate(due=due_on, key=occasion)
    if rung < 0:  # telling beforehand what was arranged afterwards helps nobody; what is late is always told, once
        rows = rows.filter(since__lt=F("due"))
    known = Reminder.objects.filter(occasion=OuterRef("key"), rung=rung, recipient=OuterRef("recipient"))
    return rows.filter(~Exists(known)).order_by("key", "recipient").values_list(
        NewKey(), F("of_case"), _text(rule.kind), F("key"), F("subject"), F("counts_from"), Value(rung, IntegerField()),
        F("due"), F("recipient"), _text(ReminderStatus.PLANNED), _text(""), now, now, Value(0, IntegerField()),
    )  # fmt: skip


def _text(value: str) -> Any:
    return Cast(Value(str(value)), CharField())


def _insert(rows: QuerySet[Any]) -> int:
    """INSERT … SELECT: the rows never leave the database. Ordered: two runs at once cannot lock each other out."""
    select, params = rows.query.sql_with_params()
    columns = ", ".join(connection.ops.quote_name(column) for column in _COLUMNS)
    table = connection.ops.quote_name(Reminder._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({columns}) {select} ON CONFLICT DO NOTHING", params)
        return int(cursor.rowcount)


def strike_out(moments: Moments | None = None) -> int:
    """What was not sent and is over, or overtaken by a later rung, becomes "not needed", with the reason."""
    moments = moments or Moments()
    unsent = Reminder.objects.filter(status__in=UNSENT)
    struck = unsent.filter(Exists(Reminder.newer())).update(**_not_needed(NEWER_CAME))
    struck += unsent.filter(seen_at__isnull=False).update(**_not_needed(ALREADY_SEEN))
    for rule in RULES:
        over = unsent.filter(kind=rule.kind).exclude(_waits(rule, moments))
        struck += over.update(**_not_needed(rule.over))
    return struck


def _not_needed(reason: str) -> dict[str, Any]:
    return {"status": ReminderStatus.NOT_NEEDED, "reason": reason, "try_at": None}


def still_waiting(
    reminders: QuerySet[Reminder], moments: Moments | None = None, kinds: Iterable[str] = tuple(Kind)
) -> Any:
    """Those of these kinds whose occasion still exists, on the same day and for the same person."""
    moments = moments or Moments()
    conditions = Q()
    for rule in RULES:
        if rule.kind in kinds:
            conditions |= Q(kind=rule.kind) & _waits(rule, moments)
    return reminders.filter(conditions)


def waiting_among(reminders: Iterable[tuple[UUID, str]], moments: Moments | None = None) -> set[UUID]:
    """Which of these reminders (key and kind) are about something that still waits. One query or none.

    Every page asks it for the number beside the navigation. So its SQL is written once a day, and looks only at the
    kinds that are there: over all kinds PostgreSQL needs 25 ms to plan what it answers in 2.
    """
    kind_of = dict(reminders)
    if not kind_of:
        return set()
    moments = moments or Moments()
    known = (connection.vendor, moments.today, moments.terms_in_force(), frozenset(kind_of.values()))
    if known not in _WRITTEN:
        if len(_WRITTEN) >= MOST_WRITTEN:
            _WRITTEN.clear()
        rows = still_waiting(Reminder.objects.filter(AmongGiven("pk")), moments, known[-1])
        _WRITTEN[known] = Written(rows.order_by().values_list("pk", "kind"))
    return set(_WRITTEN[known].ask(kind_of))


MOST_WRITTEN = 50
_WRITTEN: dict[Any, Written] = {}


def _waits(rule: Rule, moments: Moments) -> Q:
    """The occasion of the reminder is in one of the sets of its rule. Passed on to somebody else: whoever it is."""
    found = Q()
    for waiting in rule.sets:
        same = waiting(moments).filter(subject=OuterRef("subject_id"), counts_from=OuterRef("moment_on"))
        mine = Q(recipient=OuterRef("recipient_id")) | Q(IsNull(OuterRef("instead_of_id"), False))
        found |= Q(Exists(same.filter(mine)))
    return found

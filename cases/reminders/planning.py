"""Put in the ledger what is due today, and strike out what is over. By set, not row by row."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)  # fmt: skip
from django.db.models.functions import Cast
from django.db.models.lookups import Exact, GreaterThanOrEqual, IsNull
from django.utils import timezone

from cases.families.lifecycle import CaseStatus
from cases.families.models import Case as FamilyCase
from cases.reminders.codes import UNSENT, Hearer, Kind, ReminderStatus, Rung
from cases.reminders.dates import Joined, NewKey, PlusDays, a_day, as_text
from cases.reminders.models import Reminder, RungSetting
from cases.reminders.moments import Moments
from cases.reminders.rules import RULES, Rule, Rungs, rungs_of
from cases.reminders.waiting import hearing
from network.written import AmongGiven, Given, Written, filled

NEWER_CAME = "Er is intussen een latere herinnering voor hetzelfde."
ALREADY_SEEN = "De ontvanger had het al gezien."
MOVED = "Het is verzet naar een andere dag."
OF_ANOTHER = "Het is nu aan iemand anders."
CLOSED = "De zaak is afgesloten."

_COLUMNS = (
    "id", "case_id", "kind", "occasion", "subject_id", "moment_on", "rung", "due_on", "recipient_id", "status",
    "reason", "planned_at", "try_at", "attempts", "hearer", "urgent",
)  # fmt: skip


def plan(moments: Moments | None = None, kinds: Iterable[str] = tuple(Kind)) -> int:
    """Write every rung of these kinds that has passed and is not in the ledger yet; a missed night repairs itself.

    Safe to run twice and at once: the unique key of the ledger lets one of them in. Gives the number of new rows.
    """
    moments = moments or Moments()
    settings = list(RungSetting.objects.filter(valid_from__lte=moments.today).order_by("valid_from", "pk"))
    new = 0
    with transaction.atomic():
        for rule in (one for one in RULES if one.kind in kinds):
            for rungs in rungs_of(rule, settings):
                new += _plan_rungs(rule, rungs, moments)
        strike_out(moments, kinds=kinds)
    return new


def _plan_rungs(rule: Rule, rungs: Rungs, moments: Moments) -> int:
    """In the order of who hears it: for one person who is two of them, the first counts."""
    new = 0
    for hearer in sorted({rung.hearer for rung in rungs.told}):
        told = [rung for rung in rungs.told if rung.hearer == hearer]
        for waiting in rule.sets:
            for heard, rows in hearing(waiting, hearer, moments):
                new += _insert(_due(rows, rule, rungs, heard, moments), told)
    return new


# What of a question differs from rung to rung: it is written once for all of the same hearer.
_DAYS, _BACK = Given("days", IntegerField()), Given("back", IntegerField())
_URGENT = Given("urgent", BooleanField())


def _due(waiting: QuerySet[Any], rule: Rule, rungs: Rungs, hearer: Hearer, moments: Moments) -> QuerySet[Any]:
    """Rows for the ledger: this rung has passed. A rung before the moment counts only when the occasion was there:
    telling beforehand what was arranged afterwards helps nobody; what is late is always told, once."""
    occasion = Joined(Value(f"{rule.kind}:"), as_text("subject"), Value(":"), as_text("counts_from"))
    now = Value(timezone.now(), DateTimeField())
    rows = waiting.filter(rungs.in_reach(), counts_from__lte=PlusDays(a_day(moments.today), _BACK))
    rows = rows.annotate(due=PlusDays(F("counts_from"), _DAYS), key=occasion)
    rows = rows.filter(GreaterThanOrEqual(_DAYS, 0) | Q(since__lt=F("due")))
    known = Reminder.objects.filter(Exact(F("rung"), _DAYS), occasion=OuterRef("key"), recipient=OuterRef("recipient"))
    return rows.filter(~Exists(known)).order_by("key", "recipient").values_list(
        NewKey(), F("of_case"), _text(rule.kind), F("key"), F("subject"), F("counts_from"),
        _DAYS, F("due"), F("recipient"), _text(ReminderStatus.PLANNED), _text(""), now, now,
        Value(0, IntegerField()), _text(hearer), _URGENT,
    )  # fmt: skip


def _text(value: str) -> Any:
    return Cast(Value(str(value)), CharField())


def _insert(rows: QuerySet[Any], told: Iterable[Rung]) -> int:
    """INSERT … SELECT: the rows never leave the database. Ordered: two runs at once cannot lock each other out."""
    select, params = rows.query.sql_with_params()
    columns = ", ".join(connection.ops.quote_name(column) for column in _COLUMNS)
    table, new = connection.ops.quote_name(Reminder._meta.db_table), 0
    with connection.cursor() as cursor:
        for rung in told:
            given = filled(params, days=rung.days, back=-rung.days, urgent=rung.urgent)
            cursor.execute(f"INSERT INTO {table} ({columns}) {select} ON CONFLICT DO NOTHING", given)
            new += cursor.rowcount
    return new


def strike_out(
    moments: Moments | None = None, *, among: QuerySet[Reminder] | None = None, kinds: Iterable[str] = tuple(Kind)
) -> int:
    """What was not sent and is over, or overtaken by a later rung, becomes "not needed", with the reason. `among`: what
    the caller holds; else everything but what somebody is sending at this moment."""
    moments = moments or Moments()
    unsent = (Reminder.objects.all() if among is None else among).filter(status__in=UNSENT, kind__in=list(kinds))
    if among is None:
        unsent = unsent.exclude(status=ReminderStatus.CLAIMED, try_at__gt=timezone.now())
        _count_cut_off(unsent)
    struck = unsent.filter(Exists(Reminder.newer())).update(**_not_needed(Value(NEWER_CAME)))
    struck += unsent.filter(seen_at__isnull=False).update(**_not_needed(Value(ALREADY_SEEN)))
    there = set(unsent.order_by().values_list("kind", flat=True).distinct())
    for rule in (one for one in RULES if one.kind in there):
        over = list(unsent.filter(kind=rule.kind).exclude(_waits(rule, moments)).values_list("pk", flat=True))
        if over:
            struck += unsent.filter(pk__in=over).update(**_not_needed(why(rule, moments)))
    return struck


def _count_cut_off(unsent: QuerySet[Reminder]) -> None:
    """A claim without an answer may have gone out: that stays known of what is struck out now."""
    over = unsent.filter(status=ReminderStatus.CLAIMED)
    over.update(cut_off=F("cut_off") + 1, status=ReminderStatus.PLANNED)


def _not_needed(reason: Any) -> dict[str, Any]:
    return {"status": ReminderStatus.NOT_NEEDED, "reason": reason, "try_at": None}


def why(rule: Rule, moments: Moments) -> Any:
    """For reminders whose occasion is over: because it was moved, went to somebody else or the case was closed; else
    what the rule says."""
    elsewhere, by_another = Q(), Q()
    for waiting in rule.sets:
        rows = waiting(moments).filter(subject=OuterRef("subject_id"))
        elsewhere |= Q(Exists(rows.exclude(counts_from=OuterRef("moment_on"))))
        by_another |= Q(Exists(rows.filter(counts_from=OuterRef("moment_on"))))
    closed = FamilyCase.objects.filter(pk=OuterRef("case"), status=CaseStatus.CLOSED)
    return Case(
        When(by_another, then=Value(OF_ANOTHER)), When(elsewhere, then=Value(MOVED)),
        When(Exists(closed), then=Value(CLOSED)), default=Value(rule.over),
    )  # fmt: skip


def still_waiting(reminders: QuerySet[Reminder], moments: Moments, kinds: Iterable[str]) -> QuerySet[Any, Any]:
    """Key and kind of those of these kinds whose occasion still exists, on the same day and for the same person."""
    rules = [rule for rule in RULES if rule.kind in kinds]
    found = [reminders.filter(_waits(rule, moments), kind=rule.kind).order_by() for rule in rules]
    first, *others = (rows.values_list("pk", "kind") for rows in found)
    return first.union(*others, all=True) if others else first


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
        _WRITTEN[known] = Written(still_waiting(Reminder.objects.filter(AmongGiven("pk")), moments, known[-1]))
    return set(_WRITTEN[known].ask(kind_of))


MOST_WRITTEN = 50
_WRITTEN: dict[Any, Written] = {}


def _waits(rule: Rule, moments: Moments) -> Q:
    """The occasion of the reminder is in one of the sets of its rule. Escalated, or passed on: whoever it is."""
    found = Q()
    for waiting in rule.sets:
        same = waiting(moments).filter(subject=OuterRef("subject_id"), counts_from=OuterRef("moment_on"))
        mine = Q(recipient=OuterRef("recipient_id")) | Q(IsNull(OuterRef("instead_of_id"), False))
        mine |= ~Q(Exact(OuterRef("hearer"), Value(str(Hearer.FIRST))))
        found |= Q(Exists(same.filter(mine)))
    return found

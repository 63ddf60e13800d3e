"""What waits, in words for people: what must happen, who does it, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import DateField, UUIDField, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from cases.evaluations.models import Evaluation
from cases.families.models import Handover
from cases.plans.models import Agreement
from cases.reminders.actions import open_reminder_keys
from cases.reminders.models import Kind
from cases.reminders.moments import Moments
from cases.reminders.next_due import ANALYSIS_ANSWERS, NO_COORDINATOR, PLAN_ANSWERS, Due, Listed
from network.written import AmongGiven, Written


@dataclass(frozen=True)
class Words:
    """One thing that waits: `what`, a second line, and `who` does it."""

    what: str
    sub: str = ""
    who: str = ""


def moments_of(request: HttpRequest) -> Moments:
    """The moments of today, read once per request."""
    found = request.__dict__.get("_moments")
    if found is None:
        found = request.__dict__["_moments"] = Moments()
    return found


def reminders_of(request: HttpRequest) -> set[UUID]:
    """Keys of the open reminders of the reader, asked once per request."""
    found: set[UUID] | None = request.__dict__.get("_reminders")
    if found is None:
        found = request.__dict__["_reminders"] = open_reminder_keys(request.user, moments_of(request))
    return found


def place(moment: str, case: Any, subject: Any) -> str:
    """Where what waits is done. `case`: its key."""
    if moment == Kind.EVALUATION:
        return reverse("cases:evaluation", args=[subject])
    if moment == Kind.AGREEMENT:
        return reverse("cases:agreement-state", args=[subject])
    if moment == Kind.ACCESS_REQUEST:
        return reverse("cases:access-request", args=[subject])
    if moment == Kind.SIGNAL:
        return reverse("cases:signal", args=[subject])
    if moment in (Kind.EMERGENCY, Kind.EMERGENCY_LATE):
        return reverse("cases:emergency", args=[subject])
    tabs = {
        ANALYSIS_ANSWERS: "analyses", PLAN_ANSWERS: "plan", Kind.PLAN_CLOCK: "plan", Kind.HANDOVER: "team",
        NO_COORDINATOR: "team", Kind.RESPONSE: "plan", Kind.FILE_REQUEST: "rights", Kind.BIRTHDAY: "people",
        Kind.SHARING_ENDS: "sharing", Kind.ACCESS_REVIEW: "sharing", Kind.RETENTION: "retention-decide",
        Kind.ADULTHOOD: "adulthood", Kind.DOOR_NEWS: "door-news",
    }  # fmt: skip
    return reverse(f"cases:{tabs[moment]}", args=[case])


def words_for(waiting: Iterable[tuple[Listed, Due | None]], user: Any, moments: Moments) -> dict[UUID, Words]:
    """The words per case. One query, however many cases there are."""
    pairs = list(waiting)
    rows = _rows(due for _, due in pairs if due)
    return {case.pk: _words(case, due, rows, user, moments) for case, due in pairs}


class Row(NamedTuple):
    """A row that waits: `what` it says, the day it comes from, and who does it."""

    pk: UUID
    what: str
    day: date | None
    who_id: UUID | None
    name: str | None

    def who(self, user: Any) -> str:
        return "U" if self.who_id == user.pk else self.name or ""


@lru_cache
def _written(vendor: str) -> Written:
    """The query for these rows; it never differs, so Django writes it once."""
    never, nobody, nothing = Value(None, DateField()), Value(None, UUIDField()), Value("")
    contact = Coalesce(NullIf("contact__name", nothing), "contact__person__first_name")
    carrier = Coalesce("person__first_name", "professional__name", "organisation__name", contact)
    first, *others = (
        model._default_manager.filter(AmongGiven("pk", kind)).order_by().values_list("pk", *columns)
        for kind, model, columns in (
            (Kind.EVALUATION, Evaluation, ("status", "plan__adopted_on", nobody, nothing)),
            (Kind.AGREEMENT, Agreement, ("what", never, "professional_id", carrier)),
            (Kind.HANDOVER, Handover, (nothing, "offered_on", "to_user_id", "to_user__name")),
        )
    )
    return Written(first.union(*others, all=True))


def _rows(dues: Iterable[Due]) -> dict[UUID, Row]:
    """What waits, by its key."""
    keys: dict[str, list[UUID]] = {Kind.EVALUATION: [], Kind.AGREEMENT: [], Kind.HANDOVER: []}
    for due in dues:
        if due.moment in keys:
            keys[due.moment].append(due.subject)
    found = _written(connection.vendor).given(**keys) if any(keys.values()) else ()
    return {row[0]: Row(*row) for row in found}


def _words(case: Listed, due: Due | None, rows: dict[Any, Any], user: Any, moments: Moments) -> Words:
    regie = coordinator_of(case, user) or "Nog niemand"
    if due is None:
        return _nothing_waits(case, regie)
    row = rows.get(due.subject)
    if due.moment == Kind.EVALUATION and row:
        what = "Evaluatie afronden" if row.what == "held" else "Evaluatie gezinsplan"
        return Words(what, f"Plan van {in_words(row.day, moments.today)}", regie)
    if due.moment == Kind.AGREEMENT and row:
        return Words(row.what, "Afspraak uit het plan", row.who(user))
    if due.moment == Kind.HANDOVER and row:
        return Words("Antwoord op de overdracht", f"Aangeboden op {in_words(row.day, moments.today)}", row.who(user))
    if due.moment == NO_COORDINATOR:
        return Words("Casusregisseur kiezen", f"Vraag van {in_words(case.opened_on, moments.today)}", "Lokaal team")
    if due.moment == Kind.PLAN_CLOCK:
        return Words("Gezinsplan vaststellen", "Zes weken nadat er geen familiegroepsplan komt", regie)
    if due.moment == Kind.FILE_REQUEST:
        return Words("Antwoord op een verzoek over het dossier", "De wet geeft een maand", regie)
    if due.moment == Kind.DOOR_NEWS:
        told_on = due.day - timedelta(days=moments.value("door_news_days", case.municipality_id))
        return Words("Lezen wat het gezin zelf schreef", f"Van {in_words(told_on, moments.today)}", regie)
    if due.moment == Kind.SIGNAL:
        return Words("Antwoord op een signaal", "Iemand die hulp geeft vraagt om terug te kijken", regie)
    what = "Verklarende analyse" if due.moment == ANALYSIS_ANSWERS else "Gezinsplan"
    shared_on = in_words(due.day - timedelta(days=moments.value("response_days", case.municipality_id)), moments.today)
    return Words(f"{what}: antwoorden en vaststellen", f"Voorgelegd op {shared_on}", "Gezin en team")


def _nothing_waits(case: Listed, regie: str) -> Words:
    if case.status == "closed":
        return Words("Afgesloten", f"Op {in_words(case.closed_on)}" if case.closed_on else "", "")
    return Words("Nog geen evaluatie gepland", "Er is nog geen vastgesteld gezinsplan", regie)


def coordinator_of(case: Listed, user: Any) -> str:
    """The name of who has the regie, or "U" when it is the reader; empty when nobody has it."""
    return "U" if case.coordinator_id == user.pk else case.coordinator or ""


def in_words(day: date | None, today: date | None = None) -> str:
    """'2 augustus', with the year when it is not this one."""
    if day is None:
        return ""
    return day_in_words(day, with_year=day.year != (today or timezone.localdate()).year)


@lru_cache(maxsize=2048)
def day_in_words(day: date, *, with_year: bool = True) -> str:
    """'2 augustus 2026'; lists say the same days over and over."""
    return date_format(day, "j F Y" if with_year else "j F")

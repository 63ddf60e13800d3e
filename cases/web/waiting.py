"""What waits, in words for people: what must happen, who does it, and where."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
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
    """The words per case. One query per kind of row that is needed, however many cases there are."""
    pairs = list(waiting)
    rows = _rows(due for _, due in pairs if due)
    return {case.pk: _words(case, due, rows, user, moments) for case, due in pairs}


class EvaluationRow(NamedTuple):
    pk: UUID
    status: str
    adopted_on: date | None


class AgreementRow(NamedTuple):
    """`professional_id` and the names of the four who may carry it; somebody of the network may be of the family."""

    pk: UUID
    what: str
    professional_id: UUID | None
    professional: str | None
    person: str | None
    organisation: str | None
    contact: str | None
    contact_person: str | None

    def who(self, user: Any) -> str:
        names = (self.person, self.professional, self.organisation, self.contact, self.contact_person)
        return "U" if self.professional_id == user.pk else next(filter(None, names), "")


class HandoverRow(NamedTuple):
    pk: UUID
    offered_on: date
    to_user_id: UUID
    to_user: str

    def who(self, user: Any) -> str:
        return "U" if self.to_user_id == user.pk else self.to_user


_SOURCES: dict[str, tuple[Any, Any, tuple[str, ...]]] = {
    Kind.EVALUATION: (EvaluationRow, Evaluation, ("pk", "status", "plan__adopted_on")),
    Kind.AGREEMENT: (AgreementRow, Agreement, (
        "pk", "what", "professional_id", "professional__name", "person__first_name", "organisation__name",
        "contact__name", "contact__person__first_name",
    )),
    Kind.HANDOVER: (HandoverRow, Handover, ("pk", "offered_on", "to_user_id", "to_user__name")),
}  # fmt: skip


@lru_cache
def _written(moment: str, vendor: str) -> Written:
    """The query for rows of this kind; it never differs, so Django writes it once."""
    _, model, columns = _SOURCES[moment]
    return Written(model.objects.filter(AmongGiven("pk")).order_by().values_list(*columns))


def _rows(dues: Iterable[Due]) -> dict[UUID, Any]:
    """What waits, by its key."""
    wanted = defaultdict(list)
    for due in dues:
        wanted[due.moment].append(due.subject)
    return {
        values[0]: row(*values)
        for moment, (row, _, _) in _SOURCES.items()
        for values in _written(moment, connection.vendor).rows(wanted[moment])
    }


def _words(case: Listed, due: Due | None, rows: dict[Any, Any], user: Any, moments: Moments) -> Words:
    regie = coordinator_of(case, user) or "Nog niemand"
    if due is None:
        return _nothing_waits(case, regie)
    row = rows.get(due.subject)
    if due.moment == Kind.EVALUATION and row:
        what = "Evaluatie afronden" if row.status == "held" else "Evaluatie gezinsplan"
        return Words(what, f"Plan van {in_words(row.adopted_on)}", regie)
    if due.moment == Kind.AGREEMENT and row:
        return Words(row.what, "Afspraak uit het plan", row.who(user))
    if due.moment == Kind.HANDOVER and row:
        return Words("Antwoord op de overdracht", f"Aangeboden op {in_words(row.offered_on)}", row.who(user))
    if due.moment == NO_COORDINATOR:
        return Words("Casusregisseur kiezen", f"Vraag van {in_words(case.opened_on)}", "Lokaal team")
    if due.moment == Kind.PLAN_CLOCK:
        return Words("Gezinsplan vaststellen", "Zes weken nadat er geen familiegroepsplan komt", regie)
    if due.moment == Kind.FILE_REQUEST:
        return Words("Antwoord op een verzoek over het dossier", "De wet geeft een maand", regie)
    if due.moment == Kind.DOOR_NEWS:
        told_on = due.day - timedelta(days=moments.value("door_news_days", case.municipality_id))
        return Words("Lezen wat het gezin zelf schreef", f"Van {in_words(told_on)}", regie)
    if due.moment == Kind.SIGNAL:
        return Words("Antwoord op een signaal", "Iemand die hulp geeft vraagt om terug te kijken", regie)
    what = "Verklarende analyse" if due.moment == ANALYSIS_ANSWERS else "Gezinsplan"
    shared_on = due.day - timedelta(days=moments.value("response_days", case.municipality_id))
    return Words(f"{what}: antwoorden en vaststellen", f"Voorgelegd op {in_words(shared_on)}", "Gezin en team")


def _nothing_waits(case: Listed, regie: str) -> Words:
    if case.status == "closed":
        return Words("Afgesloten", f"Op {in_words(case.closed_on)}" if case.closed_on else "", "")
    return Words("Nog geen evaluatie gepland", "Er is nog geen vastgesteld gezinsplan", regie)


def coordinator_of(case: Listed, user: Any) -> str:
    """The name of who has the regie, or "U" when it is the reader; empty when nobody has it."""
    return "U" if case.coordinator_id == user.pk else case.coordinator or ""


def in_words(day: date | None) -> str:
    """'2 augustus', with the year when it is not this one."""
    if day is None:
        return ""
    return date_format(day, "j F" if day.year == timezone.localdate().year else "j F Y")


@lru_cache(maxsize=2048)
def day_in_words(day: date) -> str:
    """'2 augustus 2026'; lists say the same days over and over."""
    return date_format(day, "j F Y")

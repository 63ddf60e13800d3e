"""What waits, in words for people: what must happen, who does it, and where."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from cases.evaluations.models import Evaluation
from cases.families.models import Case, Handover
from cases.plans.models import Agreement
from cases.reminders.actions import open_reminder_keys
from cases.reminders.models import Kind
from cases.reminders.moments import Moments
from cases.reminders.next_due import ANALYSIS_ANSWERS, NO_COORDINATOR, PLAN_ANSWERS, Due


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
    tabs = {
        ANALYSIS_ANSWERS: "analyses", PLAN_ANSWERS: "plan", Kind.PLAN_CLOCK: "plan", Kind.HANDOVER: "team",
        NO_COORDINATOR: "team", Kind.RESPONSE: "plan",
    }  # fmt: skip
    return reverse(f"cases:{tabs[moment]}", args=[case])


def words_for(waiting: Iterable[tuple[Case, Due | None]], user: Any, moments: Moments) -> dict[UUID, Words]:
    """The words per case. One query per kind of row that is needed, however many cases there are."""
    pairs = list(waiting)
    rows = _rows(due for _, due in pairs if due)
    return {case.pk: _words(case, due, rows, user, moments) for case, due in pairs}


def _rows(dues: Iterable[Due]) -> dict[Any, Any]:
    """What waits, by its key."""
    wanted = defaultdict(list)
    for due in dues:
        wanted[due.moment].append(due.subject)
    carriers = ("person", "professional", "organisation", "contact__person")
    sources: dict[Any, Any] = {
        Kind.EVALUATION: Evaluation.objects.select_related("plan").only("status", "plan__adopted_on"),
        Kind.AGREEMENT: Agreement.objects.select_related(*carriers),
        Kind.HANDOVER: Handover.objects.select_related("to_user"),
    }
    found: dict[Any, Any] = {}
    for moment, source in sources.items():
        if wanted[moment]:
            found |= {row.pk: row for row in source.filter(pk__in=wanted[moment])}
    return found


def _words(case: Case, due: Due | None, rows: dict[Any, Any], user: Any, moments: Moments) -> Words:
    regie = you(case.coordinator, user) or "Nog niemand"
    if due is None:
        return _nothing_waits(case, regie)
    row = rows.get(due.subject)
    if due.moment == Kind.EVALUATION and row:
        what = "Evaluatie afronden" if row.status == "held" else "Evaluatie gezinsplan"
        return Words(what, f"Plan van {in_words(row.plan.adopted_on)}", regie)
    if due.moment == Kind.AGREEMENT and row:
        return Words(row.what, "Afspraak uit het plan", you(row.professional, user) or row.who)
    if due.moment == Kind.HANDOVER and row:
        return Words("Antwoord op de overdracht", f"Aangeboden op {in_words(row.offered_on)}", you(row.to_user, user))
    if due.moment == NO_COORDINATOR:
        return Words("Casusregisseur kiezen", f"Vraag van {in_words(case.opened_on)}", "Lokaal team")
    if due.moment == Kind.PLAN_CLOCK:
        return Words("Gezinsplan vaststellen", "Zes weken nadat er geen familiegroepsplan komt", regie)
    what = "Verklarende analyse" if due.moment == ANALYSIS_ANSWERS else "Gezinsplan"
    shared_on = due.day - timedelta(days=moments.value("response_days", case.municipality_id))
    return Words(f"{what}: antwoorden en vaststellen", f"Voorgelegd op {in_words(shared_on)}", "Gezin en team")


def _nothing_waits(case: Case, regie: str) -> Words:
    if case.status == "closed":
        return Words("Afgesloten", f"Op {in_words(case.closed_on)}" if case.closed_on else "", "")
    return Words("Nog geen evaluatie gepland", "Er is nog geen vastgesteld gezinsplan", regie)


def you(person: Any, user: Any) -> str:
    """The name of a professional, or "U" when it is the reader."""
    return "" if person is None else "U" if person.pk == user.pk else str(person)


def in_words(day: date | None) -> str:
    """'2 augustus', with the year when it is not this one."""
    if day is None:
        return ""
    from django.utils.formats import date_format

    return date_format(day, "j F" if day.year == timezone.localdate().year else "j F Y")

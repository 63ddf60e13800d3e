"""What stands on the pages about age: who decides and reads along now, what changes soon, and who cannot decide."""

from collections.abc import Iterable
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone

from cases.families.models import Case, Incapacity, Person
from cases.families.rights import Question, soon, subject_of
from cases.reminders.moments import Moments
from cases.web.people_rows import cell, period, row
from network.terms import terms


def rights_now(youths: Iterable[Person], case: Case) -> list[dict[str, Any]]:
    """Per youth: the phase, a sentence when caution is needed, and the answer to every question."""
    today, answers_from = timezone.localdate(), terms(case.municipality_id)["youth_answers_age"]
    found = []
    for youth in youths:
        subject = subject_of(youth, answers_from)
        found.append({
            "name": youth.full_name, "phase": subject.phase(today).value, "caution": subject.caution(today),
            "sentences": [subject.sentence(question, today) for question in Question],
        })  # fmt: skip
    return found


def preview(youths: list[Person], case: Case, moments: Moments) -> dict[str, Any]:
    """Which birthdays change something within the number of months that the municipality looks ahead."""
    prefetch_related_objects(youths, "incapacities")
    months = moments.value("birthday_preview_months", case.municipality_id)
    answers_from = moments.value("youth_answers_age", case.municipality_id)
    return {"months": months, "turns": soon(youths, moments.today, months, answers_from)}


def incapacities(case: Case, user: Any) -> dict[str, Any]:
    """Now and before: who, about what, judged by whom, who stands in."""
    rows = list(Incapacity.objects.visible_in(case, user).select_related("person", "representative"))
    return {
        "now": [_incapacity(one) for one in rows if one.holds_now],
        "before": [_incapacity(one) for one in rows if not one.holds_now],
    }


def _incapacity(one: Any) -> dict[str, Any]:
    return row(
        "wilsonbekwaamheid", one,
        cell("Wie", one.person, f"kan niet zelf {one.get_matter_display()}"),
        cell("Beoordeeld door", one.assessed_by, one.expertise),
        cell("Blijkt uit", one.source),
        cell("Periode", period(one)),
        cell("Vertegenwoordiger", one.stands_in),
    )  # fmt: skip

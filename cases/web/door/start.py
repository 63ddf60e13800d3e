"""The first own page: what waits for an answer, whom to call, the goals, who does what, when we look back, and what a
birthday changes."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cases.access.log.codes import Shown
from cases.door.models.ways import account_of, reads
from cases.families.ages import birthday
from cases.families.models import Person
from cases.web.door.answers import analysis_of, plan_before_family, waits_for
from cases.web.door.documents import agreements_of, next_evaluation, open_goals_of, plan_of
from cases.web.door.frame import Visit, visit_or_404
from cases.web.routes import AT_HOME, acts, page

SOON = 6  # agreements on the first page


def start(request: HttpRequest) -> HttpResponse:
    if account_of(request.user) and reads(request.user) is None:
        return render(request, "door/closed.html")
    visit = visit_or_404(request)
    plan = plan_of(visit)
    agreements = agreements_of(visit, plan)
    context = {
        "person": visit.person, "contact": visit.case.fixed_contact, "plan": plan, "goals": open_goals_of(visit, plan),
        "agreements": agreements[:SOON], "more": len(agreements) > SOON, "evaluation": next_evaluation(visit),
        "birthdays": birthdays(visit, timezone.localdate()), "closed_on": visit.case.closed_on,
        "asked_analysis": waits_for(visit, analysis_of(visit, "shared")),
        "asked_plan": waits_for(visit, plan_before_family(visit)),
    }  # fmt: skip
    return render(request, "door/start.html", context)


def birthdays(visit: Visit, today: date) -> list[dict[str, Any]]:
    """What the 16th and 18th birthday change: of the reader, or of the children of whom the reader reads the file."""
    people = Person.objects.visible_to(visit.user).filter(is_youth=True, birth_date__isnull=False, deceased_on=None)
    found = []
    for person in people:
        for age in (16, 18):
            if (day := birthday(person.birth_date, age)) > today:
                found.append({"person": person, "own": person.pk == visit.person.pk, "age": age, "on": day})
    return sorted(found, key=lambda one: one["on"])


urlpatterns = [page("mijn/", start, "my", AT_HOME, acts(Shown.OVERVIEW))]

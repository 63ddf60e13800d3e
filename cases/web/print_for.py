"""The analysis and the plan on paper for one member of the family: what that person may read by the rules of their own
door, and nothing that belongs to somebody else. Parents who live apart each get their own."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from cases.access.log.codes import Shown
from cases.analysis.models import Analysis
from cases.door.models.ways import reader_of
from cases.door.reading import why_no_door
from cases.families.models import Case, Person
from cases.plans.models import Plan
from cases.web.analysis_page import document, whole
from cases.web.analysis_paper import shortened
from cases.web.frame import get_or_404, only_who_sees_all
from cases.web.plan import content_of, plans_of
from cases.web.responses import back_to
from cases.web.routes import IN_CASE, page, prints

NOT_YET = "Dit is nog niet voorgelegd aan het gezin. Daarna kunt u het voor iemand van het gezin afdrukken."


def analysis_for(request: HttpRequest, pk: Any, who: Any) -> HttpResponse:
    rows = Analysis.objects.visible_to(request.user).select_related("case")
    found: Analysis = get_or_404(rows, pk=pk)
    person, reader = _reader(request, found.case, who)
    mine = whole(Analysis.objects.visible_to(reader), reader).filter(pk=pk).first() if reader else None
    if mine is None:
        return _refused(request, person, reader, found)
    context = {
        **shortened(mine, document(mine, reader)), "answers": None, "case": mine.case, "back": back_to(found),
        "printed_at": timezone.localtime(), "print_for": [], "reader": person,
    }  # fmt: skip
    return render(request, "cases/analysis_print.html", context)


def plan_for(request: HttpRequest, plan: Any, who: Any) -> HttpResponse:
    found: Plan = get_or_404(plans_of(request.user), pk=plan)
    person, reader = _reader(request, found.case, who)
    mine = plans_of(reader).filter(pk=plan).first() if reader else None
    if mine is None:
        return _refused(request, person, reader, found)
    facts = [{"label": "Zaak", "value": mine.case.number}, {"label": "Regie", "value": str(mine.case.coordinator)}]
    context = {
        **content_of(mine, reader), "answers": None, "agreed": "", "case": mine.case, "paper": True,
        "identity": {"name": str(mine.case.family), "facts": facts, "actions": []}, "print_for": [], "reader": person,
        "signers": [{"name": person.full_name, "role": "gezin", "words": ""}], "printed_at": timezone.localtime(),
    }  # fmt: skip
    return render(request, "cases/plan_print.html", context)


def _reader(request: HttpRequest, case: Case, who: Any) -> tuple[Person, Any]:
    """Who it is printed for, and the same person as a reader: None when they may read nothing today."""
    only_who_sees_all(case, "family", request.user)
    person: Person = get_or_404(Person.objects.visible_to(request.user).filter(family=case.family_id), pk=who)
    return person, reader_of(person)


def _refused(request: HttpRequest, person: Person, reader: Any, document: Any) -> HttpResponse:
    messages.error(request, NOT_YET if reader else why_no_door(person))
    return redirect(back_to(document))


urlpatterns = [
    page("analyse/<uuid:pk>/afdrukken/<uuid:who>", analysis_for, "analysis-print-for", IN_CASE, prints(Shown.ANALYSIS)),
    page("plan/<uuid:plan>/afdrukken/<uuid:who>", plan_for, "plan-print-for", IN_CASE, prints(Shown.PLAN)),
]

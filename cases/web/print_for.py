"""The analysis and the plan on paper for one member of the family: what that person may read by the rules of their own
door, and nothing that belongs to somebody else. Parents who live apart each get their own."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
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
from cases.web.pdf import pdf_response
from cases.web.plan import content_of, plans_of
from cases.web.responses import back_to
from cases.web.routes import IN_CASE, page, prints

NOT_YET = "Dit is nog niet voorgelegd aan het gezin. Daarna kunt u het voor iemand van het gezin afdrukken."


def analysis_for(request: HttpRequest, pk: Any, who: Any) -> HttpResponse:
    context = _analysis(request, pk, who)
    return render(request, "cases/analysis_print.html", context) if isinstance(context, dict) else context


def analysis_for_as_pdf(request: HttpRequest, pk: Any, who: Any) -> HttpResponse:
    context = _analysis(request, pk, who)
    if not isinstance(context, dict):
        return context
    name = f"verklarende-analyse-{context['case'].number}-versie-{context['analysis'].number}.pdf"
    return pdf_response(request, "cases/analysis_print.html", context, name, context["back"])


def _analysis(request: HttpRequest, pk: Any, who: Any) -> dict[str, Any] | HttpResponse:
    """The context of the paper; or the way back, with the reason why there is none."""
    rows = Analysis.objects.visible_to(request.user).select_related("case")
    found: Analysis = get_or_404(rows, pk=pk)
    person, reader = _reader(request, found.case, who)
    mine = whole(Analysis.objects.visible_to(reader), reader).filter(pk=pk).first() if reader else None
    if mine is None:
        return _refused(request, person, reader, found)
    return {
        **shortened(mine, document(mine, reader)), "answers": None, "case": mine.case, "back": back_to(found),
        "printed_at": timezone.localtime(), "print_for": [], "reader": person,
        "pdf_url": reverse("cases:analysis-pdf-for", args=[pk, who]),
    }  # fmt: skip


def plan_for(request: HttpRequest, plan: Any, who: Any) -> HttpResponse:
    context = _plan(request, plan, who)
    return render(request, "cases/plan_print.html", context) if isinstance(context, dict) else context


def plan_for_as_pdf(request: HttpRequest, plan: Any, who: Any) -> HttpResponse:
    context = _plan(request, plan, who)
    if not isinstance(context, dict):
        return context
    name = f"gezinsplan-{context['case'].number}-versie-{context['plan'].number}.pdf"
    return pdf_response(request, "cases/plan_print.html", context, name, back_to(context["plan"]))


def _plan(request: HttpRequest, plan: Any, who: Any) -> dict[str, Any] | HttpResponse:
    found: Plan = get_or_404(plans_of(request.user), pk=plan)
    person, reader = _reader(request, found.case, who)
    mine = plans_of(reader).filter(pk=plan).first() if reader else None
    if mine is None:
        return _refused(request, person, reader, found)
    facts = [{"label": "Zaak", "value": mine.case.number}, {"label": "Regie", "value": str(mine.case.coordinator)}]
    return {
        **content_of(mine, reader), "answers": None, "agreed": "", "case": mine.case, "paper": True,
        "identity": {"name": str(mine.case.family), "facts": facts, "actions": []}, "print_for": [], "reader": person,
        "signers": [{"name": person.full_name, "role": "gezin", "words": ""}], "printed_at": timezone.localtime(),
        "pdf_url": reverse("cases:plan-pdf-for", args=[plan, who]),
    }  # fmt: skip


def _reader(request: HttpRequest, case: Case, who: Any) -> tuple[Person, Any]:
    """Who it is printed for, and the same person as a reader: None when they may read nothing today."""
    only_who_sees_all(case, "family", request.user)
    person: Person = get_or_404(Person.objects.visible_to(request.user).filter(family=case.family_id), pk=who)
    return person, reader_of(person)


def _refused(request: HttpRequest, person: Person, reader: Any, document: Any) -> HttpResponse:
    messages.error(request, NOT_YET if reader else why_no_door(person))
    return redirect(back_to(document))


FOR, AS_PDF = "afdrukken/<uuid:who>", "pdf/<uuid:who>"
urlpatterns = [
    page(f"analyse/<uuid:pk>/{FOR}", analysis_for, "analysis-print-for", IN_CASE, prints(Shown.ANALYSIS)),
    page(f"analyse/<uuid:pk>/{AS_PDF}", analysis_for_as_pdf, "analysis-pdf-for", IN_CASE, prints(Shown.ANALYSIS)),
    page(f"plan/<uuid:plan>/{FOR}", plan_for, "plan-print-for", IN_CASE, prints(Shown.PLAN)),
    page(f"plan/<uuid:plan>/{AS_PDF}", plan_for_as_pdf, "plan-pdf-for", IN_CASE, prints(Shown.PLAN)),
]

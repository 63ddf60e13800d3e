"""The previous analysis beside the present one, heading by heading, with every difference and its explanation."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format

from cases.access.log.codes import Shown
from cases.access.reach import seen
from cases.analysis.form import HEADINGS
from cases.analysis.models import Analysis, AnalysisText, Difference, Factor
from cases.web.frame import family_page, get_or_404
from cases.web.routes import IN_CASE, page, reads


def compare(request: HttpRequest, pk: Any) -> HttpResponse:
    rows = Analysis.objects.visible_to(request.user).select_related("case", "previous")
    shown = (("texts", AnalysisText), ("factors", Factor), ("differences", Difference))
    mine = [seen(f"{of}{name}", model, request.user) for of in ("", "previous__") for name, model in shown]
    found = get_or_404(rows.prefetch_related(*mine), pk=pk)
    if found.previous is None:
        raise Http404
    context = family_page(
        request, found.case, "analyses", analysis=found, previous=found.previous,
        headings=_headings(found, found.previous),
        factors=_factors(found, found.previous), differences=_others(found, found.previous),
        back=reverse("cases:analysis", args=[pk]), before_meta=_meta(found.previous), now_meta=_meta(found),
    )  # fmt: skip
    return render(request, "cases/analysis_compare.html", context)


def _meta(analysis: Analysis) -> str:
    return f"versie {analysis.number}, {date_format(analysis.dated_on, 'j F Y')}, {analysis.status_label}"


def _headings(analysis: Analysis, previous: Analysis) -> list[dict[str, Any]]:
    """Every heading that one of both has; school stands only in the first, why-now only in a follow-up."""
    now = {row.key: row.text for row in analysis.texts.all()}
    before = {row.key: row.text for row in previous.texts.all()}
    found = []
    for heading in HEADINGS:
        if now.get(heading.key) or before.get(heading.key):
            was, stands = before.get(heading.key, ""), now.get(heading.key, "")
            found.append({
                "key": heading.key, "title": heading.titled(True), "before": was, "now": stands,
                "same": was.split() == stands.split() != [],
                "only_before": heading.key not in now, "only_now": heading.key not in before,
            })  # fmt: skip
    return found


def _factors(analysis: Analysis, previous: Analysis) -> list[dict[str, Any]]:
    """Kept, gone and new factors, each with why."""
    reasons = {row.factor_id: row.explanation for row in analysis.differences.all() if row.factor_id}
    by_name = {row.subject.casefold(): row.explanation for row in analysis.differences.all()}
    carried = {factor.carried_from_id: factor for factor in analysis.factors.all() if factor.carried_from_id}
    rows = []
    for old in previous.factors.all():
        kept = carried.get(old.pk)
        if kept:
            why = kept.confirmed_why or "nog niet bevestigd"
            rows.append({"title": kept.title, "change": "gebleven", "state": "neutral", "why": why})
        else:
            why = reasons.get(old.pk) or by_name.get(old.title.casefold()) or "nog niet uitgelegd"
            rows.append({"title": old.title, "change": "vervallen", "state": "soon", "why": why})
    for factor in analysis.factors.all():
        if not factor.carried_from_id:
            why = reasons.get(factor.pk) or by_name.get(factor.title.casefold()) or "nog niet uitgelegd"
            rows.append({"title": factor.title, "change": "nieuw", "state": "busy", "why": why})
    return rows


def _others(analysis: Analysis, previous: Analysis) -> list[Any]:
    """Differences that are not about one factor."""
    titles = {factor.title.casefold() for one in (analysis, previous) for factor in one.factors.all()}
    return [row for row in analysis.differences.all() if not row.factor_id and row.subject.casefold() not in titles]


urlpatterns = [page("analyse/<uuid:pk>/vergelijken", compare, "analysis-compare", IN_CASE, reads(Shown.ANALYSIS))]

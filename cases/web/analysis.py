"""The verklarende analyse on screen: the versions, and one analysis as a document."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cases.analysis.models import Analysis
from cases.web.frame import case_or_404, family_page, get_or_404
from cases.web.routes import IN_CASE, page


def analyses(request: HttpRequest, case: str) -> HttpResponse:
    return render(request, "cases/family_base.html", family_page(case_or_404(request, case), "analyses"))


def analysis(request: HttpRequest, pk: Any) -> HttpResponse:
    found = get_or_404(Analysis.objects.visible_to(request.user), pk=pk)
    return render(request, "cases/family_base.html", family_page(found.case, "analyses"))


urlpatterns = [
    page("gezin/<uuid:case>/analyse", analyses, "analyses", IN_CASE),
    page("analyse/<uuid:pk>", analysis, "analysis", IN_CASE),
]

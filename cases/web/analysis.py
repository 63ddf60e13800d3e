"""analyses"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cases.web.frame import case_or_404, family_page
from cases.web.routes import IN_CASE, page


def analyses(request: HttpRequest, case: str) -> HttpResponse:
    return render(request, "cases/family_base.html", family_page(case_or_404(request, case), "analyses"))


urlpatterns = [page("gezin/<uuid:case>/analyse", analyses, "analyses", IN_CASE)]

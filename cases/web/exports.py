"""What of one family goes to another system: a FHIR bundle, and the plan as text to copy."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cases.access.log.codes import Shown
from cases.exporting.fhir import MEDIA_TYPE, bundle
from cases.exporting.form_text import blocks
from cases.web.frame import case_or_404, family_page, get_or_404
from cases.web.pdf import download
from cases.web.plan import plans_of
from cases.web.routes import IN_CASE, exports, page


def family_as_fhir(request: HttpRequest, case: Any) -> HttpResponse:
    found = case_or_404(request, case)
    content = json.dumps(bundle(found, request.user), ensure_ascii=False, indent=1)
    answer: HttpResponse = download(content.encode(), f"gezin-{found.number}.fhir.json", MEDIA_TYPE)
    return answer


def plan_to_copy(request: HttpRequest, plan: Any) -> HttpResponse:
    """Per heading of the local team's form a text and a button that copies it; without JavaScript one selects it."""
    shown = get_or_404(plans_of(request.user), pk=plan)
    documents: dict[str, list[Any]] = {}
    for one in blocks(shown, request.user):
        documents.setdefault(one.document, []).append(one)
    context = family_page(
        request, shown.case, "plan", plan=shown, documents=list(documents.items()), today=timezone.localdate()
    )
    return render(request, "cases/plan_copy.html", context)


urlpatterns = [
    page("gezin/<uuid:case>/fhir", family_as_fhir, "family-fhir", IN_CASE, exports(Shown.FILE)),
    page("plan/<uuid:plan>/overnemen", plan_to_copy, "plan-copy", IN_CASE, exports(Shown.PLAN)),
]

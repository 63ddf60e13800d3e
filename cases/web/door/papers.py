"""The documents of the file that are meant for the family: which there are, and each as a download."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cases.access.log import trail
from cases.access.log.codes import Shown
from cases.access.reach import seen
from cases.documents.models import Document
from cases.families.models import Person
from cases.web.door.frame import visit_or_404
from cases.web.frame import get_or_404
from cases.web.pdf import download
from cases.web.routes import AT_HOME, exports, page, reads

PER_PAGE = 25


def papers(request: HttpRequest) -> HttpResponse:
    visit = visit_or_404(request)
    rows = Document.objects.visible_to(request.user).filter(case=visit.case, taken_out_at=None)
    rows = rows.prefetch_related(seen("about", Person, request.user)).order_by("-dated_on", "-added_at", "-pk")
    shown = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "door/papers.html", {"shown": shown, "person": visit.person})


def paper(request: HttpRequest, pk: Any) -> HttpResponse:
    """The file itself; a line in the read log for each person it is about, and for nobody else."""
    visit = visit_or_404(request, Document)
    rows = Document.objects.visible_to(request.user).with_content().filter(case=visit.case, taken_out_at=None)
    found: Document = get_or_404(rows, pk=pk)
    trail.shows_only(found, found.log_people())
    return download(bytes(found.content), found.file_name, found.media_type)


urlpatterns = [
    page("mijn/stukken", papers, "my-papers", AT_HOME, reads(Shown.DOCUMENTS)),
    page("mijn/stukken/<uuid:pk>", paper, "my-paper", AT_HOME, exports(Shown.DOCUMENTS)),
]

"""Cijfers: how the work lies over the local teams, on a page and as a file. Numbers only, of no family apart."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cases.exporting import numbers, sheets
from cases.web.pdf import download
from cases.web.routes import FILE_OF_NO_FAMILY, NO_FAMILY, page
from cases.web.teamwork import LEADERS

COUNTED_FOR = replace(LEADERS, region=200)


def page_of_numbers(request: HttpRequest) -> HttpResponse:
    rows = [
        {"team": row["team"], "numbers": [(words, row[name]) for name, words in numbers.NUMBERS]}
        for row in _rows(request)
    ]
    context = {"rows": rows, "headings": [words for _, words in numbers.NUMBERS], "today": timezone.localdate()}
    return render(request, "cases/numbers.html", context)


def as_csv(request: HttpRequest) -> HttpResponse:
    content = b"".join(sheets.as_csv(numbers.HEAD, map(numbers.as_row, _rows(request))))
    return _file(content, sheets.CSV)


def as_xlsx(request: HttpRequest) -> HttpResponse:
    return _file(sheets.as_xlsx(numbers.HEAD, map(numbers.as_row, _rows(request)), "Cijfers"), sheets.XLSX)


def _file(content: bytes, kind: str) -> HttpResponse:
    name = f"cijfers-{timezone.localdate().isoformat()}.{kind}"
    answer: HttpResponse = download(content, name, sheets.MEDIA_TYPES[kind])
    return answer


def _rows(request: HttpRequest) -> list[dict[str, Any]]:
    user: Any = request.user
    if not (user.led_organisation_ids or user.coordinates_region):
        raise PermissionDenied("Deze pagina is voor wie een lokaal team leidt en voor de regiocoördinator.")
    return numbers.per_team(numbers.teams_of(user), timezone.localdate())


urlpatterns = [
    page("cijfers", page_of_numbers, "numbers", COUNTED_FOR, NO_FAMILY),
    page("cijfers/csv", as_csv, "numbers-csv", COUNTED_FOR, FILE_OF_NO_FAMILY),
    page("cijfers/xlsx", as_xlsx, "numbers-xlsx", COUNTED_FOR, FILE_OF_NO_FAMILY),
]

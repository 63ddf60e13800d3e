"""Mijn gezinnen as a file: the same filters, the same cases, the same words as on the page."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse

from cases.access.log import trail
from cases.access.log.codes import Shown
from cases.exporting import sheets
from cases.families.lifecycle import CaseStatus
from cases.families.models import Case
from cases.reminders.moments import Moments
from cases.reminders.next_due import Due, Listed
from cases.web.caseload import ONLY_A_PART, all_asked
from cases.web.caseload_filters import Filters
from cases.web.pdf import download
from cases.web.routes import EVERYBODY, exports_list, page
from cases.web.waiting import Words, moments_of, words_for

HEAD = (
    "Gezin", "Zaaknummer", "Stand", "Kinderen", "Casusregisseur", "Datum van de vraag", "Voor", "Wat moet er gebeuren",
    "Toelichting", "Wie",
)  # fmt: skip
AT_ONCE = 500  # cases whose words are looked up together


def caseload_as_csv(request: HttpRequest) -> HttpResponse:
    return _file(sheets.as_csv(HEAD, _rows(request)), sheets.CSV)


def caseload_as_xlsx(request: HttpRequest) -> HttpResponse:
    return _file(sheets.as_xlsx(HEAD, _rows(request), "Mijn gezinnen"), sheets.XLSX)


def _file(content: bytes | Iterator[bytes], kind: str) -> HttpResponse:
    answer: HttpResponse = download(content, f"mijn-gezinnen.{kind}", sheets.MEDIA_TYPES[kind])
    return answer


def _rows(request: HttpRequest) -> Iterator[list[Any]]:
    """Which cases is decided, and written in the read log, before the answer begins; their words follow in pieces. Who
    loses sight of one meanwhile gets no row of it."""
    user: Any = request.user
    moments = moments_of(request)
    cases = all_asked(Filters.read(user, request.GET), moments)
    trail.lists(case.pk for case in cases)
    return _in_pieces(cases, user, moments)


def _in_pieces(cases: list[Listed], user: Any, moments: Moments) -> Iterator[list[Any]]:
    left = iter(cases)
    while piece := list(islice(left, AT_ONCE)):
        dues = {case.pk: Due.read(case.next_due) for case in piece}
        words = words_for([(case, dues[case.pk]) for case in piece], user, moments)
        numbers = dict(Case.objects.visible_to(user).filter(pk__in=list(dues)).values_list("pk", "number"))
        for case in piece:
            if case.pk in numbers:
                yield _row(case, numbers[case.pk], dues[case.pk], words[case.pk], user)


def _row(case: Listed, number: str, due: Due | None, words: Words, user: Any) -> list[Any]:
    """A file is read by others too, so nobody is called “U”."""
    if case.youths_number is None:
        words = Words(ONLY_A_PART, "", words.who)
    who = user.name if words.who == "U" else words.who
    return [
        case.name, number, CaseStatus(case.status).label, case.youths_number, case.coordinator, case.opened_on,
        due.day if due else None, words.what, words.sub, who,
    ]  # fmt: skip


urlpatterns = [
    page("mijn-gezinnen/csv", caseload_as_csv, "caseload-csv", EVERYBODY, exports_list(Shown.CASELOAD)),
    page("mijn-gezinnen/xlsx", caseload_as_xlsx, "caseload-xlsx", EVERYBODY, exports_list(Shown.CASELOAD)),
]

"""Rechten: what somebody may ask about their own file, what was asked, the own statements, and how long it is kept."""

from itertools import chain
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from cases.access.log.codes import Shown
from cases.access.predicates import local_team_or_leader
from cases.families.models import Case
from cases.rights import actions
from cases.rights.codes import RequestKind
from cases.rights.copies import copy_for, files_of, zipped
from cases.rights.destruction import preview
from cases.rights.lifecycle import RequestStatus
from cases.rights.models import FileRequest
from cases.rights.retention import kept_until, past, with_last_change
from cases.web.acts import ask, may
from cases.web.frame import case_or_404, due_in_words, family_page, get_or_404
from cases.web.pdf import as_pdf, download
from cases.web.rights_forms import FORMS
from cases.web.routes import COMPOSES, IN_CASE, exports, page, reads
from cases.web.steps import buttons
from flow.gate import NotPossible, record

BUTTONS = {
    RequestKind.INSPECTION: ("Inzage of afschrift", "Het eigen dossier zien of meekrijgen"),
    RequestKind.CORRECTION: ("Feit verbeteren", "Een feit dat niet klopt, wordt verbeterd"),
    RequestKind.ADDITION: ("Eigen verklaring toevoegen", "Een eigen kijk komt bij het dossier, in eigen woorden"),
    RequestKind.DESTRUCTION: ("Vernietiging vragen", "Gegevens laten vernietigen"),
}
BADGES = {
    RequestStatus.OPEN: "busy", RequestStatus.AGREED: "soon", RequestStatus.DONE: "ok",
    RequestStatus.REFUSED: "dissent", RequestStatus.WITHDRAWN: "neutral",
}  # fmt: skip
OTHER_STEPS = {True: {"finish"}, False: {"agree", "carry_out"}}  # for destruction, and for the other rights
DONE = {
    RequestKind.ADDITION: "De eigen verklaring staat in het dossier.",
}


def rights(request: HttpRequest, case: str) -> HttpResponse:
    found = case_or_404(request, case)
    handles = local_team_or_leader(found, request.user)
    rows = list(FileRequest.objects.visible_to(request.user).filter(case=found).select_related(
        "case", "person", "asked_by", "analysis", "plan", "added_by"
    ))  # fmt: skip
    for row in rows:
        row.case = found
    context = family_page(
        request, found, "rights", handles=handles, asks=_asks(found) if handles else [],
        requests=[_row(row, request.user) for row in rows if row.kind != RequestKind.ADDITION] if handles else [],
        statements=[row for row in rows if row.kind == RequestKind.ADDITION], kept=_kept(found, handles),
    )  # fmt: skip
    return render(request, "cases/rights.html", context)


def _asks(case: Case) -> list[dict[str, str]]:
    return [
        {"label": label, "text": text, "url": reverse("cases:rights-ask", args=[case.pk, kind.value])}
        for kind, (label, text) in BUTTONS.items()
    ]


def _row(row: FileRequest, user: Any) -> dict[str, Any]:
    words, state = due_in_words(row.due_on)
    is_open = row.status in (RequestStatus.OPEN, RequestStatus.AGREED)
    return {
        "row": row, "badge": BADGES[RequestStatus(row.status)], "words": words, "state": state, "is_open": is_open,
        "steps": [
            {**one, "primary": one["name"] in ("finish", "carry_out")} for one in buttons(row, user)
            if one["name"] not in OTHER_STEPS[row.kind == RequestKind.DESTRUCTION]
        ],
        "preview": is_open and row.kind == RequestKind.DESTRUCTION, "copy": row.kind == RequestKind.INSPECTION,
    }  # fmt: skip


def _kept(case: Case, handles: bool) -> dict[str, Any]:
    found = with_last_change(Case.objects.filter(pk=case.pk)).get()
    decision = case.retention_decisions.select_related("added_by").first() if handles else None
    is_past = past(Case.objects.filter(pk=case.pk)).exists()
    return {"last_change": found.last_change, "until": kept_until(found), "is_past": is_past, "decision": decision}


def ask_about(request: HttpRequest, case: str, kind: str) -> HttpResponse:
    """Write down one request; the form depends on the right."""
    if kind not in FORMS:
        raise Http404
    found = case_or_404(request, case)
    may(local_team_or_leader(found, request.user))
    return ask(
        request, found, found, FORMS[kind], BUTTONS[RequestKind(kind)][0], "verzoeken",
        lambda **facts: actions.ask(FileRequest(case=found, kind=kind, **facts), by=request.user),
        DONE.get(RequestKind(kind), "Het verzoek is opgeschreven. U krijgt op tijd een herinnering."), tab="rights",
    )  # fmt: skip


def _request_or_404(request: HttpRequest, pk: Any, kind: str) -> FileRequest:
    rows = FileRequest.objects.visible_to(request.user).select_related("case__family", "person", "asked_by")
    found: FileRequest = get_or_404(rows.filter(kind=kind), pk=pk)
    may(local_team_or_leader(found, request.user))
    return found


def what_goes(request: HttpRequest, pk: Any) -> HttpResponse:
    """What goes and what stays when this person's data are destroyed, and why; nothing happens here."""
    found = _request_or_404(request, pk, RequestKind.DESTRUCTION)
    lines = preview(found.person) if found.status in (RequestStatus.OPEN, RequestStatus.AGREED) else []
    context = family_page(
        request, found.case, "rights", asked=found, goes=[one for one in lines if one.goes],
        stays=[one for one in lines if not one.goes], steps=_row(found, request.user)["steps"],
        back=reverse("cases:rights", args=[found.case_id]) + "#verzoeken",
    )  # fmt: skip
    return render(request, "cases/rights_destruction.html", context)


def copy(request: HttpRequest, pk: Any) -> HttpResponse:
    """The copy for who asked for inspection: a ZIP with the same rows to read (PDF) and for a machine (JSON), and the
    files of the documents among them. That it was made is a line of its own in the read log, by way of the journal."""
    found = _request_or_404(request, pk, RequestKind.INSPECTION)
    made = copy_for(found.person, asked_by=found.asked_by, by=request.user)
    context = {"case": found.case, "copy": made, "asked": found, "printed_at": timezone.localtime(),
               "back": reverse("cases:rights", args=[found.case_id])}  # fmt: skip
    try:
        paper = as_pdf("cases/rights_copy.html", context, request)
    except NotPossible as no:
        messages.error(request, " ".join(no.reasons))
        return redirect("cases:rights", found.case_id)
    record(found, "Afschrift gemaakt", by=request.user, doing="export")
    packed = zipped(chain([("dossier.pdf", paper), ("dossier.json", made.as_json().encode())], files_of(made)))
    return download(packed, f"afschrift-{found.case.number}.zip", "application/zip")


urlpatterns = [
    page("gezin/<uuid:case>/rechten", rights, "rights", IN_CASE, reads(Shown.FILE)),
    page("verzoek/<uuid:pk>/wat-gaat-weg", what_goes, "rights-destruction", COMPOSES, reads(Shown.FILE)),
    page("verzoek/<uuid:pk>/afschrift", copy, "rights-copy", COMPOSES, exports(Shown.FILE)),
    page("gezin/<uuid:case>/rechten/<slug:kind>", ask_about, "rights-ask", COMPOSES, reads(Shown.FILE)),
]

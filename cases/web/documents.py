"""Documenten: what was added to the file and which contacts there were, in one list by day; and the file itself."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.db.models import CharField, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases.access.log import trail
from cases.access.log.codes import Shown
from cases.access.predicates import team_member
from cases.access.reach import seen
from cases.documents import actions
from cases.documents.models import Document, Note
from cases.families.models import Case, Person
from cases.web.acts import ask, may
from cases.web.forms import StepForm
from cases.web.frame import case_or_404, family_page, get_or_404
from cases.web.pdf import download
from cases.web.routes import COORDINATES, IN_CASE, exports, page, reads

PER_PAGE = 25
ALL, DOCUMENTS, NOTES = "alles", "documenten", "notities"
KINDS = ((ALL, "Alles"), (DOCUMENTS, "Documenten"), (NOTES, "Contactnotities"))


class KindForm(forms.Form):
    soort = forms.ChoiceField(label="Wat wilt u zien", choices=KINDS, required=False)


class TakeOutForm(StepForm):
    """Het bestand, de titel en wie het maakte zijn dan meteen weg en komen niet terug. Wie het eruit haalde, wanneer
    en waarom blijft staan."""

    because = forms.CharField(
        label="Waarom", widget=forms.Textarea, help_text="Schrijf niets op van wat er in het document stond."
    )

    def prepare(self) -> None:
        self.fields["because"].label = f"Waarom gaat “{self.subject}” uit het dossier?"


def documents(request: HttpRequest, case: str) -> HttpResponse:
    found = case_or_404(request, case, "documents")
    kind = request.GET.get("soort", ALL)
    kind = kind if kind in dict(KINDS) else ALL
    shown = Paginator(_lines(found, request.user, kind), PER_PAGE).get_page(request.GET.get("page"))
    context = family_page(
        request, found, "documents", filter_form=KindForm(initial={"soort": kind}), shown=shown, kind=kind,
        rows=_rows(shown.object_list, found, request.user), query=urlencode({"soort": kind}) if kind != ALL else "",
        may_write=team_member(found, request.user) and not found.closed_for_edits(),
    )  # fmt: skip
    return render(request, "cases/documents.html", context)


def _lines(case: Case, user: Any, kind: str) -> Any:
    """Keys of both, newest first by the day on the document or of the contact: (day, added, which, key)."""
    papers = Document.objects.visible_to(user).filter(case=case).order_by()
    notes = Note.objects.visible_to(user).newest().filter(case=case).order_by()
    told: Any = papers.annotate(which=Value(DOCUMENTS, CharField())).values_list("dated_on", "added_at", "which", "pk")
    talks: Any = notes.annotate(which=Value(NOTES, CharField())).values_list("held_on", "added_at", "which", "pk")
    if kind == DOCUMENTS:
        return told.order_by("-dated_on", "-added_at", "-pk")
    if kind == NOTES:
        return talks.order_by("-held_on", "-added_at", "-pk")
    return told.union(talks, all=True).order_by("-dated_on", "-added_at", "-pk")


def _rows(lines: Iterable[Any], case: Case, user: Any) -> list[dict[str, Any]]:
    """The rows of one page; the same number of queries whatever stands on it."""
    keys = [(which, key) for *_, which, key in lines]
    papers = Document.objects.visible_to(user).filter(pk__in=[key for which, key in keys if which == DOCUMENTS])
    papers = papers.select_related("added_by", "taken_out_by").prefetch_related("about", "named")
    notes = Note.objects.visible_to(user).filter(pk__in=[key for which, key in keys if which == NOTES])
    notes = notes.select_related("added_by", "spoken_by", "withdrawn_by").prefetch_related(
        "about", "named", seen("people", Person, user)
    )  # fmt: skip
    found = {row.pk: row for row in (*papers, *notes)}
    for row in found.values():
        row.case = case  # what the reader is in it is looked up once
    earlier = _earlier([row for row in found.values() if isinstance(row, Note)], user)
    return [_document(found[key], user) if which == DOCUMENTS else _note(found[key], earlier) for which, key in keys]


def _earlier(notes: list[Note], user: Any) -> dict[Any, list[Note]]:
    """The versions before, the last one first, as far as this reader may see them."""
    rows = Note.objects.visible_to(user).filter(first__in=[row.first for row in notes if row.number > 1])
    found = defaultdict(list)
    for row in rows.exclude(pk__in=[row.pk for row in notes]).select_related("added_by").order_by("-number"):
        found[row.first].append(row)
    return found


def _document(row: Document, user: Any) -> dict[str, Any]:
    return {"document": row, "about": _names(row.about.all()), "may_take_out": actions.may_take_out(row, user)}


def _note(row: Note, earlier: dict[Any, list[Note]]) -> dict[str, Any]:
    whom = ", ".join(filter(None, [_names(row.people.all()), row.with_whom]))
    return {
        "document": None,
        "note": row,
        "about": _names(row.about.all()),
        "whom": whom,
        "earlier": earlier[row.first],
    }


WITH_TITLES = (Document._meta.label_lower, Note._meta.label_lower)


def titles_of(keys: list[Any], user: Any) -> dict[Any, str]:
    """What the documents and notes among these keys are called, of those this reader may see."""
    if not keys:
        return {}
    papers = Document.objects.visible_to(user).filter(pk__in=keys)
    notes = Note.objects.visible_to(user).filter(pk__in=keys)
    return {row.pk: str(row) for row in (*papers, *notes)}


def _names(people: Iterable[Any]) -> str:
    return ", ".join(map(str, people))


def file(request: HttpRequest, pk: Any) -> HttpResponse:
    """The file, as a download; a line in the read log for each person it is about."""
    rows = Document.objects.visible_to(request.user).with_content().filter(taken_out_at=None)
    found: Document = get_or_404(rows, pk=pk)
    trail.shows_only(found, found.log_people())
    return download(bytes(found.content), found.file_name, found.media_type)


def take_out(request: HttpRequest, pk: Any) -> HttpResponse:
    rows = Document.objects.visible_to(request.user).select_related("case__family")
    found: Document = get_or_404(rows, pk=pk)
    may(actions.may_take_out(found, request.user))
    if found.taken_out_at:
        raise Http404
    return ask(
        request, found.case, found, TakeOutForm, "Document uit het dossier halen", "", tab="documents",
        do=lambda because: actions.take_out(found, because=because, by=request.user),
        done="Het document is uit het dossier gehaald.", back=reverse("cases:documents", args=[found.case_id]),
    )  # fmt: skip


urlpatterns = [
    page("gezin/<uuid:case>/documenten", documents, "documents", IN_CASE, reads(Shown.DOCUMENTS)),
    page("document/<uuid:pk>/bestand", file, "document-file", IN_CASE, exports(Shown.DOCUMENTS)),
    page("document/<uuid:pk>/eruit", take_out, "document-out", COORDINATES, reads(Shown.DOCUMENTS)),
]  # fmt: skip

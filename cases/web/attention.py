"""Aandachtspunten: what this family's case should be warned of, the clocks, and what was put aside."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cases.access.log.codes import Shown
from cases.access.predicates import team_member
from cases.access.records import only_team
from cases.attention import actions
from cases.attention.clocks import ClockReading, ClockState
from cases.attention.models import SetAside
from cases.attention.points import Point, review
from cases.attention.rulebook import Group
from cases.web.forms import tidy
from cases.web.frame import case_or_404, family_page, get_or_404
from cases.web.items import ITEMS, Item
from cases.web.routes import IN_CASE, POSTS, acts, page, reads
from flow.gate import NotPossible

LINKS = {
    "family": "Naar het overzicht",
    "analyses": "Naar de analyse",
    "plan": "Naar het gezinsplan",
    "evaluations": "Naar de evaluaties",
    "people": "Naar de mensen",
    "team": "Naar team en regie",
    "adulthood": "Naar 18-/18+",
}
BADGES = {
    ClockState.RUNNING: "neutral",
    ClockState.PAUSED: "todo",
    ClockState.LATE: "late",
    ClockState.MET: "ok",
    ClockState.MET_LATE: "soon",
    ClockState.NOT_RUNNING: "neutral",
}


class ReasonForm(forms.Form):
    """Why a point may wait."""

    reason = forms.CharField(
        label="Waarom kan dit punt opzij?", widget=forms.Textarea,
        error_messages={"required": "Schrijf waarom dit punt opzij kan."},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        tidy(self)


def back_to(case: Any) -> str:
    return reverse("cases:attention", args=[case])


def attention(request: HttpRequest, case: str) -> HttpResponse:
    found = case_or_404(request, case, "attention")
    seen = review(found, viewer=request.user)
    writes = team_member(found, request.user) and not found.closed_for_edits()
    rows = [_row(point, writes, seen.analysis_is_final) for point in seen.open]
    context = family_page(
        request, found, "attention", writes=writes, total=len(rows), sections=_sections(rows),
        aside=[{"point": point, "row": row} for point, row in seen.aside],
        clocks=[_clock_row(reading, writes) for reading in seen.clocks],
    )  # fmt: skip
    return render(request, "cases/attention.html", context)


@require_POST
def put_aside(request: HttpRequest, case: str, key: str) -> HttpResponse:
    found = case_or_404(request, case, "attention")
    only_team(found, by=request.user)
    form = ReasonForm(request.POST)
    if not form.is_valid() and (point := actions.point_with(found, key, request.user)):
        context = family_page(request, found, "attention", form=form, point=point, back=back_to(found.pk))
        return render(request, "cases/attention_aside.html", context)
    try:
        actions.put_aside(case=found, key=key, reason=form.cleaned_data.get("reason", ""), by=request.user)
        messages.success(request, "Het punt ligt opzij.")
    except NotPossible as no:
        messages.error(request, " ".join(no.reasons))
    return redirect(back_to(found.pk))


@require_POST
def take_back(request: HttpRequest, case: str, pk: str) -> HttpResponse:
    found = case_or_404(request, case, "attention")
    row = get_or_404(SetAside.objects.visible_to(request.user).filter(case=found), pk=pk)
    try:
        actions.take_back(row, by=request.user)
        messages.success(request, "Het punt staat weer bij de aandachtspunten.")
    except NotPossible as no:
        messages.error(request, " ".join(no.reasons))
    return redirect(back_to(found.pk))


def _sections(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What presses first, whatever its subject; then per subject; what only informs comes last."""
    found = [{"id": "dringend", "title": "Dringend", "rows": [row for row in rows if row["point"].urgent]}]
    for group in Group:
        mine = [row for row in rows if row["point"].group == group and not row["point"].urgent]
        found.append({"id": group.value, "title": group.label, "rows": [r for r in mine if not r["point"].informs]})
    found.append({"id": "weten", "title": "Goed om te weten", "rows": [r for r in rows if r["point"].informs]})
    return [section for section in found if section["rows"]]


def _row(point: Point, writes: bool, final: bool) -> dict[str, Any]:
    url, link = _mend(point, writes)
    if final and point.url_name == "cases:analyses" and not point.informs:
        link = "Naar de analyse (aanpassen kan in een vervolg)"
    return {
        "point": point, "kind": point.group.label, "url": url, "link": link, "id": point.key.replace(".", "-"),
        "dismiss_url": reverse("cases:put-aside", args=[*point.url_args, point.key]) if writes else "",
    }  # fmt: skip


def _mend(point: Point, writes: bool) -> tuple[str, str]:
    """Straight to the part itself when there is a form for it and it can be written now; else to its page."""
    if point.subject and point.subject[0] == "cases.HelpRequest":
        return reverse("cases:help-request", args=[point.subject[1]]), "Naar deze hulp"
    if writes and point.subject and (item := _only_item(point.subject[0], "edit", point.field)):
        return reverse("cases:part-edit", args=[item.key, point.subject[1]]), f"{item.noun.capitalize()} aanpassen"
    if writes and point.adds and (item := _only_item(point.adds[0], "add")):
        return reverse("cases:part-add", args=[item.key, point.adds[1]]), f"{item.noun.capitalize()} toevoegen"
    return reverse(point.url_name, args=point.url_args), LINKS[point.url_name.removeprefix("cases:")]


def _only_item(label: str, act: str, field: str = "") -> Item | None:
    """The form for this kind of row (and this field of it), when there is exactly one."""
    found = [item for item in ITEMS.values() if item.model._meta.label == label and act in item.can]
    if field:
        found = [item for item in found if field in item.form.base_fields]
    return found[0] if len(found) == 1 else None


def _clock_row(reading: ClockReading, writes: bool) -> dict[str, Any]:
    state = "late" if reading.state == ClockState.LATE else "calm"
    near = reading.state == ClockState.RUNNING and reading.days_left is not None and reading.days_left < 14
    return {
        "reading": reading, "badge": BADGES[reading.state], "term_state": "soon" if near else state,
        "pauses": [
            {"row": pause, "url": reverse("cases:part-edit", args=["pauze", pause.pk]) if writes else ""}
            for pause in reading.pauses
        ],
    }  # fmt: skip


urlpatterns = [
    page("gezin/<uuid:case>/aandachtspunten", attention, "attention", IN_CASE, reads(Shown.ATTENTION)),
    page("gezin/<uuid:case>/aandachtspunten/opzij/<str:key>", put_aside, "put-aside", POSTS, acts(Shown.ATTENTION)),
    page("gezin/<uuid:case>/aandachtspunten/terug/<uuid:pk>", take_back, "take-back", POSTS, acts(Shown.ATTENTION)),
]

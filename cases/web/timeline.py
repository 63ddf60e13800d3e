"""The timeline: what the family went through and what happened in the case, on one line, newest first."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.apps import apps
from django.core.paginator import Paginator
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cases.access.partial_dates import in_words
from cases.access.predicates import team_member
from cases.families.models import Case, LifeEvent
from cases.web.frame import case_or_404, family_page
from cases.web.routes import IN_CASE, page
from flow.models import Event

PER_PAGE = 50
ALL, FAMILY, STEPS = "alles", "gezin", "stappen"
SUBJECTS = {
    "analyse": ("Verklarende analyse", ["cases.analysis"]), "plan": ("Gezinsplan", ["cases.plan"]),
    "evaluatie": ("Evaluaties", ["cases.evaluation"]),
    "zaak": ("Zaak, team en regie", ["cases.case", "cases.handover"]),
}  # fmt: skip
KINDS = (
    (ALL, "Alles"), (FAMILY, "Wat het gezin meemaakte"), (STEPS, "Stappen en besluiten"),
    *((key, label) for key, (label, _) in SUBJECTS.items()),
)  # fmt: skip


class KindForm(forms.Form):
    soort = forms.ChoiceField(label="Wat wilt u zien", choices=KINDS, required=False)


def timeline(request: HttpRequest, case: str) -> HttpResponse:
    found = case_or_404(request, case)
    kind = request.GET.get("soort", ALL)
    kind = kind if kind in dict(KINDS) else ALL
    shown = Paginator(_lines(found, kind), PER_PAGE).get_page(request.GET.get("page"))
    context = family_page(
        found, "timeline", filter_form=KindForm(initial={"soort": kind}), shown=shown, rows=_rows(shown.object_list),
        query=urlencode({"soort": kind}) if kind != ALL else "", kind=kind,
        may_add=team_member(found, request.user) and not found.closed_for_edits(),
    )  # fmt: skip
    return render(request, "cases/timeline.html", context)


def _lines(case: Case, kind: str) -> Any:
    """Keys of both kinds of lines, newest first by the day it happened: (day as text, recorded, which, key). A year or
    a month sorts before its days, so it stands below them: nobody invents a day."""
    events = Event.objects.filter(thread=case.pk)
    lives = LifeEvent.objects.filter(family=case.family_id)
    if kind == STEPS:
        events = events.exclude(step="")
    elif kind in SUBJECTS:
        events = events.filter(subject_type__in=SUBJECTS[kind][1])
    elif kind == FAMILY:
        events = events.none()
    happened = Cast(Coalesce("happened_on", TruncDate("at")), CharField())
    journal = events.annotate(day=happened, told=Value("")).order_by().values_list("day", "at", "told", "pk")
    if kind not in (ALL, FAMILY):
        return journal.order_by("-day", "-at", "-pk")
    told: Any = lives.annotate(day=Cast("when", CharField()), told=Value("ja")).order_by()
    told = told.values_list("day", "added_at", "told", "pk")
    if kind == FAMILY:
        return told.order_by("-day", "-added_at", "-pk")
    return journal.union(told, all=True).order_by("-day", "-at", "-pk")


def _rows(lines: Iterable[Any]) -> list[dict[str, Any]]:
    """Two queries for a page, whatever stands on it."""
    keys = list(lines)
    events = _by_key(Event.objects.select_related("by"), [key for *_, told, key in keys if not told])
    lives = _by_key(LifeEvent.objects.prefetch_related("people"), [key for *_, told, key in keys if told])
    rows = [_life(lives[key]) if told else _event(events[key]) for *_, told, key in keys]
    return [_together(list(same)) for _, same in groupby(rows, key=lambda row: row["same"])]


def _by_key(rows: QuerySet[Any], keys: list[Any]) -> dict[Any, Any]:
    return {row.pk: row for row in rows.filter(pk__in=keys)} if keys else {}


def last_events(case: Case, most: int = 4) -> list[dict[str, Any]]:
    """The last lines of the journal, for the overview."""
    return [_event(event) for event in Event.objects.filter(thread=case.pk).select_related("by")[:most]]


def title_of(event: Event) -> str:
    """What happened, in words that stand alone: "Gezinsplan vastgesteld". Other lines carry their own words."""
    model = apps.get_model(event.subject_type) if event.step else None
    if model is None or event.before == event.after:
        return event.label
    name, stands = str(model._meta.verbose_name), dict(model._meta.get_field("status").choices or ())
    return f"{name[:1].upper()}{name[1:]} {stands.get(event.after, event.after)}"


def _event(event: Event) -> dict[str, Any]:
    recorded = timezone.localdate(event.at)
    at = event.happened_on or recorded
    return {
        "title": title_of(event), "at": at, "recorded_at": recorded, "by": event.by, "text": event.reason, "words": "",
        "same": (event.label, at, recorded, event.by_id) if not event.step and not event.reason else event.pk,
    }  # fmt: skip


def _life(life: LifeEvent) -> dict[str, Any]:
    when = in_words(life.when) + (f" tot {in_words(life.until)}" if life.until else "")
    people = ", ".join(map(str, life.people.all()))
    return {
        "title": life.text, "at": None, "recorded_at": timezone.localdate(life.added_at), "by": "", "words": when,
        "text": f"Over {people}" if people else "", "same": life.pk,
    }  # fmt: skip


def _together(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The same small change several times on one day is one line."""
    first = rows[0]
    return {**first, "title": f"{first['title']} ({len(rows)} keer)"} if len(rows) > 1 else first


urlpatterns = [page("gezin/<uuid:case>/tijdlijn", timeline, "timeline", IN_CASE)]

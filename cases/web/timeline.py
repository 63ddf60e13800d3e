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

from cases.access.log.codes import Shown
from cases.access.partial_dates import in_words
from cases.access.predicates import team_member
from cases.families.models import Case, LifeEvent
from cases.web.documents import WITH_TITLES, titles_of
from cases.web.frame import case_or_404, family_page, sees_all
from cases.web.routes import IN_CASE, page, reads
from flow.models import Event

PER_PAGE = 50
ALL, FAMILY, STEPS = "alles", "gezin", "stappen"
OPENS_ON = STEPS  # of every small change the journal tells most, and it hides what was decided
SUBJECTS = {
    "analyse": ("Verklarende analyse", ["cases.analysis"]), "plan": ("Gezinsplan", ["cases.plan"]),
    "evaluatie": ("Evaluaties", ["cases.evaluation"]),
    "documenten": ("Documenten en contactnotities", ["cases.document", "cases.note"]),
    "zaak": ("Zaak, team en regie", ["cases.case", "cases.handover"]),
}  # fmt: skip
# Whose lines stand under which tab.
JOURNAL_OF = {"cases.analysis": "analyses", "cases.plan": "plan", "cases.evaluation": "evaluations",
              "cases.document": "documents", "cases.note": "documents"}  # fmt: skip
KINDS = (
    (ALL, "Alles"), (FAMILY, "Wat het gezin meemaakte"), (STEPS, "Stappen en besluiten"),
    *((key, label) for key, (label, _) in SUBJECTS.items()),
)  # fmt: skip


class KindForm(forms.Form):
    soort = forms.ChoiceField(label="Wat wilt u zien", choices=KINDS, required=False)


def timeline(request: HttpRequest, case: str) -> HttpResponse:
    found = case_or_404(request, case, "timeline")
    kind = request.GET.get("soort", OPENS_ON)
    kind = kind if kind in dict(KINDS) else OPENS_ON
    shown = Paginator(_lines(found, kind, request.user), PER_PAGE).get_page(request.GET.get("page"))
    context = family_page(
        request, found, "timeline", filter_form=KindForm(initial={"soort": kind}), shown=shown,
        rows=_rows(shown.object_list, request.user), kind=kind,
        query=urlencode({"soort": kind}) if kind != OPENS_ON else "",
        may_add=team_member(found, request.user) and not found.closed_for_edits(),
    )  # fmt: skip
    return render(request, "cases/timeline.html", context)


def _journal(case: Case, user: Any) -> QuerySet[Event]:
    """The lines of what stands open to this reader for the whole family: a step, and why it was taken, is about all."""
    lines = Event.objects.filter(thread=case.pk)
    if sees_all(case, "timeline", user):
        return lines
    kinds = [kind for kind, tab in JOURNAL_OF.items() if sees_all(case, tab, user)]
    return lines.filter(subject_type__in=kinds)


def _lines(case: Case, kind: str, user: Any) -> Any:
    """Keys of both kinds of lines, newest first by the day it happened: (day as text, recorded, which, key). A year or
    a month sorts before its days, so it stands below them: nobody invents a day."""
    events = _journal(case, user)
    lives = LifeEvent.objects.visible_to(user).filter(family=case.family_id)
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


def _rows(lines: Iterable[Any], user: Any) -> list[dict[str, Any]]:
    """A fixed number of queries for a page, whatever stands on it."""
    keys = list(lines)
    events = _by_key(Event.objects.select_related("by", "on_behalf_of"), [key for *_, told, key in keys if not told])
    lives = _by_key(LifeEvent.objects.prefetch_related("people"), [key for *_, told, key in keys if told])
    titles = titles_of([event.subject_id for event in events.values() if event.subject_type in WITH_TITLES], user)
    rows = [_life(lives[key]) if told else _titled(events[key], titles) for *_, told, key in keys]
    return [_together(list(same)) for _, same in groupby(rows, key=lambda row: row["same"])]


def _by_key(rows: QuerySet[Any], keys: list[Any]) -> dict[Any, Any]:
    return {row.pk: row for row in rows.filter(pk__in=keys)} if keys else {}


def last_events(case: Case, most: int = 4) -> list[dict[str, Any]]:
    """The last lines of the journal, for the overview."""
    return [_event(event) for event in Event.objects.filter(thread=case.pk).select_related("by", "on_behalf_of")[:most]]


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
    by = f"{event.by}, namens {event.on_behalf_of}" if event.on_behalf_of else str(event.by)
    return {
        "title": title_of(event), "at": at, "recorded_at": recorded, "by": by, "text": event.reason, "words": "",
        "same": (event.label, at, recorded, by) if not event.step and not event.reason else event.pk,
    }  # fmt: skip


def _titled(event: Event, titles: dict[Any, str]) -> dict[str, Any]:
    """What was added to the documents, with its title for who may see it."""
    row = _event(event)
    return {**row, "text": titles[event.subject_id], "same": event.pk} if event.subject_id in titles else row


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


urlpatterns = [page("gezin/<uuid:case>/tijdlijn", timeline, "timeline", IN_CASE, reads(Shown.TIMELINE))]

"""Signals: somebody who gives help tells why looking back cannot wait; who has the regie answers."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from cases.access.log.codes import Shown
from cases.access.predicates import coordinator
from cases.evaluations import signals
from cases.evaluations.codes import SignalKind
from cases.evaluations.models import Signal
from cases.families.models import Case
from cases.web.acts import ask, may
from cases.web.forms import PartForm, StepForm
from cases.web.frame import family_page, get_or_404
from cases.web.items import Item, items
from cases.web.routes import COORDINATES, IN_CASE, page, reads
from cases.web.waiting import day_in_words
from network.terms import explained, term


class SignalForm(PartForm):
    class Meta:
        model = Signal
        fields = ("kind", "what", "person", "happened_on")
        widgets = {"kind": forms.RadioSelect}
        help_texts = {
            "what": "Schrijf wat u zag of hoorde, in uw eigen woorden. Wat u ervan vindt, hoort in de evaluatie.",
            "person": "Leeg laten als het over het hele gezin gaat.",
        }

    def prepare(self) -> None:
        self.fields["kind"].choices = SignalKind.choices  # type: ignore[attr-defined]


class PlanFromForm(StepForm):
    """De reden van de evaluatie is die van het signaal. Dat leest het gezin niet; wat u hier schrijft wel."""

    due_on = forms.DateField(
        label="Uiterlijk", error_messages={"required": "Kies wanneer jullie uiterlijk terugkijken."}
    )
    window_from = forms.DateField(label="Vanaf wanneer kan het", required=False)
    why = forms.CharField(label="Toelichting", widget=forms.Textarea, required=False)
    how = forms.CharField(label="Hoe", max_length=80, required=False)

    def prepare(self) -> None:
        latest = timezone.localdate() + timedelta(days=term("evaluation_max_days", self.subject.case.municipality_id))
        self.fields["due_on"].help_text = f"Uiterlijk {day_in_words(latest)} ({explained('evaluation_max_days')})."
        self.fields["window_from"].help_text = "Leeg laten betekent: vanaf twee weken voor de laatste dag."
        self.fields["how"].help_text = "Bijvoorbeeld: gesprek thuis, of samen op school."


class AsideForm(StepForm):
    """Wie het signaal gaf, leest uw reden."""

    because = forms.CharField(
        label="Waarom is er nu geen evaluatie nodig", widget=forms.Textarea,
        error_messages={"required": "Schrijf waarom er nu geen evaluatie nodig is."},
    )  # fmt: skip


def signals_of(case: Case, user: Any) -> list[dict[str, Any]]:
    """The signals of the case that this reader may see, what waits first. One query."""
    rows = Signal.objects.visible_to(user).filter(case=case).select_related("organisation", "person")
    return [row_of(one) for one in sorted(rows, key=lambda one: not one.is_open)]


def row_of(row: Signal) -> dict[str, Any]:
    if row.is_open:
        return {"signal": row, "label": "Wacht op antwoord", "badge": "soon"}
    if row.evaluation_id:
        return {"signal": row, "label": "Er komt een evaluatie", "badge": "ok"}
    return {"signal": row, "label": "Nu geen evaluatie", "badge": "neutral"}


def signal(request: HttpRequest, pk: Any) -> HttpResponse:
    found = _signal(request, pk)
    told = [
        ("Wat is er aan de hand", found.get_kind_display()), ("Wat is gezien of gehoord", found.what),
        ("Over wie", str(found.person) if found.person else "het hele gezin"),
        ("Wanneer", day_in_words(found.happened_on)), ("Van wie", f"{found.added_by}, {found.organisation}"),
        ("Gegeven op", day_in_words(timezone.localdate(found.added_at))),
    ]  # fmt: skip
    if found.answered_on:
        told.append(("Beantwoord", f"{day_in_words(found.answered_on)}, door {found.answered_by}"))
    if found.aside_because:
        told.append(("Waarom nu geen evaluatie", found.aside_because))
    answers = coordinator(found, request.user) and found.is_open and not found.case.closed_for_edits()
    context = family_page(
        request, found.case, "evaluations", row=row_of(found), answers=answers,
        told=[{"label": name, "value": value} for name, value in told],
        back=reverse("cases:evaluations", args=[found.case_id]),
    )  # fmt: skip
    return render(request, "cases/signal.html", context)


def plan_from(request: HttpRequest, pk: Any) -> HttpResponse:
    found = _signal(request, pk)
    may(coordinator(found, request.user))
    return ask(
        request, found.case, found, PlanFromForm, "Evaluatie plannen naar aanleiding van een signaal", "",
        do=lambda **said: signals.plan_from(found, by=request.user, **said), done="De evaluatie is gepland.",
        tab="evaluations", back=reverse("cases:signal", args=[found.pk]),
    )  # fmt: skip


def put_aside(request: HttpRequest, pk: Any) -> HttpResponse:
    found = _signal(request, pk)
    may(coordinator(found, request.user))
    return ask(
        request, found.case, found, AsideForm, "Signaal opzijleggen", "",
        do=lambda **said: signals.put_aside(found, by=request.user, **said), done="Uw antwoord is bewaard.",
        tab="evaluations", back=reverse("cases:signal", args=[found.pk]),
    )  # fmt: skip


def _signal(request: HttpRequest, pk: Any) -> Signal:
    rows = Signal.objects.visible_to(request.user).select_related(
        "case__family", "case__coordinator", "person", "organisation", "added_by", "answered_by", "evaluation"
    )
    found: Signal = get_or_404(rows, pk=pk)
    return found


def _back(part: Signal) -> str:
    if part._state.adding:
        return reverse("cases:evaluations", args=[part.case_id])
    return reverse("cases:signal", args=[part.pk])


items(
    Item(
        "signaal", SignalForm, Case, "case", "evaluations", _back, save=signals.give, can=("add",),
        intro="Loopt de hulp vast of is er iets groots gebeurd? De casusregisseur krijgt uw signaal en antwoordt: er "
              "komt een evaluatie, of waarom nu niet. Het gezin leest dit signaal niet. Bespreek het wel met hen. Is "
              "er nu gevaar, bel dan meteen.",
    ),
)  # fmt: skip

urlpatterns = [
    page("signaal/<uuid:pk>", signal, "signal", IN_CASE, reads(Shown.EVALUATION)),
    page("signaal/<uuid:pk>/evaluatie", plan_from, "signal-plan", COORDINATES, reads(Shown.EVALUATION)),
    page("signaal/<uuid:pk>/opzijleggen", put_aside, "signal-aside", COORDINATES, reads(Shown.EVALUATION)),
]

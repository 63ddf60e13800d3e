"""My file: what somebody may ask about it, and what was asked."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from cases.access.log.codes import Shown
from cases.families.models import Person
from cases.rights import actions
from cases.rights.askers import askers
from cases.rights.codes import RequestKind
from cases.rights.models import FileRequest
from cases.web.door.answers import analysis_of
from cases.web.door.asking import PlainForm, ask
from cases.web.door.documents import plan_of
from cases.web.door.frame import Visit, visit_or_404
from cases.web.forms import tidy
from cases.web.routes import AT_HOME, page, reads

ANALYSIS, PLAN, ELSEWHERE = "analysis", "plan", ""


class AskForm(PlainForm):
    person = forms.ModelChoiceField(
        Person.objects.none(), label="Over wie gaat het?", error_messages={"required": "Kies over wie het gaat."}
    )
    where = forms.ChoiceField(label="Waar staat het?", required=False)

    def __init__(self, *args: Any, people: Any, places: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        who, where = self.fields["person"], self.fields["where"]
        assert isinstance(who, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        assert isinstance(where, forms.ChoiceField)  # noqa: S101 - for the type checker
        who.queryset, where.choices = people, places
        if len(people) == 1:
            who.initial = people[0]
        tidy(self)


class CorrectionForm(AskForm):
    was = forms.CharField(
        label="Wat staat er nu?", widget=forms.Textarea, error_messages={"required": "Schrijf wat er nu staat."}
    )
    becomes = forms.CharField(
        label="Wat moet het zijn?", widget=forms.Textarea, error_messages={"required": "Schrijf wat het moet zijn."}
    )
    field_order = ("person", "was", "becomes", "where")


class AdditionForm(AskForm):
    words = forms.CharField(
        label="Wat wil je erbij zetten?", widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Dit komt zo in het dossier. Daarna verandert niemand het meer, ook jij niet.",
        error_messages={"required": "Schrijf wat je erbij wilt zetten."},
    )  # fmt: skip
    field_order = ("person", "words", "where")


class WholeFileForm(AskForm):
    """About the whole file: nothing needs to be said, something may."""

    words = forms.CharField(label="Wil je er iets bij zeggen?", required=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        del self.fields["where"]


class CopyForm(WholeFileForm):
    field_order = ("person", "words")


class DestructionForm(WholeFileForm):
    sure = forms.BooleanField(
        label="Ik weet dat het daarna niet meer terug kan.",
        error_messages={"required": "Zet hier een vinkje als je het zeker weet."},
    )
    field_order = ("person", "words", "sure")


def file(request: HttpRequest) -> HttpResponse:
    visit = visit_or_404(request)
    rows = FileRequest.objects.visible_to(request.user).filter(case=visit.case).select_related("person")
    return render(request, "door/file.html", {"requests": list(rows), "person": visit.person})


def correct(request: HttpRequest) -> HttpResponse:
    return _ask(
        request, RequestKind.CORRECTION, CorrectionForm, title="Er klopt iets niet", button="Vraag versturen",
        intro="Klopt een feit niet? Dan maken we het goed. Zie je iets anders? Zet dan je eigen verhaal erbij.",
        done="Dank je wel. We kijken ernaar. Je hoort van ons binnen een maand.",
    )  # fmt: skip


def add(request: HttpRequest) -> HttpResponse:
    return _ask(
        request, RequestKind.ADDITION, AdditionForm, title="Mijn verhaal erbij", button="In het dossier zetten",
        intro="Zie jij het anders dan wat er staat? Schrijf dan hier jouw verhaal. Iedereen die het dossier leest, "
              "leest dit ook.", done="Dank je wel. Jouw verhaal staat nu in het dossier.",
    )  # fmt: skip


def read(request: HttpRequest) -> HttpResponse:
    """Inspection or a copy (Jeugdwet 7.3.10, AVG 15); the worker hands it over, without what belongs to others."""
    return _ask(
        request, RequestKind.INSPECTION, CopyForm, title="Mijn dossier lezen", button="Vraag versturen",
        intro="Wil je alles lezen wat er over jou staat? Dan maken we het voor je klaar. Wat van een ander is, staat "
              "er niet in.",
        done="Dank je wel. Je krijgt het dossier binnen een maand. Je contactpersoon belt je daarover.",
    )  # fmt: skip


def destroy(request: HttpRequest) -> HttpResponse:
    """Destruction (Jeugdwet 7.3.9); people decide, because others may have an interest in what is kept."""
    return _ask(
        request, RequestKind.DESTRUCTION, DestructionForm, title="Mijn dossier weg laten halen",
        button="Vraag versturen",
        intro="Wil je dat het dossier over jou weggaat? Dan kijken we of dat mag. Soms moeten we iets houden. Dan "
              "zeggen we waarom.",
        done="Dank je wel. We kijken ernaar. Je hoort van ons binnen een maand.",
    )  # fmt: skip


def _ask(request: HttpRequest, kind: str, form_class: type[AskForm], **words: str) -> HttpResponse:
    visit = visit_or_404(request)
    people, documents = _about_whom(visit, kind), {ANALYSIS: analysis_of(visit), PLAN: plan_of(visit)}
    places = [(ELSEWHERE, "Dat weet ik niet")]
    for name, label in ((ANALYSIS, "Bij wat er speelt"), (PLAN, "In het plan")):
        places += [(name, label)] if documents[name] else []

    def keep(form: Any) -> None:
        facts = {**form.cleaned_data}
        place = facts.pop("where", ELSEWHERE)
        facts.pop("sure", None)
        if place:
            facts[place] = documents[place]
        actions.ask(FileRequest(case=visit.case, kind=kind, asked_by=visit.person, **facts), by=request.user)

    return ask(
        request, lambda data=None: form_class(data, people=people, places=places), keep, back=reverse("cases:my-file"),
        key=f"mijn-dossier/{kind}/{visit.person.pk}", **words,
    )  # fmt: skip


def _about_whom(visit: Visit, kind: str) -> Any:
    """Themselves, and for who has gezag the children for whom they may ask this today."""
    seen = Person.objects.visible_to(visit.user).filter(pk__in=visit.reading.children | {visit.person.pk})
    today = timezone.localdate()
    keys = [
        one.pk for one in seen.prefetch_related("incapacities")
        if any(asker.person == visit.person for asker in askers(one, kind, today))
    ]  # fmt: skip
    return seen.filter(pk__in=keys).order_by("birth_date", "pk").defer("bsn")


urlpatterns = [
    page("mijn/dossier", file, "my-file", AT_HOME, reads(Shown.FILE)),
    page("mijn/dossier/klopt-niet", correct, "my-correction", AT_HOME, reads(Shown.FILE)),
    page("mijn/dossier/mijn-verhaal", add, "my-statement", AT_HOME, reads(Shown.FILE)),
    page("mijn/dossier/lezen", read, "my-copy", AT_HOME, reads(Shown.FILE)),
    page("mijn/dossier/weghalen", destroy, "my-destruction", AT_HOME, reads(Shown.FILE)),
]

"""One page to take a step, for every machine: it asks for the facts, and says what blocks it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cases.analysis.models import Analysis
from cases.drafts import actions as drafts
from cases.evaluations.models import Evaluation
from cases.families.models import Case, Handover
from cases.offering import steps_are_open
from cases.plans.models import Plan
from cases.rights.models import FileRequest
from cases.web.drafts import autosave_url, kept, lay_over
from cases.web.forms import StepForm, tell
from cases.web.frame import family_page, get_or_404, only_who_sees_all
from flow.gate import Incomplete, NotAllowed, NotPossible, edges_named, steps_for, take

MACHINES: dict[str, Any] = {
    "zaak": Case, "overdracht": Handover, "analyse": Analysis, "plan": Plan, "evaluatie": Evaluation,
    "verzoek": FileRequest,
}  # fmt: skip
KEYS = {model: key for key, model in MACHINES.items()}
TAB = {Case: "family", Handover: "team", Analysis: "analyses", Plan: "plan", Evaluation: "evaluations",
       FileRequest: "rights"}  # fmt: skip

_FORMS: dict[tuple[Any, str], type[StepForm]] = {}
_BACK: dict[Any, Callable[[Any], str]] = {}


def step_form(model: Any, *names: str) -> Callable[[type[StepForm]], type[StepForm]]:
    """Class decorator: this form asks for the facts of these steps."""

    def register(form: type[StepForm]) -> type[StepForm]:
        _FORMS.update({(model, name): form for name in names})
        return form

    return register


def after_step(model: Any, back: Callable[[Any], str]) -> None:
    """Where people land after a step of this machine."""
    _BACK[model] = back


def buttons(subject: Any, user: Any) -> list[dict[str, Any]]:
    """What this person may do now, for `_components/step.html`. What blocks a step is told about the whole family."""
    if not steps_are_open(subject, user):
        return []
    return [
        {
            "name": offer.name, "label": offer.label, "blockers": offer.blockers,
            "url": reverse("cases:step", args=[KEYS[type(subject)], subject.pk, offer.name]),
            "confirm": (type(subject), offer.name) in _FORMS,
        }
        for offer in steps_for(subject, user)
    ]  # fmt: skip


def step(request: HttpRequest, machine: str, pk: Any, name: str) -> HttpResponse:
    model = MACHINES.get(machine)
    if model is None:
        raise Http404
    subject = get_or_404(model.objects.visible_to(request.user), pk=pk)
    try:
        edges = [edge for edge in edges_named(subject, name) if edge.allowed(subject, request.user)]
    except LookupError as unknown:
        raise Http404 from unknown
    if not edges:
        raise NotAllowed("Deze stap is niet aan u.")
    only_who_sees_all(subject.case, TAB[model], request.user)
    edge = next((edge for edge in edges if subject.status in edge.sources), edges[0])
    form_class, key = _FORMS.get((model, name), StepForm), f"stap/{machine}/{pk}/{name}"
    if request.method == "POST":
        form = form_class(request.POST, subject=subject, user=request.user)
        return _take(request, subject, edge, form, key)
    form = form_class(subject=subject, user=request.user)
    if draft := kept(request, key):
        lay_over(form, draft["fields"])
    blockers = edge.blockers(subject, request.user) if subject.status in edge.sources else [_too_late(subject)]
    return _page(request, subject, edge, form, blockers, key, 200, draft)


def _take(request: HttpRequest, subject: Any, edge: Any, form: StepForm, key: str) -> HttpResponse:
    model, blockers = type(subject), []
    if form.is_valid():
        try:
            done = take(
                model.objects.visible_to(request.user), subject.pk, edge.name, by=request.user, **form.cleaned_data
            )
        except Incomplete as no:
            tell(form, no)
        except NotPossible as no:
            blockers = no.reasons
        else:
            drafts.drop(form=key, by=request.user)
            messages.success(request, _told(subject, done, edge))
            return redirect(_back(done))
    return _page(request, subject, edge, form, blockers, key, 409 if blockers else 200)


def _told(before: Any, done: Any, edge: Any) -> str:
    """What the step did: "Verklarende analyse vastgesteld." One that leaves the state says its own name."""
    name = str(done._meta.verbose_name)
    if before.status == done.status:
        return f"Gelukt: {edge.label[:1].lower()}{edge.label[1:]}."
    return f"{name[:1].upper()}{name[1:]} {done.status_label}."


def _back(subject: Any) -> str:
    made = _BACK.get(type(subject))
    return made(subject) if made else reverse("cases:family", args=[subject.case.pk])


def _too_late(subject: Any) -> str:
    return f"Dat kan niet meer: de stand is nu “{subject.status_label}”."


def _page(
    request: HttpRequest,
    subject: Any,
    edge: Any,
    form: StepForm,
    blockers: list[str],
    key: str,
    status: int,
    draft: Any = None,
) -> HttpResponse:
    context = family_page(
        request, subject.case, TAB[type(subject)], title=edge.label, form=form, blockers=blockers, back=_back(subject),
        autosave_url=autosave_url(key), intro=form.__doc__ if type(form) is not StepForm else "", draft=draft,
    )  # fmt: skip
    return render(request, "cases/step.html", context, status=status)

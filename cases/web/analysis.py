"""The verklarende analyse on screen: the versions, one analysis as a document, the same on paper, and a follow-up."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from cases.access.log.codes import Shown
from cases.access.predicates import team_member
from cases.access.records import only_team
from cases.analysis import actions
from cases.analysis.codes import Trigger
from cases.analysis.form import headings
from cases.analysis.lifecycle import AnalysisStatus
from cases.analysis.models import Analysis, AnalysisResponse, OwnWords
from cases.analysis.models.analysis import in_the_making
from cases.web.analysis_page import document, whole
from cases.web.analysis_paper import shortened
from cases.web.door_invites import readers_of
from cases.web.forms import StepForm, tell, tidy
from cases.web.frame import case_or_404, family_page, get_or_404, only_who_sees_all, sees_all
from cases.web.pdf import pdf_response
from cases.web.responses import BADGES
from cases.web.routes import IN_CASE, POSTS, WRITES, acts, page, prints, reads
from cases.web.steps import after_step, buttons, step_form
from flow.gate import NotPossible

STATUS_BADGES = {"draft": "busy", "shared": "soon", "final": "ok", "dropped": "neutral"}


def url_of(analysis: Analysis) -> str:
    return reverse("cases:analysis", args=[analysis.pk])


after_step(Analysis, url_of)


@step_form(Analysis, "take_back", "drop")
class ReasonForm(StepForm):
    """Schrijf kort waarom. De reden komt in de tijdlijn."""

    reason = forms.CharField(label="Waarom?", widget=forms.Textarea)


def analyses(request: HttpRequest, case: Any) -> HttpResponse:
    """Every version with who agrees, and the way to begin one."""
    found = case_or_404(request, case, "analyses")
    whole = sees_all(found, "analyses", request.user)
    answers = AnalysisResponse.objects.select_related("person", "professional")
    mine = Analysis.objects.visible_to(request.user).filter(case=found)
    rows = list(mine.prefetch_related(Prefetch("responses", answers)).order_by("-number"))
    for row in rows:
        row.case = found
    writes = whole and team_member(found, request.user) and not found.closed_for_edits()
    making = in_the_making(found)
    last = next((row for row in rows if row.status == AnalysisStatus.FINAL), None)
    own_words = OwnWords.objects.visible_to(request.user).filter(case=found)
    context = {
        "versions": [_version(row, whole) for row in rows],
        "may_begin": writes and not making and last is None,
        "follow_up_url": reverse("cases:analysis-follow-up", args=[last.pk]) if writes and last and not making else "",
        "making": making,
        "own_words": own_words.waiting().select_related("person"),
    }
    return render(request, "cases/analysis_list.html", family_page(request, found, "analyses", **context))


def _version(analysis: Analysis, whole: bool) -> dict[str, Any]:
    state, sentence = analysis.shared_state() if whole else ("niet_gevraagd", "")
    return {
        "analysis": analysis, "url": url_of(analysis), "status": analysis.status_label,
        "status_state": STATUS_BADGES[analysis.status], "sentence": sentence, "state": BADGES[state],
        "kind": "Vervolg" if analysis.is_follow_up else "Eerste analyse", "triggers": analysis.trigger_labels(),
    }  # fmt: skip


@require_POST
def begin(request: HttpRequest, case: Any) -> HttpResponse:
    found = case_or_404(request, case, "analyses")
    try:
        analysis = actions.begin(case=found, by=request.user)
    except NotPossible as no:
        messages.error(request, " ".join(no.reasons))
        return redirect("cases:analyses", found.pk)
    messages.success(request, "De analyse is begonnen. Schrijf per onderdeel, samen met het gezin en het team.")
    return redirect(url_of(analysis))


def analysis(request: HttpRequest, pk: Any) -> HttpResponse:
    """One analysis as a document in the order of the form."""
    found = get_or_404(whole(Analysis.objects.visible_to(request.user), request.user), pk=pk)
    follows = found.follow_ups.exclude(status=AnalysisStatus.DROPPED).first()
    may_follow = found.status == AnalysisStatus.FINAL and not follows and team_member(found, request.user)
    may_follow = may_follow and sees_all(found.case, "analyses", request.user)
    context = family_page(
        request, found.case, "analyses", **document(found, request.user),
        steps=[_step(one) for one in buttons(found, request.user)], status_state=STATUS_BADGES[found.status],
        follow_up=follows, follow_up_url=reverse("cases:analysis-follow-up", args=[pk]) if may_follow else "",
        parts=_parts(found) if sees_all(found.case, "analyses", request.user) else [],
    )  # fmt: skip
    return render(request, "cases/analysis.html", context)


STEP_HELP = {
    "share": "Daarna vragen we iedereen of de tekst klopt en of de hulp past. Schrijven kan dan niet meer.",
    "finalise": "Daarna verandert de tekst niet meer. Verder schrijven gebeurt in een vervolg.",
    "take_back": "De antwoorden blijven staan, als antwoorden op de tekst van nu.",
}


def _step(button: dict[str, Any]) -> dict[str, Any]:
    return {**button, "help": STEP_HELP.get(button["name"], ""), "primary": button["name"] in ("share", "finalise")}


def _parts(analysis: Analysis) -> list[dict[str, Any]]:
    """Which headings are filled, as a table of contents."""
    filled, again = {row.key for row in analysis.texts.all() if row.text.strip()}, analysis.is_follow_up
    parts = [
        {"label": heading.titled(again), "filled": heading.key in filled, "url": f"#deel-{heading.key}"}
        for heading in headings(again)
    ]
    factors = {"label": "Wat verklaart het?", "filled": bool(analysis.factors.all()), "url": "#factoren"}
    return [*parts[:-1], factors, parts[-1]]


def on_paper(request: HttpRequest, pk: Any) -> HttpResponse:
    found = get_or_404(whole(Analysis.objects.visible_to(request.user), request.user), pk=pk)
    return render(request, "cases/analysis_print.html", _paper(found, request))


def as_pdf(request: HttpRequest, pk: Any) -> HttpResponse:
    found = get_or_404(whole(Analysis.objects.visible_to(request.user), request.user), pk=pk)
    name = f"verklarende-analyse-{found.case.number}-versie-{found.number}.pdf"
    return pdf_response(request, "cases/analysis_print.html", _paper(found, request), name, url_of(found))


def _paper(found: Analysis, request: HttpRequest) -> dict[str, Any]:
    return {
        **shortened(found, document(found, request.user)), "printed_at": timezone.localtime(), "back": url_of(found),
        "case": found.case, "reader": None, "pdf_url": reverse("cases:analysis-pdf", args=[found.pk]),
        "print_for": readers_of("analysis-print-for", found, request.user),
    }  # fmt: skip


class FollowUpForm(forms.Form):
    triggers = forms.MultipleChoiceField(
        label="Waarom kijken we nu terug?", choices=Trigger.choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies waarom jullie nu terugkijken."},
    )  # fmt: skip
    dated_on = forms.DateField(label="Datum van het vervolg", initial=timezone.localdate)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        tidy(self)


def follow_up(request: HttpRequest, pk: Any) -> HttpResponse:
    """Why now? Then the follow-up begins beside the old one."""
    previous = get_or_404(Analysis.objects.visible_to(request.user), pk=pk)
    only_team(previous, by=request.user)
    only_who_sees_all(previous.case, "analyses", request.user)
    form, status = FollowUpForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.follow_up(previous=previous, by=request.user, **form.cleaned_data)
        except NotPossible as no:
            status = tell(form, no)
        else:
            messages.success(request, "Het vervolg is begonnen. Lees eerst wat er de vorige keer stond.")
            return redirect(url_of(made))
    context = family_page(request, previous.case, "analyses", form=form, previous=previous, back=url_of(previous))
    return render(request, "cases/analysis_follow_up.html", context, status=status)


urlpatterns = [
    page("gezin/<uuid:case>/analyse", analyses, "analyses", IN_CASE, reads(Shown.ANALYSIS)),
    page("gezin/<uuid:case>/analyse/beginnen", begin, "analysis-begin", POSTS, acts(Shown.ANALYSIS)),
    page("analyse/<uuid:pk>", analysis, "analysis", IN_CASE, reads(Shown.ANALYSIS)),
    page("analyse/<uuid:pk>/afdrukken", on_paper, "analysis-print", IN_CASE, prints(Shown.ANALYSIS)),
    page("analyse/<uuid:pk>/pdf", as_pdf, "analysis-pdf", IN_CASE, prints(Shown.ANALYSIS)),
    page("analyse/<uuid:pk>/vervolg", follow_up, "analysis-follow-up", WRITES, reads(Shown.ANALYSIS)),
]

"""Steps of the plan, and how its goals and agreements go while it is in force."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from cases.access.log.codes import Shown
from cases.access.records import only_team
from cases.drafts import actions as drafts
from cases.plans import actions as plans
from cases.plans import goals as ordering
from cases.plans.codes import AgreementStatus, GoalStatus
from cases.plans.models import Agreement, Goal, Plan
from cases.web.drafts import autosave_url, kept, lay_over
from cases.web.forms import StepForm, tell, tidy
from cases.web.frame import family_page, get_or_404
from cases.web.routes import POSTS, WRITES, acts, page, reads
from cases.web.steps import step_form
from cases.web.waiting import day_in_words
from flow.gate import NotPossible
from network.terms import explained, term


@step_form(Plan, "adopt")
class AdoptForm(StepForm):
    """Vanaf nu geldt dit plan. Spreek meteen af wanneer jullie voor het eerst terugkijken."""

    evaluate_on = forms.DateField(label="Wanneer kijken jullie voor het eerst terug?", required=False)

    def prepare(self) -> None:
        code, today = self.subject.case.municipality_id, timezone.localdate()
        latest = today + timedelta(days=term("evaluation_max_days", code))
        field = self.fields["evaluate_on"]
        field.initial = today + timedelta(days=term("first_evaluation_days", code))
        field.help_text = (
            f"Uiterlijk {day_in_words(latest)} ({explained('evaluation_max_days')}). "
            f"Meestal na {term('first_evaluation_days', code)} dagen."
        )


@step_form(Plan, "take_back")
class TakeBackForm(StepForm):
    """Daarna kunt u het plan weer aanpassen. Leg het opnieuw voor als het klaar is."""

    reason = forms.CharField(label="Waarom neemt u het plan terug?", widget=forms.Textarea, required=False)


@step_form(Plan, "drop")
class DropForm(StepForm):
    """Deze versie gaat niet door. U kunt haar nog wel lezen. Een plan dat al geldt, blijft gelden."""

    reason = forms.CharField(label="Waarom gaat deze versie niet door?", widget=forms.Textarea, required=False)


class SettleForm(forms.Form):
    """How a goal or an agreement goes. The day may be left open: then it is today."""

    status = forms.ChoiceField(widget=forms.RadioSelect, error_messages={"required": "Kies hoe het ervoor staat."})
    on = forms.DateField(label="Sinds wanneer", required=False)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], label: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = choices  # type: ignore[attr-defined]
        self.fields["status"].label = label
        self.fields["on"].help_text = "Leeg laten betekent: vandaag. Bijvoorbeeld 27-3-2027."
        tidy(self)


class SettleGoalForm(SettleForm):
    outcome = forms.CharField(
        label="Hoe is het afgelopen, en wat maakte dat het zo ging", widget=forms.Textarea, required=False
    )


def settle_goal(request: HttpRequest, goal: Any) -> HttpResponse:
    found: Goal = get_or_404(Goal.objects.visible_to(request.user).select_related("plan__case__family"), pk=goal)
    form = SettleGoalForm(
        request.POST or None, choices=GoalStatus.choices, label="Hoe staat dit doel ervoor?",
        initial={"status": found.status, "outcome": found.outcome, "on": found.settled_on},
    )  # fmt: skip
    return _settle(request, found, form, plans.settle_goal, f"Doel: {found.title}", f"doel-{found.pk}")


def settle_agreement(request: HttpRequest, agreement: Any) -> HttpResponse:
    """With a form for every state; the plan itself also posts here, with the state only."""
    rows = Agreement.objects.visible_to(request.user).select_related("plan__case__family")
    found: Agreement = get_or_404(rows, pk=agreement)
    form = SettleForm(
        request.POST or None, choices=AgreementStatus.choices, label="Hoe staat het met deze afspraak?",
        initial={"status": found.status, "on": found.settled_on},
    )  # fmt: skip
    return _settle(request, found, form, plans.settle_agreement, f"Afspraak: {found.what}", f"afspraak-{found.pk}")


def _settle(request: HttpRequest, row: Any, form: Any, settle: Any, title: str, anchor: str) -> HttpResponse:
    only_team(row.plan, by=request.user)
    key, back, status = anchor, f"{reverse('cases:plan-version', args=[row.plan_id])}#{anchor}", 200
    if request.method == "POST":
        if form.is_valid():
            try:
                settle(row, by=request.user, **form.cleaned_data)
            except NotPossible as no:
                status = tell(form, no)
            else:
                drafts.drop(form=key, by=request.user)
                messages.success(request, "Bewaard.")
                return redirect(back)
    elif draft := kept(request, key):
        lay_over(form, draft["fields"])
    context = family_page(
        request, row.plan.case, "plan", title=title, form=form, back=back, autosave_url=autosave_url(key), row=row
    )
    return render(request, "cases/plan_settle.html", context, status=status)


@require_POST
def move_goal(request: HttpRequest, goal: Any) -> HttpResponse:
    return _arrange(request, goal, lambda found: ordering.move(found, up="up" in request.POST, by=request.user))


@require_POST
def most_important(request: HttpRequest, goal: Any) -> HttpResponse:
    return _arrange(request, goal, lambda found: ordering.choose_most_important(found, by=request.user))


def _arrange(request: HttpRequest, goal: Any, change: Any) -> HttpResponse:
    found: Goal = get_or_404(Goal.objects.visible_to(request.user).select_related("plan__case"), pk=goal)
    try:
        change(found)
    except NotPossible as no:
        messages.error(request, " ".join(no.reasons))
    return redirect(f"{reverse('cases:plan-version', args=[found.plan_id])}#doel-{found.pk}")


urlpatterns = [
    page("doel/<uuid:goal>/plaats", move_goal, "goal-move", POSTS, acts(Shown.PLAN)),
    page("doel/<uuid:goal>/belangrijkste", most_important, "goal-first", POSTS, acts(Shown.PLAN)),
    page("doel/<uuid:goal>/afloop", settle_goal, "goal-settle", WRITES, reads(Shown.PLAN)),
    page("afspraak/<uuid:agreement>/stand", settle_agreement, "agreement-state", WRITES, reads(Shown.PLAN)),
]

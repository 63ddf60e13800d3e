"""Plan an evaluation, choose who takes part, and the steps of its life."""

from datetime import timedelta
from typing import Any

from django import forms
from django.urls import URLPattern, reverse
from django.utils import timezone

from cases.analysis.models import respondents
from cases.evaluations.actions import plan_evaluation
from cases.evaluations.codes import Decision
from cases.evaluations.models import Evaluation
from cases.families.models import Case
from cases.web.forms import PartForm, StepForm
from cases.web.items import Item, items
from cases.web.steps import after_step, step_form
from cases.web.waiting import day_in_words
from network.terms import explained, term

urlpatterns: list[URLPattern] = []


class ParticipantsForm(PartForm):
    """Who looks back together. The choices are the family, its team, and the organisations that take part."""

    class Meta:
        model = Evaluation
        fields: tuple[str, ...] = ("people", "professionals", "organisations", "how", "why")
        help_texts = {"how": "Bijvoorbeeld: gesprek thuis, of samen op school."}


class PlanEvaluationForm(ParticipantsForm):
    class Meta(ParticipantsForm.Meta):
        fields = ("trigger", "why", "window_from", "due_on", "how", "people", "professionals", "organisations")
        widgets = {"trigger": forms.RadioSelect}
        labels = {"window_from": "Vanaf wanneer kan het", "due_on": "Uiterlijk"}

    def prepare(self) -> None:
        code, today = self.case.municipality_id, timezone.localdate()
        self.fields["trigger"].choices = Evaluation._meta.get_field("trigger").choices  # type: ignore[attr-defined]
        self.fields["window_from"].required = False
        self.fields["window_from"].help_text = "Leeg laten betekent: vanaf twee weken voor de laatste dag."
        latest = today + timedelta(days=term("evaluation_max_days", code))
        self.fields["due_on"].help_text = f"Uiterlijk {day_in_words(latest)} ({explained('evaluation_max_days')})."
        self.initial.update(window_from=None, trigger=None)
        if not self.is_bound:
            self.initial["people"] = self._expected()
            self.initial["professionals"] = list(self.fields["professionals"].queryset)  # type: ignore[attr-defined]

    def _expected(self) -> list[Any]:
        """Whom the case is about, and whoever answers on the plan in force."""
        people = {row.person_id for row in self.case.trajectories.all()}
        plan = self.case.plans.in_force().first()
        return list(people | {one.person.pk for one in respondents(plan) if one.person} if plan else people)

    def _get_validation_exclusions(self) -> set[str]:
        """The row is made by the room, with its own checks on the period."""
        return super()._get_validation_exclusions() | {"window_from", "due_on", "plan"}


def plan_it(part: Evaluation, *, by: Any, many: dict[str, Any], base_version: int | None = None) -> Evaluation:
    return plan_evaluation(
        case=part.case, trigger=part.trigger, due_on=part.due_on, window_from=part.window_from, why=part.why,
        how=part.how, by=by, many=many,
    )  # fmt: skip


def back(part: Evaluation) -> str:
    if part._state.adding:
        return reverse("cases:evaluations", args=[part.case_id])
    return reverse("cases:evaluation", args=[part.pk])


items(
    Item(
        "evaluatie", PlanEvaluationForm, Case, "case", "evaluations", back, save=plan_it, can=("add",),
        name="evaluatie",
    ),
    Item("deelnemers", ParticipantsForm, None, "", "evaluations", back, can=("edit",), name="wie doet mee"),
)  # fmt: skip


@step_form(Evaluation, "move")
class MoveForm(StepForm):
    """De oude datum en de reden blijven te lezen in de tijdlijn."""

    due_on = forms.DateField(label="Nieuwe datum", required=False)
    reason = forms.CharField(label="Waarom verzetten jullie de evaluatie?", widget=forms.Textarea, required=False)


@step_form(Evaluation, "cancel")
class CancelForm(StepForm):
    """De evaluatie gaat niet door. De andere geplande evaluatie blijft staan."""

    reason = forms.CharField(label="Waarom gaat de evaluatie niet door?", widget=forms.Textarea, required=False)


@step_form(Evaluation, "hold")
class HoldForm(StepForm):
    """Jullie zitten samen aan tafel, of hebben dat gedaan. Daarna vult u in hoe het ging."""

    held_on = forms.DateField(label="Wanneer keken jullie samen terug?", required=False)

    def prepare(self) -> None:
        self.fields["held_on"].initial = timezone.localdate()


@step_form(Evaluation, "conclude")
class ConcludeForm(StepForm):
    """Daarna staat vast wat jullie zeiden en besloten. Het kan dan niet meer veranderen."""

    next_on = forms.DateField(label="Wanneer kijken jullie weer terug?", required=False)

    def prepare(self) -> None:
        evaluation, code = self.subject, self.subject.case.municipality_id
        if evaluation.decision == Decision.CLOSE:
            del self.fields["next_on"]
            return
        field = self.fields["next_on"]
        other = evaluation.plan.evaluations.open().exclude(pk=evaluation.pk).order_by("due_on").first()
        if other:
            planned = day_in_words(other.due_on)
            field.help_text = f"Er staat al een evaluatie gepland: uiterlijk {planned}. Is dat goed? Laat dit leeg."
            return
        today = timezone.localdate()
        latest = today + timedelta(days=term("evaluation_max_days", code))
        field.initial = (evaluation.held_on or today) + timedelta(days=term("evaluation_interval_days", code))
        field.help_text = f"Uiterlijk {day_in_words(latest)} ({explained('evaluation_max_days')})."


after_step(Evaluation, lambda done: reverse("cases:evaluation", args=[done.pk]))

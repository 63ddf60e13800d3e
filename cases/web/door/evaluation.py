"""Looking back: the own number per goal, from 0 to 10, with words."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases.access.log.codes import Shown
from cases.evaluations.filling import Clash, fill_in, mark, own_lines, raters, values_of
from cases.evaluations.models import Evaluation, GoalScore
from cases.plans.models import Goal
from cases.web.door.asking import PlainForm, ask
from cases.web.door.documents import next_evaluation
from cases.web.door.frame import Visit, visit_or_404
from cases.web.forms import tidy
from cases.web.routes import AT_HOME, page, reads
from flow.gate import NotPossible

SCORES = [("", "Kies een cijfer"), *((str(number), str(number)) for number in range(11))]
SOMEBODY_ELSE = "Iemand anders vulde net ook iets in voor jou. Kijk of het zo klopt. Bewaar het dan nog een keer."


class ScoresForm(PlainForm):
    """Two fields per goal, with the names of `cases.evaluations.filling`."""

    def __init__(self, *args: Any, goals: list[Goal], person: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for goal in goals:
            score, words = own_lines(goal.pk, person.pk)
            self.fields[score] = forms.ChoiceField(
                label=f"Hoe gaat het met: {goal.title}?", choices=SCORES, required=False,
                help_text="Een 0 is heel slecht. Een 10 is heel goed.",
            )  # fmt: skip
            self.fields[words] = forms.CharField(
                label="Waarom geef je dit cijfer?", required=False, widget=forms.Textarea(attrs={"rows": 3})
            )
        tidy(self)


def evaluation(request: HttpRequest) -> HttpResponse:
    """The moment that comes next, and the numbers that were given before."""
    visit = visit_or_404(request)
    found = next_evaluation(visit)
    earlier = _earlier(visit, found)
    goals = _goals(visit, found)
    if found is None or not goals or not _takes_part(visit, found):
        return render(request, "door/evaluation.html", {"evaluation": found, "earlier": earlier, "form": None})
    names = [name for goal in goals for name in own_lines(goal.pk, visit.person.pk)]
    now = {name: value for name, value in values_of(found).items() if name in names}

    def keep(form: Any) -> None:
        try:
            fill_in(found, form.cleaned_data, started_from=_seen_before(request, names, now), by=request.user)
        except Clash as clash:
            raise NotPossible(SOMEBODY_ELSE) from clash

    return ask(
        request, lambda data=None: ScoresForm(data, goals=goals, person=visit.person, initial=now), keep,
        key=f"mijn-cijfers/{found.pk}/{visit.person.pk}", done="Dank je wel. Je cijfers zijn bewaard.",
        back=reverse("cases:my-evaluation"), template="door/evaluation.html", button="Cijfers bewaren",
        evaluation=found, earlier=earlier, marks={name: mark(now.get(name, "")) for name in names},
    )  # fmt: skip


def _goals(visit: Visit, found: Evaluation | None) -> list[Goal]:
    if found is None:
        return []
    return list(Goal.objects.visible_to(visit.user).filter(plan=found.plan_id, status="open"))


def _takes_part(visit: Visit, found: Evaluation) -> bool:
    return any(one.person == visit.person for one in raters(found))


def _seen_before(request: HttpRequest, names: list[str], now: dict[str, str]) -> dict[str, str]:
    """How each line stood when the page was opened."""
    return {name: request.POST.get(f"was-{name}") or mark(now.get(name, "")) for name in names}


def _earlier(visit: Visit, found: Evaluation | None) -> list[GoalScore]:
    """The own numbers of before, the newest first."""
    rows = GoalScore.objects.visible_to(visit.user).filter(person=visit.person, evaluation__case=visit.case)
    rows = rows.exclude(evaluation=found).select_related("goal", "evaluation")
    return list(rows.order_by("-evaluation__held_on", "-added_at"))


urlpatterns = [page("mijn/terugkijken", evaluation, "my-evaluation", AT_HOME, reads(Shown.EVALUATION))]

"""One page to fill in an evaluation together: last time beside this time, a line per person, one save."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cases.access.log.codes import Shown
from cases.access.records import only_team
from cases.drafts import actions as drafts
from cases.evaluations import filling
from cases.evaluations.actions import previous_scores
from cases.evaluations.codes import Decision, StillRight
from cases.evaluations.filling import TEXTS, Clash, Rater, Values, mark
from cases.evaluations.models import Evaluation
from cases.plans.codes import GoalStatus
from cases.plans.models import Goal, GoalScale
from cases.web.drafts import autosave_url, kept, lay_over
from cases.web.forms import tell, tidy
from cases.web.frame import family_page, get_or_404, only_who_sees_all
from cases.web.plan_cards import Voices
from cases.web.routes import WRITES, page, reads
from flow.gate import NotPossible

SCORES = [("", "–"), *((str(number), str(number)) for number in range(11))]
LABELS = {
    "absent": "Wie was er niet, en waarom?", "what_worked": "Wat werkte, en waarom werkte het?",
    "what_did_not": "Wat werkte niet?", "changes": "Wat is er veranderd in het gezin, op school of in het wonen?",
    "still_right_words": "Leg uit", "decision_words": "Toelichting op het besluit",
}  # fmt: skip


class FillForm(forms.Form):
    """Every line of the evaluation; see `cases.evaluations.filling` for their names. `base` remembers how each line
    stood when the page was opened, so that two people can fill in at once."""

    base = forms.CharField(widget=forms.HiddenInput, required=False)
    still_right = forms.ChoiceField(
        label="Doen we nog steeds de goede en meest helpende dingen?", choices=StillRight.choices,
        widget=forms.RadioSelect, required=False,
    )  # fmt: skip
    decision = forms.ChoiceField(
        label="Wat besluiten jullie?", choices=Decision.choices, widget=forms.RadioSelect, required=False
    )

    def __init__(self, *args: Any, goals: list[Goal], raters: list[Rater], now: Values, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, label in LABELS.items():
            rows = 2 if name.endswith("_words") or name == "absent" else 4
            self.fields[name] = forms.CharField(
                label=label, required=False, widget=forms.Textarea(attrs={"rows": rows}),
                max_length=300 if name == "absent" else None,
            )  # fmt: skip
        for goal in goals:
            self._ask_about(goal, raters)
        tidy(self)
        self.initial = {**now, **self.initial}
        self.initial["base"] = json.dumps({name: mark(now.get(name, _empty(name))) for name in self.lines()})

    def _ask_about(self, goal: Goal, raters: list[Rater]) -> None:
        key = goal.pk.hex
        self.fields[f"result-{key}"] = forms.ChoiceField(
            label="Hoe staat het doel ervoor?", choices=_RESULTS, widget=forms.RadioSelect, required=False,
            initial=GoalStatus.OPEN,
        )  # fmt: skip
        self.fields[f"review-{key}"] = forms.CharField(
            label="Hoe ging het, en wat maakte dat het zo ging?",
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        for one in raters:
            self.fields[f"score-{key}-{one.key}"] = forms.ChoiceField(
                label=f"Cijfer van {one.name}", choices=SCORES, required=False
            )
            self.fields[f"words-{key}-{one.key}"] = forms.CharField(
                label=f"In de woorden van {one.name}", required=False, widget=forms.Textarea(attrs={"rows": 1})
            )

    def lines(self) -> list[str]:
        return [name for name in self.fields if name != "base"]

    def values(self) -> Values:
        return {name: self.cleaned_data.get(name) or _empty(name) for name in self.lines()}

    def started_from(self) -> dict[str, str]:
        try:
            marks = json.loads(self.cleaned_data.get("base") or "{}")
        except ValueError:
            return {}
        return {str(name): str(value) for name, value in marks.items()} if isinstance(marks, dict) else {}


_RESULTS = [
    (GoalStatus.OPEN, "nog bezig, het doel blijft open"), (GoalStatus.ACHIEVED, "behaald"),
    (GoalStatus.PARTLY, "deels behaald"), (GoalStatus.NOT_ACHIEVED, "niet behaald"),
    (GoalStatus.DROPPED, "vervallen, dit doel hoeft niet meer"),
]  # fmt: skip


def _empty(name: str) -> str:
    return str(GoalStatus.OPEN) if name.startswith("result-") else ""


def fill(request: HttpRequest, evaluation: Any) -> HttpResponse:
    found = _evaluation(request, evaluation)
    back, key = reverse("cases:evaluation", args=[found.pk]), f"evaluatie/{found.pk}/invullen"
    only_team(found, by=request.user)
    only_who_sees_all(found.case, "evaluations", request.user)
    if found.status != "held":
        messages.info(
            request, found.closed_for_edits() or "Start de evaluatie eerst: zeg wanneer jullie samen terugkeken."
        )
        return redirect(back)
    goals, scores = list(found.plan.open_goals().prefetch_related("of_people")), filling.scores_of(found)
    raters, now = filling.raters(found, scores), filling.values_of(found, scores)
    if request.method != "POST":
        form = FillForm(goals=goals, raters=raters, now=now)
        draft = kept(request, key)
        if draft:
            lay_over(form, draft["fields"])
        return _page(request, found, form, goals, raters, key, draft=draft)
    form = FillForm(_resolved(request, now), goals=goals, raters=raters, now=now)
    if form.is_valid():
        try:
            filling.fill_in(found, form.values(), started_from=form.started_from(), by=request.user)
        except Clash as clash:
            return _page(request, found, form, goals, raters, key, conflicts=_conflicts(form, clash), status=409)
        except NotPossible as no:
            tell(form, no)
        else:
            drafts.drop(form=key, by=request.user)
            messages.success(request, "De evaluatie is bewaard.")
            return redirect(back)
    return _page(request, found, form, goals, raters, key)


def _evaluation(request: HttpRequest, pk: Any) -> Evaluation:
    rows = Evaluation.objects.visible_to(request.user)
    found: Evaluation = get_or_404(
        rows.select_related("plan", "case__family", "case__coordinator", "changed_by"), pk=pk
    )
    found.plan.case = found.case  # what is open of it is asked once
    return found


def _resolved(request: HttpRequest, now: Values) -> Any:
    """After a choice for their text or mine, exactly that text is what is sent."""
    data = request.POST.copy()
    for choice, value in request.POST.items():
        name = choice.removeprefix("keuze_")
        if name == choice:
            continue
        if value == "theirs":
            data[name] = now.get(name, _empty(name))
        elif value == "mine" and f"mijn_{name}" in request.POST:
            data[name] = request.POST[f"mijn_{name}"]
    return data


def _conflicts(form: FillForm, clash: Clash) -> list[dict[str, Any]]:
    """Both texts of every line that two people changed. The form now starts from what stands there: sending it again is
    a choice made with open eyes. For a number or a choice a sentence at the field is enough."""
    base = form.started_from()
    by = f"{clash.evaluation.changed_by} om {clash.evaluation.changed_at.astimezone():%H:%M}"
    texts = []
    for name in clash.names:
        theirs = clash.now.get(name, _empty(name))
        base[name] = mark(theirs)
        field = form.fields[name]
        if isinstance(field, forms.ChoiceField):
            shown = dict(field.choices).get(theirs, theirs) or "niets"  # type: ignore[arg-type]
            form.add_error(name, f"{by} vulde {clash.evaluation.changed_by} hier “{shown}” in. Kies wat klopt.")
        else:
            texts.append({
                "label": field.label, "name": name, "choice_name": f"keuze_{name}", "theirs": theirs,
                "mine": form.cleaned_data[name], "theirs_by": by,
            })  # fmt: skip
    data = form.data.copy()  # type: ignore[attr-defined]
    data["base"] = json.dumps(base)
    form.data = data
    return texts


def _page(
    request: HttpRequest,
    evaluation: Evaluation,
    form: FillForm,
    goals: list[Goal],
    raters: list[Rater],
    key: str,
    *,
    draft: Any = None,
    conflicts: Any = (),
    status: int = 200,
) -> HttpResponse:
    context = family_page(
        request, evaluation.case, "evaluations", evaluation=evaluation, form=form, draft=draft, conflicts=conflicts,
        conflict_names=[conflict["name"] for conflict in conflicts], autosave_url=autosave_url(key),
        back=reverse("cases:evaluation", args=[evaluation.pk]),
        goals=_goals(evaluation, form, goals, raters, request.user),
        talk=[form[name] for name in TEXTS if name in ("what_worked", "what_did_not", "changes")],
    )  # fmt: skip
    return render(request, "cases/evaluation_form.html", context, status=status)


def _goals(
    evaluation: Evaluation, form: FillForm, goals: list[Goal], raters: list[Rater], user: Any
) -> list[dict[str, Any]]:
    """Per goal: the lines of the family and of professionals, each with last time beside this time."""
    voices, last = Voices(evaluation.case), previous_scores(evaluation, user)
    start: dict[Any, dict[Any, GoalScale]] = {}
    for scale in GoalScale.objects.filter(goal__plan=evaluation.plan_id):
        start.setdefault(scale.goal_id, {})[scale.person_id or scale.professional_id] = scale
    cards = []
    for number, goal in enumerate(goals, start=1):
        before = {row.person_id or row.professional_id: row for row in last.get(goal.pk, [])}
        lines = [_line(form, goal, one, before, start.get(goal.pk, {}), voices) for one in raters]
        cards.append({
            "goal": goal, "number": number, "of": ", ".join(map(str, goal.of_people.all())),
            "result": form[f"result-{goal.pk.hex}"], "review": form[f"review-{goal.pk.hex}"],
            "family": [line for line in lines if line["kind"] != "professional"],
            "professionals": [line for line in lines if line["kind"] == "professional"],
            "open_professionals": any(line["busy"] for line in lines if line["kind"] == "professional"),
        })  # fmt: skip
    return cards


def _line(
    form: FillForm, goal: Goal, one: Rater, before: dict[Any, Any], start: dict[Any, GoalScale], voices: Voices
) -> dict[str, Any]:
    who = (one.person or one.professional).pk
    tail = f"{goal.pk.hex}-{one.key}"
    score, scale = before.get(who), start.get(who)
    field, words = form[f"score-{tail}"], form[f"words-{tail}"]
    line = {
        "name": one.name, "kind": voices.kind(one.person), "score": field, "words": words,
        "busy": bool(field.value() or words.value() or field.errors), "wished": scale.wished if scale else None,
    }  # fmt: skip
    if score:
        return line | {"last": score.score, "last_words": score.words, "last_on": score.evaluation.held_on}
    return line | {"last": scale.now if scale else None, "last_words": scale.note if scale else "", "last_on": None}


urlpatterns = [page("evaluatie/<uuid:evaluation>/invullen", fill, "evaluation-form", WRITES, reads(Shown.EVALUATION))]

"""What is going on, as the family reads it, and their own answer on it and on the plan."""

from typing import Any

from django import forms
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases.access.log.codes import Shown
from cases.access.reach import seen
from cases.analysis import actions as analyses
from cases.analysis.codes import Answer, FactorKind
from cases.analysis.form import headings
from cases.analysis.models import (
    Analysis,
    AnalysisResponse,
    AnalysisText,
    Explanation,
    Factor,
    Statement,
    respondents,
)
from cases.plans import actions as plans
from cases.plans.models import Plan, PlanResponse
from cases.web.analysis_page import COLOURS
from cases.web.door.asking import PlainForm, ask
from cases.web.door.documents import agreements_of, goals_of, wish_of
from cases.web.door.frame import Visit, visit_or_404
from cases.web.routes import AT_HOME, page, reads

ANSWERS = [(Answer.AGREE, "Ja"), (Answer.PARTLY, "Voor een deel"), (Answer.DISAGREE, "Nee")]
THANKS = "Dank je wel. We hebben je antwoord."


class AnswerForm(PlainForm):
    """The same two answers that the team asks for, in the words of the family."""

    content = forms.ChoiceField(
        label="Klopt wat hier staat?", choices=ANSWERS, widget=forms.RadioSelect,
        error_messages={"required": "Kies of dit klopt."},
    )  # fmt: skip
    help = forms.ChoiceField(
        label="Ben je het eens met de hulp?", choices=ANSWERS, widget=forms.RadioSelect,
        error_messages={"required": "Kies of je het eens bent met de hulp."},
    )  # fmt: skip
    words = forms.CharField(
        label="Wat wil je erbij zeggen?", required=False, widget=forms.Textarea,
        help_text="Zeg gerust wat je anders ziet. Wie deze tekst leest, leest dat ook.",
    )  # fmt: skip


def analysis_of(visit: Visit, *statuses: str) -> Analysis | None:
    """The newest that was laid before the family, with what this reader may see of it."""
    rows = Analysis.objects.visible_to(visit.user).filter(case=visit.case)
    if statuses:
        rows = rows.filter(status__in=statuses)
    said = Statement.objects.visible_to(visit.user).select_related("person", "professional", "organisation")
    found: Analysis | None = rows.prefetch_related(
        seen("texts", AnalysisText, visit.user, to_attr="shown_texts"),
        seen("factors", Factor, visit.user, to_attr="shown_factors"),
        seen("explanations", Explanation, visit.user, to_attr="shown_explanations"),
        Prefetch("statements", said, to_attr="shown_statements"),
    ).order_by("-number").first()  # fmt: skip
    return found


def content_of(found: Analysis | None) -> dict[str, Any]:
    """What stands in an analysis, in the order of the form: the texts, what makes it hard and what helps, who says
    what."""
    if found is None:
        return {"analysis": None}
    shown: Any = found
    texts = {row.key: row.text for row in shown.shown_texts if row.text.strip()}
    factors = shown.shown_factors
    return {
        "analysis": found,
        "texts": [
            {"title": one.titled(found.is_follow_up), "text": texts[one.key]}
            for one in headings(found.is_follow_up) if one.key in texts
        ],
        "hard": [one for one in factors if one.kind != FactorKind.PROTECTIVE],
        "helps": [one for one in factors if one.kind == FactorKind.PROTECTIVE],
        "explanations": [one for one in shown.shown_explanations if one.status != "verworpen"],
        "said": [
            {"name": row.speaker, "kind": COLOURS[row.voice], "text": row.text} for row in shown.shown_statements
        ],
    }  # fmt: skip


def analysis(request: HttpRequest) -> HttpResponse:
    visit = visit_or_404(request)
    found = analysis_of(visit)
    asked = found if found and found.status == "shared" else None
    context = {**content_of(found), "asked": is_asked(visit, asked), "answer": own_answer(visit, found)}
    return render(request, "door/analysis.html", context)


def answer_analysis(request: HttpRequest) -> HttpResponse:
    visit = visit_or_404(request)
    found = analysis_of(visit, "shared")
    return _answer(request, visit, found, "cases:my-analysis", **content_of(found), title="Klopt dit over jullie?",
                   about="door/analysis_content.html")  # fmt: skip


def answer_plan(request: HttpRequest) -> HttpResponse:
    visit = visit_or_404(request)
    found = plan_before_family(visit)
    return _answer(
        request, visit, found, "cases:my-plan", title="Wat vind je van dit plan?", about="door/plan_content.html",
        plan=found, wish=wish_of(visit, found), goals=goals_of(visit, found), settled=[],
        agreements=agreements_of(visit, found),
    )  # fmt: skip


def plan_before_family(visit: Visit) -> Plan | None:
    """The plan that waits for answers."""
    rows = Plan.objects.visible_to(visit.user).filter(case=visit.case, status="proposed")
    found: Plan | None = rows.first()
    return found


def is_asked(visit: Visit, document: Any) -> bool:
    """Whether the answer of this reader counts; somebody else of the family tells it to the team."""
    return document is not None and any(one.person == visit.person for one in respondents(document))


def own_answer(visit: Visit, document: Any) -> Any:
    """What this reader answered on the text as it lies now; also after it was settled."""
    if document is None:
        return None
    model: Any = AnalysisResponse if isinstance(document, Analysis) else PlanResponse
    rows = model.objects.visible_to(visit.user).filter(person=visit.person, round=document.round)
    return rows.filter(**{"analysis" if model is AnalysisResponse else "plan": document}).order_by("-added_at").first()


def waits_for(visit: Visit, document: Any) -> bool:
    """Whether the answer of this reader is asked and was not given yet."""
    return is_asked(visit, document) and own_answer(visit, document) is None


def _answer(request: HttpRequest, visit: Visit, on: Any, back: str, **context: Any) -> HttpResponse:
    if not is_asked(visit, on):
        return render(request, "door/not_asked.html", {"back": reverse(back), "title": context["title"]})
    given = own_answer(visit, on)
    before = {name: getattr(given, name) for name in ("content", "help", "words")} if given else {}

    def keep(form: Any) -> None:
        kind = "analysis" if isinstance(on, Analysis) else "plan"
        respond: Any = analyses.respond if kind == "analysis" else plans.respond
        respond(**{kind: on}, by=request.user, person=visit.person, **form.cleaned_data)

    return ask(
        request, lambda data=None: AnswerForm(data, initial=before), keep,
        key=f"mijn-antwoord/{on.pk}/{on.round}/{visit.person.pk}",
        done=THANKS, back=reverse(back), template="door/answer.html", button="Antwoord geven", **context,
    )  # fmt: skip


urlpatterns = [
    page("mijn/wat-er-speelt", analysis, "my-analysis", AT_HOME, reads(Shown.ANALYSIS)),
    page("mijn/antwoord/wat-er-speelt", answer_analysis, "my-answer-analysis", AT_HOME, reads(Shown.ANALYSIS)),
    page("mijn/antwoord/plan", answer_plan, "my-answer-plan", AT_HOME, reads(Shown.PLAN)),
]

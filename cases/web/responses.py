"""Answers of everybody whose answer counts: one page and one list, the same for an analysis and for a plan.

For a page about a document:

    from cases.web.responses import answers_shown, person_url, professional_url

    context = {"answers": answers_shown(plan, request.user)}

    {% include "cases/response_list.html" with answers=answers only %}     the list, with links
    {% include "cases/response_paper.html" with answers=answers only %}      the same on paper

`answers_shown` gives a dict:
    state     gedeeld | deels | wacht | niet_gevraagd     sentence  what people read on top (`shared_state`)
    badge     the state of `_components/badge.html`       people    for `_components/agreement.html`
    earlier   [{round, people}]: answers on an earlier text, newest first
    asking    True while answers are asked                others_url  to write down the answer of somebody else, or ""

`person_url(document, person)` and `professional_url(document, user)` give the address where one answer is written.
Somebody on the team writes down what a family member answered; a professional answers only for themselves, and a
colleague can only say why a professional was not asked. The rules live in `cases.analysis.actions.give_answer`.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cases.access.log.codes import Shown
from cases.access.predicates import team_member
from cases.access.records import only_team
from cases.analysis import actions as analyses
from cases.analysis.codes import Answer, Medium
from cases.analysis.models import Analysis, respondents
from cases.analysis.models.responses import answers_count
from cases.drafts import actions as drafts
from cases.families.models import Person
from cases.plans import actions as plans
from cases.plans.models import Plan
from cases.web.drafts import autosave_url, kept, lay_over
from cases.web.forms import tell
from cases.web.frame import family_page, get_or_404
from cases.web.response_forms import AnswerForm, NotAskedForm, OtherForm, OwnAnswerForm
from cases.web.routes import WRITES, page, reads
from flow.gate import NotPossible


@dataclass(frozen=True)
class Kind:
    """A kind of document that people answer on."""

    model: Any
    noun: str
    tab: str
    respond: Any
    asks: str
    back: str


KINDS = {
    "analyse": Kind(Analysis, "analyse", "analyses", analyses.respond, "shared", "cases:analysis"),
    "plan": Kind(Plan, "plan", "plan", plans.respond, "proposed", "cases:plan-version"),
}
BADGES = {"gedeeld": "ok", "deels": "dissent", "wacht": "busy", "niet_gevraagd": "neutral"}
STATES = {Answer.AGREE: "ok", Answer.PARTLY: "dissent", Answer.DISAGREE: "dissent", Answer.NOT_ASKED: "neutral"}


def kind_of(document: Any) -> str:
    return next(key for key, kind in KINDS.items() if isinstance(document, kind.model))


def person_url(document: Any, person: Any) -> str:
    return reverse("cases:answer-person", args=[kind_of(document), document.pk, person.pk])


def professional_url(document: Any, user: Any) -> str:
    return reverse("cases:answer-professional", args=[kind_of(document), document.pk, user.pk])


def back_to(document: Any) -> str:
    """The page of the document."""
    kind = KINDS[kind_of(document)]
    return reverse(kind.back, args=[document.pk])


# --- the list -----------------------------------------------------------------------------------------------------


def answers_shown(document: Any, user: Any) -> dict[str, Any]:
    """Everything a page shows about the answers; see the top of this module."""
    kind = KINDS[kind_of(document)]
    asking = document.status == kind.asks
    writes = asking and team_member(document, user)
    state, sentence = document.shared_state()
    current = respondents(document, document.settled_on()) if answers_count(document) else []
    return {
        "state": state, "sentence": sentence, "badge": BADGES[state], "asking": asking,
        "people": [_shown(one, _link(document, one, user) if writes else ("", "")) for one in current],
        "earlier": _earlier(document), "dissent": any(one.response and one.response.dissents for one in current),
        "others_url": reverse("cases:answer-other", args=[kind_of(document), document.pk]) if writes else "",
    }  # fmt: skip


def _link(document: Any, one: Any, user: Any) -> tuple[str, str]:
    if one.person:
        return person_url(document, one.person), "Antwoord aanpassen" if one.response else "Antwoord opschrijven"
    if one.professional == user:
        return professional_url(document, user), "Mijn antwoord aanpassen" if one.response else "Mijn antwoord geven"
    if one.response:
        return "", ""
    return professional_url(document, one.professional), "Niet gevraagd? Schrijf waarom"


def _shown(one: Any, link: tuple[str, str]) -> dict[str, Any]:
    response = one.response
    return {"name": str(one), "role": one.capacity, "url": link[0], "link": link[1], **_answered(response)}


def _answered(response: Any) -> dict[str, Any]:
    """The two answers in words; nothing when there is no response yet."""
    if response is None:
        return {"state": "waiting", "answers": [], "date": None, "words": "", "how": ""}
    unasked = response.content == response.help == Answer.NOT_ASKED
    answers = [("Inhoud", Answer(response.content)), ("Hulp", Answer(response.help))]
    return {
        "state": "not_asked" if unasked else "dissents" if response.dissents else "agrees",
        "answers": [{"label": label, "value": str(value.label), "state": STATES[value]} for label, value in answers],
        "date": response.answered_on, "words": response.words, "how": how_it_came(response),
        "reason": response.not_asked_reason,
    }  # fmt: skip


def how_it_came(response: Any) -> str:
    """'in een gesprek, opgeschreven door Marit Dijkhuis'"""
    own = response.professional_id == response.added_by_id or (
        response.person_id and str(response.added_by) == response.person.full_name
    )
    if own and response.medium != Medium.IMPORTED:
        return "zelf gegeven"
    return f"{response.get_medium_display()}, opgeschreven door {response.added_by}"


def _earlier(document: Any) -> list[dict[str, Any]]:
    """Answers on a text that was taken back: they stay readable, but count no more."""
    rows = [
        row for row in document.responses.select_related("person", "professional", "added_by")
        if row.round < document.round or not answers_count(document)
    ]  # fmt: skip
    rounds = sorted({row.round for row in rows}, reverse=True)
    return [
        {
            "round": number,
            "people": [
                {"name": row.who, "role": row.capacity, "url": "", "link": "", **_answered(row)}
                for row in rows if row.round == number
            ],
        }
        for number in rounds
    ]  # fmt: skip


# --- the page of one answer ---------------------------------------------------------------------------------------


def answer_person(request: HttpRequest, kind: str, document: Any, who: Any) -> HttpResponse:
    on = _document(request, kind, document)
    person = get_or_404(Person.objects.visible_to(request.user).filter(family=on.case.family_id), pk=who)
    return _answer(request, on, person.full_name, AnswerForm, {"person": person})


def answer_professional(request: HttpRequest, kind: str, document: Any, who: Any) -> HttpResponse:
    on = _document(request, kind, document)
    asked = next((one.professional for one in respondents(on) if one.professional and one.professional.pk == who), None)
    if asked is None:
        raise Http404
    if asked == request.user:
        return _answer(request, on, str(asked), OwnAnswerForm, {"professional": asked, "medium": Medium.SELF})
    not_asked = {"content": Answer.NOT_ASKED, "help": Answer.NOT_ASKED, "medium": Medium.TALK}
    return _answer(request, on, str(asked), NotAskedForm, {"professional": asked, **not_asked})


def answer_other(request: HttpRequest, kind: str, document: Any) -> HttpResponse:
    """Choose who else answers, such as an aunt or a stepfather."""
    on = _document(request, kind, document)
    form = OtherForm(request.POST or None, document=on, user=request.user)
    if request.method == "POST" and form.is_valid():
        return redirect(person_url(on, form.cleaned_data["person"]))
    return _page(request, on, form, "Antwoord van iemand anders", key="", status=200)


def _document(request: HttpRequest, kind: str, pk: Any) -> Any:
    if kind not in KINDS:
        raise Http404
    found = get_or_404(KINDS[kind].model.objects.visible_to(request.user), pk=pk)
    only_team(found, by=request.user)
    return found


def _answer(request: HttpRequest, on: Any, who: str, form_class: Any, given: dict[str, Any]) -> HttpResponse:
    kind = kind_of(on)
    subject = given.get("person") or given["professional"]
    key = f"antwoord/{kind}/{on.pk}/{on.round}/{subject.pk}"
    title = "Mijn antwoord" if form_class is OwnAnswerForm else f"Antwoord van {who}"
    status = 200
    if request.method == "POST":
        form = form_class(request.POST, who=who)
        if form.is_valid():
            try:
                KINDS[kind].respond(**{kind_argument(on): on}, by=request.user, **{**form.cleaned_data, **given})
            except NotPossible as no:
                status = tell(form, no)
            else:
                drafts.drop(form=key, by=request.user)
                messages.success(request, "Het antwoord is bewaard.")
                return redirect(f"{back_to(on)}#antwoorden")
        return _page(request, on, form, title, key=key, status=status)
    form = form_class(who=who, initial=_given_before(on, subject))
    if draft := kept(request, key):
        lay_over(form, draft["fields"])
    return _page(request, on, form, title, key=key, status=200, draft=draft)


def kind_argument(document: Any) -> str:
    return "analysis" if isinstance(document, Analysis) else "plan"


def _given_before(on: Any, subject: Any) -> dict[str, Any]:
    """The answer of this round, to start from when it is corrected."""
    for one in respondents(on):
        if subject in (one.person, one.professional) and one.response:
            names = ("content", "help", "words", "not_asked_reason", "answered_on", "medium")
            return {name: getattr(one.response, name) for name in names}
    return {}


def _page(
    request: HttpRequest, on: Any, form: Any, title: str, *, key: str, status: int, draft: Any = None
) -> HttpResponse:
    kind = KINDS[kind_of(on)]
    context = family_page(
        request, on.case, kind.tab, title=title, form=form, intro=form.intro, back=f"{back_to(on)}#antwoorden",
        noun=kind.noun, document=on, asking=on.status == kind.asks,
        draft=draft, autosave_url=autosave_url(key) if key else "",
    )  # fmt: skip
    return render(request, "cases/response_form.html", context, status=status)


urlpatterns = [
    page(
        "antwoord/<slug:kind>/<uuid:document>/gezin/<uuid:who>",
        answer_person,
        "answer-person",
        WRITES,
        reads(Shown.ANSWER),
    ),
    page(
        "antwoord/<slug:kind>/<uuid:document>/professional/<uuid:who>",
        answer_professional,
        "answer-professional",
        WRITES,
        reads(Shown.ANSWER),
    ),
    page(
        "antwoord/<slug:kind>/<uuid:document>/iemand-anders", answer_other, "answer-other", WRITES, reads(Shown.ANSWER)
    ),
]

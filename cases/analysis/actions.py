"""What people do in this room: begin an analysis, follow one up, confirm what still holds, give an answer."""

from datetime import date
from typing import Any

from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.predicates import team_member
from cases.access.records import only_who_sees, open_document, remove, write
from cases.analysis.codes import Answer, ChangeKind, ExplanationStatus, Medium
from cases.analysis.form import headings
from cases.analysis.lifecycle import AnalysisStatus
from cases.analysis.models import (
    Analysis,
    AnalysisResponse,
    AnalysisText,
    Difference,
    Explanation,
    Factor,
    FactorLink,
    respondents,
)
from cases.analysis.models.analysis import in_the_making
from cases.analysis.models.responses import SOMEBODY_ELSE
from cases.analysis.telling import take_in
from cases.door.codes import News
from cases.door.models.ways import comes_as
from cases.door.news import came_in
from cases.families.models import Case
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, follow, hold, record


def begin(*, case: Case, by: Any, dated_on: Any = None) -> Analysis:
    """Begin the first analysis of a case, with every heading of the form empty."""
    with all_or_nothing():
        _open_for_all(case, by)
        if case.analyses.filter(status=AnalysisStatus.FINAL).exists():
            raise NotPossible("Er is al een vastgestelde analyse. Maak een vervolg.")
        return _new(case=case, previous=None, by=by, dated_on=dated_on)


def follow_up(*, previous: Analysis, triggers: list[str], by: Any, dated_on: Any = None) -> Analysis:
    """Begin a follow-up beside the old one: carried-over texts wait to be read again, factors to be confirmed, and
    explanations are tentative again (practice: Evaluatie en vervolg)."""
    with all_or_nothing():
        _open_for_all(previous.case, by)
        if previous.status != AnalysisStatus.FINAL:
            raise NotPossible("Stel de vorige analyse eerst vast. Daarna kan er een vervolg komen.")
        if previous.follow_ups.exclude(status=AnalysisStatus.DROPPED).exists():
            raise NotPossible("Er is al een vervolg op deze analyse.")
        if not triggers:
            raise Incomplete({"triggers": "Kies waarom jullie nu terugkijken."})
        analysis = _new(case=previous.case, previous=previous, by=by, dated_on=dated_on)
        analysis.triggers = triggers
        analysis.save(update_fields=["triggers"])
        analysis.addressed_to.set(previous.addressed_to.all())
        _carry_explanations(previous, analysis, by, *_carry_factors(previous, analysis, by))
    return analysis


def _open_for_all(case: Case, by: Any) -> None:
    """An analysis is about the whole family: nobody begins one who sees a part of it."""
    only_who_sees(open_document(case, by=by), CasePart.ANALYSIS, by=by)


def take_over(*, case: Case, summary: str, dated_on: date, by: Any) -> Analysis:
    """An earlier analysis that was made before the case came here, and of which only the picture is known: it stands
    as final on its own date, so that a follow-up can quote it."""
    if not summary.strip():
        raise Incomplete({"summary": "Neem het beeld van toen letterlijk over."})
    with all_or_nothing():
        analysis = begin(case=case, by=by, dated_on=dated_on)
        analysis.texts.filter(key="summary").update(text=summary)
        return follow(analysis, "take_over", by=by, on=dated_on)


def _new(*, case: Case, previous: Analysis | None, by: Any, dated_on: Any) -> Analysis:
    """The caller holds the case and has asked whether this person may write in it."""
    with all_or_nothing():
        if in_the_making(case):
            raise NotPossible("Er is al een analyse in de maak. Schrijf daarin verder.")
        last = case.analyses.order_by("-number").values_list("number", flat=True).first() or 0
        analysis = Analysis(
            case=case, previous=previous, number=last + 1, dated_on=dated_on or timezone.localdate(),
            added_by=by, changed_by=by,
        )  # fmt: skip
        analysis.save(force_insert=True)
        for heading in headings(follow_up=previous is not None):
            carried = previous.text(heading.key) if previous and heading.carried else ""
            AnalysisText(
                analysis=analysis, key=heading.key, text=carried, confirmed=not carried, added_by=by, changed_by=by
            ).save(force_insert=True)
        record(analysis, "Vervolganalyse begonnen" if previous else "Analyse begonnen", by=by)
        take_in(analysis)
    return analysis


def _carry_factors(previous: Analysis, analysis: Analysis, by: Any) -> tuple[dict[Any, Factor], dict[Any, FactorLink]]:
    """Factors come along unconfirmed, with the links between them; how people see a link is asked anew. What they rest
    on stays readable in the previous analysis. Gives the copies by the keys of what they are copies of."""
    copies: dict[Any, Factor] = {}
    links: dict[Any, FactorLink] = {}
    for factor in previous.factors.all():
        copy = Factor(
            analysis=analysis, title=factor.title, kind=factor.kind, also_kind=factor.also_kind, locus=factor.locus,
            heading=factor.heading, in_summary=factor.in_summary, carried_from=factor, reference=factor.reference,
            audience=factor.audience, about_third_party=factor.about_third_party,
            added_by=factor.added_by if factor.is_shielded else by, changed_by=by,
        )  # fmt: skip
        copy.save(force_insert=True)
        copy.about.set(factor.about.all())
        copy.named.set(factor.named.all())
        copies[factor.pk] = copy
    for link in previous.links.filter(target__isnull=False):
        links[link.pk] = FactorLink(
            analysis=analysis, source=copies[link.source_id], target=copies.get(link.target_id), kind=link.kind,
            explanation=link.explanation, added_by=by, changed_by=by,
        )  # fmt: skip
        links[link.pk].save(force_insert=True)
    return copies, links


def _carry_explanations(
    previous: Analysis, analysis: Analysis, by: Any, factors: dict[Any, Factor], links: dict[Any, FactorLink]
) -> None:
    """Explanations come along as tentative, however sure they were, with the factors and links that came along: the
    writers say anew how sure they are, or take them out. A rejected one stays in the previous analysis."""
    standing = previous.explanations.exclude(status=ExplanationStatus.REJECTED)
    for explanation in standing.prefetch_related("factors", "links"):
        copy = Explanation(analysis=analysis, name=explanation.name, sentence=explanation.sentence,
                           status=ExplanationStatus.TENTATIVE, added_by=by, changed_by=by)  # fmt: skip
        copy.save(force_insert=True)
        copy.factors.set(factors[factor.pk] for factor in explanation.factors.all())
        copy.links.set(links[link.pk] for link in explanation.links.all() if link.pk in links)


def confirm_factor(factor: Factor, *, why: str, by: Any, **written: Any) -> Factor:
    """A carried-over factor still holds: said today, with the reason. `written` is what `write` takes."""
    if not factor.carried_from_id:
        raise NotPossible("Deze factor is nieuw. Alleen een factor uit de vorige analyse wordt bevestigd.")
    if not why.strip():
        raise Incomplete({"why": "Schrijf waarom dit nog geldt."})
    factor.confirmed_on, factor.confirmed_why = timezone.localdate(), why
    return write(factor, by=by, **written)


def drop_factor(factor: Factor, *, why: str, by: Any) -> Difference:
    """A carried-over factor no longer holds: it leaves the picture, and a difference says why."""
    if not factor.carried_from_id:
        raise NotPossible("Deze factor is nieuw. Een nieuwe factor kunt u gewoon verwijderen.")
    before = factor.carried_from
    with all_or_nothing():
        remove(factor, by=by)
        return _explain(factor.analysis, before, ChangeKind.DROPPED, why, by)


def explain_new_factor(factor: Factor, *, why: str, by: Any) -> Difference:
    """Say why a factor is in the picture now that was not there the previous time."""
    if factor.carried_from_id:
        raise NotPossible("Deze factor komt uit de vorige analyse. Bevestig de factor, of laat de factor vervallen.")
    return _explain(factor.analysis, factor, ChangeKind.NEW, why, by)


def _explain(analysis: Analysis, factor: Any, change: str, why: str, by: Any) -> Difference:
    if not why.strip():
        raise Incomplete({"why": "Leg uit wat er anders is dan de vorige keer."})
    return write(
        Difference(analysis=analysis, change=change, subject=factor.title_for_all, factor=factor, explanation=why),
        by=by,
    )


def respond(*, analysis: Analysis, by: Any, **answer: Any) -> AnalysisResponse:
    """Keep somebody's answer on the analysis as it lies now."""
    return give_answer(AnalysisResponse(analysis=analysis), analysis, by=by, **answer)


def give_answer(response: Any, document: Any, *, by: Any, **answer: Any) -> Any:
    """One way to answer, for every kind of document.

    Family members' answers are written down by somebody on the team, who says how the answer came in, or by themselves
    at their own door; a professional answers only for themselves.
    """
    with all_or_nothing():
        hold(document)
        locked = type(document).objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=document.pk)
        own = not team_member(locked, by)
        if own:
            answer = _own(answer, by)
        if locked.status not in ("shared", "proposed"):
            raise NotPossible("Er wordt nu geen antwoord gevraagd.")
        for name, value in answer.items():
            setattr(response, name, value)
        _check_answer(response, locked, by)
        _was_asked(response, locked, by)
        response.capacity = _capacity(locked, response)
        response.round, response.added_by = locked.round, by
        previous = locked.responses.filter(
            round=locked.round, person=response.person, professional=response.professional
        )
        previous.delete()
        response.save(force_insert=True)
        record(locked, "Antwoord vastgelegd", by=by, happened_on=response.answered_on, what="answered")
        if own:
            came_in(locked.case, response.person, News(locked._meta.model_name), by=by)
    return response


def _own(answer: dict[str, Any], by: Any) -> dict[str, Any]:
    """The answer of somebody of the family at their own door: only for themselves, and today."""
    person = answer.get("person")
    if person is None or comes_as(by) != person.pk:
        raise NotAllowed("Alleen het team van het gezin legt antwoorden vast.")
    return {
        "person": person, "content": answer["content"], "help": answer["help"], "words": answer.get("words", ""),
        "medium": Medium.SELF,
    }  # fmt: skip


def _was_asked(response: Any, document: Any, by: Any) -> None:
    """At the own door answers who is asked; somebody else tells it to the team."""
    if comes_as(by) is None:
        return
    if Answer.NOT_ASKED in (response.content, response.help):
        raise Incomplete({"content": "Kies een antwoord."})
    if response.person_id not in {one.person.pk for one in respondents(document) if one.person}:
        raise NotPossible(
            "We vragen hier niet om jouw antwoord. Wil je iets zeggen? Schrijf het dan bij Zelf vertellen."
        )


def _check_answer(response: Any, document: Any, by: Any) -> None:
    errors = {
        name: "Kies een antwoord." for name in ("content", "help") if getattr(response, name) not in Answer.values
    }
    nobody_asked = response.content == Answer.NOT_ASKED and response.help == Answer.NOT_ASKED
    if nobody_asked and not response.not_asked_reason.strip():
        errors["not_asked_reason"] = "Schrijf waarom er geen antwoord is gevraagd."
    if response.answered_on > timezone.localdate():
        errors["answered_on"] = "Deze datum ligt in de toekomst."
    if response.professional_id and response.medium != Medium.IMPORTED:
        errors |= _by_a_professional(response, document, by, nobody_asked)
    if response.person_id and response.person.family_id != document.case.family_id:
        errors["person"] = "Deze persoon hoort niet bij dit gezin."
    if errors:
        raise Incomplete(errors)


def _by_a_professional(response: Any, document: Any, by: Any, nobody_asked: bool) -> dict[str, str]:
    """Who is on the team answers for themselves; a colleague can only say why they were not asked."""
    if response.professional_id not in {one.professional.pk for one in respondents(document) if one.professional}:
        return {"professional": "Aan deze professional vragen we hier geen antwoord."}
    if response.professional_id != by.pk:
        return {} if nobody_asked else {"professional": "Een collega geeft zelf antwoord."}
    response.medium = Medium.SELF
    own = {name: getattr(response, name) for name in ("content", "help")}
    return {name: "Kies wat u ervan vindt." for name, value in own.items() if value == Answer.NOT_ASKED}


def _capacity(document: Any, response: Any) -> str:
    key = (response.person_id, response.professional_id)
    return next((one.capacity for one in respondents(document) if one.key == key), SOMEBODY_ELSE)

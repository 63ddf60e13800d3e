"""The plan as plain text under the headings of the local team's form, in its order, for the dossier system the team
works in today: Gezinsanalyse (start or follow-up), and then each Plan en aanvraag.

What somebody wrote for named readers only stays here: whoever opens the other system is not among them by that.
"""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from cases.access.audience import Audience
from cases.analysis.form import headings
from cases.analysis.models import Analysis, AnalysisText, EarlierHelp, Statement, Worry
from cases.exporting import plan_text
from cases.exporting.lines import day, lines, paragraphs
from cases.families.models import Authority, Case, Person, Relation, Trajectory
from cases.plans.models import Plan


@dataclass(frozen=True)
class Block:
    """One heading of the form with what goes under it. `document`: in which form it stands."""

    document: str
    title: str
    text: str


def blocks(plan: Plan, user: Any) -> list[Block]:
    """Every heading, also one without text: the form asks it too. Of a part that this reader may not see, nothing."""
    known = Analysis.objects.visible_to(user)
    analysis = known.filter(pk=plan.analysis_id).first() if plan.analysis_id else known.filter(case=plan.case).newest()
    again = analysis.is_follow_up if analysis else plan.number > 1
    document = "Gezinsanalyse Evaluatie en vervolg" if again else "Gezinsanalyse"
    found = [
        ("Persoonlijke gegevens", _personal(plan, user)),
        *(_of_analysis(analysis, user) if analysis else []),
        *plan_text.sections(plan, user, again=again),
    ]
    made = [Block(document, title, text) for title, text in found]
    return made + [Block(name, *one) for name, sections in plan_text.requests(plan.case, user) for one in sections]


def _personal(plan: Plan, user: Any) -> str:
    on = plan.adopted_on or plan.shared_on or timezone.localdate(plan.changed_at)
    return paragraphs(
        lines(f"Naam: {one.full_name}", f"Geboortedatum: {day(one.birth_date) or 'niet bekend'}", f"Datum: {day(on)}")
        for one in _with_a_file(plan.case, user)
    )


def _with_a_file(case: Case, user: Any) -> list[Person]:
    files = Trajectory.objects.visible_to(user).filter(case=case).select_related("person")
    return [one.person for one in files.order_by("opened_on", "pk")]


def _of_analysis(analysis: Analysis, user: Any) -> list[tuple[str, str]]:
    """The headings of the analysis, with what was said apart under the heading where the form wants it."""
    mine: dict[str, Any] = {"analysis": analysis}
    texts = dict(AnalysisText.objects.visible_to(user).filter(**mine).values_list("key", "text"))
    speaks = ("person", "professional", "organisation")
    worries = _for_a_file(Worry, user, mine).select_related(*speaks)
    said = _for_a_file(Statement, user, mine).select_related(*speaks)
    beside = {
        "important_people": _people(analysis.case, user), "question": lines(*(_worry(one) for one in worries)),
        "story": lines(*(f"- {one.speaker}, {day(one.said_on)}: {one.text}" for one in said)),
    }  # fmt: skip
    again, found = analysis.is_follow_up, []
    for heading in headings(again):
        if heading.key == "summary" and not again:
            helped = _for_a_file(EarlierHelp, user, mine).select_related("organisation")
            found.append(("Welke hulp hebben jullie/jij eerder gehad?", paragraphs(map(_earlier, helped))))
        text = paragraphs([texts.get(heading.key, ""), beside.get(heading.key, "")])
        found.append((heading.titled(again), text))
    return found


def _for_a_file(model: Any, user: Any, mine: dict[str, Any]) -> Any:
    return model.objects.visible_to(user).filter(**mine).exclude(audience=Audience.NAMED)


def _people(case: Case, user: Any) -> str:
    """Who belongs to the family, what they are of each other, and who has gezag."""
    family = {"family": case.family_id}
    people = Person.objects.visible_to(user).filter(destroyed_on=None, **family)
    ties = Relation.objects.visible_to(user).filter(**family).select_related("source", "target")
    held = Authority.objects.visible_to(user).holding(timezone.localdate()).filter(**family)
    gezag = [
        f"- {one.holder.full_name if one.holder else one.organisation}: {one.get_kind_display()} over {one.child}"
        for one in held.select_related("holder", "organisation", "child")
    ]
    return paragraphs([
        lines(*(f"- {_born(one)}" for one in people)),
        lines(*(f"- {one.source} is {one.get_kind_display()} {one.target}" for one in ties)),
        lines("Gezag:", *gezag) if gezag else "",
    ])  # fmt: skip


def _born(person: Person) -> str:
    born = f", geboren op {day(person.birth_date)}" if person.birth_date else ""
    return f"{person.full_name}{born}{f', {person.place}' if person.place else ''}"


def _worry(one: Worry) -> str:
    more = (("voorbeeld", one.example), ("wanneer niet", one.exception))
    told = "".join(f" ({label}: {text})" for label, text in more if text)
    return f"- {one.speaker}: {one.text}{told}"


def _earlier(one: EarlierHelp) -> str:
    ends = one.ends or "nu"
    return lines(
        f"{one.organisation or one.organisation_name}, {one.begins} tot {ends}", f"Vraag: {one.question}",
        f"Resultaat: {one.result}", f"Wat hielp: {one.helped}" if one.helped else "",
        f"Wat hielp niet: {one.did_not_help}" if one.did_not_help else "",
    )  # fmt: skip

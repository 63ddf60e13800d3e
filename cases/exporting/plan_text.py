"""The part of the form that the plan fills: where to, what people can do themselves, what is agreed, who agrees; and
the six steps of Plan en aanvraag."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.reach import opened, seen
from cases.access.withheld import withhold
from cases.analysis.models.responses import answers_count
from cases.exporting.lines import day, lines, paragraphs
from cases.families.models import Authority, Case
from cases.plans.models import Agreement, Goal, GoalScale, HelpRequest, NeededHelp, OwnStrength, Plan, PlanResponse

Section = tuple[str, str]
STEPS = (
    ("Stap 1: wat is de hulpvraag", ("question",)), ("Stap 2: wat zijn de problemen en/of beperkingen", ("problems",)),
    ("Stap 3: wat is er nodig?", ("needed",)),
    ("Stap 4: wat zijn de eigen mogelijkheden? wat is de eigen kracht?", ("own_strength",)),
    ("Stap 5: wat zijn andere mogelijkheden?", ("other_laws", "general_provision")),
)  # fmt: skip


def sections(plan: Plan, user: Any, *, again: bool) -> list[Section]:
    """Headings 8 to 11; `again`: in the words of a follow-up."""
    shown, goals = withhold(plan, plan.case, user), _goals(plan, user)
    where = "Waar willen jullie/wil je nu naartoe werken?" if again else "Waar willen jullie/wil je naartoe werken?"
    wish = lines(
        f"Wens: {shown.wish}" if shown.wish else "", f"In de woorden van {shown.wish_by}" * bool(shown.wish_by)
    )
    return [
        (where, paragraphs([wish, *(_goal(number, one) for number, one in enumerate(goals, 1))])),
        ("Wat kunnen jullie/kun je zelf? Wie of wat zou jullie/jou kunnen helpen?",
         paragraphs([*(_own(number, one) for number, one in enumerate(goals, 1)), _family_plan(shown)])),
        ("Afspraken", paragraphs([lines(*_agreements(plan, user)), _regie(shown)])),
        ("Akkoord", paragraphs(_answers(plan, user))),
    ]  # fmt: skip


def _goals(plan: Plan, user: Any) -> list[Goal]:
    scales = GoalScale.objects.visible_to(user).select_related("person", "professional")
    mine = Goal.objects.visible_to(user).filter(plan=plan).select_related("imposed_by")
    return list(mine.prefetch_related(
        "of_people", Prefetch("scales", scales), seen("strengths", OwnStrength, user),
        seen("needed_help", NeededHelp, user),
    ))  # fmt: skip


def _goal(number: int, goal: Goal) -> str:
    marks = [goal.get_period_display(), ", ".join(map(str, goal.of_people.all()))]
    if goal.is_most_important:
        marks.insert(0, "belangrijkste doel")
    if goal.is_imposed:
        marks.append(f"opgelegd door {goal.imposed_by}")
    told = (("In eigen woorden", goal.own_words), ("Wat is er dan anders", goal.desired),
            ("Wat zit in de weg", goal.obstacle), ("Wie of wat helpt", goal.support))  # fmt: skip
    numbers = (f"Cijfer van {one.person or one.professional}: nu {one.now}, gewenst {one.wished}"
               for one in goal.scales.all())  # fmt: skip
    said = (f"{label}: {text}" for label, text in told if text)
    return lines(f"Doel {number} ({'; '.join(filter(None, marks))}): {goal.title}", *said, *numbers)


def _own(number: int, goal: Goal) -> str:
    own = [f"- {one.who}: {one.what} ({one.get_can_display()})" for one in goal.strengths.all()]
    needed = [f"- Hulp die past: {one.kind}. Waarom: {one.why}" for one in goal.needed_help.all()]
    return lines(f"Bij doel {number}:", *own, *needed) if own or needed else ""


def _family_plan(plan: Plan) -> str:
    """The offer of a familiegroepsplan (Jeugdwet 4.1.2)."""
    if not plan.family_plan_offered_on:
        return ""
    why = f" ({plan.get_family_plan_skip_ground_display()})" if plan.family_plan_skip_ground else ""
    answer = plan.get_family_plan_answer_display() or "nog geen antwoord"
    return f"Familiegroepsplan aangeboden op {day(plan.family_plan_offered_on)}: {answer}{why}."


def _agreements(plan: Plan, user: Any) -> Iterator[str]:
    rows = Agreement.objects.visible_to(user).filter(plan=plan)
    for one in rows.select_related("person", "professional", "organisation", "contact__person"):
        whom, often = f", met {one.with_whom}" * bool(one.with_whom), f", {one.repeats}" * bool(one.repeats)
        until = f" tot en met {day(one.until)}" if one.until else ""
        when = f"voor {day(one.due_on)}{until}{often} ({one.get_status_display()})"
        yield f"- {one.what.rstrip(' .')}: {one.who}{whom}, {when}"


def _regie(plan: Plan) -> str:
    case = plan.case
    next_one = f"Evaluatie: uiterlijk {day(plan.next_evaluation_on)}" if plan.next_evaluation_on else ""
    return lines(f"Casusregisseur: {case.coordinator or 'nog niemand'}", next_one)


def _answers(plan: Plan, user: Any) -> Iterator[str]:
    """Who agreed with what is about the family as a whole: for who sees the whole plan."""
    if not (answers_count(plan) and opened(plan.case, user).whole(CasePart.PLAN)):
        return
    rows = PlanResponse.objects.visible_to(user).filter(plan=plan, round=plan.round)
    newest = {(one.person_id, one.professional_id): one for one in rows.select_related("person", "professional")}
    for one in newest.values():
        words = f"Wil nog graag zeggen: {one.words}" if one.words else ""
        why = f"Niet gevraagd, omdat: {one.not_asked_reason}" if one.not_asked else ""
        answer = f"Inhoud: {one.get_content_display()}. Hulp: {one.get_help_display()}."
        yield lines(f"{one.who}, {day(one.answered_on)}", why or answer, words)


def requests(case: Case, user: Any) -> Iterator[tuple[str, list[Section]]]:
    """Each application in the steps of its own form. One that the institution decides (GI) has no steps."""
    rows = HelpRequest.objects.visible_to(user).filter(case=case).select_related("person", "provider")
    holders = _gezag(case, user)
    for one in rows:
        yield (
            f"Plan en aanvraag: {one.product_name} voor {one.person}",
            [
                ("Voor wie", _head(one, holders.get(one.person_id, []))),
                *((title, paragraphs(getattr(one, name) for name in names)) for title, names in STEPS),
                ("Stap 6: conclusie en advies", paragraphs([one.conclusion, _product(one)])),
                ("Aanvraag jeugdhulp", paragraphs([one.get_choice_display(), one.more_to_say, one.signed])),
            ],
        )


def _gezag(case: Case, user: Any) -> dict[Any, list[str]]:
    held = Authority.objects.visible_to(user).holding(timezone.localdate()).filter(family=case.family_id)
    found: dict[Any, list[str]] = {}
    for one in held.select_related("holder", "organisation"):
        name = one.holder.full_name if one.holder else str(one.organisation)
        found.setdefault(one.child_id, []).append(name)
    return found


def _head(one: HelpRequest, holders: list[str]) -> str:
    age = one.person.age
    return lines(
        f"Naam: {one.person.full_name}", f"Geboortedatum: {day(one.person.birth_date) or 'niet bekend'}",
        f"Leeftijd: {age}" if age is not None else "", f"Gezag: {', '.join(holders)}" if holders else "",
        f"Datum vraag jeugdhulp: {day(one.asked_on)}",
    )  # fmt: skip


def _product(one: HelpRequest) -> str:
    code = f" ({one.product_code})" if one.product_code else ""
    much = f"{one.amount:f}".rstrip("0").rstrip(".") if one.amount else ""
    often = " ".join(filter(None, (much, one.get_unit_display(), one.get_frequency_display())))
    during = " tot en met ".join(filter(None, (day(one.begins_on), day(one.ends_on))))
    told = (("Hoeveel", often if much else ""), ("Periode", during), ("Vorm", one.get_delivery_display()),
            ("Aanbieder", str(one.provider or "")))  # fmt: skip
    return lines(f"Product: {one.product_name}{code}", *(f"{label}: {text}" for label, text in told if text))

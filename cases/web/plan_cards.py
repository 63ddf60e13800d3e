"""The plan as people read it: cards of goals with who says what, who does what, and what comes. A fixed number of
queries, whatever the number of goals and agreements."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone

from cases.access.reach import seen as seen_by
from cases.access.usual import in_case
from cases.analysis.models import Factor
from cases.evaluations.actions import latest_scores
from cases.families.models import Case, Person, Relation
from cases.plans.codes import AgreementKind, AgreementStatus, GoalStatus
from cases.plans.lifecycle import IN_THE_MAKING
from cases.plans.models import Agreement, Goal, GoalScale, NeededHelp, OwnStrength, Plan
from cases.web.frame import due_in_words
from cases.web.timeline import title_of
from cases.web.waiting import day_in_words
from flow.models import Event
from network.terms import explained, term

GOAL_BADGES = {
    GoalStatus.OPEN: ("Loopt", "busy"), GoalStatus.ACHIEVED: ("Behaald", "ok"),
    GoalStatus.PARTLY: ("Deels behaald", "ok"), GoalStatus.NOT_ACHIEVED: ("Niet behaald", "dissent"),
    GoalStatus.DROPPED: ("Vervallen", "neutral"),
}  # fmt: skip
AGREEMENT_BADGES = {
    AgreementStatus.OPEN: ("Nog te doen", "todo"), AgreementStatus.BUSY: ("Bezig", "busy"),
    AgreementStatus.DONE: ("Gedaan", "ok"), AgreementStatus.LAPSED: ("Vervallen", "neutral"),
}  # fmt: skip
CARRIERS = ("person", "professional", "organisation", "contact__person")


class Voices:
    """Whose words are whose, by the colour of a voice. One query for the parents of the family."""

    def __init__(self, case: Case):
        self.parents = set(
            Relation.objects.filter(family=case.family_id, kind="ouder").values_list("source_id", flat=True)
        )

    def kind(self, person: Person | None) -> str:
        if person is None:
            return "professional"
        if person.is_youth:
            return "youth"
        return "parent" if person.pk in self.parents else "other"


def agreement_row(agreement: Agreement, seen: set[Any] | None = None) -> dict[str, Any]:
    """One line of 'Wie doet wat'; what is late is said in words. An agreement for several goals stands at each of
    them; only where it is `first` it carries its address on the page."""
    first = agreement.pk not in seen if seen is not None else True
    if seen is not None:
        seen.add(agreement.pk)
    label, state = AGREEMENT_BADGES[AgreementStatus(agreement.status)]
    words, late = "", agreement.is_late()
    if agreement.is_open:
        words, term_state = due_in_words(agreement.last_day)
        words = words if term_state in ("late", "soon") else ""
    if late:
        label, state = "Te laat", "late"
    return {
        "agreement": agreement, "who": carrier(agreement), "label": label, "state": state, "words": words, "late": late,
        "first": first, "safety": agreement.kind == AgreementKind.SAFETY_PLAN,
    }  # fmt: skip


def carrier(agreement: Agreement) -> str:
    return agreement.person.full_name if agreement.person else agreement.who


def goals_with_everything(plan: Plan, user: Any) -> list[Goal]:
    """Goals with all that is shown on their cards, as far as this reader may see it. Six queries."""
    goals = goals_in_short(plan, user)
    prefetch_related_objects(
        goals, seen_by("factors", Factor, user), seen_by("strengths", OwnStrength, user),
        seen_by("needed_help", NeededHelp, user),
    )  # fmt: skip
    return goals


def goals_in_short(plan: Plan, user: Any) -> list[Goal]:
    """Goals with their numbers. A fixed number of queries."""
    goals = in_case(Goal, plan.case, user, _goals_of, plan=plan.pk)
    scales = GoalScale.objects.visible_in(plan.case, user).select_related("person", "professional")
    prefetch_related_objects(goals, "of_people", Prefetch("scales", scales))
    return goals


def _goals_of(goals: QuerySet[Goal], plan: UUID) -> QuerySet[Goal]:
    return goals.filter(plan=plan).select_related("imposed_by")


def agreements_by_goal(plan: Plan, user: Any) -> dict[Any, list[Agreement]]:
    """The agreements of the plan that this reader may see, by the key of each goal they are for; those of no goal in
    particular under None. One query."""
    found: dict[Any, list[Agreement]] = defaultdict(list)
    for row in in_case(Agreement, plan.case, user, _agreements_of, plan=plan.pk):
        found[row.for_goal].append(row)
    return found


def _agreements_of(agreements: QuerySet[Agreement], plan: UUID) -> QuerySet[Agreement]:
    return agreements.filter(plan=plan).select_related(*CARRIERS).annotate(for_goal=F("goals"))


def goal_cards(
    plan: Plan, voices: Voices, goals: Iterable[Goal], agreements: dict[Any, list[Agreement]], user: Any
) -> list[dict[str, Any]]:
    latest = latest_scores(plan, user)
    late = plan.status == "active" and plan.next_evaluation_on and plan.next_evaluation_on < timezone.localdate()
    cards: list[dict[str, Any]] = []
    seen: set[Any] = set()
    for number, goal in enumerate(goals, start=1):
        label, state = GOAL_BADGES[GoalStatus(goal.status)]
        if goal.status == GoalStatus.OPEN and late:
            label, state = "Evaluatie te laat", "late"
        elif goal.status == GoalStatus.OPEN and plan.status in IN_THE_MAKING:
            label, state = ("Gaat door", "busy") if goal.continues_id else ("Nieuw", "neutral")
        people = list(goal.of_people.all())
        cards.append({
            "goal": goal, "number": number, "label": label, "state": state, "is_open": goal.status == GoalStatus.OPEN,
            "people": ", ".join(map(str, people)), "voices": _own_words(goal, people, voices),
            "scales": _scales(goal, latest.get(goal.pk, []), voices),
            "agreements": [agreement_row(row, seen) for row in agreements.get(goal.pk, ())],
            "strengths": goal.strengths.all(), "needed_help": goal.needed_help.all(), "factors": goal.factors.all(),
        })  # fmt: skip
    return cards


def _own_words(goal: Goal, people: list[Person], voices: Voices) -> list[dict[str, str]]:
    if not goal.own_words:
        return []
    return [{
        "name": " en ".join(map(str, people)), "kind": voices.kind(people[0]) if people else "other",
        "text": goal.own_words,
    }]  # fmt: skip


def _scales(goal: Goal, latest: list[Any], voices: Voices) -> list[dict[str, Any]]:
    """A line per person; the newest number is `now`, the one before it `before`. Never one number for all together."""
    newest = {(score.person_id, score.professional_id): score for score in latest}
    lines = []
    for scale in goal.scales.all():
        score = newest.pop((scale.person_id, scale.professional_id), None)
        lines.append({
            "name": str(scale.person or scale.professional), "kind": voices.kind(scale.person), "goal": scale.wished,
            "now": score.score if score else scale.now, "before": scale.now if score else None,
            "words": score.words if score and score.words else scale.note, "pk": scale.pk,
            "on": score.evaluation.held_on if score else None,
        })  # fmt: skip
    for score in newest.values():
        lines.append({
            "name": str(score.person or score.professional), "kind": voices.kind(score.person), "goal": None,
            "now": score.score, "before": None, "words": score.words, "pk": None, "on": score.evaluation.held_on,
        })  # fmt: skip
    return lines


def without_a_goal(agreements: dict[Any, list[Agreement]]) -> list[dict[str, Any]]:
    """Agreements that belong to no goal in particular."""
    return [agreement_row(row) for row in agreements.get(None, ())]


def family_plan(plan: Plan) -> dict[str, Any]:
    """The offer of a familiegroepsplan, and the clock of six weeks when it runs."""
    last = plan.adopt_by()
    words, state = due_in_words(last) if last else ("", "")
    rows = [
        ("Aangeboden op", _day(plan.family_plan_offered_on)),
        ("Wat zei het gezin", plan.get_family_plan_answer_display()),
    ]
    if plan.family_plan_skip_ground:
        rows.append(("Waarom niet", plan.get_family_plan_skip_ground_display()))
        rows.append(("Duidelijk sinds", _day(plan.no_family_plan_on)))
    return {
        "rows": [{"label": label, "value": value} for label, value in rows],
        "last_day": last, "words": words, "state": state, "days": term("plan_days", plan.case.municipality_id),
        "source": explained("plan_days"),
    }  # fmt: skip


def _day(day: Any) -> str:
    return day_in_words(day) if day else ""


def upcoming(plan: Plan, cards: list[dict[str, Any]], loose: list[dict[str, Any]], clock: Any) -> list[dict[str, Any]]:
    """What comes first: the evaluation, the six weeks, and agreements that are still open. Five lines at most."""
    coming = []
    if plan.next_evaluation_on:
        coming.append((plan.next_evaluation_on, "Evaluatie", reverse("cases:evaluations", args=[plan.case_id])))
    if clock:
        coming.append((clock, "Zes weken voor het plan zijn om", ""))
    seen = set()
    for row in [row for card in cards for row in card["agreements"]] + loose:
        agreement = row["agreement"]
        if agreement.is_open and agreement.pk not in seen:
            seen.add(agreement.pk)
            coming.append((agreement.last_day, agreement.what, ""))
    lines = []
    for day, what, url in sorted(coming, key=lambda line: line[0])[:5]:
        words, state = due_in_words(day)
        lines.append({"date": day, "words": f"{what} · {words[:1].lower()}{words[1:]}", "state": state, "url": url})
    return lines


def happened(case: Case, most: int = 4) -> list[dict[str, Any]]:
    """The last lines of the journal of this case."""
    rows = Event.objects.filter(thread=case.pk).select_related("by")[:most]
    return [{"title": title_of(row), "at": row.happened_on or timezone.localdate(row.at), "by": row.by} for row in rows]

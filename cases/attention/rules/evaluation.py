"""An evaluation in time for a decision: the municipality needs eight weeks, so the question must come before that."""

from collections.abc import Iterator
from datetime import date, timedelta

from cases.attention.facts import Facts
from cases.attention.rulebook import Found, Group, Weight, rule
from cases.attention.words import counted, day
from cases.evaluations.models import Evaluation
from cases.plans.codes import HelpRoute
from cases.plans.models import HelpPlacement, HelpRequest

Help = HelpRequest | HelpPlacement


@rule(
    "evaluatie_te_kort_voor_einde",
    group=Group.PLAN,
    tab="evaluations",
    term="evaluation_before_help_ends_days",
)
def evaluation_too_close_to_the_end(facts: Facts) -> Iterator[Found]:
    """De evaluatie waarin jullie over doorgaan beslissen, ligt minder dan acht weken voor het einde van de hulp. Dan
    komt een besluit van de gemeente te laat. Niet bij hulp die de gecertificeerde instelling bepaalt."""
    for request, end, last_day in _ending(facts):
        near = [one for one in _concerning(facts, request) if last_day < one.due_on <= end]
        if not near or _in_time(facts, request, last_day):
            continue
        last = near[-1]
        had = "had de vraag er uiterlijk" if last_day < facts.today else "moet de vraag er uiterlijk"
        tail = "moeten zijn" if last_day < facts.today else "zijn"
        weeks = facts.term("evaluation_before_help_ends_days") // 7
        yield Found(
            f"De {last} ligt {counted((end - last.due_on).days, 'dag', 'dagen')} voor het einde van "
            f"de hulp ({request}, tot en met "
            f"{day(end)}). Voor een besluit op tijd ({weeks} weken) {had} {day(last_day)} {tail}.",
            basis=(request.pk, end, last.pk, last.due_on),
            subject=last,
            weight=Weight.URGENT if _is_pressing(facts, last_day) else Weight.ORDINARY,
            until=last_day,
        )


@rule("hulp_eindigt_zonder_evaluatie", group=Group.PLAN, tab="evaluations", term="evaluation_before_help_ends_days")
def help_ends_without_evaluation(facts: Facts) -> Iterator[Found]:
    """De hulp eindigt binnenkort en er is geen evaluatie gepland of net gehouden om over doorgaan te beslissen. Zolang
    het plan nog niet is vastgesteld, pas als het dringt: de datum wordt bij het vaststellen gekozen."""
    for request, end, last_day in _ending(facts):
        begins = last_day - timedelta(days=facts.term("evaluation_interval_days"))
        ahead = [one for one in _concerning(facts, request) if begins <= (one.held_on or one.due_on) <= end]
        still_to_choose = facts.plan is not None and facts.plan_in_force is None and not _is_pressing(facts, last_day)
        if ahead or still_to_choose or facts.today < begins:
            continue
        yield Found(
            f"De hulp {request} eindigt op {day(end)} en er is geen evaluatie vóór die dag. Een vraag "
            f"om door te gaan moet er "
            f"uiterlijk {day(last_day)} zijn.",
            basis=(request.pk, end),
            subject=request,
            tab="evaluations",
            weight=Weight.URGENT if _is_pressing(facts, last_day) else Weight.ORDINARY,
            until=last_day,
        )


def _ending(facts: Facts) -> Iterator[tuple[Help, date, date]]:
    """Help by decision of the municipality that has not ended: with its last day, and the last day to ask for more."""
    for request in facts.help_ahead:
        end = request.ends_on
        if request.route != HelpRoute.LOCAL_TEAM or end is None or end < facts.today or _goes_on(facts, request, end):
            continue
        yield request, end, end - timedelta(days=facts.term("evaluation_before_help_ends_days"))


def _goes_on(facts: Facts, request: Help, end: date) -> bool:
    """More help for the same person, from the end on, was asked for already."""
    return any(
        other.pk != request.pk and other.person_id == request.person_id and other.begins_on and other.begins_on >= end
        for other in facts.help_ahead
    )


def _concerning(facts: Facts, request: Help) -> list[Evaluation]:
    """Evaluations this person or somebody with gezag over them takes part in, or of which nobody is named yet."""
    concerned = {request.person_id, *(one.pk for one in facts.holders_of(request.person_id))}
    return [
        one
        for one in facts.evaluations
        if not one.people.all() or concerned & {person.pk for person in one.people.all()}
    ]


def _in_time(facts: Facts, request: Help, last_day: date) -> bool:
    """There is an evaluation not long before the last day to ask: then one shortly before the end does no harm."""
    begins = last_day - timedelta(days=facts.term("evaluation_interval_days"))
    return any(begins <= (one.held_on or one.due_on) <= last_day for one in _concerning(facts, request))


def _is_pressing(facts: Facts, last_day: date) -> bool:
    return facts.today >= last_day - timedelta(days=facts.term("attention_days"))

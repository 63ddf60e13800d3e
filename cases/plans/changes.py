"""What a version of the plan changed, compared with the version in force before it."""

from dataclasses import dataclass, field

from cases.plans.codes import GoalStatus
from cases.plans.models import Agreement, Goal, Plan


@dataclass
class Changes:
    """`continued` pairs a goal with how it stood before, when its words changed. Lists are in the order of the plan."""

    before: Plan
    wish_changed: bool = False
    new_goals: list[Goal] = field(default_factory=list)
    continued: list[Goal] = field(default_factory=list)
    reworded: list[tuple[Goal, Goal]] = field(default_factory=list)
    ended_goals: list[Goal] = field(default_factory=list)
    new_agreements: list[Agreement] = field(default_factory=list)
    ended_agreements: list[Agreement] = field(default_factory=list)


def changes(plan: Plan) -> Changes | None:
    """None for a first version. Five queries, whatever the size of the plan."""
    before = plan.case.plans.filter(number__lt=plan.number, adopted_on__isnull=False).order_by("-number").first()
    if before is None:
        return None
    found = Changes(before, wish_changed=plan.wish.strip() != before.wish.strip())
    old = {goal.pk: goal for goal in before.goals.all()}
    for goal in plan.goals.all():
        earlier = old.pop(goal.continues_id, None) if goal.continues_id else None
        if earlier is None:
            found.new_goals.append(goal)
        elif (goal.title, goal.desired) != (earlier.title, earlier.desired):
            found.reworded.append((goal, earlier))
        else:
            found.continued.append(goal)
    found.ended_goals = list(old.values())
    were = {agreement.what: agreement for agreement in before.agreements.all()}
    for agreement in plan.agreements.select_related("person", "professional", "organisation", "contact__person"):
        if were.pop(agreement.what, None) is None:
            found.new_agreements.append(agreement)
    found.ended_agreements = list(were.values())
    return found


def how_it_ended(goal: Goal) -> str:
    """'behaald', or 'niet meegenomen' for a goal that was still open when the next version came."""
    return "niet meegenomen in deze versie" if goal.status == GoalStatus.OPEN else str(goal.get_status_display())

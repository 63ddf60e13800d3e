"""Does the plan fit the analysis?"""

from collections.abc import Iterator

from cases.attention.facts import Facts
from cases.attention.rulebook import Found, Group, rule

FOLLOWS = "Handleiding Gezinsplan p. 32 (doelen volgen uit de analyse); domeinregel: ieder doel noemt een factor"
# A goal can name a factor once an analysis was shared; until then there is nothing to mend.


@rule("in_stand_zonder_doel", group=Group.PLAN, tab="plan", source=FOLLOWS)
def maintaining_factor_without_goal(facts: Facts) -> Iterator[Found]:
    """Iets houdt het probleem in stand en geen enkel doel gaat daarover (zodra er doelen zijn en een
    gedeelde analyse)."""
    if facts.goals and facts.finished_analysis:
        for factor in facts.coverage.uncovered_factors(facts.factors):
            yield Found(f"“{factor}” houdt het in stand, maar geen doel gaat hierover.", basis=(factor.pk,))


@rule("doel_zonder_factor", group=Group.PLAN, tab="plan", source=FOLLOWS)
def goal_without_factor(facts: Facts) -> Iterator[Found]:
    """Een open doel noemt geen factor uit de gedeelde analyse, en ook niet waarom dat zo is."""
    if facts.open_goals and facts.factors and facts.finished_analysis:
        for goal in facts.coverage.unexplained_goals(facts.factors):
            yield Found(f"Het doel “{goal}” noemt geen factor uit de analyse.", basis=(goal.pk,), subject=goal)

"""The plan held against the analysis."""

import pytest

from cases.access.records import write
from cases.analysis import actions as analyses
from cases.analysis.models import Factor
from cases.plans.coverage import Coverage
from tests import walks

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people):
    return walks.active(people)


def test_nothing_is_missed_while_there_is_no_plan(people, home):
    walks.analysis_draft(people, home)
    assert Coverage(home.case, people.marit).uncovered_factors() == []
    assert Coverage(home.case, people.marit).unexplained_goals() == []


def test_a_maintaining_factor_without_a_goal_and_a_goal_without_a_factor(people, home):
    walks.analysis_final(people, home)
    goal = walks.plan_draft(people, home).goals.get()
    fits = Coverage(home.case, people.marit)
    assert (fits.uncovered_factors(), fits.unexplained_goals()) == ([], [])
    goal.factors.clear()
    assert [factor.title for factor in Coverage(home.case, people.marit).uncovered_factors()] == ["Somber, vol hoofd"]
    assert Coverage(home.case, people.marit).unexplained_goals() == [goal]
    goal.no_factor_reason = "Wens van Luka."
    goal.save()
    assert Coverage(home.case, people.marit).unexplained_goals() == []


def test_a_factor_that_only_is_a_risk_needs_no_goal(people, home):
    draft = walks.analysis_draft(people, home)
    risk = Factor(analysis=draft, title="Lessen missen", kind="risico", locus="kind")
    write(risk, by=people.marit, many={"about": [home.luka]})
    walks.plan_draft(people, home)
    assert Coverage(home.case, people.marit).uncovered_factors() == []
    risk.also_kind = "instandhoudend"
    write(risk, by=people.marit)
    assert [factor.title for factor in Coverage(home.case, people.marit).uncovered_factors()] == []
    home.case.plans.get().goals.get().factors.remove(risk)
    assert Coverage(home.case, people.marit).uncovered_factors() == [risk]


def test_a_goal_keeps_addressing_a_factor_that_is_carried_over(people, home):
    final = walks.analysis_final(people, home)
    walks.plan_draft(people, home)
    follow = analyses.follow_up(previous=final, triggers=["stagnatie"], by=people.marit)
    fits = Coverage(home.case, people.marit)
    assert (fits.uncovered_factors(), fits.unexplained_goals()) == ([], [])
    analyses.drop_factor(follow.factors.get(), why="Voorbij.", by=people.marit)
    assert len(Coverage(home.case, people.marit).unexplained_goals()) == 1

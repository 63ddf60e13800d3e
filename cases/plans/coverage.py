"""Does the plan fit the analysis? Maintaining factors that no goal addresses, and goals that no factor explains.

Source: manual Gezinsplan p. 32: goals follow from the analysis.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from cases.access.reach import seen
from cases.analysis.models import Factor
from cases.families.models import Case
from cases.plans.codes import GoalStatus
from cases.plans.models import Goal


class Origins:
    """Which factors of a case are the same one, carried over from analysis to analysis. One query, once it is asked."""

    def __init__(self, case: Case):
        self._case = case

    @cached_property
    def _carried_from(self) -> dict[Any, Any]:
        rows = Factor.objects.filter(analysis__case=self._case).order_by()
        return dict(rows.values_list("pk", "carried_from"))

    def of(self, factor: Any) -> Any:
        """The factor as it was first written, however often it was carried over since; by key."""
        while self._carried_from.get(factor):
            factor = self._carried_from[factor]
        return factor


class Coverage:
    """The newest analysis that goes on, and the goals of the plan people work on (the next version before the one in
    force), held against each other. A factor that is carried over is the same factor: a goal that addressed it in the
    previous analysis still does."""

    def __init__(self, case: Case, user: Any):
        """As this reader may see it: the goals they see, and of those the factors they see."""
        analysis = case.analyses.newest()
        plan = (case.plans.in_the_making() | case.plans.in_force()).order_by("-number").first()
        mine = Goal.objects.visible_to(user).filter(plan=plan)
        goals = mine.prefetch_related(seen("factors", Factor, user)) if plan else ()
        self._hold(case, analysis, plan, goals)

    @classmethod
    def between(cls, case: Case, analysis: Any, plan: Any, goals: Iterable[Goal]) -> "Coverage":
        """The same from rows that were fetched already; the goals with their factors."""
        made = cls.__new__(cls)
        made._hold(case, analysis, plan, goals)
        return made

    def _hold(self, case: Case, analysis: Any, plan: Any, goals: Iterable[Goal]) -> None:
        self.analysis, self.plan = analysis, plan
        self.goals = [goal for goal in goals if goal.status != GoalStatus.DROPPED]
        self._origins = Origins(case)
        self._goals: dict[Any, list[Goal]] = defaultdict(list)
        for goal in self.goals:
            for factor in goal.factors.all():
                self._goals[self._origins.of(factor.pk)].append(goal)

    def goals_of(self, factor: Factor) -> list[Goal]:
        """The goals that address this factor."""
        return self._goals.get(self._origins.of(factor.pk), [])

    def factors(self) -> list[Factor]:
        return list(self.analysis.factors.all()) if self.analysis else []

    def uncovered_factors(self, factors: list[Factor] | None = None) -> list[Factor]:
        """Maintaining factors of the newest analysis that no goal addresses. Empty while there are no goals at all."""
        if not self.goals:
            return []
        rows = self.factors() if factors is None else factors
        return [factor for factor in rows if factor.is_maintaining and not self.goals_of(factor)]

    def unexplained_goals(self, factors: list[Factor] | None = None) -> list[Goal]:
        """Open goals without a factor of the newest analysis, and without the reason why there is none."""
        rows = self.factors() if factors is None else factors
        known = {self._origins.of(factor.pk) for factor in rows}
        return [
            goal for goal in self.goals
            if goal.status == GoalStatus.OPEN and not goal.no_factor_reason.strip()
            and not known & {self._origins.of(factor.pk) for factor in goal.factors.all()}
        ]  # fmt: skip

"""Does the plan fit the analysis? Maintaining factors that no goal addresses, and goals that no factor explains.

Source: manual Gezinsplan p. 32: goals follow from the analysis.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from cases.analysis.models import Factor
from cases.families.models import Case
from cases.plans.codes import GoalStatus
from cases.plans.lifecycle import IN_THE_MAKING, PlanStatus
from cases.plans.models import Goal


class Coverage:
    """The newest analysis that goes on, and the goals of the plan people work on (the next version before the one in
    force), held against each other. A factor that is carried over is the same factor: a goal that addressed it in the
    previous analysis still does."""

    def __init__(self, case: Case):
        analysis = case.analyses.exclude(status="dropped").order_by("-number").first()
        plans = case.plans.filter(status__in=[*IN_THE_MAKING, PlanStatus.ACTIVE])
        plan = plans.order_by("-number").first()
        goals = Goal.objects.filter(plan=plan).prefetch_related("factors") if plan else ()
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
        origins = Factor.objects.filter(analysis__case=case).values_list("pk", "carried_from")
        self._carried_from: dict[Any, Any] = dict(origins.order_by()) if analysis else {}
        self._goals: dict[Any, list[Goal]] = defaultdict(list)
        for goal in self.goals:
            for factor in goal.factors.all():
                self._goals[self._origin(factor.pk)].append(goal)

    def _origin(self, factor: Any) -> Any:
        """The factor as it was first written, however often it was carried over since."""
        while self._carried_from.get(factor):
            factor = self._carried_from[factor]
        return factor

    def goals_of(self, factor: Factor) -> list[Goal]:
        """The goals that address this factor."""
        return self._goals.get(self._origin(factor.pk), [])

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
        known = {self._origin(factor.pk) for factor in rows}
        return [
            goal for goal in self.goals
            if goal.status == GoalStatus.OPEN and not goal.no_factor_reason.strip()
            and not known & {self._origin(factor.pk) for factor in goal.factors.all()}
        ]  # fmt: skip

"""The rows of this room, one file per subject."""

from cases.plans.models.agreement import Agreement, NeededHelp, OwnStrength, PlanResponse
from cases.plans.models.goal import Goal, GoalScale
from cases.plans.models.help import HelpRequest
from cases.plans.models.placement import HelpPlacement
from cases.plans.models.plan import Plan

__all__ = [
    "Agreement",
    "Goal",
    "GoalScale",
    "HelpPlacement",
    "HelpRequest",
    "NeededHelp",
    "OwnStrength",
    "Plan",
    "PlanResponse",
]

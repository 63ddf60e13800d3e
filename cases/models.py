"""Index only: Django looks here for the rooms' models."""

from cases.analysis.models import (
    Analysis,
    AnalysisResponse,
    AnalysisText,
    Consultation,
    Difference,
    EarlierHelp,
    Enclosure,
    Explanation,
    Factor,
    FactorHeading,
    FactorLink,
    FactorScheme,
    Gap,
    LinkView,
    Remark,
    Statement,
    ViewDifference,
    Worry,
)
from cases.attention.models import SetAside
from cases.drafts.models import Draft
from cases.evaluations.models import Evaluation, GoalReview, GoalScore
from cases.families.models import (
    Authority,
    Case,
    ClockPause,
    Coordination,
    Enrolment,
    Family,
    Handover,
    Household,
    LifeEvent,
    NetworkContact,
    Person,
    ProtectionMeasure,
    Relation,
    Stay,
    Trajectory,
    YouthSeen,
)
from cases.plans.models import Agreement, Goal, GoalScale, HelpRequest, NeededHelp, OwnStrength, Plan, PlanResponse
from cases.reminders.models import Reminder, RungSetting
from cases.sharing.models import Participation, TeamMember

__all__ = [
    "Agreement", "Analysis", "AnalysisResponse", "AnalysisText", "Authority", "Case", "ClockPause", "Consultation",
    "Coordination", "Difference", "Draft", "EarlierHelp", "Enclosure", "Enrolment", "Evaluation", "Explanation",
    "Factor", "FactorHeading", "FactorLink", "FactorScheme", "Family", "Gap", "Goal", "GoalReview", "GoalScale",
    "GoalScore", "Handover", "HelpRequest", "Household", "LifeEvent", "LinkView", "NeededHelp", "NetworkContact",
    "OwnStrength", "Participation", "Person", "Plan", "PlanResponse", "ProtectionMeasure", "Relation", "Remark",
    "Reminder", "RungSetting", "SetAside", "Statement", "Stay", "TeamMember", "Trajectory", "ViewDifference", "Worry",
    "YouthSeen",
]  # fmt: skip

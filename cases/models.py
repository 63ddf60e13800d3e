"""Index only: Django looks here for the rooms' models."""

from cases.access.log.models import AccessDay, AccessLine
from cases.adulthood.models import (
    AdultHandover,
    CatalogueItem,
    Checklist,
    ChecklistItem,
    Continuation,
    FuturePlan,
    OutcomeAnswer,
)
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
    OwnWords,
    Remark,
    Statement,
    ViewDifference,
    Worry,
)
from cases.attention.models import SetAside
from cases.calendars.models import CalendarFeed
from cases.documents.models import Document, Note
from cases.door.models import DoorNews, FamilyAccount
from cases.drafts.models import Draft
from cases.evaluations.models import Evaluation, GoalReview, GoalScore, Signal
from cases.families.models import (
    Authority,
    Case,
    ClockPause,
    Coordination,
    Enrolment,
    Family,
    Handover,
    Household,
    Incapacity,
    LifeEvent,
    NetworkContact,
    Person,
    ProtectionMeasure,
    Relation,
    Stay,
    Trajectory,
    YouthSeen,
)
from cases.jobs.models import JobRun
from cases.outbox.models import Delivery, OutboxEvent, Subscription
from cases.plans.models import (
    Agreement,
    Goal,
    GoalScale,
    HelpPlacement,
    HelpRequest,
    NeededHelp,
    OwnStrength,
    Plan,
    PlanResponse,
)
from cases.reminders.models import Reminder, ReminderPreference, RungSetting
from cases.rights.models import FileRequest, RetentionDecision
from cases.sharing.models import (
    AccessRequest,
    AccessReview,
    Consent,
    EmergencyAccess,
    Grant,
    Participation,
    TeamMember,
)  # fmt: skip

__all__ = [
    "AccessDay", "AccessLine", "AccessRequest", "AccessReview", "AdultHandover", "Agreement", "Analysis",
    "AnalysisResponse", "AnalysisText", "Authority", "CalendarFeed", "Case", "CatalogueItem", "Checklist",
    "ChecklistItem", "ClockPause", "Consent", "Consultation", "Continuation", "Coordination", "Delivery",
    "Difference", "Document", "DoorNews", "Draft", "EarlierHelp", "EmergencyAccess", "Enclosure", "Enrolment",
    "Evaluation", "Explanation", "Factor", "FactorHeading", "FactorLink", "FactorScheme", "Family", "FamilyAccount",
    "FileRequest", "FuturePlan", "Gap", "Goal", "GoalReview", "GoalScale", "GoalScore", "Grant", "Handover",
    "HelpPlacement", "HelpRequest", "Household", "Incapacity", "JobRun", "LifeEvent", "LinkView", "NeededHelp",
    "NetworkContact", "Note", "OutboxEvent", "OutcomeAnswer", "OwnStrength", "OwnWords", "Participation", "Person",
    "Plan", "PlanResponse", "ProtectionMeasure", "Relation", "Remark", "Reminder", "ReminderPreference",
    "RetentionDecision", "RungSetting", "SetAside", "Signal", "Statement", "Stay", "Subscription", "TeamMember",
    "Trajectory", "ViewDifference", "Worry", "YouthSeen",
]  # fmt: skip

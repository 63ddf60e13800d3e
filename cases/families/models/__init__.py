"""The rows of this room, one file per subject."""

from cases.families.models.case import Case, ClockPause, Trajectory, YouthSeen
from cases.families.models.coordination import Coordination, Handover
from cases.families.models.home import Enrolment, Household, LifeEvent, NetworkContact, ProtectionMeasure, Stay
from cases.families.models.incapacity import Incapacity
from cases.families.models.people import Authority, Family, Person, Relation

__all__ = [
    "Authority", "Case", "ClockPause", "Coordination", "Enrolment", "Family", "Handover", "Household", "Incapacity",
    "LifeEvent", "NetworkContact", "Person", "ProtectionMeasure", "Relation", "Stay", "Trajectory", "YouthSeen",
]  # fmt: skip

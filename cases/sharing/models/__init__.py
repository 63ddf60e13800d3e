"""The rows of this room, one file per subject."""

from cases.sharing.models.consents import Consent
from cases.sharing.models.emergency import EmergencyAccess
from cases.sharing.models.grants import Grant
from cases.sharing.models.participation import Participation, TeamMember, team_of, without_present_coordinator
from cases.sharing.models.requests import AccessRequest
from cases.sharing.models.reviews import AccessReview
from cases.sharing.models.ways import BY_SHARING

__all__ = [
    "BY_SHARING", "AccessRequest", "AccessReview", "Consent", "EmergencyAccess", "Grant", "Participation", "TeamMember",
    "team_of", "without_present_coordinator",
]  # fmt: skip

"""The models of the network, in one place to import from."""

from network.models.absence import Absence
from network.models.clients import ApiClient, ApiKey, SentOnce, SpentAssertion
from network.models.parties import (
    Membership,
    Municipality,
    Organisation,
    PeriodQuerySet,
    Term,
    User,
    UserManager,
    ends_after_it_begins,
)
from network.models.power import AdminSession
from network.models.providers import IdentityProvider

__all__ = [
    "Absence", "AdminSession", "ApiClient", "ApiKey", "IdentityProvider", "Membership", "Municipality",
    "Organisation", "PeriodQuerySet",
    "SentOnce", "SpentAssertion", "Term", "User", "UserManager", "ends_after_it_begins",
]  # fmt: skip

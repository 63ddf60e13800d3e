"""Ways to a request for access and to reading in an emergency, walked through the same doors as everybody."""

from datetime import timedelta
from typing import Any

from cases.sharing import asking, emergencies
from cases.sharing.models import AccessRequest, EmergencyAccess
from tests.personas import People
from tests.walks import Household, go, today

ACCESS_GIVEN: dict[str, Any] = {
    "parts": ["plan"], "whole_family": True, "ground": "direct_betrokken", "explanation": "Geeft Luka les.",
}  # fmt: skip


def access_asked(people: People, home: Household, *, by: Any = None) -> AccessRequest:
    """Somebody who is not on the team asks to read the plan; Sven, unless told otherwise."""
    until = today() + timedelta(days=30)
    reason = "Ik begeleid een jongere uit dit gezin op school."
    return asking.ask(case=home.case, reason=reason, parts=["plan"], until=until, by=by or people.sven)


def access_granted(people: People, home: Household) -> AccessRequest:
    request = access_asked(people, home)
    return go(request, "grant", people.marit, ends_on=today() + timedelta(days=20), **ACCESS_GIVEN)


def access_declined(people: People, home: Household) -> AccessRequest:
    return go(access_asked(people, home), "decline", people.marit, answer="Bel mij eerst even.")


def access_withdrawn(people: People, home: Household) -> AccessRequest:
    return go(access_asked(people, home), "withdraw", people.sven)


def emergency(people: People, home: Household, *, by: Any = None) -> EmergencyAccess:
    """Sven reads the whole file in an emergency, unless it is somebody else."""
    reason = "Een jongere belt in paniek en wij weten niet waar die is."
    return emergencies.begin(case=home.case, reason=reason, by=by or people.sven)

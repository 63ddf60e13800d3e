"""Ways to a request about one's own file, walked through the same doors as everybody."""

from typing import Any

from cases.rights import actions as rights
from cases.rights.models import FileRequest
from tests.personas import People
from tests.walks import Household, go


def file_request(people: People, home: Household, *, kind: str = "verbetering", by: Any = None, **facts: Any) -> Any:
    """Luka asks something about the own file; Marit writes it down."""
    said = {
        "verbetering": {"was": "Luka zit in 3 havo.", "becomes": "Luka zit in 4 havo."},
        "verklaring": {"words": "Ik heb dit anders beleefd."},
    }.get(kind, {})
    facts = {"person": home.luka, "asked_by": home.luka, **said, **facts}
    return rights.ask(FileRequest(case=home.case, kind=kind, **facts), by=by or people.marit)


def file_request_agreed(people: People, home: Household) -> Any:
    """Luka asks for destruction and Marit agreed; somebody else carries it out."""
    request = file_request(people, home, kind="vernietiging")
    return go(request, "agree", people.marit, agreed_by=people.marit)


def file_request_done(people: People, home: Household) -> Any:
    return go(file_request(people, home), "finish", people.marit, outcome="Het staat er nu goed.")


def file_request_refused(people: People, home: Household) -> Any:
    facts = {"ground": "geen_feit", "outcome": "Dit is een mening."}
    return go(file_request(people, home), "refuse", people.marit, **facts)


def file_request_withdrawn(people: People, home: Household) -> Any:
    return go(file_request(people, home), "withdraw", people.marit, outcome="Luka wil het toch niet.")

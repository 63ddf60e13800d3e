"""The bundle around the resources."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django.utils import timezone

from cases.exporting.fhir import around, people, work
from cases.exporting.fhir.codes import CONFIDENTIALITY
from cases.exporting.fhir.elements import Json, address_of, without_empty
from cases.exporting.fhir.rows import Rows, fetch
from cases.families.models import Case

MEDIA_TYPE = "application/fhir+json"


def bundle(case: Case, user: Any) -> Json:
    """The family of this case as far as this reader may see it, today. The case comes from `visible_to(user)`."""
    return made_of(fetch(case, user), timezone.now())


def made_of(rows: Rows, at: datetime) -> Json:
    """The same rows give the same bundle, but for its own name."""
    resources = [
        people.group(rows), *people.patients(rows), *people.related(rows), *around.organisations(rows),
        *around.practitioners(rows), around.care_team(rows), *work.goals(rows), *work.care_plans(rows),
    ]  # fmt: skip
    restricted = [{"system": CONFIDENTIALITY, "code": "R"}]  # v3: restricted, for who was given it only
    made = {
        "resourceType": "Bundle", "id": str(uuid4()), "meta": {"security": restricted}, "language": "nl",
        "type": "collection", "timestamp": at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "entry": [{"fullUrl": address_of(one["id"]), "resource": one} for one in resources],
    }  # fmt: skip
    found: Json = without_empty(made)
    return found

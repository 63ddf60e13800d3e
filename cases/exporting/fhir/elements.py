"""The small parts every resource is made of. FHIR knows no empty values: what is empty is left out at the end."""

from datetime import date
from typing import Any
from uuid import UUID

Json = dict[str, Any]


def address_of(key: UUID | str) -> str:
    """The address within the bundle; it is a name and no place where anything can be fetched."""
    return f"urn:uuid:{key}"


def refer(key: UUID | str, name: str = "") -> Json:
    return {"reference": address_of(key), "display": name}


def coded(system: str, code: str, text: str) -> Json:
    return {"coding": [{"system": system, "code": code}], "text": text}


def period(begin: date | str | None, end: date | str | None) -> Json:
    return {"start": str(begin or ""), "end": str(end or "")}


def human_name(first: str, surname: str) -> list[Json]:
    return [{"text": f"{first} {surname}".strip(), "family": surname, "given": [first] if first else []}]


def phone_and_mail(phone: str, email: str = "") -> list[Json]:
    found = [("phone", phone), ("email", email)]
    return [{"system": system, "value": value} for system, value in found if value]


def without_empty(value: Any) -> Any:
    """The same without empty texts, lists and blocks, all the way down; False and 0 say something."""
    if isinstance(value, dict):
        made = {key: without_empty(inner) for key, inner in value.items()}
        return {key: inner for key, inner in made.items() if inner not in (None, "", [], {})}
    if isinstance(value, list):
        return [inner for inner in map(without_empty, value) if inner not in (None, "", [], {})]
    return value

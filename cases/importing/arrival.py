"""What is known while one file comes in: its content, who writes, and what each id of the file has become."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from cases.access.records import write
from cases.analysis.models import Analysis, FactorHeading
from cases.families.models import Case, Person
from cases.importing.reading import BadFile, Problem
from cases.plans.models import Plan
from flow.gate import Refused
from network.models import Organisation, User


@dataclass
class Arrival:
    """One file on its way in; `reference` is what the case is found back by. `by` writes: the author when on the team,
    otherwise who registers the family."""

    data: dict[str, Any]
    reference: str
    organisations: dict[str, Organisation] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    rows: dict[str, Any] = field(default_factory=dict)
    team: list[User] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    case: Case = field(default_factory=Case)
    analysis: Analysis = field(default_factory=Analysis)
    plan: Plan = field(default_factory=Plan)
    registrar: Any = None
    by: Any = None
    coordinator: Any = None

    @property
    def day(self) -> date:
        """The date of the document."""
        found: date = self.data["document"]["datum"]
        return found

    @property
    def answered(self) -> date:
        """The day of the last answer: then the document was settled."""
        return max([self.day, *(row["datum"] for row in self.data["akkoord"])])

    @property
    def settled(self) -> bool:
        return bool(self.data["document"]["status"] == "vastgesteld")

    def put(self, part: Any, **many: Any) -> Any:
        """Write a row through the one door for rows, and count it."""
        self.counted[str(part._meta.verbose_name_plural)] += 1
        return write(part, by=self.by, many=many)

    def name(self, key: str | None) -> str:
        """Somebody of the file, as people call them."""
        if not key:
            return ""
        found = self.people.get(key) or self.users.get(key) or self.organisations.get(key)
        return str(found.first_name if isinstance(found, Person) else found)

    def names(self, keys: list[str]) -> str:
        return ", ".join(map(self.name, keys))

    def carrier(self, key: str) -> dict[str, Any]:
        """Who it is, as the fields of a row that is carried by one of several."""
        if key in self.people:
            return {"person": self.people[key]}
        return {"professional": self.users[key]} if key in self.users else {"organisation": self.organisations[key]}

    def heading(self, domain: str, locus: str | None = None) -> FactorHeading | None:
        """The heading of the form with this code, on this side."""
        found = FactorHeading.objects.filter(scheme__is_default=True, code=domain)
        return (found.filter(locus=locus) if locus else found).order_by("order").first()


@contextmanager
def at(path: str) -> Iterator[None]:
    """What a door refuses while this part of the file comes in is a problem of that part."""
    try:
        yield
    except (Refused, ValidationError) as refusal:
        reasons = refusal.messages if isinstance(refusal, ValidationError) else refusal.reasons
        raise BadFile(*(Problem(path, reason) for reason in reasons)) from refusal


def partial(moment: Any) -> str:
    """A date of the file as a partial date."""
    return moment.isoformat() if isinstance(moment, date) else moment or ""


def written(*parts: str | None, apart: str = "\n") -> str:
    """The parts that say something, one below the other."""
    return apart.join(part.strip() for part in parts if part and part.strip())


def said(row: dict[str, Any], key: str, most: int | None = None) -> str:
    """What stands there, or nothing."""
    return str(row.get(key) or "")[:most]

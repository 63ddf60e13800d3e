"""Who may ask what about somebody's file, on the day it came in: the age engine says which party, this module who that
is. A correction or an own statement may come from whoever may see the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cases.families.codes import Matter
from cases.families.gezag import holders_over
from cases.families.models import Authority, Incapacity, Person
from cases.families.rights import Party, Question, subject_of
from cases.rights.codes import RequestKind

CAPACITY = {
    Party.SELF: "zelf", Party.GEZAG: "heeft gezag", Party.GEZAG_AT_DEATH: "had gezag bij het overlijden",
    Party.REPRESENTATIVE: "vertegenwoordigt",
}  # fmt: skip


@dataclass(frozen=True)
class Asker:
    """Somebody who may ask, and as what: of the family (`person`), or from outside by `name` (a guardian, a mentor)."""

    capacity: str
    person: Person | None = None
    name: str = ""

    def __str__(self) -> str:
        return self.person.full_name if self.person else self.name


def askers(person: Person, kind: str, on: date) -> list[Asker]:
    """Everybody who may ask this for this person on that day."""
    parties = subject_of(person).who(_question(kind), on)
    return [asker for party in CAPACITY if party in parties for asker in _those(party, person, on)]


def refusal(request: Any) -> dict[str, str]:
    """Fill in as what somebody asks; or say, per field, why this person may not ask this."""
    allowed = askers(request.person, request.kind, request.received_on)
    for one in allowed:
        same_person = request.asked_by_id and one.person and one.person.pk == request.asked_by_id
        same_name = not request.asked_by_id and one.name and one.name == request.asked_by_name.strip()
        if same_person or same_name:
            request.capacity = one.capacity
            return {}
    if not request.asked_by_id and not request.asked_by_name.strip():
        return {"asked_by": "Kies wie dit vraagt."}
    return {"asked_by": _sentence(request, allowed)}


def _question(kind: str) -> Question:
    return Question.DESTROY if kind == RequestKind.DESTRUCTION else Question.INSPECT


def _those(party: Party, person: Person, on: date) -> Iterator[Asker]:
    """The people and bodies behind a party. A parent who may only with the youth's consent does not ask alone."""
    if party is Party.SELF:
        yield Asker(CAPACITY[party], person)
    elif party is Party.REPRESENTATIVE:
        rows = Incapacity.objects.current(on).filter(person=person, matter=Matter.FILE).select_related("representative")
        for row in rows.order_by("begins_on", "pk"):
            if row.representative or row.representative_name:
                yield Asker(CAPACITY[party], row.representative, row.representative_name)
    else:
        day = person.deceased_on - timedelta(days=1) if person.deceased_on else on
        for holder in holders_over([person], day):
            yield Asker(CAPACITY[party], holder)
        bodies = Authority.objects.holding(day).filter(child=person, organisation__isnull=False)
        for row in bodies.select_related("organisation").order_by("begins_on", "pk"):
            yield Asker(CAPACITY[party], name=str(row.organisation))


def _sentence(request: Any, allowed: list[Asker]) -> str:
    subject, day = subject_of(request.person), request.received_on
    if caution := subject.caution(day) if not allowed else "":
        return caution
    names = " of ".join(dict.fromkeys(map(str, allowed)))
    who = f"dat is op {day:%-d-%-m-%Y}: {names}" if names else "die staat nog niet in het dossier"
    return f"{subject.sentence(_question(request.kind), day).rstrip('.')}; {who}."

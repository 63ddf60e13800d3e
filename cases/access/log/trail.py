"""What one request shows and does, gathered where rows are fetched and written before the answer leaves.

`following` puts the trail where the places that fetch find it: no view can forget to pass it on.
"""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from cases.access.log.chain import append
from cases.access.log.codes import (
    OWN_PURPOSE,
    PURPOSES,
    ActingAs,
    Happening,
    Outcome,
    ReadingPurpose,
    Shown,
)
from cases.access.log.models import AccessLine
from cases.access.log.people import Asked, Facts, KnownCase, KnownPerson, lock_day


@dataclass(frozen=True)
class Entry:
    """One thing to write down; it becomes a line per person. A family stands for its newest case; `person` narrows to
    that one. `youths`: a list names the family and counts its children, nobody else. `touched`: (type, id). `by`: who
    did it, when the request does not know them yet or any more. `capacity`: as what, without a way into the case."""

    event: str
    shown: str
    case: UUID | None = None
    family: UUID | None = None
    person: UUID | None = None
    youths: bool = False
    touched: tuple[tuple[str, str], ...] = ()
    outcome: str = Outcome.OK
    by: Any = None
    capacity: ActingAs = ActingAs.NONE


@dataclass
class Trail:
    """One request. `trace_id` is of the caller when it sent one (W3C Trace Context)."""

    access_point: str = ""
    trace_id: str = field(default_factory=lambda: secrets.token_hex(16))
    span_id: str = field(default_factory=lambda: secrets.token_hex(8))
    parent_span_id: str = ""
    entries: list[Entry] = field(default_factory=list)
    with_change: list["Deeds"] = field(default_factory=list)  # what the answer shows, to stand beside what was done


Deeds = tuple[Any, list[Entry]]  # somebody, and what they did or were shown
NOTHING = UUID(int=0)
# What somebody reads is about whom they may see; what they change, seek or are kept from about everybody.
_READS = (Happening.READ, Happening.PRINT, Happening.EXPORT, Happening.LIST, Happening.LOG_READ)
_CURRENT: ContextVar[Trail | None] = ContextVar("trail", default=None)


@contextmanager
def following(trail: Trail) -> Iterator[Trail]:
    token = _CURRENT.set(trail)
    try:
        yield trail
    finally:
        _CURRENT.reset(token)


def current() -> Trail | None:
    """The trail of the request that is being answered; None outside of a request."""
    return _CURRENT.get()


def shows(row: Any) -> None:
    """This row of a family is fetched for a page."""
    note(Entry(Happening.READ, Shown.FILE, touched=_touched(row), **_whose(row)))


def shows_only(row: Any, people: Iterable[Any]) -> None:
    """Nothing of the family is shown but this row, also not what was fetched on the way to it, and it is about these
    persons (keys) only."""
    trail, touched = current(), _touched(row)
    if trail is not None:
        trail.entries[:] = [entry for entry in trail.entries if entry.event != Happening.READ]
    for person in people:
        note(Entry(Happening.READ, Shown.FILE, touched=touched, person=person, **_whose(row)))


def lists(cases: Iterable[UUID]) -> None:
    """These cases (keys) stand in a list."""
    for case in cases:
        note(Entry(Happening.LIST, Shown.FILE, case=case, youths=True))


def found(cases: Iterable[UUID]) -> None:
    """These cases (keys) are the answer to a search; also without an answer it is written down that was searched."""
    keys = list(cases)
    for case in keys:
        note(Entry(Happening.SEARCH, Shown.SEARCH, case=case, youths=True))
    if not keys:
        note(Entry(Happening.SEARCH, Shown.SEARCH))


def keeps_out(model: Any, key: Any) -> None:
    """Asked for by somebody who may not see it, or it does not exist: the same work either way, so that the time it
    takes tells nothing."""
    rows = model._default_manager.filter(pk=key)
    path, name = _path(model)
    there = rows.values_list(path, flat=True).first() if path else None
    person = key if there and model._meta.model_name == "person" else None
    note(Entry(Happening.REFUSED, Shown.FILE, touched=((model._meta.label_lower, str(key)),), person=person,
               outcome=Outcome.REFUSED, **({name: there} if there else {})))  # fmt: skip


def note(entry: Entry) -> None:
    """Write this down with the request that is being answered; outside of one there is nobody to read."""
    if (trail := current()) is not None:
        trail.entries.append(entry)


def write(entries: Iterable[Entry], *, by: Any, trail: Trail | None = None) -> None:
    """Write the lines now, in the transaction that is open or in one of their own."""
    write_of_each([(by, list(entries))], trail=trail)


def write_of_each(told: Iterable[Deeds], *, trail: Trail | None = None) -> None:
    """As `write`, of several at once: one after another, in one go."""
    wanted = [(by or AnonymousUser(), entries) for by, entries in told if entries]
    if not wanted:
        return
    trail = trail or current() or Trail(trace_id="", span_id="")
    asked = [_asked(user, entries) for user, entries in wanted]
    with transaction.atomic(savepoint=False):
        day = lock_day(asked)
        lines: list[_Line] = []
        for (user, entries), one in zip(wanted, asked, strict=True):
            lines.extend(_as_told(_per_person(entries, one.facts), user, trail))
        append(day, lines)


def _asked(user: Any, entries: list[Entry]) -> Asked:
    """What has to be known of whom these lines are about."""
    cases = {entry.case for entry in entries if entry.case}
    families = {entry.family for entry in entries if entry.family}
    if any(entry.outcome == Outcome.REFUSED for entry in entries):
        cases.add(NOTHING)  # the same question for what does not exist as for what may not be seen
    reads, youths = any(entry.event in _READS for entry in entries), all(entry.youths for entry in entries)
    return Asked(user, cases, families, reads=reads, youths=youths)


_Line = tuple[AccessLine, UUID | None, UUID | None]  # as it is told, its case, and whom it is about


def _per_person(entries: list[Entry], facts: Facts) -> list[tuple[Entry, UUID | None, KnownCase | None]]:
    """Each person once per event and page, with everything that was touched; in the order in which it came."""
    made: dict[Any, tuple[Entry, UUID | None, KnownCase | None]] = {}
    for entry in entries:
        case = facts.cases.get(entry.case) if entry.case else None
        if case is None and entry.family:
            case = facts.newest_case(entry.family)
        for person in _subjects(entry, case, facts):
            key = (entry.event, entry.shown, case and case.key, person)
            if (before := made.get(key)) and before[0].touched != entry.touched:
                touched = dict.fromkeys((*before[0].touched, *entry.touched))
                made[key] = (replace(entry, touched=tuple(touched)), person, case)
            else:
                made[key] = (entry, person, case)
    return list(made.values())


def _subjects(entry: Entry, case: KnownCase | None, facts: Facts) -> list[UUID | None]:
    if entry.person:
        return [entry.person]
    people: list[KnownPerson] = facts.people.get(case.family, []) if case else []
    concerned = [one for one in people if one.is_youth or not entry.youths]
    seen = [one for one in concerned if one.is_seen or entry.event not in _READS]
    return [one.key for one in seen or concerned] or [None]


def _as_told(lines: list[tuple[Entry, UUID | None, KnownCase | None]], user: Any, trail: Trail) -> Iterator[_Line]:
    """What is said alike of several families and persons is made once."""
    made: dict[Any, AccessLine] = {}
    for one, person, case in lines:
        said = (one.event, one.shown, one.outcome, one.touched, one.by, one.capacity)
        kind = (said, case and (case.capacity, case.organisation, case.ground, case.on_behalf_of))
        if kind not in made:
            made[kind] = _line(one, case, one.by or user, trail)
        yield made[kind], case.key if case else one.case, person


def _line(entry: Entry, case: KnownCase | None, user: Any, trail: Trail) -> AccessLine:
    capacity = entry.capacity if entry.capacity != ActingAs.NONE or case is None else case.capacity
    purpose, ground = PURPOSES[capacity]
    ground = ground or (case.ground if case else "")
    if entry.outcome == Outcome.REFUSED:
        purpose, ground = ReadingPurpose.NONE, ""
    event = entry.event
    if capacity == ActingAs.EMERGENCY and entry.outcome == Outcome.OK and event in (Happening.READ, Happening.LIST):
        event = Happening.EMERGENCY
    organisation = case.organisation if case else None
    if organisation is None and user.pk and user.organisation:
        organisation = user.organisation.pk
    return AccessLine(
        event=event, shown=entry.shown, outcome=entry.outcome, user=user.pk, organisation=organisation,
        role=capacity, purpose=OWN_PURPOSE.get(Happening(entry.event), purpose), ground=ground,
        on_behalf_of=case.on_behalf_of if case else None, touched=" ".join(":".join(one) for one in entry.touched),
        trace_id=trail.trace_id, span_id=trail.span_id, parent_span_id=trail.parent_span_id,
        activity=settings.PROCESSING_ACTIVITY, source=settings.SOURCE_SYSTEM, access_point=trail.access_point,
    )  # fmt: skip


def _touched(row: Any) -> tuple[tuple[str, str], ...]:
    return ((row._meta.label_lower, str(row.pk)),)


def _whose(row: Any) -> dict[str, Any]:
    """The case, or the family, that this row belongs to; rows on the way there are loaded for the page anyway."""
    path, name = _path(type(row))
    for step in path.split("__")[:-1]:
        row = getattr(row, step)
    last = path.split("__")[-1]
    return {name: row.pk if last == "pk" else getattr(row, f"{last}_id")} if path else {}


def _path(model: Any) -> tuple[str, str]:
    """Along which relation a row belongs to a case or else a family, and which of the two (`access.visibility`)."""
    names = {field.name for field in model._meta.get_fields()}
    if hasattr(model, "case_path"):
        return model.case_path, "case"
    if hasattr(model, "family_path"):
        return model.family_path, "family"
    if "case" in names:
        return "case", "case"
    return ("family", "family") if "family" in names else ("", "")

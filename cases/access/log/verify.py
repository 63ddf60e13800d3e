"""Does the read log still say what was written? Every fault is a sentence that names the day and the line."""

from collections.abc import Iterator
from datetime import UTC, date
from hmac import compare_digest
from typing import Any

from django.db.models import Exists, OuterRef

from cases.access.log.chain import hash_of, key_named, seal_of
from cases.access.log.codes import Happening
from cases.access.log.models import AccessDay, AccessLine
from cases.access.log.retention import named, oldest_kept


def faults(begins_on: date | None = None, ends_on: date | None = None) -> Iterator[str]:
    """What does not fit, from the first day to the last (both included); nothing when all is well."""
    days = AccessDay.objects.order_by("day")
    if ends_on:
        days = days.filter(day__lte=ends_on)
    before: AccessDay | None = None
    for day in days:
        if begins_on is None or day.day >= begins_on:
            yield from _faults_between(before, day)
            yield from _faults_of(day)
        before = day
    yield from _lines_without_a_day()


def _lines_without_a_day() -> Iterator[str]:
    there = AccessDay.objects.filter(day=OuterRef("day_id"))
    for day in AccessLine.objects.filter(~Exists(there)).order_by("day_id").values_list("day_id", flat=True).distinct():
        yield f"{AccessDay(day=day)}: er zijn regels van deze dag, en de dag zelf staat niet in het logboek."


def _faults_between(before: AccessDay | None, day: AccessDay) -> Iterator[str]:
    if day.previous != (before.hash if before else ""):
        after = f"na {before}" if before else "aan het begin"
        yield f"{day}: sluit niet aan op de dag ervoor; {after} ontbreekt een dag, of de laatste regel is veranderd."


def _faults_of(day: AccessDay) -> Iterator[str]:
    try:
        key = key_named(day.key)
    except LookupError:
        yield f"{day}: de sleutel van deze dag staat niet in READ_LOG_KEYS; niets van deze dag is na te gaan."
        return
    if not compare_digest(day.seal, seal_of(day, key)):
        yield f"{day}: het zegel past niet; het aantal regels of de laatste regel is buiten het systeem om veranderd."
    if day.dropped_at is None:
        yield from _faults_of_lines(day, key)
    else:
        yield from _faults_of_dropping(day)


def _faults_of_lines(day: AccessDay, key: str) -> Iterator[str]:
    number, previous = 0, day.previous
    for line in day.lines.order_by("number").iterator(chunk_size=2_000):
        if line.number != number + 1:
            yield f"{day}: {_lines(number + 1, line.number - 1)} ontbreekt."
        elif line.previous != previous:
            yield f"{day}: regel {line.number} sluit niet aan op de regel ervoor; er is iets verwisseld of ingevoegd."
        if not compare_digest(line.hash, hash_of(line, key)):
            yield f"{day}: regel {line.number} is veranderd of van plaats gewisseld."
        number, previous = line.number, line.hash
    if number < day.number:
        yield f"{day}: aan het einde ontbreekt {_lines(number + 1, day.number)}."
    elif number > day.number:
        yield f"{day}: er zijn {number - day.number} regels meer dan er werden geschreven."
    elif previous != (day.hash or day.previous):
        yield f"{day}: de laatste regel is niet de regel die werd geschreven."


def _lines(first: int, last: int) -> str:
    return f"regel {first}" if first == last else f"regel {first} t/m {last}"


def _faults_of_dropping(day: AccessDay) -> Iterator[str]:
    """A day may be gone when its term had passed, and a line in the chain says that it was dropped."""
    said = AccessLine.objects.filter(event=Happening.LOG_DROPPED, touched=named(day)).order_by("at").first()
    if said is None:
        yield f"{day}: de regels zijn verwijderd zonder dat het logboek dat zegt."
    elif day.day >= oldest_kept(said.at.astimezone(UTC).date()):
        yield f"{day}: de regels zijn verwijderd vóór de bewaartermijn om was."


def summary() -> str:
    """How far the log goes: to keep elsewhere. `verify_log --holds` asks later whether this line is still there."""
    newest: Any = AccessDay.objects.order_by("-day").first()
    if newest is None:
        return "Het logboek is leeg."
    return f"Laatste regel: {newest.day.isoformat()} nummer {newest.number} {newest.hash}"


def holds(known: str) -> bool:
    """A line that was seen before is still there, or went with a day that was dropped."""
    return AccessLine.objects.filter(hash=known).exists() or AccessDay.objects.filter(hash=known).exists()

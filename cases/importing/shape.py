"""Small words to say what a file looks like. Each gives a check: (value, path) → problems."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError

from cases.access.partial_dates import first_day
from cases.importing.reading import Problem

Check = Callable[[Any, str], Iterator[Problem]]
IDENTITY = re.compile(r"^(p|o|m|h|t|s|w|e|f|v|d|a|q|c|r|vd|mr|z)-[a-z0-9-]+$")
_SPAN = re.compile(r"\d{4}-\d{4}\Z")


def text(most: int = 20_000) -> Check:
    """Something is written, and it fits."""

    def check(value: Any, path: str) -> Iterator[Problem]:
        if not isinstance(value, str) or not value.strip():
            yield Problem(path, "hier moet tekst staan")
        elif "\x00" in value:
            yield Problem(path, "hier staat een teken dat niet kan")
        elif len(value) > most:
            yield Problem(path, f"de tekst is te lang: hoogstens {most} tekens")

    return check


def day(value: Any, path: str) -> Iterator[Problem]:
    """A whole date."""
    if not isinstance(value, date) or isinstance(value, datetime):
        yield Problem(path, "dit is geen datum; schrijf jaar-maand-dag, zoals 2026-11-03")


def part_of_date(value: Any, path: str) -> Iterator[Problem]:
    """A date, or only its month or year."""
    if isinstance(value, date):
        yield from day(value, path)
        return
    try:
        if isinstance(value, str):
            first_day(value)
            return
    except ValidationError:
        pass
    yield Problem(path, 'dit is geen datum; schrijf 2026-11-03, "2026-11" of "2026" (met aanhalingstekens)')


def moment(value: Any, path: str) -> Iterator[Problem]:
    """A date, part of it, or a span of years such as "2010-2014"."""
    if not (isinstance(value, str) and _SPAN.match(value)):
        yield from part_of_date(value, path)
    elif value[:4] > value[5:]:
        yield Problem(path, "het eerste jaar ligt na het laatste")


def flag(value: Any, path: str) -> Iterator[Problem]:
    if not isinstance(value, bool):
        yield Problem(path, "hier moet true of false staan")


def number(least: float, most: float) -> Check:
    def check(value: Any, path: str) -> Iterator[Problem]:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            yield Problem(path, f"hier moet een getal van {least:g} tot en met {most:g} staan")

    return check


def whole(least: int, most: int) -> Check:
    inner = number(least, most)

    def check(value: Any, path: str) -> Iterator[Problem]:
        if isinstance(value, float):
            yield Problem(path, f"hier moet een heel getal van {least} tot en met {most} staan")
        else:
            yield from inner(value, path)

    return check


def one_of(choices: Iterable[str]) -> Check:
    known = sorted(choices)

    def check(value: Any, path: str) -> Iterator[Problem]:
        if not isinstance(value, str) or value not in known:
            yield Problem(path, f"deze waarde is niet bekend; kies uit: {', '.join(known)}")

    return check


def ident(*kinds: str) -> Check:
    """An id of one of these kinds, such as p-luka. Whether it exists is asked of the file as a whole."""

    def check(value: Any, path: str) -> Iterator[Problem]:
        if not isinstance(value, str) or not IDENTITY.match(value) or value.split("-")[0] not in kinds:
            names = " of ".join(f"{kind}-…" for kind in kinds)
            yield Problem(path, f"hier moet een id staan dat begint met {names}")

    return check


@dataclass(frozen=True)
class Maybe:
    """Nothing, or this."""

    inner: Check

    def __call__(self, value: Any, path: str) -> Iterator[Problem]:
        if value is not None:
            yield from self.inner(value, path)


@dataclass(frozen=True)
class Listing:
    """A list of at least so many of these."""

    inner: Check
    least: int = 0

    def __call__(self, value: Any, path: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem(path, "hier moet een lijst staan")
            return
        if len(value) < self.least:
            yield Problem(path, "deze lijst is leeg")
        for place, row in enumerate(value):
            yield from self.inner(row, f"{path}[{place}]")


@dataclass(frozen=True)
class Record:
    """A block with these keys. Other keys are no mistake: they are told as not taken over."""

    needed: dict[str, Check]
    optional: dict[str, Check]

    def __call__(self, value: Any, path: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(path, "hier moet een blok met sleutels staan")
            return
        for key, inner in self.needed.items():
            if key in value:
                yield from inner(value[key], below(path, key))
            else:
                yield Problem(below(path, key), "ontbreekt")
        for key, inner in self.optional.items():
            if value.get(key) is not None:
                yield from inner(value[key], below(path, key))


def maybe(inner: Check) -> Maybe:
    return Maybe(inner)


def listing(inner: Check, least: int = 0) -> Listing:
    return Listing(inner, least)


def record(needed: dict[str, Check], optional: dict[str, Check] | None = None) -> Record:
    return Record(needed, optional or {})


def below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def views(keys: Check, values: Check) -> Check:
    """A block of which the keys are ids."""

    def check(value: Any, path: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(path, "hier moet een blok met personen staan")
            return
        for key, inner in value.items():
            yield from keys(key, f"{path}.{key}")
            yield from values(inner, f"{path}.{key}")

    return check


def unknown(check: Check, value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """What stands in the file and not in its shape: (path, value)."""
    if isinstance(check, Maybe):
        yield from unknown(check.inner, value, path)
    elif isinstance(check, Listing) and isinstance(value, list):
        for place, row in enumerate(value):
            yield from unknown(check.inner, row, f"{path}[{place}]")
    elif isinstance(check, Record) and isinstance(value, dict):
        fields = {**check.needed, **check.optional}
        for key, inner in value.items():
            if key in fields:
                yield from unknown(fields[key], inner, below(path, key))
            else:
                yield below(path, str(key)), inner

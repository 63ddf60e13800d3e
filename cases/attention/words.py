"""How points are worded: dates and lists as people say them, and the plain words by which violence is recognised."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.formats import date_format

# Word forms, whole words only: "verslagen" and "geweldig" are something else.
_VIOLENCE = re.compile(
    r"\b(?:slaan|slaat|sla|sloeg|sloegen|geslagen|schoppen|schopt|schopte|schopten|geschopt|stompen|stompt|stompte|gestompt"
    r"|mishandel\w*|geweld|gewelddadig\w*|geweldsincident\w*|bedreig\w*|gewurgd|wurgen|misbruik\w*|seksueel\s+misbruikt)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:geen|zonder|nooit|niet\s+meer|niet)\s+(?:(?:meer|te)\s+)?$", re.IGNORECASE)
_FIGURE_OF_SPEECH = re.compile(r"^\s+(?:aan|over|nergens|op\s+tilt|gade|acht)\b", re.IGNORECASE)


def violence_in(text: str) -> list[str]:
    """The words of violence in the text, but not where it denies them ("zonder slaan") or means something else."""
    return [
        found.group().lower()
        for found in _VIOLENCE.finditer(text)
        if not _DENIED.search(text[: found.start()]) and not _FIGURE_OF_SPEECH.match(text[found.end() :])
    ]


def day(value: date) -> str:
    """'4 juli 2025'."""
    return date_format(value, "j F Y")


def listed(items: Iterable[object], most: int = 4) -> str:
    """'a, b en c'; a long list ends in 'en nog 3'."""
    names = [str(item) for item in items]
    if len(names) > most:
        return f"{', '.join(names[:most])} en nog {len(names) - most}"
    return " en ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def quoted(items: Iterable[object], most: int = 4) -> str:
    return listed([f"“{short(str(item))}”" for item in items], most)


def short(text: str, longest: int = 90) -> str:
    """One line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]}…"


def counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


_DAY_FIRST = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/](\d{4})\b")
_YEAR_FIRST = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_IN_WORDS = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b", re.IGNORECASE)


def dates_in(text: str) -> Iterator[date]:
    """Every date that is written out in a text: 27-6-2025, 2025-06-27 or 27 juni 2025."""
    found = [(int(y), int(m), int(d)) for d, m, y in _DAY_FIRST.findall(text)]
    found += [(int(y), int(m), int(d)) for y, m, d in _YEAR_FIRST.findall(text)]
    found += [(int(y), _MONTHS.index(m.lower()) + 1, int(d)) for d, m, y in _IN_WORDS.findall(text)]
    for year, month, number in found:
        try:
            yield date(year, month, number)
        except ValueError:
            continue

"""The lines that an answer asks for, of what was fetched for it."""

from dataclasses import replace
from typing import Any

from cases.access.log.codes import Happening, Outcome
from cases.access.log.declared import Log
from cases.access.log.trail import Entry

_GATHERED = (Happening.READ, Happening.LIST)  # what the places that fetch say; the address knows what the page does


def answered(entries: list[Entry], log: Log, status: int) -> list[Entry]:
    """What was fetched for a page that is not shown, was not read."""
    kept_out = status in (403, 404)
    shown = status < 300 or status in (400, 409, 422)
    return [_as_shown(entry, log, kept_out) for entry in entries if shown or kept_out or _stays(entry)]


def _stays(entry: Entry) -> bool:
    """Was so whatever the answer is: somebody signed in, was refused, or got an answer to a search."""
    return entry.event not in _GATHERED


def _as_shown(entry: Entry, log: Log, kept_out: bool) -> Entry:
    if entry.event not in _GATHERED and entry.event != Happening.REFUSED:
        return entry
    facts: dict[str, Any] = {"shown": log.shown or entry.shown}
    if kept_out or entry.event == Happening.REFUSED:
        facts |= {"event": Happening.REFUSED, "outcome": Outcome.REFUSED}
    elif entry.event == Happening.READ or log.event == Happening.EXPORT:
        facts["event"] = log.event
    return replace(entry, **facts)

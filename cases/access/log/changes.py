"""Every line of the journal is a change of somebody's data; its lines in the read log are in the same transaction."""

from typing import Any
from uuid import UUID

from cases.access.log.codes import Happening, Shown
from cases.access.log.trail import Deeds, Entry, current, write_of_each
from flow.gate import Told, follow_journal

SHOWN = {"plan": Shown.PLAN, "analysis": Shown.ANALYSIS, "evaluation": Shown.EVALUATION,
         "document": Shown.DOCUMENTS, "note": Shown.DOCUMENTS}  # fmt: skip


def write_changes(told: list[Told]) -> None:
    """Per person who wrote (a mail round or an import may act for several), and what the answer shows of it."""
    per_person: dict[Any, list[Entry]] = {}
    for one in told:
        if one.doing == Happening.SEARCH:  # the search itself wrote who was found (`trail.found`)
            continue
        per_person.setdefault(one.event.by, []).extend(_entries(one))
    if not per_person:
        return
    shown: list[Deeds] = []
    if (trail := current()) is not None:
        shown, trail.with_change = trail.with_change, []
    write_of_each([*per_person.items(), *shown])


def _entries(told: Told) -> list[Entry]:
    row = told.part or told.subject
    shown = SHOWN.get(told.subject._meta.model_name, Shown.FILE)
    people = [UUID(told.touched[1])] if row._meta.model_name == "person" else _about(row)
    doing, case = Happening(told.doing), told.event.thread
    return [Entry(doing, shown, case=case, person=person, touched=(told.touched,)) for person in people]


def _about(row: Any) -> list[Any]:
    """The persons a row is about; a single None: everybody in the family. Where `person` is somebody else, such as who
    receives, the row says `log_about`; where there are several it says `log_people`."""
    if hasattr(row, "log_people"):
        return row.log_people() or [None]
    return [getattr(row, "log_about", getattr(row, "person_id", None))]


def follow() -> None:
    follow_journal(write_changes)

"""Text under the headings of the form. The file tells it in rows; here a row becomes a line. Nothing is added, and what
is shielded from anybody stays out: a text cannot be shielded in parts."""

from typing import Any

from django.utils.formats import date_format

from cases.importing.arrival import Arrival, said, written
from cases.importing.check_content import hidden_from

NOT_IN_FILE = "Staat niet in het ingelezen bestand."


def text_for(key: str, arrival: Arrival) -> str:
    """What comes under this heading; empty when the file says nothing about it and the form does not ask."""
    tell = _HEADINGS.get(key)
    return (tell(arrival) or NOT_IN_FILE) if tell else ""


def _open_rows(arrival: Arrival, section: str) -> list[dict[str, Any]]:
    return [row for row in arrival.data[section] if not hidden_from(row)]


def _important_people(arrival: Arrival) -> str:
    people = [f"{row['voornaam']} {row['achternaam']}" + (f": {row['plek']}" if row.get("plek") else "")
              for row in arrival.data["personen"]]  # fmt: skip
    network = [
        f"{row['naam'] or arrival.name(row['persoon'])}, voor {arrival.name(row['van'])}: {row['rol']}"
        for row in _open_rows(arrival, "netwerk")
    ]
    return written(*people, *network)


def _who_may_receive(arrival: Arrival) -> str:
    """Who may, wholly or in part. Refusals name what is kept from whom: those wait for sharing per part."""
    may = {"ja": "", "deels": " (voor een deel)"}
    return written(*(
        f"{arrival.name(row['ontvanger'])}, over {arrival.name(row['over'])}: {row['wat']}{may[row['mag']]}"
        for row in _open_rows(arrival, "informatie_delen") if row["mag"] in may
    ))  # fmt: skip


def _school(arrival: Arrival) -> str:
    lines = []
    for row in _open_rows(arrival, "onderwijs"):
        place = ", ".join(filter(None, [arrival.name(row["school"]), said(row, "klas")]))
        note = said(row, "bijzonderheden")
        told = f". {note[:1].upper()}{note[1:]}" if note and note != "geen" else ""
        lines.append(f"{arrival.name(row['persoon'])}: {place or row['soort']}{told}")
    return written(*lines)


def _why_now(arrival: Arrival) -> str:
    question = arrival.data["zaak"]["vraag"]
    day = date_format(question["datum"], "j F Y")
    asked = f"Vraag van {day} ({arrival.name(question['door'])}): {question['aanleiding']}"
    return written(arrival.data["document"].get("reden_in_woorden"), asked)


def _question(arrival: Arrival) -> str:
    return written(*(row["tekst"] for row in _open_rows(arrival, "zorgen")))


def _achieved(arrival: Arrival) -> str:
    titles = {row["id"]: row["titel"] for row in (arrival.data["document"]["vorige"] or {}).get("doelen") or []}
    lines = []
    for row in arrival.data["terugblik"]:
        worked = f" Wat werkte: {row['wat_werkte']}." if row.get("wat_werkte") else ""
        lines.append(f"{titles.get(row['doel'], row['doel'])}: {row['resultaat']}.{worked}")
    return written(*lines)


def _story(arrival: Arrival) -> str:
    """The story is told by those who live it: in the statements."""
    speakers = dict.fromkeys(arrival.name(row["door"]) for row in _open_rows(arrival, "verhaal"))
    return f"Het verhaal staat in de uitspraken, van: {', '.join(speakers)}." if speakers else ""


def _summary(arrival: Arrival) -> str:
    return str(arrival.data["analyse"]["samenhangend_beeld"]["tekst"]).strip()


_HEADINGS = {
    "important_people": _important_people, "who_may_receive": _who_may_receive, "school": _school, "why_now": _why_now,
    "question": _question, "achieved": _achieved, "story": _story, "summary": _summary,
}  # fmt: skip

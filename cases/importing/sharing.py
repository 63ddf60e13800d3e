"""Who may receive what, and for whom one statement is, as a file says it.

A file shields an item from somebody (`delen.niet_met`), perhaps until a day. Here an item says for whom it is: shielded
from an organisation it is for the others of the team by name; shielded from somebody of the family it is for
professionals only, because who of the family may see it instead is not told.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from cases.access.audience import Audience
from cases.importing.arrival import Arrival, said
from cases.importing.check import walk
from cases.importing.check_content import hidden_from
from cases.sharing.codes import GrantGround
from network.roles import OrganisationKind

_BY_FILE = "Zo stond het in het bestand"


def received(arrival: Arrival, organisation: str) -> dict[str, Any]:
    """What an organisation of the file may receive, as `sharing.invite` takes it. An organisation from which nothing
    is shielded receives about the whole family; another one about the persons whom the file names for it."""
    told = [row for row in arrival.data["informatie_delen"] if row["ontvanger"] == organisation and row["mag"] != "nee"]
    about = [arrival.people[key] for key in dict.fromkeys(row["over"] for row in told)]
    ground, why = _ground(arrival, organisation)
    what = "; ".join(said(row, "wat") for row in told)
    limited = organisation in shielded_organisations(arrival.data, timezone.localdate())
    return {
        "whole_family": not limited, "people": (about or list(arrival.people.values())) if limited else [],
        "ground": ground, "explanation": f"{why}. {_BY_FILE}: {what}." if what else f"{why}. {_BY_FILE}.",
    }  # fmt: skip


def audience(arrival: Arrival, row: dict[str, Any]) -> dict[str, Any]:
    """For whom this item is: `audience` and, when that is some by name, `named`."""
    hidden = hidden_from(row) if _still_shielded(row, timezone.localdate()) else set()
    works_at = {one["id"]: one["organisatie"] for one in arrival.data["professionals"]}
    kept = {key for key, place in works_at.items() if {key, place} & hidden}
    if kept:
        others = [arrival.users[key] for key in works_at if key not in kept and arrival.users[key] in arrival.team]
        return {"audience": Audience.NAMED, "named": others}
    return {"audience": Audience.PROFESSIONALS if hidden else Audience.EVERYONE, "named": []}


def shielded_organisations(data: dict[str, Any], today: date) -> dict[str, list[str]]:
    """Organisations that take part and from whom something in the file is shielded today: what, by organisation. Not
    the local team and the organisation of the coordinator, who keep the whole."""
    works_at = {row["id"]: row["organisatie"] for row in data["professionals"]}
    core = {row["id"] for row in data["organisaties"] if row["betrokken"] == "kern" and not _leads(row)}
    core.discard(works_at[data["regie"]["casusregie"]["professional"]])
    found: dict[str, list[str]] = {}
    for path, item in _shielded_items(data):
        if _still_shielded(item, today):
            for key in sorted(core & {works_at.get(name, name) for name in hidden_from(item)}):
                found.setdefault(key, []).append(path)
    return found


def _still_shielded(item: dict[str, Any], today: date) -> bool:
    until = (item.get("delen") or {}).get("tot")
    return not isinstance(until, date) or until >= today


def _leads(row: dict[str, Any]) -> bool:
    return bool(row["soort"] == OrganisationKind.LOCAL_TEAM)


def _shielded_items(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((path, node) for path, node in walk(data) if isinstance(node, dict) and hidden_from(node))


def _ground(arrival: Arrival, organisation: str) -> tuple[str, str]:
    """The law for who carries out a measure, otherwise the help itself. Consent of which the file tells stands in the
    explanation and not as the ground: the file does not say about whom it is, so that it cannot be shown complete."""
    kind = next(row["soort"] for row in arrival.data["organisaties"] if row["id"] == organisation)
    if kind == OrganisationKind.CERTIFIED_INSTITUTION:
        return GrantGround.SUPERVISION, "Voert de maatregel uit"
    for row in reversed(arrival.data["toestemmingen"]):
        if said(row, "organisatie") == organisation and row["status"] == "geldig":
            given = arrival.names(row.get("gegeven_door") or [])
            told = ", ".join(filter(None, [given, said(row, "datum"), said(row, "waarvoor")]))
            return GrantGround.INVOLVED, f"Doet mee in dit plan. Toestemming in het bestand: {told}"
    return GrantGround.INVOLVED, "Doet mee in dit plan"

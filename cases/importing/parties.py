"""Organisations and professionals of a file: those that are known here already are the same, the others are added."""

from datetime import date
from typing import Any

from django.utils.text import slugify

from cases.importing.arrival import Arrival
from cases.importing.check import walk
from cases.importing.check_content import hidden_from
from network.models import Membership, Municipality, Organisation, User
from network.roles import OrganisationKind

MAIL = "example.org"  # never delivered (RFC 2606): the real address is filled in by the functional administrator


def bring_in(arrival: Arrival, team_name: str = "") -> None:
    """Everybody the file names. `team_name` is what the local team of the file is called here."""
    since = arrival.data["zaak"]["vraag"]["datum"]
    for row in arrival.data["organisaties"]:
        local = row["soort"] == OrganisationKind.LOCAL_TEAM and row["betrokken"] == "kern"
        arrival.organisations[row["id"]] = _organisation(arrival, row, team_name if local else "", local)
    for row in arrival.data["professionals"]:
        arrival.users[row["id"]] = professional(row, arrival.organisations[row["organisatie"]], since)


def _organisation(arrival: Arrival, row: dict[str, Any], name: str, local: bool) -> Organisation:
    known = Organisation.objects.filter(name__iexact=name or row["naam"]).first()
    if known:
        return known
    code = arrival.data["zaak"]["verantwoordelijke_gemeente"]["cbs"]
    return Organisation.objects.create(
        name=row["naam"], kind=row["soort"], agb=row.get("agb") or "",
        municipality=Municipality.objects.get(code=code) if local else None,
    )  # fmt: skip


def professional(row: dict[str, Any], organisation: Organisation, since: date) -> User:
    """Somebody with this name at this organisation, or a new user who cannot sign in yet."""
    known = User.objects.filter(name=row["naam"], memberships__organisation=organisation).first()
    if known:
        return known
    user = User.objects.create_user(
        _address(row["naam"]), name=row["naam"], job_title=row["functie"],
        registration=row.get("registratie") or "", expertise=row.get("deskundig_in") or "",
    )  # fmt: skip
    Membership.objects.create(user=user, organisation=organisation, begins_on=since)
    return user


def _address(name: str) -> str:
    """naomi.de.vos@example.org, with a number when there are more of that name."""
    base = slugify(name).replace("-", ".")
    taken = set(User.objects.filter(email__startswith=base).values_list("email", flat=True))
    numbers = (f"{base}{'' if number == 1 else f'.{number}'}@{MAIL}" for number in range(1, len(taken) + 2))
    return next(address for address in numbers if address not in taken)


def shielded_organisations(data: dict[str, Any], today: date) -> dict[str, list[str]]:
    """Organisations that take part and from whom something in the file is shielded today: what, by organisation.

    Shielding per part is not possible yet, so their professionals do not join the team: better too few people see it
    than one too many. Not for the local team and the organisation of the coordinator, who keep the whole.
    """
    works_at = {row["id"]: row["organisatie"] for row in data["professionals"]}
    core = {row["id"] for row in data["organisaties"] if row["betrokken"] == "kern" and not _leads(row)}
    core.discard(works_at[data["regie"]["casusregie"]["professional"]])
    found: dict[str, list[str]] = {}
    for path, item in _shielded_items(data):
        until = item["delen"].get("tot")
        if isinstance(until, date) and until < today:
            continue
        for key in sorted(core & {works_at.get(name, name) for name in hidden_from(item)}):
            found.setdefault(key, []).append(path)
    return found


def _leads(row: dict[str, Any]) -> bool:
    return bool(row["soort"] == OrganisationKind.LOCAL_TEAM)


def _shielded_items(data: dict[str, Any]) -> Any:
    return ((path, node) for path, node in walk(data) if isinstance(node, dict) and hidden_from(node))

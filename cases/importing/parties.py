"""Organisations and professionals of a file: those that are known here already are the same, the others are added."""

from datetime import date
from typing import Any

from django.utils.text import slugify

from cases.importing.arrival import Arrival
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

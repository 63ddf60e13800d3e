"""Organisations and professionals of a file: those that are known here already are the same, the others are added."""

from datetime import date
from typing import Any

from django.utils.text import slugify

from cases.importing.arrival import Arrival
from cases.importing.reading import Problem
from network.models import Membership, Municipality, Organisation, User
from network.roles import WITH_FAMILIES, OrganisationKind

MAIL = "example.org"  # never delivered (RFC 2606): the real address is filled in by the functional administrator


def bring_in(arrival: Arrival, team_name: str = "") -> None:
    """Everybody the file names. `team_name` is what the local team of the file is called here."""
    since = arrival.data["zaak"]["vraag"]["datum"]
    for row in arrival.data["organisaties"]:
        local = _leads(row)
        arrival.organisations[row["id"]] = _organisation(arrival, row, team_name if local else "", local)
    for row in arrival.data["professionals"]:
        arrival.users[row["id"]] = professional(row, arrival.organisations[row["organisatie"]], since)


def strangers(data: dict[str, Any], team_name: str) -> list[Problem]:
    """Organisations that are not known here, and professionals who do not work there today."""
    found, known = [], {}
    for place, row in enumerate(data["organisaties"]):
        name = team_name if team_name and _leads(row) else row["naam"]
        known[row["id"]] = Organisation.objects.filter(name__iexact=name).first()
        if known[row["id"]] is None:
            found.append(
                Problem(f"organisaties[{place}].naam", "deze organisatie is hier niet bekend; vraag het beheer")
            )
    for place, row in enumerate(data["professionals"]):
        at_work = Membership.objects.current().filter(organisation=known[row["organisatie"]], role__in=WITH_FAMILIES)
        if not at_work.filter(user__name=row["naam"], user__is_active=True).exists():
            found.append(
                Problem(f"professionals[{place}].naam", "deze professional werkt hier niet bij die organisatie")
            )
    return found


def _leads(row: dict[str, Any]) -> bool:
    return bool(row["soort"] == OrganisationKind.LOCAL_TEAM and row["betrokken"] == "kern")


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
    there = User.objects.filter(name=row["naam"], memberships__organisation=organisation).distinct()
    at_work = Membership.objects.current().filter(organisation=organisation)
    known = there.filter(pk__in=at_work.order_by().values("user_id")).first() or there.first()
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

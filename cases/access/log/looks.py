"""Lines in words, for people: who looked, for whom they work, as what, when, at what, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet

from cases.access.log.codes import ActingAs, Happening, ReadingPurpose, Shown
from cases.access.log.models import AccessLine
from network.models import Organisation, User


@dataclass(frozen=True)
class Look:
    """One line as people read it. `subject` is the key of the person it is about; `behalf` who was away."""

    who: str
    behalf: str
    organisation: str
    role: str
    at: datetime
    what: str
    why: str
    ground: str
    refused: bool
    subject: UUID | None


def who_looked(person: Any) -> "QuerySet[AccessLine]":
    """Wie heeft mijn dossier bekeken: who learned or wrote something about this person, newest first. Who was kept out
    learned nothing. Give a page of it to `in_words`; the page itself is declared with `routes.READS_LOG`."""
    return AccessLine.objects.about(person).disclosing()


def in_words(lines: Iterable[AccessLine], *, names_family: bool = True) -> list[Look]:
    """In two queries, however many lines. Somebody whose account is gone is still said to have looked. Without
    `names_family` who has the own access of a family is not named."""
    rows = list(lines)
    wanted = {one for row in rows for one in (row.user, row.on_behalf_of) if one}
    users = dict(User.objects.filter(pk__in=wanted).values_list("pk", "name"))
    if not names_family:
        accounts = apps.get_model("cases", "FamilyAccount")._default_manager.filter(user__in=wanted)
        users |= dict.fromkeys(accounts.order_by().values_list("user_id", flat=True), ActingAs.FAMILY.label)
    wanted = {row.organisation for row in rows if row.organisation}
    organisations = dict(Organisation.objects.filter(pk__in=wanted).values_list("pk", "name"))
    grounds = dict(apps.get_model("cases", "Grant")._meta.get_field("ground").flatchoices)
    return [_look(row, users, organisations, grounds) for row in rows]


def _look(row: AccessLine, users: dict[Any, str], organisations: dict[Any, str], grounds: dict[Any, str]) -> Look:
    event, shown = Happening(row.event), Shown(row.shown)
    return Look(
        who=users.get(row.user, "iemand van wie het account weg is"),
        behalf=users.get(row.on_behalf_of, "iemand van wie het account weg is") if row.on_behalf_of else "",
        organisation=organisations.get(row.organisation, ""),
        role=ActingAs(row.role).label, at=row.at, what=f"{_capital(shown.label)}: {event.label}",
        why=_capital(ReadingPurpose(row.purpose).label), ground=grounds.get(row.ground, ""),
        refused=event == Happening.REFUSED, subject=row.subject,
    )  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

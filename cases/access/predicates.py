"""Roles of a person in a case, as predicates (subject, user) → bool. The docstring is the name people read.

A subject is anything with a `case`. What somebody is in a case is looked up once per case and person.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid5

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Case, Exists, OuterRef, Value, When
from django.utils import timezone

from cases.access.reach import only_reads, reach_of
from cases.access.ways import WAYS_OF_SYSTEMS
from network.written import ANYBODY, Written

COORDINATOR, MEMBER, LOCAL_TEAM, LEADER = "coordinator", "member", "local_team", "leader"
_A_CASE = uuid5(ANYBODY, "a case")


def standing(subject: Any, user: Any) -> frozenset[str]:
    """Everything this person is in the case, today. Nothing while they read it in an emergency: then they only read."""
    case = subject.case
    known = case.__dict__.setdefault("_standing", {})
    if user.pk not in known:
        known[user.pk] = _look_up(case, user)
    return known[user.pk]


def coordinator(subject: Any, user: Any) -> bool:
    """de casusregisseur"""
    return COORDINATOR in standing(subject, user)


def team_member(subject: Any, user: Any) -> bool:
    """iedere professional in het team van het gezin"""
    return MEMBER in standing(subject, user)


def local_team_member(subject: Any, user: Any) -> bool:
    """een professional van het lokale team van het gezin"""
    return LOCAL_TEAM in standing(subject, user)


def local_team_or_leader(subject: Any, user: Any) -> bool:
    """een professional van het lokale team van het gezin, of de teamleider"""
    return bool({LOCAL_TEAM, LEADER} & standing(subject, user))


def leader(subject: Any, user: Any) -> bool:
    """de teamleider van het lokale team van het gezin"""
    return LEADER in standing(subject, user)


def may_read_log(subject: Any, user: Any) -> bool:
    """de casusregisseur, of de teamleider van het lokale team"""
    return bool({COORDINATOR, LEADER} & standing(subject, user))


def stays_on_the_team(subject: Any, user: Any) -> bool:
    """wie in het team zit zonder einddatum; alleen wie blijft kan de casusregie hebben"""
    team = apps.get_model("cases.TeamMember")._default_manager.current().of_user(user)
    return bool(team.filter(participation__case=subject.case, ends_on=None, participation__ends_on=None).exists())


def _look_up(case: Any, user: Any) -> frozenset[str]:
    if only_reads(case, user):
        return frozenset()
    roles, seats = set(), set()
    for seat, leads in _seats(case, user):
        roles |= {MEMBER, LOCAL_TEAM} if leads else {MEMBER}
        seats.add(seat)
    if case.coordinator_id in seats:  # their own seat, or of whom they stand in for
        roles.add(COORDINATOR)
    if led := user.led_organisation_ids:
        participations = apps.get_model("cases", "Participation").objects.current()
        if participations.filter(case=case, leads=True, organisation__in=led).exists():
            roles.add(LEADER)
    return frozenset(roles)


def with_seats(rows: Any, *users: Any, path: str) -> Any:
    """These rows, with their case at this path, each with the seats of these persons in it: see `had_seats`."""
    told = {}
    for place, user in enumerate(users):
        if not (user.stands_in_for or set(reach_of(user).names) & WAYS_OF_SYSTEMS):
            seats = _seats_of(user, OuterRef(path)).order_by()
            leading = Exists(seats.filter(participation__leads=True))
            told[f"seated_{place}"] = Case(When(leading, then=Value(True)), When(Exists(seats), then=Value(False)))
    return rows.annotate(**told) if told else rows


def had_seats(row: Any, *users: Any) -> None:
    """This row was fetched by `with_seats`: `standing` does not ask again where these persons sit."""
    for place, user in enumerate(users):
        if (name := f"seated_{place}") in row.__dict__:
            leads = row.__dict__.pop(name)
            row.case.__dict__.setdefault("_seats", {})[user.pk] = [] if leads is None else [(user.pk, leads)]


def _seats(case: Any, user: Any) -> Iterable[Any]:
    """Of this person on the team today, and of whom they stand in for: whose it is, and whether its organisation leads.
    Every step and every change asks it: of who stands in for nobody in words that are written once a day."""
    if user.stands_in_for:
        return _seats_of(user, case.pk)
    known: Iterable[Any] | None = case.__dict__.get("_seats", {}).get(user.pk)
    if known is not None:
        return known
    return _written_seats(timezone.localdate()).given(user=user.pk, case=case.pk)


def _seats_of(user: Any, case: UUID | OuterRef) -> Any:
    team = apps.get_model("cases.TeamMember")._default_manager.current().open_to(user)
    return team.filter(participation__case=case).values_list("user_id", "participation__leads")


@lru_cache(maxsize=2)
def _written_seats(_today: date) -> Written:
    somebody: Any = get_user_model()(pk=ANYBODY)
    somebody._memberships = []
    return Written(_seats_of(somebody, _A_CASE), {ANYBODY: "user", _A_CASE: "case"})

"""Roles of a person in a case, as predicates (subject, user) → bool. The docstring is the name people read.

A subject is anything with a `case`. What somebody is in a case is looked up once per case and person.
"""

from typing import Any

from django.apps import apps

from cases.access.reach import only_reads

COORDINATOR, MEMBER, LOCAL_TEAM, LEADER = "coordinator", "member", "local_team", "leader"


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
    team = apps.get_model("cases.TeamMember")._default_manager.current().open_to(user).filter(participation__case=case)
    roles, seats = set(), set()
    for seat, leads in team.values_list("user_id", "participation__leads"):
        roles |= {MEMBER, LOCAL_TEAM} if leads else {MEMBER}
        seats.add(seat)
    if case.coordinator_id in seats:  # their own seat, or of whom they stand in for
        roles.add(COORDINATOR)
    if led := user.led_organisation_ids:
        participations = apps.get_model("cases", "Participation").objects.current()
        if participations.filter(case=case, leads=True, organisation__in=led).exists():
            roles.add(LEADER)
    return frozenset(roles)

"""Let an organisation or a person take part, and end it. Ending works from the next request on."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from cases.access.predicates import local_team_or_leader
from cases.access.records import write
from cases.families import actions as families
from cases.families.models import Case
from cases.sharing.models import Participation, TeamMember
from flow.gate import Incomplete, NotAllowed, NotPossible, record
from network.models import Organisation


def register_family(*, family_name: str, case: Case, team: Organisation, by: Any) -> Case:
    """A family comes in: the local team leads, and who registers is on the team."""
    if team.pk not in by.organisation_ids:
        raise NotAllowed("U kunt alleen een gezin aanmelden bij uw eigen team.")
    with transaction.atomic():
        families.register(family_name=family_name, case=case, by=by)
        leading = Participation(case=case, organisation=team, leads=True, begins_on=case.opened_on,
                                added_by=by, changed_by=by)  # fmt: skip
        leading.save(force_insert=True)
        _put_on_team(leading, by, begins_on=case.opened_on, task="", by=by)
    return case


def invite(
    *, case: Case, organisation: Organisation, purpose: str, by: Any, begins_on: date | None = None
) -> Participation:
    """An organisation starts to take part."""
    _may_compose(case, by)
    return write(Participation(case=case, organisation=organisation, purpose=purpose,
                               begins_on=begins_on or timezone.localdate()), by=by)  # fmt: skip


def add_member(
    *, participation: Participation, user: Any, task: str = "", by: Any, begins_on: date | None = None
) -> TeamMember:
    """Somebody of the organisation joins the family's team."""
    _may_compose(participation.case, by)
    if participation.organisation_id not in user.organisation_ids:
        raise Incomplete({"user": "Deze persoon werkt niet (meer) bij deze organisatie."})
    return write(TeamMember(participation=participation, user=user, task=task,
                            begins_on=begins_on or timezone.localdate()), by=by)  # fmt: skip


def end_participation(participation: Participation, *, on: date, by: Any) -> Participation:
    """Access of the organisation and its people ends after that day."""
    _may_compose(participation.case, by)
    if participation.leads:
        raise NotPossible("Het lokale team leidt deze zaak. Draag de zaak eerst over aan een ander team.")
    with transaction.atomic():
        for member in participation.members.filter(ends_on=None):
            end_membership(member, on=on, by=by)
        participation.ends_on = on
        return write(participation, by=by)


def end_membership(member: TeamMember, *, on: date, by: Any) -> TeamMember:
    """Somebody leaves the team after that day. The coordinator can only leave after a handover."""
    case = member.participation.case
    _may_compose(case, by)
    if case.coordinator_id == member.user_id:
        raise NotPossible("Dit is de casusregisseur. Draag eerst de regie over.")
    member.ends_on = max(on, member.begins_on)
    member.save(update_fields=["ends_on"])
    record(case, "Teamlid gaat uit het team", by=by)
    return member


def _may_compose(case: Case, by: Any) -> None:
    if not local_team_or_leader(case, by):
        raise NotAllowed("Alleen het lokale team bepaalt wie er meedoet.")


def _put_on_team(participation: Participation, user: Any, *, begins_on: date, task: str, by: Any) -> TeamMember:
    member = TeamMember(
        participation=participation, user=user, task=task, begins_on=begins_on, added_by=by, changed_by=by
    )
    member.save(force_insert=True)
    return member

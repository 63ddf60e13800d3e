"""Let an organisation or a person take part, and end it. Ending works from the next request on."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from cases.access.predicates import local_team_or_leader
from cases.access.records import write
from cases.families import actions as families
from cases.families.codes import RegieKind
from cases.families.models import Case, Person, Trajectory
from cases.sharing.known import Identity, KnownCase, known_at
from cases.sharing.models import Participation, TeamMember
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, record
from network.models import Membership, Organisation, User
from network.roles import Role


class AlreadyKnown(NotPossible):
    """The youth seems to be known; `cases` says where. Go on only after somebody chose to (never with the same BSN)."""

    def __init__(self, cases: list[KnownCase]):
        super().__init__("Dit lijkt iemand die al bekend is. Kies of het dezelfde persoon is.")
        self.cases = cases


def register_family(*, family_name: str, case: Case, team: Organisation, by: Any, youth: Person | None = None,
                    is_somebody_else: bool = False) -> Case:  # fmt: skip
    """A family comes in: the local team leads, and who registers is on the team. With `youth` the case is about them.

    Raises `AlreadyKnown` when the youth seems to be known; `is_somebody_else` says that a person looked at that and
    decided. All is saved, or nothing.
    """
    if team.pk not in {own.pk for own in by.local_teams}:
        raise NotAllowed("U kunt alleen een gezin aanmelden bij uw eigen team.")
    if youth and (known := known_at(identity_of(youth), by=by)):
        if not is_somebody_else or any(hit.same_bsn for hit in known):
            raise AlreadyKnown(known)
    with all_or_nothing():
        families.register(family_name=family_name, case=case, by=by)
        leading = Participation(case=case, organisation=team, leads=True, begins_on=case.opened_on,
                                added_by=by, changed_by=by)  # fmt: skip
        leading.save(force_insert=True)
        _put_on_team(leading, by, begins_on=case.opened_on, task="", by=by)
        if youth:
            youth.family, youth.is_youth = case.family, True
            families.write_person(youth, by=by)
            write(Trajectory(case=case, person=youth, reason=f"hulpvraag gaat over {youth.first_name}",
                             opened_on=case.opened_on), by=by)  # fmt: skip
    return case


def identity_of(person: Person) -> Identity:
    return Identity(person.bsn, person.surname, person.birth_date, person.postcode, person.house_number)


def invite(
    *, case: Case, organisation: Organisation, purpose: str, by: Any, begins_on: date | None = None
) -> Participation:
    """An organisation starts to take part."""
    with all_or_nothing():
        locked = _composed(case, by)
        row = Participation(case=locked, organisation=organisation, purpose=purpose, added_by=by, changed_by=by,
                            begins_on=begins_on or timezone.localdate())  # fmt: skip
        if clashes := row.clashes():
            raise Incomplete(clashes)
        row.save(force_insert=True)
        record(locked, f"{organisation} doet mee", by=by, happened_on=row.begins_on)
    return row


def add_member(
    *, participation: Participation, user: Any, task: str = "", by: Any, begins_on: date | None = None
) -> TeamMember:
    """Somebody of the organisation joins the family's team."""
    with all_or_nothing():
        locked = _composed(participation.case, by)
        if participation.ends_on is not None:
            raise NotPossible("Deze organisatie doet niet meer mee. Nodig de organisatie eerst opnieuw uit.")
        if participation.organisation_id not in user.organisation_ids:
            raise Incomplete({"user": "Deze persoon werkt niet (meer) bij deze organisatie."})
        begins_on = begins_on or timezone.localdate()
        member = _put_on_team(participation, user, begins_on=begins_on, task=task, by=by)
        record(locked, f"{user} in het team", by=by, happened_on=member.begins_on)
        locked.__dict__.pop("_standing", None)
    return member


def colleagues_to_add(participation: Participation) -> "QuerySet[User]":
    """Who works at the organisation with families today and is not on the team yet."""
    at_work = Membership.objects.current().filter(organisation=participation.organisation_id)
    with_families = at_work.exclude(role=Role.FUNCTIONAL_ADMIN).order_by().values("user_id")
    there = participation.members.filter(ends_on=None).order_by().values("user_id")
    return User.objects.filter(pk__in=with_families, is_active=True).exclude(pk__in=there).order_by("name", "pk")


def end_participation(participation: Participation, *, on: date, by: Any) -> Participation:
    """Access of the organisation and its people ends after that day."""
    with all_or_nothing():
        locked = _composed(participation.case, by)
        if participation.leads:
            raise NotPossible("Het lokale team leidt deze zaak. Draag de zaak eerst over aan een ander team.")
        for member in participation.members.filter(ends_on=None):
            end_membership(member, on=on, by=by)
        _end(participation, on, by)
        _end_roles(locked, on, organisation=participation.organisation_id)
        record(locked, f"{participation.organisation} doet niet meer mee", by=by, happened_on=participation.ends_on)
    return participation


def end_membership(member: TeamMember, *, on: date, by: Any) -> TeamMember:
    """Somebody leaves the team after that day. The coordinator can only leave after a handover."""
    with all_or_nothing():
        locked = _composed(member.participation.case, by)
        if locked.coordinator_id == member.user_id:
            raise NotPossible("Dit is de casusregisseur. Draag eerst de regie over.")
        _end(member, on, by)
        _end_roles(locked, on, user=member.user_id)
        if locked.contact_person_id == member.user_id:
            Case.objects.filter(pk=locked.pk).update(contact_person=None)
        record(locked, f"{member.user} gaat uit het team", by=by, happened_on=member.ends_on)
    return member


def _end(row: Participation | TeamMember, on: date, by: Any) -> None:
    row.ends_on = max(on, row.begins_on)
    if row.clashes():
        raise NotPossible("Daarna begint al een volgende periode. Kies een laatste dag die daarvóór ligt.")
    row.version += 1
    row.changed_by, row.changed_at = by, timezone.now()
    row.save(update_fields=["ends_on", "version", "changed_by", "changed_at"])


def _end_roles(case: Case, on: date, **holder: Any) -> None:
    """Whoever leaves keeps no role of regie behind."""
    for role in case.coordinations.exclude(kind=RegieKind.CASE).filter(ends_on=None, **holder):
        role.ends_on = max(on, role.begins_on)
        role.save(update_fields=["ends_on"])


def _composed(case: Case, by: Any) -> Case:
    """The case, locked, for who decides who takes part: the local team and its leader, who need not be on the team.
    Also of a closed case: before it is opened again somebody must be there to coordinate it."""
    locked: Case = Case.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    if not local_team_or_leader(locked, by):
        raise NotAllowed("Alleen het lokale team bepaalt wie er meedoet.")
    return locked


def _put_on_team(participation: Participation, user: Any, *, begins_on: date, task: str, by: Any) -> TeamMember:
    member = TeamMember(
        participation=participation, user=user, task=task, begins_on=begins_on, added_by=by, changed_by=by
    )
    if clashes := member.clashes():
        raise Incomplete(clashes)
    member.save(force_insert=True)
    return member

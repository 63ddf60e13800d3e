"""Let an organisation or a person take part, and end it. Ending works from the next request on."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from cases.access.predicates import stays_on_the_team
from cases.access.reach import look_again
from cases.access.records import write
from cases.families import actions as families
from cases.families.codes import RegieKind
from cases.families.lifecycle import leaver_goes
from cases.families.models import Case, Person, Trajectory
from cases.sharing.granting import USUAL_PARTS, change, composed, end_grants, grant, review, withdraw
from cases.sharing.known import AlreadyKnown, Identity, known_at
from cases.sharing.models import Participation, TeamMember
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, record, take
from network.models import Membership, Organisation, User
from network.roles import WITH_FAMILIES
from network.terms import term

__all__ = [
    "add_member", "change", "colleagues_to_add", "end_membership", "end_participation", "grant",
    "identity_of", "invite", "reassign", "register_family", "review", "withdraw", "write_person",
]  # fmt: skip


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


def write_person(person: Person, *, by: Any, many: Any = None, base_version: int | None = None,
                 is_somebody_else: bool = False) -> Person:  # fmt: skip
    """Add or change somebody of the family. Whoever seems to be known elsewhere comes in only after a person looked
    (`is_somebody_else`), and with the same BSN never: raises `AlreadyKnown`."""
    before = None if person._state.adding else Person.objects.filter(pk=person.pk).first()
    if before is None or identity_of(before) != identity_of(person):
        number = person.document.number
        known = [hit for hit in known_at(identity_of(person), by=by) if hit.number != number]
        if known and (not is_somebody_else or any(hit.same_bsn for hit in known)):
            raise AlreadyKnown(known)
    return families.write_person(person, by=by, many=many, base_version=base_version)


def identity_of(person: Person) -> Identity:
    return Identity(person.bsn, person.surname, person.birth_date, person.postcode, person.house_number)


def invite(
    *, case: Case, organisation: Organisation, purpose: str, ground: str, by: Any, explanation: str = "",
    parts: Sequence[str] = USUAL_PARTS, people: Sequence[Person] = (), whole_family: bool | None = None,
    begins_on: date | None = None,
) -> Participation:  # fmt: skip
    """An organisation starts to take part and may receive these parts, about these persons or the whole family. What
    it was still allowed to receive from before is replaced."""
    with all_or_nothing():
        locked = composed(case, by)
        row = Participation(case=locked, organisation=organisation, purpose=purpose, added_by=by, changed_by=by,
                            begins_on=begins_on or timezone.localdate())  # fmt: skip
        if clashes := row.clashes():
            raise Incomplete(clashes)
        row.save(force_insert=True)
        record(locked, f"{organisation} doet mee", by=by, happened_on=row.begins_on, what="team_changed", which=row)
        end_grants(locked, organisation, on=row.begins_on - timedelta(days=1), by=by)
        grant(
            case=locked, organisation=organisation, parts=parts, people=people,
            whole_family=not people if whole_family is None else whole_family,
            ground=ground, explanation=explanation, begins_on=row.begins_on, by=by,
        )  # fmt: skip
    return row


def add_member(
    *, participation: Participation, user: Any, task: str = "", by: Any, begins_on: date | None = None
) -> TeamMember:
    """Somebody of the organisation joins the family's team."""
    with all_or_nothing():
        locked = composed(participation.case, by)
        if participation.ends_on is not None:
            raise NotPossible("Deze organisatie doet niet meer mee. Nodig de organisatie eerst opnieuw uit.")
        if participation.organisation_id not in user.organisation_ids:
            raise Incomplete({"user": "Deze persoon werkt niet (meer) bij deze organisatie."})
        begins_on = begins_on or timezone.localdate()
        member = _put_on_team(participation, user, begins_on=begins_on, task=task, by=by)
        look_again(user)
        record(locked, f"{user} in het team", by=by, happened_on=member.begins_on, what="team_changed", which=member)
        for known in ("_standing", "_seats"):
            locked.__dict__.pop(known, None)
    return member


def colleagues_to_add(participation: Participation) -> "QuerySet[User]":
    """Who works at the organisation with families today and is not on the team yet."""
    with_families = at_work_with_families([participation.organisation_id])
    there = participation.members.filter(ends_on=None).order_by().values("user_id")
    return User.objects.filter(pk__in=with_families, is_active=True).exclude(pk__in=there).order_by("name", "pk")


def reassign(*, case: Case, coordinator: Any, reason: str, by: Any) -> Case:
    """The coordinator has left: the leader of the local team chooses a colleague, who joins the family's team when they
    are not on it yet. All of it, or nothing."""
    with all_or_nothing():
        locked = composed(case, by)
        if not stays_on_the_team(locked, coordinator):
            leading = locked.participations.get(leads=True, ends_on=None)
            try:
                add_member(participation=leading, user=coordinator, by=by)
            except Incomplete as no:
                raise Incomplete({"coordinator": " ".join(no.reasons)}) from no
        visible = Case.objects.visible_to(by)
        done: Case = take(visible, case.pk, "reassign", by=by, coordinator=coordinator, reason=reason)
    return done


@leaver_goes.also
def out_of_the_team(case: Case, *, by: Any, **facts: Any) -> None:
    """Whoever left comes back to this family only when somebody adds them again, also after starting anew at the
    organisation."""
    today = timezone.localdate()
    for member in TeamMember.objects.filter(participation__case=case, user=case.coordinator, ends_on=None):
        _end(member, today, by)
    _end_roles(case, today, user=case.coordinator_id)
    if case.contact_person_id == case.coordinator_id:
        case.contact_person = None


def at_work_with_families(organisations: Any) -> Any:
    """The keys of who works there with families today."""
    at_work = Membership.objects.current().filter(organisation__in=organisations, role__in=WITH_FAMILIES)
    return at_work.order_by().values("user_id")


def end_participation(participation: Participation, *, on: date, by: Any) -> Participation:
    """The organisation and its people write until that day. They read on for the days that the municipality gives to
    hand over; then everything they may receive ends."""
    with all_or_nothing():
        locked = composed(participation.case, by)
        if participation.leads:
            raise NotPossible("Het lokale team leidt deze zaak. Draag de zaak eerst over aan een ander team.")
        for member in participation.members.filter(ends_on=None):
            end_membership(member, on=on, by=by)
        _end(participation, on, by)
        ends_on = participation.ends_on or on
        participation.access_until = ends_on + timedelta(days=term("reading_on_days", locked.municipality_id, ends_on))
        participation.save(update_fields=["access_until"])
        end_grants(locked, participation.organisation, on=participation.access_until, by=by)
        _end_roles(locked, on, organisation=participation.organisation_id)
        record(locked, f"{participation.organisation} doet niet meer mee", by=by, happened_on=participation.ends_on,
               what="team_changed", which=participation)  # fmt: skip
    return participation


def end_membership(member: TeamMember, *, on: date, by: Any) -> TeamMember:
    """Somebody leaves the team after that day. The coordinator can only leave after a handover."""
    with all_or_nothing():
        locked = composed(member.participation.case, by)
        if locked.coordinator_id == member.user_id:
            raise NotPossible("Dit is de casusregisseur. Draag eerst de regie over.")
        _end(member, on, by)
        _end_roles(locked, on, user=member.user_id)
        if locked.contact_person_id == member.user_id:
            Case.objects.filter(pk=locked.pk).update(contact_person=None)
        record(locked, f"{member.user} gaat uit het team", by=by, happened_on=member.ends_on, what="team_changed",
               which=member)  # fmt: skip
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


def _put_on_team(participation: Participation, user: Any, *, begins_on: date, task: str, by: Any) -> TeamMember:
    member = TeamMember(
        participation=participation, user=user, task=task, begins_on=begins_on, added_by=by, changed_by=by
    )
    if clashes := member.clashes():
        raise Incomplete(clashes)
    member.save(force_insert=True)
    return member

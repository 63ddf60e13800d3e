"""What people do in this room: bring a family in, give somebody the regie, offer a handover."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.predicates import coordinator, local_team_member, team_member
from cases.access.reach import opened
from cases.access.records import Conflict, open_document, remove, write
from cases.families.codes import RegieKind
from cases.families.lifecycle import (
    OPEN_HANDOVER,
    begin_coordination,
    end_everything_that_runs,
    pass_the_case_on,
    pass_the_regie_on,
)
from cases.families.models import Case, Coordination, Family, Handover, Person
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, follow, hold, record

BSN_TAKEN = "Er staat al iemand met dit BSN in het systeem. Zoek op dit BSN om te zien welk team u kunt bellen."


def register(*, family_name: str, case: Case, by: Any) -> Case:
    """Open a family and its case. Who takes part is added by `sharing.actions`, in the same transaction."""
    with all_or_nothing():
        case.family = Family.objects.create(name=family_name)
        case.added_by = case.changed_by = by
        case.save(force_insert=True)
        record(case, "Gezin aangemeld", by=by, happened_on=case.opened_on, doing="create", what="registered")
    return case


def possible_duplicates(*, number: str = "", surname: str = "", born: date | None = None,
                        postcode: str = "", house_number: str = "") -> QuerySet[Person]:  # fmt: skip
    """People who are already known by exactly this BSN, or by surname, birth date, postcode and house number.

    Looks beyond what the searcher may see, because a double family is worse; the screen shows only what it must:
    the case number and the local team to call.
    """
    people = Person.objects.none()
    if number:
        people |= Person.objects.with_bsn(number)
    if surname and born and postcode and house_number:
        people |= Person.objects.same_person(surname=surname, born=born, postcode=postcode, house_number=house_number)
    return people


def begin_regie(
    case: Case, user: Any, *, on: date, by: Any, held_by: Person | None = None, about: str = ""
) -> Coordination:
    """End the present casusregie and begin the next one: one transaction, not a day between.

    The case row is written here too, so that the case and its coordinations always tell the same.
    """
    with all_or_nothing():
        current = case.coordinations.filter(kind=RegieKind.CASE, ends_on=None).select_for_update().first()
        if current:
            current.ends_on = max(on, current.begins_on)
            current.save(update_fields=["ends_on"])
        Case.objects.filter(pk=case.pk).update(coordinator=user)
        case.coordinator = user
        for known in ("_standing", "_seats"):
            case.__dict__.pop(known, None)
        row = Coordination(
            case=case, kind=RegieKind.CASE, user=user, held_by=held_by, begins_on=on,
            about=about or "plan, afspraken en contact met het gezin", added_by=by, changed_by=by,
        )  # fmt: skip
        row.save(force_insert=True)
    return row


def offer_handover(*, case: Case, to_user: Any, note: str, by: Any, offered_on: date | None = None) -> Handover:
    """Offer the casusregie; the present coordinator stays responsible until it is accepted."""
    with all_or_nothing():
        hold(case)
        locked = Case.objects.visible_to(by).get(pk=case.pk)
        if not coordinator(locked, by):
            raise NotAllowed("Alleen de casusregisseur biedt een overdracht aan.")
        if locked.status != "active":
            raise NotPossible("De zaak is niet actief.")
        if locked.handovers.filter(status__in=["offered", "discussed"]).exists():
            raise NotPossible("Er loopt al een overdracht. Rond die eerst af of trek die in.")
        if to_user.pk == by.pk:
            raise Incomplete({"to_user": "U heeft de regie al. Kies een ander."})
        if not team_member(locked, to_user):
            raise Incomplete({"to_user": "Deze persoon zit niet in het team van dit gezin. Voeg de persoon eerst toe."})
        handover = Handover(
            case=locked, from_user=by, to_user=to_user, note=note, added_by=by,
            offered_on=offered_on or timezone.localdate(),
        )  # fmt: skip
        handover.save(force_insert=True)
        record(handover, "Overdracht aangeboden", by=by, happened_on=handover.offered_on)
    return handover


FIRST_CONTACT = (
    "opened_on", "asked_by", "channel", "occasion", "frame", "identity_seen", "support_mentioned_on", "urgent",
    "urgent_help_began_on", "municipality", "municipality_ground", "municipality_note", "contact_person",
)  # fmt: skip


def change_case(case: Case, *, by: Any, many: Any = None, base_version: int | None = None) -> Case:
    """Change the facts of the first contact, the responsible municipality or the fixed contact person.

    Writes those facts only: who coordinates and in which state the case is may have changed since it was read.
    """
    with all_or_nothing():
        locked = open_document(case, by=by)
        if base_version is not None and locked.version != base_version:
            raise Conflict(locked)
        for name in FIRST_CONTACT:
            setattr(locked, name, getattr(case, name))
        locked.version += 1
        locked.changed_by, locked.changed_at = by, timezone.now()
        locked.save(update_fields=[*FIRST_CONTACT, "version", "changed_by", "changed_at"])
        record(locked, "Gegevens van de zaak aangepast", by=by)
    return locked


def write_person(person: Person, *, by: Any, many: Any = None, base_version: int | None = None) -> Person:
    """Add or change somebody of the family, with their `ties`: relations and gezag that are saved together with them
    or not at all. Refuses a BSN that somebody else has (`Incomplete`)."""
    with all_or_nothing(undone_alone=False):
        _write_with_own_bsn(person, by, base_version)
        for tie in (many or {}).get("ties", ()):
            write(tie, by=by)
    return person


def _write_with_own_bsn(person: Person, by: Any, base_version: int | None) -> None:
    if not person.bsn:
        write(person, by=by, base_version=base_version)
        return
    same_number = possible_duplicates(number=person.bsn).exclude(pk=person.pk)
    if same_number.exists():
        raise Incomplete({"bsn": BSN_TAKEN})
    try:
        with all_or_nothing():  # so that what follows can be asked after a refusal
            write(person, by=by, base_version=base_version)
    except NotPossible as clash:  # somebody else saved this number at the same moment
        if same_number.all().exists():
            raise Incomplete({"bsn": BSN_TAKEN}) from clash
        raise


def take_out(part: Any, *, by: Any) -> None:
    """Take a person or home out again, as long as nothing hangs on it: nobody's story goes with one click."""
    with all_or_nothing():
        open_document(part.document, by=by)
        for relation in part._meta.related_objects:
            if relation.related_model._default_manager.filter(**{relation.field.name: part}).exists():
                no = f"Over {part} staat al meer in het dossier. Verwijder dat eerst, of laat {part} staan."
                raise NotPossible(no)
        remove(part, by=by)


def bsn_is_open(person: Person, reader: Any) -> bool:
    """Who sees that somebody is there, does not see the number of each of them."""
    return opened(person.document, reader).covers(CasePart.CONTACT, person)


def reveal_bsn(person: Person, *, by: Any) -> str:
    """The BSN in full, for who works with the family; that it was shown stands in the journal."""
    case = person.document
    if not team_member(case, by) or not bsn_is_open(person, by):
        raise NotAllowed("Alleen het team van dit gezin ziet het BSN.")
    record(case, f"BSN van {person.first_name} getoond", by=by, doing="bsn", part=person)
    return str(person.bsn)


def write_regie(part: Coordination, *, by: Any, many: Any = None, base_version: int | None = None) -> Coordination:
    """Add or change a role beside the casusregie."""
    _beside_the_casusregie(part, by)
    return write(part, by=by, base_version=base_version)


def take_regie_out(part: Coordination, *, by: Any) -> None:
    """A role that was written by mistake; a role that ended gets an end date instead."""
    _beside_the_casusregie(part, by)
    remove(part, by=by)


def _beside_the_casusregie(part: Coordination, by: Any) -> None:
    """The casusregie itself only passes on by a handover; the other roles are for the local team to give."""
    if part.kind == RegieKind.CASE:
        raise NotPossible("De casusregie gaat over met een overdracht.")
    if not local_team_member(part, by):
        raise NotAllowed("Alleen het lokale team wijst aan wie welke regie heeft.")


def let_family_hold(*, case: Case, held_by: Person | None, by: Any, on: date | None = None) -> Coordination:
    """A parent (or the youth) takes the regie, or gives it back; the coordinator keeps the plan in view."""
    with all_or_nothing():
        locked = open_document(case, by=by)
        if not coordinator(locked, by):
            raise NotAllowed("De casusregisseur spreekt met het gezin af wie de regie heeft.")
        if held_by and held_by.family_id != locked.family_id:
            raise Incomplete({"held_by": "Deze persoon hoort niet bij dit gezin."})
        current = locked.coordinations.filter(kind=RegieKind.CASE, ends_on=None).first()
        if current and current.held_by_id == (held_by.pk if held_by else None):
            raise Incomplete({"held_by": "Zo is het al. Kies een ander, of ga terug."})
        row = begin_regie(locked, locked.coordinator, on=on or timezone.localdate(), by=by, held_by=held_by)
        said = f"{held_by.first_name} heeft de regie" if held_by else "De casusregisseur heeft de regie weer"
        record(locked, said, by=by, happened_on=row.begins_on, what="regie_changed")
    return row


@begin_coordination.also
def first_coordinator(case: Case, *, by: Any, event: Any, coordinator: Any, **facts: Any) -> None:
    begin_regie(case, coordinator, on=event.happened_on or timezone.localdate(), by=by, about=facts.get("about", ""))


@pass_the_regie_on.also
def next_coordinator(handover: Handover, *, by: Any, event: Any, **facts: Any) -> None:
    _change_the_professional(handover.case, handover.to_user, on=event.happened_on, by=by)


@pass_the_case_on.also
def coordinator_instead(case: Case, *, by: Any, event: Any, coordinator: Any, reason: str, **facts: Any) -> None:
    """Chosen because the previous one left; what they had offered to somebody lapses."""
    _change_the_professional(case, coordinator, on=event.happened_on, by=by)
    for handover in case.handovers.filter(status__in=OPEN_HANDOVER):
        follow(handover, "lapse", by=by, reason=reason)


def _change_the_professional(case: Case, user: Any, *, on: date | None, by: Any) -> None:
    """The regie of a parent stays with the parent: only the professional beside them changes."""
    current = case.coordinations.filter(kind=RegieKind.CASE, ends_on=None).first()
    begin_regie(case, user, on=on or timezone.localdate(), by=by, held_by=current.held_by if current else None)


@end_everything_that_runs.also
def end_regie(case: Case, *, by: Any, event: Any, **facts: Any) -> None:
    """Every kind of regie ends with the case."""
    on = event.happened_on or timezone.localdate()
    for row in case.coordinations.filter(ends_on=None):
        row.ends_on = max(on, row.begins_on)
        row.save(update_fields=["ends_on"])

"""What people do in this room: bring a family in, give somebody the regie, offer a handover."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cases.access import bsn
from cases.access.predicates import coordinator
from cases.access.records import write
from cases.families.codes import RegieKind
from cases.families.lifecycle import begin_coordination, end_everything_that_runs, pass_the_regie_on
from cases.families.models import Case, Coordination, Family, Handover, Person
from flow.gate import Incomplete, NotAllowed, NotPossible, record


def register(*, family_name: str, case: Case, by: Any) -> Case:
    """Open a family and its case. Who takes part is added by `sharing.actions`, in the same transaction."""
    with transaction.atomic():
        case.family = Family.objects.create(name=family_name)
        case.added_by = case.changed_by = by
        case.save(force_insert=True)
        record(case, "Gezin aangemeld", by=by, happened_on=case.opened_on)
    return case


def possible_duplicates(*, number: str = "", surname: str = "", born: date | None = None,
                        postcode: str = "", house_number: str = "") -> QuerySet[Person]:  # fmt: skip
    """People who are already known by exactly this BSN, or by surname, birth date, postcode and house number.

    Looks beyond what the searcher may see, because a double family is worse; the screen shows only what it must:
    the case number and the local team to call.
    """
    people = Person.objects.none()
    if number:
        people |= Person.objects.filter(bsn_index=bsn.index_of(number))
    if surname and born and postcode and house_number:
        people |= Person.objects.all().same_person(
            surname=surname, born=born, postcode=postcode, house_number=house_number
        )
    return people


def begin_regie(
    case: Case, user: Any, *, on: date, by: Any, held_by: Person | None = None, about: str = ""
) -> Coordination:
    """End the present casusregie and begin the next one: one transaction, not a day between.

    The case row is written here too, so that the case and its coordinations always tell the same.
    """
    with transaction.atomic():
        current = case.coordinations.filter(kind=RegieKind.CASE, ends_on=None).select_for_update().first()
        if current:
            current.ends_on = max(on, current.begins_on)
            current.save(update_fields=["ends_on"])
        Case.objects.filter(pk=case.pk).update(coordinator=user)
        case.coordinator = user
        case.__dict__.pop("_standing", None)
        row = Coordination(
            case=case, kind=RegieKind.CASE, user=user, held_by=held_by, begins_on=on,
            about=about or "plan, afspraken en contact met het gezin", added_by=by, changed_by=by,
        )  # fmt: skip
        row.save(force_insert=True)
    return row


def offer_handover(*, case: Case, to_user: Any, note: str, by: Any, offered_on: date | None = None) -> Handover:
    """Offer the casusregie; the present coordinator stays responsible until it is accepted."""
    from cases.access.predicates import team_member

    with transaction.atomic():
        locked = Case.objects.visible_to(by).select_for_update(of=("self",)).get(pk=case.pk)
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


def change_case(case: Case, *, by: Any, base_version: int | None = None) -> Case:
    """Change the facts of the first contact, the responsible municipality or the fixed contact person."""
    return write(case, by=by, base_version=base_version)


@begin_coordination.also
def first_coordinator(case: Case, *, by: Any, event: Any, coordinator: Any, **facts: Any) -> None:
    begin_regie(case, coordinator, on=event.happened_on or timezone.localdate(), by=by)


@pass_the_regie_on.also
def next_coordinator(handover: Handover, *, by: Any, event: Any, **facts: Any) -> None:
    begin_regie(handover.case, handover.to_user, on=event.happened_on or timezone.localdate(), by=by)


@end_everything_that_runs.also
def end_regie(case: Case, *, by: Any, event: Any, **facts: Any) -> None:
    """Every kind of regie ends with the case."""
    on = event.happened_on or timezone.localdate()
    for row in case.coordinations.filter(ends_on=None):
        row.ends_on = max(on, row.begins_on)
        row.save(update_fields=["ends_on"])

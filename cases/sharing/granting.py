"""Who may receive what: give it, withdraw it, change it. It works from the next request on."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.predicates import local_team_or_leader
from cases.access.reach import look_again
from cases.families.models import Case, Person
from cases.sharing.codes import GROUNDS
from cases.sharing.models import AccessReview, Grant
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, record
from network.models import Organisation, User

USUAL_PARTS = (CasePart.CONTACT, CasePart.ANALYSIS, CasePart.PLAN, CasePart.EVALUATION)


def composed(case: Case, by: Any) -> Case:
    """The case, locked, for who decides who takes part: the local team and its leader, who need not be on the team.
    Also of a closed case: before it is opened again somebody must be there to coordinate it."""
    locked: Case = Case.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    if not local_team_or_leader(locked, by):
        raise NotAllowed("Alleen het lokale team bepaalt wie er meedoet.")
    return locked


def review(case: Case, *, by: Any) -> AccessReview:
    """Somebody who decides about it looked whether everybody should still receive what they receive. It is asked again
    after `access_review_days`."""
    with all_or_nothing():
        locked = composed(case, by)
        row = AccessReview(case=locked, added_by=by)
        row.save(force_insert=True)
        record(locked, "Nagekeken wie wat mag ontvangen", by=by, part=row, doing="create", is_change=False)
    return row


def grant(
    *, case: Case, parts: Sequence[str], ground: str, by: Any, organisation: Organisation | None = None,
    professional: User | None = None, person: Person | None = None, people: Iterable[Person] = (),
    whole_family: bool = False, explanation: str = "", begins_on: date | None = None, ends_on: date | None = None,
) -> list[Grant]:  # fmt: skip
    """One recipient may receive these parts, about these persons or the whole family: one row per part."""
    with all_or_nothing():
        return give(
            case=composed(case, by), parts=parts, ground=ground, by=by, organisation=organisation,
            professional=professional, person=person, people=people, whole_family=whole_family,
            explanation=explanation, begins_on=begins_on, ends_on=ends_on,
        )  # fmt: skip


def give(
    *, case: Case, parts: Sequence[str], ground: str, by: Any, organisation: Organisation | None = None,
    professional: User | None = None, person: Person | None = None, people: Iterable[Person] = (),
    whole_family: bool = False, explanation: str = "", begins_on: date | None = None, ends_on: date | None = None,
) -> list[Grant]:  # fmt: skip
    """As `grant`, for who has asked already whether this person may: the case is locked."""
    people, locked = list(people), case
    with all_or_nothing():
        if wrong := _incomplete(locked, parts, ground, explanation, people, whole_family):
            raise Incomplete(wrong)
        given = [
            _give(
                Grant(
                    case=locked, organisation=organisation, professional=professional, person=person, part=part,
                    whole_family=whole_family, ground=ground, explanation=explanation,
                    begins_on=begins_on or timezone.localdate(), ends_on=ends_on, added_by=by, changed_by=by,
                ),
                people,
            )
            for part in parts
        ]  # fmt: skip
        names = ", ".join(row.get_part_display() for row in given)
        record(
            locked,
            _fits(f"{given[0].recipient_in_journal} mag ontvangen: {names}"),
            by=by,
            happened_on=_begun(given[0]),
            what="grants_changed",
        )
        if professional:
            look_again(professional)
    return given


def professional_at(address: str) -> User | None:
    """Somebody who works with families, found by the whole address only: nobody browses who works where."""
    found: User | None = User.objects.filter(email__iexact=address, is_active=True).first()
    return found if found is not None and found.works_with_families else None


def withdraw(row: Grant, *, by: Any) -> Grant:
    """The recipient receives it no longer, from now on. What was received before stays known."""
    with all_or_nothing():
        locked = composed(row.case, by)
        _not_from_the_coordinator(locked, row)
        _withdraw(row, by)
        record(locked, _fits(f"{row.recipient_in_journal} mag niet meer ontvangen: {row.get_part_display()}"), by=by,
               what="grants_changed")  # fmt: skip
    return row


def change(row: Grant, *, by: Any, ground: str, explanation: str = "", people: Iterable[Person] = (),
           whole_family: bool = False, ends_on: date | None = None) -> Grant:  # fmt: skip
    """Withdraw the row and give it anew from today, in one go, so that what held when stays known."""
    with all_or_nothing():
        locked = composed(row.case, by)
        if not whole_family:
            _not_from_the_coordinator(locked, row)
        _withdraw(row, by)
        begins_on = max(row.begins_on, timezone.localdate())
        (changed,) = grant(
            case=locked, parts=[row.part], ground=ground, by=by, organisation=row.organisation,
            professional=row.professional, person=row.person, people=people, whole_family=whole_family,
            explanation=explanation, begins_on=begins_on, ends_on=ends_on,
        )  # fmt: skip
    return changed


def end_grants(case: Case, organisation: Organisation, *, on: date, by: Any) -> None:
    """Everything this organisation receives ends after that day; what would begin later does not begin. The caller
    writes the journal."""
    rows = Grant.objects.filter(case=case, organisation=organisation).not_over(on)
    rows.filter(begins_on__gt=on).update(withdrawn_at=timezone.now(), withdrawn_by=by)
    rows.filter(begins_on__lte=on).update(ends_on=on, changed_by=by, changed_at=timezone.now())


def _incomplete(case: Case, parts: Any, ground: str, explanation: str, people: Any, whole: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    if not parts:
        found["parts"] = "Kies welke delen deze ontvanger mag ontvangen."
    if not whole and not people:
        found["people"] = "Kies over wie, of kies het hele gezin."
    elif any(one.family_id != case.family_id for one in people):
        found["people"] = "Kies alleen mensen van dit gezin."
    words = GROUNDS.get(ground)
    if words is None:
        found["ground"] = "Kies op welke grond dit mag."
    elif not words.is_on:
        found["ground"] = f"Deze grond is hier niet in gebruik. {words.means}"
    elif words.asks and not explanation.strip():
        found["explanation"] = words.asks
    return found


def _give(row: Grant, people: Any) -> Grant:
    if row.ends_on and row.ends_on < row.begins_on:
        raise Incomplete({"ends_on": "De laatste dag ligt vóór de eerste dag."})
    if clashes := row.clashes():
        raise Incomplete(clashes)
    row.save(force_insert=True)
    if not row.whole_family:
        row.people.set(people)
    return row


def _withdraw(row: Grant, by: Any) -> None:
    if row.withdrawn_at:
        raise NotPossible("Deze toegang is al ingetrokken.")
    row.withdrawn_at, row.withdrawn_by = timezone.now(), by
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])


def _not_from_the_coordinator(case: Case, row: Grant) -> None:
    """Who coordinates sees the whole."""
    coordinator = case.coordinator
    if coordinator and row.organisation_id in coordinator.organisation_ids and not row.case.participations.filter(
        leads=True, organisation__in=coordinator.organisation_ids, ends_on=None
    ).exists():  # fmt: skip
        raise NotPossible("Hier werkt de casusregisseur. Draag eerst de regie over.")


def _begun(row: Grant) -> date | None:
    """The journal tells the day it began, when that is not still to come."""
    return row.begins_on if row.begins_on <= timezone.localdate() else None


def _fits(label: str) -> str:
    """As much as a line of the journal holds."""
    return label if len(label) <= 200 else f"{label[:199]}…"

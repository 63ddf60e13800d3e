"""What people do on the list for 18: how a point stands, what the young person says, and the team leader's yes."""

from typing import Any

from django.utils import timezone

from cases.access.predicates import leader
from cases.access.records import open_document, remove, write
from cases.adulthood.beginning import begin, without_a_list
from cases.adulthood.codes import Affirmed, Domain, ItemState
from cases.adulthood.models import Checklist, ChecklistItem, OutcomeAnswer
from cases.door.codes import News
from cases.door.models.ways import comes_as
from cases.door.news import came_in
from cases.families.lifecycle import begin_coordination
from cases.families.models import Case, Person
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, hold, record

_NOT_TO_COME = "Deze datum ligt in de toekomst."


def change(part: ChecklistItem, *, by: Any, many: Any = None, base_version: int | None = None) -> ChecklistItem:
    """Add a point of their own, or change who does it, by when and what is good to know."""
    _of_one(part)
    _as_the_catalogue_says(part)
    return _written(part, by, base_version)


def take_out(part: ChecklistItem, *, by: Any) -> None:
    """Only a point of their own: what the catalogue asks is answered, if need be with why it is not needed."""
    if not part.is_own:
        raise NotPossible("Een punt uit de catalogus blijft staan. Is het hier niet nodig, leg dan vast waarom.")
    remove(part, by=by)


def busy(item: ChecklistItem, *, by: Any) -> ChecklistItem:
    item.state = ItemState.BUSY
    return _written(item, by)


def reopen(item: ChecklistItem, *, by: Any) -> ChecklistItem:
    """It turned out not to be arranged; what was written about it stays to be read."""
    item.state = ItemState.OPEN
    return _written(item, by)


def settle(part: ChecklistItem, *, by: Any, many: Any = None, base_version: int | None = None) -> ChecklistItem:
    """It is arranged: what shows it, since when, and who says so."""
    if not part.evidence.strip():
        raise Incomplete({"evidence": "Schrijf waaruit blijkt dat het geregeld is, bijvoorbeeld: brief van 3 maart."})
    part.settled_on = part.settled_on or timezone.localdate()
    if part.settled_on > timezone.localdate():
        raise Incomplete({"settled_on": _NOT_TO_COME})
    part.state, part.settled_by = ItemState.SETTLED, by
    return _written(part, by, base_version)


def skip(part: ChecklistItem, *, by: Any, many: Any = None, base_version: int | None = None) -> ChecklistItem:
    """It does not play a part here, with the reason."""
    if not part.because.strip():
        raise Incomplete({"because": "Schrijf waarom dit hier niet nodig is."})
    part.state = ItemState.NOT_APPLICABLE
    return _written(part, by, base_version)


def skip_many(checklist: Checklist, *, items: Any, because: str, by: Any) -> int:
    """Several points at once that do not play a part, for one reason: of forty, many are about somebody else."""
    with all_or_nothing():
        hold(checklist)
        mine = ChecklistItem.objects.visible_to(by).open().filter(checklist=checklist)
        rows = list(mine.filter(pk__in=[one.pk for one in items]).select_related("checklist__case"))
        for row in rows:
            row.because = because
            skip(row, by=by)
    return len(rows)


def take_over(part: ChecklistItem, *, by: Any, many: Any = None, base_version: int | None = None) -> ChecklistItem:
    """The adult side takes it over: which organisation, who there, and when they said so."""
    missing = {
        "taken_over_by": "Kies welke organisatie het overneemt.",
        "taken_over_name": "Schrijf wie daar het overneemt.",
    }
    if wrong := {name: sentence for name, sentence in missing.items() if not getattr(part, name)}:
        raise Incomplete(wrong)
    part.taken_over_on = part.taken_over_on or timezone.localdate()
    if part.taken_over_on > timezone.localdate():
        raise Incomplete({"taken_over_on": _NOT_TO_COME})
    part.state = ItemState.ACCEPTED
    return _written(part, by, base_version)


def affirm(
    checklist: Checklist, *, domain: str, answer: str, words: str = "", said_on: Any = None, by: Any
) -> OutcomeAnswer:  # fmt: skip
    """What the young person says about a domain: told to a professional, or by themselves at their own door."""
    if answer not in Affirmed.values:
        raise Incomplete({"answer": "Kies een antwoord."})
    made = OutcomeAnswer(checklist=checklist, domain=domain, answer=answer, words=words)
    made.said_on = said_on or timezone.localdate()
    return note_answer(made, by=by)


def note_answer(part: OutcomeAnswer, *, by: Any, many: Any = None, base_version: int | None = None) -> OutcomeAnswer:
    """Raises `NotAllowed` for everybody who is not on the team, nor the young person."""
    if wrong := part.misfits():
        raise Incomplete(wrong)
    if not is_own(part.checklist, by):
        return write(part, by=by)
    with all_or_nothing():
        hold(part.document)
        case = Case.objects.visible_to(by).get(pk=part.checklist.case_id)
        if reason := case.closed_for_edits():
            raise NotPossible(reason)
        part.added_by = by
        part.save(force_insert=True)
        label = f"De jongere gaf zelf antwoord over {Domain(part.domain).label}"
        record(case, label, by=by, doing="create", part=part)
        came_in(case, part.checklist.person, News.ADULTHOOD, by=by)
    return part


def is_own(checklist: Checklist, user: Any) -> bool:
    """This user is the young person, at their own door."""
    return bool(comes_as(user) == checklist.person_id)


def sign_off(checklist: Checklist, *, because: str, by: Any) -> Checklist:
    """The team leader lets the case be closed although not everything is arranged."""
    with all_or_nothing():
        hold(checklist)
        row = Checklist.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=checklist.pk)
        if not leader(row, by):
            raise NotAllowed("Alleen de teamleider kan hiervoor tekenen.")
        if reason := row.case.closed_for_edits():
            raise NotPossible(reason)
        if not because.strip():
            raise Incomplete({"because": "Schrijf waarom de zaak dicht mag terwijl dit nog niet af is."})
        row.signed_off_on, row.signed_off_by, row.signed_off_reason = timezone.localdate(), by, because
        row.version += 1
        row.changed_by, row.changed_at = by, timezone.now()
        row.save()
        record(row.case, "18+-lijst: akkoord van de teamleider om af te sluiten", by=by, reason=because, part=row)
    return row


def begin_now(case: Case, person: Person, *, by: Any) -> Checklist | None:
    """The list of somebody who is old enough, without waiting for the next run."""
    with all_or_nothing():
        open_document(case, by=by)
        if not without_a_list(timezone.localdate()).filter(case=case, person=person).exists():
            raise NotPossible(f"{person.first_name} is nog niet oud genoeg, of de lijst is er al.")
        return begin(case, person, timezone.localdate())


@begin_coordination.also
def look_again_at_who_may_close(case: Case, **facts: Any) -> None:
    """A case that is opened again asks the team leader again."""
    Checklist.objects.filter(case=case).update(signed_off_on=None, signed_off_by=None, signed_off_reason="")


def _written(item: ChecklistItem, by: Any, base_version: int | None = None) -> ChecklistItem:
    return write(item, by=by, base_version=base_version)


def _as_the_catalogue_says(item: ChecklistItem) -> None:
    """The text of a point from the catalogue stays what it was when the list began."""
    if item.is_own or item._state.adding:
        return
    stored = ChecklistItem.objects.get(pk=item.pk)
    told = "Dit komt uit de catalogus en blijft zoals het was. Voeg zo nodig een eigen punt toe."
    if changed := [name for name in _FROM_THE_CATALOGUE if getattr(item, name) != getattr(stored, name)]:
        raise Incomplete(dict.fromkeys(changed, told))


_FROM_THE_CATALOGUE = ("domain", "title", "plain", "law", "begins_on")


def _of_one(item: ChecklistItem) -> None:
    if sum(one is not None for one in item.to.values()) > 1:
        raise Incomplete({"organisation": "Kies één iemand die dit doet."})

"""What is done with a signal: it is given, and answered once by who has the regie."""

from datetime import date
from typing import Any

from django.utils import timezone

from cases.access.predicates import coordinator
from cases.access.records import only_team, write
from cases.evaluations.actions import plan_evaluation
from cases.evaluations.models import Evaluation, Signal
from cases.sharing.models import TeamMember
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, hold, record


def give(part: Signal, *, by: Any, many: Any = None, base_version: int | None = None) -> Signal:
    """For the organisation for which this person is on the team of the family."""
    if wrong := part.misfits():
        raise Incomplete(wrong)
    only_team(part.case, by=by)
    seats = TeamMember.objects.current().open_to(by).filter(participation__case=part.case)
    seat = seats.select_related("participation__organisation").order_by("added_at").first()
    if seat is None:
        raise NotAllowed("U kunt hier meelezen, maar niet schrijven.")
    part.organisation = seat.participation.organisation
    written: Signal = write(part, by=by)
    return written


def plan_from(
    signal: Signal, *, due_on: date | None, window_from: date | None = None, why: str = "", how: str = "", by: Any
) -> Evaluation:
    """Look back because of this signal: its kind is the reason of the evaluation."""
    if due_on is None:
        raise Incomplete({"due_on": "Kies wanneer jullie uiterlijk terugkijken."})
    with all_or_nothing():
        row = _waiting(signal, by)
        evaluation = plan_evaluation(
            case=row.case, trigger=row.kind, due_on=due_on, window_from=window_from, why=why, how=how, by=by
        )
        row.evaluation = evaluation
        _answer(row, by, "Signaal beantwoord: er komt een evaluatie")
    return evaluation


def put_aside(signal: Signal, *, because: str, by: Any) -> Signal:
    """No evaluation because of this signal now, and why: who gave it reads that."""
    if not because.strip():
        raise Incomplete({"because": "Schrijf waarom er nu geen evaluatie nodig is."})
    with all_or_nothing():
        row = _waiting(signal, by)
        row.aside_because = because
        _answer(row, by, "Signaal beantwoord: nu geen evaluatie")
    return row


def _waiting(signal: Signal, by: Any) -> Signal:
    """The signal, locked, for who answers it."""
    hold(signal)
    rows = Signal.objects.visible_to(by).select_for_update(of=("self",), no_key=True)
    row: Signal = rows.get(pk=signal.pk)
    if not coordinator(row, by):
        raise NotAllowed("Alleen de casusregisseur antwoordt op een signaal.")
    if reason := row.case.closed_for_edits():
        raise NotPossible(reason)
    if not row.is_open:
        raise NotPossible("Op dit signaal is al geantwoord.")
    return row


def _answer(row: Signal, by: Any, label: str) -> None:
    row.answered_on, row.answered_by = timezone.localdate(), by
    row.version += 1
    row.changed_by, row.changed_at = by, timezone.now()
    row.save()
    record(row.case, label, by=by, part=row)

"""Noodtoegang: begin it, stop it, and look into it afterwards."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from cases.access.reach import look_again
from cases.families.models import Case
from cases.sharing.asking import LEAST_WORDS, only_outsiders
from cases.sharing.codes import EmergencyOutcome
from cases.sharing.lifecycle import answers_for
from cases.sharing.models import EmergencyAccess
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, hold, record
from network.terms import term


def begin(*, case: Case, reason: str, by: Any) -> EmergencyAccess:
    """This person reads the whole file from now on, for the hours that the municipality gives.

    Raises `NotAllowed` (does not work with families, or sees all of it already), `Incomplete` and `NotPossible`.
    """
    with all_or_nothing():
        hold(case)
        only_outsiders(case, by=by)
        if len(reason.strip()) < LEAST_WORDS:
            raise Incomplete(
                {"reason": "Schrijf in een zin waarom dit nu nodig is. Anderen lezen dit en kijken het na."}
            )
        now = timezone.now()
        row = EmergencyAccess(
            case=case, reason=reason.strip(), added_at=now, added_by=by,
            ends_at=now + timedelta(hours=term("emergency_hours", case.municipality_id)),
            review_by=timezone.localdate() + timedelta(days=term("emergency_review_days", case.municipality_id)),
        )  # fmt: skip
        row.save(force_insert=True)
        record(case, "Noodtoegang begonnen", by=by)
        look_again(by)
        _forget(case)
    return row


def stop(row: EmergencyAccess, *, by: Any) -> EmergencyAccess:
    """Nothing is open any more from the next request on. Who reads stops themselves; a privacy officer can end it."""
    with all_or_nothing():
        locked = _locked(row, by)
        if locked.added_by_id != by.pk and not _oversees(locked, by):
            raise NotAllowed("Alleen wie leest en de functionaris gegevensbescherming kunnen dit stoppen.")
        if not locked.is_running:
            raise NotPossible("Deze noodtoegang is al voorbij.")
        locked.stopped_at = timezone.now()
        locked.save(update_fields=["stopped_at"])
        record(locked.case, "Noodtoegang gestopt", by=by)
        look_again(by)
    return locked


def give_view(row: EmergencyAccess, *, text: str, by: Any) -> EmergencyAccess:
    """What the coordinator thinks of it, for the privacy officer. It can be said again until it was looked into."""
    with all_or_nothing():
        locked = _locked(row, by)
        if not answers_for(locked, by):
            raise NotAllowed("Dit vragen wij aan de casusregisseur van het gezin.")
        _not_reviewed(locked)
        if not text.strip():
            raise Incomplete({"view": "Schrijf wat u ervan vindt."})
        locked.view, locked.view_by, locked.view_at = text.strip(), by, timezone.now()
        locked.save(update_fields=["view", "view_by", "view_at"])
    return locked


def reviews(row: EmergencyAccess, user: Any) -> bool:
    """The privacy officer of the team that leads the case; never their own reading."""
    return row.added_by_id != user.pk and _oversees(row, user)


def review(row: EmergencyAccess, *, outcome: str, text: str, by: Any) -> EmergencyAccess:
    """Right or not, and why. Said once, when the reading is over."""
    with all_or_nothing():
        locked = _locked(row, by)
        if not reviews(locked, by):
            raise NotAllowed("Alleen de functionaris gegevensbescherming kijkt dit na, en niemand zijn eigen toegang.")
        _not_reviewed(locked)
        if locked.is_running:
            raise NotPossible("Deze noodtoegang loopt nog. Stop die eerst, of wacht tot die voorbij is.")
        wrong = {} if outcome in EmergencyOutcome.values else {"outcome": "Kies of dit terecht was."}
        wrong |= {} if text.strip() else {"review": "Schrijf waarom u dit vindt."}
        if wrong:
            raise Incomplete(wrong)
        locked.outcome, locked.review = outcome, text.strip()
        locked.reviewed_by, locked.reviewed_at = by, timezone.now()
        locked.save(update_fields=["outcome", "review", "reviewed_by", "reviewed_at"])
        record(locked.case, f"Noodtoegang nagekeken: {locked.get_outcome_display()}", by=by)
    return locked


def _locked(row: EmergencyAccess, by: Any) -> EmergencyAccess:
    """The row as it is now, for who may know of it."""
    visible = EmergencyAccess.objects.visible_to(by)
    hold(visible.get(pk=row.pk))
    found: EmergencyAccess = visible.select_for_update(of=("self",), no_key=True).get(pk=row.pk)
    return found


def _oversees(row: EmergencyAccess, user: Any) -> bool:
    return EmergencyAccess.objects.overseen_by(user).filter(pk=row.pk).exists()


def _not_reviewed(row: EmergencyAccess) -> None:
    if row.outcome:
        raise NotPossible("Dit is al nagekeken.")


def _forget(case: Case) -> None:
    """What was looked up of this case before no longer holds."""
    for known in ("_standing", "_seats", "_opened", "_partly"):
        case.__dict__.pop(known, None)

"""Ask to read something of a case that was found, and answer that. Nothing more of the case is told than its number and
its team until somebody gives more."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.reach import opened
from cases.families.models import Case
from cases.sharing.granting import give
from cases.sharing.lifecycle import give_what_was_asked
from cases.sharing.models import AccessRequest
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, hold, record
from network.terms import term

LEAST_WORDS = 20  # signs in a reason: a word alone is none


def only_outsiders(case: Case, *, by: Any) -> None:
    """Who works with families and does not see all of this one already. Raises `NotAllowed`."""
    if not by.works_with_families:
        raise NotAllowed("Alleen wie met gezinnen werkt, kan toegang krijgen.")
    if opened(case, by).everything:
        raise NotAllowed("U ziet dit gezin al helemaal.")


def ask(*, case: Case, reason: str, parts: Sequence[str], until: date, by: Any) -> AccessRequest:
    """Ask the coordinator to read these parts until that day.

    Raises `NotAllowed`, `Incomplete`, and `NotPossible` when an earlier request waits or the day's number is used up.
    """
    with all_or_nothing():
        hold(case)
        only_outsiders(case, by=by)
        if wrong := _incomplete(reason, parts, until):
            raise Incomplete(wrong)
        own = AccessRequest.objects.filter(added_by=by)
        if own.waiting().filter(case=case).exists():
            raise NotPossible("Uw vorige verzoek voor dit gezin wacht nog op een antwoord.")
        most = term("access_requests_a_day", case.municipality_id)
        if own.filter(added_at__date=timezone.localdate()).count() >= most:
            raise NotPossible(f"U hebt vandaag al {most} keer om toegang gevraagd. Bel het team, of vraag het morgen.")
        row = AccessRequest(case=case, reason=reason.strip(), parts=list(parts), until=until, added_by=by)
        row.save(force_insert=True)
        record(case, "Toegang gevraagd", by=by)
    return row


@give_what_was_asked.also
def give_to_the_asker(
    request: AccessRequest, *, parts: Sequence[str], ground: str, ends_on: date, by: Any, people: Any = (),
    whole_family: bool = False, explanation: str = "", **facts: Any,
) -> None:  # fmt: skip
    """The asker may read this, in person."""
    given = give(
        case=request.case, professional=request.added_by, parts=parts, people=people, whole_family=whole_family,
        ground=ground, explanation=explanation, ends_on=ends_on, by=by,
    )  # fmt: skip
    request.grants.set(given)


def _incomplete(reason: str, parts: Sequence[str], until: date) -> dict[str, str]:
    found = {}
    if len(reason.strip()) < LEAST_WORDS:
        found["reason"] = "Schrijf in een zin waarom u dit nodig hebt. Zonder reden kan niemand beslissen."
    if not parts or not set(parts) <= set(CasePart.values):
        found["parts"] = "Kies wat u wilt lezen."
    if until < timezone.localdate():
        found["until"] = "Deze dag is al voorbij. Kies een laatste dag."
    return found

"""Who must stop: organisations that may receive less of a case than before. The event goes to them alone, so that what
they took over from us does not live on. That they see nothing more is the work of `visible_to`, from the same moment.

Looked for by date and not by the line of the journal alone: access also ends on a day, without anybody doing anything.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cases.outbox.codes import EventKind
from cases.outbox.kinds import Happened
from cases.outbox.lapsing import LOOKS_BACK, already_told, lapsed
from cases.sharing.codes import GrantGround
from cases.sharing.consent_codes import ConsentAnswer, ConsentPurpose
from cases.sharing.models import Consent, Grant

_SAME = ("case", "organisation", "part")
_PERSON_OF = Grant.people.through


def ended_in(cases: Iterable[Any]) -> list[Happened]:
    """What must be told about these cases, one event per case and organisation."""
    keys = list(cases)
    found = {one for rows in ended(keys) for one in rows.filter(case__in=keys).values_list(*_COLUMNS)}
    return [
        Happened(EventKind.CONSENT_WITHDRAWN, case, family, f"gezinnen/{family}", "cases.case", case, organisation)
        for case, family, organisation in sorted(found, key=str)
    ]


_COLUMNS = ("case_id", "case__family_id", "organisation_id")


def ended(cases: list[Any] | None = None) -> list[QuerySet[Any]]:
    """Grants and consents to an organisation that ended, or count no more, and of which it was not told since.
    `cases`: look for birthdays in these alone."""
    return [_grants(), _consents(), *lapsed(cases)]


def _grants() -> QuerySet[Any]:
    """Withdrawn, or past their last day, and not given anew for the same people."""
    today = timezone.localdate()
    since = today - LOOKS_BACK
    still = Grant.objects.running().filter(**{name: OuterRef(name) for name in _SAME})
    person_still = _PERSON_OF._default_manager.filter(
        Q(grant__ends_on=None) | Q(grant__ends_on__gte=today), grant__withdrawn_at=None, grant__begins_on__lte=today,
        person=OuterRef("person"), **{f"grant__{name}": OuterRef(f"grant__{name}") for name in _SAME},
    )  # fmt: skip
    lost = _PERSON_OF._default_manager.filter(grant=OuterRef("pk")).filter(~Exists(person_still))
    rows = Grant.objects.filter(organisation__isnull=False, begins_on__lte=today).order_by()
    rows = rows.filter(~Exists(still.filter(whole_family=True))).filter(Q(whole_family=True) | Exists(lost))
    withdrawn = Q(withdrawn_at__date__gte=since) & ~Exists(already_told(recorded_at__gte=OuterRef("withdrawn_at")))
    over = Q(withdrawn_at=None, ends_on__lt=today, ends_on__gte=since)
    return rows.filter(withdrawn | over & ~Exists(already_told(recorded_at__date__gt=OuterRef("ends_on"))))


def _consents() -> QuerySet[Any]:
    """Taken back, or past their last day, and not given again by the same; only where something leans on consent."""
    today = timezone.localdate()
    since = today - LOOKS_BACK
    given = [ConsentAnswer.GIVEN, ConsentAnswer.WISH]
    leaning = Grant.objects.running().filter(
        ground=GrantGround.CONSENT, case=OuterRef("case"), organisation=OuterRef("organisation")
    )
    giver = Q(given_by=OuterRef("given_by")) | Q(given_by_organisation=OuterRef("given_by_organisation"))
    giver |= Q(given_by_name=OuterRef("given_by_name")) & ~Q(given_by_name="")
    again = Consent.objects.in_force(today).filter(
        giver, about=OuterRef("about"), organisation=OuterRef("organisation"), content=OuterRef("content"),
        purpose=ConsentPurpose.SHARE, answer__in=given,
    )  # fmt: skip
    rows = Consent.objects.filter(organisation__isnull=False, purpose=ConsentPurpose.SHARE, answer__in=given).order_by()
    rows = rows.filter(Exists(leaning), ~Exists(again))
    withdrawn = Q(withdrawn_on__gte=since, withdrawn_on__lte=today)
    over = Q(withdrawn_on=None, until__lt=today, until__gte=since)
    return rows.filter(
        withdrawn & ~Exists(already_told(recorded_at__gte=OuterRef("changed_at")))
        | over & ~Exists(already_told(recorded_at__date__gt=OuterRef("until")))
    )

"""Who may read more: organisations to which something of a case was opened. The event goes to them alone; what happened
in that case before stands earlier in the feed, so it says: fetch this family now."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone

from cases.outbox.codes import EventKind
from cases.outbox.kinds import Happened
from cases.outbox.lapsing import LOOKS_BACK
from cases.outbox.models import OutboxEvent
from cases.sharing.codes import GrantGround
from cases.sharing.consent_codes import ConsentPurpose
from cases.sharing.models import Consent, Grant

_COLUMNS = ("case_id", "case__family_id", "organisation_id")


def begun_in(cases: Iterable[Any]) -> list[Happened]:
    """What must be told about these cases, one event per case and organisation."""
    rows = _not_told().filter(case__in=list(cases))
    found = set(rows.open_by(rows.complete()).order_by().values_list(*_COLUMNS))
    return [
        Happened(EventKind.ACCESS_GIVEN, case, family, f"gezinnen/{family}", "cases.case", case, organisation)
        for case, family, organisation in sorted(found, key=str)
    ]


def begun() -> QuerySet[Any]:
    """What was given before, to begin on a day that has come."""
    today = timezone.localdate()
    rows = _not_told().filter(begins_on__gte=today - LOOKS_BACK, begins_on__gt=TruncDate("added_at"))
    return rows.order_by()


def _not_told() -> Any:
    """Grants to an organisation that count today, and of which it was not told since they were given, began, or had
    their consent."""
    given = OutboxEvent.objects.filter(
        kind=EventKind.ACCESS_GIVEN, case=OuterRef("case"), only_for=OuterRef("organisation")
    )
    consents = Consent.objects.filter(
        case=OuterRef("case"), organisation=OuterRef("organisation"), purpose=ConsentPurpose.SHARE
    )
    rows = Grant.objects.running().filter(organisation__isnull=False)
    rows = rows.annotate(
        told=Subquery(given.order_by("-pk").values("recorded_at")[:1]),
        agreed=Subquery(consents.order_by().values("case").annotate(last=Max("changed_at")).values("last")),
    )
    late = Q(told=None) | Q(told__lt=F("added_at")) | Q(begins_on__gt=TruncDate("told"))
    return rows.filter(late | Q(ground=GrantGround.CONSENT, told__lt=F("agreed")))

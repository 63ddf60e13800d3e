"""Who may read more: organisations to which something of a case was opened. The event goes to them alone; what happened
in that case before stands earlier in the feed, so it says: fetch this family now."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone

from cases.outbox.codes import EventKind
from cases.outbox.kinds import Happened
from cases.outbox.lapsing import LOOKS_BACK
from cases.outbox.models import OutboxEvent
from cases.sharing.codes import GrantGround
from cases.sharing.consent_codes import ConsentAnswer, ConsentPurpose
from cases.sharing.models import Consent
from cases.sharing.models.ways import received_while_there

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
    """What nobody's writing brings: what was given to begin on a day that has come, and what leans on consent that has
    become complete by itself (a birthday, gezag that ended)."""
    rows = _not_told().filter(Q(begins_on__gt=TruncDate("added_at")) | Q(ground=GrantGround.CONSENT, told=None))
    rows = rows.filter(Q(begins_on__gte=_since()) | Q(added_at__date__gte=_since()))
    return rows.open_by(rows.complete()).order_by()


def _since() -> date:
    """What is older was told, or was there before anybody listened."""
    return timezone.localdate() - LOOKS_BACK


def _not_told() -> Any:
    """Grants that an organisation receives today, and of which it was not told since they were given, began, or had
    the last consent for them."""
    given = OutboxEvent.objects.filter(
        kind=EventKind.ACCESS_GIVEN, case=OuterRef("case"), only_for=OuterRef("organisation")
    )
    consents = Consent.objects.about_part(OuterRef("part")).filter(
        case=OuterRef("case"), organisation=OuterRef("organisation"), purpose=ConsentPurpose.SHARE,
        answer__in=[ConsentAnswer.GIVEN, ConsentAnswer.WISH], withdrawn_on=None,
    )  # fmt: skip
    rows = received_while_there().filter(organisation__isnull=False)
    rows = rows.annotate(
        told=Subquery(given.order_by("-pk").values("recorded_at")[:1]),
        agreed=Subquery(consents.order_by().values("case").annotate(last=Max("changed_at")).values("last")),
    )
    recent = Q(added_at__date__gte=_since()) | Q(begins_on__gte=_since())
    recent |= Q(ground=GrantGround.CONSENT, agreed__date__gte=_since())
    late = Q(told=None) & recent | Q(told__lt=F("added_at")) | Q(begins_on__gt=TruncDate("told"))
    return rows.filter(late | Q(ground=GrantGround.CONSENT, told__lt=F("agreed")))

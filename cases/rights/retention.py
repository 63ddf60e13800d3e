"""How long a file stays: twenty years from its last change (Jeugdwet 7.3.8(3)), computed from the journal each time.

Every change of a case has its line in the journal, so the last line that is a change decides. Looking is no change.
"""

from datetime import date, datetime, time
from typing import Any

from django.db.models import Case as Choose
from django.db.models import DateTimeField, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from cases.families.ages import plus_months
from cases.families.models import Case
from cases.rights.models import RetentionDecision
from flow.models import Event
from network.terms import everywhere, term

YEARS = "retention_years"


def with_last_change(cases: QuerySet[Case]) -> QuerySet[Any]:
    """Each case with `last_change`: the moment of the last line of its journal that is a change."""
    lines = Event.objects.filter(thread=OuterRef("pk"), is_change=True).order_by("-at", "-id").values("at")
    return cases.annotate(last_change=Coalesce(Subquery(lines[:1]), F("added_at")))


def kept_until(case: Any) -> date:
    """The last day on which the file must be kept; `case` comes from `with_last_change`."""
    day = timezone.localdate(case.last_change)
    return plus_months(day, 12 * term(YEARS, case.municipality_id))


def past(cases: QuerySet[Case], today: date | None = None) -> QuerySet[Any]:
    """Those whose term has passed and for whom nobody decided to keep them longer, the longest past first."""
    day = today or timezone.localdate()
    kept = RetentionDecision.objects.filter(case=OuterRef("pk"), keep_until__gte=day)
    rows = with_last_change(cases).filter(~Exists(kept), last_change__lt=_changed_before(day))
    return rows.order_by("last_change", "pk")


def _changed_before(today: date) -> Any:
    """A file that was not changed since this moment is past its term; a municipality may keep longer."""
    years = everywhere(today)[YEARS]

    def moment(value: int) -> Value:
        start = datetime.combine(plus_months(today, -12 * value), time.min)
        return Value(timezone.make_aware(start), DateTimeField())

    own = [When(municipality=code, then=moment(value)) for code, value in sorted(years.own.items())]
    return Choose(*own, default=moment(years.default)) if own else moment(years.default)

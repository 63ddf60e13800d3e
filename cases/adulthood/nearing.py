"""Who nears 18 or is 18 already, with what is still open for them: for who leads a team and for the region."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cases.adulthood.codes import Domain, ItemState
from cases.adulthood.models import Checklist, ChecklistItem
from cases.families.ages import last_birth_date
from cases.families.eighteen import UNTIL


def nearing(trajectories: Any, items: Any, today: date, ahead: date) -> Any:
    """Of these rows who turns 18 before `ahead`, or did and is younger than 23, with numbers of their list: open and
    late items, and whether the adult side accepted something about housing. `items`: those that may be counted."""
    own = items.filter(checklist__case=OuterRef("case"), checklist__person=OuterRef("person"))
    waits = own.open().filter(checklist__signed_off_on=None)
    there = Checklist.objects.filter(case=OuterRef("case"), person=OuterRef("person"))
    return trajectories.filter(
        person__is_youth=True, person__deceased_on=None,
        person__birth_date__gt=last_birth_date(today, UNTIL), person__birth_date__lte=last_birth_date(ahead, 18),
    ).annotate(
        open_items=_number(waits), late_items=_number(waits.filter(due_on__lt=today)),
        housed=Exists(own.filter(domain=Domain.HOUSING, state=ItemState.ACCEPTED)),
        list_key=Subquery(there.values("pk")[:1]),
    )  # fmt: skip


def _number(rows: Any) -> Any:
    counted = rows.order_by().values("checklist__case").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def without_home(soon: date) -> Q:
    """Seventeen and a half or older, and no organisation has accepted a point about housing."""
    return Q(person__birth_date__lte=last_birth_date(soon, 18), housed=False)


def adult(today: date) -> Q:
    return Q(person__birth_date__lte=last_birth_date(today, 18))


def per_domain(items: QuerySet[ChecklistItem], today: date) -> list[dict[str, Any]]:
    """Of these points: how many of how many young people, and how many are late. One query."""
    counted = items.order_by().values("domain").annotate(
        open=Count("pk"), late=Count("pk", filter=Q(due_on__lt=today)),
        youths=Count("checklist", distinct=True), by=F("domain"),
    )  # fmt: skip
    found: dict[str, Any] = {row["domain"]: row for row in counted}
    return [
        {"label": one.label[:1].upper() + one.label[1:], **{name: found.get(one, {}).get(name, 0) for name in NUMBERS}}
        for one in Domain
    ]


NUMBERS = ("youths", "open", "late")

"""Who has the legal say on a day: those with gezag, and who stands in for somebody who cannot decide."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from cases.families.models import Authority, Incapacity, Person


def alive(on: date, path: str = "") -> Q:
    """Not deceased on that day; `path` leads to the person ("holder__")."""
    return Q(**{f"{path}deceased_on": None}) | Q(**{f"{path}deceased_on__gt": on})


def holders_over(children: Iterable[Person], on: date) -> list[Person]:
    """People with gezag over one of them, oldest first, each once. An organisation speaks through its people on the
    team."""
    held = Authority.objects.holding(on).filter(alive(on, "holder__"), child__in=list(children), holder__isnull=False)
    rows = held.select_related("holder").order_by("holder__birth_date", "pk")
    return list({row.holder_id: row.holder for row in rows if row.holder}.values())


def stand_ins_for(people: Iterable[Person], matter: str, on: date) -> list[Person]:
    """People of the family who stand in for one of them in this matter (Jeugdwet 7.3.15(3))."""
    rows = Incapacity.objects.current(on).filter(alive(on, "representative__"), person__in=list(people), matter=matter)
    found = rows.filter(representative__isnull=False).select_related("representative").order_by("begins_on", "pk")
    return list({row.representative_id: row.representative for row in found if row.representative}.values())

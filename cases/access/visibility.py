"""What a person may see, decided in SQL: `visible_to(user)` of every queryset of every room.

Nothing is fetched for a screen, list, export or message but through it. The rule stands in `cases.access.reach`.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Self

from django.apps import apps
from django.db import models

from cases.access.parts import ANY_PART
from cases.access.reach import reach_of
from cases.access.usual import rows_for
from network.written import AmongGiven


class _SeenQuerySet(models.QuerySet[Any]):
    in_family = False

    def visible_to(self, user: Any) -> Self:
        return self.filter(reach_of(user).rows(self.model, self._path, in_family=self.in_family))

    def visible_in(self, case: Any, user: Any) -> Self:
        """The same, of one case that was fetched for them: who sees all of it is not asked again by which way."""
        rows, known = self.of_case(case), reach_of(user).rows_in(self.model, case)
        return rows.visible_to(user) if known is None else rows.filter(known)

    def of_case(self, case: Any) -> Self:
        """Those of this case, or of its family, whoever may see them."""
        return self.filter(**{self._path: case.family_id if self.in_family else case.pk})

    @property
    def _path(self) -> str:
        usual = "family" if self.in_family else "case"
        return str(getattr(self.model, f"{usual}_path", usual))


class InCaseQuerySet(_SeenQuerySet):
    """Rows that belong to a case. The model says along which relation: `case_path` ("case" when it says nothing)."""


class InFamilyQuerySet(_SeenQuerySet):
    """Rows about a family: seen by who may see them in one of its cases. `family_path` as above."""

    in_family = True


def seen_in_part(keys: Iterable[Any], user: Any, parts: Iterable[str]) -> frozenset[Any]:
    """Those of these cases in which not all of these parts are open for the whole family: what a list tells of the
    family as a whole is not for this reader there. A query only for who has a way in that opens less than all."""
    asked = list(keys)
    if reach_of(user).only_whole:
        return frozenset()
    found: dict[Any, set[str]] = defaultdict(set)
    for key, part in rows_for(user, _open_as_a_whole, among=asked):
        found[key].add(part)
    return frozenset(key for key in asked if ANY_PART not in found[key] and not found[key].issuperset(parts))


def _open_as_a_whole(user: Any) -> models.QuerySet[Any, Any]:
    """Case and part of what is open for the whole family in these cases; `ANY_PART` where that is every part."""
    reach, cases = reach_of(user), apps.get_model("cases", "Case")._default_manager.filter(AmongGiven("pk")).order_by()
    everything = reach.everything()
    led = cases.none() if everything is None else cases.filter(pk__in=everything)
    parts = [way.wholes(user).filter(AmongGiven("case_key")) for way in reach.ways if way.wholes]
    return led.values_list("pk", models.Value(ANY_PART, models.CharField())).union(
        *(rows.values_list("case_key", "part_key") for rows in parts), all=True
    )

"""What a person may see, decided in SQL: `visible_to(user)` of every queryset of every room.

Nothing is fetched for a screen, list, export or message but through it. The rule stands in `cases.access.reach`.
"""

from collections.abc import Iterable
from typing import Any, Self

from django.apps import apps
from django.db import models

from cases.access.reach import reach_of


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
    asked, reach = list(keys), reach_of(user)
    if not asked or reach.only_whole:
        return frozenset()
    whole = apps.get_model("cases", "Case")._default_manager.filter(pk__in=asked).order_by()
    for part in parts:
        whole = whole.filter(pk__in=reach.whole(part))
    return frozenset(asked) - set(whole.values_list("pk", flat=True))

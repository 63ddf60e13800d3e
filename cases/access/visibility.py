"""What a person may see, decided in SQL: the cases they take part in, and those of the local team they lead.

Every queryset of every room goes through `visible_cases`; nothing is fetched for a screen, list, export or message
but through it.
"""

from typing import Any, Self

from django.apps import apps
from django.db import models


def visible_cases(user: Any) -> models.QuerySet[Any]:
    """Keys of the cases this person may see today, as a subquery."""
    team = apps.get_model("cases", "TeamMember").objects.current().of_user(user)
    mine = team.order_by().values("participation__case_id")
    if led := user.led_organisation_ids:
        participations = apps.get_model("cases", "Participation").objects.current()
        return mine.union(participations.filter(leads=True, organisation__in=led).order_by().values("case_id"))
    return mine


class InCaseQuerySet(models.QuerySet[Any]):
    """Rows that belong to a case. The model says along which relation: `case_path` ("case" when it says nothing)."""

    def visible_to(self, user: Any) -> Self:
        path = getattr(self.model, "case_path", "case")
        return self.filter(**{f"{path}__in": visible_cases(user)})


class InFamilyQuerySet(models.QuerySet[Any]):
    """Rows about a family: seen by who may see one of its cases. `family_path` as above."""

    def visible_to(self, user: Any) -> Self:
        path = getattr(self.model, "family_path", "family")
        cases = apps.get_model("cases", "Case").objects.filter(pk__in=visible_cases(user))
        return self.filter(**{f"{path}__in": cases.order_by().values("family_id")})

"""Which rows are about whom, read from what every model declares (`class Access`), and who said them.

One reading serves the copy for the person and the destruction: what a person gets and what is destroyed are decided by
the same rule.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from cases.access.parts import declared
from cases.families.models import Family, Person

# Who of the family speaks in a row of this kind: one person, or several.
SPEAKER = {
    "Statement": "person", "Worry": "person", "Remark": "person", "LinkView": "person",
    "GoalScale": "person", "GoalScore": "person", "AnalysisResponse": "person", "PlanResponse": "person",
    "FileRequest": "asked_by", "Note": "people", "OwnWords": "person",
}  # fmt: skip


@dataclass(frozen=True)
class Found:
    """A row of the family's file: the persons it is about (empty: the family as a whole), and whose words it
    holds. `outsider`: somebody from outside the family said it, or it is about somebody from outside."""

    row: Any
    about: frozenset[Any]
    speakers: frozenset[Any] = frozenset()
    outsider: bool = False


def kinds() -> list[Any]:
    """Every model with rows of a family, in the order in which Django knows them."""
    return [model for model in apps.get_app_config("cases").get_models() if not declared(model).not_of_a_family]


def rows_of(family: Family) -> Iterator[Found]:
    """Every row of the family's file."""
    for model in kinds():
        rows = of_family(model, family)
        about = _about(model, rows)
        speaker = SPEAKER.get(model.__name__)
        said_by = _persons(rows, [speaker]) if speaker else {}
        for row in rows:
            found = _together(row, about.get(row.pk, set()), speaker)
            yield Found(row, found, frozenset(said_by.get(row.pk, set()) - {None}), _from_outside(row))


def _from_outside(row: Any) -> bool:
    """It is marked as such, or somebody is named who does not belong to the family and said it."""
    named = {"NetworkContact": "name", "Note": "with_whom"}.get(type(row).__name__, "said_by_name")
    return bool(getattr(row, "about_third_party", False) or getattr(row, named, ""))


def _together(row: Any, about: set[Any], speaker: str | None) -> frozenset[Any]:
    """Whoever else of the family a row about somebody names, has it told about them too: who holds the gezag."""
    found = about - {None}
    if found:
        for one in row._meta.concrete_fields:
            if one.is_relation and one.related_model is Person and one.name != speaker:
                found.add(getattr(row, one.attname))
    return frozenset(found - {None})


def of_family(model: Any, family: Family) -> Any:
    """The rows of this kind in the family's file."""
    if model is Family:
        return Family.objects.filter(pk=family.pk)
    names = {field.name for field in model._meta.concrete_fields}
    path = "family" if "family" in names else f"{getattr(model, 'case_path', 'case')}__family"
    path = getattr(model, "family_path", path)
    if getattr(model, "case_path", "") == "pk":
        path = "family"
    return model._default_manager.filter(**{path: family}).order_by("pk")


def _about(model: Any, rows: models.QuerySet[Any]) -> dict[Any, set[Any]]:
    """The persons each row is about: one query per path."""
    said = declared(model)
    found = {} if said.is_frame else _persons(rows, said.about)
    return {key: {key} for key in found} if model is Person else found


def _persons(rows: models.QuerySet[Any], paths: Iterable[str]) -> dict[Any, set[Any]]:
    found: dict[Any, set[Any]] = {}
    for path in paths:
        for key, person in rows.order_by().values_list("pk", path):
            found.setdefault(key, set()).add(person)
    return found

"""Who comes in by the usual ways is asked about in the same words as everybody else who does, and the rows of an open
case as those of every other: only the keys differ. Django writes such a question once a day, and PostgreSQL plans
it once per connection."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid5

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils import timezone

from cases.access.audience import open_to_professional
from cases.access.reach import reach_of, usual_with
from cases.access.ways import ANYBODY, Way, keys_of
from network.written import Written

Build = Callable[..., QuerySet[Any]]


def rows_for(user: Any, build: Build, among: Iterable[UUID] | None = None, **keys: UUID) -> list[Any]:
    """The rows of `build(user, **keys)`, a function of a module: what it asks follows from the ways and the keys of the
    user, these keys and the day. `among`: the keys for the `AmongGiven` that it has; none give none."""
    reach = reach_of(user)
    lists = {} if among is None else {"keys": list(among)}
    if not all(lists.values()):
        return []
    if not user.pk or not reach.is_usual:
        return list(Written(build(user, **keys)).answers(**lists) if lists else build(user, **keys))
    given = keys_of(user)
    written = _written(build, reach.ways, reach.limited, len(given) - 1, tuple(sorted(keys)), timezone.localdate())
    return list(written.answers(**given, **keys, **lists))


@lru_cache(maxsize=128)
def _written(
    build: Build, ways: tuple[Way, ...], limited: frozenset[str], leads: int, keys: tuple[str, ...], _today: date
) -> Written:
    somebody, names = usual_with(ways, limited, leads)
    stand_ins = {uuid5(ANYBODY, key): key for key in keys}
    return Written(build(somebody, **{key: pk for pk, key in stand_ins.items()}), {**names, **stand_ins})


def in_case(model: Any, case: Any, user: Any, build: Build, **keys: UUID) -> list[Any]:
    """Of a case that was fetched for this person: `build(rows, **keys)`, a function of a module that filters and joins
    the rows of this model that they see. What it asks follows from these keys and the day."""
    if reach_of(user).rows_in(model, case) is None:
        return list(build(model._default_manager.visible_in(case, user), **keys))
    written = _written_in(model, build, tuple(sorted(keys)), timezone.localdate())
    return list(written.answers(case=case.pk, family=case.family_id, user=user.pk, **keys))


@lru_cache(maxsize=64)
def _written_in(model: Any, build: Build, keys: tuple[str, ...], _today: date) -> Written:
    given = {key: uuid5(ANYBODY, key) for key in ("case", "family", "user", *keys)}
    case = SimpleNamespace(pk=given["case"], family_id=given["family"])
    rows = model._default_manager.of_case(case)
    rows = rows.filter(open_to_professional(model, get_user_model()(pk=given["user"])))
    return Written(build(rows, **{key: given[key] for key in keys}), {pk: key for key, pk in given.items()})

"""Who comes in by the usual ways is asked about in the same words as everybody else who does, and the rows of an open
case as those of every other: only the keys differ. Django writes such a question once a day, and PostgreSQL plans
it once per connection."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid5

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils import timezone

from cases.access.audience import open_to_professional
from cases.access.reach import reach_of, reaches_of, usual_with, was_opened, with_opened
from cases.access.ways import ANYBODY, Way, keys_of
from network.written import Written

Build = Callable[..., QuerySet[Any]]


def rows_for(readers: Any, build: Build, among: Iterable[UUID] | None = None, **keys: UUID) -> list[Any]:
    """The rows of `build(*readers, **keys)`, a function of a module or a class: what it asks follows from the ways and
    the keys of the readers, these keys and the day. `readers`: one person, or several who read the same rows. `among`:
    the keys for the `AmongGiven` that it has; none give none."""
    people = readers if isinstance(readers, tuple) else (readers,)
    lists = {} if among is None else {"keys": list(among)}
    if not all(lists.values()):
        return []
    if not all(one.pk and reach.is_usual for one, reach in zip(people, reaches_of(*people), strict=True)):
        return list(Written(build(*people, **keys)).answers(**lists) if lists else build(*people, **keys))
    owned = [keys_of(one, place) for place, one in enumerate(people)]
    kinds = tuple(
        (reach_of(one).ways, reach_of(one).limited, len(own) - 1) for one, own in zip(people, owned, strict=True)
    )
    written = _written(build, kinds, tuple(sorted(keys)), timezone.localdate())
    return list(written.answers(**{name: key for own in owned for name, key in own.items()}, **keys, **lists))


_Kind = tuple[tuple[Way, ...], frozenset[str], int]  # of a reader: ways in, which are limited, teams they lead


@lru_cache(maxsize=512)
def _written(build: Build, kinds: tuple[_Kind, ...], keys: tuple[str, ...], _today: date) -> Written:
    stand_ins = {uuid5(ANYBODY, key): key for key in keys}
    given = {key: pk for pk, key in stand_ins.items()}
    people = []
    for place, kind in enumerate(kinds):
        somebody, names = usual_with(*kind, place)
        people.append(somebody)
        stand_ins |= names
    return Written(build(*people, **given), stand_ins)


def seen_by(rows: Any, readers: tuple[Any, ...]) -> Any:
    """Of these rows those that each of the readers sees."""
    for reader in readers:
        rows = rows.visible_to(reader)
    return rows


def held(model: Any, *readers: Any, key: UUID) -> Any:
    """The row with this key that each of these sees, locked, with its case and whether everything of that stands open.
    To be asked while its story is held. Raises `DoesNotExist`."""
    for row in rows_for(readers, _locking(model), key=key):
        was_opened(row, *readers)
        return row
    raise model.DoesNotExist


@cache
def _locking(model: Any) -> Build:
    path = getattr(model, "case_path", "case")

    def build(*readers: Any, key: UUID) -> QuerySet[Any]:
        rows = seen_by(model.objects.filter(pk=key).select_for_update(of=("self",), no_key=True), readers)
        return with_opened(rows if path == "pk" else rows.select_related(path), *readers, path=path)

    return build


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

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
from cases.access.predicates import had_seats, with_seats
from cases.access.reach import reach_of, reaches_of, usual_with, was_opened, with_opened
from cases.access.ways import Way, keys_of
from network.written import ANYBODY, Written

Build = Callable[..., QuerySet[Any]]


def rows_for(readers: Any, build: Build, among: Iterable[UUID] | None = None, **keys: UUID) -> list[Any]:
    """The rows of `build(*readers, **keys)`, a function of a module or a class: what it asks follows from the ways and
    the keys of the readers, these keys and the day. `readers`: one person, or several who read the same rows. `among`:
    the keys for the `AmongGiven` that it has; none give none."""
    people = readers if isinstance(readers, tuple) else (readers,)
    lists = {} if among is None else {"keys": list(among)}
    if not all(lists.values()):
        return []
    kinds = kinds_of(*people)
    if kinds is None:
        return list(Written(build(*people, **keys)).answers(**lists) if lists else build(*people, **keys))
    owned = [keys_of(one, place) for place, one in enumerate(people)]
    written = _written(build, kinds, tuple(sorted(keys)), timezone.localdate())
    return list(written.answers(**{name: key for own in owned for name, key in own.items()}, **keys, **lists))


Kind = tuple[tuple[Way, ...], frozenset[str], int]  # of a reader: ways in, which are limited, teams they lead


def kinds_of(*people: Any) -> tuple[Kind, ...] | None:
    """Of each what a question follows from; None when one of them is nobody, or comes in by another way than usual."""
    if not all(one.pk for one in people):
        return None
    reaches = reaches_of(*people)
    if not all(reach.is_usual for reach in reaches):
        return None
    led = [len(one.led_organisation_ids) for one in people]
    return tuple((reach.ways, reach.limited, teams) for reach, teams in zip(reaches, led, strict=True))


def usual_readers(kinds: Iterable[Kind]) -> tuple[list[Any], dict[UUID, str]]:
    """Somebody of each of these kinds, to write a question for, and the names of the keys that stand in for theirs."""
    made = [usual_with(*kind, place) for place, kind in enumerate(kinds)]
    return [somebody for somebody, _ in made], {key: name for _, names in made for key, name in names.items()}


@lru_cache(maxsize=512)
def _written(build: Build, kinds: tuple[Kind, ...], keys: tuple[str, ...], _today: date) -> Written:
    stand_ins = {uuid5(ANYBODY, key): key for key in keys}
    given = {key: pk for pk, key in stand_ins.items()}
    people, names = usual_readers(kinds)
    return Written(build(*people, **given), stand_ins | names)


def seen_by(rows: Any, readers: tuple[Any, ...]) -> Any:
    """Of these rows those that each of the readers sees."""
    for reader in readers:
        rows = rows.visible_to(reader)
    return rows


def held(model: Any, *readers: Any, key: UUID) -> Any:
    """The row with this key that each of these sees, locked, with its case, whether everything of that stands open and
    where they sit in it.
    To be asked while its story is held. Raises `DoesNotExist`."""
    for row in rows_for(readers, _locking(model), key=key):
        was_opened(row, *readers)
        had_seats(row, *readers)
        return row
    raise model.DoesNotExist


@cache
def _locking(model: Any) -> Build:
    path = getattr(model, "case_path", "case")

    def build(*readers: Any, key: UUID) -> QuerySet[Any]:
        rows = seen_by(model.objects.filter(pk=key).select_for_update(of=("self",), no_key=True), readers)
        rows = rows if path == "pk" else rows.select_related(path)
        return with_seats(with_opened(rows, *readers, path=path), *readers, path=path)

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

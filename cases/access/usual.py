"""Who comes in by the usual ways is asked about in the same words as everybody else who does: only the keys differ.
Django writes such a question once a day, and PostgreSQL plans it once per connection."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid5

from django.db.models import QuerySet
from django.utils import timezone

from cases.access.reach import Reach, reach_of
from cases.access.ways import ANYBODY, USUAL_WAYS, Way, keys_of, usual_reader
from network.written import Written

Build = Callable[..., QuerySet[Any]]


def rows_for(user: Any, build: Build, **keys: UUID) -> list[Any]:
    """The rows of `build(user, **keys)`, a function of a module: what it asks follows from the ways and the keys of the
    user, these keys and the day."""
    ways = reach_of(user).ways if user.pk else ()
    if not ways or user.stands_in_for or not {way.name for way in ways} <= USUAL_WAYS:
        return list(build(user, **keys))
    given = keys_of(user)
    written = _written(build, ways, len(given) - 1, tuple(sorted(keys)), timezone.localdate())
    return list(written.instances(**given, **keys))


@lru_cache(maxsize=64)
def _written(build: Build, ways: tuple[Way, ...], leads: int, keys: tuple[str, ...], _today: date) -> Written:
    somebody, names = usual_reader(leads)
    somebody._reach = Reach(somebody, ways, frozenset())
    stand_ins = {uuid5(ANYBODY, key): key for key in keys}
    return Written(build(somebody, **{key: pk for pk, key in stand_ins.items()}), {**names, **stand_ins})

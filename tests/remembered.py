"""A walk is walked once per worker. After that its rows are laid again as they were, as long as nothing else was
written in between: the same families in every test, without the minutes it takes to walk to them a thousand times.

`walked` decorates a walk. What was walked since the empty database is a path; any other writing ends it, and from then
on every walk of that test is walked for real.
"""

import io
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar, cast

from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.utils import timezone

from flow.triggers import released

Walk = TypeVar("Walk", bound=Callable[..., Any])
State = dict[str, dict[Any, tuple[Any, ...]]]  # table → key → row
Path = tuple[Any, ...]

_READS = ("SELECT", "SAVEPOINT", "RELEASE", "BEGIN", "PRAGMA", "EXPLAIN", "SET CONSTRAINTS")
_path: Path | None = None
_busy = False
_states: dict[Path, State] = {}
_results: dict[Path, bytes] = {}


@contextmanager
def watching(*, from_empty: bool) -> Iterator[None]:
    """For the time of one test; `from_empty`: nothing but the reference tables was written before it."""
    global _path, _busy
    _path, _busy = (() if from_empty else None), False
    with connection.execute_wrapper(_watch):
        yield
    _path = None


def _watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    global _path
    if not _busy and _path is not None and not sql.lstrip().upper().startswith(_READS):
        _path = None
    return execute(sql, params, many, context)


def walked(walk: Walk) -> Walk:
    @wraps(walk)
    def again(*args: Any, **only: Any) -> Any:
        global _path, _busy
        if _path is None or _busy:
            return walk(*args, **only)
        before, path = _path, (*_path, (walk.__name__, _now(), _names(args), _names(only.items())))
        _path, _busy = None, True
        try:
            if path in _results:
                _lay(_states[before], _states[path])
                found = pickle.loads(_results[path])
            else:
                if before not in _states:
                    _states[before] = _rows()
                found = walk(*args, **only)
                _states[path], _results[path] = _rows(), _pickled(found)
        finally:
            _busy = False
        _path = path
        return found

    return again  # type: ignore[return-value]


def _now() -> Any:
    """The day; the moment when a test has stopped the clock."""
    first = timezone.now()
    return first if timezone.now() == first else timezone.localdate()


def _names(given: Any) -> tuple[Any, ...]:
    return tuple(_name(one) for one in given)


def _name(one: Any) -> Any:
    if isinstance(one, tuple):
        return _names(one)
    if hasattr(one, "case"):
        return str(one.case.pk)
    if hasattr(one, "team"):
        return str(one.team.pk)
    return str(one.pk) if isinstance(one, Model) else repr(one)


class _Pickler(pickle.Pickler):
    """Rows without what was looked up about them along the way: how somebody comes in is asked again."""

    def reducer_override(self, row: Any) -> Any:
        if not isinstance(row, Model):
            return NotImplemented
        make, args, state = cast(tuple[Any, Any, dict[str, Any]], row.__reduce__())
        return make, args, {name: one for name, one in state.items() if not name.startswith("_") or name in _KEPT}


_KEPT = ("_state", "_django_version", "_prefetched_objects_cache")


def _pickled(found: Any) -> bytes:
    stream = io.BytesIO()
    _Pickler(stream).dump(found)
    return stream.getvalue()


def _tables() -> dict[str, str]:
    """Every table of ours with its key."""
    models = [model for name in ("cases", "network", "flow") for model in apps.get_app_config(name).get_models(True)]
    return {model._meta.db_table: str(model._meta.pk.column) for model in models}


def _rows() -> State:
    found: State = {}
    with connection.cursor() as cursor:
        for table, key in _tables().items():
            cursor.execute(f'SELECT * FROM "{table}"')
            place = [column[0] for column in cursor.description].index(key)
            found[table] = {row[place]: row for row in map(tuple, cursor.fetchall())}
    return found


def _lay(before: State, after: State) -> None:
    """From one state of the database to the other. What is final is laid as it was found."""
    with released(), connection.cursor() as cursor:
        for table, key in _tables().items():
            old, new = before[table], after[table]
            gone = [pk for pk, row in old.items() if new.get(pk) != row]
            come = [row for pk, row in new.items() if old.get(pk) != row]
            cursor.executemany(f'DELETE FROM "{table}" WHERE "{key}" = %s', [(pk,) for pk in gone])
            if come:
                marks = ", ".join(["%s"] * len(come[0]))
                cursor.executemany(f'INSERT INTO "{table}" VALUES ({marks})', come)

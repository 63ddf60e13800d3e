"""A query whose SQL is written once per process, for values that are given each time.

What waits in a case is one long expression. Measured over fifty cases: Django needs 15 ms to write its SQL, PostgreSQL
1.4 ms to plan it and 1.7 ms to answer it; the text is the same for everybody for a whole day. So Django writes it once,
and each connection to PostgreSQL plans it once: it is prepared there, with what is given as its only parameters.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BooleanField, Func, QuerySet
from django.db.models.expressions import Expression, RawSQL
from django.db.models.query import get_related_populators

from flow.prepared import prepared

CHUNK = 5_000  # keys per query
ANYBODY = uuid5(NAMESPACE_OID, "the user")


def anybody(place: int) -> UUID:
    """Stands for the key of who reads; `place`: the how manieth of who read the same rows."""
    return uuid5(ANYBODY, str(place)) if place else ANYBODY


def named(name: str, place: int) -> str:
    """Under which a key of the reader at this place is given."""
    return f"{name}_{place}" if place else name


@dataclass(frozen=True)
class _Slot:
    """Stands among the parameters where a given value comes."""

    name: str


class AmongGiven(Func):
    """A condition: the key is in the list that is given under this name when the query is asked."""

    output_field = BooleanField()
    arity = 1

    def __init__(self, column: str, name: str = "keys"):
        super().__init__(column)
        self.slot = _Slot(name)

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **context: Any) -> Any:
        column, params = compiler.compile(self.get_source_expressions()[0])
        among = "IN (SELECT value FROM json_each(%s))" if connection.vendor == "sqlite" else "= ANY(%s::uuid[])"
        return f"{column} {among}", [*params, self.slot]


class Given(Expression):
    """A value that is given under this name when the query is asked."""

    def __init__(self, name: str, output_field: Any):
        super().__init__(output_field=output_field)
        self.slot = _Slot(name)

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **context: Any) -> Any:
        return "%s", [self.slot]


def filled(params: Iterable[Any], **given: Any) -> list[Any]:
    """The parameters of a query with what is given."""
    return [given[one.name] if isinstance(one, _Slot) else one for one in params]


def slots_of(params: Iterable[Any]) -> frozenset[str]:
    """The names of what is to be given."""
    return frozenset(one.name for one in params if isinstance(one, _Slot))


class Written:
    """The SQL of a `values_list` (or of what is read with `instances`) over a queryset that is filtered with
    `AmongGiven`. `stand_ins`: keys in the queryset that stand for one key each that is given under this name."""

    def __init__(self, rows: QuerySet[Any, Any], stand_ins: Mapping[UUID, str] | None = None):
        compiler = rows.query.get_compiler(connection=connection)
        self._sql, params = compiler.as_sql()
        self._params = _with_slots(params, stand_ins or {})
        self._sql, self._params = with_constants(self._sql, self._params)
        converters = compiler.get_converters(column for column, *_ in compiler.select)
        self._read = partial(compiler.apply_converters, converters=converters)
        self._of_models = rows.query.default_cols  # else it is a `values_list`
        self._select, self._kinds, self._more = compiler.select, compiler.klass_info, compiler.annotation_col_map

    def rows(self, keys: Iterable[UUID]) -> Iterator[tuple[Any, ...]]:
        """The rows of these keys. One query, or one per five thousand keys; none without keys."""
        asked = list(keys)
        for start in range(0, len(asked), CHUNK):
            yield from self.given(keys=asked[start : start + CHUNK])

    def given(self, **values: UUID | list[UUID]) -> Iterator[tuple[Any, ...]]:
        """The rows for these values, one per name."""
        params = {name: _as_parameter(value) for name, value in values.items()}
        with prepared() as cursor:
            cursor.execute(self._sql, filled(self._params, **params))
            yield from map(tuple, self._read(cursor.fetchall()))

    def instances(self, **values: UUID | list[UUID]) -> Iterator[Any]:
        """The rows as instances, when the queryset gives those: with what it annotates and what it fetches along."""
        start, *_, last = self._kinds["select_fields"]
        names = [self._select[place][0].target.attname for place in range(start, last + 1)]
        along = get_related_populators(self._kinds, self._select, connection.alias)  # type: ignore[call-arg] # Django 6
        for row in self.given(**values):
            found = self._kinds["model"].from_db(connection.alias, names, row[start : last + 1])
            for one in along:
                one.populate(row, found)
            for name, place in (self._more or {}).items():
                setattr(found, name, row[place])
            yield found

    def answers(self, **values: UUID | list[UUID]) -> Iterator[Any]:
        """What the queryset gives: instances, or rows."""
        return self.instances(**values) if self._of_models else self.given(**values)

    def ask(self, keys: Iterable[UUID]) -> dict[UUID, str]:
        """Of a list of two, a key and a text: the text of each of these keys."""
        return dict(self.rows(keys))


class WrittenKeys:
    """A subquery whose SQL is written once, to stand in other questions; `stand_ins` as in `Written`."""

    def __init__(self, keys: QuerySet[Any, Any], stand_ins: Mapping[UUID, str]):
        self._sql, params = keys.query.sql_with_params()
        self._params = _with_slots(params, stand_ins)

    def given(self, values: Mapping[str, UUID]) -> RawSQL:
        """The subquery for these values, one per name."""
        params = filled(self._params, **{name: _as_parameter(value) for name, value in values.items()})
        return RawSQL(self._sql, params)  # noqa: S611 - Django's own text, with its parameters apart


def as_text(keys: QuerySet[Any]) -> QuerySet[Any] | RawSQL:
    """The same subquery with its SQL written, so that what asks for it does not have to write it again."""
    try:
        sql, params = keys.query.sql_with_params()
    except EmptyResultSet:
        return keys
    return RawSQL(sql, params)  # noqa: S611 - Django's own text, with its parameters apart


def _with_slots(params: Iterable[Any], stand_ins: Mapping[UUID, str]) -> list[Any]:
    """The parameters, with a slot where a key stands for one that is given."""
    slots = {_as_parameter(key): _Slot(name) for key, name in stand_ins.items()}
    return [slots.get(value, value) if isinstance(value, UUID | str) else value for value in params]


def _as_parameter(value: UUID | list[UUID]) -> Any:
    if not _is_sqlite():  # a list as text, which the driver need not look into
        return value if isinstance(value, UUID) else f"{{{','.join(map(str, value))}}}"
    return value.hex if isinstance(value, UUID) else json.dumps([key.hex for key in value])


@cache
def _is_sqlite() -> bool:
    """The database of a process stays what it is."""
    return bool(connection.vendor == "sqlite")


def with_constants(sql: str, params: Iterable[Any]) -> tuple[str, list[Any]]:
    """On PostgreSQL what is not given as part of the text: a plan for every status would not use the indexes of one."""
    if _is_sqlite():
        return sql, list(params)
    from psycopg.sql import Literal

    connection.ensure_connection()
    kept, words = [], []
    for value in params:
        if isinstance(value, _Slot):
            kept.append(value)
            words.append("%s")
        else:
            words.append(Literal(value).as_string(connection.connection).replace("%", "%%"))
    return sql.replace("%%", "%%%%") % tuple(words), kept

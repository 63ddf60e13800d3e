"""Words for the database that are written once per process, and planned once per connection to PostgreSQL."""

from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import AutoField, Field, IntegerField, Model


def prepared() -> Any:
    """A cursor that on PostgreSQL prepares what it is asked (DB option `prepare_threshold`); Django's own never does.
    Where queries are logged it is Django's own: psycopg does not tell the text of what it has prepared."""
    database: Any = connections[DEFAULT_DB_ALIAS]  # once: the proxy looks anew at every word
    if database.vendor != "postgresql" or database.queries_logged:
        return database.cursor()
    from django.db.backends.postgresql import base

    prepares: Any = base.ServerBindingCursor
    database.ensure_connection()
    return database.make_cursor(prepares(database.connection))


# Words by which the database finds a value, and the columns whose values they take.
Reckoned = tuple[str, tuple[str, ...]]


def insert(row: Model, *, unless_there: bool = False, **reckoned: Reckoned) -> bool:
    """Add a row whose values are all known; whether it was added. No hook of saving is run: no signal, no `auto_now`.
    `reckoned`: per column what the database finds itself. `unless_there`: when a unique value of it is there already,
    after waiting for what becomes of who was just ahead, nothing is added."""
    words, columns = _inserting(type(row), unless_there, tuple(reckoned.items()))
    with prepared() as cursor:
        cursor.execute(words, parameters(row, *columns))
        added = bool(cursor.rowcount)
    row._state.adding, row._state.db = not added, DEFAULT_DB_ALIAS
    return added


@cache
def _inserting(
    model: type[Model], unless_there: bool, reckoned: tuple[tuple[str, Reckoned], ...]
) -> tuple[str, list[str]]:
    """The words that add such a row, and the columns whose values they take."""
    fields, found = _columns(model), dict(reckoned)
    given = [found.get(name, ("%s", (name,))) for name in fields]
    names = ", ".join(f'"{field.column}"' for field in fields.values())
    words = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({", ".join(place for place, _ in given)})'  # noqa: S608
    if unless_there:
        words += " ON CONFLICT DO NOTHING"
    return words, [name for _, columns in given for name in columns]


def parameters(row: Model, *columns: str) -> list[Any]:
    """The values of these columns of a row, as the database takes them. A whole number as it is: in the form in which
    Django gives it, one that is too large would be cut off unseen."""
    database, fields = connections[DEFAULT_DB_ALIAS], _columns(type(row))
    given = [(fields[column], getattr(row, column)) for column in columns]
    return [
        field.get_prep_value(value) if isinstance(field, IntegerField) else field.get_db_prep_save(value, database)
        for field, value in given
    ]


@cache
def _columns(model: type[Model]) -> "dict[str, Field[Any, Any]]":
    """Those that a new row has a value for: not a number that the database gives out."""
    return {one.attname: one for one in model._meta.concrete_fields if not isinstance(one, AutoField)}

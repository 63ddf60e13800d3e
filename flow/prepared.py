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


def insert(row: Model, *, unless_there: bool = False, **reckoned: tuple[str, tuple[str, ...]]) -> bool:
    """Add a row whose values are all known; whether it was added. `reckoned`: for a field the words by which the
    database finds its value, and of which columns of the row they take the values. `unless_there`: when a unique value
    of it is there already, after waiting for what becomes of who was just ahead, nothing is added."""
    given = [reckoned.get(column, ("%s", (column,))) for column in _columns(type(row))]
    names = ", ".join(f'"{column}"' for column in _columns(type(row)))
    places = ", ".join(place for place, _ in given)
    words = f'INSERT INTO "{row._meta.db_table}" ({names}) VALUES ({places})'  # noqa: S608 - of our own tables
    with prepared() as cursor:
        values = parameters(row, *(column for _, columns in given for column in columns))
        cursor.execute(words + " ON CONFLICT DO NOTHING" * unless_there, values)
        added = bool(cursor.rowcount)
    row._state.adding, row._state.db = not added, DEFAULT_DB_ALIAS
    return added


def parameters(row: Model, *columns: str) -> list[Any]:
    """The values of these columns of a row, as the database takes them. A whole number as it is: in the form in which
    Django gives it, one that is too large would be cut off unseen."""
    database, fields, found = connections[DEFAULT_DB_ALIAS], _columns(type(row)), []
    for column in columns:
        field, value = fields[column], getattr(row, column)
        whole = isinstance(field, IntegerField)
        found.append(field.get_prep_value(value) if whole else field.get_db_prep_save(value, database))
    return found


@cache
def _columns(model: type[Model]) -> "dict[str, Field[Any, Any]]":
    """Those that a new row has a value for: not a number that the database gives out."""
    return {one.attname: one for one in model._meta.concrete_fields if not isinstance(one, AutoField)}

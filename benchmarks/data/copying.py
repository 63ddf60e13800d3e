"""Rows on their way to PostgreSQL by COPY, the fastest way in.

A value is text as COPY reads it: `NULL` for nothing, `t` and `f` for yes and no, a date as 2026-11-22. The words of the
generator hold no tab, line break or backslash, so nothing has to be escaped.
"""

import json
from datetime import datetime
from typing import Any

from django.db import models

NULL = "\\N"
STAMP = ("added_at", "added_by_id", "version", "changed_at", "changed_by_id")
RECORD = ("added_at", "added_by_id")


class Table:
    """The table of one model. `columns` are filled row by row; every other column gets the default of its field."""

    def __init__(self, model: type[models.Model], *columns: str):
        self.name = model._meta.db_table
        fields = {field.attname: field for field in model._meta.concrete_fields}
        if unknown := set(columns) - set(fields):
            raise LookupError(f"{model._meta.label} has no {', '.join(sorted(unknown))}: bring the generator in step")
        rest = [field for name, field in fields.items() if name not in columns and not _counts_itself(field)]
        self.columns = [fields[name].column for name in columns] + [field.column for field in rest]
        self._tail = "".join(f"\t{_default(field)}" for field in rest) + "\n"
        self._tabs = len(self.columns) - 1
        self.rows: list[str] = []
        self.count = 0

    def add(self, *values: str) -> None:
        """One row; a value may be several columns already joined by tabs, such as a stamp."""
        self.rows.append("\t".join(values) + self._tail)

    def flush(self, cursor: Any) -> None:
        if not self.rows:
            return
        if self.rows[0].count("\t") != self._tabs:
            raise ValueError(f"{self.name}: {self.rows[0]!r} does not fill {self.columns}")
        columns = ", ".join(f'"{column}"' for column in self.columns)
        with cursor.copy(f'COPY "{self.name}" ({columns}) FROM STDIN') as copy:
            copy.write("".join(self.rows))
        self.count += len(self.rows)
        self.rows.clear()


def many(model: type[models.Model], field: str) -> Table:
    """The table between `model` and the rows its many-to-many `field` points at."""
    relation: Any = model._meta.get_field(field)
    through = relation.remote_field.through
    ours, theirs = relation.m2m_field_name(), relation.m2m_reverse_field_name()
    return Table(through, f"{ours}_id", f"{theirs}_id")


def _counts_itself(field: Any) -> bool:
    """An identity column: the database counts."""
    return isinstance(field, models.AutoField)


def _default(field: Any) -> str:
    """The default of the field as COPY text; a field that must be filled and has none stops the generator."""
    if field.primary_key or (field.unique and not field.null):
        raise LookupError(f"{field.model._meta.label}.{field.name} needs a value per row: bring the generator in step")
    value = field.get_default()
    if value is None:
        if not field.null:
            raise LookupError(f"{field.model._meta.label}.{field.name} has no default: bring the generator in step")
        return NULL
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, list | dict):
        return json.dumps(value)
    return value.isoformat() if isinstance(value, datetime) else str(value)

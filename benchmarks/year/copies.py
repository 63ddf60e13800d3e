"""Many cases out of one: the rows that a walk through the doors left, laid again under other keys and on later days."""

import hashlib
import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

# Not of one case: the read log, reference data, and what the jobs themselves write.
_NOT = {"AccessDay", "AccessLine", "FactorScheme", "FactorHeading", "RungSetting", "Reminder", "JobRun", "CalendarFeed",
        "CatalogueItem", "OutboxEvent", "Delivery"}  # fmt: skip


_FIXED = {"birth_date", "reckoned_from"}  # a copy is of who was born on the same day


def tables() -> Iterator[Any]:
    """Every table with rows of a case, those between two of them too."""
    for model in [*apps.get_app_config("cases").get_models(), apps.get_model("flow.Event")]:
        if model.__name__ not in _NOT:
            yield model
            yield from (field.remote_field.through for field in model._meta.local_many_to_many)


def keys_now() -> dict[Any, set[Any]]:
    return {model: set(model._base_manager.values_list("pk", flat=True)) for model in tables()}


def copied(key: Any, number: int) -> uuid.UUID:
    """The key of this row in copy `number`."""
    return uuid.UUID(hashlib.md5(f"{key}:{number}".encode(), usedforsecurity=False).hexdigest())


class Original:
    """What was written since `before`: one case with everything in it."""

    def __init__(self, before: dict[Any, set[Any]]):
        now = keys_now()
        self.rows = {model: sorted(now[model] - before[model], key=str) for model in now if now[model] - before[model]}
        self.keys = [key for keys in self.rows.values() for key in keys if isinstance(key, uuid.UUID)]

    def copy(self, numbers: range, *, days: int) -> None:
        """So many copies, everything `days` later. Past the triggers that keep what is final as it is: a copy of a
        final row is no change of one."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            for model, keys in self.rows.items():
                columns, values, params = self._columns(model, days)
                table, key = model._meta.db_table, model._meta.pk.column
                cursor.execute(
                    f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} "
                    f"FROM {table}, generate_series(%s::int, %s::int) AS copies (nr) WHERE {table}.{key} = ANY(%s)",
                    [*params, numbers.start, numbers.stop - 1, keys],
                )

    def _columns(self, model: Any, days: int) -> tuple[list[str], list[str], list[Any]]:
        columns: list[str] = []
        values: list[str] = []
        params: list[Any] = []
        for field in model._meta.concrete_fields:
            target = field.target_field if isinstance(field, models.ForeignKey) else field
            if isinstance(target, models.AutoField) and field.primary_key:
                continue
            name = f"{model._meta.db_table}.{connection.ops.quote_name(field.column)}"
            columns.append(connection.ops.quote_name(field.column))
            if field.name == "number" and field.unique:
                values.append("overlay(lpad(to_hex(nr), 7, '0') placing '-' from 5 for 0)")
            elif isinstance(target, models.UUIDField):
                values.append(f"CASE WHEN {name} = ANY(%s) THEN md5({name}::text || ':' || nr)::uuid ELSE {name} END")
                params.append(self.keys)
            elif isinstance(target, models.DateTimeField | models.DateField) and field.name not in _FIXED:
                values.append(f"{name} + %s" if isinstance(target, models.DateTimeField) else f"{name} + %s::int")
                params.append(timedelta(days=days) if isinstance(target, models.DateTimeField) else days)
            else:
                values.append(name)
        return columns, values, params

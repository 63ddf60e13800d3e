"""Rows that the database itself refuses to change: the same rule for PostgreSQL and SQLite, written once.

The rules are not part of a migration, because SQLite changes a table by building it anew, which loses its triggers
without a word, or stops at a trigger elsewhere that names the table. `keep_frozen` takes them away before every
`migrate` and puts them back after it, so that no migration can forget them.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.db import connections, transaction
from django.db.models.signals import post_migrate, pre_migrate

from flow.tables import refuse_half_way


@dataclass(frozen=True)
class Frozen:
    """Changes to `table` are refused while `status_of` (SQL with {row} for OLD or NEW; empty: always) gives one of
    `statuses`. With `columns` only those may not change, and rows may not be deleted."""

    table: str
    message: str
    status_of: str = ""
    statuses: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    inserts: bool = False

    @property
    def triggers(self) -> dict[str, str]:
        """The name of the trigger per event."""
        events = ("insert", "update", "delete") if self.inserts else ("update", "delete")
        return {event: f"frozen_{self.table}_{event}"[:63] for event in events}


RELEASE = "hsj_release"  # a table on SQLite; a setting of the transaction on PostgreSQL
_RELEASED = {
    "sqlite": f"EXISTS (SELECT 1 FROM {RELEASE})",  # noqa: S608
    "postgresql": "coalesce(current_setting('hsj.release', true), '') = 'on'",
}


@contextmanager
def released(using: str = "default") -> Iterator[None]:
    """Within this block the frozen rows may change: for the destruction of a person's data, which the law asks of what
    is final too (Jeugdwet 7.3.9). Only `cases.rights.destruction` may call it; a test keeps that so.

    It lives and ends inside its own transaction, in the database: nobody else's connection is released, and a rollback
    takes it back. On SQLite it is a row that is never committed (there is one writer at a time); on PostgreSQL a
    setting local to the transaction.
    """
    connection = connections[using]
    begin, end = {
        "sqlite": (f"INSERT INTO {RELEASE} VALUES (1)", f"DELETE FROM {RELEASE}"),  # noqa: S608
        "postgresql": ("SELECT set_config('hsj.release', 'on', true)", "SELECT set_config('hsj.release', 'off', true)"),
    }[connection.vendor]
    with transaction.atomic(using), connection.cursor() as cursor:
        cursor.execute(begin)
        yield
        cursor.execute(end)


def keep_frozen(app: AppConfig, rules: Iterable[Frozen]) -> None:
    """From now on every `migrate` ends with these rules in the database. Call it in `ready()`."""
    found = list(rules)

    def before(using: str, **signal: Any) -> None:
        refuse_half_way(using)
        thaw(using)

    def after(using: str, **signal: Any) -> None:
        freeze(found, using)

    pre_migrate.connect(before, sender=app, weak=False)
    post_migrate.connect(after, sender=app, weak=False)


def freeze(rules: Iterable[Frozen], using: str = "default") -> None:
    """Put the triggers that are missing in the database."""
    connection, there = connections[using], present(using)
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"CREATE TABLE IF NOT EXISTS {RELEASE} (one INTEGER)")
        for rule in rules:
            for event, name in rule.triggers.items():
                if rule.table in tables and name not in there:
                    for sql in _trigger(rule, event, name, connection.vendor):
                        cursor.execute(sql)


def thaw(using: str = "default") -> None:
    """Take all triggers away, also those of rules that no longer exist."""
    with connections[using].cursor() as cursor:
        for name, table in present(using).items():
            on = f" ON {table}" if connections[using].vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on}")


def present(using: str = "default") -> dict[str, str]:
    """The trigger names that freeze a row, each with its table, as the database tells them."""
    catalogue = {
        "postgresql": "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE %s",
        "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
    }
    with connections[using].cursor() as cursor:
        cursor.execute(catalogue[connections[using].vendor], ["frozen%"])
        return dict(cursor.fetchall())


def _condition(rule: Frozen, event: str, vendor: str) -> str:
    rows = {"insert": ["NEW"], "update": ["OLD", "NEW"], "delete": ["OLD"]}[event]
    if rule.columns or "{row}" not in rule.status_of:
        rows = ["OLD"]
    parts = []
    if rule.status_of:
        values = ", ".join(f"'{status}'" for status in rule.statuses)
        parts.append("(" + " OR ".join(f"({rule.status_of.format(row=row)}) IN ({values})" for row in rows) + ")")
    if rule.columns and event == "update":
        differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
        parts.append("(" + " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in rule.columns) + ")")
    return f"NOT {_RELEASED[vendor]} AND " + (" AND ".join(parts) or "1 = 1")


def _trigger(rule: Frozen, event: str, name: str, vendor: str) -> list[str]:
    condition = _condition(rule, event, vendor)
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {rule.table} FOR EACH ROW WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{rule.message}'); END"
        ]
    back = "OLD" if event == "delete" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{rule.message}' USING ERRCODE = 'integrity_constraint_violation'; "
        f"END IF; RETURN {back}; END $body$",
        f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {rule.table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]

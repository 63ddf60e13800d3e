"""Rows that the database itself refuses to change: the same rule for PostgreSQL and SQLite, written once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


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


def freeze(rules: Iterable[Frozen]) -> migrations.RunPython:
    """A migration operation that puts the rules in the database."""
    found = list(rules)

    def put(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for rule in found:
            for sql in _statements(rule, editor.connection.vendor):
                editor.execute(sql)

    def take_away(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for rule in found:
            for event in ("insert", "update", "delete"):
                on = f" ON {rule.table}" if editor.connection.vendor == "postgresql" else ""
                editor.execute(f"DROP TRIGGER IF EXISTS {_name(rule, event)}{on}")

    return migrations.RunPython(put, take_away, elidable=False)


def _name(rule: Frozen, event: str) -> str:
    return f"frozen_{rule.table}_{event}"[:63]


def _statements(rule: Frozen, vendor: str) -> list[str]:
    made = []
    for event in ("insert", "update", "delete"):
        if event == "insert" and not rule.inserts:
            continue
        made += _trigger(rule, event, vendor)
    return made


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
    return " AND ".join(parts) or "1 = 1"


def _trigger(rule: Frozen, event: str, vendor: str) -> list[str]:
    name, condition = _name(rule, event), _condition(rule, event, vendor)
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {rule.table} FOR EACH ROW WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{rule.message}'); END"
        ]
    back = "OLD" if event == "delete" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{rule.message}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        f"RETURN {back}; END $body$",
        f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {rule.table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]

"""A new installation, made by all migrations from nothing, is what the tests make straight from the models."""

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler

Migration = import_module("cases.migrations.0001_tables").Migration
ROOT = Path(__file__).parents[3]
OURS = ("cases_", "network_", "flow_")
TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}
REFERENCE = (
    "SELECT code, name, in_region FROM network_municipality",
    "SELECT code, name, source, is_default FROM cases_factorscheme",
    'SELECT locus, code, name, "order" FROM cases_factorheading',
)

pytestmark = pytest.mark.slow


def found_in(database: Any) -> dict[str, Any]:
    """Our tables with columns and constraints, triggers, and the rows that belong to the product. (Tables of packages
    keep the keys of the day their first migration was written.)"""
    look = database.introspection
    with database.cursor() as cursor:
        tables = {
            table: (
                sorted(
                    (column.name, column.type_code, column.null_ok)
                    for column in look.get_table_description(cursor, table)
                ),
                sorted(str(sorted(one.items())) for one in look.get_constraints(cursor, table).values()),
            )
            for table in look.table_names(cursor)
            if table.startswith(OURS)
        }
        cursor.execute(TRIGGERS[database.vendor])
        triggers = sorted(cursor.fetchall())
        rows = []
        for sql in REFERENCE:
            cursor.execute(sql)
            rows.append(sorted(cursor.fetchall()))
    return {"triggers": triggers, "rows": rows, **tables}


def migrate(address: str, *options: str) -> str:
    ran = migrating(address, *options)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def migrating(address: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", "migrate", *options]
    environment = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def as_made_before(database: Any) -> None:
    """As an installation that was made while the tables of the rooms came in ten migrations."""
    with database.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'cases' AND name <> '0002_factor_schemes'")
        for app, name in Migration.replaces:
            cursor.execute(
                "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, CURRENT_TIMESTAMP)", [app, name]
            )


def test_all_migrations_from_an_empty_database_make_what_the_models_say(empty_database):
    """And of an installation from before they leave the tables as they are; one that stopped half-way they refuse, and
    leave it its triggers."""
    migrate(empty_database, "--verbosity=0")
    mine = connection.settings_dict
    name = (
        f"{mine['NAME']}_processes" if connection.vendor == "postgresql" else empty_database.removeprefix("sqlite:///")
    )
    fresh: Any = ConnectionHandler({"default": {**mine, "NAME": name}})["default"]
    try:
        migrated, made = found_in(fresh), found_in(connection)
        as_made_before(fresh)
        planned = re.findall(r"^\w+\.\d{4}_\w+$", migrate(empty_database, "--plan", "--no-color"), re.MULTILINE)
        with fresh.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE name = %s", [Migration.replaces[-1][1]])
        refused = migrating(empty_database)
        left = found_in(fresh)["triggers"]
    finally:
        fresh.close()
    assert migrated.keys() == made.keys()
    for part in made:
        assert migrated[part] == made[part], part
    later = ["cases.0004_read_at_hand", "cases.0005_events_of_access"]
    assert planned == ["cases.0003_catalogue", *later]  # the first brings what is not there yet
    assert refused.returncode == 1
    assert f"stands for cases.{Migration.replaces[-1][1]} too" in refused.stderr
    assert left == made["triggers"]

"""The database and the models say the same, and the database keeps what is final."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from cases.access.frozen import FROZEN
from flow.apps import JOURNAL
from flow.triggers import freeze, present, thaw

RULES = [JOURNAL, *FROZEN]

pytestmark = pytest.mark.django_db


def test_the_migrations_are_in_step_with_the_models():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_rule_stands_in_the_database_after_all_migrations():
    wanted = {name: rule.table for rule in RULES for name in rule.triggers.values()}
    assert {name: table.split(".")[-1] for name, table in present().items()} == wanted


def test_two_rules_do_not_share_a_trigger():
    names = [name for rule in RULES for name in rule.triggers.values()]
    assert len(names) == len(set(names))


def test_every_rule_names_a_table_and_columns_that_exist():
    columns = {
        model._meta.db_table: {field.column for field in model._meta.local_concrete_fields}
        for model in apps.get_models(include_auto_created=True)
    }
    for rule in RULES:
        assert rule.table in columns
        assert set(rule.columns) <= columns[rule.table], rule.table


def test_a_migration_that_builds_a_table_anew_finds_no_trigger_in_its_way():
    """SQLite stops at a trigger that names the table, and loses those of the table itself."""
    before = present()
    thaw()
    assert present() == {}
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cases_analysis RENAME TO cases_elsewhere")
        cursor.execute("ALTER TABLE cases_elsewhere RENAME TO cases_analysis")
    freeze(RULES)
    assert present() == before

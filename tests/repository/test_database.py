"""The database and the models say the same, and the database keeps what is final."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from cases.access.frozen import FROZEN
from cases.analysis import actions as analyses
from cases.plans import actions as plans
from cases.plans.models import GoalScale
from flow.apps import JOURNAL
from flow.triggers import freeze, present, thaw
from network.apps import ADMINISTERED
from tests import walks
from tests.personas import make_people

RULES = [JOURNAL, *ADMINISTERED, *FROZEN]

pytestmark = pytest.mark.django_db


def test_every_rule_stands_in_the_database():
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


def test_the_database_knows_which_answers_there_are():
    people = make_people()
    home = walks.active(people)
    answer = {"by": people.marit, "professional": people.marit, "content": "akkoord", "help": "akkoord"}
    analysis, plan = walks.analysis_shared(people, home), walks.plan_proposed(people, home)
    given = (analyses.respond(analysis=analysis, **answer), plans.respond(plan=plan, **answer))
    for response in given:
        for field in ("content", "help"):
            with pytest.raises(IntegrityError, match="answers_known"), transaction.atomic():
                type(response).objects.filter(pk=response.pk).update(**{field: "misschien"})


def test_the_database_keeps_one_scale_per_professional_per_goal():
    people = make_people()
    goal = walks.plan_draft(people, walks.active(people)).goals.first()
    scale = {"goal": goal, "professional": people.essen, "wished": 8, "added_by": people.marit}
    GoalScale.objects.create(now=2, changed_by=people.marit, **scale)
    with pytest.raises(IntegrityError), transaction.atomic():
        GoalScale.objects.create(now=3, changed_by=people.marit, **scale)

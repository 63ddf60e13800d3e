"""Kind × rung × who, against the table that people wrote."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine

from cases.reminders import planning
from cases.reminders.codes import Kind
from cases.reminders.models import Reminder
from cases.reminders.moments import Moments
from cases.reminders.rules import RULE_OF
from network.models import Membership
from network.roles import Role
from tests import walks
from tests.personas import make_people
from tests.reminder_walks import START, WAITS, regional_coordinator
from tests.tables.reading import rows

pytestmark = pytest.mark.django_db

MOMENTS = {row["soort"]: date.fromisoformat(row["moment"]) for row in rows("reminders", "soort") if "moment" in row}
HEARS = [row for row in rows("reminders", "soort") if "dag" in row]
WITHOUT_LEADER = [row for row in rows("reminders", "soort") if "trede" in row]


@pytest.fixture
def people(db):
    with time_machine.travel("2026-03-02 09:00+01:00", tick=False):
        made = make_people()
        regional_coordinator(made)
        yield made


def told(people, kind: str) -> dict[int, set[str]]:
    """Everybody who hears of this, by rung, when the days pass one by one."""
    names = {user.pk: name for name, user in people.each().items()}
    days = {MOMENTS[kind] + timedelta(days=int(row["dag"])) for row in HEARS if row["soort"] == kind}
    days |= {MOMENTS[kind] + timedelta(days=rung.days) for rung in RULE_OF[kind].rungs}
    found: dict[int, set[str]] = defaultdict(set)
    for day in sorted(days):
        if day >= START:
            planning.plan(Moments(day), [kind])
    for row in Reminder.objects.filter(kind=kind):
        assert row.moment_on == MOMENTS[kind]
        found[row.rung].add(names[row.recipient_id] + "!" * row.urgent)
    return found


@pytest.mark.parametrize("kind", list(Kind))
def test_everybody_hears_what_the_table_says_and_nobody_else(people, kind):
    WAITS[kind](people, walks.active(people))
    wanted = {int(row["dag"]): set(row["wie"].split(", ")) for row in HEARS if row["soort"] == kind}
    assert told(people, kind) == wanted


@pytest.mark.parametrize("row", WITHOUT_LEADER, ids=lambda row: row["soort"])
def test_what_a_team_without_a_leader_should_hear_goes_to_the_region(people, row):
    WAITS[row["soort"]](people, walks.active(people))
    Membership.objects.filter(role=Role.TEAM_LEADER).update(ends_on=START)
    assert told(people, row["soort"])[int(row["trede"])] == set(row["wie"].split(", "))


def test_the_table_names_every_kind():
    assert set(MOMENTS) == set(WAITS) == set(Kind.values)


def test_both_databases_can_read_the_question_about_every_kind_at_once():
    assert planning.waiting_among([(uuid4(), kind) for kind in Kind]) == set()

"""The year in short: a month with real workers, two beats, a Redis of its own and a mail server, in which everything
falls out at least once. The long form: `benchmarks/year`."""

from datetime import UTC, date, datetime

import psycopg
import pytest
from django.db import connection

from benchmarks.year.compare import compare
from benchmarks.year.expected import NEWER, OVER, SENT, Wait, Work, expected
from benchmarks.year.faults import Fault
from benchmarks.year.mailbox import Server
from benchmarks.year.processes import Jobs, Redis, free_port
from benchmarks.year.simulate import Simulation, Year
from cases.reminders.models import Reminder
from tests.integration.processes.test_reminders import environment

MONTH = Year(
    begins_on=date(2026, 10, 5), days=24, arrivals={0: 9, 6: 8}, acts=7, teams=1, seed=5,
    rungs={"evaluation": (-28, -7, 0, 7), "agreement": (-7, 0, 2, 4), "handover": (3, 7, 14), "response": (7, 14),
           "plan_clock": (-35, -28), "sharing_ends": (-35, -28), "birthday": (-160, -150), "adulthood": (-28, -14),
           "access_review": (-175, -165), "retention": (1, 12)},
    faults=[
        Fault(7, "kill before"), Fault(7, "kill after"), Fault(9, "flush"), Fault(9, "restart after"),
        Fault(13, "redis"), Fault(14, "refuse", 3), Fault(15, "stop", 3, roughly=True), Fault(19, "restart"),
        Fault(21, "kill after"),
    ],
    night_days=frozenset({date(2026, 10, 25)}),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_month_with_outages_loses_nothing_and_doubles_nothing(tmp_path, capsys):
    if connection.vendor != "postgresql":
        pytest.skip("workers beside each other need PostgreSQL; the other run has this test")
    port, redis = free_port(), Redis(tmp_path)
    env = environment(tmp_path) | {"REDIS_URL": redis.url, "EMAIL_URL": f"smtp://127.0.0.1:{port}",
                                   "LOG_LEVEL": "WARNING", "YEAR_BEAT_SECONDS": "5"}  # fmt: skip
    jobs = Jobs(tmp_path, env)
    with Server(port) as mailbox:
        try:
            redis.start()
            simulation = Simulation(MONTH, tmp_path, mailbox, redis, jobs, restart_database=cut_connections)
            world = simulation.run()
        finally:
            jobs.stop(roughly=True)
            redis.kill()
    result = compare(expected(world.waits, MONTH.rungs, simulation.works), mailbox, simulation.restarts)
    with capsys.disabled():
        print("\n".join(["", *result.lines()]))
    assert {name: found for name, found in result.faults.items() if found} == {}
    assert result.numbers["should have been sent"] > 30
    assert result.numbers["skipped because a later day came"] > 0
    assert result.numbers["skipped because it was over"] > 0
    assert result.numbers["blows that hit a mail after it was taken"] == 3
    assert len(simulation.done) == len(MONTH.faults)
    assert set(Reminder.objects.filter(status="sent").values_list("kind", flat=True)) == set(MONTH.rungs)


def cut_connections() -> None:
    """What the workers see of a database that restarts; the server itself is of more than this test."""
    mine = connection.settings_dict
    others = "datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'tests'"
    with psycopg.connect(host=mine["HOST"] or None, port=mine["PORT"] or None, user=mine["USER"],
                         password=mine["PASSWORD"] or None, dbname=mine["NAME"], autocommit=True) as link:  # fmt: skip
        link.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")


# --- the list that is computed apart, by hand ------------------------------------------------------------------------


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def works(*days: int, refusing: tuple[int, ...] = ()) -> list[Work]:
    return [Work(at(day), date(2026, 3, day), takes_mail=day not in refusing) for day in days]


@pytest.mark.parametrize(
    ("ran", "until", "told"),
    [
        (works(*range(1, 30)), None, {-7: SENT, 0: SENT, 7: SENT}),
        (works(1, 21), None, {-7: NEWER, 0: SENT}),  # stood still for weeks: only the last
        (works(1, 29), None, {-7: NEWER, 0: NEWER, 7: SENT}),
        (works(1, 14, 16, refusing=(14,)), at(15), {-7: OVER}),  # refused, and then it was done
        (works(1, 14, 16, refusing=(14,)), None, {-7: SENT}),
        (works(1, 14, 22, refusing=(14,)), None, {-7: NEWER, 0: SENT}),
        (works(1, 10), None, {}),
    ],
)  # fmt: skip
def test_what_should_happen_to_three_days_of_one_moment(ran, until, told):
    wait = Wait("evaluation", "x", date(2026, 3, 20), date(2026, 3, 1), "marit", at(1, 8), until)
    found = expected([wait], {"evaluation": (-7, 0, 7)}, ran)
    assert {rung: verdict for (_, rung, _), verdict in found.verdicts.items()} == told


def test_a_day_before_the_moment_that_was_past_when_it_was_agreed_does_not_count():
    wait = Wait("evaluation", "x", date(2026, 3, 20), date(2026, 3, 13), "marit", at(13, 8))
    found = expected([wait], {"evaluation": (-7, 0, 7)}, works(*range(13, 30)))
    assert {rung for _, rung, _ in found.verdicts} == {0, 7}

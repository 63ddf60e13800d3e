"""What is measured must be like the real thing: the invented families obey the rules of the product, and its pages show
them. No time is asserted here; times stand in benchmarks/results.md."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import psycopg
import pytest
from django.db import connection

from benchmarks.data.network import FORMER
from benchmarks.data.spread import LEAST, USUAL_LOAD, loads, numbers
from benchmarks.environment import environment
from benchmarks.measure.servers import gathered_files, manage

ROOT = Path(__file__).parents[3]
FAMILIES = 50


def run(*words: str, url: str) -> subprocess.CompletedProcess[str]:
    """A command of the benchmarks in a process of its own, as people start it."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=environment(url),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture
def address(transactional_db) -> Iterator[str]:
    """A database beside the test database; the generator makes it, the test takes it away."""
    if connection.vendor != "postgresql":
        pytest.skip("the generator fills PostgreSQL; the other run has this test")
    mine = connection.settings_dict
    name, host = f"{mine['NAME']}_families", (mine["HOST"] or "/var/run/postgresql").replace("/", "%2F")
    yield f"postgres://{mine['USER']}:{mine['PASSWORD']}@{host}:{mine['PORT'] or 5432}/{name}"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.mark.slow
def test_fifty_families_break_no_rule_and_the_measured_pages_show_them(address):
    made = run("benchmarks/generate.py", "--families", str(FAMILIES), "--database-url", address, "--again", url=address)
    assert made.returncode == 0, made.stdout + made.stderr
    assert " 0 answered with a violation" in made.stdout

    with psycopg.connect(address) as found:
        states = found.execute("SELECT status, count(*) FROM cases_case GROUP BY 1").fetchall()
        codes = found.execute("SELECT count(DISTINCT municipality_id) FROM cases_case").fetchone()
    assert dict(states) == numbers(FAMILIES)
    assert codes == (10,)

    with gathered_files(environment(address)) as folder:
        seen = json.loads(manage(environment(address, STATIC_ROOT=folder), "-m", "benchmarks.measure.look"))
    compared = {"caseload", "family", "given", "given_family"}
    alone = {"evaluation", "team", "grown", "save"}
    assert set(seen["queries"]) == compared | alone | {f"everything:{name}" for name in compared}


@pytest.mark.slow
def test_a_database_that_somebody_else_made_is_left_alone(address):
    name = address.rpartition("/")[2]
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    refused = run("benchmarks/generate.py", "--families", "50", "--database-url", address, "--again", url=address)
    assert refused.returncode == 1
    assert f"{name} exists already" in refused.stderr


@pytest.mark.parametrize("families", [50, 1000, 10_000, 100_000])
def test_every_active_case_has_a_coordinator_with_a_normal_load(families):
    per_coordinator = loads(families, Random(1))
    assert sum(per_coordinator) == numbers(families)["active"]
    assert len(per_coordinator) + FORMER < 1000
    if families >= 1000:
        assert per_coordinator[0] == USUAL_LOAD
        assert min(per_coordinator) >= LEAST

#!/usr/bin/env python3
"""Fill a PostgreSQL database of its own with invented families, to measure on.

python benchmarks/generate.py --families 10000             into bench_10000 on 127.0.0.1
python benchmarks/generate.py --families 10000 --again     the same, made anew
"""

import argparse
import sys
import time
from datetime import date
from pathlib import Path
from random import Random

sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.environment import database_of, set_up  # noqa: E402

CHUNK = 1000  # families per COPY
_START = time.monotonic()


def main() -> None:
    options = _options()
    url = options.database_url or database_of(options.families)
    set_up(url)
    from benchmarks.data.database import NotOurs, create

    try:
        create(url, again=options.again)
    except NotOurs as reason:
        sys.exit(str(reason))
    from django.core.management import call_command

    say(f"{url}: tables")
    call_command("migrate", verbosity=0)
    fill(options.families, seed=options.seed, today=options.today)
    broken = verify()
    for question, number in broken.items():
        say(f"NOT RIGHT: {question}: {number}")
    sys.exit(1 if broken else 0)


def fill(families: int, *, seed: int, today: date) -> None:
    """Everything, into the database of the settings, whose tables are there and empty."""
    from django.db import connection

    from benchmarks.data.database import without_indexes
    from benchmarks.data.families import invented_bsns
    from benchmarks.data.network import make_network
    from benchmarks.data.spread import loads, posts
    from benchmarks.data.story import World
    from benchmarks.data.tables import Tables

    per_coordinator = loads(families, Random(seed))
    network = make_network(Random(seed), coordinators=len(per_coordinator), today=today)
    todo = posts(families, per_coordinator, network, today)
    world = World(Tables(), network, today, seed, invented_bsns())
    Random(seed).shuffle(todo)  # as in life: the families of one coordinator do not lie beside each other on disk
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        with without_indexes(cursor, say):
            for number, post in enumerate(todo, start=1):
                write(world, post)
                if number % CHUNK == 0 or number == len(todo):
                    world.tables.flush(cursor)
                    say(f"{number:,} of {families:,} families, {world.tables.rows():,} rows")
        say("statistics (ANALYZE)")
        cursor.execute("VACUUM (ANALYZE)")


def write(world: object, post: object) -> None:
    """One case with everything in it."""
    from benchmarks.data.analyses import write_analyses
    from benchmarks.data.evaluations import write_evaluations
    from benchmarks.data.families import write_family
    from benchmarks.data.plans import write_plans
    from benchmarks.data.story import begin
    from benchmarks.data.team import write_case

    story = begin(world, post)  # type: ignore[arg-type]
    write_family(story)
    write_case(story)
    analysis = write_analyses(story) if story.activated else None
    if analysis and analysis.final:
        for plan in write_plans(story, analysis):
            write_evaluations(story, plan)


def verify() -> dict[str, int]:
    """Ask the whole database whether the rules of the product hold."""
    from django.db import connection

    from benchmarks.data.invariants import QUESTIONS, violations

    with connection.cursor() as cursor:
        broken = violations(cursor)
    say(f"{len(QUESTIONS)} questions asked about what must hold, {len(broken)} answered with a violation")
    return broken


def say(words: str) -> None:
    print(f"[{time.monotonic() - _START:6.1f} s] {words}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--families", type=int, default=1000, help="1000, 10000 or 100000")
    parser.add_argument("--database-url", help="default: bench_<families> on 127.0.0.1, user postgres")
    parser.add_argument("--seed", type=int, default=2026, help="the same number gives the same families")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today(), help="the day it is, as 2026-11-22")
    parser.add_argument("--again", action="store_true", help="drop the database first, if this program made it")
    return parser.parse_args()


if __name__ == "__main__":
    main()

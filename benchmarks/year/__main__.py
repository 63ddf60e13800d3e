"""The long form of the year.

python -m benchmarks.year                             2,000 cases, 365 days; about half an hour
python -m benchmarks.year --cases 200 --days 120      a quick look

Everything runs on 127.0.0.1 and on ports of its own: a PostgreSQL made for this run, Redis, three workers, two beats
and a mail server. All of it is started here, and ended by its own number.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from benchmarks.environment import environment, set_up
from benchmarks.year.faults import by_chance
from benchmarks.year.mailbox import Server
from benchmarks.year.processes import Cluster, Jobs, Redis, free_port

RUNGS = {
    "evaluation": (-28, -7, 0, 7), "agreement": (-7, 0, 7), "handover": (3, 7, 14), "response": (7, 14),
    "plan_clock": (-14, -7, 0, 7), "sharing_ends": (-28, -7, 0), "birthday": (-84, -28, 0), "adulthood": (-28, 0),
    "access_review": (0, 14), "retention": (1, 92),
}  # fmt: skip
BEGINS_ON = date(2026, 1, 5)
CLOCKS_CHANGE = frozenset({date(2026, 3, 29), date(2026, 10, 25)})


def main() -> int:
    options = _options()
    began = time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # who ends it leaves nothing of it running
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="year-")))
        cluster = Cluster(folder)
        stack.callback(cluster.stop)
        os.environ["EMAIL_URL"] = "dummymail://"
        set_up(cluster.url)
        faults = _run(stack, folder, cluster, options)
    print(f"\n{time.monotonic() - began:,.0f} s in all")
    return 1 if faults else 0


def _run(stack: ExitStack, folder: Path, cluster: Cluster, options: argparse.Namespace) -> int:
    from django.core.management import call_command

    from benchmarks.year.compare import compare
    from benchmarks.year.expected import expected
    from benchmarks.year.simulate import Simulation, Year

    call_command("migrate", verbosity=0)
    port, redis = free_port(), Redis(folder)
    stack.callback(redis.kill)
    redis.start()
    own = {"REDIS_URL": redis.url, "EMAIL_URL": f"smtp://127.0.0.1:{port}", "PATH": os.environ["PATH"],
           "DB_POOL_SIZE": "0", "C_FORCE_ROOT": "true", "YEAR_BEAT_SECONDS": "10"}  # fmt: skip
    jobs = Jobs(folder, environment(cluster.url, **own))
    stack.callback(jobs.stop, roughly=True)
    mailbox = stack.enter_context(Server(port))
    year = Year(
        begins_on=BEGINS_ON, days=options.days, arrivals=_arrivals(options), acts=max(options.cases // 400, 2),
        rungs=RUNGS, faults=by_chance(options.days, options.seed), seed=options.seed, night_days=CLOCKS_CHANGE,
    )  # fmt: skip
    simulation = Simulation(year, folder, mailbox, redis, jobs, cluster.restart, say=_say)
    world = simulation.run()
    result = compare(expected(world.waits, RUNGS, simulation.works), mailbox, simulation.restarts)
    fell = {kind: simulation.done.count(kind) for kind in sorted(set(simulation.done))}
    print(f"\n{world.number:,} cases, {options.days} days, seed {options.seed}. What fell out: {fell}\n")
    print("\n".join(result.lines()))
    for name, found in result.faults.items():
        print(*(f"{name}: {one}" for one in found[:20]), sep="\n", end="\n" if found else "")
    return sum(map(len, result.faults.values()))


def _arrivals(options: argparse.Namespace) -> dict[int, int]:
    """A third is there from the first day; the others come over the first ten months."""
    chance, found = random.Random(options.seed), {0: options.cases // 3}
    for _ in range(options.cases - options.cases // 3):
        day = chance.randrange(1, max(options.days * 10 // 12, 2))
        found[day] = found.get(day, 0) + 1
    return found


def _say(line: str) -> None:
    print(line, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="A year of reminders with outages, beside a list computed apart.")
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

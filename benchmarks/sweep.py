#!/usr/bin/env python3
"""Measure planning and sending of reminders: a million evaluation moments, of which ten thousand are due.

python benchmarks/sweep.py                     makes bench_sweep on 127.0.0.1 when it is not there; prints Markdown
python benchmarks/sweep.py --again             makes it anew
python benchmarks/sweep.py --again --families 2000 --senders 2     a quick look: 20,000 moments, 200 due
"""

import argparse
import multiprocessing
import statistics
import sys
import time
import uuid
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.environment import SERVER, set_up  # noqa: E402

COORDINATORS, FAMILIES, MOMENTS_EACH, OF_WHOM_DUE = 1_000, 100_000, 10, 10  # one family in ten has something due
TURNS, BATCH = 5, 100
_START = time.monotonic()

# The least that can do the same: the first rung of what is due, for who coordinates, once.
RAW = """
INSERT INTO sweep_ledger (id, case_id, kind, occasion, subject_id, moment_on, rung, due_on, recipient_id, status,
                          reason, planned_at, try_at, attempts, hearer, urgent)
SELECT gen_random_uuid(), e.case_id, 'evaluation', 'evaluation:' || e.id || ':' || e.due_on, e.id, e.due_on, -28,
       e.due_on - 28, c.coordinator_id, 'planned', '', now(), now(), 0, 'first', false
FROM cases_evaluation e JOIN cases_plan p ON p.id = e.plan_id JOIN cases_case c ON c.id = e.case_id
WHERE e.status IN ('planned', 'held') AND p.status = 'active' AND c.coordinator_id IS NOT NULL
  AND e.due_on <= %(today)s::date + 28 AND e.added_at::date < e.due_on - 28
ON CONFLICT DO NOTHING"""


def main() -> None:
    options = _options()
    url = options.database_url
    set_up(url)
    from benchmarks.data.database import NotOurs, create

    try:
        create(url, again=options.again)
    except NotOurs as reason:
        if options.again:
            sys.exit(str(reason))
    else:
        _fill(options.families)
    due = options.families // OF_WHOM_DUE
    found = [_turn(due) for _ in range(TURNS)]
    _report(found, options, *_deliver(url, due, options.senders))


def _fill(families: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    from benchmarks.data.database import without_indexes

    say("tables")
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        with without_indexes(cursor, say):
            _rows(cursor, families)
        cursor.execute("VACUUM (ANALYZE)")


def _rows(cursor: Any, families: int) -> None:
    """Families with a coordinator of their team, a plan in force, and ten moments to look back."""
    from benchmarks.data.copying import STAMP, Table
    from cases import models as cases
    from network.models import Membership, Organisation, User

    today, long_ago = date.today(), date.today() - timedelta(days=400)
    team = Organisation.objects.create(name="Lokaal team", kind="gemeentelijke_toegang")
    users = [User(email=f"u{number}@example.org", name=f"Regisseur {number}") for number in range(COORDINATORS)]
    User.objects.bulk_create(users)
    Membership.objects.bulk_create(Membership(user=one, organisation=team, begins_on=long_ago) for one in users)
    cases.ReminderPreference.objects.bulk_create(
        cases.ReminderPreference(user=one, opens_at="00:00", closes_at="23:59:59", days="1234567") for one in users
    )
    stamp = "\t".join([f"{long_ago} 09:00:00+00", str(users[0].pk), "1", f"{long_ago} 09:00:00+00", str(users[0].pk)])
    family = Table(cases.Family, "id", "name")
    case = Table(cases.Case, "id", "number", "family_id", "municipality_id", "status", "opened_on", "asked_by",
                 "occasion", "coordinator_id", *STAMP)  # fmt: skip
    part = Table(cases.Participation, "id", "case_id", "organisation_id", "leads", "begins_on", *STAMP)
    member = Table(cases.TeamMember, "id", "participation_id", "user_id", "begins_on", *STAMP)
    plan = Table(cases.Plan, "id", "case_id", "number", "status", "adopted_on", "next_evaluation_on", *STAMP)
    evaluation = Table(cases.Evaluation, "id", "case_id", "plan_id", "status", "window_from", "due_on", *STAMP)
    for number in range(families):
        keys = [str(uuid.uuid4()) for _ in range(5)]
        who = str(users[number % COORDINATORS].pk)
        family.add(keys[0], f"Gezin {number}")
        case.add(keys[1], f"{number:06d}", keys[0], "GM0014", "active", str(long_ago), "vader", "vraag", who, stamp)
        part.add(keys[2], keys[1], str(team.pk), "t", str(long_ago), stamp)
        member.add(keys[3], keys[2], who, str(long_ago), stamp)
        plan.add(keys[4], keys[1], "1", "active", str(long_ago), str(today), stamp)
        for moment in range(MOMENTS_EACH):
            is_due = moment == 0 and number % OF_WHOM_DUE == 0
            day = today + timedelta(days=28 if is_due else 40 + 30 * moment + number % 30)
            evaluation.add(
                str(uuid.uuid4()), keys[1], keys[4], "planned", str(day - timedelta(days=14)), str(day), stamp
            )
        if number % 10_000 == 9_999 or number == families - 1:
            for table in (family, case, part, member, plan, evaluation):
                table.flush(cursor)
            say(f"{number + 1:,} families")


def _turn(due: int) -> dict[str, float]:
    """Both sides, each on an empty ledger and then again: (seconds) raw, planning, raw again, planning again."""
    from django.db import connection

    from cases.reminders.codes import Kind
    from cases.reminders.planning import plan

    found: dict[str, float] = {}
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS sweep_ledger")
        cursor.execute("CREATE TABLE sweep_ledger (LIKE cases_reminder INCLUDING ALL)")
        cursor.execute("TRUNCATE cases_reminder CASCADE")
        for name in ("raw", "raw again"):
            began = time.perf_counter()
            cursor.execute(RAW, {"today": date.today()})
            found[name] = time.perf_counter() - began
            _expect(cursor.rowcount, due if name == "raw" else 0)
        for name in ("planning", "planning again"):
            began = time.perf_counter()
            new = plan(kinds=[Kind.EVALUATION])
            found[name] = time.perf_counter() - began
            _expect(new, due if name == "planning" else 0)
        began = time.perf_counter()
        _expect(plan(), 0)
        found["all kinds"] = time.perf_counter() - began
    say(", ".join(f"{name} {seconds:.3f} s" for name, seconds in found.items()))
    return found


Batch = tuple[int, float, float, float]  # how many, when it ended, how long by the clock, and of the own processor


def _deliver(url: str, due: int, senders: int) -> tuple[list[Batch], float]:
    """Everything that was planned goes to the outbox, by so many senders beside each other, in batches: the batches in
    the order in which they ended, and the seconds in all."""
    with multiprocessing.get_context("spawn").Pool(senders, set_up, (url,)) as pool:
        pool.map(_ready, range(senders), chunksize=1)
        began = time.monotonic()
        found = [batch for sender in pool.map(_send, range(senders), chunksize=1) for batch in sender]
        took = time.monotonic() - began
    _expect(sum(number for number, *_ in found), due)
    say(f"{due} sent by {senders}, {took:.1f} s")
    return sorted(found, key=lambda batch: batch[1]), took


def _ready(_: int) -> None:
    """Every sender has what it needs before the clock runs."""
    from cases.reminders.delivery import deliver

    deliver(kinds=[], most=1)
    time.sleep(0.2)  # so that each of them comes by


def _send(_: int) -> list[Batch]:
    from cases.reminders.delivery import deliver

    found: list[Batch] = []
    while True:
        began, worked = time.perf_counter(), time.process_time()
        if not (sent := deliver(most=BATCH)["sent"]):
            return found
        found.append((sent, time.monotonic(), time.perf_counter() - began, time.process_time() - worked))


def _expect(found: int, wanted: int) -> None:
    if found != wanted:
        sys.exit(f"{found} where {wanted} was due: nothing is measured")


def _report(found: list[dict[str, float]], options: Any, sent: list[Batch], took: float) -> None:
    middle = {name: statistics.median(turn[name] for turn in found) for name in found[0]}
    due, moments = options.families // OF_WHOM_DUE, options.families * MOMENTS_EACH
    print(f"\n{moments:,} evaluation moments, {due:,} due; seconds, the median of {TURNS} turns\n")
    print("| work | first | again, nothing new |\n|---|---|---|")
    print(f"| one raw `INSERT … SELECT … ON CONFLICT DO NOTHING` | {middle['raw']:.3f} | {middle['raw again']:.3f} |")
    print(f"| planning: five rungs, striking out | {middle['planning']:.3f} | {middle['planning again']:.3f} |")
    print(f"| planning ÷ raw | {middle['planning'] / middle['raw']:.1f} | |")
    print(f"| planning, all kinds | | {middle['all kinds']:.3f} |")
    print(f"\n{due:,} to the outbox, {options.senders} beside each other, in batches of at most {BATCH}\n")
    print("| what | |\n|---|---|")
    each = [seconds / number for number, _, seconds, _ in sent]
    tenth = max(len(sent) // 10, 1)
    print(f"| seconds in all | {took:.1f} |")
    print(f"| messages a minute | {60 * due / took:,.0f} |")
    print(f"| milliseconds for each, one sender: median batch | {1000 * statistics.median(each):.0f} |")
    print(f"| the slowest batch | {1000 * max(each):.0f} |")
    print(f"| the first tenth of the batches | {1000 * statistics.median(each[:tenth]):.0f} |")
    print(f"| the last tenth | {1000 * statistics.median(each[-tenth:]):.0f} |")
    own = sum(worked for *_, worked in sent)
    print(f"| of which its own processor time | {1000 * own / due:.0f} |")


def _options() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--database-url", default=f"{SERVER}/bench_sweep")
    asked.add_argument("--families", type=int, default=FAMILIES, help="when the database is made; a multiple of ten")
    asked.add_argument("--senders", type=int, default=2, help="how many send beside each other")
    asked.add_argument("--again", action="store_true", help="make the database anew")
    return asked.parse_args()


def say(words: str) -> None:
    print(f"{time.monotonic() - _START:6.1f} s  {words}", file=sys.stderr)


if __name__ == "__main__":
    main()

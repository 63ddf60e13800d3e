#!/usr/bin/env python3
"""Measure the pages beside their floors, on databases made by generate.py, served as in production.

python benchmarks/run.py --families 1000,10000,100000      all sizes in the same rounds; prints Markdown
python benchmarks/run.py --families 1000 --rounds 30       a quick look
"""

import argparse
import json
import os
import signal
import socket
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

sys.path[0] = str(Path(__file__).resolve().parents[1])

import psycopg  # noqa: E402

from benchmarks.environment import database_of, environment  # noqa: E402
from benchmarks.measure.browser import Browser  # noqa: E402
from benchmarks.measure.look import COORDINATOR  # noqa: E402
from benchmarks.measure.report import growth, machine, permissions, table  # noqa: E402
from benchmarks.measure.rounds import (  # noqa: E402
    COMPARED,
    EVERYTHING,
    PLAIN,
    RAW,
    TITLES,
    Page,
    measure,
    opens,
    saves,
    warm_up,
)
from benchmarks.measure.servers import EVERYTHING as EVERYTHING_OPEN  # noqa: E402
from benchmarks.measure.servers import FLOOR, PRODUCT, gathered_files, manage, serving  # noqa: E402

WARM_UP = 12  # times every page before anything counts
_START = time.monotonic()


def main() -> None:
    options = _options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers end with it
    redis = options.redis_url if _listens(options.redis_url) else ""
    found: dict[int, dict[str, Page]] = {}
    with ExitStack() as stack:
        static = stack.enter_context(gathered_files(_environment(database_of(options.families[0]), "")))
        for families in options.families:
            say(f"{families:,} families: in step with the migrations, pages, servers")
            found[families] = _pages(stack, _environment(database_of(families), redis, STATIC_ROOT=static))
        about = machine(_server_version(database_of(options.families[0])), _sessions(redis), options.rounds)
        everything = [page for pages in found.values() for page in pages.values()]
        say("warming up")
        warm_up(everything, WARM_UP)
        measure(everything, options.rounds, say)
    print("\n\n".join([about, *(f"{table(n, pages)}\n\n{permissions(pages)}" for n, pages in found.items())]))
    if len(found) > 1:
        print("\n" + growth(found))


def _environment(database_url: str, redis: str, **more: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"]} | environment(database_url, REDIS_URL=redis, **more)


def _pages(stack: ExitStack, environment: dict[str, str]) -> dict[str, Page]:
    """Start the servers of one database, sign in by the sign-in page, and list what is asked each round."""
    manage(environment, "manage.py", "migrate", "--verbosity", "0")
    seen = json.loads(manage(environment, "-m", "benchmarks.measure.look"))
    plain = environment | {"DJANGO_SETTINGS_MODULE": "benchmarks.floor.settings"}
    plainly = json.loads(manage(plain, "-m", "benchmarks.measure.look", "/django"))
    product = stack.enter_context(serving(PRODUCT, environment))
    floor = stack.enter_context(serving(FLOOR, plain))

    everything = stack.enter_context(serving(EVERYTHING_OPEN, environment))
    readers = seen["readers"]
    bare, browsers = Browser(floor), {email: Browser(product) for email in {COORDINATOR, *readers.values()}}
    for email, browser in browsers.items():
        browser.sign_in(email)
    coordinator = browsers[COORDINATOR]
    bare.cookies |= plainly["session"]
    addresses, queries = seen["pages"], seen["queries"]
    pages = {
        RAW: Page(RAW, opens(bare, f"/raw?user={seen['user']}"), bare, 1),
        PLAIN: Page(PLAIN, opens(bare, "/django"), bare, plainly["queries"]),
        "save": Page("save", saves(coordinator, addresses["evaluation"]), coordinator, queries["save"]),
    } | {
        name: Page(name, opens(browser, address), browser, queries[name], seen["sizes"].get(name))
        for name, address in addresses.items()
        for browser in [browsers[readers.get(name, COORDINATOR)]]
    }
    opened = {email: Browser(everything) for email in {readers.get(name, COORDINATOR) for name in COMPARED}}
    for email, browser in opened.items():
        browser.sign_in(email)
    for name in COMPARED:
        reader, key = opened[readers.get(name, COORDINATOR)], EVERYTHING + name
        pages[key] = Page(key, opens(reader, addresses[name]), reader, queries[key])
    return {name: pages[name] for name in (*TITLES, *(EVERYTHING + name for name in COMPARED)) if name in pages}


def _listens(redis: str) -> bool:
    try:
        address = urlsplit(redis)
        socket.create_connection((address.hostname or "127.0.0.1", address.port or 6379), timeout=1).close()
    except OSError:
        say("Redis does not answer: sessions are kept in the database, as on one machine")
        return False
    return True


def _sessions(redis: str) -> str:
    return "Redis" if redis else "the database"


def _server_version(database_url: str) -> str:
    with psycopg.connect(database_url) as connection:
        return str(connection.execute("SHOW server_version").fetchone()[0]).split()[0]  # type: ignore[index]


def say(words: str) -> None:
    """Progress; the report alone goes to standard output."""
    print(f"[{time.monotonic() - _START:6.1f} s] {words}", file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--families", type=lambda text: [int(one) for one in text.split(",")], default=[1000],
                        help="sizes made by generate.py, as 1000,10000,100000")  # fmt: skip
    parser.add_argument("--rounds", type=int, default=100, help="requests per page that count")
    parser.add_argument("--redis-url", default="redis://127.0.0.1:6379/8", help="for the sessions, when it answers")
    return parser.parse_args()


if __name__ == "__main__":
    main()

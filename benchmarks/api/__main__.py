"""Measure the API beside its floors, on databases made by generate.py, served as in production. Prints Markdown.

python -m benchmarks.api --families 1000,100000            both sizes in the same rounds
python -m benchmarks.api --families 1000 --rounds 20       a quick look
"""

import argparse
import json
import os
import signal
import sys
import time
from contextlib import ExitStack
from typing import Any

from benchmarks.api.asking import KINDS, of_floor, of_product, per_second
from benchmarks.api.caller import ApiCaller, Signer
from benchmarks.api.report import BARE, OPENED, PRODUCT, RAW, Seen, growth, table
from benchmarks.environment import database_of, environment
from benchmarks.measure.report import machine
from benchmarks.measure.rounds import Page, measure, warm_up
from benchmarks.measure.servers import EVERYTHING, gathered_files, manage, serving
from benchmarks.measure.servers import PRODUCT as SERVED

WARM_UP, CALLERS = 12, 4
_START = time.monotonic()


def main() -> None:
    options = _options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers end with it
    signer = Signer()
    with ExitStack() as stack:
        first = options.database_url or database_of(options.families[0])
        static = stack.enter_context(gathered_files(_environment(first, signer, options.redis_url)))
        found = {
            families: _of_size(stack, _environment(options.database_url or database_of(families), signer,
                                                   options.redis_url, STATIC_ROOT=static), signer)
            for families in options.families
        }  # fmt: skip
        pages = [page for seen in found.values() for page in seen.pages.values()]
        say("warming up")
        warm_up(pages, WARM_UP)
        measure(pages, options.rounds, say)
        for families, seen in found.items():
            say(f"{families:,} families: answers per second")
            seen.per_second = {
                (who, kind): per_second(lambda made=seen.anew[who], kind=kind: made()[kind], callers=CALLERS,
                                        seconds=options.seconds)
                for who in seen.anew for kind in ("list", "retrieve")
            }  # fmt: skip
    print("\n\n".join([machine(_version(first), "no use", options.rounds), *(table(n, s) for n, s in found.items())]))
    if len(found) > 1:
        print("\n" + growth(found))


def _of_size(stack: ExitStack, around: dict[str, str], signer: Signer) -> Seen:
    """Start the servers of one database, and list what is asked each round."""
    manage(around, "manage.py", "migrate", "--verbosity", "0")
    seen = json.loads(manage(around, "-m", "benchmarks.api.look"))
    plain = around | {"DJANGO_SETTINGS_MODULE": "benchmarks.api.floor_settings"}
    bare = json.loads(manage(plain, "-m", "benchmarks.api.look", "floor", json.dumps(seen)))
    ports = {
        PRODUCT: stack.enter_context(serving(SERVED, around)),
        OPENED: stack.enter_context(serving(EVERYTHING, around)),
        BARE: stack.enter_context(serving("benchmarks.api.floor", plain)),
    }
    ports[RAW] = ports[BARE]

    def asks(who: str, caller: ApiCaller) -> dict[str, Any]:
        return of_product(caller) if who in (PRODUCT, OPENED) else of_floor(caller, who)

    def caller_of(who: str) -> ApiCaller:
        return ApiCaller(ports[who], signer if who in (PRODUCT, OPENED) else None, seen)

    queries = {PRODUCT: seen["queries"], OPENED: seen["opened"], BARE: bare, RAW: dict.fromkeys(KINDS, 1)}
    pages = {}
    for kind in KINDS:
        for who in (RAW, BARE, PRODUCT, OPENED):
            caller = caller_of(who)
            pages[who, kind] = Page(f"{who} {kind}", asks(who, caller)[kind], caller, queries[who][kind])  # type: ignore[arg-type]
    return Seen(pages, {who: lambda who=who: asks(who, caller_of(who)) for who in (BARE, PRODUCT)})


def _environment(database_url: str, signer: Signer, redis: str, **more: str) -> dict[str, str]:
    own = {"API_SIGNING_KEYS": signer.setting, "API_CALLS_PER_MINUTE": str(10**9), "BASE_URL": "http://127.0.0.1"}
    return {"PATH": os.environ["PATH"]} | environment(database_url, REDIS_URL=redis, **own, **more)


def _version(database_url: str) -> str:
    import psycopg

    with psycopg.connect(database_url) as connection:
        return str(connection.execute("SHOW server_version").fetchone()[0]).split()[0]  # type: ignore[index]


def say(words: str) -> None:
    """Progress; the report alone goes to standard output."""
    print(f"[{time.monotonic() - _START:6.1f} s] {words}", file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--families", type=lambda text: [int(one) for one in text.split(",")], default=[1000])
    parser.add_argument("--rounds", type=int, default=100, help="calls of each kind that count")
    parser.add_argument("--seconds", type=float, default=5, help="how long answers per second are counted")
    parser.add_argument("--database-url", help="of one size; default: bench_<families> on 127.0.0.1, user postgres")
    parser.add_argument("--redis-url", default="redis://127.0.0.1:6379/8", help="for the counters of the limits")
    return parser.parse_args()


if __name__ == "__main__":
    main()

"""What is asked of the API and of its floors, each as a function that gives the seconds it took. What is added is taken
out again, and what a step ends is begun anew, outside of what is timed: the families stay as they are."""

import itertools
import threading
import time
import uuid
from collections.abc import Callable
from typing import Any

from benchmarks.api.caller import BASE, ApiCaller

KINDS = ("list", "retrieve", "create", "told", "step")
TITLES = {
    "list": "list of families, 100 per page",
    "retrieve": "one family with its case",
    "create": "adding a person",
    "told": "adding help, an event for other systems",
    "step": "a step (withdrawing a handover)",
}
Ask = Callable[[int], float]
MILA = {"voornaam": "Mila", "achternaam": "Bakker", "jeugdige": False}
CODE = "METING"  # product code of the help that is added, by which a floor finds it to take it out again


def of_product(caller: ApiCaller) -> dict[str, Ask]:
    """As a system does it, with journal, read log, outbox and (for who adds) an Idempotency-Key."""
    place = f"{BASE}/gezinnen/{caller.seen['family']}"
    return {
        "list": lambda turn: caller.ask("GET", f"{BASE}/gezinnen?pageSize=100")[2],
        "retrieve": lambda turn: caller.ask("GET", place)[2],
        "create": lambda turn: _adds(caller, f"{place}/personen", MILA, f"{place}/personen"),
        "told": lambda turn: _adds(caller, f"{place}/ingezette-hulp", _help(caller), f"{BASE}/ingezette-hulp"),
        "step": lambda turn: _withdraws(caller, place),
    }


def _help(caller: ApiCaller) -> dict[str, Any]:
    return {"persoon": caller.seen["youth"], "aanbieder": caller.seen["provider"], "productcategorie": "33",
            "productcode": CODE, "toegewezenVanafDatum": "2026-01-05"}  # fmt: skip


def _adds(caller: ApiCaller, address: str, new: dict[str, Any], collection: str) -> float:
    made, headers, seconds = caller.ask("POST", address, new, acting=True, key=uuid.uuid4().hex)
    caller.ask("DELETE", f"{collection}/{made['id']}", acting=True, etag=headers["ETag"])
    return seconds


def _withdraws(caller: ApiCaller, place: str) -> float:
    offer = {"aan": caller.seen["colleague"], "toelichting": "Wisseling van caseload."}
    made, headers, _ = caller.ask("POST", f"{place}/overdrachten", offer, acting=True)
    taken = {"stap": "withdraw", "feiten": {"reden": "Toch niet nodig."}}
    address = f"{place}/overdrachten/{made['id']}/stappen"
    return caller.ask("POST", address, taken, acting=True, etag=headers["ETag"])[2]


def of_floor(caller: ApiCaller, floor: str) -> dict[str, Ask]:
    """`floor`: raw or drf."""
    seen = caller.seen
    rows, one = f"/{floor}/list?of={seen['organisation']}", f"of={seen['family']}&by={seen['acting']}"
    person = {"first_name": "Mila", "surname": "Bakker", "is_youth": False}
    placement = {"person": seen["youth"], "provider": seen["provider"], "product_category": "33",
                 "product_code": CODE, "begins_on": "2026-01-05"}  # fmt: skip
    ids = f"{one}&youth={seen['youth']}&provider={seen['provider']}&case={seen['case']}"
    return {
        "list": lambda turn: caller.ask("GET", rows)[2],
        "retrieve": lambda turn: caller.ask("GET", f"/{floor}/retrieve?{one}")[2],
        "create": lambda turn: _adds_to_floor(caller, f"/{floor}/create?{one}", person),
        "told": lambda turn: _adds_to_floor(caller, f"/{floor}/told?{ids}", placement),
        "step": lambda turn: caller.ask("POST", f"/{floor}/step?{one}", {})[2],
    }


def _adds_to_floor(caller: ApiCaller, address: str, new: dict[str, Any]) -> float:
    """Every call on this family writes a line about each of its people: they may not become more with every round."""
    seconds = caller.ask("POST", address, new)[2]
    caller.ask("DELETE", address)
    return seconds


def per_second(make: Callable[[], Ask], *, callers: int, seconds: float) -> float:
    """Answers per second to so many callers at once, each asking again as soon as it has its answer."""
    ends, counted = time.monotonic() + seconds, itertools.count()
    asks = [make() for _ in range(callers)]

    def go(ask: Ask) -> None:
        while time.monotonic() < ends:
            ask(0)
            next(counted)

    threads: list[Any] = [threading.Thread(target=go, args=(ask,)) for ask in asks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return next(counted) / seconds

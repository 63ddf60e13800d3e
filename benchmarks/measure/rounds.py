"""Rounds of requests: every page of every database once per round, so that a busy moment of the machine hits all."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.measure.browser import Browser
from benchmarks.measure.forms import fields_of, filled_in

# The pages, in the order of the report: what it is called there, and where it runs.
RAW, PLAIN, GROWN = "raw", "plain", "grown"
TITLES = {
    RAW: "floor: the rows by one raw SQL statement, no framework",
    PLAIN: "floor: the rows by a plain Django view and a template",
    "caseload": "caseload (“Mijn gezinnen”)",
    "family": "family page",
    "evaluation": "evaluation form, opening",
    "save": "evaluation form, saving",
    "team": "team leader's page, a team of the same size",
    GROWN: "team leader's page, a team that grows",
    "given": "caseload of somebody who was given parts of each file",
    "given_family": "family page of somebody who was given parts of it",
}
# The same page for the same person when one rule opens everything, as it would be for an administrator.
EVERYTHING = "everything:"
GIVEN = ("given", "given_family")
COMPARED = ("caseload", "family", *GIVEN)


@dataclass
class Page:
    """One page in one database, and how long it took each time, in seconds."""

    name: str
    ask: Callable[[int], float]
    browser: Browser
    queries: int
    cases: int | None = None  # open ones that the page counts
    took: list[float] = field(default_factory=list)

    def percentile(self, share: float) -> float:
        """In milliseconds."""
        return sorted(self.took)[min(len(self.took) - 1, int(share * len(self.took)))] * 1000

    @property
    def p50(self) -> float:
        return statistics.median(self.took) * 1000


def opens(browser: Browser, address: str) -> Callable[[int], float]:
    return lambda turn: browser.get(address).seconds


def saves(browser: Browser, address: str) -> Callable[[int], float]:
    """Open the form as a browser does, fill in every line, time the sending of it, and follow where it leads."""

    def ask(turn: int) -> float:
        fields = fields_of(browser.get(address).html, "still_right")
        sent = browser.post(address, filled_in(fields, turn))
        browser.get(sent.location)
        return sent.seconds

    return ask


def warm_up(pages: list[Page], times: int) -> None:
    """Each time over a new connection, so that both workers have seen every page."""
    for turn in range(times):
        for page in pages:
            page.browser.anew()
            page.ask(turn)


def measure(pages: list[Page], rounds: int, say: Callable[[str], None]) -> None:
    for turn in range(1, rounds + 1):
        for page in pages:
            page.took.append(page.ask(turn))
        if turn % 20 == 0:
            say(f"round {turn} of {rounds}")

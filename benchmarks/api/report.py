"""What was seen of the API, as Markdown, with the aims beside it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.api.asking import KINDS, TITLES
from benchmarks.measure.rounds import Page

RAW, BARE, PRODUCT, OPENED = "raw", "drf", "product", "everything"
WORDS = {RAW: "one raw SQL statement", BARE: "bare REST framework view", PRODUCT: "the API",
         OPENED: "the API, everything open"}  # fmt: skip
AT_MOST = {
    "list": 2.5,
    "retrieve": 2.5,
    "create": 3.0,
    "told": 3.0,
}  # times the bare view; a step has no aim of its own
GROWTH_AT_MOST, NORMAL_AT_MOST = 1.15, 1.10


@dataclass
class Seen:
    """One database: what is asked, by whom and of what kind; and the same for more callers at once."""

    pages: dict[tuple[str, str], Page]
    anew: dict[str, Callable[[], dict[str, Any]]]
    per_second: dict[tuple[str, str], float] = field(default_factory=dict)


def table(families: int, seen: Seen) -> str:
    lines = [
        f"### The API, {families:,} families",
        "",
        "| call | by | p50 ms | p95 ms | queries | per second, 4 callers | × bare view | aim |",
        "|---|---|---:|---:|---:|---:|---:|---|",
    ]
    for kind in KINDS:
        bare = seen.pages[BARE, kind].p50
        for who, words in WORDS.items():
            page, rate = seen.pages[who, kind], seen.per_second.get((who, kind))
            lines.append(
                f"| {TITLES[kind]} | {words} | {page.p50:.1f} | {page.percentile(0.95):.1f} | {page.queries} "
                f"| {f'{rate:.0f}' if rate else ''} | {page.p50 / bare:.2f} | {_aim(who, kind, seen)} |"
            )
    return "\n".join(lines)


def _aim(who: str, kind: str, seen: Seen) -> str:
    page = seen.pages[who, kind]
    if who == PRODUCT and kind in AT_MOST:
        return f"at most {AT_MOST[kind]} ×{_met(page.p50 / seen.pages[BARE, kind].p50, AT_MOST[kind])}"
    if who == OPENED:
        ratio = seen.pages[PRODUCT, kind].p50 / page.p50
        return f"the API is {ratio:.2f} × this, at most {NORMAL_AT_MOST}{_met(ratio, NORMAL_AT_MOST)}"
    return ""


def growth(found: dict[int, Seen]) -> str:
    small, large = min(found), max(found)
    lines = [
        f"### Growth of the API from {small:,} to {large:,} families",
        "",
        "| call | p50 | p95 |",
        "|---|---:|---:|",
    ]
    for kind in KINDS:
        before, after = found[small].pages[PRODUCT, kind], found[large].pages[PRODUCT, kind]
        ratio, high = after.p50 / before.p50, after.percentile(0.95) / before.percentile(0.95)
        lines.append(f"| {TITLES[kind]} | × {ratio:.2f}{_met(ratio, GROWTH_AT_MOST)} | × {high:.2f} |")
    return "\n".join([*lines, "", f"Aim: at most × {GROWTH_AT_MOST}."])


def _met(ratio: float, most: float) -> str:
    return ", met" if ratio <= most else ", NOT met"

"""What was seen, as Markdown: a table per database, and how much slower each page is in the largest one."""

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.measure.rounds import COMPARED, EVERYTHING, GROWN, PLAIN, RAW, TITLES, Page

AT_MOST = {"caseload": 2.5}  # times the plain Django floor
GROWTH_AT_MOST = 1.15  # from the smallest to the largest database
UNDISTURBED = 0.05  # one request in twenty was at least this fast: what is left when others do not use the machine


def table(families: int, pages: dict[str, Page]) -> str:
    floor, undisturbed = pages[PLAIN].p50, pages[PLAIN].percentile(UNDISTURBED)
    lines = [
        f"### {families:,} families",
        "",
        "| page | p5 ms | p50 ms | p95 ms | queries | × plain Django floor, p5 | p50 |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name, page in pages.items():
        if name.startswith(EVERYTHING):
            continue
        ratio = f"{page.p50 / floor:.2f}"
        if name in AT_MOST:
            ratio += f" (aim: at most {AT_MOST[name]}{_met(page.p50 / floor, AT_MOST[name])})"
        best = page.percentile(UNDISTURBED)
        lines.append(
            f"| {TITLES[name]}{_counting(page)} | {best:.1f} | {page.p50:.1f} | {page.percentile(0.95):.1f} "
            f"| {page.queries} | {best / undisturbed:.2f} | {ratio} |"
        )
    return "\n".join(lines)


def permissions(pages: dict[str, Page]) -> str:
    """A normal user against the same person when everything is open to them, in the same rounds."""
    lines = [
        "| normal user ÷ administrator | p5 | p50 | p95 | queries more |",
        "|---|---:|---:|---:|---:|",
    ]
    for name in COMPARED:
        normal, open_to_all = pages[name], pages[EVERYTHING + name]
        low, half, high = (
            normal.percentile(share) / open_to_all.percentile(share) for share in (UNDISTURBED, 0.5, 0.95)
        )
        more = normal.queries - open_to_all.queries
        lines.append(f"| {TITLES[name]} | × {low:.2f} | × {half:.2f} | × {high:.2f} | {more:+d}{_met(more, 2)} |")
    return "\n".join([*lines, "", "Aim: at most two queries more."])


def growth(found: dict[int, dict[str, Page]]) -> str:
    """The largest database against the smallest, measured in the same rounds."""
    small, large = min(found), max(found)
    lines = [
        f"### Growth from {small:,} to {large:,} families",
        "",
        "| page | p5 | p50 | p95 |",
        "|---|---:|---:|---:|",
    ]
    for name, page in found[large].items():
        if name.startswith(EVERYTHING):
            continue
        before = found[small][name]
        ratio = page.p50 / before.p50
        shown = f"{ratio:.2f}" + ("" if name in (RAW, PLAIN, GROWN) else _met(ratio, GROWTH_AT_MOST))
        low, high = (page.percentile(share) / before.percentile(share) for share in (UNDISTURBED, 0.95))
        more = f", × {page.cases / before.cases:.0f} open cases" if page.cases and before.cases else ""
        lines.append(f"| {TITLES[name]}{more} | × {low:.2f} | × {shown} | × {high:.2f} |")
    lines.append(f"\nAim: at most × {GROWTH_AT_MOST}.")
    return "\n".join(lines)


def _counting(page: Page) -> str:
    return f" ({page.cases:,} open cases)" if page.cases else ""


def _met(ratio: float, most: float) -> str:
    return ", met" if ratio <= most else ", NOT met"


def machine(server_version: str, sessions: str, rounds: int) -> str:
    processor = next(
        (row.split(":")[1].strip() for row in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in row),
        platform.machine(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    packages = ", ".join(f"{name} {version(name)}" for name in ("Django", "psycopg", "gunicorn"))
    load = os.getloadavg()[0]
    return (
        f"{date.today()} · {os.cpu_count()} cores ({processor}), {memory:.0f} GiB · "
        f"Python {platform.python_version()}, {packages}, PostgreSQL {server_version} · "
        f"sessions in {sessions} · load {load:.1f} before, one client, {rounds} rounds"
    )

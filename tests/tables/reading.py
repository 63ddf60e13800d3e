"""Read the golden tables: Markdown that people check by eye and the tests check by walking."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.personas import People

HERE = Path(__file__).parent


def rows(machine: str, first_column: str) -> list[dict[str, str]]:
    """The rows of the table of this machine whose first column has this name, as {column: cell}."""
    found: list[dict[str, str]] = []
    header: list[str] = []
    for line in (HERE / f"{machine}.md").read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            header = []
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not header:
            header = cells
        elif header[0] == first_column and not set(cells[0]) <= {"-"}:
            found.append(dict(zip(header, cells, strict=True)))
    return found


SITUATIONS: dict[tuple[str, str], Callable[[People], Any]] = {}


def when(machine: str, words: str) -> Callable[[Callable[[People], Any]], Callable[[People], Any]]:
    """This function walks to the situation that the table describes with these words, and gives the subject."""

    def keep(walk: Callable[[People], Any]) -> Callable[[People], Any]:
        SITUATIONS[machine, words] = walk
        return walk

    return keep

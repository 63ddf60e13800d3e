"""The analysis on paper says the same as on the screen in fewer pages: what one person said stands together and is
numbered, so that a factor names the number it rests on; headings without text are named in one line at the end."""

from collections import defaultdict
from typing import Any

from cases.analysis.models import Analysis
from cases.web.analysis_page import without_empty


def shortened(analysis: Any, shown: dict[str, Any]) -> dict[str, Any]:
    """The context of the page on paper, from that of the screen."""
    numbers: dict[Any, str] = {}
    sides = [
        {"title": side["title"], "speakers": _speakers(side["rows"], numbers)} for side in shown["statement_sides"]
    ]
    for number, worry in enumerate(analysis.worries.all(), 1):
        worry.number = number
        numbers[worry.pk] = f"zorg {number}"
    for factor in analysis.factors.all():
        grounds = {row.pk for row in (*factor.statements.all(), *factor.worries.all())}
        factor.rests_on = ", ".join(told for key, told in numbers.items() if key in grounds)
    sections = without_empty(analysis, shown["sections"])
    empty = [one["title"] for one in sections if not one["filled"]]
    return {**shown, "on_paper": True, "brief": True, "writes": False, "statement_sides": sides, "sections": sections,
            "not_filled": [*empty, *_empty_parts(analysis, shown)] if shown["whole"] else []}  # fmt: skip


def _speakers(rows: list[Any], numbers: dict[Any, str]) -> list[dict[str, Any]]:
    """Per person what they said, in the order in which they first spoke."""
    said: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in rows:
        said[row.speaker, row.get_voice_display()].append(row)
    for row in [row for one in said.values() for row in one]:
        row.number = len(numbers) + 1
        numbers[row.pk] = f"uitspraak {row.number}"
    return [{"name": name, "voice": voice, "rows": one} for (name, voice), one in said.items()]


def _empty_parts(analysis: Analysis, shown: dict[str, Any]) -> list[str]:
    """Parts beside the texts with nothing in them."""
    parts = (
        ("Zorgen en vragen", analysis.worries.all()), ("Wie zegt wat", analysis.statements.all()),
        ("Hoe ernstig en hoe dringend is het?", shown["weighed"]), ("Wie keek er mee", analysis.consultations.all()),
        ("Eerdere hulp", analysis.earlier_help.all()), ("Wat verklaart het?", analysis.factors.all()),
        ("Hoe hangt het samen?", analysis.links.all()), ("Verklaringen", analysis.explanations.all()),
        ("Bijlagen", analysis.enclosures.all()), ("Wat is nog niet duidelijk", analysis.gaps.all()),
        ("Wie ziet het anders", analysis.view_differences.all() or shown["answers"]["dissent"]),
        ("Reacties op de tekst", analysis.remarks.all()),
    )  # fmt: skip
    return [title for title, rows in parts if not rows]

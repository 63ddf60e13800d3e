"""Write docs/access.md: who gets which answer on which address, and who may take which step; --check compares only."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.web.routes import DECLARED
from cases.web.urls import urlpatterns
from flow.draw import machines
from flow.steps import by_effect

COLUMNS = {
    "coordinator": "casusregisseur", "local": "lokaal team van het gezin", "team": "aanbieder in het team",
    "leader": "teamleider", "colleague": "lokaal team, niet dit gezin", "officer": "functionaris gegevensbescherming",
    "region": "regiocoördinator", "outsider": "ieder ander", "family": "gezin met eigen toegang",
    "anonymous": "niet ingelogd",
}  # fmt: skip
WORDS = {200: "ja", 302: "→", 403: "nee", 404: "bestaat niet", 405: "alleen versturen"}


class Command(BaseCommand):
    help = "Schrijft docs/access.md uit wat naast elk adres en elke stap staat; met --check alleen vergelijken."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: object, check: bool, **options: object) -> None:
        path = Path(settings.BASE_DIR) / "docs" / "access.md"
        text = page()
        if not check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            raise CommandError("docs/access.md loopt niet gelijk met de code. Draai: python manage.py draw_access")


def page() -> str:
    return "\n".join([*_intro(), *_addresses(), "", "## Stappen", "", *_steps(), ""])


def _intro() -> list[str]:
    return [
        "# Wie mag wat",
        "",
        "Gemaakt door `python manage.py draw_access`; niet met de hand wijzigen. De tests vragen elk adres en nemen",
        "elke stap als ieder van hen (`tests/tables/`). Voor een stap geldt de tweede tabel.",
        "",
        "`ja`: de pagina · `→`: naar een andere pagina (niet ingelogd: naar het inloggen) · `nee`: 403, ziet het gezin",
        "wel · `bestaat niet`: 404, ziet het gezin niet · `alleen versturen`: neemt alleen een ingevuld formulier aan.",
        "",
        "## Adressen",
        "",
    ]


def _addresses() -> list[str]:
    lines = [f"| adres | {' | '.join(COLUMNS.values())} |", "|---" * (len(COLUMNS) + 1) + "|"]
    for pattern in sorted(urlpatterns, key=lambda one: str(one.pattern)):
        answers = DECLARED[f"cases:{pattern.name}"]
        cells = [WORDS[answers.of(column)] for column in COLUMNS]
        lines.append(f"| `/{pattern.pattern}` | {' | '.join(cells)} |")
    return lines


def _steps() -> list[str]:
    lines = ["| wat | stap | wie |", "|---|---|---|"]
    for machine in machines():
        for edge in machine.edges():
            who = "niemand: volgt uit iets anders" if edge.allowed is by_effect else _name(edge.allowed)
            lines.append(f"| {machine._meta.verbose_name} | {edge.label} (`{edge.name}`) | {who} |")
    return lines


def _name(predicate: object) -> str:
    return str(predicate.__doc__ or getattr(predicate, "__name__", "")).strip().splitlines()[0]

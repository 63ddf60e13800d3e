"""Write docs/aandachtspunten.md from the book of rules; with --check say whether it is out of step."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.attention import rules  # noqa: F401 - fills the book of rules
from cases.attention.rulebook import Group, Rule, in_order
from network.terms import TERMS, explained

PAGE = Path(settings.BASE_DIR) / "docs" / "aandachtspunten.md"
HEAD = """# Aandachtspunten

Gemaakt uit de code met `python manage.py print_aandachtspunten`; niet met de hand aanpassen.

Dit zijn alle regels waarmee het systeem kijkt of er in een zaak iets aandacht vraagt. Een punt wordt uitgerekend en
niet bewaard: is het opgelost, dan is het weg. Wie in het team zit kan een punt opzij leggen, altijd met een reden. Een
regel oordeelt niet over mensen, maar wijst op iets wat het formulier, de handleiding of de wet vraagt.

Klopt een regel niet met hoe u werkt, of mist er een? Zeg het: de regels zijn er om verbeterd te worden.
"""


class Command(BaseCommand):
    help = "Schrijft docs/aandachtspunten.md uit de regels; met --check alleen vergelijken."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: object, check: bool, **options: object) -> None:
        text = page()
        if not check:
            PAGE.write_text(text, encoding="utf-8")
        elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
            raise CommandError("docs/aandachtspunten.md is niet bij. Draai: python manage.py print_aandachtspunten")


def page() -> str:
    """The book of rules as a page to read."""
    parts = [HEAD]
    for group in Group:
        rows = [_row(rule) for rule in in_order() if rule.group == group]
        table = "\n".join(["| Wanneer | Hoe dringend | Bron | Code |", "|---|---|---|---|", *rows])
        parts.append(f"## {group.label}\n\n{table}\n")
    return "\n".join(parts)


def _row(rule: Rule) -> str:
    source = "; ".join(filter(None, [rule.source, _term(rule.term)]))
    return f"| {rule.meaning} | {rule.weight.label} | {source} | `{rule.code}` |"


def _term(key: str) -> str:
    return f"{TERMS[key].value} {TERMS[key].unit}, {explained(key)}" if key else ""

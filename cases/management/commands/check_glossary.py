"""Every model and every code list stands in docs/glossary.md with the Dutch word that the screen shows."""

from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import TextChoices

ROOMS = ("cases", "network", "flow")


class Command(BaseCommand):
    help = "Kijkt of docs/glossary.md elk model en elke codelijst noemt, met het woord dat op het scherm staat."

    def handle(self, *args: object, **options: object) -> None:
        page = (Path(settings.BASE_DIR) / "docs" / "glossary.md").read_text(encoding="utf-8")
        if wrong := wrong_lines(written(page), wanted()):
            raise CommandError(
                "docs/glossary.md loopt niet gelijk met de code:\n"
                + "\n".join(f"  - {line}" for line in wrong)
                + "\nPas de regel aan in docs/glossary.md, of het woord in de code als de woordenlijst gelijk heeft."
            )


def written(page: str) -> dict[str, str]:
    """The first two cells of every row of the tables: {code: word}."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line.startswith("| `")
    ]
    return {row[0].strip("`"): row[1] for row in rows}


def wanted() -> dict[str, str]:
    """Every model with its `verbose_name`, every code list with its labels."""
    models = {m.__name__: str(m._meta.verbose_name) for room in ROOMS for m in apps.get_app_config(room).get_models()}
    return models | {one.__name__: " · ".join(map(str, one.labels)) for one in code_lists()}


def code_lists() -> list[type[TextChoices]]:
    found: dict[str, Any] = {}
    for room in ROOMS:
        package = import_module(room)
        for module in walk_packages(package.__path__, f"{room}."):
            if not {"migrations", "management", "web", "api"} & set(module.name.split(".")):
                for name, one in getmembers(import_module(module.name), isclass):
                    if issubclass(one, TextChoices) and one.__module__.split(".")[0] in ROOMS:
                        found[name] = one
    return list(found.values())


def wrong_lines(there: dict[str, str], needed: dict[str, str]) -> list[str]:
    """What is missing or says something else, in sentences."""
    missing = [
        f"`{code}` ontbreekt; op het scherm heet het “{word}”" for code, word in needed.items() if code not in there
    ]
    other = [
        f"`{code}` heet op het scherm “{word}”, in de woordenlijst “{there[code]}”"
        for code, word in needed.items()
        if there.get(code, word) != word
    ]
    return sorted(missing + other)

"""Write docs/flows/ from the machines; with --check say which page is out of step."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from flow.draw import machines, page


class Command(BaseCommand):
    help = "Schrijft docs/flows/ uit de machines; met --check alleen vergelijken."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: object, check: bool, **options: object) -> None:
        folder = Path(settings.BASE_DIR) / "docs" / "flows"
        folder.mkdir(parents=True, exist_ok=True)
        stale = []
        for machine in machines():
            path, text = folder / f"{machine.__name__.lower()}.md", page(machine)
            if check and (not path.exists() or path.read_text(encoding="utf-8") != text):
                stale.append(path.name)
            elif not check:
                path.write_text(text, encoding="utf-8")
        if stale:
            raise CommandError(f"Niet bij: {', '.join(stale)}. Draai: python manage.py draw_flows")

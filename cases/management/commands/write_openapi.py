"""Write cases/api/openapi.json from the code; --check compares only."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.api import description


class Command(BaseCommand):
    help = "Schrijft cases/api/openapi.json uit de code; met --check alleen vergelijken."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: object, check: bool, **options: object) -> None:
        text, file = description.made(), description.FILE
        if not check:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            raise CommandError(f"{file.name} loopt niet gelijk met de code. Draai: python manage.py write_openapi")

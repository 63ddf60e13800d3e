"""Take away the days of the read log whose term has passed; without --really it only says which."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.access.log.retention import drop, droppable
from network.models import User


class Command(BaseCommand):
    help = "Verwijdert hele dagen van het logboek waarvan de bewaartermijn om is. Dat staat daarna zelf in het logboek."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--really", action="store_true", help="doe het ook; anders alleen tonen")
        parser.add_argument("--by", help="e-mailadres van wie dit besluit (verplicht bij --really)")

    def handle(self, *args: object, **options: Any) -> None:
        days = droppable()
        if not options["really"]:
            self.stdout.write("\n".join(f"{day}: {day.number} regels" for day in days) or "Er is niets te verwijderen.")
            return
        by = User.objects.filter(email__iexact=options["by"] or "").first()
        if by is None:
            raise CommandError("Zeg met --by het e-mailadres van wie dit besluit.")
        for day in days:
            self.stdout.write(f"{day}: {drop(day, by=by)} regels verwijderd")

"""Go over the read log: does every line still stand where and as it was written?"""

from datetime import date

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.access.log.verify import faults, holds, summary


class Command(BaseCommand):
    help = "Controleert of het logboek nog is zoals het werd geschreven. Eindigt met 1 als er iets niet klopt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--day", type=date.fromisoformat, help="alleen deze dag (UTC), zoals 2026-03-02")
        parser.add_argument("--from", type=date.fromisoformat, dest="begins_on", help="vanaf deze dag")
        parser.add_argument(
            "--holds", metavar="HASH", help="een laatste regel die eerder elders is genoteerd; staat die er nog?"
        )

    def handle(self, *args: object, **options: object) -> None:
        day = options["day"]
        found = list(faults(day or options["begins_on"], day))  # type: ignore[arg-type]
        known = options["holds"]
        if known and not holds(str(known)):
            found.append("De genoteerde laatste regel staat niet meer in het logboek: er is een einde afgehaald.")
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise CommandError(f"Het logboek klopt niet: {len(found)} fouten.")
        self.stdout.write(f"Het logboek klopt. {summary()}")

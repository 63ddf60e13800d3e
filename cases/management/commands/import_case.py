"""Take a case file (YAML) over."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.importing.actions import How, Report, check_file, import_case
from cases.importing.reading import BadFile, read


class Command(BaseCommand):
    help = "Neem een gezin over uit een bestand (YAML): alles of niets, en elk gezin één keer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="BESTAND")
        parser.add_argument("--check", action="store_true", help="kijk alleen of het bestand klopt; er verandert niets")
        parser.add_argument(
            "--anchor",
            type=_day,
            metavar="JJJJ-MM-DD",
            help="verschuif alle datums samen, zodat de ankerdatum deze dag wordt",
        )
        parser.add_argument("--team", default="", metavar="NAAM", help="hoe het lokale team van het bestand hier heet")

    def handle(self, *, file: Path, check: bool, anchor: date | None, team: str, **options: Any) -> None:
        take = check_file if check else import_case
        try:
            report = take(read(file), How(anchor=anchor, team=team))
        except BadFile as bad:
            lines = "\n".join(f"  {problem}" for problem in bad.problems)
            raise CommandError(f"{file} is niet overgenomen. Er is niets veranderd.\n{lines}") from bad
        self._tell(file, report, checked=check)

    def _tell(self, file: Path, report: Report, *, checked: bool) -> None:
        if report.already:
            self.stdout.write(f"{file}: dit gezin is er al (zaak {report.case}). Er is niets veranderd.")
            return
        if checked:
            self.stdout.write(f"{file}: het bestand klopt. Er is niets veranderd.")
        else:
            total = sum(report.counted.values())
            self.stdout.write(f"{file}: overgenomen als zaak {report.case}, {total} onderdelen.")
            for name, count in report.counted.items():
                self.stdout.write(f"  {count:>4} {name}")
        for name, count in report.limited.items():
            self.stdout.write(
                f"Let op: {name} ontvangt alleen wat gaat over de mensen die het bestand daarbij noemt. {count} "
                "onderdelen zijn voor die organisatie afgeschermd. Kijk na of dat klopt."
            )
        if report.not_taken_over:
            self.stdout.write("Niet overgenomen:")
            for row in report.not_taken_over:
                self.stdout.write(f"  {row}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is geen datum. Schrijf bijvoorbeeld 2026-11-22.") from error

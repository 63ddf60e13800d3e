"""Let a system of an organisation in. With a public key of its own, or with a new pair of which the private half is
shown here once."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet

from network import clients
from network.models import Membership, Organisation, User
from network.roles import WITH_FAMILIES
from network.scopes import SCOPES


class Command(BaseCommand):
    help = (
        "Maakt een koppeling voor een systeem van een organisatie en toont client_id en (één keer) de geheime sleutel."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--organisation", required=True, help="naam van de organisatie")
        parser.add_argument("--name", required=True, help="naam van het systeem")
        parser.add_argument("--scopes", nargs="+", default=sorted(SCOPES), help="rechten; standaard alle")
        parser.add_argument("--public-key", type=Path, help="bestand met de publieke RSA-sleutel (PEM) van het systeem")
        parser.add_argument("--contact", default="", help="wie de koppeling beheert")
        parser.add_argument("--issuer", default="", help="uitgever van de tokens, als dat een andere is (API_ISSUERS)")
        parser.add_argument("--known-as", default="", help="naam van het systeem bij die uitgever")

    def handle(self, *args: object, **options: Any) -> None:
        organisation = Organisation.objects.filter(name=options["organisation"]).first()
        if organisation is None:
            raise CommandError(f"Er is geen organisatie “{options['organisation']}”.")
        private, pem = "", ""
        if options["public_key"]:
            pem = _read(options["public_key"])
        elif not options["issuer"]:
            private, pem = clients.new_key_pair()
        try:
            client = clients.create(
                organisation=organisation, name=options["name"], scopes=options["scopes"], pem=pem,
                contact=options["contact"], issuer=options["issuer"], known_as=options["known_as"],
            )  # fmt: skip
        except ValidationError as wrong:
            raise CommandError(" ".join(wrong.messages)) from wrong
        self.stdout.write(f"client_id: {client.pk}")
        self.stdout.write(f"rechten: {' '.join(client.scopes)}")
        for user in _professionals(organisation):
            self.stdout.write(f"medewerker: {user.pk} {user.name}")
        if private:
            self.stdout.write("De geheime sleutel, die nergens wordt bewaard en niet meer wordt getoond:\n" + private)


def _professionals(organisation: Organisation) -> QuerySet[User]:
    """In whose name the client can write (Handelend-Professional)."""
    at_work = Membership.objects.current().filter(organisation=organisation, role__in=WITH_FAMILIES)
    return User.objects.filter(pk__in=at_work.order_by().values("user_id"), is_active=True).order_by("name", "pk")


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise CommandError(f"{file} is niet te lezen.") from fault

"""Fill an empty application with invented families that are alive today, and six people to sign in as."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.families.models import Case
from cases.importing import demo, parties
from cases.importing.actions import import_case
from cases.importing.reading import BadFile, read
from cases.reminders.actions import run_due
from network.admin import reference_permissions
from network.models import Membership, Organisation, User
from network.roles import OrganisationKind, Role

PASSWORD = "samen-verder-demo"  # noqa: S105 - printed for everybody who tries the demo
FILES = settings.BASE_DIR / "demo"
DOCUMENT_DAYS_AGO = {"vignette-a.yaml": 6, "vignette-c.yaml": 13, "vignette-d.yaml": 10}
TEAM = "Lokaal team Veendam"


@dataclass(frozen=True)
class Persona:
    """Somebody to sign in as. `since`: since when they work there, in days."""

    name: str
    organisation: str
    job_title: str
    tries: str
    role: str = Role.PROFESSIONAL
    is_staff: bool = False


PERSONAS = (
    Persona(
        "Marit Dijkhuis", TEAM, "casemanager",
        "casusregisseur: werk in elke groep, van aanmelding tot afgesloten",
    ),
    Persona(
        "Sietske Boelens", "Lokaal team Oldambt (met leerplicht en schuldhulp)", "jeugdgeneralist",
        "casusregisseur van drie kinderen en vijf organisaties; vader ziet het anders",
    ),
    Persona(
        "Naomi de Vos", "Jeugd-ggz De Zeilmakerij", "GZ-psycholoog",
        "behandelaar: doet mee in meer gezinnen en schrijft mee",
    ),
    Persona("Tess Wiersma", TEAM, "teamleider", "teamleider: het werk van het team, per persoon", Role.TEAM_LEADER),
    Persona("Sven Mulder", "Opvoedhulp De Turfschuit", "opvoedhulp", "doet nergens mee: ziet geen enkel gezin"),
    Persona(
        "Bea Hoekstra", TEAM, "functioneel beheerder",
        "beheer: gebruikers, organisaties en termijnen; geen gezinnen", Role.FUNCTIONAL_ADMIN, is_staff=True,
    ),
)  # fmt: skip


class Command(BaseCommand):
    help = "Vul de demo: verzonnen gezinnen die vandaag leven, en zes mensen om als in te loggen. Nog een keer kan."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Dit is geen demo (DEMO=true staat niet aan). De demo vullen kan alleen in een demo.")
        today = timezone.localdate()
        for name, days in DOCUMENT_DAYS_AGO.items():
            self._take_over(name, today - timedelta(days=days))
        for persona in PERSONAS:
            _sign_up(persona, today - timedelta(days=900))
        for name in demo.load(Organisation.objects.get(name=TEAM)):
            self.stdout.write(f"  Gezin {name}")
        run_due()  # nobody runs the clock of a demo: what is due today stands under Herinneringen from the start
        self._introduce()

    def _take_over(self, name: str, anchor: date) -> None:
        try:
            report = import_case(read(FILES / name), anchor=anchor)
        except BadFile as bad:
            raise CommandError(f"demo/{name}:\n" + "\n".join(f"  {problem}" for problem in bad.problems)) from bad
        if report.case and not report.already:
            self.stdout.write(f"  {report.case.family}")

    def _introduce(self) -> None:
        self.stdout.write(f"\n{Case.objects.count()} verzonnen gezinnen. Log in als een van deze zes;")
        self.stdout.write(f"het wachtwoord is voor iedereen: {PASSWORD}\n\n")
        users = {persona.name: _user(persona) for persona in PERSONAS}
        width = max(len(user.email) for user in users.values())
        for persona in PERSONAS:
            self.stdout.write(f"  {users[persona.name].email:<{width}}  {persona.name}, {persona.organisation}")
            self.stdout.write(f"  {'':<{width}}  {persona.tries}\n\n")


def _user(persona: Persona) -> User:
    return User.objects.get(name=persona.name, memberships__organisation__name=persona.organisation)


def _sign_up(persona: Persona, since: date) -> None:
    """The persona with a password; what somebody changed in the demo meanwhile stays."""
    organisation, _ = Organisation.objects.get_or_create(
        name=persona.organisation, defaults={"kind": OrganisationKind.YOUTH_CARE}
    )
    user = parties.professional({"naam": persona.name, "functie": persona.job_title}, organisation, since)
    Membership.objects.filter(user=user, organisation=organisation, ends_on=None).update(role=persona.role)
    if not user.has_usable_password():
        user.set_password(PASSWORD)
    user.is_staff = persona.is_staff
    user.save(update_fields=["password", "is_staff"])
    if persona.is_staff:
        user.user_permissions.set(reference_permissions())

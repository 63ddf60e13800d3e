"""Fill an empty application with invented families that are alive today, and eleven people to sign in as."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.door import actions as doors
from cases.door.models import FamilyAccount
from cases.door.reading import why_no_door
from cases.families.models import Case, Person
from cases.importing import demo, demo_adulthood, parties
from cases.importing.actions import How, import_case
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
    phone: str = ""


PERSONAS = (
    Persona(
        "Marit Dijkhuis", TEAM, "casemanager",
        "casusregisseur: werk in elke groep, van aanmelding tot afgesloten", phone="0598 00 00 01",
    ),
    Persona(
        "Sietske Boelens", "Lokaal team Oldambt (met leerplicht en schuldhulp)", "jeugdgeneralist",
        "casusregisseur van drie kinderen en vijf organisaties; vader ziet het anders", phone="0597 00 00 02",
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
    Persona(
        "Fay Huizinga", TEAM, "functionaris gegevensbescherming", "houdt toezicht op privacy; geen gezinnen",
        Role.PRIVACY_OFFICER,
    ),
    Persona(
        "Renske Kooistra", "Jeugdhulpregio Groningen", "regiocoördinator",
        "regio: wie wordt 18, en wat te lang wacht; aantallen en zaaknummers, geen gezinnen",
        Role.REGIONAL_COORDINATOR,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class OfAFamily:
    """Somebody of an invented family with an own access."""

    family: str  # the reference of its case
    first_name: str
    email: str
    tries: str


OF_A_FAMILY = (
    OfAFamily(
        "demo-2", "Amara", "amara@gezin.example", "jongere van 14: leest het plan, geeft cijfers en vertelt zelf"
    ),
    OfAFamily(
        "demo-7", "Koen", "koen@gezin.example", "vader met gezag: de analyse en het plan wachten op zijn antwoord"
    ),
    OfAFamily(
        "demo-8", "Noor", "noor@gezin.example", "jongere van 17: wat er nog te regelen is voor haar achttiende"
    ),
)  # fmt: skip


class Command(BaseCommand):
    help = "Vul de demo: verzonnen gezinnen die vandaag leven, en elf mensen om als in te loggen. Nog een keer kan."

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
        demo_adulthood.fill()
        for somebody in OF_A_FAMILY:
            _let_in(somebody)
        run_due()  # nobody runs the clock of a demo: what is due today stands under Herinneringen from the start
        self._introduce()

    def _take_over(self, name: str, anchor: date) -> None:
        try:
            report = import_case(read(FILES / name), How(anchor=anchor))
        except BadFile as bad:
            raise CommandError(f"demo/{name}:\n" + "\n".join(f"  {problem}" for problem in bad.problems)) from bad
        if report.case and not report.already:
            self.stdout.write(f"  {report.case.family}")

    def _introduce(self) -> None:
        self.stdout.write(f"\n{Case.objects.count()} verzonnen gezinnen. Log in als een van deze elf;")
        self.stdout.write(f"het wachtwoord is voor iedereen: {PASSWORD}\n\n")
        users = {persona.name: _user(persona) for persona in PERSONAS}
        width = max(len(user.email) for user in users.values())
        for persona in PERSONAS:
            self.stdout.write(f"  {users[persona.name].email:<{width}}  {persona.name}, {persona.organisation}")
            self.stdout.write(f"  {'':<{width}}  {persona.tries}\n\n")
        for somebody in OF_A_FAMILY:
            person = _person(somebody)
            self.stdout.write(f"  {somebody.email:<{width}}  {person.full_name}, {person.family}")
            self.stdout.write(f"  {'':<{width}}  {somebody.tries}\n\n")


def _user(persona: Persona) -> User:
    return User.objects.get(name=persona.name, memberships__organisation__name=persona.organisation)


def _person(somebody: OfAFamily) -> Person:
    return Person.objects.select_related("family").get(
        family__cases__reference=somebody.family, first_name=somebody.first_name
    )


def _let_in(somebody: OfAFamily) -> None:
    """Invited by the coordinator and opened, as with the link and the code; what somebody changed in the demo meanwhile
    stays."""
    person = _person(somebody)
    if FamilyAccount.objects.filter(person=person).exists() or why_no_door(person):
        return
    made = doors.invite(person, email=somebody.email, by=person.document.coordinator)
    doors.open_door(made.account, password=PASSWORD)


def _sign_up(persona: Persona, since: date) -> None:
    """The persona with a password; what somebody changed in the demo meanwhile stays."""
    organisation, _ = Organisation.objects.get_or_create(
        name=persona.organisation, defaults={"kind": OrganisationKind.YOUTH_CARE}
    )
    user = parties.professional({"naam": persona.name, "functie": persona.job_title}, organisation, since)
    Membership.objects.filter(user=user, organisation=organisation, ends_on=None).update(role=persona.role)
    if not user.has_usable_password():
        user.set_password(PASSWORD)
    user.is_staff, user.phone = persona.is_staff, user.phone or persona.phone
    user.save(update_fields=["password", "is_staff", "phone"])
    if persona.is_staff:
        user.user_permissions.set(reference_permissions())

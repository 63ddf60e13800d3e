"""The people of every test, each with fixed rights. Marit coordinates, Jorn is her colleague on the team, Dr. Van Essen
works for a provider on the team, Tess leads the local team, Nynke works for the same local team but not for this
family, Sven works for a provider that has nothing to do with it, Bea looks after the application, Fay is the privacy
officer, and Oscar was on the team but has left it."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from network.models import Membership, Municipality, Organisation, User
from network.roles import OrganisationKind, Role
from tests.remembered import walked

PASSWORD = "een-lang-wachtwoord-voor-de-test"


@dataclass
class People:
    """Organisations and users; `each()` gives all personas by name."""

    team: Organisation
    provider: Organisation
    other_provider: Organisation
    veendam: Municipality
    users: dict[str, User] = field(default_factory=dict)

    def __getattr__(self, name: str) -> User:
        try:
            return self.__dict__["users"][name]
        except KeyError as missing:
            raise AttributeError(name) from missing

    def each(self) -> dict[str, User]:
        return dict(self.users)


def long_ago() -> date:
    return timezone.localdate() - timedelta(days=900)


@walked
def make_people(among: str = "") -> People:
    """Everybody, freshly made; `among` tells them apart from others of the same name."""
    veendam = Municipality.objects.get(code="GM0047")
    team = Organisation.objects.create(
        name=f"Lokaal team Veendam{among}", kind=OrganisationKind.LOCAL_TEAM, municipality=veendam
    )
    provider = Organisation.objects.create(
        name=f"Jeugd-ggz De Zeilmakerij{among}", kind=OrganisationKind.YOUTH_MENTAL_HEALTH
    )
    other = Organisation.objects.create(name=f"Opvoedhulp De Turfschuit{among}", kind=OrganisationKind.YOUTH_CARE)
    people = People(team, provider, other, veendam)
    for name, full, organisation, role, job in (
        ("marit", "Marit Dijkhuis", team, Role.PROFESSIONAL, "casemanager"),
        ("jorn", "Jorn Feenstra", team, Role.PROFESSIONAL, "jeugdwerker"),
        ("essen", "Dr. Van Essen", provider, Role.PROFESSIONAL, "kinder- en jeugdpsychiater"),
        ("tess", "Tess Wiersma", team, Role.TEAM_LEADER, "teamleider"),
        ("nynke", "Nynke Postma", team, Role.PROFESSIONAL, "jeugdgeneralist"),
        ("sven", "Sven Mulder", other, Role.PROFESSIONAL, "opvoedhulp"),
        ("oscar", "Oscar Blaauw", provider, Role.PROFESSIONAL, "psycholoog"),
        ("bea", "Bea Hoekstra", team, Role.FUNCTIONAL_ADMIN, "functioneel beheerder"),
        ("fay", "Fay Huizinga", team, Role.PRIVACY_OFFICER, "functionaris gegevensbescherming"),
    ):
        user = User.objects.create_user(
            f"{name}{among}@example.org", PASSWORD, name=full, job_title=job, is_staff=name == "bea"
        )
        Membership.objects.create(user=user, organisation=organisation, role=role, begins_on=long_ago())
        people.users[name] = user
    return people

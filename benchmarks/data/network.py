"""Forty organisations and a thousand professionals: local teams of ten municipalities, and who works beside them."""

import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from django.contrib.auth.hashers import make_password

from benchmarks.data.words import FIRST_NAMES, SURNAMES
from benchmarks.environment import PASSWORD
from network.models import Membership, Organisation, User
from network.roles import OrganisationKind, Role

USERS, FORMER = 1000, 80  # together, and of them who has left

# Inhabitants in thousands (CBS, 2024, rounded). The city works in districts, and one of them has grown.
REGION = {
    "GM0014": 243, "GM1969": 65, "GM1952": 61, "GM1966": 48, "GM1979": 45, "GM1895": 39, "GM0037": 32, "GM0047": 27,
    "GM1950": 27, "GM0765": 12,
}  # fmt: skip
DISTRICTS = {"GM0014": ("Zuid", "Noord", "Oost", "West", "Centrum", "Haren", "Lewenborg", "Ten Boer"),
             "GM1969": ("Leek", "Zuidhorn")}  # fmt: skip
GROWN_TEAM = 0.20  # the share of all cases that one organisation leads

# Kind of organisation → shares in the work. Skewed: a few large ones carry most of it.
_AROUND = (
    (OrganisationKind.YOUTH_MENTAL_HEALTH, (30, 12, 6, 4, 2)), (OrganisationKind.YOUTH_CARE, (14, 8, 5, 3, 2)),
    (OrganisationKind.AMBULATORY, (6, 4, 2)), (OrganisationKind.CERTIFIED_INSTITUTION, (7, 3)),
    (OrganisationKind.RESIDENTIAL, (4, 2)), (OrganisationKind.FOSTER_CARE, (3,)),
    (OrganisationKind.SPECIAL_SCHOOL, (4, 3, 2)), (OrganisationKind.EXPERT_TEAM, (1,)),
)  # fmt: skip


@dataclass(slots=True)
class Professional:
    id: str
    name: str
    job: str


@dataclass(slots=True)
class Body:
    """An organisation with its share of the work and the people whom it sends."""

    id: str
    name: str
    kind: str
    share: float
    municipality: str = ""
    people: list[Professional] = field(default_factory=list)


@dataclass
class Network:
    teams: list[Body]
    steady: Body  # the local team that has the same size in every database
    providers: list[Body]
    leaders: list[Professional]
    coordinators: list[Professional]
    former: list[Professional]
    schools: list[Body]
    institutions: list[Body]


class _Staff:
    """Makes professionals; they are written all at once, with one password hash."""

    def __init__(self, rng: Random):
        self.rng, self.password = rng, make_password(PASSWORD)
        self.users: list[User] = []

    def hire(self, kind: str, number: int, job: str, *, active: bool = True) -> Professional:
        name = f"{self.rng.choice(FIRST_NAMES)} {self.rng.choice(SURNAMES)}"
        user = User(
            id=uuid.UUID(int=self.rng.getrandbits(128)), email=f"{kind}-{number}@bench.example", name=name,
            job_title=job, registration="SKJ", is_active=active, password=self.password,
        )  # fmt: skip
        self.users.append(user)
        return Professional(user.id.hex, name, job)


def make_network(rng: Random, *, coordinators: int, today: date) -> Network:
    """Organisations and people; who works for which team follows from the cases (`spread`)."""
    staff = _Staff(rng)
    teams, providers = _teams(rng), _around(rng)
    steady = Body(_id(rng), "Lokaal team GM0014 Selwerd", OrganisationKind.LOCAL_TEAM, 0, "GM0014")
    network = Network(
        teams, steady, providers,
        leaders=[staff.hire("teamleider", number, "teamleider") for number in range(len(teams) + 1)],
        coordinators=[staff.hire("regisseur", number, "casemanager") for number in range(coordinators)],
        former=[staff.hire("oud", number, "casemanager", active=False) for number in range(FORMER)],
        schools=[body for body in providers if body.kind == OrganisationKind.SPECIAL_SCHOOL],
        institutions=[body for body in providers if body.kind == OrganisationKind.CERTIFIED_INSTITUTION],
    )  # fmt: skip
    for number in range(max(60, USERS - len(staff.users))):
        body = providers[number] if number < len(providers) else rng.choices(providers, [b.share for b in providers])[0]
        body.people.append(staff.hire("behandelaar", number, "behandelaar"))
    Organisation.objects.bulk_create(
        Organisation(id=body.id, name=body.name, kind=body.kind, municipality_id=body.municipality or None)
        for body in [*teams, steady, *providers]
    )
    User.objects.bulk_create(staff.users, batch_size=500)
    employ([(who, body) for body in providers for who in body.people], since=today - timedelta(days=4000))
    employ(
        list(zip(network.leaders, [*teams, steady], strict=True)),
        since=today - timedelta(days=4000),
        role=Role.TEAM_LEADER,
    )
    return network


def employ(
    pairs: list[tuple[Professional, Body]], *, since: date, until: date | None = None, role: str = Role.PROFESSIONAL
) -> None:
    Membership.objects.bulk_create(
        Membership(user_id=who.id, organisation_id=body.id, role=role, begins_on=since, ends_on=until)
        for who, body in pairs
    )


def _teams(rng: Random) -> list[Body]:
    """The grown team first; the other districts and municipalities by inhabitants."""
    people, found = sum(REGION.values()), []
    for code, inhabitants in REGION.items():
        names = DISTRICTS.get(code, ("",))
        for place, name in enumerate(names):
            share = inhabitants / people / len(names)
            if code == "GM0014":
                share = GROWN_TEAM if place == 0 else (inhabitants / people - GROWN_TEAM) / (len(names) - 1)
            title = f"Lokaal team {code} {name}".strip()
            found.append(Body(_id(rng), title, OrganisationKind.LOCAL_TEAM, share, code))
    return found


def _around(rng: Random) -> list[Body]:
    return [
        Body(_id(rng), f"{kind.label[:1].upper()}{kind.label[1:]} {number}", kind, share)
        for kind, shares in _AROUND
        for number, share in enumerate(shares, start=1)
    ]


def _id(rng: Random) -> str:
    return f"{rng.getrandbits(128):032x}"

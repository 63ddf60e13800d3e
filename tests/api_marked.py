"""Every address of the API that is read, filled in with the rows of the marked family (`tests.markers`), and the
systems that ask for it. The addresses come from the table of routes, the rows from the database and past every filter:
a new address is asked for by itself, with what there is for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from cases.access.parts import CasePart
from cases.api.routes import ROUTES
from cases.families.models import Family, Person
from cases.outbox import clockwork, relay
from cases.outbox.models import Subscription
from cases.sharing import actions as sharing
from cases.sharing.models import Participation
from network.models import Membership, Organisation
from network.roles import OrganisationKind, Role
from tests import markers
from tests.api_sample import PATTERNS, WORDS, filled
from tests.callers import Caller, make_client
from tests.marked import FRAMES, allowed
from tests.marker_readers import WHY
from tests.markers import EVERYBODY, MARKER, Marker
from tests.personas import long_ago, make_people

BSNS = {"Luka": "111222333", "Mila": "123456782"}
POSTCODE = "9641AB"


class Systems:
    """The marked family, and by name the system of each organisation that has to do with it or not (the words of
    `tests/tables/markers.md`). Each has a subscription, and what happened was told to them. The keys of its people are
    markers too: who may not know Mila gets her key nowhere. `found`: what each reader got; `refused`: of which kinds
    they were asked for a row that is not for them; `lists`: the rows of each list for who sees one child."""

    def __init__(self) -> None:
        self.family = markers.make(make_people())
        self.found: dict[str, set[str]] = {}
        self.refused: set[tuple[str, Any]] = set()
        self.lists: dict[tuple[str, str], list[dict[str, Any]]] = {}
        self._complete()
        people: Any = self.family.people
        marit, luka = people.marit, people.sven.organisation
        Membership.objects.create(user=marit, organisation=luka, role=Role.PROFESSIONAL, begins_on=long_ago())
        organisations = {
            "lokaal team": people.team, "aanbieder van alles": people.provider, "aanbieder van Luka": luka,
            "aanbieder van Mila": people.users["kim"].organisation,
            "aanbieder van de analyse": people.users["bo"].organisation,
            "aanbieder van het plan": self._joins("Hulp bij het plan", CasePart.PLAN),
            "werkgever van Hanna": people.users["hanna"].organisation, "aanbieder die vertrok": self._left(),
            "ander lokaal team": make_people("2").team,
        }  # fmt: skip
        self.clients = {name: make_client(one, name=name) for name, one in organisations.items()}
        for name, client in self.clients.items():
            Subscription.objects.create(client=client, address=f"https://{client.pk}.example/", secret=f"geheim {name}",
                                        status="active", active_since=timezone.now())  # fmt: skip
        clockwork.plan()
        relay.relay()

    def _complete(self) -> None:
        """What only the API asks for: who is who exactly, what people think of a link, a look at who receives what, and
        keys as markers."""
        family = self.family
        sharing.review(family.home.case, by=family.people.marit)
        for (label, about), row in [*family.rows.items()]:
            if label == "FactorLink":
                family.plant("LinkView", "analyse", about, link=row, person=None, professional=family.people.essen)
        for about in ("Luka", "Mila", "moeder", "vader"):
            [person] = family.who[about]
            born, number = person.birth_date or timezone.localdate() - timedelta(days=15000), BSNS.get(about)
            Person.objects.filter(pk=person.pk).update(postcode=POSTCODE, birth_date=born, bsn=number or "",
                                                       bsn_index=number)  # fmt: skip
            family.planted[str(person.pk)] = Marker("naam", about, EVERYBODY, "Person.id")

    def caller(self, name: str, acts: str = "-") -> Caller:
        return Caller(self.clients[name], None if acts == "-" else self.family.people.users[acts])

    def _joins(self, name: str, *parts: Any) -> Organisation:
        organisation = Organisation.objects.create(name=name, kind=OrganisationKind.YOUTH_CARE)
        sharing.invite(case=self.family.home.case, organisation=organisation, purpose="hulp", parts=list(parts),
                       whole_family=True, by=self.family.people.marit, **WHY)  # fmt: skip
        return organisation

    def _left(self) -> Organisation:
        """It received everything, and the days to hand over are past."""
        gone, day = self._joins("Vertrokken hulp", *CasePart), timezone.localdate() - timedelta(days=1)
        [row] = Participation.objects.filter(organisation=gone)
        sharing.end_participation(row, on=timezone.localdate(), by=self.family.people.marit)
        Participation.objects.filter(pk=row.pk).update(begins_on=day, ends_on=day, access_until=day)
        return gone

    def told(self, answer: Any) -> set[str]:
        """The markers in an answer, and in its headers; of the keys only in what is given, not in what was asked."""
        text = answer.content.decode()
        assert not any(number in text for number in BSNS.values())
        keys = (key for key in self.family.planted if "-" in key and answer.status_code == 200 and key in text)
        return {*MARKER.findall(f"{text} {dict(answer.headers)}"), *keys}

    def may_see(self, row: Any, column: str) -> bool | None:
        """What the table says of what was planted in this row; None for a frame, and where nothing was planted."""
        planted = [self.family.planted[word] for word in _words_of(row)]
        if not planted or type(row) in FRAMES - {Person}:
            return None
        return any(allowed(one, column, "") for one in planted)

    def _order(self, row: Any) -> tuple[bool, str]:
        """What is about the other child first."""
        [about, *_] = {self.family.planted[word].about for word in _words_of(row)}
        return about != "Mila", about

    def chosen(self, name: str, column: str, *, thoroughly: bool) -> dict[str, bool | None]:
        """The addresses to ask for this reader, with what `may_see` says of each: every frame, the lists below a row
        that they may see, and of each audience a row that they may not. Thoroughly: such a list of each row, and a row
        itself that they may see (the lists hold them all)."""
        kinds: dict[Any, list[Address]] = {True: [], False: [], None: []}
        for one in every_address(name):
            kinds[self.may_see(one.row, column) if one.row else None].append(one)
        if kinds[None] and type(kinds[None][0].row) not in FRAMES:
            del kinds[None][1:]
        shows_itself = kinds[True] and type(kinds[True][0].row) is ROUTES[name].model
        if shows_itself or not thoroughly:
            del kinds[True][int(thoroughly) if shows_itself else 2 :]
        hidden = sorted(kinds[False], key=lambda one: self._order(one.row), reverse=True)
        kinds[False] = [*{getattr(one.row, "audience", ""): one for one in hidden}.values()][
            : None if thoroughly else 1
        ]
        return {one.url: what for what, those in kinds.items() for one in those}


@dataclass(frozen=True)
class Address:
    """An address, and the row whose key stands last in it."""

    url: str
    row: Any


def read_routes() -> list[str]:
    return [name for name, view in ROUTES.items() if "GET" in view.rules]


def every_address(name: str) -> list[Address]:
    """With each row that there is, whoever may see it."""
    return [Address(filled(name, lambda _place, key, keys=keys: keys[key]), row) for keys, row in _keys(name)]


def _keys(name: str) -> Iterator[tuple[dict[str, Any], Any]]:
    view, places = ROUTES[name], [*PATTERNS[name].pattern.converters]
    if not places or places[0] in WORDS:
        yield {place: WORDS[place] for place in places}, None
    elif len(places) == 2:
        above = dict(view.model._base_manager.values_list("pk", view.attach))
        for row in view.model._base_manager.filter(**view.only).order_by("pk"):
            yield dict(zip(places, (above[row.pk], row.pk), strict=True)), row
    else:
        [place] = places
        model = {"gezin": Family, "abonnement": Subscription}.get(place, view.parent or view.model)
        yield from (({place: row.pk}, row) for row in model._base_manager.order_by("pk"))


def _words_of(row: Any) -> list[str]:
    return MARKER.findall(" ".join(str(vars(row).get(one.attname)) for one in row._meta.concrete_fields))

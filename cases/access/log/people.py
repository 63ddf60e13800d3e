"""Whom a line is about, and in which capacity somebody acts: asked together with the lock on the chain, so that a page
with fifty families costs as many questions as one with a single family."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Case as When_
from django.db.models import F, Func, IntegerField, JSONField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import JSONArray
from django.utils import timezone

from cases.access.log.chain import newest_locked
from cases.access.log.codes import PUBLIC_TASK, ActingAs
from cases.access.log.models import AccessDay
from cases.access.reach import reach_of, usual_with
from cases.access.ways import Way, keys_of
from network.roles import Role
from network.written import AmongGiven, Written


@dataclass(frozen=True)
class KnownPerson:
    """`is_seen`: the reader may see this person."""

    key: UUID
    is_youth: bool
    is_seen: bool


@dataclass(frozen=True)
class KnownCase:
    key: UUID
    family: UUID
    capacity: ActingAs
    organisation: UUID | None
    ground: str
    on_behalf_of: UUID | None = None  # the colleague who is away, in whose place this person is there


class _Together(Func):
    """All rows of a subquery as one list."""

    output_field = JSONField()
    function = "JSON_GROUP_ARRAY"

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return super().as_sql(compiler, connection, function="JSONB_AGG", **context)


@dataclass(frozen=True)
class Facts:
    """The cases by key, and the people by family."""

    cases: dict[UUID, KnownCase]
    people: dict[UUID, list[KnownPerson]]

    def newest_case(self, family: UUID) -> KnownCase | None:
        """The case in which is written about this family."""
        return next((case for case in self.cases.values() if case.family == family), None)

    @classmethod
    def read(cls, cases: Any, people: Any, user: Any) -> "Facts":
        found = {}
        newest_first = sorted(cases or (), reverse=True)
        for _, _, pk, family, coordinator, place, ground, emergency, door in newest_first:
            organisation, leads, seat = _row(place)
            capacity = _capacity(user, _key(coordinator) == _key(seat), organisation, leads, ground)
            capacity = ActingAs.EMERGENCY if emergency else capacity
            if door and capacity == ActingAs.NONE:
                capacity = ActingAs.FAMILY
            own_ground = PUBLIC_TASK if capacity == ActingAs.SYSTEM and leads else ""
            works_for = _key(organisation) or (user.led_organisation_ids[0] if capacity == ActingAs.LEADER else None)
            behalf = _key(seat) if seat and _key(seat) != user.pk and not emergency else None
            key, of_family = _uuid(pk), _uuid(family)
            found[key] = KnownCase(key, of_family, capacity, works_for, own_ground or ground or "", behalf)
        by_family = defaultdict(list)
        for family, pk, is_youth, is_seen in people or ():
            by_family[_uuid(family)].append(KnownPerson(_uuid(pk), bool(is_youth), bool(is_seen)))
        return cls(found, by_family)


_OF_A_SEAT = ("participation__organisation_id", "participation__leads", "user_id")
_OF_A_DAY = [field.attname for field in AccessDay._meta.concrete_fields]


@dataclass
class Asked:
    """One question to the database: the newest day, locked, and beside it the `facts` about these cases and families
    for this person. `reads`: whom they may see matters. `youths`: nobody else in the family does."""

    user: Any
    cases: Iterable[UUID]
    families: Iterable[UUID]
    reads: bool
    youths: bool
    facts: Facts = field(default_factory=lambda: Facts({}, {}))

    def find_day(self) -> AccessDay | None:
        user = self.user
        given, own = keys_of(user), user.organisation_ids if user.pk else []
        if user.pk and (reach := reach_of(user)).is_usual:
            today, leads = timezone.localdate(), len(given) - 1
            question = _written_for_usual(reach.ways, reach.limited, leads, self.reads, self.youths, today)
        else:
            question = Written(_question(user, self.reads, self.youths))
        rows = question.given(cases=list(self.cases), families=list(self.families), organisations=own, **given)
        for *day, cases, people in rows:
            self.facts = Facts.read(cases, people, user)
            return AccessDay(**dict(zip(_OF_A_DAY, day, strict=True)))
        return None


@lru_cache(maxsize=128)
def _written_for_usual(
    ways: tuple[Way, ...], limited: frozenset[str], leads: int, reads: bool, youths: bool, _today: date
) -> Written:
    """The question for anybody who leads so many teams and has these ways in, of the usual."""
    somebody, names = usual_with(ways, limited, leads)
    return Written(_question(somebody, reads, youths), names)


def _question(user: Any, reads: bool, youths: bool) -> Any:
    Case, Person = apps.get_model("cases", "Case"), apps.get_model("cases", "Person")
    rows = Case.objects.filter(Q(AmongGiven("pk", "cases")) | Q(AmongGiven("family_id", "families"))).order_by()
    of_case = JSONArray(
        "opened_on", "added_at", "pk", "family_id", "coordinator_id", *_standing(user), output_field=JSONField()
    )
    people = Person.objects.filter(family__in=rows.values("family_id")).order_by()
    people = people.filter(is_youth=True) if youths else people
    is_seen: Any = Value(0)
    if reads and user.pk and reach_of(user).tells_apart:  # else a line is about all of the family, seen or not
        seen = Person.objects.visible_to(user).order_by().values("pk")
        is_seen = When_(When(pk__in=seen, then=Value(1)), default=Value(0), output_field=IntegerField())
    of_person = JSONArray("family_id", "pk", "is_youth", is_seen, output_field=JSONField())
    return newest_locked().values_list(
        *_OF_A_DAY,
        Subquery(rows.annotate(row=of_case).values(together=_Together("row")), output_field=JSONField()),
        Subquery(people.annotate(row=of_person).values(together=_Together("row")), output_field=JSONField()),
    )


def _standing(user: Any) -> list[Any]:
    """Per case: a list of the organisation somebody is there for, whether it leads and whose place that is; the ground
    of what they were given, whether they read in an emergency, and the family's door. Only the ways that they have are
    asked for."""
    nothing = Value(None, output_field=IntegerField())
    if not user.pk:
        return [nothing] * 4
    ways, here = set(reach_of(user).names), OuterRef("pk")
    if ways & {"client_leads", "client_receives"}:
        return _standing_of_client(user, here)
    objects = {name: apps.get_model("cases", name).objects for name in ("TeamMember", "Grant", "EmergencyAccess")}
    team = objects["TeamMember"].reading().open_to(user).filter(participation__case=here)
    if user.stands_in_for:  # who coordinates for somebody does it on their behalf; all else is their own first
        coordinates = Q(user=F("participation__case__coordinator"))
        team = team.annotate(coordinates=coordinates, own=Q(user=user.pk)).order_by("-coordinates", "-own", "pk")
    else:
        team = team.order_by("-participation__leads", "pk")
    place = _first_of(team, *_OF_A_SEAT)
    ground: Any = nothing
    emergency: Any = nothing
    door: Any = nothing
    if ways & {"organisation", "in_person"}:
        mine = Q(professional=user.pk) | Q(AmongGiven("organisation_id", "organisations"))
        ground = Subquery(objects["Grant"].running().filter(mine, case=here).surest_ground_first().values("ground")[:1])
    if "emergency" in ways:
        readings = objects["EmergencyAccess"].running().filter(case=here, added_by=user.pk)
        emergency = Subquery(readings.order_by().values(one=Value(1))[:1])
    if "family_door" in ways:
        accounts = apps.get_model("cases", "FamilyAccount").objects.filter(user=user.pk)
        door = Subquery(accounts.filter(person__family=OuterRef("family")).order_by().values(one=Value(1))[:1])
    return [place, ground, emergency, door]


def _standing_of_client(user: Any, here: OuterRef) -> list[Any]:
    """As `_standing`, of a system: the part its organisation takes in the case, and the ground of what it received."""
    nothing, own = Value(None, output_field=IntegerField()), AmongGiven("organisation_id", "organisations")
    taking_part = apps.get_model("cases", "Participation").objects.filter(own, case=here).order_by("-begins_on", "pk")
    place = _first_of(taking_part, "organisation_id", "leads", nothing)
    grants = apps.get_model("cases", "Grant").objects.running().filter(own, case=here)
    ground = Subquery(grants.surest_ground_first().values("ground")[:1])
    return [place, ground, nothing, nothing]


def _first_of(rows: Any, *names: Any) -> Subquery:
    """Of the first of these rows, these fields as one list."""
    fields = JSONArray(*names, output_field=JSONField())
    return Subquery(rows.annotate(fields=fields).values("fields")[:1], output_field=JSONField())


def _capacity(user: Any, coordinates: bool, organisation: Any, leads: Any, ground: Any) -> ActingAs:
    if organisation:
        if Role.SYSTEM in user.roles:
            return ActingAs.SYSTEM
        if coordinates:
            return ActingAs.COORDINATOR
        return ActingAs.LOCAL_TEAM if leads else ActingAs.TEAM
    if user.pk and user.led_organisation_ids:
        return ActingAs.LEADER
    return ActingAs.RECIPIENT if ground else ActingAs.NONE


def _row(place: Any) -> list[Any]:
    """A list within a list: SQLite gives it as text. Nothing where there was no row."""
    return json.loads(place) if isinstance(place, str) else place or [None, None, None]


def _key(text: Any) -> UUID | None:
    return _uuid(text) if text else None


_uuid = lru_cache(maxsize=10_000)(UUID)  # a list names the same families and people again and again

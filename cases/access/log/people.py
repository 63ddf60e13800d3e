"""Whom a line is about, and in which capacity somebody acts: asked together with the lock on the chain, so that a page
with fifty families costs as many questions as one with a single family."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import F, Func, IntegerField, JSONField, OuterRef, Q, Subquery, Value
from django.db.models.functions import JSONArray
from django.utils import timezone

from cases.access.log.chain import lock_newest, newest_locked
from cases.access.log.codes import PUBLIC_TASK, ActingAs
from cases.access.log.models import AccessDay
from cases.access.reach import reach_of
from cases.access.usual import Kind, kinds_of, usual_readers
from cases.access.ways import WAYS_OF_SYSTEMS, keys_of
from network.roles import Role
from network.written import AmongGiven, Written, named


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
    def read(cls, cases: Any, user: Any) -> "Facts":
        found, by_family = {}, {}
        newest_first = sorted(cases or (), reverse=True)
        for _, _, pk, family, coordinator, place, ground, emergency, door, people, seen in newest_first:
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
            visible = set(_list(seen))
            by_family[of_family] = [KnownPerson(_uuid(pk), bool(youth), pk in visible) for pk, youth in _list(people)]
        return cls(found, by_family)


_OF_A_SEAT = ("participation__organisation_id", "participation__leads", "user_id")
_OF_A_DAY = [field.attname for field in AccessDay._meta.concrete_fields]


@dataclass
class Asked:
    """What is asked for the lines of one person: the `facts` about these cases and families. `reads`: whom they may see
    matters. `youths`: nobody else in the family does."""

    user: Any
    cases: Iterable[UUID]
    families: Iterable[UUID]
    reads: bool
    youths: bool
    facts: Facts = field(default_factory=lambda: Facts({}, {}))

    def given(self, place: int) -> dict[str, Any]:
        own = self.user.organisation_ids if self.user.pk else []
        lists = {"cases": list(self.cases), "families": list(self.families), "organisations": own}
        return {named(name, place): keys for name, keys in lists.items()} | keys_of(self.user, place)


def lock_day(asked: Sequence[Asked]) -> AccessDay:
    """The newest day, locked, and in the same question the facts that are asked."""
    about = [one for one in asked if one.cases or one.families]
    days = [
        lock_newest(partial(_find_day, about[start : start + _AT_ONCE])) for start in range(0, len(about), _AT_ONCE)
    ]
    return days[-1] if days else lock_newest()


_AT_ONCE = 2  # who acts, and the system through which they do


def _find_day(asked: Sequence[Asked]) -> AccessDay | None:
    kinds, told = kinds_of(*(one.user for one in asked)), tuple((one.reads, one.youths) for one in asked)
    if kinds:
        question = _written_for_usual(kinds, told, timezone.localdate())
    else:
        question = Written(_question([one.user for one in asked], told))
    given = {name: keys for place, one in enumerate(asked) for name, keys in one.given(place).items()}
    for row in question.given(**given):
        for one, cases in zip(asked, row[len(_OF_A_DAY) :], strict=True):
            one.facts = Facts.read(cases, one.user)
        return AccessDay(**dict(zip(_OF_A_DAY, row, strict=False)))
    return None


Told = tuple[tuple[bool, bool], ...]  # of each: `reads` and `youths`


@lru_cache(maxsize=128)
def _written_for_usual(kinds: tuple[Kind, ...], told: Told, _today: date) -> Written:
    """The question for people who lead so many teams and have these ways in, of the usual."""
    people, stand_ins = usual_readers(kinds)
    return Written(_question(people, told), stand_ins)


def _question(people: Sequence[Any], told: Told) -> Any:
    of_each = enumerate(zip(people, told, strict=True))
    return newest_locked().values_list(*_OF_A_DAY, *(_facts(user, *how, place) for place, (user, how) in of_each))


def _facts(user: Any, reads: bool, youths: bool, place: int) -> Subquery:
    Case, Person = apps.get_model("cases", "Case"), apps.get_model("cases", "Person")
    people = Person.objects.filter(family=OuterRef("family_id")).order_by()  # per family, which the index leads to
    people = people.filter(is_youth=True) if youths else people
    seen: Any = Value(None, output_field=IntegerField())
    if reads and user.pk and reach_of(user).tells_apart:  # else a line is about all of the family, seen or not
        visible = Person.objects.visible_to(user).filter(family=OuterRef("family_id")).order_by()
        seen = Subquery(visible.values(together=_Together("pk")), output_field=JSONField())
    asked = AmongGiven("pk", named("cases", place)), AmongGiven("family_id", named("families", place))
    rows = Case.objects.filter(Q(asked[0]) | Q(asked[1])).order_by()
    of_case = JSONArray(
        "opened_on", "added_at", "pk", "family_id", "coordinator_id", *_standing(user, place),
        _all_of(people, JSONArray("pk", "is_youth", output_field=JSONField())), seen, output_field=JSONField(),
    )  # fmt: skip
    return _all_of(rows, of_case)


def _all_of(rows: Any, row: JSONArray) -> Subquery:
    return Subquery(rows.annotate(row=row).values(together=_Together("row")), output_field=JSONField())


def _standing(user: Any, place: int) -> list[Any]:
    """Per case: a list of the organisation somebody is there for, whether it leads and whose place that is; the ground
    of what they were given, whether they read in an emergency, and the family's door. Only the ways that they have are
    asked for."""
    nothing = Value(None, output_field=IntegerField())
    if not user.pk:
        return [nothing] * 4
    ways, here = set(reach_of(user).names), OuterRef("pk")
    own = AmongGiven("organisation_id", named("organisations", place))
    if ways & WAYS_OF_SYSTEMS:
        return _standing_of_client(here, own)
    objects = {name: apps.get_model("cases", name).objects for name in ("TeamMember", "Grant", "EmergencyAccess")}
    team = objects["TeamMember"].reading().open_to(user).filter(participation__case=here)
    if user.stands_in_for:  # who coordinates for somebody does it on their behalf; all else is their own first
        coordinates = Q(user=F("participation__case__coordinator"))
        team = team.annotate(coordinates=coordinates, own=Q(user=user.pk)).order_by("-coordinates", "-own", "pk")
    else:
        team = team.order_by("-participation__leads", "pk")
    seat = _first_of(team, *_OF_A_SEAT)
    ground: Any = nothing
    emergency: Any = nothing
    door: Any = nothing
    if ways & {"organisation", "in_person"}:
        mine = Q(professional=user.pk) | Q(own)
        ground = Subquery(objects["Grant"].running().filter(mine, case=here).surest_ground_first().values("ground")[:1])
    if "emergency" in ways:
        readings = objects["EmergencyAccess"].running().filter(case=here, added_by=user.pk)
        emergency = Subquery(readings.order_by().values(one=Value(1))[:1])
    if "family_door" in ways:
        accounts = apps.get_model("cases", "FamilyAccount").objects.filter(user=user.pk)
        door = Subquery(accounts.filter(person__family=OuterRef("family")).order_by().values(one=Value(1))[:1])
    return [seat, ground, emergency, door]


def _standing_of_client(here: OuterRef, own: AmongGiven) -> list[Any]:
    """As `_standing`, of a system: the part its organisation takes in the case, and the ground of what it received."""
    nothing = Value(None, output_field=IntegerField())
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
    """A list within a list. Nothing where there was no row."""
    return _list(place) or [None, None, None]


def _list(within: Any) -> list[Any]:
    """SQLite gives a list within a list as text."""
    return json.loads(within) if isinstance(within, str) else within or []


def _key(text: Any) -> UUID | None:
    return _uuid(text) if text else None


_uuid = lru_cache(maxsize=10_000)(UUID)  # a list names the same families and people again and again

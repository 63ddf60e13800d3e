"""Whether the door of somebody of the family is open today, and about whom they may read: computed from age, gezag,
death and consent at every request, so that it closes by itself on the right day.

A youth reads from 12 on about themselves and about the family as a whole. A parent reads about themselves and about
each child over whom they have gezag, until the 16th birthday; after that only what the child lets them read (a row of
“Wie mag wat ontvangen” on the ground of consent), and from the 18th birthday only what was given after it (Jeugdwet
7.3.11, 7.3.15; the engine is `cases.families.rights`). What is about the whole family is also about the eldest: a
parent reads it as long as no youth of the family is closed to them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils import timezone

from cases.access.partial_dates import first_day, last_day
from cases.access.parts import ANY_PART, CasePart
from cases.families.ages import age_on, birthday
from cases.families.codes import RelationKind, StayKind
from cases.families.models import Authority, Person, Relation, Stay
from cases.families.rights import Party, Question, subject_of
from cases.sharing.codes import GrantGround
from cases.sharing.models import Grant

PARENTS = {RelationKind.PARENT, RelationKind.ADOPTIVE_PARENT}


@dataclass(frozen=True)
class Reading:
    """What of the file is open to one person of the family on one day. `youths`: of the family, to a parent."""

    person: Person
    day: date
    children: frozenset[Any] = frozenset()
    granted: dict[str, frozenset[Any]] = field(default_factory=dict)
    whole_parts: frozenset[str] = frozenset()
    youths: tuple[Person, ...] = ()

    @property
    def is_youth(self) -> bool:
        return self.person.is_youth

    @cached_property
    def apart(self) -> bool:
        """The other parent lives elsewhere, so nothing that others of the family said is for this reader, but for what
        they and their children said. Asked where such words are shown."""
        return _lives_apart(self.person, self.youths, self.day)

    def people(self, part: str) -> frozenset[Any]:
        """Keys of the persons about whom they read in this part. Nobody reads about safety but who was given it."""
        granted = self.granted.get(part, frozenset())
        if part == CasePart.SAFETY:
            return granted
        if part == ANY_PART:
            granted = frozenset().union(*self.granted.values())
        return self.children | granted | {self.person.pk}

    def whole(self, part: str) -> bool:
        """What is about nobody in particular."""
        return part in self.whole_parts or part == ANY_PART


@dataclass(frozen=True)
class Facts:
    """What the law asks about a family, fetched once: its youths, who has gezag over whom, and what was given to whom
    of the family."""

    day: date
    youths: list[Person]
    held: frozenset[tuple[Any, Any]]
    grants: list[Grant]

    @classmethod
    def of(cls, family: Any, day: date, everybody: Iterable[Person] | None = None) -> "Facts":
        people = everybody or Person.objects.filter(family=family, is_youth=True).prefetch_related("incapacities")
        youths = [one for one in people if one.is_youth]
        held = Authority.objects.holding(day).filter(child__in=youths, holder__isnull=False)
        given = Grant.objects.filter(person__family=family)
        # Whether one is in force is a long question, and most families have none: asked only when there is one.
        grants = list(given.in_force(day).prefetch_related("people")) if given.exists() else []
        return cls(day, youths, frozenset(held.values_list("holder_id", "child_id")), grants)


def reading_of(person: Person, on: date | None = None, facts: Facts | None = None) -> Reading | None:
    """None when this person has no door on that day."""
    day = on or timezone.localdate()
    if Party.SELF not in subject_of(person).who(Question.DOOR, day):
        return None
    facts = facts or Facts.of(person.family_id, day)
    grants = [row for row in facts.grants if row.person_id == person.pk]
    if person.is_youth:
        return Reading(person, day, whole_parts=_whole(grants))
    with_gezag = frozenset(child for holder, child in facts.held if holder == person.pk)
    children = frozenset(
        one.pk
        for one in facts.youths
        if one.pk in with_gezag and Party.GEZAG in subject_of(one).who(Question.DOOR, day)
    )
    granted = {part: _let_in(facts.youths, with_gezag, grants, part, day) for part in CasePart.values}
    if not children and not any(granted.values()):
        return None
    alive = {one.pk for one in facts.youths if not (one.deceased_on and one.deceased_on <= day)}
    whole = {part for part in _whole(grants) if part == CasePart.SAFETY or alive <= children | granted[part]}
    return Reading(person, day, children, granted, frozenset(whole), tuple(facts.youths))


def _whole(grants: Iterable[Grant]) -> frozenset[str]:
    """Parts that are open about the family as a whole; safety only when it was given as a whole."""
    safety = any(row.part == CasePart.SAFETY and row.whole_family for row in grants)
    return frozenset(CasePart.values) - (frozenset() if safety else {CasePart.SAFETY})


def _let_in(
    youths: list[Person], with_gezag: frozenset[Any], grants: list[Grant], part: str, day: date
) -> frozenset[Any]:
    """The youths who let this parent read this part: at 16 and 17 next to gezag, from 18 on without. What was given
    before the birthday that asks for it does not count."""
    return frozenset(
        one.pk for one in youths
        if any(row.part == part and _counts(row, one, with_gezag, day) for row in grants)
    )  # fmt: skip


def _counts(row: Grant, youth: Person, with_gezag: frozenset[Any], day: date) -> bool:
    if not row.whole_family and youth.pk not in {one.pk for one in row.people.all()}:
        return False
    parties = subject_of(youth).who(Question.DOOR, day)
    if Party.GEZAG in parties:  # younger than 16, or cannot decide: gezag opens, but for safety, which is given
        return youth.pk in with_gezag and row.part == CasePart.SAFETY
    if Party.PARENT_WITH_CONSENT not in parties or row.ground != GrantGround.CONSENT or youth.birth_date is None:
        return False
    adult = age_on(youth.birth_date, day) >= 18
    asked_at = birthday(youth.birth_date, 18 if adult else 16)
    return row.begins_on >= asked_at and (adult or youth.pk in with_gezag)


def _lives_apart(person: Person, youths: Iterable[Person], day: date) -> bool:
    """Another parent of these children is not known to live with this one: divorced, in another home, or unknown."""
    keys = [one.pk for one in youths]
    parents = Relation.objects.filter(kind__in=PARENTS, target__in=keys).values_list("source_id", flat=True)
    holders = Authority.objects.filter(child__in=keys, holder__isnull=False).values_list("holder_id", flat=True)
    others = ({*parents, *holders} - {person.pk}) - {None}
    return any(not _together(person.pk, other, day) for other in others)


def _together(one: Any, other: Any, day: date) -> bool:
    ties = Relation.objects.filter(Q(source=one, target=other) | Q(source=other, target=one))
    kinds = {tie.kind for tie in ties if not tie.until}
    if RelationKind.EX_PARTNER in {tie.kind for tie in ties}:
        return False
    here, there = _homes(one, day), _homes(other, day)
    return bool(here & there) if here and there else RelationKind.PARTNER in kinds


def _homes(person: Any, day: date) -> set[Any]:
    stays = Stay.objects.filter(person=person, kind=StayKind.MAIN)
    return {
        stay.household_id for stay in stays
        if first_day(stay.begins) <= day and (not stay.ends or last_day(stay.ends) >= day)
    }  # fmt: skip


def has_door(person: Person, on: date | None = None) -> bool:
    return reading_of(person, on) is not None


def with_a_door(people: list[Person], on: date | None = None) -> set[Any]:
    """Keys of those who can have an own access on that day, of everybody of one family (with `incapacities`)."""
    facts = Facts.of(people[0].family_id, on or timezone.localdate(), people) if people else None
    return {one.pk for one in people if facts and _may(one, facts)}


def _may(person: Person, facts: Facts) -> bool:
    """As `reading_of`, without asking who lives with whom."""
    day = facts.day
    if Party.SELF not in subject_of(person).who(Question.DOOR, day):
        return False
    grants = [row for row in facts.grants if row.person_id == person.pk]
    with_gezag = frozenset(child for holder, child in facts.held if holder == person.pk)
    return person.is_youth or any(
        (one.pk in with_gezag and Party.GEZAG in subject_of(one).who(Question.DOOR, day))
        or any(_counts(row, one, with_gezag, day) for row in grants)
        for one in facts.youths
    )


def why_no_door(person: Person, on: date | None = None) -> str:
    """Why this person cannot be invited today, for the one who would invite; empty when they can."""
    day = on or timezone.localdate()
    if has_door(person, day):
        return ""
    if caution := subject_of(person).caution(day):
        return caution
    if person.is_youth:
        return f"{person.first_name} is jonger dan 12 jaar. Een eigen toegang kan vanaf 12 jaar."
    return (
        f"{person.first_name} heeft geen gezag over een kind jonger dan 16 jaar van dit gezin. Een kind van 16 jaar of "
        "ouder kan een ouder laten meelezen: leg dat vast bij “Wie mag wat ontvangen”."
    )

"""What somebody may see of which case, and through what: the one filter behind every `visible_to(user)`.

The ways in stand in `cases.access.ways`; a `Reach` is what those of one person open together.

**The rule per row.** The case is open for the part of the row, and everybody the row is about is open there. A row
about nobody in particular is about the whole family. `FRAME` rows are seen as soon as their part is open for one
person. And the row is meant for this reader (`cases.access.audience`). A `rule` of its own asks that itself, for the
family with `audience.open_to_everyone(model)`.

Pages fetch with `visible_to(user)`, and what hangs on it with `seen("statements", Statement, user)`. `opened(case,
user)` tells which parts stand open; `cases.access.withheld` which fields of a row are not for this reader.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db.models import Case, Exists, F, Model, OuterRef, Prefetch, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from django.utils import timezone

from cases.access.audience import open_to_professional
from cases.access.parts import ANY_PART, CasePart, Declared, declared
from cases.access.ways import USUAL_WAYS, Way, keys_of, usual_reader, ways_of
from network.written import WrittenKeys, as_text

Keys = QuerySet[Any] | RawSQL


@dataclass(frozen=True)
class Reach:
    """The ways that are open to somebody; `limited` are those that open a part for some persons only, `leaning` those
    that open something on a condition."""

    user: Any
    ways: tuple[Way, ...]
    limited: frozenset[str]
    leaning: frozenset[str] = frozenset()
    _texts: dict[Any, Keys] = field(default_factory=dict, compare=False, repr=False)

    def cases(self, part: str = ANY_PART) -> Keys:
        """Keys of the cases in which something of this part is open."""
        return self._once("cases", part, tuple(self._made_of_parts))

    def whole(self, part: str) -> Keys:
        """Keys of the cases in which this part is open for the whole family."""
        return self._once("whole", part, tuple(self._made_of_parts))

    def everything(self) -> Keys | None:
        """Keys of the cases in which every part is open for the whole family; None when no way gives that."""
        ways = tuple(way for way in self._made_of_parts if way.everything)
        return self._once("cases", ANY_PART, ways) if ways else None

    def _once(self, which: str, part: str, ways: tuple[Way, ...]) -> Keys:
        """A page asks the same of many tables: its SQL is written once, for as long as the clock says the same, and
        for who comes in by the usual ways once a day for all of them."""
        today = timezone.localdate()
        if ways and self.is_usual:
            given = keys_of(self.user)
            return _written_for_usual(ways, which, part, len(given) - 1, today).given(given)
        asked = (which, part, ways, timezone.now() if any(way.silences for way in ways) else today)
        if asked not in self._texts:
            self._texts[asked] = as_text(_asked_of(ways, which, part, self.user))
        return self._texts[asked]

    def rows(self, model: type[Model], path: str, *, in_family: bool = False) -> Q:
        """The condition for rows of this model; `path` leads to their case, or to their family."""
        told = declared(model)
        found = self._in(path, self.cases(told.part), in_family)
        if not told.is_frame and self.limited:
            everybody = self._in(path, self.whole(told.part), in_family)
            found &= everybody | self._everybody_open(model, told, "" if in_family else path)
        found &= open_to_professional(model, self.user)
        for way in self.ways:
            if way.rule:
                found |= way.rule(self.user, model)
        return found

    def rows_in(self, model: type[Model], case: Any) -> Q | None:
        """The condition for rows of this one case, when their part of it stands open for the whole family: that was
        asked when the case was fetched. None where the ways have to be asked for each row."""
        if any(way.rule for way in self.ways) or not opened(case, self.user).shows_all(declared(model)):
            return None
        return open_to_professional(model, self.user)

    @property
    def only_whole(self) -> bool:
        """Of a case they see everything or nothing."""
        return all(way.everything for way in self.ways)

    @property
    def tells_apart(self) -> bool:
        """Of a family they may see one person and not another."""
        return bool(self.limited) or any(way.rule for way in self.ways)

    @property
    def is_usual(self) -> bool:
        """What is open to them follows from their key, the teams that they lead and the day."""
        return bool(self.ways) and set(self.names) <= USUAL_WAYS and not (self.leaning or self.user.stands_in_for)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(way.name for way in self.ways)

    @property
    def _made_of_parts(self) -> list[Way]:
        return [way for way in self.ways if way.rule is None]

    def _in(self, path: str, keys: Keys, in_family: bool) -> Q:
        if in_family:
            cases = apps.get_model("cases", "Case")._default_manager.filter(pk__in=keys)
            keys = cases.order_by().values("family_id")
        return Q(**{f"{path}__in": keys})

    def _everybody_open(self, model: type[Model], told: Declared, case_path: str) -> Q:
        """The row is about somebody, and about nobody who is not open to this reader in the case of the row."""
        somebody, nobody_else = Q(), Q()
        for path in told.about:
            about: QuerySet[Any] = model._base_manager.filter(pk=OuterRef("pk")).annotate(one_of_them=F(path))
            about = about.filter(one_of_them__isnull=False).order_by()
            somebody |= Q(Exists(about))
            nobody_else &= ~Q(Exists(about.exclude(self._is_open(told.part, case_path))))
        return somebody & nobody_else if told.about else Q(pk__in=[])

    def _is_open(self, part: str, case_path: str) -> Q:
        found = Q(pk__in=[])
        for way in self.ways:
            if way.people and way.name in self.limited:
                people = way.people(self.user, part).filter(person_key=OuterRef("one_of_them"))
                found |= Q(Exists(people.filter(case_key=OuterRef(case_path)) if case_path else people))
        return found


def _asked_of(ways: tuple[Way, ...], which: str, part: str, user: Any) -> QuerySet[Any]:
    """What these ways open of a part: something of it, or the whole family."""
    return _together([((way.whole if which == "whole" else None) or way.cases)(user, part) for way in ways])


@lru_cache(maxsize=64)
def _written_for_usual(ways: tuple[Way, ...], which: str, part: str, leads: int, _today: date) -> WrittenKeys:
    somebody, names = usual_with(ways, frozenset(), leads)
    return WrittenKeys(_asked_of(ways, which, part, somebody), names)


def usual_with(ways: tuple[Way, ...], limited: frozenset[str], leads: int, place: int = 0) -> tuple[Any, dict]:
    """As `usual_reader`, who comes in by these ways."""
    somebody, names = usual_reader(leads, place)
    somebody._reach = Reach(somebody, ways, limited)
    return somebody, names


def _together(subqueries: list[QuerySet[Any]]) -> QuerySet[Any]:
    """One subquery, so that the database starts from the few cases of a reader and not from all rows there are."""
    if not subqueries:
        return apps.get_model("cases", "Case")._default_manager.none().values("pk")
    first, *others = subqueries
    return first.union(*others) if others else first


def reach_of(user: Any) -> Reach:
    """The ways of this person, asked once per request (the user is fetched anew with every request)."""
    return getattr(user, "_reach", None) or reaches_of(user)[0]


def reaches_of(*users: Any) -> list[Reach]:
    """As `reach_of`, of several in one question."""
    unknown = [user for user in users if getattr(user, "_reach", None) is None]
    for user, ways in zip(unknown, ways_of(*unknown) if unknown else (), strict=True):
        user._reach = Reach(user, *ways)
    return [user._reach for user in users]


def as_writer(user: Any) -> Any:
    """The same person without the ways through which they only read: what a writer must see to write."""
    reach = reach_of(user)
    if not any(way.read_only for way in reach.ways):
        return user
    writer = copy(user)
    ways = tuple(way for way in reach.ways if not way.read_only)
    names = {way.name for way in ways}
    writer._reach = Reach(writer, ways, reach.limited & names, reach.leaning & names)
    return writer


def only_reads(case: Any, user: Any) -> bool:
    """This person came in this case by a way that leaves them nothing but reading. A query only for who has one."""
    keys = [way.cases(user, ANY_PART) for way in reach_of(user).ways if way.silences]
    return bool(keys) and type(case)._default_manager.filter(pk=case.pk, pk__in=_together(keys)).exists()


def look_again(user: Any) -> None:
    """Who gives somebody a way in calls this: what was asked before no longer holds."""
    user._reach, user._asked_once, user._along = None, {}, None


@dataclass(frozen=True)
class Opened:
    """What of one case is open to one person."""

    whole_parts: frozenset[str]
    people: dict[str, frozenset[Any]]

    @property
    def everything(self) -> bool:
        return self.whole_parts == frozenset(CasePart.values)

    def part(self, part: str) -> bool:
        """Something of this part is open."""
        return part in self.whole_parts or bool(self.people.get(part))

    def whole(self, *parts: str) -> bool:
        """These parts are open for the whole family."""
        return set(parts) <= self.whole_parts

    def shows_all(self, told: Declared) -> bool:
        """All rows of a model that says this stand open, as far as its part goes."""
        return self.whole(told.part) if told.part else bool(self.whole_parts)

    def covers(self, part: str, *people: Any) -> bool:
        """This part is open for each of these persons."""
        return part in self.whole_parts or {one.pk for one in people} <= self.people.get(part, frozenset())


EVERYTHING = Opened(frozenset(CasePart.values), {})


def opened(case: Any, user: Any) -> Opened:
    """Asked once per case and reader: one query for who leads or reads everything, one per other way."""
    return opened_to(case, [user])[0]


def opened_to(case: Any, users: Sequence[Any]) -> list[Opened]:
    """As `opened`, for several readers in one query."""
    known: dict[Any, Opened] = case.__dict__.setdefault("_opened", {})
    keys = [(user.pk, reach_of(user).names) for user in users]
    unknown = {key: user for key, user in zip(keys, users, strict=True) if key not in known}
    partly = case.__dict__.get("_partly", ())
    everything = [None if key in partly else reach_of(user).everything() for key, user in unknown.items()]
    asked = [False] * len(everything)
    if any(one is not None for one in everything):
        row = type(case)._default_manager.filter(pk=case.pk).order_by()
        asked = row.values_list(*[_among(one) for one in everything]).first() or asked
    for (key, user), whole in zip(unknown.items(), asked, strict=True):
        known[key] = EVERYTHING if whole else _in_parts(case, user)
    return [known[key] for key in keys]


def _among(keys: Keys | None, path: str = "pk") -> Case | Value:
    return Value(False) if keys is None else Case(When(**{f"{path}__in": keys}, then=Value(True)), default=Value(False))


def with_opened(rows: QuerySet[Any], *users: Any, path: str = "pk") -> QuerySet[Any]:
    """These cases that these persons see, or rows with their case at this path, each with whether everything of the
    case stands open for them: see `was_opened`."""
    told: dict[str, Any] = {}
    for place, reach in enumerate(map(reach_of, users)):
        if (keys := reach.everything()) is not None:
            told[f"stands_open_{place}"] = Value(True) if reach.only_whole else _among(keys, path)
    return rows.annotate(**told) if told else rows


def was_opened(row: Any, *users: Any) -> None:
    """This row was fetched for them by `with_opened`: `opened` does not ask again whether everything is open."""
    for place, user in enumerate(users):
        everything, key = row.__dict__.pop(f"stands_open_{place}", False), (user.pk, reach_of(user).names)
        if everything:
            row.case.__dict__.setdefault("_opened", {})[key] = EVERYTHING
        else:
            row.case.__dict__.setdefault("_partly", set()).add(key)


def _in_parts(case: Any, user: Any) -> Opened:
    whole: set[str] = set()
    people: dict[str, set[Any]] = {}
    for way in reach_of(user).ways:
        for part, everybody, person in way.opened(user, case) if way.opened else ():
            if everybody:
                whole.add(part)
            elif person is not None:
                people.setdefault(part, set()).add(person)
    return Opened(frozenset(whole), {part: frozenset(them) for part, them in people.items()})


def seen(lookup: str, model: Any, user: Any, *, to_attr: str | None = None) -> Prefetch:
    """What hangs on rows that were fetched, as far as this reader may see it: `prefetch_related(seen("statements",
    Statement, user))`. With it `analysis.statements.all()` in a template shows no more than it may."""
    return Prefetch(lookup, queryset=model._default_manager.visible_to(user), to_attr=to_attr)

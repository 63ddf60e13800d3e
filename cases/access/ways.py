"""The ways in which somebody comes into a case, and which of them are somebody's.

A `Way` is one reason why a case is open to somebody: being on the team that leads it, a grant to their
organisation, a grant in person. A room registers its ways with `WAYS.append(...)` in `models/ways.py` (see
`cases.sharing.models.ways`). A new way says:

- `cases(user, part)`: keys of the cases in which it opens something of this part (`ANY_PART`: anything), as a subquery;
- `everything=True` when that is every part for the whole family. Otherwise also `whole(user, part)`: keys of the cases
  in which the part is open for the whole family; `wholes(user)`: rows with `case_key` and `part_key` of all that is;
  `people(user, part)`: rows with `case_key` and `person_key` for whom it is open; and `opened(user, case)`: (part,
  whole family?, person) of one case;
- `applies(user)`: whether it can matter to this person at all, `limited(user)`: whether it opens a part for some
  persons only, and `leans(user)`: whether it opens something on a condition that is asked apart (consent). True,
  False, or a condition: those of all ways are asked in one query per request, so that nobody pays for a way that is
  not theirs. That query is written once a day for everybody with the same roles, so these three may look at the roles
  and the key of the user and at the day, not at more and not at the clock;
- `read_only=True` when what it opens may be read and not written; `silences=True` when somebody who comes in this way
  does nothing but read in that case, whatever else they are there (`only_reads`);
- or, when its rule is not made of parts and people (the family's own door): `rule(user, model)`, a `Q` of its own,
  beside `opened`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django.contrib.auth import get_user_model
from django.db.models import Case, Exists, IntegerField, Model, Q, QuerySet, When
from django.utils import timezone

from network.at_work import answered_along, ask_along
from network.models import Membership
from network.roles import Role
from network.written import ANYBODY, Written, anybody, named

Find = Callable[[Any, str], QuerySet[Any]]
Asked = bool | Exists | Case


def _always(_user: Any) -> Asked:
    return True


def _never(_user: Any) -> Asked:
    return False


@dataclass(frozen=True, eq=False)
class Way:
    """One way in; the module says what each function gives."""

    name: str
    cases: Find
    everything: bool = False
    whole: Find | None = None
    wholes: Callable[[Any], QuerySet[Any]] | None = None
    people: Find | None = None
    opened: Callable[[Any, Any], Iterable[tuple[str, bool, Any]]] | None = None
    applies: Callable[[Any], Asked] = _always
    limited: Callable[[Any], Asked] = _never
    leans: Callable[[Any], Asked] = _never
    read_only: bool = False
    silences: bool = False
    rule: Callable[[Any, type[Model]], Q] | None = None

    @property
    def opens_some(self) -> bool:
        """What it opens may be for some only, or on a condition."""
        return self.limited is not _never or self.leans is not _never


WAYS: list[Way] = []


Known = dict[str, int]  # what is so of each way
Asking = tuple[Known, dict[str, Any]]  # of somebody: what their roles answer, and what to ask the database
APPLIES, LIMITED, LEANS = 1, 2, 4  # what is so of a way, added up
WAYS_OF_SYSTEMS = {"client_leads", "client_receives"}
# Who comes in by these ways alone is asked about in the same words as everybody else who leads as many teams. What they
# open follows from the key of who asks and the day, unless it leans on a condition.
USUAL_WAYS = {"leading_team", "team_leader", "organisation", "in_person"} | WAYS_OF_SYSTEMS
_SOMEWHERE = uuid5(NAMESPACE_OID, "an organisation of theirs")


def usual_reader(leads: int, place: int = 0) -> tuple[Any, dict[UUID, str]]:
    """Somebody who leads so many teams and has no other ways in than the usual, to write a question for. And the names
    under which the keys of who really asks are given: see `keys_of`."""
    key = anybody(place)
    led = {uuid5(key, f"team {number}"): named(f"led_{number}", place) for number in range(leads)}
    somebody: Any = get_user_model()(pk=key)
    somebody._memberships = [Membership(organisation_id=team, role=Role.TEAM_LEADER) for team in led]
    return somebody, {key: named("user", place), **led}


def keys_of(user: Any, place: int = 0) -> dict[str, UUID]:
    """The keys of this person, by the names that stand in a question written for a `usual_reader`."""
    led = user.led_organisation_ids if user.pk else []
    keys = {named("user", place): user.pk or ANYBODY}
    return keys | {named(f"led_{number}", place): key for number, key in enumerate(led)}


Ways = tuple[tuple[Way, ...], frozenset[str], frozenset[str]]  # somebody's, and the names of which limit and lean


def ways_of(*users: Any) -> list[Ways]:
    """The ways that are open to each of these today. No query for whom it was asked along with who they are, nor for
    who cannot have been given anything; one for the others together."""
    told = [_asked_along(user) for user in users]
    apart = iter(_asked_apart([user for user, ways in zip(users, told, strict=True) if ways is None]))
    return [ways or next(apart) for ways in told]


@dataclass(frozen=True)
class _Along:
    """What is asked of somebody with these roles along with who they are: through which ways they come in. Who comes in
    by one that opens some things only is few beside all who lead; of them the rest is asked apart."""

    ways: tuple[Way, ...]
    roles: frozenset[str]

    def columns(self, place: int) -> dict[str, Any]:
        return _by_roles(self.ways, self.roles, place, timezone.localdate())[1]


ask_along(lambda roles: _Along(tuple(WAYS), roles))


def _asked_along(user: Any) -> Ways | None:
    """Through whom else they come in who stand in for somebody is of that person and day alone."""
    answers = None if user.stands_in_for else answered_along(user)
    if answers is None:
        return None
    known, columns = _by_roles(tuple(WAYS), user.roles, 0, timezone.localdate())
    if answers.keys() != columns.keys() or any(way.opens_some and (known | answers)[way.name] for way in WAYS):
        return None
    return _told(known | answers)


def _asked_apart(users: Sequence[Any]) -> list[Ways]:
    if not users:
        return []
    if any(user.stands_in_for for user in users):
        asked, written = _question(tuple(WAYS), users)
    else:
        asked, written = _written_for(tuple(WAYS), tuple(user.roles for user in users), timezone.localdate())
    keys = {named("user", place): user.pk for place, user in enumerate(users)}
    [found] = written.given(**keys) if written else [()]
    answers = iter(found)
    return [_told(known | {name: next(answers) for name in columns}) for known, columns in asked]


def _told(known: Known) -> Ways:
    ways = tuple(way for way in WAYS if known[way.name])
    limited, leaning = (frozenset(way.name for way in ways if known[way.name] & so) for so in (LIMITED, LEANS))
    return ways, limited, leaning


@lru_cache(maxsize=64)
def _written_for(
    ways: tuple[Way, ...], of_each: tuple[frozenset[str], ...], _today: date
) -> tuple[list[Asking], Written | None]:
    """The question for people with these roles who stand in for nobody."""
    return _question(ways, [_with_roles(roles, place) for place, roles in enumerate(of_each)])


@lru_cache(maxsize=64)
def _by_roles(ways: tuple[Way, ...], roles: frozenset[str], place: int, _today: date) -> Asking:
    return _asking(ways, _with_roles(roles, place), _applies)


def _with_roles(roles: frozenset[str], place: int) -> Any:
    somebody: Any = get_user_model()(pk=anybody(place))
    somebody._memberships = [Membership(organisation_id=_SOMEWHERE, role=role) for role in sorted(roles)]
    return somebody


def _question(ways: tuple[Way, ...], people: Sequence[Any]) -> tuple[list[Asking], Written | None]:
    asked = [_asking(ways, somebody, _told_of) for somebody in people]
    columns = [one for _, asks in asked for one in asks.values()]
    rows = get_user_model()._default_manager.filter(pk=people[0].pk).order_by().values_list(*columns)
    stand_ins = {somebody.pk: named("user", place) for place, somebody in enumerate(people)}
    return asked, Written(rows, stand_ins) if columns else None


def _asking(ways: tuple[Way, ...], somebody: Any, ask: Callable[[Way, Any], Any]) -> Asking:
    """What the roles alone answer, and the questions to the database for the rest."""
    told = {way.name: ask(way, somebody) for way in ways}
    known = {name: one for name, one in told.items() if isinstance(one, int)}
    return known, {name: one for name, one in told.items() if name not in known}


def _applies(way: Way, somebody: Any) -> Any:
    return _if(way.applies(somebody), APPLIES)


def _told_of(way: Way, somebody: Any) -> Any:
    """What is so of a way, as one number. What it opens for some only, or on a condition, is looked for where the way
    is somebody's at all."""
    applies = way.applies(somebody)
    if applies is False:
        return 0
    return _if(applies, APPLIES + _if(way.limited(somebody), LIMITED) + _if(way.leans(somebody), LEANS))


def _if(so: Asked, number: Any) -> Any:
    if isinstance(so, bool):
        return number if so else 0
    return Case(When(so, then=number), default=0, output_field=IntegerField())


def asked_once(user: Any, question: str, ask: Callable[[], Any]) -> Any:
    """The answer to what a way asks the database about somebody, once per request."""
    known: dict[str, Any] | None = getattr(user, "_asked_once", None)
    if known is None:
        known = user._asked_once = {}
    if question not in known:
        known[question] = ask()
    return known[question]

"""Who gets which case: over states, teams and coordinators, before a single family is invented.

The spread is the same at every size: a coordinator has 35 to 60 active families, about as many again that were closed
over the years and are still readable, and reads along with one colleague. The first coordinator has exactly 47 active
families, and the same ones at every size: what is measured on that screen differs only in what lies around it. The
first three are a team of their own, of the same size at every size; the others lie over teams that grow with the whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, repeat
from random import Random

from benchmarks.data.network import Body, Network, Professional, employ

ACTIVE, INTAKE, CLOSED = "active", "intake", "closed"
SHARES = {ACTIVE: 0.24, INTAKE: 0.04}  # the rest is closed
USUAL_LOAD, LEAST, MOST = 47, 35, 60
STEADY = 3  # coordinators of the team that does not grow
LEFT = (0, 2)  # of every five closed cases these were coordinated by somebody who has left since


@dataclass(slots=True)
class Post:
    """One case to invent: `key` makes its content, whatever the size of the whole."""

    key: int
    status: str
    team: Body
    coordinator: Professional
    colleague: Professional


def numbers(families: int) -> dict[str, int]:
    """How many cases of each state."""
    active, intake = round(families * SHARES[ACTIVE]), round(families * SHARES[INTAKE])
    return {ACTIVE: active, INTAKE: intake, CLOSED: families - active - intake}


def loads(families: int, rng: Random) -> list[int]:
    """Active cases per coordinator."""
    active = numbers(families)[ACTIVE]
    if active < USUAL_LOAD + LEAST:
        return [active - active // 2, active // 2]
    found = [USUAL_LOAD]
    while active - sum(found) >= LEAST:
        found.append(min(rng.randint(LEAST, MOST), active - sum(found)))
    for place in _others(len(found)):
        if sum(found) == active:
            break
        found[place] += 1
    return found


def _others(coordinators: int) -> Iterator[int]:
    for _ in repeat(None):
        # Also the colleague of the first one keeps the same families at every size.
        yield from range(2 if coordinators > 2 else 1, coordinators)


def posts(families: int, per_coordinator: list[int], network: Network, today: date) -> list[Post]:
    """Every case of the region, and the memberships that follow from them."""
    total, found = numbers(families), []
    people, worked = network.coordinators, {}
    for kind, status in enumerate((ACTIVE, INTAKE, CLOSED)):
        owners = _owners(total[status], per_coordinator, even=status != ACTIVE)
        ordinals = [count() for _ in people]
        for by_share, owner in zip(_teams(total[status], network.teams), owners, strict=True):
            team = network.steady if owner < STEADY < len(per_coordinator) else by_share
            colleague = people[min(owner ^ 1, len(people) - 1)]
            ordinal = next(ordinals[owner])
            mine = people[owner]
            if status == CLOSED and ordinal % 5 in LEFT:
                mine = network.former[(owner * 7 + ordinal) % len(network.former)]
            found.append(Post(kind * 10**9 + owner * 10**5 + ordinal, status, team, mine, colleague))
            worked[mine.id, team.id] = mine, team
            worked[colleague.id, team.id] = colleague, team
    left, since = {one.id for one in network.former}, today - timedelta(days=4000)
    employ([pair for key, pair in worked.items() if key[0] not in left], since=since)
    employ([pair for key, pair in worked.items() if key[0] in left], since=since, until=today - timedelta(days=60))
    return found


def _owners(total: int, per_coordinator: list[int], *, even: bool) -> Iterator[int]:
    """The number of the coordinator of each case, in the order of the teams."""
    if not even:
        for owner, load in enumerate(per_coordinator):
            yield from repeat(owner, load)
    else:
        yield from (place * len(per_coordinator) // total for place in range(total))


def _teams(total: int, teams: list[Body]) -> Iterator[Body]:
    """The team of each case, the grown one first, in whole numbers that add up."""
    given, share = 0, 0.0
    for team in teams:
        share += team.share
        upto = total if team is teams[-1] else round(total * share)
        yield from repeat(team, upto - given)
        given = upto

"""One case while it is being invented: its days, its people, its journal."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from benchmarks.data.copying import NULL
from benchmarks.data.network import Network, Professional
from benchmarks.data.spread import ACTIVE, CLOSED, Post
from benchmarks.data.tables import Tables

YES, NO = "t", "f"
_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(slots=True)
class World:
    """What all families share."""

    tables: Tables
    network: Network
    today: date
    seed: int
    bsn: Iterator[tuple[str, str]]  # encrypted number, index
    numbers: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Child:
    id: str
    name: str
    born: date


@dataclass(slots=True)
class Story:
    """`settled` is the last day anything happened: the day of closing, or today."""

    world: World
    post: Post
    rng: Random
    opened: date
    activated: date | None
    closed: date | None
    family: str
    case: str
    stamp: str
    surname: str = ""
    youths: list[Child] = field(default_factory=list)
    parents: list[str] = field(default_factory=list)
    team: list[Professional] = field(default_factory=list)
    provider: str = NULL

    @property
    def settled(self) -> date:
        return self.closed or self.world.today

    def id(self) -> str:
        return f"{self.rng.getrandbits(128):032x}"

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def stamped(self, day: date) -> str:
        """Added and last changed that day, by the coordinator."""
        at = f"{day} {self.rng.randint(8, 16):02d}:{self.rng.randint(0, 59):02d}:00+00"
        return f"{at}\t{self.post.coordinator.id}\t1\t{at}\t{self.post.coordinator.id}"

    def journal(
        self, day: date, kind: str, subject: str, label: str, step: str = "", before: str = "", after: str = ""
    ) -> None:
        at = f"{day} {self.rng.randint(8, 16):02d}:{self.rng.randint(0, 59):02d}:00+00"
        self.world.tables.event.add(
            self.id(), self.case, f"cases.{kind}", subject, step, label, before, after or before,
            self.post.coordinator.id, at, str(day),
        )  # fmt: skip


def begin(world: World, post: Post) -> Story:
    """The days of the case. An open one began at most two and a half years ago, a closed one at most ten."""
    rng = Random(world.seed * 10**12 + post.key)
    activated = closed = None
    if post.status == ACTIVE:
        opened = world.today - timedelta(days=rng.randint(16, 900))
        activated = opened + timedelta(days=rng.randint(1, 14))
    elif post.status == CLOSED:
        opened = world.today - timedelta(days=rng.randint(60, 3650))
        closed = min(opened + timedelta(days=rng.randint(10, 900)), world.today - timedelta(days=1))
        if (closed - opened).days > 40:
            activated = opened + timedelta(days=rng.randint(1, 14))
    else:
        opened = world.today - timedelta(days=rng.randint(0, 40))
    family, case = f"{rng.getrandbits(128):032x}", f"{rng.getrandbits(128):032x}"
    by = post.coordinator.id
    stamp = f"{opened} 09:30:00+00\t{by}\t1\t{opened} 09:30:00+00\t{by}"
    return Story(world, post, rng, opened, activated, closed, family, case, stamp)


def neutral_number(story: Story) -> str:
    """As the product makes them, and unique."""
    while True:
        signs = "".join(story.rng.choices(_SIGNS, k=7))
        number = f"{signs[:4]}-{signs[4:]}"
        if number not in story.world.numbers:
            story.world.numbers.add(number)
            return number

"""What falls out, and when: data, by hand for the short form and by chance for the long one."""

import random
from dataclasses import dataclass

# In the send itself: the worker dies before the mail is handed over, or after it was taken; the database restarts then.
IN_THE_SEND = ("kill before", "kill after", "restart after")
AROUND_IT = ("restart", "flush", "redis")


@dataclass(frozen=True)
class Fault:
    """`value`: of "stop" the days, of "refuse" how many runs of the jobs the mail server takes nothing (each half a
    day)."""

    day: int
    kind: str
    value: int = 0
    roughly: bool = False


def by_chance(days: int, seed: int) -> list[Fault]:
    """Every fortnight something of everything; the jobs stand still one to seven days, about once a month."""
    chance, found = random.Random(seed), []
    for begins in range(5, days - 14, 14):
        for kind in (*IN_THE_SEND, *AROUND_IT):
            found.append(Fault(begins + chance.randrange(14), kind))
        found.append(Fault(begins + chance.randrange(14), "refuse", chance.choice((1, 1, 2, 3))))
        if chance.random() < 0.5:
            found.append(Fault(begins + chance.randrange(14), "stop", chance.randint(1, 7), chance.random() < 0.5))
    return sorted(found, key=lambda one: one.day)

"""How often somebody may call: so many times in each minute, per client, and per address for who shows no token."""

import time
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache import cache

from cases.api.problems import Problem

WINDOW = 60
NAMES = ("RateLimit-Policy", "RateLimit")
STRANGERS = 60  # calls in a minute from one address without a valid token


@dataclass(frozen=True)
class Rate:
    """How a caller stands (draft-ietf-httpapi-ratelimit-headers): `left` of `most`, until `seconds` from now."""

    name: str
    most: int
    left: int
    seconds: int

    @property
    def headers(self) -> dict[str, str]:
        policy = f'"{self.name}";q={self.most};w={WINDOW}'
        return {"RateLimit-Policy": policy, "RateLimit": f'"{self.name}";r={self.left};t={self.seconds}'}


def of_client(client: Any) -> Rate:
    """One call more of this client. Raises a 429 when it is too many."""
    return _count("koppeling", client.pk.hex, settings.API_CALLS_PER_MINUTE)


def of_applicant(address: str, client: str) -> Rate:
    """One request more for a token, in the name of this client (empty: of none that is known): a system that keeps
    failing does not lock out another one behind the same address. All of an address together have ten times as many."""
    _count("adres-tokens", _hidden(address), STRANGERS * 10)
    return _count("aanvrager", _hidden(f"{address} {client}"), STRANGERS)


def of_stranger(address: str) -> Rate:
    """One call more from this address without a token that is accepted."""
    return _count("adres", _hidden(address), STRANGERS)


def _hidden(who: str) -> str:
    return sha256(who.encode(errors="replace")).hexdigest()


def _count(name: str, who: str, most: int) -> Rate:
    now = int(time.time())
    made = cache.count(f"api-rate:{name}:{who}:{now // WINDOW}", WINDOW * 2)  # type: ignore[attr-defined] # hsj.counting
    rate = Rate(name, most, max(0, most - made), WINDOW - now % WINDOW)
    if made > most:
        told = f"Dit waren er meer dan {rate.most} in een minuut. Probeer het over {rate.seconds} seconden opnieuw."
        raise Problem(429, told, headers={"Retry-After": str(rate.seconds), **rate.headers})
    return rate

"""The family that most tests of the API are about, and the systems of its team and of the provider that helps."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from tests import walks
from tests.callers import Caller, make_client


@pytest.fixture
def home(people: Any) -> Any:
    return walks.active(people)


@pytest.fixture
def team(people: Any) -> Caller:
    return Caller(make_client(people.team), people.marit)


@pytest.fixture
def provider(people: Any) -> Caller:
    return Caller(make_client(people.provider), people.essen)


@pytest.fixture
def within_one_minute() -> Iterator[None]:
    """Calls are counted per minute of the clock: it stands still, so that no new minute begins half-way."""
    with time_machine.travel(datetime.now(UTC).replace(second=10, microsecond=0), tick=False):
        yield

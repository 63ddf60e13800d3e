"""The family that most tests of the API are about, and the systems of its team and of the provider that helps."""

from typing import Any

import pytest

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

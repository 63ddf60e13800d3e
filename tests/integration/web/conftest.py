"""What several tests of pages share."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.doors import busy_home


@pytest.fixture(scope="module")
def standing_home(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """A family in the middle of everything, made once per module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield busy_home()
        transaction.set_rollback(True)

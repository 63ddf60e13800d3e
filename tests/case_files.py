"""The three case files of the demo in tests: read them, break them, and look at one that came in."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import time_machine
from django.conf import settings
from django.db import transaction

from cases.attention.points import Point, points
from cases.families.models import Case
from cases.importing.actions import import_case
from cases.importing.reading import read

FILES = settings.BASE_DIR / "demo"


@cache
def _read(letter: str) -> dict[str, Any]:
    return read(FILES / f"vignette-{letter}.yaml")


def case_file(letter: str) -> dict[str, Any]:
    """The content, fresh every time."""
    return copy.deepcopy(_read(letter))


def on(day: date) -> Any:
    """Noon of that day in Groningen; the clock goes on, so that what is written later is later."""
    return time_machine.travel(datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Europe/Amsterdam")))


@contextmanager
def walked_in(letter: str, day: date, blocker: Any) -> Iterator[Any]:
    """The key of the case, taken over on that day: once for a module, and gone after it."""
    with blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        with on(day):
            case = import_case(case_file(letter)).case
    assert case is not None
    yield case.pk
    with blocker.unblock():
        transaction.set_rollback(True)
        block.__exit__(None, None, None)


def found(case: Case, code: str, day: date | None = None) -> list[Point]:
    """The points of attention with this code."""
    return [point for point in points(case, day) if point.code == code]

"""Several people at once, around midnight and in the middle of the day: one chain, without a gap or a fork."""

import threading
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection, connections

from cases.access.log.codes import Happening, Shown
from cases.access.log.models import AccessDay
from cases.access.log.trail import Entry, write
from cases.access.log.verify import faults
from tests.personas import make_people

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time"),
]


@pytest.mark.parametrize("there_is_a_day_before", [False, True])
def test_eight_people_at_once_write_one_chain(there_is_a_day_before):
    marit = make_people().marit
    if there_is_a_day_before:
        with time_machine.travel(datetime(2020, 1, 1, 12, tzinfo=UTC), tick=True):
            write([Entry(Happening.SEARCH, Shown.SEARCH)], by=marit)
    start, mistakes = threading.Barrier(8), []

    def look() -> None:
        try:
            start.wait()
            for _ in range(10):
                write([Entry(Happening.SEARCH, Shown.SEARCH)], by=marit)
        except Exception as mistake:
            mistakes.append(mistake)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert mistakes == []
    assert list(faults()) == []
    newest = AccessDay.objects.latest("day")
    assert newest.number == newest.lines.count() == 80

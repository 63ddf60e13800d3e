"""Wait until somebody else waits for a lock in this database: a test of two at once does not lean on the clock."""

import time

from django.db import connection

ASKED = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def until_somebody_waits(seconds: float = 20) -> None:
    """PostgreSQL only. Raises `AssertionError` when nobody does within these seconds."""
    end = time.monotonic() + seconds
    with connection.cursor() as cursor:
        while time.monotonic() < end:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # within a transaction it tells the same again
            cursor.execute(ASKED)
            if cursor.fetchone()[0]:
                return
            time.sleep(0.02)
    raise AssertionError("nobody waits for a lock")

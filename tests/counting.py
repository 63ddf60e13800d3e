"""How many queries a page may cost."""

from django.db import connection


def at_most(number: int, *, logs: int = 1) -> int:
    """As many on PostgreSQL; more on SQLite, which adds to the read log in two statements: `logs` times."""
    return number if connection.vendor == "postgresql" else number + logs

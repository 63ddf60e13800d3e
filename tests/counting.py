"""How many queries a page may cost."""

from django.db import connection


def at_most(number: int) -> int:
    """As many on PostgreSQL; one more on SQLite, which adds to the read log in two statements."""
    return number if connection.vendor == "postgresql" else number + 1

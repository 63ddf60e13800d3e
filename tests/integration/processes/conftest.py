"""A database of its own for what runs in a process of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection


@pytest.fixture
def empty_database(transactional_db: None, tmp_path: Path) -> Iterator[str]:
    """The address (as in DATABASE_URL) of an empty database beside the test database, on the same engine."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    mine = connection.settings_dict
    name = f"{mine['NAME']}_processes"
    host = (mine["HOST"] or "/var/run/postgresql").replace("/", "%2F")
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    yield f"postgres://{mine['USER']}:{mine['PASSWORD']}@{host}:{mine['PORT'] or 5432}/{name}"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")

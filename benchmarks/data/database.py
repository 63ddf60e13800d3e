"""A database of its own: made, filled without indexes, and put back exactly as the migrations left it.

Indexes, keys and references are taken away before the rows come and put back after: building an index at once is many
times faster than growing it, and PostgreSQL checks every key and reference again while it does so.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

MARK = "made by benchmarks/generate.py"
_OURS = "c.relname LIKE 'cases\\_%' OR c.relname LIKE 'flow\\_%'"


class NotOurs(Exception):
    """A database of that name exists, and this program did not make it."""


def create(url: str, *, again: bool) -> None:
    """Make the database of `url`. An earlier one is only dropped when it bears our mark and `again` asks for it."""
    name = urlsplit(url).path.lstrip("/")
    with psycopg.connect(urlunsplit(urlsplit(url)._replace(path="/postgres")), autocommit=True) as connection:
        found = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name]
        ).fetchone()
        if found and (found[0] != MARK or not again):
            raise NotOurs(f"{name} exists already; with --again it is made anew, if this program made it.")
        identifier = sql.Identifier(name)
        if found:
            connection.execute(sql.SQL("DROP DATABASE {}").format(identifier))
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(identifier))
        connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(identifier, sql.Literal(MARK)))


@dataclass(frozen=True)
class Piece:
    """A constraint or index: how to take it away, how to put it back, and when (keys before references)."""

    name: str
    drop: str
    make: str
    turn: int


def pieces(cursor: Any) -> list[Piece]:
    """Keys, unique rules, indexes and references of the cases and the journal."""
    cursor.execute(
        f"""SELECT c.relname, n.conname, n.contype::text, pg_get_constraintdef(n.oid)
        FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid
        WHERE ({_OURS}) AND n.contype IN ('p', 'u', 'f') ORDER BY c.relname, n.conname"""
    )
    found = [
        Piece(name, f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"',
              f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {made}', {"p": 0, "u": 0, "f": 2}[kind])
        for table, name, kind, made in cursor.fetchall()
    ]  # fmt: skip
    cursor.execute(
        f"""SELECT i.relname, pg_get_indexdef(x.indexrelid)
        FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
        WHERE ({_OURS}) AND NOT EXISTS (
          SELECT FROM pg_constraint n WHERE n.conindid = i.oid AND n.contype IN ('p', 'u'))
        ORDER BY c.relname, i.relname"""
    )
    return found + [Piece(name, f'DROP INDEX "{name}"', made, 1) for name, made in cursor.fetchall()]


@contextmanager
def without_indexes(cursor: Any, say: Callable[[str], None]) -> Iterator[None]:
    """Between the two halves rows go in unhindered; the second half refuses what breaks a key or a reference."""
    found = pieces(cursor)
    for piece in sorted(found, key=lambda piece: -piece.turn):
        cursor.execute(piece.drop)
    cursor.execute("SET session_replication_role = replica")  # the triggers that guard final rows
    yield
    cursor.execute("SET session_replication_role = origin")
    cursor.execute("SET maintenance_work_mem = '512MB'")
    for number, piece in enumerate(sorted(found, key=lambda piece: piece.turn), start=1):
        if number % 50 == 1:
            say(f"keys, indexes and references: {number} of {len(found)}")
        cursor.execute(piece.make)
    # By name: PostgreSQL words the condition of a partial index differently the second time.
    if missing := {piece.drop for piece in found} - {piece.drop for piece in pieces(cursor)}:
        raise RuntimeError(f"not put back: {', '.join(sorted(missing))}")

"""The chain: every line carries the hash of the one before it, made with a key that is not in the database.

The row of the day is locked while lines are added, and it is the last lock anybody takes: what changes a family writes
its lines at the end of its transaction (`flow.gate.follow_journal`). So nobody waits for another in a circle.
"""

import hmac
import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from cases.access.log.models import AccessDay, AccessLine
from flow.prepared import prepared

COLUMNS = [field for field in AccessLine._meta.concrete_fields if not field.primary_key]
HASHED = sorted(field.attname for field in COLUMNS if field.attname != "hash")


def key_named(name: str) -> str:
    """The key of this fingerprint. Raises LookupError when it is not in the ring any more."""
    for key in settings.READ_LOG_KEYS:
        if fingerprint(key) == name:
            return str(key)
    raise LookupError(f"READ_LOG_KEYS has no key {name}")


def fingerprint(key: str) -> str:
    return sha256(f"read log {key}".encode()).hexdigest()[:16]


def hash_of(line: AccessLine, key: str) -> str:
    """Over everything in the line, its place and the hash before it."""
    place = _quoted(line.case), line.number, line.previous, _quoted(line.subject)
    return _signed(key.encode(), _kind_of(line) % place)


def _kind_of(line: AccessLine) -> str:
    """The text of a line, with its place and whom it is about left open: the lines of one page say mostly the same."""
    said = (json.dumps(_plain(getattr(line, name)), ensure_ascii=False).replace("%", "%%") for name in HASHED)
    told = dict(zip(HASHED, said, strict=True)) | _LEFT_OPEN
    return "{" + ",".join(f'"{name}":{text}' for name, text in told.items()) + "}"


_LEFT_OPEN = {"case": "%s", "number": "%d", "previous": '"%s"', "subject": "%s"}  # in the order of their names


def _quoted(key: UUID | None) -> str:
    return f'"{key}"' if key else "null"


def seal_of(day: AccessDay, key: str) -> str:
    return _keyed(key, {"day": day.day.isoformat(), "previous": day.previous, "number": day.number, "hash": day.hash})


def _keyed(key: str, content: dict[str, Any]) -> str:
    return _signed(key.encode(), json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def _signed(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode(), "sha256").hex()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, int | str) else str(value)


def newest_locked() -> QuerySet[AccessDay]:
    return AccessDay.objects.select_for_update(of=("self",)).order_by("-day")[:1]


def lock_newest(find: Callable[[], AccessDay | None] = lambda: newest_locked().first()) -> AccessDay:
    """The day to which lines are added now, locked; made when the first line of a day comes. Two moments around
    midnight never end up in one chain in two orders: lines go to the newest day, whatever the clock of who waited says.
    `find`: asks `newest_locked`, with more beside it.
    """
    today = timezone.now().astimezone(UTC).date()
    while True:
        newest = find()
        if newest and newest.day >= today:
            return newest
        first = AccessDay(day=today, previous=newest.hash if newest else "", key=fingerprint(settings.READ_LOG_KEYS[0]))
        AccessDay.objects.bulk_create([first], ignore_conflicts=True)  # somebody else may just have made it


def append(day: AccessDay, lines: Iterable[tuple[AccessLine, UUID | None, UUID | None]]) -> None:
    """Add lines to a locked day: each as it is told, its case, and whom it is about. One may stand for several."""
    key, now = key_named(day.key), timezone.now().astimezone(UTC)
    kinds: dict[int, str] = {}
    texts, secret = [], key.encode()
    for line, case, subject in lines:
        if id(line) not in kinds:
            line.day, line.at = day, line.at or now
            kinds[id(line)] = _kind_of(line)
        day.number += 1
        text = kinds[id(line)] % (_quoted(case), day.number, day.hash or day.previous, _quoted(subject))
        day.hash = _signed(secret, text)
        texts.append(f'{text[:-1]},"hash":"{day.hash}"}}')
    day.seal = seal_of(day, key)
    _save(day, texts)


def _save(day: AccessDay, texts: list[str]) -> None:
    """All lines as one parameter, so that a long list costs one question as a short one does. PostgreSQL reads the text
    that was signed; SQLite keeps keys and moments in a form of its own."""
    head: list[Any] = [day.number, day.hash, day.seal, day.day]
    update, insert = "UPDATE cases_accessday SET number = %s, hash = %s, seal = %s WHERE day = %s", _insert()
    with prepared() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"WITH head AS ({update}) {insert}", [*head, f"[{','.join(texts)}]"])
        else:
            cursor.execute(insert, [json.dumps(list(map(_as_kept, texts)), default=str)])
            cursor.execute(update, head)


@cache
def _insert() -> str:
    """The words that add lines; the database of a process stays what it is."""
    names = ", ".join(f'"{field.column}"' for field in COLUMNS)
    if connection.vendor == "postgresql":
        types = ", ".join(f'"{field.column}" {field.db_type(connection)}' for field in COLUMNS)
        rows = f"{names} FROM json_to_recordset(%s::json) AS line({types})"
    else:
        rows = ", ".join(f"value ->> '{field.column}'" for field in COLUMNS) + " FROM json_each(%s)"
    return f"INSERT INTO cases_accessline ({names}) SELECT {rows}"


def _as_kept(text: str) -> dict[str | None, Any]:
    said = json.loads(text)
    return {field.column: field.get_db_prep_save(field.to_python(said[field.attname]), connection) for field in COLUMNS}

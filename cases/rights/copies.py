"""The copy of somebody's own file: what is only about them, or what they said themselves, and nothing of others.

By rule, not by reading: other people's statements, what somebody from outside said, and rows that are about others too
stay out (Jeugdwet 7.3.10 protects another's privacy). What stayed out is counted, with the ground and without content.
"""

import io
import json
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from cases.access.audience import Audience
from cases.documents.models import Document
from cases.families.models import Family, Person
from cases.rights.subjects import Found, of_family, rows_of

SAID_BY_OTHER = "iemand anders heeft dit gezegd (Jeugdwet 7.3.10)"
ABOUT_OTHERS = "gaat ook over iemand anders (Jeugdwet 7.3.10)"
OUTSIDER = "gaat over of komt van iemand buiten het gezin (Jeugdwet 7.3.10)"
NOT_FOR_FAMILY = "dit is alleen aan professionals verteld (Jeugdwet 7.3.10)"
NOT_YOURS = "is alleen voor wie erbij genoemd is: vraag wie het schreef"
OF_FAMILY = "gaat over het hele gezin: vraag om de analyse of het plan zelf"

# Names of others that stand in a text field of a row that is about this person.
THIRD_PARTIES = {
    "said_by_name", "via", "asked_by", "asked_by_name", "assessed_by", "representative_name", "with_whom", "bsn_index",
    "agreed_by", "consented",
}  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One field as people read it."""

    label: str
    value: str


@dataclass(frozen=True)
class Row:
    """One row of the file; `key` tells a machine which."""

    key: str
    facts: list[Fact]


@dataclass(frozen=True)
class Part:
    """Rows of one kind."""

    title: str
    rows: list[Row]


@dataclass(frozen=True)
class LeftOut:
    """How many rows of a kind stayed out, and why."""

    what: str
    number: int
    why: str


@dataclass(frozen=True)
class Copy:
    """What somebody gets of their own file; `documents` are the keys of those whose file goes with it."""

    name: str
    parts: list[Part]
    left_out: list[LeftOut]
    documents: list[Any] = field(default_factory=list)
    made_at: datetime = field(default_factory=timezone.now)

    def as_json(self) -> str:
        """The same for a machine (AVG 20): every row with its key, the label and value of each field."""
        told = {
            "persoon": self.name, "gemaakt_op": self.made_at.isoformat(),
            "onderdelen": [
                {"soort": part.title, "rijen": [
                    {"sleutel": row.key, "velden": {fact.label: fact.value for fact in row.facts}} for row in part.rows
                ]} for part in self.parts
            ],
            "weggelaten": [{"soort": one.what, "aantal": one.number, "grond": one.why} for one in self.left_out],
        }  # fmt: skip
        return json.dumps(told, ensure_ascii=False, indent=2)


def copy_for(person: Person, *, asked_by: Person | None, by: Any) -> Copy:
    """`asked_by`: a parent who asks for a child does not get what the child said about others. `by` makes the copy, and
    what is not for their eyes is not in it."""
    seen = _Seen(by, person.family)
    parts, left_out, documents = defaultdict(list), Counter[tuple[str, str]](), []
    himself = asked_by is not None and asked_by.pk == person.pk
    for found in rows_of(person.family):
        if person.pk not in found.about and person.pk not in found.speakers and found.about:
            continue  # of somebody else: not even counted
        name = str(found.row._meta.verbose_name_plural)
        ground = _stays_out(found, person.pk, himself) or ("" if seen.may(found.row) else NOT_YOURS)
        if ground:
            if found.about or _facts(found.row):
                left_out[name, ground] += 1
        elif facts := _facts(found.row):
            parts[name].append(Row(str(found.row.pk), facts))
            if isinstance(found.row, Document) and not found.row.taken_out_at:
                documents.append(found.row.pk)
    return Copy(
        person.full_name, [Part(title, rows) for title, rows in parts.items()],
        [LeftOut(what, number, why) for (what, why), number in sorted(left_out.items())], documents,
    )  # fmt: skip


class _Seen:
    """Which rows somebody may see; asked once per kind."""

    def __init__(self, by: Any, family: Family):
        self.by, self.family, self.keys = by, family, dict[Any, set[Any]]()

    def may(self, row: Any) -> bool:
        model = type(row)
        if model not in self.keys:
            self.keys[model] = set(of_family(model, self.family).visible_to(self.by).values_list("pk", flat=True))
        return row.pk in self.keys[model]


def files_of(copy: Copy) -> Iterator[tuple[str, bytes]]:
    """The files of its documents, one at a time, numbered because two may have the same name."""
    for number, key in enumerate(copy.documents, 1):
        row = Document.objects.with_content().get(pk=key)
        yield f"documenten/{number:02d} {row.file_name}", row.content


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return packed.getvalue()


def _stays_out(found: Found, person: Any, himself: bool) -> str:
    """On which ground the row stays out; empty when it goes in."""
    if not found.about:
        return OF_FAMILY
    if found.outsider:
        return OUTSIDER
    if found.speakers - {person}:
        return SAID_BY_OTHER
    if found.speakers == {person} and not himself and _kept_from_family(found.row):
        return NOT_FOR_FAMILY
    own_words = himself and found.speakers == {person}
    return "" if found.about == {person} or own_words else ABOUT_OTHERS


def _kept_from_family(row: Any) -> bool:
    """Who said it, chose that the rest of the family does not read it."""
    return getattr(row, "not_for_family", False) or getattr(row, "audience", Audience.EVERYONE) != Audience.EVERYONE


def _facts(row: Any) -> list[Fact]:
    """The personal fields of the row, without those that name somebody else; the date it was added."""
    personal = row.Privacy.personal - THIRD_PARTIES
    fields = [one for one in row._meta.concrete_fields if one.name in personal and _is_told(one)]
    facts = [Fact(str(one.verbose_name), value) for one in fields if (value := _said(row, one))]
    added = getattr(row, "added_at", None)
    if facts and added:
        facts.append(Fact("toegevoegd op", date_format(timezone.localtime(added), "j F Y")))
    return facts


def _is_told(one: Any) -> bool:
    """Not what points to a person, and not the bytes of a file, which goes with the copy itself."""
    return not (one.is_relation and one.related_model is Person) and not isinstance(one, models.BinaryField)


def _said(row: Any, one: Any) -> str:
    value = getattr(row, one.name)
    if value in (None, "", [], {}):
        return ""
    if one.choices:
        return str(getattr(row, f"get_{one.name}_display")())
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return str(value)

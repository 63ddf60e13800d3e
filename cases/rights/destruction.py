"""Destroy what is only about one person (Jeugdwet 7.3.9), also in what is final; what is about others too stays theirs.

A row nothing leans on is deleted. A row that others lean on stays as an empty shell: its texts are gone, its key
remains, so that the rows of others keep their place. The journal keeps its lines with the keys, without reasons and
names. When nobody of the family is left, what was about the family as a whole goes too.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone

from cases.access.partial_dates import PartialDateField
from cases.drafts.models import Draft
from cases.families.models import Person
from cases.rights.lifecycle import destroy_the_data
from cases.rights.models import FileRequest
from cases.rights.subjects import Found, rows_of
from flow.models import Event
from flow.triggers import released

GONE, SOMEBODY = "vernietigd", "iemand van het gezin"
ONLY_THEM = "gaat alleen over deze persoon"
WITH_OTHERS = "gaat ook over een ander: die heeft er belang bij (Jeugdwet 7.3.9 lid 2)"
OF_OTHERS = "gaat over een ander; dat deze persoon het zei, is er niet meer aan te zien"
OF_FAMILY = "gaat over het hele gezin"
LAST_ONE = "gaat over het hele gezin, en niemand van het gezin heeft nog een dossier"


@dataclass(frozen=True)
class Line:
    """What happens to rows of one kind: how many go or stay, and why."""

    what: str
    number: int
    goes: bool
    why: str


def preview(person: Person) -> list[Line]:
    """What goes and what stays, by kind of row, before anything happens."""
    counted: Counter[tuple[str, bool, str]] = Counter()
    last = _is_the_last(person)
    for found in rows_of(person.family):
        if verdict := _verdict(found, person.pk, last):
            counted[str(found.row._meta.verbose_name_plural), *verdict] += 1
    lines = [Line(what, number, goes, why) for (what, goes, why), number in counted.items()]
    return sorted(lines, key=lambda line: (not line.goes, line.what, line.why))


@destroy_the_data.also
def destroy(request: FileRequest, *, by: Any, event: Any, **facts: Any) -> None:
    """The step `carry_out` calls this in its own transaction; nothing else does."""
    person, last = request.person, _is_the_last(request.person)
    doomed = [found.row for found in rows_of(person.family) if (_verdict(found, person.pk, last) or (False,))[0]]
    keys = {row.pk for row in doomed} | {person.pk}
    name = person.first_name
    with released():
        for row in doomed:
            if not _leaned_on(type(row)):
                row.delete()
        for row in doomed:
            if _leaned_on(type(row)):
                _empty(row)
        Person.objects.filter(pk=person.pk).update(destroyed_on=timezone.localdate(), is_youth=False)
        _quiet_the_journal(person, name, keys | ({*_threads(person)} if last else set()))
    Draft.objects.filter(_drafts_about(keys)).delete()


def _verdict(found: Found, person: Any, last: bool) -> tuple[bool, str] | None:
    """Whether the row goes, and why; None when it has nothing to do with this person."""
    if found.about == {person}:
        return True, ONLY_THEM
    if person in found.about:
        return False, WITH_OTHERS
    if person in found.speakers:
        return False, OF_OTHERS
    if found.about:
        return None
    if not any(field.name in found.row.Privacy.personal for field in _typed(found.row)):
        return None
    return (True, LAST_ONE) if last else (False, OF_FAMILY)


def _is_the_last(person: Person) -> bool:
    return not person.family.people.filter(destroyed_on=None).exclude(pk=person.pk).exists()


def _leaned_on(model: Any) -> bool:
    """Other rows point to rows of this kind; or the row proves that what was asked was done."""
    pointing = [one for one in model._meta.related_objects if not one.many_to_many]
    return bool(pointing) or model is FileRequest


def _typed(row: Any) -> list[Any]:
    """The fields that hold what people wrote or chose: no keys, no relations."""
    kept = {"id", "added_at", "changed_at", "version", "status", "number"}
    return [field for field in row._meta.concrete_fields if not field.is_relation and field.name not in kept]


def _empty(row: Any) -> None:
    """Take out everything that tells about somebody; straight into the table, past every form and version."""
    names = row.Privacy.personal | ({"reference"} & {field.name for field in row._meta.concrete_fields})
    fields = [field for field in _typed(row) if field.name in names and not _is_code(field)]
    this = type(row)._default_manager.filter(pk=row.pk)
    try:
        with transaction.atomic():
            this.update(**{field.name: _nothing(field) for field in fields})
    except IntegrityError:  # a rule of the database that something must stand there
        this.update(**{field.name: _nothing(field) or _a_word(field, row) for field in fields})


def _is_code(field: Any) -> bool:
    """A choice from a list that must be there; without the person it tells about nobody."""
    return bool(field.choices) and not field.blank and not field.has_default()


def _nothing(field: Any) -> Any:
    if field.null:
        return None
    if field.has_default():
        return field.get_default()
    if isinstance(field, models.CharField | models.TextField):
        return "" if field.blank or isinstance(field, PartialDateField) else GONE[: field.max_length or None]
    if isinstance(field, models.DateField):
        return timezone.localdate()
    return 0


def _a_word(field: Any, row: Any) -> Any:
    """A word in the place of a text that must not be empty."""
    is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
    return GONE[: field.max_length or None] if is_text and getattr(row, field.name) else _nothing(field)


def _threads(person: Person) -> list[Any]:
    return list(person.family.cases.values_list("pk", flat=True))


def _quiet_the_journal(person: Person, name: str, keys: set[Any]) -> None:
    """Lines keep when, who and which key; the reasons about what is gone, and the name, go."""
    lines = Event.objects.filter(thread__in=_threads(person))
    lines.filter(subject_id__in=keys).exclude(reason="").update(reason="")
    whole_word = re.compile(rf"\b{re.escape(name)}\b")
    for line in lines.filter(Q(label__contains=name) | Q(reason__contains=name)):
        told = {field: whole_word.sub(SOMEBODY, getattr(line, field)) for field in ("label", "reason")}
        Event.objects.filter(pk=line.pk).update(label=told["label"][:200], reason=told["reason"])


def _drafts_about(keys: set[Any]) -> Q:
    """What was typed about these rows and not saved."""
    about = Q(pk__in=[])
    for key in keys:
        about |= Q(form__contains=str(key))
    return about

"""What every row of a family's file carries, and the one way to write a part of a document.

A *document* is what people edit together: a case, an analysis, a plan, an evaluation. It says in `closed_for_edits()`
why it cannot be edited now. A *part* is one row of it.
"""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from cases.access.audience import Addressed
from cases.access.checks import Checked
from cases.access.predicates import team_member
from cases.access.reach import as_writer, opened
from cases.access.usual import held
from cases.access.withheld import hidden_fields
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, hold, record
from flow.steps import Machine


class Record(Checked):
    """A row with an unguessable key, and who added it when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    added_at = models.DateTimeField("toegevoegd op", default=timezone.now, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name="toegevoegd door",
    )

    class Meta:
        abstract = True

    @property
    def document(self) -> Any:
        """What this row is a part of."""
        raise NotImplementedError

    @property
    def journalled_as(self) -> Any:
        """The row that a line of the journal names: the document, unless a part stands on its own."""
        return self.document

    def fill_in(self) -> None:
        """Fill in what follows from the rest. Every door asks it, before it asks what does not go together."""

    def clashes(self) -> dict[str, str]:
        """With which other rows of the document this one cannot stand, per field. `write` asks it under the lock."""
        return {}

    def journal_thread(self) -> Any:
        return self.document.journal_thread()


class Part(Record):
    """A row that several people edit: `version` goes up with every change, so that nobody overwrites another unseen."""

    version = models.PositiveIntegerField("versie", default=1, editable=False)
    changed_at = models.DateTimeField("aangepast op", default=timezone.now, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name="aangepast door",
    )

    class Meta:
        abstract = True


RECORD_PRIVACY = {"id", "added_at", "added_by"}
PART_PRIVACY = RECORD_PRIVACY | {"version", "changed_at", "changed_by"}


class Conflict(Exception):
    """Somebody else changed this part in the meantime; `current` is how it stands now."""

    def __init__(self, current: Any):
        super().__init__("changed in the meantime")
        self.current = current


def write(part: Any, *, by: Any, many: dict[str, Any] | None = None, base_version: int | None = None) -> Any:
    """Add or change one part of a document.

    Raises `DoesNotExist` (not visible), `NotAllowed` (not on the team), `NotPossible` (the document is closed),
    `Incomplete` (it clashes with another row) and `Conflict` (the part has another version than `base_version`, the
    one the writer started from).
    """
    with all_or_nothing(undone_alone=False):
        document = open_document(part.document, by=by)
        adding = part._state.adding
        before = None if adding else _meant_for(part)
        if adding:
            part.added_by = by
        elif isinstance(part, Part):
            current = type(part)._default_manager.get(pk=part.pk)
            if {base_version or part.version, part.version} != {current.version}:
                raise Conflict(current)
            part.version = current.version + 1
        if clashes := part.clashes():
            raise Incomplete(clashes)
        if isinstance(part, Part):
            part.changed_by, part.changed_at = by, timezone.now()
        part.save(force_insert=adding, update_fields=None if adding else _written(part))
        for name, rows in (many or {}).items():
            _put(getattr(part, name), rows, by)
        _only_what_is_seen(part, document, by)
        verb = "toegevoegd" if adding else "aangepast"
        if not adding and _meant_for(part) != before:
            verb = "aangepast, ook voor wie dit is"
        record(part.journalled_as, f"{_name(part)} {verb}", by=by, doing="create" if adding else "change", part=part)
    return part


def _meant_for(part: Any) -> Any:
    """The audience as it stands in the database; None for a row without one."""
    if not isinstance(part, Addressed):
        return None
    audience = type(part)._default_manager.values_list("audience", flat=True).get(pk=part.pk)
    return audience, set(part.named.values_list("pk", flat=True))


def _put(related: Any, rows: Any, by: Any) -> None:
    """What the writer chose; what they cannot see was not theirs to leave out, and stays."""
    there = related.model._default_manager
    kept = related.exclude(pk__in=there.visible_to(by).values("pk")) if hasattr(there, "visible_to") else ()
    related.set([*rows, *kept])


def _only_what_is_seen(part: Any, document: Any, by: Any) -> None:
    """Nobody writes about somebody whose file is closed to them, or over words they cannot read."""
    writer = as_writer(by)
    seen = opened(document.case, writer)
    if seen.everything:
        return
    if (
        hidden_fields(part, document.case, writer)
        or not type(part)._default_manager.visible_to(writer).filter(pk=part.pk).exists()
    ):
        raise NotAllowed("Dit gaat ook over iemand van wie u het dossier niet ziet. Vraag het de casusregisseur.")


def _written(part: Any) -> list[str] | None:
    """The fields of a machine that people write; its status and what its steps set stay out of their hands."""
    if not isinstance(part, Machine):
        return None
    typed = [field.name for field in part._meta.concrete_fields if field.editable and not field.primary_key]
    return [*typed, "version", "changed_by", "changed_at"]


def remove(part: Any, *, by: Any) -> None:
    """Take a part out of a document that is still being written. `NotPossible` while something else leans on it."""
    with all_or_nothing():
        document = open_document(part.document, by=by)
        record(document, f"{_name(part)} verwijderd", by=by, doing="delete", part=part)
        try:
            part.delete()
        except models.ProtectedError as kept:
            uses = sorted({f"“{row}”" for row in kept.protected_objects})
            raise NotPossible(f"Dit kan niet weg: het wordt nog gebruikt bij {', '.join(uses[:3])}.") from kept


def only_team(subject: Any, *, by: Any) -> None:
    """Who leads the team may read along; who is on it may write."""
    if not team_member(subject, by):
        raise NotAllowed("U kunt hier meelezen, maar niet schrijven.")


def only_who_sees(case: Any, *parts: str, by: Any) -> None:
    """Nobody decides about what they cannot read: these parts stand open to them for the whole family."""
    if not opened(case, as_writer(by)).whole(*parts):
        raise NotAllowed("Dit gaat over het hele gezin, en u ziet een deel. Vraag het de casusregisseur.")


def open_document(document: Any, *, by: Any) -> Any:
    """Lock the document, within its case, and make sure this person may write in it now."""
    hold(document)
    locked = held(type(document), by, key=document.pk)
    only_team(locked, by=by)
    if reason := locked.closed_for_edits():
        raise NotPossible(reason)
    return locked


def _name(part: Any) -> str:
    name = str(part._meta.verbose_name)
    return name[:1].upper() + name[1:]

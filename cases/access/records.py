"""What every row of a family's file carries, and the one way to write a part of a document.

A *document* is what people edit together: a case, an analysis, a plan, an evaluation. It says in `closed_for_edits()`
why it cannot be edited now. A *part* is one row of it.
"""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from cases.access.predicates import team_member
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, hold, record
from flow.steps import Machine


class Record(models.Model):
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
    with all_or_nothing():
        document = open_document(part.document, by=by)
        adding = part._state.adding
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
            getattr(part, name).set(rows)
        verb = "toegevoegd" if adding else "aangepast"
        record(document, f"{_name(part)} {verb}", by=by)
    return part


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
        try:
            part.delete()
        except models.ProtectedError as kept:
            uses = sorted({f"“{row}”" for row in kept.protected_objects})
            raise NotPossible(f"Dit kan niet weg: het wordt nog gebruikt bij {', '.join(uses[:3])}.") from kept
        record(document, f"{_name(part)} verwijderd", by=by)


def only_team(subject: Any, *, by: Any) -> None:
    """Who leads the team may read along; who is on it may write."""
    if not team_member(subject, by):
        raise NotAllowed("U kunt hier meelezen, maar niet schrijven.")


def open_document(document: Any, *, by: Any) -> Any:
    """Lock the document, within its case, and make sure this person may write in it now."""
    hold(document)
    visible = type(document).objects.visible_to(by)
    locked = visible.select_for_update(of=("self",), no_key=True).get(pk=document.pk)
    only_team(locked, by=by)
    if reason := locked.closed_for_edits():
        raise NotPossible(reason)
    return locked


def _name(part: Any) -> str:
    name = str(part._meta.verbose_name)
    return name[:1].upper() + name[1:]

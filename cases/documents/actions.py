"""What people do with documents and notes: add, correct, withdraw, and take out what does not belong here."""

from typing import Any

from django.utils import timezone

from cases.access.audience import Audience
from cases.access.predicates import coordinator, team_member
from cases.access.records import only_team, open_document, write
from cases.documents.models import Document, Note
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, hold, record

ABOUT_WHOM = "Kies over wie dit gaat."
_STRICTER = [Audience.EVERYONE, Audience.PROFESSIONALS, Audience.NAMED]


def add(document: Document, *, by: Any, many: dict[str, Any], base_version: int | None = None) -> Document:
    """Add a document with its file (`carry`), or change what is written beside the file of one that is there."""
    if document.taken_out_at:
        raise NotPossible("Dit document is uit het dossier gehaald.")
    if not document.sha256:
        raise Incomplete({"file": "Kies een bestand."})
    return _about_somebody(document, by=by, many=many, base_version=base_version)


def may_take_out(document: Document, user: Any) -> bool:
    """Who added it, as long as they are on the team, or the coordinator: what is taken out does not come back."""
    return coordinator(document, user) or (document.added_by_id == user.pk and team_member(document, user))


def take_out(document: Document, *, because: str, by: Any) -> None:
    """The file, what it is called and who made it are gone at once, also of a closed case: a file of another
    family cannot wait. That it was there, and why it went, remain."""
    with all_or_nothing():
        hold(document)
        only_team(document, by=by)
        row = Document.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=document.pk)
        if not may_take_out(row, by):
            raise NotAllowed("Alleen wie het toevoegde en de casusregisseur kunnen een document eruit halen.")
        if row.taken_out_at:
            raise NotPossible("Dit document is al uit het dossier gehaald.")
        if not because.strip():
            raise Incomplete({"because": "Schrijf waarom dit document uit het dossier gaat."})
        row.title, row.made_by, row.file_name, row.content = "", "", "", b""
        row.taken_out_at, row.taken_out_by, row.taken_out_because = timezone.now(), by, because
        row.version += 1
        row.save()
        record(row, "Document uit het dossier gehaald", by=by, doing="delete")


def note(new: Note, *, by: Any, many: dict[str, Any], base_version: int | None = None) -> Note:
    """Write down a contact."""
    if not many.get("people") and not new.with_whom.strip():
        raise Incomplete({"people": "Kies met wie het contact was, of schrijf de naam."})
    return _about_somebody(new, by=by, many=many)


def correct(new: Note, *, by: Any, many: dict[str, Any], base_version: int | None = None) -> Note:
    """Write the next version of a note (`note.next_version()`); the earlier ones stay, to be read by nobody more than
    may read both."""
    with all_or_nothing():
        hold(new)
        _stands(new.version_before(), by)
        new = note(new, by=by, many=many)
        for row in Note.objects.filter(first=new.first, number__lt=new.number):
            _narrow(row, new)
    return new


def withdraw(note: Note, *, by: Any, **form: Any) -> Note:
    """The note stays to be read, with `withdrawn_because` beside it: it does not count any more."""
    because = note.withdrawn_because.strip()
    with all_or_nothing():
        open_document(note.case, by=by)
        row = _stands(note, by)
        if not because:
            raise Incomplete({"withdrawn_because": "Schrijf waarom u deze notitie intrekt."})
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_because = timezone.now(), by, because
        row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
        record(row, "Contactnotitie ingetrokken", by=by)
    return row


def _about_somebody(part: Any, *, by: Any, many: dict[str, Any], base_version: int | None = None) -> Any:
    if not many.get("about"):
        raise Incomplete({"about": ABOUT_WHOM})
    return write(part, by=by, many=many, base_version=base_version)


def _stands(old: Note, by: Any) -> Note:
    """The version as it is now; only the newest, and only when it was not withdrawn."""
    row = Note.objects.visible_to(by).get(pk=old.pk)
    if row.withdrawn_at:
        raise NotPossible("Deze notitie is ingetrokken.")
    if Note.objects.filter(first=row.first, number__gt=row.number).exists():
        raise NotPossible("Van deze notitie is er al een nieuwere versie. Kijk hoe het nu staat en begin daar.")
    return row


def _narrow(row: Note, new: Note) -> None:
    """An earlier version is open to no more people than it was, and to no more than the newest is."""
    row.about.add(*new.about.all())
    named = {*new.named.all(), new.added_by}
    if row.audience == new.audience == Audience.NAMED:
        row.named.set(named & set(row.named.all()))
    elif _STRICTER.index(Audience(new.audience)) > _STRICTER.index(Audience(row.audience)):
        row.audience = new.audience
        row.named.set(named if new.audience == Audience.NAMED else [])
    row.about_third_party = row.about_third_party or new.about_third_party
    row.save(update_fields=["audience", "about_third_party"])

"""A document is a file with who made it, about whom it is and for whom; a note is what was said in one contact."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format

from cases.access.audience import ADDRESSED_PERSONAL, ADDRESSED_PLAIN, Addressed, audience_known
from cases.access.parts import CasePart
from cases.access.records import PART_PRIVACY, RECORD_PRIVACY, Part, Record
from cases.access.visibility import InCaseQuerySet
from cases.documents.codes import MEDIA_TYPES, DocumentKind, FileType
from cases.documents.files import LONGEST_NAME, CheckedFile
from cases.families.models import Case, Person
from network.keys import EncryptedBinaryField


class DocumentQuerySet(InCaseQuerySet):
    def with_content(self) -> Self:
        """With the bytes of the file; without this they stay in the database."""
        return self.defer(None)


class DocumentManager(models.Manager["Document"].from_queryset(DocumentQuerySet)):  # type: ignore[misc]
    """A list of documents, a count of what is destroyed or a copy of a file does not fetch megabytes by accident."""

    def get_queryset(self) -> Any:
        return super().get_queryset().defer("content")


class Document(Part, Addressed):
    """A file in the file of a family. `made_by` is who wrote it, in words: often somebody from outside. Taken out: the
    content, the title, the maker and the name of the file are gone; that it was there, who took it out and why remain.
    `size` is in bytes; `sha256` tells later whether a file is the one that stood here.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="documents", editable=False)
    title = models.CharField("titel", max_length=120)
    kind = models.CharField("soort document", max_length=12, choices=DocumentKind.choices)
    made_by = models.CharField("wie maakte het", max_length=120)
    dated_on = models.DateField("datum van het document")
    about = models.ManyToManyField(Person, related_name="+", verbose_name="over wie")
    file_name = models.CharField("naam van het bestand", max_length=LONGEST_NAME, editable=False)
    file_type = models.CharField("soort bestand", max_length=8, choices=FileType.choices, editable=False)
    size = models.PositiveIntegerField("grootte", editable=False)
    sha256 = models.CharField("vingerafdruk van het bestand", max_length=64, editable=False)
    taken_out_at = models.DateTimeField("eruit gehaald op", null=True, blank=True, editable=False)
    taken_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False,
        verbose_name="eruit gehaald door",
    )  # fmt: skip
    taken_out_because = models.TextField("reden van eruit halen", blank=True, editable=False)
    content = EncryptedBinaryField("inhoud", default=b"")  # the last column: a row is read without walking past it

    objects = DocumentManager()

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ("-dated_on", "-added_at", "pk")
        constraints = [
            audience_known("document"),
            models.CheckConstraint(condition=Q(kind__in=DocumentKind.values), name="document_kind_known"),
            models.CheckConstraint(condition=Q(file_type__in=FileType.values), name="document_file_type_known"),
            models.CheckConstraint(
                condition=Q(taken_out_at__isnull=True, taken_out_by__isnull=True, taken_out_because="")
                | Q(taken_out_at__isnull=False, taken_out_by__isnull=False) & ~Q(taken_out_because=""),
                name="document_taken_out_by_somebody_with_a_reason",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["case", "-dated_on"], name="document_of_case")]

    class Privacy:
        personal = ADDRESSED_PERSONAL | {
            "title", "made_by", "dated_on", "about", "file_name", "content", "taken_out_because",
        }  # fmt: skip
        plain = PART_PRIVACY | ADDRESSED_PLAIN | {
            "case", "kind", "file_type", "size", "sha256", "taken_out_at", "taken_out_by",
        }  # fmt: skip

    class Access:
        part = CasePart.DOCUMENTS
        about = ("about",)

    def __str__(self) -> str:
        return self.title or f"{self.get_kind_display()} van {date_format(self.dated_on, 'j F Y')}"

    @property
    def document(self) -> Case:
        return self.case

    @property
    def journalled_as(self) -> "Document":
        return self

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.file_type]

    def log_people(self) -> list[Any]:
        """Whom a line of the read log is about."""
        return list(self.about.order_by("pk").values_list("pk", flat=True))

    def carry(self, file: CheckedFile) -> None:
        """Take this file in; nothing is saved yet."""
        self.file_name, self.file_type, self.content = file.name, file.file_type, file.content
        self.size, self.sha256 = len(file.content), file.sha256


class NoteQuerySet(InCaseQuerySet):
    def newest(self) -> Self:
        """Of every note the version that counts."""
        later = Note._base_manager.filter(first=OuterRef("first"), number__gt=OuterRef("number"))
        return self.filter(~Exists(later))


class Note(Record, Addressed):
    """One contact: when, which professional with whom, about whom, and what was said. Its text never changes, also not
    in the database: who made a mistake writes a next version (`number`) of the same note (`first`: the key of its first
    version), or withdraws it and says why. `with_whom` names who does not belong to the family.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes", editable=False)
    first = models.UUIDField(default=uuid.uuid4, editable=False)
    number = models.PositiveSmallIntegerField("versie", default=1, editable=False)
    held_on = models.DateField("datum van het contact", default=timezone.localdate)
    spoken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="wie had het contact"
    )
    people = models.ManyToManyField(Person, related_name="+", blank=True, verbose_name="met wie van het gezin")
    with_whom = models.CharField("met wie van buiten het gezin", max_length=120, blank=True)
    about = models.ManyToManyField(Person, related_name="+", verbose_name="over wie")
    text = models.TextField("wat is er besproken")
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False,
        verbose_name="ingetrokken door",
    )  # fmt: skip
    withdrawn_because = models.TextField("reden van intrekken", blank=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = "contactnotitie"
        verbose_name_plural = "contactnotities"
        ordering = ("-held_on", "-added_at", "pk")
        constraints = [
            audience_known("note"),
            models.UniqueConstraint(fields=["first", "number"], name="one_next_version_of_a_note"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_because="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_because=""),
                name="note_withdrawn_by_somebody_with_a_reason",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["case", "-held_on"], name="note_of_case")]

    class Privacy:
        personal = ADDRESSED_PERSONAL | {
            "held_on", "spoken_by", "people", "with_whom", "about", "text", "withdrawn_because",
        }  # fmt: skip
        plain = RECORD_PRIVACY | ADDRESSED_PLAIN | {"case", "first", "number", "withdrawn_at", "withdrawn_by"}

    class Access:
        part = CasePart.DOCUMENTS
        about = ("about",)

    def __str__(self) -> str:
        return f"contact op {date_format(self.held_on, 'j F Y')}"

    @property
    def document(self) -> Case:
        return self.case

    def misfits(self) -> dict[str, str]:
        if self.held_on and self.held_on > timezone.localdate():
            return {"held_on": "Deze datum ligt in de toekomst."}
        return {}

    @property
    def journalled_as(self) -> "Note":
        return self

    def next_version(self) -> "Note":
        """The next version, not saved, with what stands in this one; whom it is about is asked anew."""
        same = ("case", "first", "held_on", "spoken_by", "with_whom", "text", "audience", "about_third_party")
        return Note(number=self.number + 1, **{name: getattr(self, name) for name in same})

    def version_before(self) -> "Note":
        return Note.objects.get(first=self.first, number=self.number - 1)

    def log_people(self) -> list[Any]:
        """Whom a line of the read log is about."""
        return list(self.about.order_by("pk").values_list("pk", flat=True))

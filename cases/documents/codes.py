"""The kinds of documents of a file, and of the files that are taken in."""

from django.db import models


class DocumentKind(models.TextChoices):
    REPORT = "verslag", "verslag of rapport"
    RESEARCH = "onderzoek", "onderzoek of diagnostiek"
    DECISION = "besluit", "besluit of beschikking"
    COURT = "uitspraak", "uitspraak van de rechter"
    LETTER = "brief", "brief of bericht"
    FORM = "formulier", "formulier of ondertekend stuk"
    PICTURE = "beeld", "tekening of foto"
    OTHER = "anders", "ander document"


class FileType(models.TextChoices):
    """What is taken in; the label is what people call it. Nothing that a browser or an office program runs."""

    PDF = "pdf", "pdf"
    PNG = "png", "png-afbeelding"
    JPEG = "jpeg", "jpeg-afbeelding"
    DOCX = "docx", "Word-document"
    ODT = "odt", "OpenDocument-tekst"


MEDIA_TYPES: dict[str, str] = {
    FileType.PDF: "application/pdf",
    FileType.PNG: "image/png",
    FileType.JPEG: "image/jpeg",
    FileType.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileType.ODT: "application/vnd.oasis.opendocument.text",
}
ENDINGS: dict[str, tuple[str, ...]] = {
    FileType.PDF: ("pdf",), FileType.PNG: ("png",), FileType.JPEG: ("jpg", "jpeg"), FileType.DOCX: ("docx",),
    FileType.ODT: ("odt",),
}  # fmt: skip

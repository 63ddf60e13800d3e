"""Files as people have them, made of real bytes; and ways to a document and a note, through the same doors."""

import io
import struct
import zipfile
import zlib
from typing import Any

from cases.access.parts import CasePart
from cases.documents import actions
from cases.documents.files import check
from cases.documents.models import Document, Note
from cases.sharing import actions as sharing
from tests.personas import People
from tests.walks import Household, today

WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ODT = b"application/vnd.oasis.opendocument.text"


def pdf(words: bytes = b"Verslag") -> bytes:
    return b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n% " + words + b"\ntrailer <</Root 1 0 R>>\n%%EOF\n"


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def jpeg() -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"


def packed(entries: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(more: dict[str, bytes] | None = None, types: bytes = WORD) -> bytes:
    return packed(
        {"[Content_Types].xml": b"<Types>" + types + b"</Types>", "word/document.xml": b"<w/>", **(more or {})}
    )


def odt(more: dict[str, bytes] | None = None, kind: bytes = ODT) -> bytes:
    return packed({"mimetype": kind, "content.xml": b"<o/>", "META-INF/manifest.xml": b"<m/>", **(more or {})})


def document(people: People, home: Household, *, by: Any = None, about: Any = None, named: Any = (),
             content: bytes = b"", **facts: Any) -> Document:  # fmt: skip
    """A report about Luka, added by Marit, unless told otherwise."""
    row = Document(case=home.case, **{"title": "Verslag onderzoek", "kind": "onderzoek", "made_by": "Dr. De Wit",
                                      "dated_on": today(), **facts})  # fmt: skip
    row.carry(check("verslag.pdf", content or pdf()))
    return actions.add(row, by=by or people.marit, many={"about": about or [home.luka], "named": list(named)})


def note(people: People, home: Household, *, by: Any = None, about: Any = None, named: Any = (), whom: Any = None,
         **facts: Any) -> Note:  # fmt: skip
    """Marit spoke with Ivana about Luka, unless told otherwise."""
    by = by or people.marit
    row = Note(case=home.case, spoken_by=by, **{"text": "Het gaat beter op school.", **facts})
    many = {"about": about or [home.luka], "people": [home.ivana] if whom is None else whom, "named": list(named)}
    return actions.note(row, by=by, many=many)


def opened_for(
    organisation: Any, home: Household, *, by: Any, about: Any = (), part: str = CasePart.DOCUMENTS
) -> None:  # fmt: skip
    """This organisation may receive the documents (or another part): of the whole family, or about these persons."""
    sharing.grant(case=home.case, organisation=organisation, parts=[part], people=about, by=by,
                  whole_family=not about, ground="direct_betrokken", explanation="Helpt Luka.")  # fmt: skip

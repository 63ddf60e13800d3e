"""Whether a file that somebody sends may be taken in: by its content, its size and its name.

What it is, is read from its bytes; the browser's word is not asked. This is no virus scanner: it takes in few kinds,
without programs in them, and what is taken in is only ever given back as a download.
"""

import hashlib
import io
import re
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass

from django.conf import settings

from cases.documents.codes import ENDINGS, FileType

LONGEST_NAME = 120
MOST_ENTRIES = 2_000  # in a Word or OpenDocument file; a thesis has a few hundred
LARGEST_UNPACKED = 100 * 1024 * 1024  # bytes
_BLOCK = 64 * 1024

KINDS = "Kies een pdf, png, jpg, docx of odt."
_PROGRAMS = re.compile(
    r"(^|/)(vbaproject\.bin|vbadata\.xml|activex/|macrosheets/|basic/|scripts/|oleobject[^/]*$)", re.IGNORECASE
)
_PDF_PROGRAMS = re.compile(rb"/(JavaScript|JS|Launch)[\s/(<\[]")
_WORD_MAIN = b"wordprocessingml.document.main+xml"


class WrongFile(ValueError):
    """The file is not taken in; the text is a sentence for people."""


@dataclass(frozen=True)
class CheckedFile:
    """A file that may be taken in; made by `check` only."""

    name: str
    file_type: FileType
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def check(name: str, content: bytes) -> CheckedFile:
    """The file with its cleaned name. Raises `WrongFile` with what is wrong and what to do."""
    if not content:
        raise WrongFile("Dit bestand is leeg. Kies een ander bestand.")
    check_size(len(content))
    found = _type_of(content)
    cleaned = clean_name(name)
    if cleaned.rpartition(".")[2].lower() not in ENDINGS[found]:
        endings = " of ".join(f".{ending}" for ending in ENDINGS[found])
        raise WrongFile(f"De inhoud is een {found.label}, maar de naam eindigt niet op {endings}. Pas de naam aan.")
    return CheckedFile(cleaned, found, content)


def check_size(size: int) -> None:
    if size > settings.DOCUMENT_MAX_BYTES:
        most = settings.DOCUMENT_MAX_BYTES // (1024 * 1024)
        raise WrongFile(f"Dit bestand is te groot: het mag hoogstens {most} MB zijn. Maak het kleiner of deel het op.")


def clean_name(name: str) -> str:
    """The name without a path, without signs that steer or hide, and not longer than it may be."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(" " if sign.isspace() else sign for sign in last if _is_visible(sign) or sign.isspace())
    tidy = re.sub(r"\s+", " ", re.sub(r'[<>:"|?*;%]', "-", visible)).strip().rstrip(" .")
    stem, dot, ending = tidy.rpartition(".")
    if not dot:
        return tidy[:LONGEST_NAME]
    ending = ending[:10]
    return f"{stem[: LONGEST_NAME - len(ending) - 1].strip(' .') or 'document'}.{ending}"


def _is_visible(sign: str) -> bool:
    """No control signs, and none that turn the direction of reading or are not seen (Unicode category C)."""
    return not unicodedata.category(sign).startswith("C")


def _type_of(content: bytes) -> FileType:
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _whole(FileType.PNG, content[12:16] == b"IHDR" and content[-8:-4] == b"IEND")
    if content.startswith(b"\xff\xd8\xff"):
        return _whole(FileType.JPEG, b"\xff\xd9" in content[3:])
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    raise WrongFile(f"Dit soort bestand kan niet. {KINDS}")


def _whole(found: FileType, is_whole: bool) -> FileType:
    if not is_whole:
        raise WrongFile("Dit bestand is beschadigd of niet compleet. Open het op uw computer en bewaar het opnieuw.")
    return found


def _pdf(content: bytes) -> FileType:
    _whole(FileType.PDF, b"%%EOF" in content[-2048:])
    if _PDF_PROGRAMS.search(content):
        raise WrongFile("In deze pdf zit een programma. Druk hem af naar een nieuwe pdf en kies die.")
    return FileType.PDF


def _packed(content: bytes) -> FileType:
    """A Word or OpenDocument text is a zip with fixed entries. Everything is unpacked once, within a limit, because
    what a zip says about its size need not be true."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
            names = [entry.filename for entry in entries]
            if len(names) > MOST_ENTRIES or len(set(names)) != len(names) or not _plainly_packed(entries):
                raise WrongFile(f"Dit soort bestand kan niet. {KINDS}")
            if any(entry.flag_bits & 1 for entry in entries):
                raise WrongFile("Dit bestand heeft een wachtwoord. Haal het wachtwoord eraf en kies het opnieuw.")
            if any(name.startswith("/") or ".." in name.split("/") or "\\" in name for name in names):
                raise WrongFile(f"Dit soort bestand kan niet. {KINDS}")
            _unpack(packed, entries)
            return _office_type(packed, set(names))
    except WrongFile:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        ValueError,
        LookupError,
        EOFError,
        OSError,
        RuntimeError,
    ) as broken:
        raise WrongFile(
            "Dit bestand is beschadigd of niet compleet. Open het op uw computer en bewaar het opnieuw."
        ) from broken


def _plainly_packed(entries: list[zipfile.ZipInfo]) -> bool:
    return all(entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries)


def _unpack(packed: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    unpacked = 0
    for entry in entries:
        with packed.open(entry) as inside:
            while block := inside.read(_BLOCK):
                unpacked += len(block)
                if unpacked > LARGEST_UNPACKED:
                    raise WrongFile("Dit bestand is uitgepakt te groot. Maak het kleiner of deel het op.")


def _office_type(packed: zipfile.ZipFile, names: set[str]) -> FileType:
    if {"[Content_Types].xml", "word/document.xml"} <= names:
        types = packed.read("[Content_Types].xml")
        found, is_right = FileType.DOCX, _WORD_MAIN in types
        has_programs = b"macroEnabled" in types
    elif {"mimetype", "content.xml", "META-INF/manifest.xml"} <= names:
        found, has_programs = FileType.ODT, False
        is_right = packed.read("mimetype").strip() == b"application/vnd.oasis.opendocument.text"
    else:
        raise WrongFile(f"Dit soort bestand kan niet. {KINDS}")
    if has_programs or any(_PROGRAMS.search(name) for name in names):
        raise WrongFile("In dit bestand zitten macro’s. Bewaar het als gewoon docx of als pdf en kies het opnieuw.")
    if not is_right:
        raise WrongFile(f"Dit soort bestand kan niet. {KINDS}")
    return found

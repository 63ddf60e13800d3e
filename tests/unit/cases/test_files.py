"""Which files are taken in: the table is written by hand, the bytes are real."""

import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.documents.files import LARGEST_UNPACKED, LONGEST_NAME, WrongFile, check, clean_name
from tests.papers import docx, jpeg, odt, packed, pdf, png

GOOD = [
    ("verslag.pdf", pdf(), "pdf"), ("VERSLAG.PDF", pdf(), "pdf"), ("tekening.png", png(), "png"),
    ("foto.jpg", jpeg(), "jpeg"), ("foto.JPEG", jpeg(), "jpeg"), ("brief.docx", docx(), "docx"),
    ("brief.odt", odt(), "odt"),
    ("met plaatje.docx", docx({"word/media/image1.png": png()}), "docx"),
    ("met tekening.odt", odt({"Pictures/1.png": png(), "styles.xml": b"<s/>"}), "odt"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "found"), GOOD, ids=[name for name, *_ in GOOD])
def test_a_file_is_what_its_bytes_say(name, content, found):
    file = check(name, content)
    assert (file.file_type, file.content, file.name) == (found, content, name)


def locked() -> bytes:
    """A docx whose entries say that they are encrypted."""
    content = bytearray(docx())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(mark, place + 4)
    return bytes(content)


def lies_about_its_size() -> bytes:
    """A bomb that says of itself that it holds ten bytes."""
    content, size = docx({"word/bomb.xml": b"\0" * 1_000_000}), struct.pack("<I", 1_000_000)
    return content.replace(size, struct.pack("<I", 10))


EMPTY, KIND, BROKEN, MACROS = "is leeg", "Dit soort bestand kan niet", "beschadigd of niet compleet", "macro’s"
NAME = "de naam eindigt niet op"
MACRO_TYPES = b"application/vnd.ms-word.document.macroEnabled.main+xml"
BAD = [
    ("empty", "leeg.pdf", b"", EMPTY),
    ("html that says it is a pdf", "verslag.pdf", b"<html><script>alert(1)</script></html>", KIND),
    ("html before a pdf", "verslag.pdf", b"<script>1</script>" + pdf(), KIND),
    ("svg", "tekening.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", KIND),
    ("svg called png", "tekening.png", b"<?xml version='1.0'?><svg/>", KIND),
    ("gif", "foto.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", KIND),
    ("program", "verslag.pdf", b"MZ\x90\x00" + b"\0" * 100, KIND),
    ("program in its name", "verslag.pdf.exe", pdf(), NAME),
    ("page in its name", "verslag.html", pdf(), NAME),
    ("no ending", "verslag", pdf(), NAME),
    ("png called jpg", "foto.jpg", png(), NAME),
    ("docx called pdf", "brief.pdf", docx(), NAME),
    ("pdf cut off", "verslag.pdf", pdf()[:20], BROKEN),
    ("png cut off", "tekening.png", png()[:40], BROKEN),
    ("png with more behind it", "tekening.png", png() + b"<script>", BROKEN),
    ("jpeg cut off", "foto.jpg", jpeg()[:12], BROKEN),
    ("docx cut off", "brief.docx", docx()[:60], BROKEN),
    ("pdf with a script", "verslag.pdf", pdf(b"<</S /JavaScript /JS (app.alert(1))>>"), "een programma"),
    ("pdf that starts something", "verslag.pdf", pdf(b"<</S /Launch /F (cmd.exe)>>"), "een programma"),
    ("any zip", "brief.docx", packed({"verslag.pdf": pdf()}), KIND),
    ("spreadsheet", "lijst.docx", packed({"[Content_Types].xml": b"<T/>", "xl/workbook.xml": b"<w/>"}), KIND),
    ("docx without the type of a text", "brief.docx", docx(types=b""), KIND),
    ("odt of another kind", "brief.odt", odt(kind=b"application/vnd.oasis.opendocument.spreadsheet"), KIND),
    ("docx with macros by type", "brief.docx", docx(types=MACRO_TYPES), MACROS),
    ("docx with macros by entry", "brief.docx", docx({"word/vbaProject.bin": b"\xd0\xcf"}), MACROS),
    ("docx with an object that runs", "brief.docx", docx({"word/embeddings/oleObject1.bin": b"\xd0"}), MACROS),
    ("docx with a control", "brief.docx", docx({"word/activeX/activeX1.xml": b"<a/>"}), MACROS),
    ("odt with macros", "brief.odt", odt({"Basic/Standard/Module1.xml": b"<m/>"}), MACROS),
    ("odt with scripts", "brief.odt", odt({"Scripts/python/een.py": b"print()"}), MACROS),
    ("path that climbs", "brief.docx", docx({"../../etc/cron.d/x": b"x"}), KIND),
    ("path from the root", "brief.docx", docx({"/etc/passwd": b"x"}), KIND),
    ("many entries", "brief.docx", docx({f"word/{n}.xml": b"" for n in range(2001)}), KIND),
    ("zip bomb", "brief.docx", docx({"word/bomb.xml": b"\0" * (LARGEST_UNPACKED + 1)}), "uitgepakt te groot"),
    ("zip bomb that lies", "brief.docx", lies_about_its_size(), BROKEN),
    ("password", "brief.docx", locked(), "heeft een wachtwoord"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "sentence"), [one[1:] for one in BAD], ids=[one[0] for one in BAD])
def test_a_file_that_is_not_taken_in_says_why(name, content, sentence):
    with pytest.raises(WrongFile, match=sentence):
        check(name, content)


def test_a_zip_with_the_same_entry_twice_is_refused():
    """One program reads the first, another the last."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = twice()
    with pytest.raises(WrongFile, match=KIND):
        check("brief.docx", content)


def twice() -> bytes:
    import io

    made = io.BytesIO(docx())
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("word/document.xml", b"<other/>")
    return made.getvalue()


def test_the_largest_size_is_a_setting(settings):
    settings.DOCUMENT_MAX_BYTES = 2 * 1024 * 1024
    room = settings.DOCUMENT_MAX_BYTES - len(pdf())
    assert check("verslag.pdf", pdf(b" " * (room - 100))).file_type == "pdf"
    with pytest.raises(WrongFile, match="hoogstens 2 MB"):
        check("verslag.pdf", pdf(b" " * (room + 100)))


@given(st.sampled_from([docx(), odt(), png(), jpeg(), pdf()]), st.data())
def test_whatever_is_sent_is_taken_in_or_refused_with_a_sentence(content, data):
    """Bytes changed, cut off and put in at any place."""
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(changed)))
        changed[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    for name in ("een.docx", "een.odt", "een.pdf", "een.png", "een.jpg"):
        try:
            assert check(name, bytes(changed)).content == bytes(changed)
        except WrongFile as wrong:
            assert str(wrong).endswith((".", "odt."))


@given(st.text(max_size=400))
def test_whatever_the_name_it_is_short_and_has_no_signs_that_steer(name):
    cleaned = clean_name(name)
    assert len(cleaned) <= LONGEST_NAME
    assert not set(cleaned) & set('/\\<>:"|?*;%\r\n\t\0')


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("verslag.pdf", "verslag.pdf"), ("C:\\Users\\marit\\verslag.pdf", "verslag.pdf"),
        ("../../etc/verslag.pdf", "verslag.pdf"), ("ver\x00sl\r\nag.pdf", "versl ag.pdf"),
        ("verslag\u202efdp.exe", "verslagfdp.exe"), ("ver\u200bslag.pdf", "verslag.pdf"),
        ('a"b;c<d>.pdf', "a-b-c-d-.pdf"), ("  veel   ruimte  .pdf", "veel ruimte.pdf"), (".pdf", "document.pdf"),
        ("Bevindingen café.pdf", "Bevindingen café.pdf"), ("x" * 300 + ".docx", "x" * 115 + ".docx"),
    ],
)  # fmt: skip
def test_a_name_is_cleaned(sent, kept):
    assert clean_name(sent) == kept
    assert len(clean_name(sent)) <= LONGEST_NAME

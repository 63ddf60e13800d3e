"""The PDF of an analysis and a plan: tagged, in Dutch, with a title, with everything the page to print has, and made
without asking any address."""

import contextlib
import re
import zlib

import pytest
from django.test import Client
from django.urls import reverse

from cases.web import pdf
from tests import walks

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people):
    return walks.active(people)


def get(user, name, pk):
    client = Client()
    client.force_login(user)
    return client.get(reverse(f"cases:{name}", args=[pk]))


def unpacked(content: bytes) -> str:
    """The file with what was compressed in it readable."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", content, re.DOTALL)
    found = [content]
    for stream in streams:
        with contextlib.suppress(zlib.error):
            found.append(zlib.decompress(stream))
    return b"\n".join(found).decode("latin-1")


def is_readable(content: bytes, title: str) -> bool:
    """What PDF/UA-1 asks first: the mark of the standard, tags, a language, and a title that is shown."""
    assert content.startswith(b"%PDF-1.7")
    text = unpacked(content)
    assert re.search(r"pdfuaid:part(>|=\")1", text)
    assert "/MarkInfo" in text and "/StructTreeRoot" in text and "/DisplayDocTitle true" in text
    assert re.search(r"/Lang \((nl|þÿ\x00n\x00l)\)", text)
    return title in text or title.encode("utf-16-be").decode("latin-1") in text


def test_the_analysis_and_the_plan_as_a_pdf_that_a_screen_reader_reads(people, home):
    final = walks.analysis_final(people, home)
    plan = walks.plan_active(people, home)
    for name, row, title in (("analysis-pdf", final, "Verklarende analyse"), ("plan-pdf", plan, "Gezinsplan")):
        answer = get(people.essen, name, row.pk)
        assert answer["Content-Type"] == "application/pdf"
        assert re.fullmatch(r'attachment; filename="[a-z-]+-[0-9A-Z]{4}-[0-9A-Z]{3}-versie-1\.pdf"',
                            answer["Content-Disposition"])  # fmt: skip
        assert is_readable(answer.content, title)


def test_each_reader_of_the_family_has_their_own_pdf_of_both(people, home):
    """What they may read, as the page to print for them (`test_markers`): tagged too, and named after nobody."""
    papers = {"analysis-pdf-for": walks.analysis_final(people, home), "plan-pdf-for": walks.plan_active(people, home)}
    client = Client()
    client.force_login(people.marit)
    for who in (home.luka, home.ivana):
        for name, row in papers.items():
            answer = client.get(reverse(f"cases:{name}", args=[row.pk, who.pk]))
            assert who.first_name.lower() not in answer["Content-Disposition"].lower()
            assert is_readable(answer.content, "Gezinsplan" if name.startswith("plan") else "Verklarende analyse")
            printed = client.get(reverse(f"cases:{name.replace('pdf', 'print')}", args=[row.pk, who.pk]))
            assert f"Voor {who.first_name}: alleen wat" in printed.text
            assert reverse(f"cases:{name}", args=[row.pk, who.pk]) in printed.text


def test_a_pdf_asks_no_address_but_our_own_style_sheets():
    for url in ("http://169.254.169.254/", "file:///etc/passwd", "https://static.invalid/static/../../manage.py",
                "https://static.invalid/static/css/none.css"):  # fmt: skip
        with pytest.raises(Exception, match=r"only our own|no such|outside"):
            pdf._static_file(url)
    assert pdf._static_file("https://static.invalid/static/css/print.css").name == "print.css"


def test_where_the_libraries_are_missing_people_are_told_to_print(people, home, monkeypatch):
    plan = walks.plan_active(people, home)
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    client = Client()
    client.force_login(people.marit)
    page = client.get(reverse("cases:plan-pdf", args=[plan.pk]), follow=True)
    assert "bewaar de pagina als pdf" in page.text

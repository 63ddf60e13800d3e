"""The analysis of a real size on paper, as Chromium makes a PDF of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from cases.families.models import Case
from cases.importing.actions import import_case
from network.models import User
from tests.case_files import case_file
from tests.functional.hands import sign_in
from tests.personas import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)

SMALLEST = "els => Math.min(...els.filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())).map("
SMALLEST += "e => parseFloat(getComputedStyle(e).fontSize)))"


def test_the_analysis_of_case_a_fits_on_nine_sheets_and_stays_readable(page: Page):
    """The coordinator prints the analysis of Luka for the table talk: nine sheets at most, no letter under ten points,
    nothing that stays empty."""
    case: Case | None = import_case(case_file("a")).case
    assert case is not None
    reader = User.objects.get(name="Marit Dijkhuis")
    reader.set_password(PASSWORD)
    reader.save()
    sign_in(page, reader)
    page.goto(f"/analyse/{case.analyses.get().pk}/afdrukken")
    expect(page.locator("h1")).to_contain_text("Verklarende analyse")
    page.emulate_media(media="print")
    points = page.locator("main :visible:not(.print-foot)").evaluate_all(SMALLEST) * 72 / 96
    assert points >= 10 - 0.01
    expect(page.locator("main .not-filled:visible")).to_have_count(0)
    sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))
    assert 4 <= sheets <= 9

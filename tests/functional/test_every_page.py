"""Every page that can be asked for, in the browser: usable by everybody, on a phone, and without a complaint.

The pages come from the declared addresses, so a new page is looked at without anybody thinking of it.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from cases.access.records import write
from cases.analysis.models import Factor, Statement
from cases.families.models import Case, Person
from cases.sharing.actions import register_family
from cases.web.items import ITEMS
from cases.web.routes import DECLARED
from tests import walks
from tests.functional.hands import sign_in
from tests.personas import People, make_people
from tests.sample import Sample, addresses

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

LONG_NAME = "Van der Heijden-Oldenburger tot Nieuwenhuizen en Sint Jacobiparochie " * 2
ONE_WORD = "Arbeidsongeschiktheidsverzekeringsmaatschappijmedewerkersoverleg"
LONG_TEXT = "Je woont bij je vader en je halfzus, en er is al lang veel ruzie thuis. " * 27 + ONE_WORD
PARTS_OF_A_PAGE = {"cases:attention-short"}  # comes in within another page
# Files, looked at in tests of their own.
DOWNLOADS = {
    "cases:analysis-pdf", "cases:plan-pdf", "cases:adulthood-pdf", "cases:rights-copy", "cases:document-file",
    "cases:my-paper", "cases:evaluation-ics",
    "cases:analysis-pdf-for", "cases:plan-pdf-for", "cases:family-fhir", "cases:caseload-csv",
    "cases:caseload-xlsx", "cases:numbers-csv", "cases:numbers-xlsx",
}  # fmt: skip
OPEN_TO_ALL = {"sign in": "/account/login/", "password": "/account/password/reset/"}


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser says is wrong: errors of scripts, what the policy refuses, what does not load."""
    heard: list[str] = []
    page.on("console", lambda said: heard.append(f"{page.url} {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(f"{page.url} {error}"))
    page.on(
        "requestfailed",
        lambda request: (
            heard.append(f"{request.url} {request.failure}") if "ABORTED" not in str(request.failure) else None
        ),
    )  # leaving a page while a part of it still comes in is no fault
    return heard


def pages_of(sample: Sample, column: str) -> Iterator[tuple[str, str]]:
    """Every page that answers a plain request of this persona. A kind of part looks the same added or changed: once."""
    for what, (route, url) in addresses(sample).items():
        if route in PARTS_OF_A_PAGE | DOWNLOADS or (
            route == "cases:part-edit" and "add" in ITEMS[what.split(" ")[1]].can
        ):
            continue
        if DECLARED[route].of(column) == 200 or (route == "cases:step" and column == "coordinator"):
            yield what, url


def look_at(page: Page, url: str, accessible: Callable[[Page], None]) -> str:
    """What is wrong with this page; empty when nothing is."""
    if "/stap/" in url and page.request.get(url).status == 403:
        return ""  # this step is not theirs; the test of strangers says which
    answer = page.goto(url)
    if answer is None or answer.status != 200:
        return f"status {answer and answer.status}"
    if page.locator("h1").count() != 1:
        return f"{page.locator('h1').count()} headings of the first level"
    if not page.title().split("·")[0].strip():
        return "no title"
    try:
        accessible(page)
    except AssertionError as wrong:
        return str(wrong)
    return ""


def rich(people: People) -> Sample:
    """The sample, with names and texts as long as they come."""
    sample = Sample(people)
    family = sample.full.case.family
    family.name = LONG_NAME[:120]
    family.save()
    for analysis in (sample.follow_up,):
        for text in analysis.texts.filter(key__in=("summary", "story")):
            text.text = LONG_TEXT[:2000]
            write(text, by=people.marit)
        said = Statement(analysis=analysis, voice="moeder", person=sample.full.ivana, kind="beleving", text=LONG_TEXT,
                         said_on=walks.today())  # fmt: skip
        write(said, by=people.marit, many={"about": [sample.full.luka]})
        write(Factor(analysis=analysis, title=(ONE_WORD * 4)[:200], kind="risico", locus="kind"), by=people.marit,
              many={"about": [sample.full.luka]})  # fmt: skip
    return sample


@pytest.mark.parametrize(
    ("persona", "column"), [("marit", "coordinator"), ("essen", "team"), ("tess", "leader"), ("nynke", "colleague")]
)
def test_every_page_is_usable_by_everybody(page: Page, transactional_db, accessible, complaints, persona, column):
    people = make_people()
    sample = rich(people)
    sign_in(page, people.users[persona])
    seen = dict(pages_of(sample, column))
    if persona != "marit":  # the same form looks the same; its own page is enough
        seen = {what: url for what, url in seen.items() if not what.startswith(("cases:part-", "cases:answer"))}
    found = {what: wrong for what, url in seen.items() if (wrong := look_at(page, url, accessible))}
    assert found == {}
    assert complaints == []
    assert len(seen) >= 5


def test_the_doors_are_usable_by_everybody(page: Page, transactional_db, accessible, complaints):
    found = {what: wrong for what, url in OPEN_TO_ALL.items() if (wrong := look_at(page, url, accessible))}
    assert (found, complaints) == ({}, [])


def test_sixty_families_on_the_list_and_none(page: Page, transactional_db, accessible, complaints):
    """Nynke has nobody yet: the page says what to do. Then sixty families come, and she leafs through them."""
    people = make_people()
    sign_in(page, people.nynke)
    empty = {"/", "/?regie=iedereen", "/herinneringen", "/zoeken"}
    found = {url: wrong for url in empty if (wrong := look_at(page, url, accessible))}
    for number in range(60):
        name = f"{number} {LONG_NAME}"[:120] if number % 7 == 0 else f"Gezin-{number}"
        case = Case(municipality=people.veendam, opened_on=timezone.localdate() - timedelta(days=number),
                    asked_by="school", occasion="Zorgen.")  # fmt: skip
        luka = Person(first_name=ONE_WORD, surname=name, is_youth=True)
        register_family(family_name=name, case=case, team=people.team, by=people.nynke, youth=luka)
        walks.go(case, "activate", people.nynke, coordinator=people.nynke)
    found |= {f"{url} full": wrong for url in ("/", "/?page=2") if (wrong := look_at(page, url, accessible))}
    page.goto("/")
    expect(page.locator("tbody tr").first).to_be_visible()
    assert (found, complaints) == ({}, [])


def test_a_family_of_which_nothing_is_known_yet(page: Page, transactional_db, accessible, complaints):
    """Every tab of a family that was only registered says what to do first."""
    people = make_people()
    case = Case(municipality=people.veendam, opened_on=walks.today(), asked_by="vader", occasion="Zorgen.")
    register_family(family_name="Leeg", case=case, team=people.team, by=people.marit)
    sign_in(page, people.marit, f"/gezin/{case.pk}/")
    tabs: list[Any] = [link.get_attribute("href") for link in page.locator(".subnav a").all()]
    assert len(tabs) >= 6
    found = {url: wrong for url in tabs if (wrong := look_at(page, url, accessible))}
    assert (found, complaints) == ({}, [])

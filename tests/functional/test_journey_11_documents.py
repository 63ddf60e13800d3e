"""Documents and contact notes, by hand in the browser: what is added is checked, and who may see it sees it."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cases.access.records import write
from cases.documents.models import Document
from cases.families.models import Person
from tests import papers, walks
from tests.functional.hands import at, fill, follow, go, keep, press, reads, reads_not, sign_in, tab
from tests.functional.hands import write as write_down
from tests.walks import today

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def home(people) -> Any:
    made: Any = walks.active(people)
    made.mila = write(Person(family=made.case.family, first_name="Mila", surname="Horvat", birth_date=today()),
                      by=people.marit)  # fmt: skip
    papers.opened_for(people.provider, made, by=people.marit, about=[made.luka])
    return made


def chosen(page: Page, name: str, content: bytes) -> None:
    page.locator("[name=file]").set_input_files({"name": name, "mimeType": "application/pdf", "buffer": content})


def test_documents_are_added_read_and_taken_out_and_a_note_is_corrected(page: Page, people, home, accessible):
    """Marit opens Documenten: there is nothing yet. She adds a report about Luka; first she chooses a page of a website
    by mistake, and is told what can. She adds one about Mila, and a letter that only Jorn may see. She writes down a
    call with Luka's mother, sees a mistake and corrects it. Dr. Van Essen, who helps Luka, sees the report and the
    note and downloads the report; he sees nothing of Mila and no letter. One document turns out to be of another
    family: Marit takes it out.
    """
    overview = f"/gezin/{home.case.pk}/"
    sign_in(page, people.marit, overview)
    tab(page, "Documenten", overview)
    reads(page, "Er staan nog geen documenten")
    accessible(page)

    follow(page, "Document toevoegen")
    fill(page, title="Verslag intelligentieonderzoek", kind="onderzoek of diagnostiek", made_by="Jeugd-ggz",
         dated_on="1-9-2026", about=["Luka"])  # fmt: skip
    chosen(page, "verslag.pdf", b"<html><h1>Verslag</h1></html>")
    press(page, "Bewaren")
    expect(page.locator(".error-summary")).to_contain_text("Dit soort bestand kan niet. Kies een pdf")
    expect(page.locator("[name=title]")).to_have_value("Verslag intelligentieonderzoek")
    accessible(page)
    chosen(page, "verslag.pdf", papers.pdf())
    keep(page)
    reads(page, "Verslag intelligentieonderzoek")

    follow(page, "Document toevoegen")
    fill(page, title="Rapport van school", kind="verslag of rapport", made_by="School", dated_on="1-10-2026",
         about=["Mila"])  # fmt: skip
    chosen(page, "rapport.docx", papers.docx())
    keep(page)
    follow(page, "Document toevoegen")
    fill(page, title="Brief van een buurman", kind="brief of bericht", made_by="Een buurman", dated_on="2-10-2026",
         about=["Luka"], audience="Alleen wie hier gekozen is", named=["Jorn"], about_third_party=True)  # fmt: skip
    chosen(page, "brief.png", papers.png())
    keep(page)

    write_down(page, "Contactnotitie schrijven", held_on="3-10-2026", people=["Ivana"], about=["Luka"],
               text="Luka slaapt beter. Hij gaat drie dagen naar school.")  # fmt: skip
    reads(page, "Contact met Ivana")
    write_down(page, at(page, "Verbeteren", "Ivana"), text="Luka slaapt beter. Hij gaat vier dagen naar school.")
    reads(page, "vier dagen naar school")
    reads(page, "Eerdere tekst (1)")
    accessible(page)

    sign_in(page, people.essen, overview)
    tab(page, "Documenten", overview)
    reads(page, "Verslag intelligentieonderzoek")
    reads(page, "Luka slaapt beter")
    reads_not(page, "Rapport van school")
    reads_not(page, "Brief van een buurman")
    with page.expect_download() as taken:
        at(page, "Downloaden", "Verslag intelligentieonderzoek").click()
    assert taken.value.suggested_filename == "verslag.pdf"
    assert taken.value.path().read_bytes() == papers.pdf()

    sign_in(page, people.marit, overview)
    tab(page, "Documenten", overview)
    go(page, at(page, "Uit het dossier halen", "Rapport van school"))
    accessible(page)
    fill(page, because="Dit is van een ander gezin.")
    press(page, "Document uit het dossier halen")
    reads(page, "Het document is uit het dossier gehaald.")
    reads(page, "Dit is van een ander gezin.")
    accessible(page)
    assert not Document.objects.filter(title="Rapport van school").exists()

"""The page Documenten: adding by content, size and name, the file as a download only, and a line for who takes it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.access.audience import Audience
from cases.access.log.models import AccessLine
from cases.access.records import write
from cases.documents.models import Document, Note
from cases.families.models import Person
from cases.sharing import actions as sharing
from tests import papers, walks
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people):
    made: Any = walks.active(people)
    made.mila = write(
        Person(family=made.case.family, first_name="Mila", surname="Horvat", birth_date=today(), is_youth=True),
        by=people.marit,
    )  # fmt: skip
    return made


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def add(home, client, name="verslag.pdf", content=b"", **more):
    sent = {"title": "Verslag", "kind": "verslag", "made_by": "De Wit", "dated_on": today().strftime("%d-%m-%Y"),
            "about": [str(home.luka.pk)], **more}  # fmt: skip
    if content is not None:
        sent["file"] = SimpleUploadedFile(name, content or papers.pdf(), "text/html")
    return client.post(f"/onderdeel/document/nieuw/{home.case.pk}", sent)


def listed(home, client, query="") -> str:
    return client.get(f"/gezin/{home.case.pk}/documenten{query}").content.decode()


def test_a_document_is_added_and_stands_on_the_page(people, home):
    marit = signed_in(people.marit)
    assert "Er staan nog geen documenten" in listed(home, marit)
    assert add(home, marit, "C:\\map\\Verslag school.pdf").status_code == 302
    row = Document.objects.get()
    assert (row.file_name, row.file_type, row.size) == ("Verslag school.pdf", "pdf", len(papers.pdf()))
    assert f"/document/{row.pk}/bestand" in listed(home, marit)


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"content": b"<html>"}, "file", "Dit soort bestand kan niet"),
        ({"name": "verslag.exe"}, "file", "de naam eindigt niet op .pdf"),
        ({"content": None}, "file", "Kies een bestand."),
        ({"content": papers.pdf(b" " * 2_000_000)}, "file", "te groot: het mag hoogstens 1 MB zijn"),
        ({"about": []}, "about", "Vul in: "), ({"dated_on": "1-1-2099"}, "dated_on", "ligt in de toekomst"),
        ({"dated_on": "1-1-2099"}, "file", "Kies het bestand opnieuw"),
    ],
)  # fmt: skip
def test_bad_input_is_told_at_its_field_and_kept(people, home, settings, sent, field, sentence):
    settings.DOCUMENT_MAX_BYTES = 1024 * 1024
    answer = add(home, signed_in(people.marit), **{"title": "Mijn titel", **sent})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in html and f'href="#id_{field}' in html and "Mijn titel" in html
    assert not Document.objects.exists()


def test_the_file_is_a_download_and_nothing_else(people, home):
    row = papers.document(people, home, content=papers.pdf(b"inhoud"))
    Document.objects.filter(pk=row.pk).update(file_name="Verslag café.pdf")
    answer = signed_in(people.jorn).get(f"/document/{row.pk}/bestand")
    assert (answer.status_code, answer.content) == (200, papers.pdf(b"inhoud"))
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''Verslag%20caf%C3%A9.pdf"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].split("; ") == [
        "sandbox", "default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'",
        "form-action 'none'",
    ]  # fmt: skip
    assert "no-store" in answer["Cache-Control"] and "private" in answer["Cache-Control"]


def test_who_may_not_see_it_gets_no_file_and_the_same_answer_as_for_none(people, home):
    row = papers.document(people, home)
    named = papers.document(people, home, by=people.jorn, audience=Audience.NAMED)
    for name in ("essen", "sven", "nynke", "oscar", "bea", "fay"):
        client = signed_in(people.users[name])
        assert client.get(f"/document/{row.pk}/bestand").status_code == 404, name
        assert client.get(f"/gezin/{home.case.pk}/documenten").status_code == 404, name
    assert signed_in(people.marit).get(f"/document/{named.pk}/bestand").status_code == 404
    assert "Documenten</a>" not in signed_in(people.essen).get(f"/gezin/{home.case.pk}/").content.decode()


def test_a_provider_with_the_part_about_one_child_sees_the_documents_of_that_child_only(people, home):
    papers.opened_for(people.provider, home, by=people.marit, about=[home.luka])
    mine = papers.document(people, home, title="Over Luka")
    papers.document(people, home, title="Over Mila", about=[home.mila])
    papers.note(people, home, text="Notitie over Mila", about=[home.mila])
    essen = signed_in(people.essen)
    html = listed(home, essen)
    assert "Over Luka" in html and "Mila" not in html
    assert essen.get(f"/document/{mine.pk}/bestand").status_code == 200
    assert essen.get(f"/document/{mine.pk}/eruit").status_code == 403


def test_a_note_names_only_whom_its_reader_knows(people, home):
    row = sharing.invite(
        case=home.case, organisation=people.other_provider, purpose="hulp", by=people.marit, parts=["documents"],
        people=[home.luka], ground="direct_betrokken", explanation="Helpt Luka.",
    )  # fmt: skip
    sharing.add_member(participation=row, user=people.sven, by=people.marit)
    note = papers.note(people, home, text="Gesprek over Luka", about=[home.luka])
    note.people.set([home.luka, home.mila])
    html = listed(home, signed_in(people.sven))
    assert "Gesprek over Luka" in html and "Mila" not in html
    assert "Mila" in listed(home, signed_in(people.marit))


def test_taking_a_file_is_a_line_for_each_person_it_is_about(people, home):
    row = papers.document(people, home, about=[home.luka, home.mila])
    signed_in(people.jorn).get(f"/document/{row.pk}/bestand")
    lines = AccessLine.objects.filter(user=people.jorn.pk, event="export")
    assert {line.subject for line in lines} == {home.luka.pk, home.mila.pk}
    assert {(line.shown, line.touched) for line in lines} == {("documents", f"cases.document:{row.pk}")}
    added = AccessLine.objects.filter(event="create", touched=f"cases.document:{row.pk}")
    assert {line.subject for line in added} == {home.luka.pk, home.mila.pk}


def test_taken_out_by_the_page_leaves_a_line_and_no_file(people, home):
    row, marit = papers.document(people, home, title="Verkeerd stuk"), signed_in(people.marit)
    assert "Schrijf" in marit.post(f"/document/{row.pk}/eruit", {"because": ""}).content.decode()
    answer = marit.post(f"/document/{row.pk}/eruit", {"because": "Van een ander gezin."}, follow=True)
    html = answer.content.decode()
    assert "Verkeerd stuk" not in html and "Van een ander gezin." in html
    for url in (f"/document/{row.pk}/bestand", f"/document/{row.pk}/eruit", f"/onderdeel/document-gegevens/{row.pk}"):
        assert marit.get(url).status_code == 404


def test_a_note_is_written_corrected_and_withdrawn_and_every_text_stays_readable(people, home):
    marit, day = signed_in(people.marit), today().strftime("%d-%m-%Y")
    sent = {"held_on": day, "spoken_by": str(people.marit.pk), "people": [str(home.ivana.pk)], "with_whom": "mentor",
            "about": [str(home.luka.pk)], "text": "Het gaat goed.", "audience": "everyone"}  # fmt: skip
    assert marit.post(f"/onderdeel/contactnotitie/nieuw/{home.case.pk}", sent).status_code == 302
    first = Note.objects.get()
    form = marit.get(f"/onderdeel/contactnotitie-versie/nieuw/{first.pk}").content.decode()
    assert "Het gaat goed." in form and f'value="{home.ivana.pk}" id="id_people_1" checked' in form
    again = f"/onderdeel/contactnotitie-versie/nieuw/{first.pk}"
    assert marit.post(again, {**sent, "text": "Het gaat beter."}).status_code == 302
    html = listed(home, marit)
    assert "Het gaat beter." in html and "Eerdere tekst (1)" in html and "Het gaat goed." in html
    late = marit.post(again, {**sent, "text": "Nog iets."})
    assert late.status_code == 409 and "Nog iets." in late.content.decode()
    newest = Note.objects.newest().get()
    withdraw = f"/onderdeel/contactnotitie-intrekken/{newest.pk}"
    assert marit.post(withdraw, {"withdrawn_because": ""}).status_code == 200
    assert marit.post(withdraw, {"withdrawn_because": "Andere Luka."}).status_code == 302
    html = listed(home, marit)
    assert "De tekst die niet meer geldt" in html and "Andere Luka." in html


def test_what_is_written_beside_the_file_can_be_changed_and_the_file_stays(people, home):
    row, marit = papers.document(people, home), signed_in(people.marit)
    sent = {"title": "Beter", "kind": "brief", "made_by": "X", "dated_on": "1-2-2024", "about": [str(home.luka.pk)],
            "audience": "professionals", "base_version": "1"}  # fmt: skip
    assert marit.post(f"/onderdeel/document-gegevens/{row.pk}", sent).status_code == 302
    changed = Document.objects.with_content().get(pk=row.pk)
    assert (changed.title, changed.audience, changed.content) == ("Beter", "professionals", papers.pdf())


def test_the_timeline_tells_that_something_was_added_and_its_title_to_whom_may_see_it(people, home):
    papers.document(people, home, by=people.jorn, title="Geheim stuk", audience=Audience.NAMED)
    papers.document(people, home, title="Open stuk")
    url = f"/gezin/{home.case.pk}/tijdlijn?soort=documenten"
    for name, titles in (("jorn", {"Geheim stuk", "Open stuk"}), ("marit", {"Open stuk"}), ("essen", set())):
        html = signed_in(people.users[name]).get(url).content.decode()
        assert {one for one in ("Geheim stuk", "Open stuk") if one in html} == titles, name
        assert "Document toegevoegd" in html


def test_the_list_is_paged_in_order_of_day_and_asks_as_much_for_many_as_for_one(people, home):
    marit, jorn = signed_in(people.marit), signed_in(people.jorn)

    def asked() -> tuple[int, int]:
        counted = []
        for client in (marit, jorn):
            with CaptureQueriesContext(connection) as found:
                listed(home, client)
            counted.append(len(found))
        return counted[0], counted[1]

    papers.document(people, home, title="Document 00", dated_on=today().replace(year=2019))
    papers.note(people, home, text="De nieuwste")
    asked()
    few = asked()
    for number in range(1, 14):
        papers.document(people, home, title=f"Document {number:02d}", dated_on=today().replace(year=2020))
        papers.note(people, home, held_on=today().replace(year=2021))
    assert asked() == few
    html = listed(home, marit)
    assert html.index("De nieuwste") < html.index("Document 13")
    assert "Document 00" not in html and "Document 00" in listed(home, marit, "?page=2")
    assert "De nieuwste" not in listed(home, marit, "?soort=documenten")
    assert "Document 13" not in listed(home, marit, "?soort=notities")

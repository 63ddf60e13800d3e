"""Documents and notes: who sees which, what never changes, and what is left when something is taken out."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from cases.access.audience import Audience
from cases.access.records import write
from cases.documents import actions
from cases.documents.files import check
from cases.documents.models import Document, Note
from cases.families.models import Person
from flow.gate import Incomplete, NotAllowed, NotPossible
from flow.models import Event
from tests import papers, walks
from tests.walks import today

pytestmark = pytest.mark.django_db

LEADS = {"marit", "jorn", "tess"}


@pytest.fixture
def home(people):
    made: Any = walks.active(people)
    made.mila = write(
        Person(family=made.case.family, first_name="Mila", surname="Horvat", birth_date=today(), is_youth=True),
        by=people.marit,
    )  # fmt: skip
    return made


def who_sees(people, row):
    users = {name: type(user).objects.get(pk=user.pk) for name, user in people.each().items()}
    return {name for name, user in users.items() if type(row).objects.visible_to(user).filter(pk=row.pk)}


def next_version(note, by, **changed):
    new = note.next_version()
    new.text, new.audience = changed.get("text", new.text), changed.get("audience", new.audience)
    many = {"about": list(note.about.all()), "people": list(note.people.all()), "named": list(note.named.all())}
    return actions.correct(new, by=by, many=many | {k: v for k, v in changed.items() if k in many})


def test_a_provider_sees_nothing_without_the_part_and_with_it_what_is_about_whom_it_was_given(people, home):
    rows = {
        "luka": papers.document(people, home), "mila": papers.document(people, home, about=[home.mila]),
        "both": papers.document(people, home, about=[home.luka, home.mila]),
        "note": papers.note(people, home), "note of mila": papers.note(people, home, about=[home.mila]),
    }  # fmt: skip
    assert {name: who_sees(people, row) for name, row in rows.items()} == dict.fromkeys(rows, LEADS)
    papers.opened_for(people.provider, home, by=people.marit, about=[home.luka])
    seen = {name for name, row in rows.items() if "essen" in who_sees(people, row)}
    assert seen == {"luka", "note"}


@pytest.mark.parametrize("make", [papers.document, papers.note])
def test_named_people_see_it_and_who_added_it_and_nobody_else(people, home, make):
    papers.opened_for(people.provider, home, by=people.marit)
    row = make(people, home, by=people.jorn, audience=Audience.NAMED, named=[people.essen])
    assert who_sees(people, row) == {"jorn", "essen"}


def test_naming_does_not_open_the_part(people, home):
    row = papers.document(people, home, by=people.jorn, audience=Audience.NAMED, named=[people.essen])
    assert who_sees(people, row) == {"jorn"}


def test_who_may_not_see_the_part_does_not_write_in_it(people, home):
    with pytest.raises(NotAllowed):
        papers.document(people, home, by=people.essen)
    papers.opened_for(people.provider, home, by=people.marit, about=[home.luka])
    essen = type(people.essen).objects.get(pk=people.essen.pk)
    for make in (papers.document, papers.note):
        make(people, home, by=essen)
        with pytest.raises(NotAllowed):
            make(people, home, by=essen, about=[home.mila])
        for outsider in (people.tess, people.sven):
            with pytest.raises((NotAllowed, type(home.case).DoesNotExist)):
                make(people, home, by=outsider)


def test_the_content_lies_encrypted_and_only_comes_when_it_is_asked_for(people, home):
    row = papers.document(people, home, content=papers.pdf(b"GEHEIM"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM cases_document")
        kept = bytes(cursor.fetchone()[0])
    assert b"GEHEIM" not in kept
    assert len(kept) < row.size + 100
    fetched = Document.objects.get(pk=row.pk)
    assert "content" in fetched.get_deferred_fields()
    assert Document.objects.with_content().get(pk=row.pk).content == papers.pdf(b"GEHEIM")


def test_an_older_key_still_opens_it_and_another_does_not(people, home, settings):
    from cryptography.fernet import Fernet, InvalidToken

    row = papers.document(people, home)
    old, new = settings.FIELD_KEYS[0], Fernet.generate_key().decode()
    settings.FIELD_KEYS = [new, old]
    assert Document.objects.with_content().get(pk=row.pk).content == papers.pdf()
    settings.FIELD_KEYS = [new]
    with pytest.raises(InvalidToken):
        Document.objects.with_content().get(pk=row.pk)


@pytest.mark.parametrize("field", ["sha256", "file_type", "size"])
def test_the_database_keeps_the_file_of_a_document(people, home, field):
    row = papers.document(people, home)
    with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic():
        Document.objects.filter(pk=row.pk).update(**{field: 1 if field == "size" else "png"})
    with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic():
        Document.objects.filter(pk=row.pk).delete()


def test_taken_out_leaves_that_it_was_there_and_why_and_nothing_of_what_it_was(people, home):
    row = papers.document(people, home, title="Verslag van een ander gezin")
    with pytest.raises(Incomplete):
        actions.take_out(row, because=" ", by=people.marit)
    actions.take_out(row, because="Hoort bij een ander dossier.", by=people.marit)
    row = Document.objects.with_content().get(pk=row.pk)
    assert (row.title, row.made_by, row.file_name, row.content) == ("", "", "", b"")
    assert (row.taken_out_by, row.taken_out_because) == (people.marit, "Hoort bij een ander dossier.")
    assert row.sha256
    with pytest.raises(NotPossible):
        actions.take_out(row, because="Nog eens.", by=people.marit)
    told = Event.objects.filter(subject_id=row.pk).values_list("label", "reason")
    assert set(told) == {("Document toegevoegd", ""), ("Document uit het dossier gehaald", "")}


def test_only_who_added_it_and_the_coordinator_take_a_document_out(people, home):
    papers.opened_for(people.provider, home, by=people.marit)
    mine, of_jorn = papers.document(people, home), papers.document(people, home, by=people.jorn)
    for row, user in ((mine, people.jorn), (mine, people.essen), (mine, people.tess), (of_jorn, people.essen)):
        with pytest.raises(NotAllowed):
            actions.take_out(row, because="Weg.", by=user)
    with pytest.raises((NotAllowed, Document.DoesNotExist)):
        actions.take_out(mine, because="Weg.", by=people.sven)
    actions.take_out(of_jorn, because="Verkeerd.", by=people.marit)
    actions.take_out(papers.document(people, home, by=people.jorn), because="Dubbel.", by=people.jorn)


def test_a_document_of_another_family_goes_also_when_the_case_is_closed(people, home):
    row = papers.document(people, home)
    walks.closed(people, home)
    with pytest.raises(NotPossible):
        papers.document(people, home)
    actions.take_out(row, because="Hoort hier niet.", by=people.marit)


def test_a_note_never_changes_also_not_in_the_database(people, home):
    row = papers.note(people, home)
    for facts in ({"text": "Anders."}, {"held_on": "2020-01-01"}, {"with_whom": "X"}):
        with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic():
            Note.objects.filter(pk=row.pk).update(**facts)
    with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic():
        Note.objects.filter(pk=row.pk).delete()


def test_a_next_version_stands_beside_the_earlier_one_and_comes_once(people, home):
    first = papers.note(people, home)
    second = next_version(first, people.jorn, text="Het gaat minder op school.")
    assert list(Note.objects.newest()) == [second]
    assert (second.number, second.first, second.added_by) == (2, first.first, people.jorn)
    assert Note.objects.get(pk=first.pk).text == "Het gaat beter op school."
    with pytest.raises(NotPossible, match="nieuwere versie"):
        next_version(first, people.marit, text="Te laat.")
    with pytest.raises(NotPossible, match="nieuwere versie"):
        first.withdrawn_because = "Te laat."
        actions.withdraw(first, by=people.marit)


def test_a_withdrawn_note_stays_to_be_read_with_its_reason(people, home):
    row = papers.note(people, home)
    row.withdrawn_because = "Dit was een ander gezin."
    actions.withdraw(row, by=people.jorn)
    row = Note.objects.get(pk=row.pk)
    assert (row.text, row.withdrawn_by) == ("Het gaat beter op school.", people.jorn)
    with pytest.raises(NotPossible, match="ingetrokken"):
        next_version(row, people.marit, text="Toch.")


# Written by hand: for whom the first version was and for whom the next one is, and who then sees the first.
NARROWED = [
    ("everyone", [], "everyone", [], {"jorn", "marit", "tess", "essen"}),
    ("everyone", [], "named", ["essen"], {"jorn", "essen"}),
    ("named", ["essen"], "everyone", [], {"jorn", "essen"}),
    ("named", ["essen", "marit"], "named", ["marit"], {"jorn", "marit"}),
    ("named", ["marit"], "named", ["marit", "essen"], {"jorn", "marit"}),
]


@pytest.mark.parametrize(("before", "first_named", "after", "then_named", "readers"), NARROWED)
def test_an_earlier_version_is_open_to_nobody_more_than_both(
    people, home, before, first_named, after, then_named, readers
):
    papers.opened_for(people.provider, home, by=people.marit)
    first = papers.note(people, home, by=people.jorn, audience=before, named=[people.users[one] for one in first_named])
    next_version(first, people.jorn, audience=after, named=[people.users[one] for one in then_named])
    assert who_sees(people, first) == readers


def test_a_note_that_was_about_somebody_else_is_closed_to_who_sees_only_the_one_it_was_written_about(people, home):
    papers.opened_for(people.provider, home, by=people.marit, about=[home.luka])
    first = papers.note(people, home)
    assert "essen" in who_sees(people, first)
    second = next_version(first, people.marit, about=[home.mila])
    assert who_sees(people, first) == who_sees(people, second) == LEADS


@pytest.mark.parametrize(
    ("facts", "field"), [({"whom": []}, "people"), ({"whom": [], "with_whom": "  "}, "people")],
)  # fmt: skip
def test_a_note_says_with_whom(people, home, facts, field):
    with pytest.raises(Incomplete) as no:
        papers.note(people, home, **facts)
    assert set(no.value.errors) == {field}
    papers.note(people, home, whom=[], with_whom="mentor van school")


def test_about_nobody_is_not_accepted(people, home):
    row = Document(case=home.case, title="x", kind="brief", made_by="y", dated_on=today())
    with pytest.raises(Incomplete) as no:
        actions.add(row, by=people.marit, many={"about": [home.luka]})
    assert set(no.value.errors) == {"file"}
    row.carry(check("x.pdf", papers.pdf()))
    with pytest.raises(Incomplete) as no:
        actions.add(row, by=people.marit, many={"about": []})
    assert set(no.value.errors) == {"about"}

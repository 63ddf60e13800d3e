"""Documents at the own door: what is meant for the family, about whom the reader may read, as a download that is
written down."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from cases.access.log.models import AccessLine
from cases.access.records import write
from cases.documents import actions
from cases.documents.codes import DocumentKind
from cases.families.ages import last_birth_date
from cases.families.models import Authority, Person, Relation, Trajectory
from tests import papers, walks
from tests.doors import born, door, let_in, text
from tests.walks import today

pytestmark = pytest.mark.django_db

TITLES = {"onderzoek", "professionals", "op naam", "derden", "broer", "moeder", "samen"}


@pytest.fixture
def home(people: Any) -> Any:
    """A family with a younger child, and a document of each kind of audience and about each."""
    home: Any = walks.active(people)
    home.people, by = people, people.marit
    home.mila = write(Person(family=home.case.family, first_name="Mila", is_youth=True,
                             birth_date=today() - timedelta(days=3000)), by=by)  # fmt: skip
    write(Trajectory(case=home.case, person=home.mila, reason="ook"), by=by)
    write(Authority(family=home.case.family, child=home.mila, holder=home.ivana, kind="eenhoofdig", checked_on=today(),
                    begins_on=home.mila.birth_date, source="gezagsregister"), by=by)  # fmt: skip
    home.paper = papers.document(people, home, title="onderzoek")
    papers.document(people, home, title="professionals", audience="professionals")
    papers.document(people, home, title="op naam", audience="named", named=[people.jorn])
    papers.document(people, home, title="derden", about_third_party=True)
    papers.document(people, home, title="broer", about=[home.mila])
    papers.document(people, home, title="moeder", about=[home.ivana])
    papers.document(people, home, title="samen", about=[home.luka, home.ivana])
    return home


def sees(client: Any) -> set[str]:
    page = text(client, "my-papers")
    return {title for title in TITLES if f">{title}</a>" in page}


def test_each_sees_what_is_meant_for_the_family_about_whom_they_may_read(people, home):
    assert sees(door(home, home.luka)) == {"onderzoek"}
    assert sees(door(home, home.ivana)) == {"onderzoek", "moeder", "samen", "broer"}
    assert sees(door(home, home.dario)) == {"onderzoek"}
    born(home.luka, last_birth_date(today(), 16))
    assert sees(door(home, home.ivana)) == {"moeder", "broer"}
    assert sees(door(home, home.luka)) == {"onderzoek"}


def test_of_parents_who_live_apart_neither_reads_what_may_be_the_words_of_the_other(people, home):
    papers.document(people, home, title="rapport", kind=DocumentKind.REPORT)
    for kind in (DocumentKind.LETTER, DocumentKind.FORM, DocumentKind.PICTURE, DocumentKind.OTHER):
        papers.document(people, home, title=f"stuk {kind}", kind=kind)
    write(Relation(family=home.case.family, source=home.dario, kind="ex_partner", target=home.ivana), by=people.marit)
    for parent in (home.ivana, home.dario):
        page = text(door(home, parent), "my-papers")
        assert ">rapport</a>" in page and ">stuk " not in page
    assert text(door(home, home.luka), "my-papers").count(">stuk ") == 4


def test_a_file_is_a_download_and_a_line_for_whom_it_is_about_and_nobody_else(home):
    client, url = door(home, home.ivana), reverse("cases:my-paper", args=[home.paper.pk])
    answer = client.get(url)
    assert (answer.status_code, answer.content) == (200, papers.pdf())
    assert answer["Content-Disposition"] == 'attachment; filename="verslag.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff" and "no-store" in answer["Cache-Control"]
    lines = AccessLine.objects.filter(event="export")
    user = let_in(home.ivana, by=home.people.marit)
    assert list(lines.values_list("shown", "role", "user", "subject")) == [
        ("documents", "family", user.pk, home.luka.pk)
    ]
    assert "stukken en verslagen" in text(client, "my-log", wie=home.luka.pk)


@pytest.mark.parametrize("title", sorted(TITLES - {"onderzoek"}))
def test_what_is_not_theirs_answers_as_what_does_not_exist(home, title):
    row = home.case.documents.get(title=title)
    client = door(home, home.luka)
    assert client.get(reverse("cases:my-paper", args=[row.pk])).status_code == 404
    assert client.get(reverse("cases:document-file", args=[home.paper.pk])).status_code == 404


def test_what_was_taken_out_is_gone_here_too(home):
    actions.take_out(home.paper, because="Hoort bij een ander gezin.", by=home.people.marit)
    client = door(home, home.luka)
    assert sees(client) == set()
    assert client.get(reverse("cases:my-paper", args=[home.paper.pk])).status_code == 404

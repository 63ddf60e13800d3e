"""The analysis on paper: numbered and grouped by who said it, without headings over nothing."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from cases.access.records import write
from cases.analysis.models import Factor, Statement
from tests import walks
from tests.html_forms import Page

pytestmark = pytest.mark.django_db


def paper(user, analysis) -> str:
    client = Client()
    client.force_login(user)
    answer = client.get(reverse("cases:analysis-print", args=[analysis.pk]))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", Page(answer.content.decode()).text)


@pytest.fixture
def home(people):
    return walks.active(people)


def test_what_one_person_said_stands_together_and_a_factor_names_its_number(people, home):
    analysis = walks.analysis_draft(people, home)
    Factor.objects.all().delete()
    Statement.objects.all().delete()
    said = [("Ik slaap slecht.", home.luka, "jeugdige"), ("Hij eet niet.", home.dario, "vader"),
            ("Ik wil rust.", home.luka, "jeugdige")]  # fmt: skip
    rows = [
        write(Statement(analysis=analysis, text=text, kind="beleving", person=who, voice=voice, said_on=walks.today()),
              by=people.marit, many={"about": [home.luka]})
        for text, who, voice in said
    ]  # fmt: skip
    factor = Factor(analysis=analysis, title="Somber", kind="oorzakelijk", locus="kind")
    write(factor, by=people.marit, many={"about": [home.luka], "statements": rows[1:]})
    text = paper(people.marit, analysis)
    assert text.count("Luka (jeugdige)") == 1
    places = [text.index(words) for words in ("1 Ik slaap slecht.", "2 Ik wil rust.", "3 Hij eet niet.")]
    assert places == sorted(places)
    assert "Rust op: uitspraak 2, uitspraak 3." in text


def test_a_heading_without_text_is_named_in_one_line_and_does_not_stand_empty(people, home):
    text = paper(people.marit, walks.analysis_draft(people, home))
    line = text[text.index("Niet ingevuld: ") :]
    for title in ("Eerdere hulp", "Wie keek er mee", "Reacties op de tekst"):
        assert title in line and title not in text.removesuffix(line), title
    for nothing in ("Nog niet gewogen", "Nog geen", "Geen reacties", "Niet ingevuld </"):
        assert nothing not in text

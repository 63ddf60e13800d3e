"""The age engine against the table that was written by hand, and what it says will change."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.families.ages import age_on, birthday, last_birth_date
from cases.families.rights import Party, Phase, Question, Subject, changes, turns
from tests.tables import reading

WORDS = {
    "zelf": Party.SELF, "gezag": Party.GEZAG, "ouder mits": Party.PARENT_WITH_CONSENT,
    "vertegenwoordiger": Party.REPRESENTATIVE, "gezag toen": Party.GEZAG_AT_DEATH,
}  # fmt: skip
COLUMNS = {
    "hulp": Question.HELP, "delen": Question.SHARE, "antwoord": Question.ANSWER, "inzage": Question.INSPECT,
    "vernietiging": Question.DESTROY, "avg": Question.DATA, "toegang": Question.DOOR,
}  # fmt: skip
TODAY = date(2026, 11, 22)


def parties(cell: str) -> frozenset[Party]:
    return frozenset() if cell == "niemand" else frozenset(WORDS[one] for one in cell.split(", "))


def born(cell: str) -> date | None:
    return None if cell in ("–", "onbekend") else date.fromisoformat(cell)


def of_age(cell: str) -> date | None:
    """Somebody whose birthday is today."""
    return None if cell == "onbekend" else TODAY.replace(year=TODAY.year - int(cell))


def named(rows) -> list:
    return [pytest.param(row, id=" ".join(list(row.values())[:2])) for row in rows]


@pytest.mark.parametrize("row", named([row for row in reading.rows("ages", "geboren")]))
def test_on_the_day_before_on_and_after_a_birthday(row):
    somebody, day = Subject("Sanne", born(row["geboren"])), date.fromisoformat(row["dag"])
    assert somebody.phase(day).value == row["fase"]
    for column, question in COLUMNS.items():
        assert somebody.who(question, day) == parties(row[column]), column


@pytest.mark.parametrize("row", named(reading.rows("ages", "regime")))
def test_under_each_regime(row):
    somebody = Subject("Sanne", of_age(row["leeftijd"]))
    assert somebody.who(Question.HELP, TODAY, row["regime"]) == parties(row["hulp"])
    assert somebody.who(Question.SHARE, TODAY, row["regime"]) == parties(row["delen"])


def in_situation(words: str, birth_date: date | None) -> Subject:
    if match := re.fullmatch(r"overleden op (\S+)", words):
        return Subject("Sanne", birth_date, deceased_on=date.fromisoformat(match[1]))
    if match := re.fullmatch(r"wilsonbekwaam voor (\w+), (?:tot en met (\S+)|zonder einddatum)", words):
        last = date.fromisoformat(match[2]) if match[2] else None
        matters = ("hulp", "dossier") if match[1] == "alles" else (match[1],)
        return Subject("Sanne", birth_date, unable=tuple((one, date(2026, 1, 1), last) for one in matters))
    return Subject("Sanne", birth_date, is_youth=not words.startswith("volwassene"))


@pytest.mark.parametrize("row", named(reading.rows("ages", "situatie")))
def test_unknown_deceased_and_unable(row):
    somebody = in_situation(row["situatie"], born(row["geboren"]))
    for column, question in COLUMNS.items():
        assert somebody.who(question, TODAY) == parties(row[column]), column


@pytest.mark.parametrize("row", named(reading.rows("ages", "vanaf")))
def test_a_municipality_asks_the_own_answer_at_another_age(row):
    somebody = Subject("Sanne", of_age(row["leeftijd"]), answers_from=int(row["vanaf"]))
    assert somebody.who(Question.ANSWER, TODAY) == parties(row["antwoord"])
    assert somebody.who(Question.HELP, TODAY) == parties(row["hulp"])


def test_every_question_has_a_column():
    assert set(COLUMNS.values()) == set(Question)


BORN = st.dates(date(1990, 1, 1), date(2026, 1, 1))


@given(BORN, st.integers(0, 40))
def test_answers_only_change_on_the_three_birthdays(birth_date, years):
    """On any other birthday and on the days around it nothing changes."""
    day = birthday(birth_date, years)
    somebody = Subject("Sanne", birth_date)
    assert bool(changes(somebody, day)) == (years in (12, 16, 18))
    assert not changes(somebody, day + timedelta(days=1))


@given(BORN, st.dates(date(2026, 1, 1), date(2060, 1, 1)), st.integers(1, 20))
def test_the_last_birth_date_is_the_same_rule_turned_round(birth_date, day, age):
    assert (birth_date <= last_birth_date(day, age)) == (age_on(birth_date, day) >= age)


def said(somebody: Subject, months_from: date, until: date) -> list[tuple[date, int]]:
    return [(turn.on, turn.age) for turn in turns(somebody, months_from, until)]


def test_the_preview_names_the_birthdays_that_are_coming_and_not_today():
    somebody = Subject("Sanne", date(2010, 12, 1))
    assert said(somebody, TODAY, date(2027, 2, 22)) == [(date(2026, 12, 1), 16)]
    assert said(somebody, date(2026, 12, 1), date(2027, 2, 22)) == []
    assert said(Subject("Sanne", date(2010, 12, 1), deceased_on=TODAY), TODAY, date(2027, 2, 22)) == []
    assert said(Subject("Sanne", None), TODAY, date(2027, 2, 22)) == []


def test_the_preview_says_in_words_what_changes():
    (turn,) = turns(Subject("Sanne", date(2010, 12, 1)), TODAY, date(2027, 2, 22))
    assert turn.changes == (
        "Toestemming voor hulp is nodig van Sanne zelf.",
        "Toestemming om te delen is nodig van Sanne zelf.",
        "Op analyse en plan telt het antwoord van Sanne zelf.",
        "Het dossier is in te zien door Sanne zelf en door een ouder alleen als Sanne dat goed vindt.",
        "Een verzoek op grond van de AVG komt van Sanne zelf.",
        "Een eigen toegang is mogelijk voor Sanne zelf en voor een ouder alleen als Sanne dat goed vindt.",
    )


def test_at_18_it_says_that_every_consent_lapses():
    (turn,) = turns(Subject("Sanne", date(2008, 12, 1)), TODAY, date(2027, 2, 22))
    assert "Alle toestemmingen van vóór die dag vervallen: Sanne kan ze opnieuw geven." in turn.changes


def test_who_cannot_decide_does_not_begin_to_at_12_or_16():
    unable = tuple((matter, date(2020, 1, 1), None) for matter in ("hulp", "dossier"))
    somebody = Subject("Sanne", date(2010, 12, 1), unable=unable)
    assert said(somebody, TODAY, date(2029, 1, 1)) == [(date(2028, 12, 1), 18)]


@pytest.mark.parametrize(
    ("somebody", "sentence"),
    [
        (Subject("Sanne", None), "De geboortedatum van Sanne is niet bekend."),
        (Subject("Sanne", date(2014, 1, 1), deceased_on=date(2025, 1, 1)), "Sanne is overleden"),
        (Subject("Sanne", date(2014, 1, 1), unable=(("hulp", date(2025, 1, 1), None),)),
         "Sanne kan nu niet zelf beslissen over hulp (wilsonbekwaam)."),
    ],
)  # fmt: skip
def test_caution_is_said_in_a_sentence(somebody, sentence):
    assert somebody.caution(TODAY).startswith(sentence)
    assert Subject("Sanne", date(2014, 1, 1)).caution(TODAY) == ""
    assert somebody.phase(TODAY) in Phase

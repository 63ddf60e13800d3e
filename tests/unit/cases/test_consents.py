"""Consent against the table that was written by hand, and what the form refuses to note down."""

from datetime import date, timedelta

import pytest
import time_machine

from cases.families.ages import birthday
from cases.families.models import Authority
from cases.sharing import consents as sharing
from cases.sharing.completeness import missing_consents
from cases.sharing.models import Consent
from flow.gate import Incomplete, NotAllowed, NotPossible
from tests.consenting import Sanne, answers, happens, make_sanne
from tests.personas import make_people
from tests.tables import reading
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-22T12:00:00+01:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def one() -> Sanne:
    return make_sanne(make_people())


def asked(one: Sanne, purpose: str, regime: str = "jeugdwet", part: str = "plan"):
    one.sanne.refresh_from_db()
    return missing_consents(one.sanne, {"organisation": one.people.provider.pk}, purpose, regime=regime,
                            parts=[part] if purpose == "delen" else [])  # fmt: skip


@pytest.mark.parametrize("row", [pytest.param(row, id=" ".join(row.values())[:70]) for row in
                                 reading.rows("consents", "leeftijd")])  # fmt: skip
def test_what_is_still_needed_is_said_in_one_sentence(one, row):
    one.becomes(None if row["leeftijd"] == "onbekend" else int(row["leeftijd"]))
    happens(one, row["situatie"])
    answers(one, row["antwoorden"], purpose=row["doel"], regime=row["regime"])
    found = asked(one, row["doel"], row["regime"])
    assert found.sentence == row["zin"]
    assert found.complete == row["zin"].startswith("De toestemming is compleet")


def answer(one: Sanne, by_whom, said: str = "gegeven", **more) -> Consent:
    row = Consent(case=one.case, about=one.sanne, organisation=one.people.provider, purpose=more.pop("purpose", "hulp"),
                  explained_as="behandeling", answer=said, given_by=by_whom, **more)  # fmt: skip
    if row.purpose == "delen":
        row.parts = ["plan"]
    return sharing.give(row, by=one.people.marit)


def test_the_capacity_follows_from_age_and_gezag_on_the_day(one):
    one.becomes(13)
    assert answer(one, one.sanne).capacity == "jeugdige"
    assert answer(one, one.peter).capacity == "ouder_met_gezag"
    one.becomes(18)
    assert answer(one, one.sanne, given_on=today()).capacity == "volwassene"


@pytest.mark.parametrize(
    ("age", "who", "field", "sentence"),
    [
        (11, "sanne", "given_by", "was Sanne jonger dan 12"),
        (16, "peter", "given_by", "Het gezag telt hier op die dag niet."),
        (13, "stranger", "given_by", "had op die dag geen gezag over Sanne"),
    ],
)
def test_an_answer_that_does_not_count_is_not_noted_down(one, age, who, field, sentence):
    one.becomes(age)
    giver = one.home.dario if who == "stranger" else getattr(one, who)
    with pytest.raises(Incomplete) as no:
        answer(one, giver)
    assert sentence in no.value.errors[field]
    assert not Consent.objects.exists()


def test_who_lost_the_gezag_before_the_day_of_the_answer_does_not_count(one):
    one.becomes(11)
    Authority.objects.filter(holder=one.peter).update(ends_on=today() - timedelta(days=2))
    assert answer(one, one.peter, given_on=today() - timedelta(days=2)).capacity == "ouder_met_gezag"
    with pytest.raises(Incomplete) as no:
        answer(one, one.peter)
    assert "had op die dag geen gezag" in no.value.errors["given_by"]


def test_a_wish_follows_on_a_refusal_and_is_of_the_child(one):
    one.becomes(13)
    for giver in (one.sanne, one.peter):
        with pytest.raises(Incomplete):
            answer(one, giver, "weloverwogen_wens")
    answer(one, one.peter, "geweigerd")
    answer(one, one.anna)
    assert asked(one, "hulp").sentence == (
        "Nog nodig: toestemming van Sanne (13) en van vader Peter (weigerde op 22 november 2026)."
    )
    answer(one, one.sanne, "weloverwogen_wens")
    assert asked(one, "hulp").complete


def test_a_new_answer_takes_the_earlier_one_back(one):
    one.becomes(11)
    refused = answer(one, one.peter, "geweigerd")
    answer(one, one.peter)
    refused.refresh_from_db()
    assert refused.withdrawn_on == today()
    with pytest.raises(Incomplete) as no:
        answer(one, one.peter, given_on=today() - timedelta(days=4))
    assert "given_on" in no.value.errors


def test_an_exception_that_does_not_fit_is_refused_in_words(one):
    one.becomes(11)
    for exception, purpose in (("gedwongen_kader", "hulp"), ("ernstig_nadeel", "hulp"), ("spoed", "delen")):
        with pytest.raises(Incomplete) as no:
            answer(one, None, "niet_nodig", exception=exception, explanation="overlegd", purpose=purpose)
        assert "Dit kan alleen bij" in no.value.errors["exception"]


def test_withdrawal_counts_at_once_and_only_once(one):
    one.becomes(16)
    row = answer(one, one.sanne)
    assert asked(one, "hulp").complete
    row.withdrawn_on = today()
    sharing.withdraw(row, by=one.people.marit)
    assert asked(one, "hulp").sentence == "Nog nodig: toestemming van Sanne (16)."
    with pytest.raises(NotPossible):
        sharing.withdraw(row, by=one.people.marit)


def test_a_provider_does_not_open_the_door_for_itself(one):
    one.becomes(16)
    row = Consent(case=one.case, about=one.sanne, organisation=one.people.provider, purpose="delen",
                  explained_as="behandeling", answer="gegeven", given_by=one.sanne)  # fmt: skip
    row.parts = ["plan"]
    with pytest.raises(NotAllowed):
        sharing.give(row, by=one.people.essen)


def test_on_the_birthdays_consent_changes_by_itself(one, clock):
    """Nothing runs between the days: only the clock moves. Sanne is born on 29 February."""
    one.sanne.birth_date = date(2016, 2, 29)
    one.sanne.save()
    answer(one, one.peter)
    answer(one, one.anna)
    said = []
    for age in (12, 16, 18):
        for day in (birthday(one.sanne.birth_date, age) - timedelta(days=1), birthday(one.sanne.birth_date, age)):
            clock.move_to(f"{day}T12:00:00+01:00")
            said.append((day, asked(one, "hulp").sentence))
            if day == date(2028, 2, 29):
                answer(one, one.sanne)
    assert said == [
        (date(2028, 2, 28), "De toestemming is compleet."),
        (date(2028, 2, 29), "Nog nodig: toestemming van Sanne (12)."),
        (date(2032, 2, 28), "De toestemming is compleet."),
        (date(2032, 2, 29), "De toestemming is compleet."),  # Sanne alone, who consented herself
        (date(2034, 2, 28), "De toestemming is compleet."),
        (date(2034, 3, 1), "Nog nodig: toestemming van Sanne (18)."),  # everything lapses
    ]


def test_a_corrected_birth_date_counts_at_once(one):
    one.becomes(17)
    row = answer(one, one.sanne)
    assert row.lapses_on == birthday(one.sanne.birth_date, 18)
    one.sanne.birth_date = birthday(one.sanne.birth_date, 0).replace(year=2014)
    one.sanne.save()
    assert asked(one, "hulp").sentence == "Nog nodig: toestemming van vader Peter en van moeder Anna."

"""Aandachtspunten that hang on a date, an age, a place or a word."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from cases.analysis import actions as analyses
from cases.attention.points import Point, points
from cases.attention.words import dates_in, listed, violence_in
from cases.evaluations import actions as evaluations
from cases.families.ages import birthday, plus_months
from cases.families.models import Authority, Case, Enrolment, Household, Person, ProtectionMeasure, Stay
from cases.management.commands.print_aandachtspunten import PAGE, page
from cases.plans.models import Agreement
from network.models import Municipality, Term
from tests import walks
from tests.attention_case import Whole, adopt, whole
from tests.personas import make_people


@pytest.fixture
def made(db: None) -> Whole:
    return whole(make_people())


def at(made: Whole, code: str, day: date | None = None) -> list[Point]:
    return [point for point in points(made.case, day) if point.code == code]


def days(number: int) -> timedelta:
    return timedelta(days=number)


def born(made: Whole, age: int, extra: int = 0) -> date:
    """Luka's birth date such that he became `age` so many days ago."""
    day = birthday(walks.today() - days(extra), -age)
    Person.objects.filter(pk=made.home.luka.pk).update(birth_date=day)
    return day


def test_an_evaluation_shortly_before_the_help_ends_names_the_last_day_to_ask(made: Whole):
    adopt(made)
    end = walks.today() + days(320)
    made.ask(status="voorstel", ends_on=end)
    assert not at(made, "evaluatie_te_kort_voor_einde")
    plan_one(made, end - days(19), ahead=end - days(170))
    (point,) = at(made, "evaluatie_te_kort_voor_einde", end - days(160))
    assert "ligt 19 dagen voor het einde" in point.sentence
    assert (point.until, point.urgent) == (end - days(56), False)
    (point,) = at(made, "evaluatie_te_kort_voor_einde", end - days(30))
    assert point.urgent
    assert "had de vraag er uiterlijk" in point.sentence


def plan_one(made: Whole, due_on: date, *, ahead: date) -> None:
    """Plan an evaluation, as people would on the day `ahead`."""
    with time_machine.travel(ahead, tick=False):
        evaluations.plan_evaluation(case=made.case, trigger="nieuwe_vraag", due_on=due_on, by=made.people.marit)


def test_an_evaluation_in_time_for_a_decision_makes_a_later_one_harmless(made: Whole):
    adopt(made, in_days=100)
    end = walks.today() + days(170)
    made.ask(ends_on=end)
    plan_one(made, end - days(10), ahead=walks.today())
    assert not at(made, "evaluatie_te_kort_voor_einde")


def test_help_that_the_institution_determines_needs_no_eight_weeks(made: Whole):
    adopt(made)
    end = walks.today() + days(60)
    request = made.ask(ends_on=end)
    assert at(made, "evaluatie_te_kort_voor_einde")
    made.change(request, route="gi_bepaling")
    assert not at(made, "evaluatie_te_kort_voor_einde")


def test_help_that_ends_without_any_evaluation(made: Whole):
    made.ask(ends_on=walks.today() + days(100))
    assert not at(made, "hulp_eindigt_zonder_evaluatie")  # the date is chosen when the plan is adopted
    (point,) = at(made, "hulp_eindigt_zonder_evaluatie", walks.today() + days(44))
    assert (point.until, point.urgent) == (walks.today() + days(44), True)
    made.ask(asked_on=walks.today(), begins_on=walks.today() + days(100), ends_on=walks.today() + days(400))
    assert not at(made, "hulp_eindigt_zonder_evaluatie", walks.today() + days(44))


def test_the_perspective_plan_runs_from_sixteen_and_a_half_until_eighteen(made: Whole):
    start = plus_months(born(made, 16), 198)
    assert not at(made, "perspectiefplan", start - days(1))
    (point,) = at(made, "perspectiefplan", start)
    assert "had vanaf" in point.sentence
    assert point.urgent
    assert not at(made, "perspectiefplan", birthday(born(made, 18), 18))


def test_an_agreement_about_the_perspective_plan_is_named_and_done_is_done(made: Whole):
    born(made, 17)
    agreement = made.add(Agreement, what="Perspectiefplan maken met Luka.", person=made.home.dario,
                         due_on=walks.today() + days(20))  # fmt: skip
    (point,) = at(made, "perspectiefplan")
    assert "Perspectiefplan maken met Luka." in point.sentence
    assert point.urgent
    made.change(agreement, what="Perspectiefplan afmaken met Luka.")
    (point,) = at(made, "perspectiefplan")
    assert (point.informs, "afmaken voor" in point.sentence) == (True, True)
    Agreement.objects.filter(pk=agreement.pk).update(status="gedaan", settled_on=walks.today())
    assert not at(made, "perspectiefplan")


def test_turning_eighteen_is_seen_a_year_and_a_half_ahead_and_presses_in_the_last_half_year(made: Whole):
    on = birthday(born(made, 15), 18)
    first = plus_months(on, -18)
    if plus_months(first - days(1), 18) == on:  # eighteen months after 31 May is 1 December too
        first -= days(1)
    assert not at(made, "wordt_18", first - days(1))
    assert at(made, "wordt_18", first)[0].informs
    assert at(made, "wordt_18", plus_months(on, -6))[0].urgent
    assert not at(made, "wordt_18", on)


def test_at_home_from_school_for_four_weeks_and_for_three_months(made: Whole):
    since = walks.today()
    Enrolment.objects.update(at_home_since=since)
    assert not at(made, "thuis_van_school", since + days(27))
    (point,) = at(made, "thuis_van_school", since + days(77))
    assert ("11 weken" in point.sentence, point.urgent) == (True, False)
    assert at(made, "thuis_van_school", since + days(92))[0].urgent


@pytest.mark.parametrize(
    ("unit", "frequency", "amount", "wrong"),
    [
        ("14", "2", 7, ""), ("14", "2", 8, "meer dan er kan"), ("14", "6", 7, "per week"), ("14", "6", 40, ""),
        ("04", "1", 25, "meer dan er kan"), ("04", "2", "1.5", ""), ("16", "1", 7, "meer dan er kan"),
        ("14", "6", 400, "meer dan er kan"), ("82", "6", 3, ""), ("04", "2", 0, "boven nul"),
        ("", "2", 3, "eenheid ontbreekt"),
    ],
)  # fmt: skip
def test_amounts_that_do_not_fit(made: Whole, unit: str, frequency: str, amount: Any, wrong: str):
    made.ask(unit=unit, frequency=frequency, amount=amount)
    found = at(made, "hoeveelheid_past_niet")
    assert bool(found) == bool(wrong)
    assert not wrong or wrong in found[0].sentence


def test_a_child_in_foster_care_elsewhere_stays_the_same_municipalitys_child(made: Whole):
    home = made.add(Household, name="bij opa en oma", municipality=Municipality.objects.get(code="GM1950"))
    stay = made.add(Stay, person=made.home.luka, household=home, kind="pleegzorg", begins="2026-03")
    (point,) = at(made, "woont_in_andere_gemeente")
    assert point.informs
    assert "Westerwolde" in point.sentence
    assert "Verantwoordelijk blijft Veendam" in point.sentence
    made.change(stay, kind="omgang")
    assert not at(made, "woont_in_andere_gemeente")
    made.change(stay, kind="hoofdverblijf", is_registered=True)
    (point,) = at(made, "woont_in_andere_gemeente")
    assert not point.informs
    assert "staat ingeschreven in Westerwolde" in point.sentence


def test_a_measure_that_is_not_granted_and_one_that_ends(made: Whole):
    made.add(ProtectionMeasure, child=made.home.luka, kind="71", begins_on=walks.today() - days(9),
             ends_on=walks.today() + days(30))  # fmt: skip
    made.add(ProtectionMeasure, child=made.home.luka, kind="72", note="zitting over drie weken")
    made.ask(category="verblijf_opname", product_name="gezinshuis", route="gi_bepaling")
    (point,) = at(made, "maatregel_nog_niet_verleend")
    assert "zitting over drie weken" in point.sentence
    assert "Gezinshuis na" in point.sentence
    (point,) = at(made, "maatregel_eindigt")
    assert "machtiging gesloten jeugdhulp voor Luka eindigt op" in point.sentence


def test_waiting_for_answers_names_who_and_starts_after_the_term(made: Whole):
    analysis = walks.go(made.analysis, "share", made.people.marit)
    analyses.respond(
        analysis=analysis, by=made.people.marit, person=made.home.luka, content="niet_akkoord", help="akkoord"
    )
    assert not at(made, "wacht_op_antwoord", walks.today() + days(14))
    (point,) = at(made, "wacht_op_antwoord", walks.today() + days(15))
    assert "Dario Horvat" in point.sentence
    assert "Luka" not in point.sentence


def test_a_signature_is_read_per_person_and_by_whole_names(made: Whole):
    Person.objects.filter(pk=made.home.dario.pk).update(first_name="Ana")
    analysis = walks.go(made.analysis, "share", made.people.marit)
    for person in (made.home.luka, made.home.ivana):
        analyses.respond(analysis=analysis, by=made.people.marit, person=person, content="akkoord", help="akkoord")
    request = made.ask(signed=f"Luka {walks.today():%d-%m-%Y}, Ivana {walks.today():%d-%m-%Y}")
    assert not at(made, "getekend_voor_akkoord")
    made.change(request, signed=f"Luka {walks.today() - days(1):%d-%m-%Y}, Ana {walks.today():%d-%m-%Y}")
    told = {point.sentence for point in at(made, "getekend_voor_akkoord")}
    assert len(told) == 2
    assert any(sentence.startswith("Ana tekende") and "nog niet" in sentence for sentence in told)


def test_dissent_is_not_a_fault(made: Whole):
    before = {point.code for point in points(made.case)}
    analysis = walks.go(made.analysis, "share", made.people.marit)
    walks.everybody_answers(
        made.people, analysis, lambda **a: analyses.respond(analysis=analysis, **{**a, "content": "niet_akkoord"})
    )
    assert {point.code for point in points(made.case)} == before


def test_gezag_is_asked_again_at_a_follow_up(made: Whole):
    analysis = walks.go(made.analysis, "share", made.people.marit)
    walks.everybody_answers(made.people, analysis, lambda **answer: analyses.respond(analysis=analysis, **answer))
    analysis = walks.go(analysis, "finalise", made.people.marit)
    Authority.objects.update(checked_on=walks.today() - days(3))
    analyses.follow_up(previous=analysis, triggers=["nieuwe_vraag"], by=made.people.marit)
    (point,) = at(made, "gezag_nakijken_bij_vervolg")
    assert "Luka" in point.sentence
    Authority.objects.update(checked_on=walks.today())
    assert not at(made, "gezag_nakijken_bij_vervolg")


def test_a_term_of_the_municipality_goes_before_the_default_and_is_named_as_the_source(made: Whole):
    Case.objects.update(opened_on=walks.today() - days(22))
    assert not at(made, "termijn_loopt_af")
    Term.objects.create(municipality_id="GM0047", key="analysis_days", value=28, valid_from=walks.today(),
                        source="Verordening Veendam art. 3")  # fmt: skip
    (point,) = at(made, "termijn_loopt_af")
    assert "Nog 6 dagen" in point.sentence
    assert point.source.startswith("Verordening Veendam art. 3")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Er werd geslagen en geschopt.", ["geslagen", "geschopt"]), ("Hij mishandelde haar.", ["mishandelde"]),
        ("Huiselijk geweld.", ["geweld"]), ("Ruzies stoppen zonder slaan.", []), ("Er is geen geweld meer.", []),
        ("Een geweldig verslag over verslagen.", []), ("Dat slaat nergens op.", []), ("Hij slaapt slecht.", []),
        ("Ik hoop dat deze hulp aanslaat.", []), ("SLAAN", ["slaan"]),
    ],
)  # fmt: skip
def test_words_of_violence(text: str, found: list[str]):
    assert violence_in(text) == found


def test_dates_and_lists_are_read_and_said_as_people_do():
    assert list(dates_in("Luka 27-6-2025, 2025-06-28 en 1 juli 2025, niet 31-2-2025")) == [
        date(2025, 6, 27), date(2025, 6, 28), date(2025, 7, 1),
    ]  # fmt: skip
    assert listed([]) == ""
    assert listed(["a", "b", "c"]) == "a, b en c"
    assert listed("abcdefg") == "a, b, c, d en nog 3"


def test_the_printed_book_of_rules_is_in_step():
    assert PAGE.read_text(encoding="utf-8") == page(), "Draai: python manage.py print_aandachtspunten"

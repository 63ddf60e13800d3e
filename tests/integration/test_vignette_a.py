"""Case file A, taken over on the day of its last answer (26 June 2025): what each control point says is what is found.

Every control point of the file is covered by this issue; the last one (sharing with parents from 16 on) is told as a
coming birthday, the sharing itself waits for consent per statement.
"""

from datetime import date

import pytest

from cases.analysis.circles import circles
from cases.analysis.models import respondents
from cases.attention.clocks import clocks
from cases.attention.points import points
from cases.families.models import Case
from cases.plans import actions as plans
from cases.web.responses import how_it_came
from tests.case_files import found, on, walked_in

DOCUMENT, ANSWERED = date(2025, 6, 24), date(2025, 6, 26)


@pytest.fixture(scope="module")
def case_key(django_db_setup, django_db_blocker):
    with walked_in("a", ANSWERED, django_db_blocker) as key:
        yield key


@pytest.fixture
def case(case_key, db):
    with on(ANSWERED):
        yield Case.objects.get(pk=case_key)


@pytest.fixture
def analysis(case):
    return case.analyses.get()


@pytest.fixture
def plan(case):
    return case.plans.get()


def test_luka_is_15_on_the_day_of_the_document(case):
    assert [(one.first_name, one.age_on(DOCUMENT)) for one in case.youths()] == [("Luka", 15)]


def test_the_terms_are_said_to_be_those_of_groningen(case):
    (point,) = found(case, "termijnen_van_groningen")
    assert "Veendam kan andere regels hebben" in point.sentence


def test_the_clocks_end_six_and_eight_weeks_after_the_question(case):
    due = {clock.key: clock.due for clock in clocks(case)}
    assert (due["analysis_days"], due["decision_days"]) == (date(2025, 7, 8), date(2025, 7, 22))


def test_luka_and_both_parents_answer_and_consent(case, analysis):
    family = {str(one.person) for one in respondents(analysis) if one.person}
    assert family == {"Luka", "Dario", "Ivana"}
    request = case.help_requests.get()
    assert {one.first_name for one in request.consented.all()} == family
    assert not found(case, "toestemming_ontbreekt")
    request.consented.remove(request.consented.get(first_name="Ivana"))
    (point,) = found(case, "toestemming_ontbreekt")
    assert "Ivana" in point.sentence


def test_residence_is_asked_and_the_analysis_is_there(case, analysis):
    assert case.help_requests.get().is_residence
    assert analysis.status == "final"
    assert not found(case, "verblijf_zonder_analyse")


def test_the_rumour_is_kept_as_one_and_told_where_the_picture_leans_on_it(case, analysis):
    rumours = [one.reference for one in analysis.statements.all() if one.is_rumour]
    assert rumours == ["s-5"]
    (point,) = found(case, "beeld_op_gerucht")
    assert "Vriendengroep waar zorgen over zijn" in point.sentence
    assert "mishandel" not in analysis.text("summary")


def test_violence_without_a_safety_plan_warns_until_the_agreement_is_done(case, plan):
    (point,) = found(case, "geweld_zonder_veiligheidsplan")
    assert point.urgent and "4 juli 2025" in point.sentence
    agreement = plan.agreements.get(reference="a-7")
    assert agreement.kind == "veiligheidsplan"
    plans.settle_agreement(agreement, status="gedaan", by=case.coordinator)
    assert not found(case, "geweld_zonder_veiligheidsplan")


def test_exactly_the_two_circles_are_found(analysis):
    names = {factor.pk: factor.reference for factor in analysis.factors.all()}
    assert {frozenset(names[key] for key in circle) for circle in circles(analysis.links.all())} == {
        frozenset({"f-somber", "f-middelen"}),
        frozenset({"f-boos", "f-grenzen"}),
    }


def test_the_last_evaluation_comes_too_late_for_a_decision(case):
    (point,) = found(case, "evaluatie_te_kort_voor_einde")
    assert "21 april 2026" in point.sentence
    assert "19 dagen" in point.sentence and "15 maart 2026" in point.sentence


def test_luka_becomes_16(case):
    (point,) = found(case, "wordt_16")
    assert "9 mei 2026" in point.sentence


def test_nothing_false_stands_beside_it(case):
    assert {point.code for point in points(case)} == {
        "termijnen_van_groningen", "beeld_op_gerucht", "geweld_zonder_veiligheidsplan", "kring",
        "evaluatie_te_kort_voor_einde", "wordt_16", "in_stand_zonder_doel",
    }  # fmt: skip


def test_two_separate_answers_in_own_words_are_kept_on_the_analysis_and_the_plan(analysis, plan):
    for document in (analysis, plan):
        luka = next(one.response for one in respondents(document) if str(one.person) == "Luka")
        assert (luka.content, luka.help, luka.answered_on) == ("akkoord", "akkoord", ANSWERED)
        assert luka.words == "Weg van hier, dat is wat ik wil. De rest vind ik prima."
        assert document.shared_state()[0] == "gedeeld"


def test_whoever_is_not_in_the_file_was_not_asked_and_it_says_why(analysis):
    silent = [one.response for one in respondents(analysis) if one.professional]
    assert {(one.content, one.not_asked_reason) for one in silent} == {
        ("niet_gevraagd", "Het antwoord staat niet in het ingelezen bestand.")
    }


def test_what_came_in_from_the_file_is_not_said_to_be_given_by_who_took_it_over(analysis, plan):
    for document in (analysis, plan):
        (of_marit,) = document.responses.filter(professional__name="Marit Dijkhuis")
        assert of_marit.added_by == of_marit.professional
        assert how_it_came(of_marit) == "ingelezen uit een bestand, opgeschreven door Marit Dijkhuis"


def test_the_plan_is_in_force_since_the_last_answer_with_both_evaluations_ahead(case, plan):
    assert (plan.status, plan.adopted_on, plan.next_evaluation_on) == ("active", ANSWERED, date(2025, 12, 9))
    assert [one.due_on for one in case.evaluations.order_by("due_on")] == [date(2025, 12, 9), date(2026, 4, 21)]
    first = case.evaluations.get(due_on=date(2025, 12, 9))
    assert first.how == "videobellen"
    assert [str(one) for one in first.organisations.all()] == ["Stichting De Verre Oever"]


def test_voices_follow_from_who_speaks(analysis):
    voices = {one.reference: one.voice for one in analysis.statements.all()}
    assert (voices["s-1"], voices["s-9"], voices["s-11"]) == ("jeugdige", "moeder", "vader")
    assert (voices["s-10"], voices["s-14"]) == ("professional", "professional")
    assert analysis.statements.get(reference="s-3").via == "Dario"


def test_the_bsn_is_encrypted_and_found_by_exact_match_only(case):
    people = case.family.people
    assert people.model.objects.with_bsn("999910450").get().first_name == "Luka"
    assert not people.model.objects.with_bsn("99991045").exists()

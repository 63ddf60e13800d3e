"""Case file D, a follow-up, taken over on the day of its last answer (15 November 2026).

What waits for a later issue:

| control point                                                        | waits for                     |
|----------------------------------------------------------------------|-------------------------------|
| consent c-d3 refused, the report of the therapy is not kept          | consent                       |
| handover to the local team after 18 March 2027                       | an offer of it, at its time   |
| contact with Jurre after 18 has no law yet                           | the move to 18+               |
"""

from datetime import date

import pytest

from cases.analysis.circles import circles
from cases.analysis.models import Statement, respondents
from cases.attention.clocks import ClockState, clocks
from cases.attention.points import points
from cases.evaluations.actions import previous_scores
from cases.families.ages import plus_months
from cases.families.models import Authority, Case, Coordination, Person
from cases.sharing.models import team_of
from tests.case_files import case_file, found, on, walked_in

DOCUMENT, ANSWERED = date(2026, 11, 12), date(2026, 11, 15)


@pytest.fixture(scope="module")
def case_key(django_db_setup, django_db_blocker):
    with walked_in("d", ANSWERED, django_db_blocker) as key:
        yield key


@pytest.fixture
def case(case_key, db):
    with on(ANSWERED):
        yield Case.objects.get(pk=case_key)


@pytest.fixture
def analysis(case):
    return case.analyses.get(number=2)


@pytest.fixture
def plan(case):
    return case.plans.get(status="active")


def test_romy_is_16_and_becomes_18_fourteen_months_later(case):
    (romy,) = [one for one in case.youths() if one.first_name == "Romy"]
    assert romy.age_on(DOCUMENT) == 16
    assert plus_months(DOCUMENT.replace(day=12), 14) == date(2028, 1, 12)
    (point,) = found(case, "wordt_18")
    assert "12 januari 2028" in point.sentence and not point.urgent


def test_the_perspective_plan_runs_and_has_a_last_day(case):
    (point,) = found(case, "perspectiefplan")
    assert "vanaf 12 juli 2026" in point.sentence and "18 december 2026" in point.sentence
    assert point.informs


def test_process_regie_is_the_municipalitys_and_content_regie_ends_with_the_measure(case):
    def regie(day):
        rows = Coordination.objects.current(day).filter(case=case)
        return {row.kind: str(row.organisation or row.user) for row in rows}

    assert regie(ANSWERED) == {
        "casusregie": "Elin Hoekzema", "procesregie": "Lokaal team Het Hogeland",
        "inhoudelijke_regie": "Jeugdbescherming De Wadrand",
    }  # fmt: skip
    assert "inhoudelijke_regie" not in regie(date(2027, 3, 19))
    assert regie(date(2027, 3, 19))["procesregie"] == "Lokaal team Het Hogeland"


def test_help_determined_by_the_institution_has_no_six_steps_and_no_eight_weeks(case):
    states = {clock.key: clock.state for clock in clocks(case)}
    assert states["analysis_days"] == states["decision_days"] == ClockState.NOT_RUNNING
    requests = case.help_requests.all()
    assert {one.route for one in requests} == {"gi_bepaling"}
    assert not any(one.question or one.needed or one.conclusion for one in requests)


def test_father_has_no_gezag_no_answer_and_his_question_is_an_agreement(case, analysis, plan):
    father = Authority.objects.get(holder__first_name="Kees-Jan")
    assert (father.kind, father.source) == ("geen", "anders")
    assert "erkenning in 2010" in father.note
    assert "Kees-Jan" not in {str(one.person) for one in respondents(analysis)}
    assert plan.agreements.get(reference="a-d11").what.startswith("De GI antwoordt vader")


def test_the_kwelderhoeve_disagrees_and_it_is_not_written_away(analysis):
    link = analysis.links.get(source__reference="f-d6", target__reference="f-d3")
    assert {str(one.professional): one.view for one in link.views.all() if one.professional}[
        "Matthijs Kamp"
    ] == "oneens"
    view = analysis.view_differences.get(who="Matthijs Kamp")
    assert view.words == "Pas na drie maanden zonder weglopen."
    answer = next(one.response for one in respondents(analysis) if str(one.professional) == "Matthijs Kamp")
    assert (answer.content, answer.help) == ("gedeeltelijk", "niet_akkoord")
    assert answer.words == "Wij vinden december te vroeg. Wij werken wel mee."
    assert analysis.status == "final" and analysis.shared_state()[0] == "deels"
    advice = analysis.consultations.get(followed=False)
    assert "onrust juist groter" in advice.why_not


def test_the_family_home_is_on_the_team_and_does_not_see_what_is_shielded_from_it(case, analysis):
    names = {str(one) for one in team_of(case)}
    assert {"Marja Veldman", "Dirk Veldman", "Elin Hoekzema", "Wouter Meinders", "Yara Blom", "Esther Lubbers"} <= names
    marja = team_of(case).get(name="Marja Veldman")
    kept = analysis.statements.get(reference="s-d4")
    assert kept.audience == "named" and marja not in kept.named.all()
    mine = Statement.objects.visible_to(marja)
    assert mine.exists() and not mine.filter(reference="s-d4").exists()
    assert {one.first_name for one in Person.objects.visible_to(marja)} == {"Romy"}


def test_the_imposed_goal_is_recognisable_and_says_by_whom(plan):
    imposed = plan.goals.filter(is_imposed=True)
    assert [(one.reference, str(one.imposed_by)) for one in imposed] == [("d-d5", "Jeugdbescherming De Wadrand")]


def test_the_previous_picture_is_quoted_literally(analysis):
    told = case_file("d")["analyse"]["vorig_beeld"]
    assert analysis.previous.text("summary") == told["tekst"].strip()
    assert (analysis.previous.status, analysis.previous.finalised_on) == ("final", date(2026, 5, 12))
    assert not analysis.summary_copied_bare()


def test_every_difference_is_explained(analysis):
    assert [(one.change, bool(one.explanation)) for one in analysis.differences.all()] == [
        ("gebleven", True), ("aangescherpt", True), ("aangescherpt", True), ("nieuw", True), ("nieuw", True),
        ("vervallen", True),
    ]  # fmt: skip
    assert analysis.unexplained_differences() == []
    assert analysis.trigger_labels() == ["het was afgesproken", "er is iets groots gebeurd"]


def test_exactly_the_one_circle_is_found(analysis):
    names = {factor.pk: factor.reference for factor in analysis.factors.all()}
    found_circles = [{names[key] for key in circle} for circle in circles(analysis.links.all())]
    assert found_circles == [{"f-d2", "f-d3", "f-d5"}]


def test_the_measure_that_is_not_granted_yet_is_told_with_what_hangs_on_it(case):
    (point,) = found(case, "maatregel_nog_niet_verleend")
    assert "machtiging uithuisplaatsing" in point.sentence and "31 december 2026" in point.sentence


def test_the_previous_plan_was_looked_back_on_and_replaced(case, plan):
    before = case.plans.get(number=1)
    assert (before.status, before.adopted_on, before.ended_on) == ("replaced", date(2026, 5, 12), ANSWERED)
    looked = before.evaluations.get(status="concluded")
    assert (looked.held_on, looked.concluded_on) == (DOCUMENT, DOCUMENT)
    assert {one.goal.reference: one.result for one in looked.reviews.all()} == {
        "vd-1": "deels_behaald", "vd-2": "behaald", "vd-3": "niet_behaald",
    }  # fmt: skip
    assert {(one.goal.reference, str(one.person), one.score) for one in looked.scores.all()} == {
        ("vd-1", "Romy", 6), ("vd-2", "Romy", 6), ("vd-3", "Anja", 4),
    }  # fmt: skip


def test_goals_that_go_on_are_tied_to_their_previous_version(plan):
    line = {one.reference: one.continues.reference for one in plan.goals.filter(continues__isnull=False)}
    assert line == {"d-d2": "vd-1", "d-d3": "vd-3"}
    first = plan.evaluations.get(due_on=date(2026, 12, 8))
    told = {
        plan.goals.get(pk=key).reference: [one.score for one in rows]
        for key, rows in previous_scores(first, plan.added_by).items()
    }
    assert {key: rows for key, rows in told.items() if rows} == {"d-d2": [6], "d-d3": [4]}


def test_the_family_makes_its_own_part_of_the_plan(plan):
    assert (plan.family_plan_answer, plan.family_plan_skip_ground, plan.no_family_plan_on) == ("gewenst", "", None)


def test_the_aunt_answered_too_and_what_she_read_is_said(analysis):
    tineke = next(one.response for one in respondents(analysis) if str(one.person) == "Tineke")
    assert tineke.words == "Ze mag altijd bellen, ook na haar achttiende. (las alleen haar eigen deel)"


def test_nothing_false_stands_beside_it(case):
    assert {point.code for point in points(case)} == {
        "maatregel_nog_niet_verleend", "maatregel_eindigt", "perspectiefplan", "wordt_18", "kring",
        "woont_in_andere_gemeente",
    }  # fmt: skip

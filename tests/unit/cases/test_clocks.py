"""The clocks of a case: when they start, stand still, and are met."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from cases.access.records import write
from cases.attention.clocks import ClockReading, ClockState, clocks
from cases.families.clocks import run
from cases.families.models import Case, ClockPause
from cases.plans import actions as plans
from cases.plans.models import HelpRequest
from network.working_days import end_of_term
from tests import walks
from tests.personas import People, make_people

START = date(2025, 5, 27)


@dataclass
class Pause:
    begins_on: date
    ends_on: date | None = None


def test_six_weeks_after_27_may_is_8_july():
    assert run(START, 42, [], today=START).due == date(2025, 7, 8)


def test_eight_weeks_over_the_end_of_a_year_and_a_leap_day():
    assert run(date(2027, 12, 30), 63, [], today=date(2028, 1, 1)).due == date(2028, 3, 2)


def test_a_pause_counts_its_first_and_its_last_day():
    ran = run(START, 42, [Pause(date(2025, 6, 2), date(2025, 6, 6))], today=date(2025, 6, 30))
    assert (ran.due, ran.paused_days) == (date(2025, 7, 13), 5)


def test_an_open_pause_moves_the_last_day_along_with_today():
    pauses = [Pause(date(2025, 6, 2))]
    left = {
        (run(START, 42, pauses, today=day).due - day).days
        for day in (date(2025, 6, 2), date(2025, 6, 20), date(2025, 9, 1))
    }
    assert left == {37}


def test_two_pauses_on_the_same_days_count_once():
    pauses = [Pause(date(2025, 6, 2), date(2025, 6, 6)), Pause(date(2025, 6, 5), date(2025, 6, 9))]
    assert run(START, 42, pauses, today=date(2025, 6, 30)).paused_days == 8


def test_a_pause_before_the_start_or_after_the_last_day_changes_nothing():
    pauses = [Pause(date(2025, 5, 1), START), Pause(date(2025, 7, 9), date(2025, 7, 30))]
    assert run(START, 42, pauses, today=date(2025, 8, 1)) == run(START, 42, [], today=START)


def test_after_it_was_met_a_clock_no_longer_moves():
    pauses = [Pause(date(2025, 6, 2))]
    assert run(START, 42, pauses, today=date(2026, 1, 1), met_on=date(2025, 6, 4)).paused_days == 3


@dataclass
class World:
    """A family whose question came thirty days ago."""

    people: People
    home: walks.Household

    def change(self, **fields: Any) -> None:
        Case.objects.filter(pk=self.home.case.pk).update(**fields)
        self.home.case = Case.objects.get(pk=self.home.case.pk)

    @property
    def case(self) -> Case:
        return self.home.case


@pytest.fixture
def world(db: None) -> World:
    people = make_people()
    made = World(people, walks.active(people))
    made.change(opened_on=walks.today() - timedelta(days=30))
    return made


def reading(world: World, key: str, today: date | None = None) -> ClockReading:
    return next(one for one in clocks(world.case, today) if one.key == key)


def asked(world: World, **fields: Any) -> HelpRequest:
    facts = {
        "case": world.case, "person": world.home.luka, "asked_on": walks.today() - timedelta(days=3),
        "category": "ambulant", "product_name": "begeleiding", "status": "aangevraagd", **fields,
    }  # fmt: skip
    return write(HelpRequest(**facts), by=world.people.marit)


def test_the_analysis_is_due_six_weeks_after_the_question_and_met_when_it_lies_before_the_family(world):
    one = reading(world, "analysis_days")
    assert one.start == world.case.opened_on
    assert (one.due, one.days_left, one.state) == (one.start + timedelta(days=42), 12, ClockState.RUNNING)
    walks.analysis_shared(world.people, world.home)
    one = reading(world, "analysis_days")
    assert (one.met_on, one.state) == (walks.today(), ClockState.MET)


def test_the_day_after_the_last_day_it_is_late(world):
    due = reading(world, "analysis_days").due or date.max
    assert reading(world, "analysis_days", due).state == ClockState.RUNNING
    assert reading(world, "analysis_days", due).words == "Vandaag"
    late = reading(world, "analysis_days", due + timedelta(days=1))
    assert (late.state, late.words) == (ClockState.LATE, "1 dag te laat")


def test_a_pause_of_one_clock_leaves_the_others_alone(world):
    asked(world)
    before = reading(world, "analysis_days").due
    write(
        ClockPause(
            case=world.case, clock="decision_days", begins_on=walks.today() - timedelta(days=2), reason="Wachten"
        ),
        by=world.people.marit,
    )
    one = reading(world, "decision_days")
    assert (one.paused_days, one.state) == (3, ClockState.PAUSED)
    assert reading(world, "analysis_days").due == before


def test_the_decision_clock_starts_at_first_contact_and_stops_at_the_decision(world):
    assert reading(world, "decision_days").state == ClockState.NOT_RUNNING
    request = asked(world)
    one = reading(world, "decision_days")
    assert one.due == world.case.opened_on + timedelta(days=56)
    request.status, request.decided_on = "toegekend", walks.today()
    write(request, by=world.people.marit)
    assert reading(world, "decision_days").met_on == walks.today()


def test_a_question_after_the_decision_has_a_clock_of_its_own(world):
    asked(world, status="loopt", decided_on=walks.today() - timedelta(days=2), asked_on=world.case.opened_on)
    asked(world, asked_on=walks.today(), product_name="verlenging")
    starts = [one.start for one in clocks(world.case) if one.key == "decision_days"]
    assert starts == [world.case.opened_on, walks.today()]


def test_help_determined_by_the_institution_knows_no_eight_weeks(world):
    asked(world, route="gi_bepaling")
    for key in ("decision_days", "analysis_days"):
        one = reading(world, key)
        assert one.state == ClockState.NOT_RUNNING
        assert "gecertificeerde instelling" in one.words


def test_urgent_help_has_four_weeks_from_the_start_of_the_help(world):
    began = walks.today() - timedelta(days=7)
    world.change(urgent=True, urgent_help_began_on=began)
    assert reading(world, "urgent_decision_days").due == began + timedelta(days=28)


def test_the_plan_has_six_weeks_from_the_day_it_is_clear_that_the_family_makes_none(world):
    assert reading(world, "plan_days").state == ClockState.NOT_RUNNING
    plan = plans.begin(case=world.case, by=world.people.marit)
    plan.family_plan_offered_on, plan.family_plan_answer = walks.today(), "gewenst"
    write(plan, by=world.people.marit)
    assert "zelf een familiegroepsplan" in reading(world, "plan_days").words
    plan.family_plan_answer, plan.family_plan_skip_ground, plan.no_family_plan_on = "niet_gewenst", "a", walks.today()
    write(plan, by=world.people.marit)
    assert reading(world, "plan_days").due == end_of_term(walks.today() + timedelta(days=42))


def test_a_decision_must_be_used_within_three_months(world):
    request = asked(
        world, status="toegekend", decided_on=walks.today() - timedelta(days=95), asked_on=world.case.opened_on
    )
    assert reading(world, "use_help_days").state == ClockState.LATE
    request.first_contact_on = walks.today() - timedelta(days=90)
    write(request, by=world.people.marit)
    assert reading(world, "use_help_days").state == ClockState.MET


def test_gezag_is_looked_up_again_after_half_a_year(world):
    one = reading(world, "gezag_check_days")
    assert (one.start, one.state) == (walks.today(), ClockState.RUNNING)
    assert reading(world, "gezag_check_days", walks.today() + timedelta(days=183)).state == ClockState.LATE

"""Periods that may not overlap: pauses of one clock, an organisation that takes part, somebody on the team."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils.formats import date_format

from cases.access.records import write
from cases.families.clocks import run
from cases.families.codes import Clock
from cases.families.models import ClockPause
from cases.plans.models import GoalScale, Plan
from cases.reminders.moments import Moments
from cases.sharing import actions as sharing
from cases.sharing.models import Participation, TeamMember
from flow.gate import Incomplete, NotPossible
from network.working_days import end_of_term
from tests import walks
from tests.walks import today

pytestmark = pytest.mark.django_db

WHY: dict[str, Any] = {"ground": "direct_betrokken", "explanation": "Behandelt de jongere."}
CLEAR_ON = date(2026, 1, 5)  # six weeks end on 16 February


@pytest.fixture
def home(people):
    return walks.active(people)


def pause(home, people, begins_on: date, ends_on: date | None = None, clock: Clock = Clock.PLAN) -> ClockPause:
    row = ClockPause(case=home.case, clock=clock, begins_on=begins_on, ends_on=ends_on, reason="Wachten op gegevens.")
    return write(row, by=people.marit)


def test_a_pause_that_overlaps_another_of_the_same_clock_is_refused(people, home):
    pause(home, people, date(2026, 1, 10), date(2026, 1, 20))
    with pytest.raises(Incomplete) as no:
        pause(home, people, date(2026, 1, 20), date(2026, 1, 25))
    assert no.value.errors == {
        "begins_on": "Deze termijn staat al stil vanaf 10 januari 2026, tot en met 20 januari 2026. "
        "Pas die pauze aan of kies andere dagen."
    }
    pause(home, people, date(2026, 1, 21))
    with pytest.raises(Incomplete, match="vanaf 21 januari 2026, en dat loopt nog"):
        pause(home, people, date(2026, 2, 1), date(2026, 2, 2))
    pause(home, people, date(2026, 1, 12), clock=Clock.ANALYSIS)
    assert home.case.pauses.count() == 3


def test_a_pause_can_be_changed_without_clashing_with_itself(people, home):
    row = pause(home, people, date(2026, 1, 10))
    row.ends_on = date(2026, 1, 12)
    assert write(row, by=people.marit).ends_on == date(2026, 1, 12)


@pytest.mark.parametrize(
    "pauses",
    [
        [],
        [(date(2026, 1, 1), date(2026, 1, 5))],  # over before the first day counts
        [(date(2026, 1, 1), date(2026, 1, 8))],
        [(date(2026, 1, 20), date(2026, 1, 24)), (date(2026, 1, 25), date(2026, 1, 25))],
        [(date(2026, 2, 16), date(2026, 2, 20))],  # begins on the very last day
        [(date(2026, 2, 17), date(2026, 2, 20))],  # begins when it is too late
        [(date(2026, 1, 20), date(2026, 1, 24)), (date(2026, 2, 18), date(2026, 2, 20))],
        [(date(2026, 1, 20), date(2026, 1, 24)), (date(2026, 2, 25), date(2026, 3, 1))],
        [(date(2026, 2, 17), date(2026, 2, 27)), (date(2026, 2, 28), date(2026, 3, 1))],
        [(date(2026, 1, 20), date(2026, 1, 24)), (date(2026, 4, 10), date(2026, 4, 12))],  # not here yet
    ],
)
def test_python_and_sql_agree_on_the_last_day_of_the_six_weeks(people, home, pauses):
    plan = walks.plan_draft(people, home)
    Plan.objects.filter(pk=plan.pk).update(no_family_plan_on=CLEAR_ON)
    rows = [pause(home, people, *days) for days in pauses]
    day = date(2026, 4, 1)
    found: Any = Moments(day).plan_clocks().filter(case=home.case)
    assert [row.last_day for row in found] == [end_of_term(run(CLEAR_ON, 42, rows, today=day).due)]


def test_the_six_weeks_have_no_moment_while_they_stand_still(people, home):
    plan = walks.plan_draft(people, home)
    Plan.objects.filter(pk=plan.pk).update(no_family_plan_on=CLEAR_ON)
    pause(home, people, date(2026, 1, 20), date(2026, 1, 24))
    there = [Moments(date(2026, 1, day)).plan_clocks().exists() for day in (19, 20, 24, 25)]
    assert there == [True, False, False, True]


def test_an_organisation_takes_part_once_at_a_time(people, home):
    with pytest.raises(Incomplete, match=r"Deze organisatie doet al mee\.$"):
        sharing.invite(case=home.case, organisation=people.provider, purpose="", by=people.marit, **WHY)
    soon = today() + timedelta(days=14)
    row = Participation.objects.get(case=home.case, organisation=people.provider, ends_on=None)
    sharing.end_participation(row, on=soon, by=people.marit)
    with pytest.raises(Incomplete) as no:
        sharing.invite(case=home.case, organisation=people.provider, purpose="", by=people.marit, **WHY)
    words = f"Deze organisatie doet al mee tot en met {date_format(soon, 'j F Y')}. Kies een eerste dag daarna."
    assert no.value.errors == {"begins_on": words}
    after = soon + timedelta(days=1)
    sharing.invite(case=home.case, organisation=people.provider, purpose="", by=people.marit, **WHY, begins_on=after)
    with pytest.raises(NotPossible, match="Daarna begint al een volgende periode"):
        sharing.end_participation(row, on=after, by=people.marit)
    with pytest.raises(Incomplete, match=f"doet al mee vanaf {date_format(after, 'j F Y')}"):
        late = after + timedelta(days=30)
        sharing.invite(case=home.case, organisation=people.provider, purpose="", by=people.marit, **WHY, begins_on=late)


def test_somebody_is_on_the_team_once_at_a_time(people, home):
    member = TeamMember.objects.get(participation__case=home.case, user=people.jorn, ends_on=None)
    with pytest.raises(Incomplete, match=r"Deze persoon zit al in het team\.$"):
        sharing.add_member(participation=member.participation, user=people.jorn, by=people.marit)
    soon = today() + timedelta(days=14)
    sharing.end_membership(member, on=soon, by=people.marit)
    with pytest.raises(Incomplete, match=f"zit al in het team tot en met {date_format(soon, 'j F Y')}"):
        sharing.add_member(participation=member.participation, user=people.jorn, by=people.marit)
    after = soon + timedelta(days=1)
    again = sharing.add_member(participation=member.participation, user=people.jorn, by=people.marit, begins_on=after)
    with pytest.raises(NotPossible, match="Daarna begint al een volgende periode"):
        sharing.end_membership(member, on=after, by=people.marit)
    assert TeamMember.objects.filter(user=people.jorn).overlapping(after, None).get() == again


def test_a_second_scale_of_one_person_is_refused_when_it_is_written(people, home):
    plan = walks.plan_draft(people, home)
    goal = plan.goals.first()
    write(GoalScale(goal=goal, professional=people.essen, now=3, wished=7), by=people.marit)
    with pytest.raises(Incomplete, match="heeft bij dit doel al een cijfer"):
        write(GoalScale(goal=goal, professional=people.essen, now=4, wished=7), by=people.marit)
    assert GoalScale.objects.filter(goal=goal, professional=people.essen).count() == 1

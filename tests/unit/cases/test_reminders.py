"""The ledger of reminders: what is planned, for whom, once; and what is not sent because it is not true any more."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail

from cases.access.records import write
from cases.analysis import actions as analyses
from cases.families.codes import Clock
from cases.families.models import ClockPause, Person, Trajectory
from cases.plans import actions as plans
from cases.reminders import actions, delivery, planning
from cases.reminders.models import Kind, Reminder, RungSetting
from cases.reminders.rules import RULES
from network.models import Membership
from network.roles import Role
from tests import walks
from tests.reminder_walks import regional_coordinator

pytestmark = pytest.mark.django_db

START = "2026-03-02 09:00"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(f"{START}+01:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def home(people):
    return walks.active(people)


@pytest.fixture
def plan(people, home):
    """In force since 2 March; the evaluation is on 13 April, Dr. Van Essen's agreement on 16 March."""
    return walks.plan_active(people, home)


def later(clock, days: int) -> None:
    clock.move_to("2026-03-02 09:00+01:00")
    clock.shift(timedelta(days=days))


def ledger(**only):
    rows = Reminder.objects.filter(**only).order_by("kind", "rung", "recipient__name")
    return [(row.kind, row.rung, row.recipient.name, row.status) for row in rows]


def sent(**only):
    return [(kind, rung, name) for kind, rung, name, status in ledger(**only) if status == "sent"]


def test_the_coordinator_hears_of_the_evaluation_before_on_and_after_the_day(people, plan, clock):
    for day in (0, 13, 14, 15, 34, 35, 36, 41, 42, 43, 48, 49, 50, 59):
        later(clock, day)
        actions.run_due()
    found = Reminder.objects.filter(kind=Kind.EVALUATION, recipient=people.marit).order_by("rung")
    assert [(row.rung, row.due_on, row.sent_at.date()) for row in found] == [
        (-28, date(2026, 3, 16), date(2026, 3, 16)),
        (-7, date(2026, 4, 6), date(2026, 4, 7)),  # 6 April is Easter Monday
        (0, date(2026, 4, 13), date(2026, 4, 13)),
        (7, date(2026, 4, 20), date(2026, 4, 20)),
    ]
    others = Reminder.objects.filter(kind=Kind.EVALUATION).exclude(recipient=people.marit)
    assert [(row.rung, row.recipient) for row in others] == [(7, people.tess)]


def test_a_second_run_plans_and_sends_nothing(plan, clock):
    later(clock, 14)
    first = actions.run_due()
    assert first["planned_now"] == 3  # the evaluation at −28, the agreement at −7 and 0
    letters = len(mail.outbox)
    assert actions.run_due() == {"planned_now": 0}
    assert len(mail.outbox) == letters == 2


def test_after_missed_nights_only_the_newest_rung_is_sent_and_the_older_are_kept_with_the_reason(plan, clock):
    later(clock, 45)
    actions.run_due()
    assert ledger(kind=Kind.EVALUATION) == [
        ("evaluation", -28, "Marit Dijkhuis", "not_needed"),
        ("evaluation", -7, "Marit Dijkhuis", "not_needed"),
        ("evaluation", 0, "Marit Dijkhuis", "sent"),
    ]
    assert set(Reminder.objects.filter(status="not_needed").values_list("reason", flat=True)) == {planning.NEWER_CAME}


def test_rungs_from_before_the_occasion_existed_are_not_planned(people, home, clock):
    walks.plan_active(people, home, in_days=10)
    actions.run_due()
    assert ledger() == []
    later(clock, 3)
    actions.run_due()
    assert ledger(kind=Kind.EVALUATION) == [("evaluation", -7, "Marit Dijkhuis", "sent")]


def test_a_moved_evaluation_is_a_new_occasion_and_the_unsent_reminder_of_the_old_date_lapses(people, plan, clock):
    later(clock, 36)
    planning.plan()
    walks.go(plan.evaluations.get(), "move", people.marit, due_on=walks.today() + timedelta(days=60), reason="Griep.")
    delivery.deliver()
    assert sent(kind=Kind.EVALUATION) == []
    assert "verzet" in Reminder.objects.get(kind=Kind.EVALUATION, rung=-7).reason
    later(clock, 36 + 60 - 26)  # a Monday
    actions.run_due()
    assert sent(kind=Kind.EVALUATION) == [("evaluation", -28, "Marit Dijkhuis")]
    assert Reminder.objects.filter(kind=Kind.EVALUATION).values("occasion").distinct().count() == 2


def test_a_held_and_concluded_evaluation_asks_nothing_any_more(people, home, clock):
    evaluation = walks.evaluation_held(people, home)
    later(clock, 36)
    planning.plan()
    assert actions.open_reminders(people.marit).filter(kind=Kind.EVALUATION).count() == 1
    walks.go(evaluation, "conclude", people.marit, next_on=walks.today() + timedelta(days=90))
    assert actions.open_reminders(people.marit).filter(kind=Kind.EVALUATION).count() == 0
    delivery.deliver()
    assert sent(kind=Kind.EVALUATION) == []


def test_who_carries_an_agreement_hears_of_it_and_otherwise_the_coordinator(people, plan, clock):
    agreement = plan.agreements.get()
    later(clock, 7)
    actions.run_due()
    assert sent(kind=Kind.AGREEMENT) == [("agreement", -7, "Dr. Van Essen")]
    plans.settle_agreement(agreement, status="gedaan", by=people.marit)
    later(clock, 14)
    actions.run_due()
    assert sent(kind=Kind.AGREEMENT) == [("agreement", -7, "Dr. Van Essen")]


def test_an_agreement_of_the_family_is_the_coordinators_to_watch(people, home, clock):
    plan = walks.plan_draft(people, home)
    agreement = plan.agreements.get()
    agreement.professional, agreement.person = None, home.dario
    write(agreement, by=people.marit)
    plan = walks.go(plan, "propose", people.marit)
    walks.everybody_answers(people, plan, lambda **answer: plans.respond(plan=plan, **answer))
    walks.go(plan, "adopt", people.marit, evaluate_on=walks.today() + timedelta(days=42))
    later(clock, 14)
    actions.run_due()
    assert sent(kind=Kind.AGREEMENT) == [("agreement", 0, "Marit Dijkhuis")]


def test_the_receiver_of_a_handover_is_reminded_until_there_is_an_answer(people, home, clock):
    handover = walks.handover_offered(people, home)
    later(clock, 3)
    actions.run_due()
    later(clock, 7)
    actions.run_due()
    assert sent(kind=Kind.HANDOVER) == [("handover", 3, "Jorn Feenstra"), ("handover", 7, "Jorn Feenstra")]
    walks.go(handover, "decline", people.jorn, reason="Te druk.")
    later(clock, 14)
    actions.run_due()
    assert len(sent(kind=Kind.HANDOVER)) == 2


def test_professionals_are_asked_for_their_own_answer_and_the_coordinator_for_those_of_the_family(people, home, clock):
    analysis = walks.analysis_shared(people, home)
    analyses.respond(analysis=analysis, by=people.jorn, professional=people.jorn, content="akkoord", help="akkoord")
    later(clock, 7)
    actions.run_due()
    assert sent() == [("response", 7, "Dr. Van Essen"), ("response", 7, "Marit Dijkhuis")]
    for person in (home.luka, home.dario, home.ivana):
        analyses.respond(analysis=analysis, by=people.marit, person=person, content="akkoord", help="akkoord")
    analyses.respond(analysis=analysis, by=people.marit, professional=people.marit, content="akkoord", help="akkoord")
    later(clock, 14)
    actions.run_due()
    assert sent(rung=14) == [("response", 14, "Dr. Van Essen")]


def silent_family(home, document) -> bool:
    """What `respondents` says: somebody of the family has not answered."""
    from cases.analysis.models import respondents

    return any(one.person and one.response is None for one in respondents(document))


@pytest.mark.parametrize("answering", [(), ("luka",), ("dario", "ivana"), ("luka", "dario", "ivana")])
@pytest.mark.parametrize("youngest", [11, 12, 17, 18])
def test_the_set_of_silent_families_is_the_same_as_respondents_says(people, home, clock, answering, youngest):
    born = date(2026 - youngest, 3, 2)
    other = Person(family=home.case.family, first_name="Mila", birth_date=born, is_youth=True)
    write(other, by=people.marit)
    write(Trajectory(case=home.case, person=other, reason="zus"), by=people.marit)
    analysis = walks.analysis_shared(people, home)
    for name in answering:
        analyses.respond(
            analysis=analysis, by=people.marit, person=getattr(home, name), content="akkoord", help="akkoord"
        )
    from cases.reminders.moments import Moments
    from cases.reminders.waiting import family_on_analysis

    assert family_on_analysis(Moments()).exists() == silent_family(home, analysis)


def test_the_six_weeks_for_the_plan_start_when_no_family_plan_comes_and_stand_still_during_a_pause(people, home, clock):
    walks.plan_draft(people, home)  # clear today, 2 March: six weeks end on 13 April
    later(clock, 28)
    actions.run_due()
    assert sent(kind=Kind.PLAN_CLOCK) == [("plan_clock", -14, "Marit Dijkhuis")]
    pause = ClockPause(case=home.case, clock=Clock.PLAN, begins_on=walks.today(), reason="Vader is ziek.")
    write(pause, by=people.marit)
    later(clock, 35)
    actions.run_due()
    assert len(sent(kind=Kind.PLAN_CLOCK)) == 1
    pause.ends_on = walks.today()  # eight days: now until 21 April
    write(pause, by=people.marit)
    later(clock, 44)
    actions.run_due()
    assert Reminder.objects.get(kind=Kind.PLAN_CLOCK, rung=-7).moment_on == date(2026, 4, 21)


def test_an_adopted_plan_ends_the_six_weeks(plan, clock):
    later(clock, 42)
    actions.run_due()
    assert ledger(kind=Kind.PLAN_CLOCK) == []


AROUND_EVERY_RUNG = (0, 14, 27, 28, 29, 35, 38, 39, 40, 41, 42, 43, 44)


def test_a_municipality_has_its_own_rungs_from_a_date_on(people, plan, clock):
    RungSetting.objects.create(
        municipality=people.veendam, kind=Kind.EVALUATION, days="-14, 0", valid_from=date(2026, 3, 1), source="besluit"
    )
    RungSetting.objects.create(kind=Kind.EVALUATION, days="-3", valid_from=date(2026, 3, 1), source="regio")
    RungSetting.objects.create(
        municipality=people.veendam, kind=Kind.EVALUATION, days="-1", valid_from=date(2027, 1, 1), source="later"
    )
    for day in AROUND_EVERY_RUNG:
        later(clock, day)
        actions.run_due()
    assert [rung for _, rung, _ in sent(kind=Kind.EVALUATION)] == [-14, 0]


def test_without_its_own_rungs_a_municipality_follows_the_region(people, plan, clock):
    RungSetting.objects.create(kind=Kind.EVALUATION, days="-3", valid_from=date(2026, 3, 1), source="regio")
    RungSetting.objects.create(
        municipality_id="GM0014", kind=Kind.EVALUATION, days="-1", valid_from=date(2026, 3, 1), source="stad"
    )
    for day in AROUND_EVERY_RUNG:
        later(clock, day)
        actions.run_due()
    assert [rung for _, rung, _ in sent(kind=Kind.EVALUATION)] == [-3]


@pytest.mark.parametrize(
    ("days", "marit_is", "told"),
    [
        ("-5 teamleider, 2, 2 teamleider dringend", Role.TEAM_LEADER, ("marit", "first", False)),
        ("-5 regio, 2 teamleider dringend, 2 regio", Role.PROFESSIONAL, ("renske", "region", True)),
    ],
)
def test_of_two_hearers_who_are_one_person_the_first_counts(people, plan, clock, days, marit_is, told):
    """Whatever stands earlier in the rungs. Without a leader what they would hear goes to the region."""
    renske = regional_coordinator(people)
    Membership.objects.filter(user=people.tess).update(role=Role.PROFESSIONAL)
    Membership.objects.filter(user=people.marit).update(role=marit_is)
    RungSetting.objects.create(
        municipality=people.veendam, kind=Kind.EVALUATION, days=days, valid_from=date(2026, 3, 1), source="besluit"
    )
    later(clock, 45)
    planning.plan()
    user = {"marit": people.marit, "renske": renske}[told[0]]
    row = Reminder.objects.get(kind=Kind.EVALUATION, rung=2, recipient=user)
    assert (row.hearer, row.urgent) == told[1:]


def test_the_number_of_queries_of_planning_does_not_grow_with_the_families(people, clock, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    walks.plan_active(people, walks.active(people))
    later(clock, 14)
    with CaptureQueriesContext(
        connection,
    ) as one:
        planning.plan()
    later(clock, 0)
    for number in range(4):
        walks.plan_active(people, walks.active(people, f"Gezin{number}"))
    later(clock, 14)
    with CaptureQueriesContext(connection) as more:
        assert planning.plan() == 12
    assert len(more) == len(one)


def test_every_kind_of_reminder_has_one_rule():
    assert [rule.kind for rule in RULES] == list(Kind)

"""What is told outside of what happened: which line becomes which event, for whom, and never anything personal."""

import re
from datetime import datetime, time, timedelta
from itertools import groupby

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.access.records import remove, write
from cases.analysis.models import AnalysisResponse
from cases.evaluations import signals
from cases.outbox import clockwork, relay
from cases.outbox.actions import events_for
from cases.outbox.codes import EventKind
from cases.outbox.kinds import KINDS, PARTS
from cases.outbox.models import OutboxEvent
from cases.plans import actions as plans
from cases.plans.models import PlanResponse
from cases.sharing import actions as sharing
from cases.sharing import consents
from cases.sharing.models import Grant, Participation
from flow.draw import machines
from flow.gate import NotAllowed, all_or_nothing
from network.models import User
from tests import reminder_walks, signal_walks, walks
from tests.consenting import consent_of
from tests.personas import make_people
from tests.walks import go, today

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-03-02 09:00+01:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def people():
    return make_people()


@pytest.fixture
def home(people):
    return walks.active(people)


def told(case, after: int = 0) -> list[str]:
    rows = OutboxEvent.objects.filter(case=case, sequence__gt=after).order_by("sequence")
    return [row.kind for row in rows]


def last(case) -> int:
    return OutboxEvent.objects.filter(case=case).count()


def test_a_family_from_first_contact_to_a_concluded_evaluation(people, home):
    assert told(home.case)[0] == "zaak.aangemeld"
    assert told(home.case)[-2:] == ["zaak.gestart", "casusregie.gewijzigd"]
    before = last(home.case)
    walks.analysis_final(people, home)
    walks.evaluation_concluded(people, home)
    happened = told(home.case, before)
    assert [kind for kind, _ in groupby(happened)] == [
        "verklarende-analyse.bijgewerkt", "gezinsplan.bijgewerkt", "gezinsplan.vastgesteld",
        "gezinsplan.evaluatie-gepland", "gezinsplan.evaluatie-afgerond", "gezinsplan.evaluatie-gepland",
    ]  # fmt: skip
    answers = AnalysisResponse.objects.count(), PlanResponse.objects.count()
    assert answers[0] > 3 and answers[1] > 3
    assert happened.count("verklarende-analyse.bijgewerkt") == 2 + answers[0]  # and shared, and final
    assert happened.count("gezinsplan.bijgewerkt") == 1 + answers[1]  # and laid before everybody
    before = last(home.case)
    walks.handover_accepted(people, home)
    assert told(home.case, before) == ["casusregie.gewijzigd"]
    numbers = OutboxEvent.objects.filter(case=home.case).order_by("pk").values_list("sequence", flat=True)
    assert list(numbers) == list(range(1, last(home.case) + 1))


def test_closing_tells_what_ends_with_it_and_a_goal_that_is_opened_again_has_not_ended(people, home):
    plan = walks.plan_active(people, home)
    goal, before = plan.goals.get(), last(home.case)
    plans.settle_goal(goal, status="open", outcome="", by=people.marit)
    assert told(home.case, before) == []
    plans.settle_goal(goal, status="behaald", outcome="Het lukt.", by=people.marit)
    walks.closed(people, home)
    assert told(home.case, before) == [
        "doel.afgerond", "zaak.afgesloten", "gezinsplan.afgesloten", "gezinsplan.evaluatie-vervallen",
    ]  # fmt: skip
    event = OutboxEvent.objects.get(case=home.case, kind=EventKind.GOAL_SETTLED)
    assert (event.subject_id, event.dataref) == (goal.pk, f"{settings.BASE_URL}/api/v1/doelen/{goal.pk}")


def test_what_is_refused_or_undone_leaves_no_event(people, home):
    before = last(home.case)
    with pytest.raises(NotAllowed):
        go(home.case, "close", people.jorn, close_reason="01", end_report="Klaar.", aftercare="Bel.")
    with pytest.raises(ZeroDivisionError), all_or_nothing():
        walks.closed(people, home)
        assert 1 / 0
    assert last(home.case) == before


def test_every_line_of_the_table_is_a_step_or_a_name_that_a_room_writes():
    steps = {(model._meta.model_name, edge.name) for model in machines() for edge in model.edges()}
    code = "".join(path.read_text() for path in (settings.BASE_DIR / "cases").rglob("*.py"))
    names = {line for line in KINDS if line not in steps}
    assert {name for _, name in names} == set(re.findall(r'what="(\w+)"', code)) - {"grants_changed"}
    by_the_clock = {EventKind.EVALUATION_LATE, EventKind.ADULTHOOD_LATE}
    by_what_is_open = {EventKind.ACCESS_GIVEN, EventKind.CONSENT_WITHDRAWN}
    of_parts = {kind for kind, _ in PARTS.values()}
    assert {kind for made in KINDS.values() for kind, _ in made} | of_parts | by_the_clock | by_what_is_open == set(
        EventKind
    )


def test_help_that_is_placed_and_a_signal_are_told_to_who_sees_them(people, home):
    before = last(home.case)
    placed = signal_walks.help_placed(people, home)
    placed.stopped_on, placed.end_reason = today(), "31"
    write(placed, by=people.marit)
    signal = signal_walks.signal_given(people, home)
    signals.put_aside(signal, because="We kijken volgende week al terug.", by=people.marit)
    assert told(home.case, before) == [
        "ingezette-hulp.vastgelegd", "ingezette-hulp.gewijzigd", "signaal.gegeven", "signaal.beantwoord",
    ]  # fmt: skip
    rows = OutboxEvent.objects.filter(case=home.case, sequence__gt=before).order_by("sequence")
    help_address, signal_address = f"ingezette-hulp/{placed.pk}", f"signalen/{signal.pk}"
    assert [row.path for row in rows] == [help_address] * 2 + [signal_address] * 2
    relay.relay()
    mine = [kind for kind, _ in PARTS.values()]
    assert len(events_for(people.essen, kinds=mine)) == 4
    assert [len(events_for(one, kinds=mine)) for one in (people.sven, people.nynke, people.bea)] == [0, 0, 0]
    sharing.withdraw(Grant.objects.get(organisation=people.provider, part="plan"), by=people.marit)
    assert [one.path for one in events_for(again(people.essen), kinds=mine)] == [signal_address] * 2
    remove(placed, by=people.marit)
    assert [one.path for one in events_for(again(people.marit), kinds=mine)] == [signal_address] * 2


def test_the_clock_tells_once_that_something_is_late_and_again_after_it_was_moved(people, home, clock):
    evaluation, before = walks.evaluation_planned(people, home), last(home.case) + 2
    clock.shift(timedelta(days=42))
    assert clockwork.plan() == 0
    clock.shift(timedelta(days=1))
    assert [clockwork.plan() for _ in range(2)] == [1, 0]
    assert told(home.case)[-1] == "gezinsplan.evaluatie-te-laat"
    go(evaluation, "move", people.marit, due_on=today() + timedelta(days=3), reason="Luka was ziek.")
    clock.shift(timedelta(days=4))
    assert [clockwork.plan() for _ in range(2)] == [1, 0]
    assert told(home.case, last(home.case) - 2) == ["gezinsplan.evaluatie-gepland", "gezinsplan.evaluatie-te-laat"]
    assert before < last(home.case)


def test_a_point_on_the_list_for_18_that_is_late(people, home, clock):
    point = reminder_walks.one_point_for_18(people, home)
    clock.move_to(timezone.make_aware(datetime.combine(point.due_on + timedelta(days=1), time(9))))
    assert [clockwork.plan() for _ in range(2)] == [1, 0]
    event = OutboxEvent.objects.get(kind=EventKind.ADULTHOOD_LATE)
    assert (event.subject_id, event.path) == (point.pk, f"overgangen-18/{point.checklist_id}/punten/{point.pk}")


def stops(case) -> list[str]:
    rows = OutboxEvent.objects.filter(case=case, kind=EventKind.CONSENT_WITHDRAWN).order_by("sequence")
    return [str(row.only_for) for row in rows.select_related("only_for")]


def test_who_receives_less_is_told_to_stop_in_the_same_transaction(people, home, clock):
    zeilmakerij = str(people.provider)
    plan, analysis = (Grant.objects.get(organisation=people.provider, part=part) for part in ("plan", "analysis"))
    sharing.withdraw(plan, by=people.marit)
    assert stops(home.case) == [zeilmakerij]
    sharing.change(analysis, ground="direct_betrokken", explanation="Zelfde.", whole_family=True, by=people.marit)
    assert stops(home.case) == [zeilmakerij]
    clock.shift(1)
    whole = Grant.objects.running().get(organisation=people.provider, part="analysis")
    sharing.change(whole, ground="direct_betrokken", explanation="Alleen Luka.", people=[home.luka], by=people.marit)
    assert stops(home.case) == [zeilmakerij] * 2
    assert clockwork.plan() == 0


def test_an_organisation_that_leaves_is_told_when_its_last_day_of_reading_has_passed(people, home, clock):
    participation = Participation.objects.get(case=home.case, organisation=people.provider)
    sharing.end_participation(participation, on=today(), by=people.marit)
    assert (told(home.case)[-1], stops(home.case)) == ("team.lid-gewijzigd", [])
    participation.refresh_from_db()
    clock.shift((participation.access_until or today()) - today())
    assert clockwork.plan() == 0
    clock.shift(timedelta(days=1))
    assert [clockwork.plan() for _ in range(2)] == [1, 0]
    assert stops(home.case) == [str(people.provider)]


def test_consent_that_is_taken_back(people, home, clock):
    """On the ground of consent, by both parents and Luka."""
    row = Grant.objects.get(organisation=people.provider, part="plan")
    sharing.change(row, ground="toestemming", explanation="Gevraagd.", people=[home.luka], by=people.marit)
    before = len(stops(home.case))
    given = [consent_of(people, home, giver) for giver in (home.luka, home.dario, home.ivana)]
    assert len(stops(home.case)) == before
    clock.shift(1)
    consents.withdraw(given[1], by=people.marit)
    assert len(stops(home.case)) == before + 1
    assert clockwork.plan() == 0
    consent_of(people, home, home.dario)
    assert len(stops(home.case)) == before + 1


def test_events_are_seen_as_the_rows_they_are_about(people, home):
    walks.plan_active(people, home)
    relay.relay()
    seen = {name: [one.kind for one in events_for(user)] for name, user in people.each().items()}
    everything = told(home.case)
    for_all = [kind for kind in everything if kind != "toegang.gegeven"]
    assert seen["marit"] == seen["jorn"] == seen["tess"] == for_all
    assert seen["essen"] == everything != for_all
    assert seen["sven"] == seen["nynke"] == seen["bea"] == seen["fay"] == seen["oscar"] == []
    sharing.withdraw(Grant.objects.get(organisation=people.provider, part="plan"), by=people.marit)
    relay.relay()
    left = [one.kind for one in events_for(again(people.essen))]
    assert "gezinsplan.vastgesteld" not in left and "doel.afgerond" not in left
    assert left[-1] == "toestemming.ingetrokken" and left.count("toegang.gegeven") == 1
    assert "toestemming.ingetrokken" not in [one.kind for one in events_for(again(people.marit))]


def again(user):
    """As another request fetches them."""
    return User.objects.get(pk=user.pk)


def test_whoever_reads_on_after_a_number_misses_nothing_and_gets_nothing_twice(people, home):
    relay.relay()
    first = list(events_for(people.marit)[:3])
    before = last(home.case)
    walks.plan_active(people, home)
    assert relay.relay() == last(home.case) - before > 2
    rest = list(events_for(people.marit, after=first[-1].number or 0))
    assert [one.number for one in [*first, *rest]] == sorted({one.number or 0 for one in events_for(people.marit)})
    assert [one.kind for one in events_for(people.marit, kinds=["gezinsplan.vastgesteld"])] == [
        "gezinsplan.vastgesteld"
    ]


def test_the_number_of_queries_does_not_grow_with_the_rows(people, home, django_assert_num_queries):
    relay.relay()
    reader = again(people.essen)
    with CaptureQueriesContext(connection) as few:
        list(events_for(reader)[:50])
    for name in ("Bakker", "Visser"):
        walks.plan_active(people, walks.active(people, name))
    relay.relay()
    reader = again(people.essen)
    with django_assert_num_queries(len(few)):
        assert len(events_for(reader)[:50]) > 20

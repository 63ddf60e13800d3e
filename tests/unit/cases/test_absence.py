"""Somebody is away: who stands in sees and does the same, on their behalf, in those days and not a day longer."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from cases.access.log.models import AccessLine
from cases.families.models import Case
from cases.plans import actions as plans
from cases.reminders import actions, delivery
from cases.reminders.codes import Kind, MailStyle
from cases.reminders.models import Reminder, ReminderPreference
from flow.gate import Incomplete, NotAllowed
from flow.models import Event
from network import absences
from network.models import Absence, Membership, User
from network.roles import Role
from tests import walks
from tests.integration.web.test_cost_of_permission import queries
from tests.personas import long_ago
from tests.reminder_walks import regional_coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-03-02 09:00+01:00", tick=False) as traveller:  # a Monday
        yield traveller


@pytest.fixture
def home(people):
    return walks.active(people)


def away(people, user=None, *, substitute=None, days=7, by=None):
    """From today on; Nynke is of the same local team, and not on the team of the family."""
    who = user or people.marit
    with_whom = {people.essen: people.oscar, people.tess: people.jorn}.get(who, people.tess)
    return absences.keep(
        Absence(), user=who, substitute=substitute, begins_on=walks.today(),
        ends_on=walks.today() + timedelta(days=days), agreed_with=with_whom, by=by or who,
    )  # fmt: skip


def again(user):
    """As at the next request."""
    return User.objects.get(pk=user.pk)


def sees(user, home) -> bool:
    return Case.objects.visible_to(again(user)).filter(pk=home.case.pk).exists()


def test_who_stands_in_sees_the_same_families_and_not_a_day_longer(people, home, clock):
    assert not sees(people.nynke, home)
    away(people, substitute=people.nynke, days=2)
    assert sees(people.nynke, home)
    clock.shift(timedelta(days=2))
    assert sees(people.nynke, home)
    clock.shift(timedelta(days=1))
    assert not sees(people.nynke, home)


def test_before_the_first_day_and_after_coming_back_sooner_nothing_is_open(people, home, clock):
    row = absences.keep(
        Absence(), user=people.marit, substitute=people.nynke, begins_on=walks.today() + timedelta(days=3),
        ends_on=walks.today() + timedelta(days=9), agreed_with=people.tess, by=people.marit,
    )  # fmt: skip
    assert not sees(people.nynke, home)
    clock.shift(timedelta(days=3))
    assert sees(people.nynke, home)
    absences.end(row, by=again(people.marit))
    assert not sees(people.nynke, home)
    assert Absence.objects.get().ended_at


def test_who_stands_in_coordinates_and_the_journal_says_on_whose_behalf(people, home):
    plan = walks.plan_active(people, home)
    away(people, substitute=people.nynke)
    nynke = again(people.nynke)
    plans.settle_agreement(plan.agreements.get(), status="gedaan", by=nynke)
    walks.go(plan.evaluations.get(), "move", nynke, due_on=walks.today() + timedelta(days=60), reason="Griep.")
    lines = Event.objects.filter(by=people.nynke)
    assert {line.on_behalf_of for line in lines} == {people.marit}
    assert lines.count() == 2


def test_the_read_log_says_on_whose_behalf_somebody_looked(people, home, client):
    away(people, substitute=people.nynke)
    client.force_login(people.nynke)
    assert client.get(reverse("cases:family", args=[home.case.pk])).status_code == 200
    lines = AccessLine.objects.filter(user=people.nynke.pk, event="read")
    assert {(line.on_behalf_of, line.role) for line in lines} == {(people.marit.pk, "coordinator")}


def test_a_colleague_on_the_team_acts_for_themselves_but_coordinates_for_who_is_away(people, home):
    away(people, people.essen, substitute=people.oscar)
    other = again(people.oscar)
    assert sees(people.oscar, home)
    plan = walks.plan_active(people, home)
    plans.settle_agreement(plan.agreements.get(), status="bezig", by=other)
    assert Event.objects.filter(by=people.oscar).get().on_behalf_of == people.essen
    plans.settle_agreement(plan.agreements.get(), status="gedaan", by=again(people.jorn))
    assert Event.objects.filter(by=people.jorn).latest("at").on_behalf_of is None


def test_only_a_colleague_who_works_with_families_at_the_same_organisation_stands_in(people, home):
    for stranger in (people.sven, people.essen, people.bea, people.fay, people.marit):
        with pytest.raises(Incomplete):
            away(people, substitute=stranger)
    assert Absence.objects.count() == 0


def test_who_left_the_organisation_stands_in_no_longer(people, home):
    away(people, substitute=people.nynke)
    Membership.objects.filter(user=people.nynke).update(ends_on=walks.today() - timedelta(days=1))
    assert not sees(people.nynke, home)
    Membership.objects.create(
        user=people.nynke, organisation=people.other_provider, role=Role.PROFESSIONAL, begins_on=long_ago()
    )
    assert not sees(people.nynke, home)


def test_leading_a_team_is_not_passed_on(people, home):
    other = walks.active(people, "Bakker")
    away(people, people.tess, substitute=people.nynke)
    assert not sees(people.nynke, home)
    assert not sees(people.nynke, other)


def test_nobody_writes_down_the_absence_of_somebody_else_but_the_team_leader(people):
    for other in (people.jorn, people.essen, people.bea, people.fay):
        with pytest.raises(NotAllowed):
            away(people, substitute=people.nynke, by=other)
    assert away(people, substitute=people.nynke, by=people.tess).added_by == people.tess


def test_two_absences_do_not_share_a_day_and_who_is_away_does_not_stand_in(people):
    away(people, substitute=people.nynke)
    with pytest.raises(Incomplete, match="al een afwezigheid"):
        away(people)
    with pytest.raises(Incomplete, match="zelf ook afwezig"):
        away(people, people.jorn, substitute=people.marit)


@pytest.fixture
def due(people, home, clock):
    """The evaluation is over four weeks: Marit's first reminder falls today, Monday 16 March."""
    walks.plan_active(people, home)
    clock.shift(timedelta(days=14))


def evaluation_of(person):
    return Reminder.objects.get(kind=Kind.EVALUATION, recipient=person)


def test_who_stands_in_gets_the_mail_and_the_list_and_who_is_back_finds_it_too(people, home, due, clock):
    away(people, substitute=people.nynke, days=1)
    actions.run_due()
    row = evaluation_of(people.marit)
    assert (row.status, row.sent_to) == ("sent", people.nynke)
    assert people.marit.email not in {one for letter in mail.outbox for one in letter.to}
    assert actions.open_reminders(again(people.nynke)).filter(pk=row.pk).exists()
    clock.shift(timedelta(days=2))
    assert not actions.open_reminders(again(people.nynke)).exists()
    assert actions.open_reminders(again(people.marit)).filter(pk=row.pk).exists()


def test_without_somebody_to_stand_in_the_mail_waits_and_goes_to_who_is_chosen_later(people, home, due, clock):
    row = away(people, substitute=None)
    actions.run_due()
    assert (evaluation_of(people.marit).status, evaluation_of(people.marit).reason) == ("planned", delivery.AWAY)
    assert actions.unseen_of(people.tess, [people.marit.pk]) == {people.marit.pk: 1}
    absences.keep(
        row, user=people.marit, substitute=people.nynke, begins_on=row.begins_on, ends_on=row.ends_on,
        agreed_with=people.tess, by=people.tess,
    )  # fmt: skip
    clock.shift(timedelta(days=1))
    actions.run_due()
    assert evaluation_of(people.marit).sent_to == people.nynke


def test_of_a_professional_who_is_away_without_substitute_the_coordinator_hears_at_once(people, home, clock):
    walks.plan_active(people, home)
    clock.shift(timedelta(days=7))
    away(people, people.essen)
    actions.run_due()
    found = Reminder.objects.filter(kind=Kind.AGREEMENT).order_by("recipient__name")
    assert [(row.recipient, row.status) for row in found] == [(people.essen, "planned"), (people.marit, "sent")]


def test_what_a_team_leader_should_hear_who_is_away_goes_to_the_region_and_not_back(people, home, clock):
    renske = regional_coordinator(people)
    walks.plan_active(people, home)
    clock.shift(timedelta(days=49))
    away(people, people.tess, substitute=people.nynke)
    actions.run_due()
    clock.shift(timedelta(days=1))  # Renske has one letter a day, and more than this comes to her
    actions.run_due()
    found = Reminder.objects.filter(kind=Kind.EVALUATION, rung=7).order_by("recipient__name")
    assert [(row.recipient, row.status) for row in found] == [
        (people.marit, "sent"), (renske, "sent"), (people.tess, "planned"),
    ]  # fmt: skip


def test_who_stands_in_gets_their_own_and_those_of_who_is_away_in_one_letter(people, home, clock):
    ReminderPreference.objects.create(user=people.jorn, style=MailStyle.DIGEST)
    walks.plan_active(people, home)
    clock.shift(timedelta(days=11))
    walks.handover_offered(people, walks.active(people, "Bakker"))
    clock.shift(timedelta(days=3))  # Monday 16 March: the evaluation of Marit, the handover to Jorn
    away(people, substitute=people.jorn)
    actions.run_due()
    (letter,) = [letter for letter in mail.outbox if letter.to == [people.jorn.email]]
    assert letter.subject == "Samen Verder: er wachten 2 dingen op u"
    assert set(Reminder.objects.filter(sent_to=people.jorn).values_list("recipient__name", flat=True)) == {
        "Marit Dijkhuis", "Jorn Feenstra",
    }  # fmt: skip


def test_standing_in_costs_two_questions_more_and_everybody_else_none(people, home):
    """Whom, and through which ways: of everybody else that is asked along with who they are."""
    url = reverse("cases:family", args=[home.case.pk])
    alone = queries(people.marit, url)
    away(people, substitute=people.nynke)
    assert queries(people.marit, url) == alone
    assert queries(people.nynke, url) <= alone + 2

"""Reminders on their way: what a mail says, what happens when it fails, and how the list is read."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.urls import reverse

from cases.reminders import actions, delivery, planning
from cases.reminders.models import Kind, Reminder, ReminderStatus
from cases.sharing import actions as sharing
from network.models import Membership
from tests import walks

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


def test_a_recipient_who_left_gets_nothing_and_the_coordinator_hears_it_instead(people, plan, clock):
    later(clock, 7)
    planning.plan()
    Membership.objects.filter(user=people.essen).update(ends_on=walks.today() - timedelta(days=1))
    delivery.deliver()
    assert [(name, status) for _, _, name, status in ledger(kind=Kind.AGREEMENT)] == [
        ("Dr. Van Essen", "not_needed"), ("Marit Dijkhuis", "sent"),
    ]  # fmt: skip
    assert Reminder.objects.get(kind=Kind.AGREEMENT, recipient=people.essen).reason == delivery.NO_ACCESS
    assert [letter.to for letter in mail.outbox] == [["marit@example.org"]]


def test_when_the_coordinator_cannot_come_in_the_team_leader_hears_it(people, plan, clock):
    later(clock, 36)
    planning.plan()
    people.marit.is_active = False
    people.marit.save()
    delivery.deliver()
    clock.shift(timedelta(days=1))  # more than this comes to Tess, who has one letter a day
    delivery.deliver()
    found = ledger(kind=Kind.EVALUATION, rung=-7)
    assert [(name, status) for _, _, name, status in found] == [
        ("Marit Dijkhuis", "not_needed"),
        ("Tess Wiersma", "sent"),
    ]
    assert actions.open_reminders(people.tess).filter(kind=Kind.EVALUATION).count() == 1


def test_after_a_handover_the_new_coordinator_is_the_one_who_hears(people, home, plan, clock):
    later(clock, 36)
    planning.plan()
    handover = walks.handover_discussed(people, home)
    walks.go(handover, "accept", people.jorn)
    actions.run_due()
    assert [(rung, name) for _, rung, name in sent(kind=Kind.EVALUATION)] == [(-7, "Jorn Feenstra")]
    assert actions.open_reminders(people.marit).filter(kind=Kind.EVALUATION).count() == 0


def test_a_mail_says_that_something_waits_and_nothing_about_whom_or_what(home, plan, clock):
    later(clock, 14)
    actions.run_due()
    for letter in mail.outbox:
        assert isinstance(letter, EmailMultiAlternatives)
        said = f"{letter.subject}\n{letter.body}\n{letter.alternatives[0][0]!s}"
        assert home.case.number in said
        assert reverse("cases:reminders") in said
        for secret in (
            "Horvat",
            "Luka",
            "Dario",
            "Marit",
            "Essen",
            "coach",
            "valuatie",
            "fspraak",
            "Rust",
            str(home.case.pk),
        ):
            assert secret not in said
        row = Reminder.objects.get(recipient__email=letter.to[0], status=ReminderStatus.SENT)
        assert letter.extra_headers["Message-ID"] == row.message_id


def waits(row):
    assert row.try_at and row.claimed_at
    return row.try_at - row.claimed_at


class ServerSaysNo(OSError):
    """What a mail server that is down looks like."""


def test_a_mail_that_fails_is_tried_again_later_and_later_with_the_same_message_id(plan, clock, settings):
    settings.EMAIL_BACKEND = f"{__name__}.{Refuses.__name__}"
    later(clock, 14)
    assert actions.run_due()["failed"] == 2
    row = Reminder.objects.get(kind=Kind.EVALUATION)
    assert (row.status, row.attempts, waits(row)) == ("failed", 1, delivery.FIRST_RETRY)
    assert delivery.deliver() == {}
    clock.shift(timedelta(minutes=6))
    assert delivery.deliver()["failed"] == 2
    row.refresh_from_db()
    assert (row.attempts, waits(row)) == (2, 2 * delivery.FIRST_RETRY)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    clock.shift(timedelta(minutes=11))
    assert delivery.deliver()["sent"] == 2
    row.refresh_from_db()
    assert (row.status, row.attempts, row.reason) == ("sent", 3, "")


class Refuses:
    """A mail backend whose server is down."""

    def __init__(self, **options: object):
        """Takes what Django gives."""

    def send_messages(self, letters: object) -> int:
        raise ServerSaysNo


def test_after_the_last_attempt_it_stays_on_the_list_and_is_not_mailed_any_more(people, plan, clock, settings):
    settings.EMAIL_BACKEND = f"{__name__}.{Refuses.__name__}"
    later(clock, 14)
    planning.plan()
    Reminder.objects.update(attempts=delivery.MOST_ATTEMPTS - 1)
    delivery.deliver()
    assert set(Reminder.objects.exclude(status="not_needed").values_list("status", "try_at")) == {("failed", None)}
    assert actions.open_reminders(people.marit).count() == 1


def test_a_claim_of_a_sender_that_died_opens_again(plan, clock):
    later(clock, 14)
    planning.plan()
    assert delivery._claim() is not None
    assert delivery.deliver()["sent"] == 1
    clock.shift(delivery.CLAIM_HOLDS + timedelta(seconds=1))
    assert delivery.deliver()["sent"] == 1


def test_what_is_seen_leaves_the_list_and_the_next_rung_comes_back(people, plan, clock):
    later(clock, 14)
    actions.run_due()
    row = actions.open_reminders(people.marit).get()
    actions.mark_seen(row, by=people.marit)
    assert not actions.open_reminders(people.marit).exists()
    later(clock, 35)
    actions.run_due()
    assert actions.open_reminders(people.marit).get().rung == -7


def test_nobody_marks_the_reminder_of_somebody_else(people, plan, clock):
    later(clock, 14)
    actions.run_due()
    row = Reminder.objects.get(recipient=people.marit)
    with pytest.raises(Reminder.DoesNotExist):
        actions.mark_seen(row, by=people.jorn)


def test_who_is_taken_off_the_team_does_not_see_the_reminder_any_more(people, home, plan, clock):
    later(clock, 7)
    actions.run_due()
    assert actions.open_reminders(people.essen).count() == 1
    membership = home.case.participations.get(leads=False).members.get(user=people.essen)
    sharing.end_membership(membership, on=walks.today() - timedelta(days=1), by=people.marit)
    assert actions.open_reminders(people.essen).count() == 0


def test_the_command_says_what_it_did(plan, clock, capsys):
    later(clock, 14)
    call_command("run_due")
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Herinneringen: 3 nieuw in de lijst, 2 verstuurd, 0 niet meer nodig, 0 niet gelukt."
    assert said[1:] == ["Gebeurtenissen: 18 nieuw, 0 bezorgd, 0 mag niet meer, 0 later opnieuw, 0 niet te bezorgen."]

"""The mails themselves: when they come, one by one or together, to whom when nobody reads them, and what they tell."""

import smtplib
from datetime import date, datetime, time, timedelta
from email.header import decode_header, make_header
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.apps import apps
from django.core import mail
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cases.families.models import Person
from cases.reminders import actions, delivery, planning
from cases.reminders.codes import Kind, MailStyle
from cases.reminders.mail import message
from cases.reminders.models import Reminder, ReminderPreference
from cases.reminders.moments import Moments
from network.models import Membership, User
from network.roles import Role
from tests import access_walks, walks
from tests.personas import make_people
from tests.reminder_walks import WAITS, regional_coordinator
from tests.unit.cases.test_reminders_table import HEARS, MOMENTS

HERE = ZoneInfo("Europe/Amsterdam")
SATURDAY_NIGHT = "2026-03-14 23:30+01:00"


@pytest.fixture
def clock():
    with time_machine.travel("2026-03-02 09:00+01:00", tick=False) as traveller:  # a Monday
        yield traveller


@pytest.fixture
def people(db, clock):
    return make_people()


def plans(people, *names: str):
    """Families whose evaluation is on 13 April: Marit's first reminder is of Monday 16 March."""
    return [walks.plan_active(people, walks.active(people, name)) for name in names]


def wishes(user, **chosen):
    return ReminderPreference.objects.create(user=user, **chosen)


def letters_to(user):
    return [letter for letter in mail.outbox if letter.to == [user.email]]


# --- when ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "comes"),
    [
        ("2026-03-16 06:59", "2026-03-16 07:00"),
        ("2026-03-16 07:00", "2026-03-16 07:00"),
        ("2026-03-16 18:59", "2026-03-16 18:59"),
        ("2026-03-16 19:00", "2026-03-17 07:00"),
        ("2026-03-13 20:00", "2026-03-16 07:00"),  # Friday evening
        ("2026-04-02 19:30", "2026-04-07 07:00"),  # Thursday before Good Friday
        ("2026-12-24 23:00", "2026-12-28 07:00"),
        ("2026-03-28 12:00", "2026-03-30 07:00"),  # over the clock going forward
        ("2026-10-24 12:00", "2026-10-26 07:00"),  # and back
    ],
)
def test_a_mail_waits_for_the_hours_and_the_days_on_which_somebody_works(now, comes):
    found = ReminderPreference().open_from(datetime.fromisoformat(now).replace(tzinfo=HERE))
    assert found.astimezone(HERE) == datetime.fromisoformat(comes).replace(tzinfo=HERE)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)), st.sets(st.sampled_from("1234567"), min_size=1),
    st.integers(0, 22), st.integers(1, 23),
)  # fmt: skip
def test_a_mail_never_comes_outside_the_hours_and_never_waits_without_need(now, days, opens, closes):
    mine = ReminderPreference(opens_at=time(opens), closes_at=time(max(closes, opens + 1)), days="".join(sorted(days)))
    moment = now.replace(tzinfo=HERE)
    found = mine.open_from(moment).astimezone(HERE)
    assert found >= moment
    assert mine.is_mail_day(found.date()) and mine.opens_at <= found.time() < mine.closes_at
    between = [moment.date() + timedelta(days=number) for number in range(1, (found.date() - moment.date()).days)]
    assert not any(map(mine.is_mail_day, between))


def test_at_night_nothing_is_sent_and_in_the_morning_it_is(people, clock):
    plans(people, "Horvat")
    clock.move_to("2026-03-16 00:15+01:00")
    assert actions.run_due()["planned"] == 2
    assert mail.outbox == []
    clock.move_to("2026-03-16 07:00+01:00")
    assert actions.run_due()["sent"] == 2


def test_an_emergency_is_told_at_once_also_on_a_saturday_night(people, clock):
    home = walks.active(people)
    wishes(people.fay, style=MailStyle.DIGEST)
    clock.move_to(SATURDAY_NIGHT)
    access_walks.emergency(people, home)
    actions.tell_at_once(Kind.EMERGENCY)
    assert len(letters_to(people.fay)) == len(letters_to(people.marit)) == 1


# --- one by one or together ---------------------------------------------------------------------------------------


def test_who_wants_one_message_a_day_gets_everything_in_one_letter(people, clock):
    made = plans(people, "Horvat", "Bakker", "Okafor")
    wishes(people.marit, style=MailStyle.DIGEST)
    clock.move_to("2026-03-16 08:00+01:00")
    actions.run_due()
    (letter,) = letters_to(people.marit)
    assert all(plan.case.number in letter.body for plan in made)
    rows = Reminder.objects.filter(recipient=people.marit)
    assert {row.status for row in rows} == {"sent"} and len({row.message_id for row in rows}) == 1
    assert letter.extra_headers["Message-ID"] == rows[0].message_id


def test_a_second_letter_waits_for_the_next_day_on_which_somebody_works(people, clock):
    plans(people, "Horvat")
    wishes(people.marit, style=MailStyle.DIGEST)
    clock.move_to("2026-03-16 08:00+01:00")
    actions.run_due()
    access_walks.access_asked(people, walks.active(people, "Bakker"))
    clock.move_to("2026-03-16 12:00+01:00")
    actions.run_due()
    assert len(letters_to(people.marit)) == 1
    clock.move_to("2026-03-17 07:00+01:00")
    actions.run_due()
    assert len(letters_to(people.marit)) == 2


def test_a_team_leader_gets_one_letter_a_day_and_what_is_urgent_apart(people, clock):
    plans(people, "Horvat", "Bakker")
    home = walks.active(people, "Okafor")
    access_walks.emergency(people, home)
    clock.move_to("2026-04-20 08:00+02:00")  # a week after the evaluations, and long after the agreements
    actions.run_due()
    kinds = [letter.subject for letter in letters_to(people.tess)]
    assert sorted(kinds) == sorted([
        f"Samen Verder: er wacht iets op u in zaak {home.case.number}", "Samen Verder: er wachten 4 dingen op u",
    ])  # fmt: skip


def test_a_letter_that_was_cut_off_comes_again_under_the_same_message_id(people, clock, settings):
    plans(people, "Horvat", "Bakker")
    wishes(people.marit, style=MailStyle.DIGEST)
    clock.move_to("2026-03-16 08:00+01:00")
    settings.EMAIL_BACKEND = f"{__name__}.{Busy.__name__}"
    actions.run_due()
    before = {row.message_id for row in Reminder.objects.filter(recipient=people.marit)}
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    clock.shift(delivery.FIRST_RETRY * 2)
    delivery.deliver()
    (letter,) = letters_to(people.marit)
    assert {letter.extra_headers["Message-ID"]} == before


# --- nobody's reminders go nowhere --------------------------------------------------------------------------------


class Busy:
    def __init__(self, **options: object):
        """Takes what Django gives."""

    def send_messages(self, letters: list[mail.EmailMessage]) -> int:
        raise OSError


class DoesNotKnowMarit(Busy):
    """A mail server that says of one address that it does not exist."""

    def send_messages(self, letters: list[mail.EmailMessage]) -> int:
        for letter in letters:
            if "marit@example.org" in letter.to:
                raise smtplib.SMTPRecipientsRefused({"marit@example.org": (550, b"no such user")})
        return mail.get_connection("django.core.mail.backends.locmem.EmailBackend").send_messages(letters)


def statuses(kind):
    return [(row.recipient.name, row.status) for row in Reminder.objects.filter(kind=kind).order_by("recipient__name")]


def test_when_the_mail_server_does_not_know_the_address_the_team_leader_hears_at_once(people, clock, settings):
    plans(people, "Horvat")
    settings.EMAIL_BACKEND = f"{__name__}.{DoesNotKnowMarit.__name__}"
    clock.move_to("2026-03-16 08:00+01:00")
    actions.run_due()
    assert statuses(Kind.EVALUATION) == [("Marit Dijkhuis", "failed"), ("Tess Wiersma", "sent")]
    assert User.objects.get(pk=people.marit.pk).mail_fails_since == date(2026, 3, 16)
    assert actions.open_reminders(User.objects.get(pk=people.marit.pk)).exists()


@pytest.mark.parametrize("gone", [{"email": ""}, {"mail_fails_since": date(2026, 3, 1)}])
def test_of_who_has_no_address_that_works_another_hears_and_the_list_keeps_it(people, clock, gone):
    plans(people, "Horvat")
    User.objects.filter(pk=people.marit.pk).update(**gone)
    clock.move_to("2026-03-16 08:00+01:00")
    actions.run_due()
    assert statuses(Kind.EVALUATION) == [("Marit Dijkhuis", "failed"), ("Tess Wiersma", "sent")]


def test_without_a_team_leader_the_region_hears_and_sees_no_family(people, clock, client):
    renske = regional_coordinator(people)
    plans(people, "Horvat")
    Membership.objects.filter(role=Role.TEAM_LEADER).update(ends_on=date(2026, 3, 3))
    User.objects.filter(pk=people.marit.pk).update(is_active=False)
    clock.move_to("2026-03-16 08:00+01:00")
    actions.run_due()
    assert ("Renske Kooistra", "sent") in statuses(Kind.EVALUATION)
    client.force_login(renske)
    page = client.get(reverse("cases:reminders")).content.decode()
    assert "Lokaal team Veendam" in page and "Horvat" not in page and "/gezin/" not in page


def test_when_there_is_nobody_at_all_it_is_tried_every_day_until_there_is(people, clock):
    plans(people, "Horvat")
    leaders = Membership.objects.filter(role=Role.TEAM_LEADER)
    leaders.update(ends_on=date(2026, 3, 3))
    User.objects.filter(pk=people.marit.pk).update(mail_fails_since=date(2026, 3, 1))
    clock.move_to("2026-03-16 08:00+01:00")
    actions.run_due()
    row = Reminder.objects.get(kind=Kind.EVALUATION)
    assert (row.status, row.reason) == ("failed", delivery.NOBODY)
    leaders.update(ends_on=None)
    clock.move_to("2026-03-17 08:01+01:00")
    actions.run_due()
    assert ("Tess Wiersma", "sent") in statuses(Kind.EVALUATION)


# --- what a mail tells --------------------------------------------------------------------------------------------


def personal_words() -> set[str]:
    """Every value of every field that its model calls personal, as far as it is a text of some length or a date; and
    every key of a family's rows."""
    found: set[str] = set()
    for model in apps.get_models():
        privacy = getattr(model, "Privacy", None)
        if privacy is None:
            continue
        for row in model._default_manager.all():
            for field in model._meta.concrete_fields:
                value = getattr(row, field.attname)
                if field.name in privacy.personal and not field.choices and isinstance(value, str | date):
                    found |= {f"{value:%d-%m-%Y}", str(value)} if isinstance(value, date) else {value}
                if isinstance(value, UUID) and model._meta.app_label == "cases":
                    found.add(str(value))
    return {one for one in found if len(one) > 3}


def everything_in(letter: mail.EmailMultiAlternatives) -> str:
    """Subject, both bodies and all headers but the address it goes to, as a reader or a server on the way sees them."""
    raw = letter.message()
    headers = [f"{name}: {make_header(decode_header(value))}" for name, value in raw.items() if name != "To"]
    return "\n".join([*headers, str(letter.body), *(str(content) for content, _ in letter.alternatives)])


@pytest.mark.parametrize("kind", list(Kind))
def test_no_mail_of_any_kind_holds_personal_data(people, kind):
    regional_coordinator(people)
    home = walks.active(people)
    WAITS[kind](people, home)
    for day in sorted({MOMENTS[kind] + timedelta(days=int(row["dag"])) for row in HEARS if row["soort"] == kind}):
        if day >= date(2026, 3, 2):
            planning.plan(Moments(day), [kind])
    rows = list(Reminder.objects.select_related("case", "recipient"))
    keys = {str(row.pk) for row in rows}
    secrets = personal_words() - keys
    assert home.luka.first_name in secrets and "Marit Dijkhuis" in secrets and str(home.case.pk) in secrets
    mails = [message([row], row.recipient) for row in rows] + [message(rows, people.marit)]
    told = {secret for letter in mails for secret in secrets if secret in everything_in(letter)}
    assert told == set()
    assert all(home.case.number in letter.body for letter in mails)
    assert not {letter.subject for letter in mails} & set(Person.objects.values_list("first_name", flat=True))

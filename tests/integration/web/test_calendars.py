"""Evaluations in somebody's own calendar: what it tells and what it never tells, who holds the address, and that it
stops the moment access stops. What we write is read by another library than the one that writes it."""

import logging
import re
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
import vobject
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from cases.access.log.models import AccessLine
from cases.calendars.models import CalendarFeed
from cases.sharing import actions as sharing
from cases.sharing.models import TeamMember
from hsj.logs import JsonFormatter
from network.models import Membership
from tests import walks
from tests.doors import let_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-03-02 09:00+01:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def home(people):
    return walks.active(people)


@pytest.fixture
def planned(people, home):
    """The evaluation is on 13 April."""
    return walks.evaluation_planned(people, home)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(user: Any) -> str:
    """Make one as this person does, and read it from the page."""
    told = signed_in(user).post(reverse("cases:calendar-make")).text
    found = re.search(r">http://[^/]+(/agenda/\S+\.ics)<", told)
    assert found
    return found[1]


def moments(url: str, client: Client | None = None) -> dict[str, Any]:
    """What a program that knows nothing but the address reads: by UID."""
    answer = (client or Client()).get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "no-store" in answer["Cache-Control"] and not answer.cookies
    return events(answer.content)


def events(content: bytes) -> dict[str, Any]:
    read = vobject.readOne(content.decode())
    read.validate(raiseException=True)
    return {one.uid.value: one for one in read.contents.get("vevent", [])}


def only(found: dict[str, Any]) -> Any:
    assert len(found) == 1
    return next(iter(found.values()))


def test_a_program_reads_a_day_a_number_and_a_link(people, home, planned):
    one = only(moments(address(people.marit)))
    assert one.uid.value == f"{planned.pk}@localhost"
    assert (one.dtstart.value, one.dtend.value) == (date(2026, 4, 13), date(2026, 4, 14))
    assert one.summary.value == f"Zaak {home.case.number}"
    assert (one.status.value, one.sequence.value, one.transp.value) == ("CONFIRMED", "0", "TRANSPARENT")
    assert one.contents["class"][0].value == "PRIVATE"
    assert one.url.value.endswith(reverse("cases:evaluation", args=[planned.pk]))


def test_it_says_nothing_about_whom_or_what(people, planned):
    said = Client().get(address(people.marit)).text.replace("\r\n ", "")
    for secret in ("Horvat", "Luka", "Marit", "Essen", "Veendam", "Rust", "gezin", "valuatie van", people.marit.email):
        assert secret not in said


def test_the_feed_carries_its_name_and_how_often_to_look(people, planned):
    lines = Client().get(address(people.marit)).text.split("\r\n")
    assert {"NAME:Samen Verder", "REFRESH-INTERVAL;VALUE=DURATION:PT4H", "METHOD:PUBLISH", "VERSION:2.0"} <= set(lines)
    assert max(len(line.encode()) for line in lines) <= 75


def test_what_is_moved_keeps_its_name_and_counts_on_and_what_lapses_is_called_off(people, home, planned, clock):
    url = address(people.marit)
    before = only(moments(url))
    clock.shift(timedelta(hours=1))
    walks.go(planned, "move", people.marit, due_on=date(2026, 4, 20), reason="Examens.")
    moved = only(moments(url))
    assert (moved.uid.value, moved.sequence.value) == (before.uid.value, "1")
    assert moved.dtstart.value == date(2026, 4, 20)
    assert moved.dtstamp.value - before.dtstamp.value == timedelta(hours=1)
    walks.another_evaluation(people, planned)
    walks.go(planned, "cancel", people.marit, reason="Vakantie.")
    found = moments(url)
    called_off = found[before.uid.value]
    assert (called_off.status.value, called_off.sequence.value) == ("CANCELLED", "2")
    assert [one.status.value for uid, one in found.items() if uid != before.uid.value] == ["CONFIRMED"]


def test_the_same_moment_is_the_same_text_however_often_it_is_fetched(people, planned, clock):
    url = address(people.marit)
    first = Client().get(url).content
    clock.shift(timedelta(hours=6))
    assert Client().get(url).content == first


def test_an_evaluation_that_was_held_stands_on_its_day_and_leaves_after_a_quarter(people, home, clock):
    walks.evaluation_concluded(people, home)
    url = address(people.marit)
    assert sorted(one.dtstart.value for one in moments(url).values()) == [date(2026, 3, 2), date(2026, 5, 31)]
    clock.shift(timedelta(days=93))
    assert [one.dtstart.value for one in moments(url).values()] == [date(2026, 5, 31)]


def test_one_file_of_one_evaluation_has_the_same_name_as_the_feed(people, planned):
    client = signed_in(people.essen)
    assert "Zet in mijn agenda" in client.get(reverse("cases:evaluation", args=[planned.pk])).text
    answer = client.get(reverse("cases:evaluation-ics", args=[planned.pk]))
    assert 'attachment; filename="agenda.ics"' == answer["Content-Disposition"]
    assert set(events(answer.content)) == set(moments(address(people.marit)))
    assert signed_in(people.sven).get(reverse("cases:evaluation-ics", args=[planned.pk])).status_code == 404


# --- the address -----------------------------------------------------------------------------------------------------


def test_the_address_is_shown_once_and_only_its_hash_is_kept(people, planned):
    url = address(people.marit)
    secret = url.removeprefix("/agenda/").removesuffix(".ics")
    assert secret not in signed_in(people.marit).get(reverse("cases:calendar")).text
    assert secret not in str(CalendarFeed.objects.values().get())
    assert len(secret) >= 43


def test_renewing_and_stopping_end_the_address_of_before(people, planned):
    first = address(people.marit)
    second = address(people.marit)
    assert Client().get(first).status_code == 404
    assert len(moments(second)) == 1
    signed_in(people.marit).post(reverse("cases:calendar-stop"))
    assert Client().get(second).status_code == 404


def test_the_page_tells_when_it_was_last_fetched(people, planned):
    page, url = reverse("cases:calendar"), address(people.marit)
    assert "nog niet opgehaald" in signed_in(people.marit).get(page).text
    Client().get(url)
    assert "voor het laatst opgehaald op 2 maart 2026, 09:00 uur" in signed_in(people.marit).get(page).text


def test_who_does_not_work_with_families_gets_no_address(people, home):
    for user in (people.bea, people.fay):
        assert "Hier is niets voor een agenda" in signed_in(user).get(reverse("cases:calendar")).text
        assert signed_in(user).post(reverse("cases:calendar-make")).status_code == 403
    family = signed_in(let_in(home.dario, by=people.marit))
    for name in ("calendar", "calendar-make", "calendar-stop"):
        assert family.post(reverse(f"cases:{name}")).status_code == 404
    assert not CalendarFeed.objects.exists()


def test_the_secret_alone_says_whose_it_is_whoever_is_signed_in(people, home, planned):
    url = address(people.marit)
    for user in (people.sven, people.bea, let_in(home.dario, by=people.marit)):
        answer = signed_in(user).get(url)
        assert len(events(answer.content)) == 1


def test_the_secret_comes_in_no_log(people, planned, caplog):
    url = address(people.marit)
    secret = url.removeprefix("/agenda/").removesuffix(".ics")
    signed_in(people.marit).post(reverse("cases:calendar-stop"))
    with caplog.at_level(logging.INFO):
        signed_in(let_in(planned.case.family.people.get(first_name="Dario"), by=people.marit)).get(url)
        Client().get(url)
    assert "Not Found" in caplog.text
    said = "".join(JsonFormatter().format(record) for record in caplog.records)
    assert "/agenda/[geheim]" in said and secret not in said
    assert secret not in str(list(AccessLine.objects.values()))


# --- access that ends ------------------------------------------------------------------------------------------------


def ends(user: Any) -> dict[str, Any]:
    day = walks.today() - timedelta(days=1)
    return {
        "account closed": lambda: type(user).objects.filter(pk=user.pk).update(is_active=False),
        "left": lambda: Membership.objects.filter(user=user).update(ends_on=day),
        "another role": lambda: Membership.objects.filter(user=user).update(role="functional_admin"),
    }


@pytest.mark.parametrize("ending", ["account closed", "left", "another role"])
def test_who_has_no_access_any_more_has_no_feed(people, planned, ending):
    url = address(people.essen)
    assert len(moments(url)) == 1
    ends(people.essen)[ending]()
    assert Client().get(url).status_code == 404


def test_a_case_that_is_no_longer_visible_is_gone_with_the_next_fetch(people, planned):
    url = address(people.essen)
    member = TeamMember.objects.get(user=people.essen)
    sharing.end_membership(member, on=walks.today(), by=people.marit)
    assert len(moments(url)) == 1  # the last day counts
    with time_machine.travel("2026-03-03 09:00+01:00", tick=False):
        assert moments(url) == {}


def test_others_see_nothing_of_it(people, planned):
    for user in (people.nynke, people.sven, people.oscar, people.tess):
        assert moments(address(user)) == {}


# --- the read log and limits -----------------------------------------------------------------------------------------


def lines() -> list[tuple[str, str, Any]]:
    return list(AccessLine.objects.filter(event__in=["export", "refused"]).order_by("pk")
                .values_list("event", "shown", "user"))  # fmt: skip


def test_what_leaves_stands_in_the_read_log_when_it_is_new_and_once_a_day(people, planned, clock):
    url, line = address(people.marit), ("export", "evaluation", people.marit.pk)
    for _ in range(3):
        Client().get(url)
    assert lines() == [line]
    assert AccessLine.objects.get(event="export").role == "coordinator"
    walks.go(planned, "move", people.marit, due_on=date(2026, 4, 20), reason="Examens.")
    Client().get(url)
    Client().get(url, headers={"x-forwarded-for": "203.0.113.9"}, REMOTE_ADDR="203.0.113.9")
    assert lines() == [line] * 3
    clock.shift(timedelta(days=1))
    Client().get(url, REMOTE_ADDR="203.0.113.9")
    assert lines() == [line] * 4


def test_no_line_no_calendar(people, planned, settings):
    url = address(people.marit)
    client = Client(raise_request_exception=False)
    keys, settings.READ_LOG_KEYS = settings.READ_LOG_KEYS, []
    assert client.get(url).status_code == 500
    settings.READ_LOG_KEYS = keys
    Client().get(url)
    assert lines() == [("export", "evaluation", people.marit.pk)]


def test_an_unknown_address_is_refused_with_a_line_and_not_endlessly(people):
    client = Client()
    codes = [client.get("/agenda/een-adres-van-niemand.ics").status_code for _ in range(31)]
    assert codes == [404] * 30 + [429]
    assert lines() == [("refused", "evaluation", None)] * 30
    cache.clear()


def test_one_address_is_answered_sixty_times_an_hour(people, planned):
    url = address(people.marit)
    codes = [Client().get(url).status_code for _ in range(61)]
    assert codes == [200] * 60 + [429]


def test_the_feed_asks_the_same_number_of_questions_for_one_and_for_many(
    people, planned, django_assert_max_num_queries
):
    url = address(people.marit)
    Client().get(url)
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(40) as asked:
            Client().get(url)
        counts.append(len(asked))
        for number in range(4):
            walks.evaluation_planned(people, walks.active(people, f"Gezin {number}"))
        Client().get(url)
    assert counts[0] == counts[1]

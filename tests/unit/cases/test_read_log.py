"""The chain of the read log: what is changed, taken away, swapped or cut off is found, and old days go in the open."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from cases.access.log.codes import Happening, Shown
from cases.access.log.models import AccessDay, AccessLine
from cases.access.log.retention import drop, droppable, oldest_kept
from cases.access.log.trail import Entry, write
from cases.access.log.verify import faults
from flow.triggers import thaw
from tests.personas import make_people

pytestmark = pytest.mark.django_db
DAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def marit():
    return make_people().marit


def lines(number: int, by) -> None:
    for _ in range(number):
        write([Entry(Happening.SEARCH, Shown.SEARCH)], by=by)


def three_days(by) -> None:
    for day in range(3):
        with time_machine.travel(DAY + timedelta(days=day), tick=False):
            lines(4, by)


def said() -> list[str]:
    return list(faults())


def sql(text: str) -> None:
    """As somebody who can do anything in the database, but has no key."""
    thaw()
    with connection.cursor() as cursor:
        cursor.execute(text)


def test_days_of_lines_fit_and_each_day_begins_where_the_last_one_ended(marit):
    three_days(marit)
    assert said() == []
    first, second, third = AccessDay.objects.order_by("day")
    assert first.previous == "" and second.previous == first.hash and third.previous == second.hash
    assert list(second.lines.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("UPDATE cases_accessline SET purpose = 'help' WHERE number = 2 AND day_id = '2026-03-03'",
         "3-3-2026: regel 2 is veranderd of van plaats gewisseld."),
        ("UPDATE cases_accessline SET at = '2026-03-03 10:00:00+00:00' WHERE number = 2 AND day_id = '2026-03-03'",
         "3-3-2026: regel 2 is veranderd of van plaats gewisseld."),
        ("DELETE FROM cases_accessline WHERE number = 2 AND day_id = '2026-03-03'", "3-3-2026: regel 2 ontbreekt."),
        ("DELETE FROM cases_accessline WHERE number IN (1, 2) AND day_id = '2026-03-03'",
         "3-3-2026: regel 1 t/m 2 ontbreekt."),
        ("DELETE FROM cases_accessline WHERE number = 4 AND day_id = '2026-03-04'",
         "4-3-2026: aan het einde ontbreekt regel 4."),
        ("DELETE FROM cases_accessline WHERE day_id = '2026-03-03'",
         "3-3-2026: aan het einde ontbreekt regel 1 t/m 4."),
    ],
)  # fmt: skip
def test_what_is_changed_or_taken_away_is_found_and_named(marit, text, sentence):
    three_days(marit)
    sql(text)
    assert said() == [sentence]


def test_two_lines_that_change_places_are_found(marit):
    three_days(marit)
    sql("UPDATE cases_accessline SET number = 99 WHERE number = 2 AND day_id = '2026-03-03'")
    sql("UPDATE cases_accessline SET number = 2 WHERE number = 3 AND day_id = '2026-03-03'")
    sql("UPDATE cases_accessline SET number = 3 WHERE number = 99 AND day_id = '2026-03-03'")
    found = said()
    assert "3-3-2026: regel 2 is veranderd of van plaats gewisseld." in found
    assert "3-3-2026: regel 3 is veranderd of van plaats gewisseld." in found


def test_who_cuts_the_end_off_cannot_make_the_day_fit_without_the_key(marit):
    three_days(marit)
    third = AccessLine.objects.get(day=AccessDay.objects.get(day="2026-03-04"), number=3)
    sql("DELETE FROM cases_accessline WHERE number = 4 AND day_id = '2026-03-04'")
    sql(f"UPDATE cases_accessday SET number = 3, hash = '{third.hash}' WHERE day = '2026-03-04'")
    assert [one for one in said() if one.startswith("4-3-2026: het zegel past niet")]


def test_a_whole_day_that_is_gone_shows_at_the_day_after(marit):
    three_days(marit)
    sql("DELETE FROM cases_accessline WHERE day_id = '2026-03-03'")
    sql("DELETE FROM cases_accessday WHERE day = '2026-03-03'")
    assert said() == [
        "4-3-2026: sluit niet aan op de dag ervoor; na 2-3-2026 ontbreekt een dag, of de laatste regel is veranderd."
    ]


def test_lines_of_a_day_that_is_not_there_are_found(marit):
    three_days(marit)
    sql("DELETE FROM cases_accessday WHERE day = '2026-03-04'")
    assert said() == ["4-3-2026: er zijn regels van deze dag, en de dag zelf staat niet in het logboek."]


def test_another_key_cannot_be_slipped_in_and_a_key_that_was_replaced_still_checks(marit, settings):
    three_days(marit)
    new, *_ = settings.READ_LOG_KEYS
    settings.READ_LOG_KEYS = ["a-newer-key", new]
    with time_machine.travel(DAY + timedelta(days=3), tick=False):
        lines(1, marit)
    assert said() == []
    settings.READ_LOG_KEYS = ["a-newer-key"]
    assert len([one for one in said() if "READ_LOG_KEYS" in one]) == 3


def test_the_command_says_what_is_wrong_and_fails_and_what_was_noted_elsewhere_must_still_be_there(marit):
    three_days(marit)
    out = StringIO()
    call_command("verify_log", stdout=out)
    assert out.getvalue().startswith("Het logboek klopt. Laatste regel: 2026-03-04 nummer 4 ")
    noted = out.getvalue().split()[-1]
    call_command("verify_log", holds=noted, stdout=out)
    sql("DELETE FROM cases_accessline WHERE day_id = '2026-03-04'")
    sql("DELETE FROM cases_accessday WHERE day = '2026-03-04'")
    assert said() == []  # from the inside the end of a story cannot be missed
    with pytest.raises(CommandError, match="1 fouten"):
        call_command("verify_log", holds=noted, stderr=StringIO())
    sql("DELETE FROM cases_accessline WHERE number = 1 AND day_id = '2026-03-03'")
    with pytest.raises(CommandError):
        call_command("verify_log", "--day", "2026-03-03", stderr=StringIO())
    call_command("verify_log", "--day", "2026-03-02", stdout=out)


def test_the_database_refuses_to_change_or_remove_a_line_or_a_day(marit):
    three_days(marit)
    for change in (
        lambda: AccessLine.objects.filter(number=1).update(purpose="help"),
        lambda: AccessLine.objects.filter(number=1).delete(),
        lambda: AccessDay.objects.all()._raw_delete("default"),
        lambda: AccessDay.objects.update(previous="x"),
    ):
        with pytest.raises(DatabaseError, match="Het logboek groeit alleen"), transaction.atomic():
            change()
    assert said() == []


# --- the end of the term --------------------------------------------------------------------------------------------


def test_a_day_goes_after_five_years_at_the_earliest_and_that_stands_in_the_log(marit):
    three_days(marit)
    first = AccessDay.objects.get(day="2026-03-02")
    with time_machine.travel("2031-03-02 12:00+00:00", tick=False):
        assert (oldest_kept().isoformat(), droppable()) == ("2026-03-02", [])
        with pytest.raises(ValueError, match="retention"):
            drop(first, by=marit)
    with time_machine.travel("2031-03-03 12:00+00:00", tick=False):
        assert droppable() == [first]
        call_command("drop_log_days", stdout=StringIO())
        assert first.lines.count() == 4
        with pytest.raises(CommandError, match="--by"):
            call_command("drop_log_days", "--really", stdout=StringIO())
        call_command("drop_log_days", "--really", by=marit.email, stdout=StringIO())
    assert first.lines.count() == 0
    line = AccessLine.objects.get(event=Happening.LOG_DROPPED)
    assert (line.user, line.touched) == (marit.pk, f"cases.accessday:2026-03-02:{first.hash}")
    assert said() == []


def test_lines_that_were_dropped_around_the_command_or_too_early_are_found(marit):
    three_days(marit)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_accessday SET dropped_at = '2031-01-01 00:00:00+00:00' WHERE day = '2026-03-03'")
        cursor.execute("DELETE FROM cases_accessline WHERE day_id = '2026-03-03'")
    assert said() == ["3-3-2026: de regels zijn verwijderd zonder dat het logboek dat zegt."]


def test_29_february_five_years_later_is_the_last_of_february():
    with time_machine.travel("2029-02-28 12:00+00:00", tick=False):
        assert oldest_kept().isoformat() == "2024-02-28"
    with time_machine.travel("2028-02-29 12:00+00:00", tick=False):
        assert oldest_kept().isoformat() == "2023-02-28"

"""A change and the answer that shows it are one transaction, and so are their lines in the read log."""

from typing import Any

import pytest

from cases.access.log import trail
from cases.access.log.models import AccessLine
from cases.access.log.verify import faults
from cases.api.routes import ROUTES
from cases.families.models import Person
from flow.models import Event

pytestmark = pytest.mark.django_db

MILA = {"voornaam": "Mila", "jeugdige": True}


def place_of(home: Any) -> str:
    return f"gezinnen/{home.case.family_id}/personen"


def newest_lines() -> list[AccessLine]:
    """Of the last call, in their order."""
    lines = AccessLine.objects.order_by("-number")
    return list(AccessLine.objects.filter(span_id=lines[0].span_id).order_by("number"))


def test_what_was_done_and_what_is_shown_are_written_together_each_for_who_did_it(home, team, people):
    account = team.client.account
    made = team.post(place_of(home), MILA)
    done, *shown = newest_lines()
    assert (done.event, done.user, str(done.subject)) == ("create", people.marit.pk, made.json()["id"])
    assert {(line.event, line.shown, line.user) for line in shown} == {("read", "people", account.pk)}
    everybody = set(Person.objects.filter(family=home.case.family_id).values_list("pk", flat=True))
    assert {line.subject for line in shown} == everybody
    assert len({line.at for line in (done, *shown)}) == 1
    one = f"{place_of(home)}/{made.json()['id']}"
    changed = team.patch(one, {"plek": "jongste"}, etag=made["ETag"])
    assert [line.event for line in newest_lines()][:2] == ["change", "read"]
    team.delete(one, etag=changed["ETag"])
    assert [line.event for line in newest_lines()][:2] == ["delete", "read"]
    assert list(faults()) == []


def test_what_cannot_be_written_in_the_log_is_not_changed(home, team, monkeypatch):
    def fails(*args: Any) -> None:
        raise RuntimeError("no room")

    before = Event.objects.count()
    monkeypatch.setattr(trail, "append", fails)
    with pytest.raises(RuntimeError, match="no room"):
        team.post(place_of(home), MILA)
    assert (Person.objects.filter(first_name="Mila").exists(), Event.objects.count()) == (False, before)


def test_what_may_not_be_seen_any_more_was_changed_all_the_same(home, team, monkeypatch):
    def gone(view: Any, row: Any) -> Any:
        raise Person.DoesNotExist

    one = f"{place_of(home)}/{home.luka.pk}"
    etag = team.get(one)["ETag"]
    monkeypatch.setattr(ROUTES["persoon"], "after", gone)
    assert team.patch(one, {"plek": "oudste"}, etag=etag).status_code == 404
    assert Person.objects.get(pk=home.luka.pk).place == "oudste"
    events = {line.event for line in newest_lines()}
    assert events == {"change", "refused"}  # and nothing says that it was read


def test_a_refusal_writes_what_was_read_for_it_and_changes_nothing(home, team, people):
    one = f"{place_of(home)}/{home.luka.pk}"
    etag = team.get(one)["ETag"]
    tomorrow = {"geboortedatum": "2999-01-01"}
    assert team.patch(one, tomorrow, etag=etag).status_code == 400
    assert {(line.event, line.user) for line in newest_lines()} == {("read", team.client.account.pk)}
    assert Person.objects.get(pk=home.luka.pk).version == 1

"""My file, at the own door: a correction, an own story, the whole file, or to have it taken away."""

from typing import Any

import pytest

from cases.rights.models import FileRequest
from tests.doors import door, post, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(standing_home: Any) -> Any:
    return standing_home


def test_luka_asks_for_a_correction_and_adds_his_own_story(home):
    client = door(home, home.luka)
    assert "Schrijf wat het moet zijn." in post(client, "my-correction", person=home.luka.pk, was="3 havo")
    shown = post(client, "my-correction", person=home.luka.pk, was="3 havo", becomes="4 havo", where="analysis")
    assert "We kijken hier nog naar." in shown
    shown = post(client, "my-statement", person=home.luka.pk, words="Ik zie het anders.", where="")
    assert "Het staat in het dossier." in shown
    kinds = {row.kind: row for row in FileRequest.objects.filter(case=home.case)}
    assert {kind: row.status for kind, row in kinds.items()} == {"verbetering": "open", "verklaring": "done"}
    assert kinds["verbetering"].analysis == home.analysis
    assert {row.capacity for row in kinds.values()} == {"zelf"}
    assert "Ik zie het anders." not in text(door(home, home.ivana), "my-file")


def test_a_parent_asks_for_themselves_and_for_the_child_and_for_nobody_else(home):
    client = door(home, home.ivana)
    assert "Het staat in het dossier." in post(client, "my-statement", person=home.luka.pk, words="x", where="")
    assert FileRequest.objects.get().capacity == "heeft gezag"
    post(client, "my-statement", person=home.dario.pk, words="y", where="")
    assert not FileRequest.objects.filter(words="y").exists()


def test_the_whole_file_is_asked_for_and_asked_away_with_a_tick_that_says_sure(home):
    client = door(home, home.luka)
    assert "We kijken hier nog naar." in post(client, "my-copy", person=home.luka.pk, words="")
    assert "als je het zeker weet" in post(client, "my-destruction", person=home.luka.pk, words="Alles.")
    assert FileRequest.objects.get().kind == "inzage"
    assert "Alles." in post(client, "my-destruction", person=home.luka.pk, words="Alles.", sure="on")
    asked = FileRequest.objects.get(kind="vernietiging")
    assert (asked.status, asked.capacity, asked.asked_by) == ("open", "zelf", home.luka)


def test_from_twelve_a_parent_no_longer_asks_to_destroy_what_is_about_the_child(home):
    client = door(home, home.ivana)
    page = text(client, "my-destruction")
    assert str(home.ivana.pk) in page and str(home.luka.pk) not in page
    post(client, "my-destruction", person=home.luka.pk, words="", sure="on")
    assert not FileRequest.objects.exists()

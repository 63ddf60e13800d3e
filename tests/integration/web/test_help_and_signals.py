"""Ingezette hulp beside the requests, and a signal: from the provider's form to the coordinator's answer."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.evaluations.models import Signal
from cases.plans.models import HelpPlacement
from cases.reminders import planning
from tests import signal_walks, walks
from tests.personas import make_people
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Any:
    return make_people()


@pytest.fixture
def home(people: Any) -> Any:
    return walks.active(people)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_placed_help_stands_beside_the_requests_and_changes(people, home):
    walks.plan_active(people, home)
    marit, plan = signed_in(people.marit), reverse("cases:plan", args=[home.case.pk])
    assert "Er staat nog niet welke hulp" in marit.get(plan).content.decode()
    form = {
        "person": home.luka.pk, "provider": people.provider.pk, "product_category": "45", "product_code": "45A55",
        "allocation_number": "123456789", "begins_on": "1-1-2026", "started_on": "5-1-2026",
    }  # fmt: skip
    added = marit.post(reverse("cases:part-add", args=["ingezette-hulp", home.case.pk]), form)
    assert (added.status_code, added["Location"]) == (302, f"{plan}#ingezette-hulp")
    text = marit.get(plan).content.decode()
    for word in ("123456789", "ambulant (45), 45A55", "vanaf 1 januari 2026", "5 januari 2026"):
        assert word in text
    row = HelpPlacement.objects.get()
    edit = reverse("cases:part-edit", args=["ingezette-hulp", row.pk])
    half = marit.post(edit, form | {"stopped_on": "1-2-2026", "base_version": 1})
    assert "Kies waarom de hulp stopte." in half.content.decode()
    assert (
        marit.post(edit, {**form, "stopped_on": "1-2-2026", "end_reason": "31", "base_version": 1}).status_code == 302
    )
    assert "volgens plan" in marit.get(plan).content.decode()
    led = signed_in(people.tess)
    assert (led.get(edit).status_code, "Ingezette hulp toevoegen" in led.get(plan).content.decode()) == (403, False)


def test_a_provider_gives_a_signal_and_the_coordinator_plans_an_evaluation_from_it(people, home):
    walks.plan_active(people, home)
    essen, marit = signed_in(people.essen), signed_in(people.marit)
    page = reverse("cases:evaluations", args=[home.case.pk])
    assert "Signaal geven" in essen.get(page).content.decode()
    assert "Signaal geven" not in marit.get(page).content.decode()
    told = {"kind": "stagnatie", "what": "Luka komt niet.", "person": home.luka.pk, "happened_on": "1-1-2026"}
    assert essen.post(reverse("cases:part-add", args=["signaal", home.case.pk]), told).status_code == 302
    signal = Signal.objects.get()
    there = reverse("cases:signal", args=[signal.pk])
    assert "Wacht op antwoord" in essen.get(page).content.decode()
    assert "Opzijleggen" not in essen.get(there).content.decode()
    planning.plan()
    assert there in marit.get(reverse("cases:reminders")).content.decode()
    assert "Antwoord op een signaal" in marit.get(f"{reverse('cases:caseload')}?soort=signaal").content.decode()
    assert "Luka komt niet." in marit.get(there).content.decode()
    step = reverse("cases:signal-plan", args=[signal.pk])
    assert "Kies wanneer jullie uiterlijk terugkijken." in marit.post(step, {}).content.decode()
    due = (today() + timedelta(days=10)).strftime("%d-%m-%Y")
    assert marit.post(step, {"due_on": due, "why": "We praten samen."}).status_code == 302
    answered = essen.get(there).content.decode()
    assert "Er komt een evaluatie" in answered
    assert marit.post(step, {"due_on": due}).status_code == 409
    assert "de hulp loopt vast" in marit.get(page).content.decode().lower()


def test_put_aside_with_a_reason_that_the_provider_reads(people, home):
    signal = signal_walks.signal_given(people, home)
    step = reverse("cases:signal-aside", args=[signal.pk])
    assert signed_in(people.essen).get(step).status_code == 403
    marit = signed_in(people.marit)
    assert "Schrijf waarom" in marit.post(step, {}).content.decode()
    assert marit.post(step, {"because": "Woensdag praten we al."}).status_code == 302
    read = signed_in(people.essen).get(reverse("cases:signal", args=[signal.pk])).content.decode()
    assert "Woensdag praten we al." in read
    assert signed_in(people.sven).get(reverse("cases:signal", args=[signal.pk])).status_code == 404

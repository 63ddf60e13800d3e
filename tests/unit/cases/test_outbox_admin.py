"""Who administers sees how the telling goes, and offers dead letters again with a reason; of no family anything."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from cases.outbox.actions import run_due
from cases.outbox.models import Delivery
from tests import walks
from tests.personas import make_people
from tests.power import administers
from tests.receivers import listens, receiving, system

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(settings):
    settings.WEBHOOK_ALLOW_PRIVATE = True
    with time_machine.travel("2026-03-02 09:00+01:00", tick=False) as traveller:
        yield traveller


def test_dead_letters_in_the_administration(clock):
    people = make_people()
    with receiving() as receiver:
        subscription = listens(system(people.team), receiver)
        home = walks.active(people)
        receiver.mode = "500"
        run_due()
        clock.shift(timedelta(hours=72))
        run_due()
        number = Delivery.objects.dead().count()
        client = administers(people.bea)
        first, url = client.get("/beheer/").text, reverse("admin:cases_delivery_changelist")
        assert f"Niet te bezorgen: {number}" in first
        assert client.post(reverse("admin:cases_delivery_add"), {}).status_code == 403
        page = client.get(f"{url}?status__exact=dead").text
        one = client.get(reverse("admin:cases_delivery_change", args=[Delivery.objects.dead()[0].pk])).text
        listed = client.get(reverse("admin:cases_subscription_changelist")).text
        assert "HTTP 500" in page and receiver.address.replace("&", "&amp;") in listed
        for secret in ("Horvat", "Luka", home.case.number, str(home.case.pk), subscription.secret):
            assert secret not in first + page + one + listed
        chosen = {"action": "offer_again", "_selected_action": [str(one.pk) for one in Delivery.objects.dead()]}
        assert "Schrijf waarom" in client.post(url, chosen, follow=True).text
        assert Delivery.objects.dead().count() == number
        told = client.post(url, {**chosen, "reason": "Hun server is hersteld."}, follow=True).text
        assert f"{number} opnieuw aangeboden" in told
        receiver.mode = "ok"
        clock.shift(timedelta(hours=2))
        run_due()
        assert len(receiver.got) == number

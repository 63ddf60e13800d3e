"""The demo: alive today, the same after a second time, eleven people to sign in as; never outside a demo."""

from collections import Counter
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from cases.attention.points import points
from cases.families.models import Case
from cases.management.commands.load_demo import OF_A_FAMILY, PASSWORD, PERSONAS
from cases.reminders.moments import Moments
from cases.reminders.next_due import LATE, LATER, THIS_WEEK, WITHOUT_DATE, group_of, listed
from flow.models import Event
from network.models import User
from tests.power import administers


def load() -> str:
    out = StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def said(django_db_setup, django_db_blocker):
    """Loaded once for this module, and gone after it."""
    with django_db_blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        told = load()
    yield told
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        block.__exit__(None, None, None)


@pytest.fixture
def marit(said, db):
    return User.objects.get(name="Marit Dijkhuis")


def test_outside_a_demo_it_refuses(db, settings):
    settings.DEMO, before = False, User.objects.count()
    with pytest.raises(CommandError, match="geen demo"):
        load()
    assert User.objects.count() == before


def test_every_persona_is_printed_and_can_sign_in(said, db):
    assert PASSWORD in said and len(PERSONAS) == 8
    for persona in PERSONAS:
        user = User.objects.get(name=persona.name, memberships__organisation__name=persona.organisation)
        assert user.email in said and persona.tries in said
        assert authenticate(None, username=user.email, password=PASSWORD) == user


def test_somebody_of_a_family_signs_in_and_finds_something_to_do(said, db, client):
    for somebody, finds in zip(OF_A_FAMILY, ("Dag Amara", "Dag Koen", "Dag Noor"), strict=True):
        assert somebody.email in said and somebody.tries in said
        user = authenticate(None, username=somebody.email, password=PASSWORD)
        assert user is not None
        client.force_login(user)
        assert finds in client.get(reverse("cases:my")).content.decode()
        if somebody.first_name == "Koen":
            for name in ("my-answer-analysis", "my-answer-plan"):
                assert "Jouw antwoord" in client.get(reverse(f"cases:{name}")).content.decode()
    hers = client.get(reverse("cases:my-adulthood")).content.decode()
    assert "Jij zei: nog niet." in hers and "Tante Gea" in hers


def test_the_region_finds_numbers_and_no_family(said, db, client):
    client.force_login(User.objects.get(name="Renske Kooistra"))
    teams = client.get(reverse("cases:adulthood-region")).context["teams"]
    assert ("Lokaal team Veendam", 1) in {(row["team_name"], row["youths"]) for row in teams}


def test_a_second_time_changes_nothing(said, db):
    before = (Case.objects.count(), User.objects.count(), Event.objects.count())
    again = load()
    assert "Gezin" not in again.split("verzonnen")[0]
    assert (Case.objects.count(), User.objects.count(), Event.objects.count()) == before


def test_the_caseload_of_marit_shows_every_group(marit):
    mine = Case.objects.visible_to(marit)
    rows = listed(mine.filter(coordinator=marit, status="active").values_list("pk", flat=True), Moments())
    groups = Counter(group_of(row.next_due, timezone.localdate()) for row in rows)
    assert all(groups[group] for group in (LATE, THIS_WEEK, LATER, WITHOUT_DATE)), groups
    assert {"intake", "active", "closed"} <= set(mine.values_list("status", flat=True))


def test_what_is_due_stands_under_reminders_from_the_start(said, db, client):
    client.force_login(User.objects.get(name="Naomi de Vos"))
    assert "Er wacht nu niets op u" not in client.get(reverse("cases:reminders")).content.decode()


def test_the_personas_see_what_they_may_and_no_more(said, db):
    def sees(name):
        return Case.objects.visible_to(User.objects.get(name=name)).count()

    assert sees("Naomi de Vos") >= 4
    assert sees("Tess Wiersma") == Case.objects.filter(participations__organisation__name="Lokaal team Veendam").count()
    assert sees("Sietske Boelens") == 1
    assert (sees("Sven Mulder"), sees("Bea Hoekstra")) == (0, 0)


def test_the_functional_administrator_comes_into_the_administration_and_deletes_nobody(said, db, client):
    bea, marit = User.objects.get(name="Bea Hoekstra"), User.objects.get(name="Marit Dijkhuis")
    administers(bea, client)
    assert bea.is_staff and not bea.is_superuser
    assert client.get(reverse("admin:network_term_add")).status_code == 200
    assert client.get(reverse("admin:network_user_change", args=[marit.pk])).status_code == 200
    assert client.get(reverse("admin:network_user_delete", args=[marit.pk])).status_code == 403


def test_the_demo_is_alive_today(said, db):
    today = timezone.localdate()
    codes = {point.code for case in Case.objects.all() for point in points(case, today)}
    assert {"evaluatie_te_laat", "geweld_zonder_veiligheidsplan", "perspectiefplan", "onderdeel_leeg"} <= codes
    assert not Case.objects.filter(opened_on__gt=today).exists()

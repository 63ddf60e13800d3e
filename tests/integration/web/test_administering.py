"""Administrator power: off until it is switched on with a reason, over by itself, and kept in the log."""

import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.admin.models import LogEntry
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from network.admin import reference_permissions
from network.models import AdminSession, ApiClient, User
from tests import walks
from tests.callers import key_pair
from tests.personas import PASSWORD, People, make_people
from tests.power import administers

pytestmark = pytest.mark.django_db

ON = "/account/beheer/"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def people() -> People:
    return make_people()


@pytest.fixture
def bea(people) -> Any:
    people.bea.is_superuser = True
    people.bea.save()
    client = Client()
    client.force_login(people.bea)
    return client


def switch_on(client: Any, password: str = PASSWORD, **asked: str):
    """As she does it: the reason, and then her password again."""
    assert 'name="next" value="/beheer/network/user/"' in client.get(f"{ON}?next=/beheer/network/user/").text
    answer = client.post(ON, {"reason": "Nieuwe collega.", "next": "/beheer/network/user/", **asked})
    assert answer.url.startswith(reverse("account_reauthenticate"))
    return client.post(answer.url, {"password": password})


def test_without_power_every_page_of_the_administration_asks_to_switch_it_on(bea):
    for page in ("/beheer/", "/beheer/network/user/", "/beheer/network/adminsession/"):
        assert bea.get(page).url == f"{ON}?next={page.replace('/', '%2F')}"
    assert bea.post("/beheer/network/municipality/add/", {"code": "GM1", "name": "X"}).url.startswith(ON)


def test_it_asks_a_reason_and_the_password_again_and_then_goes_on(bea, people):
    assert "Schrijf waarvoor u het beheer aanzet." in bea.post(ON, {"reason": " "}).text
    assert not AdminSession.objects.exists()
    answer = switch_on(bea)
    assert (answer.status_code, answer.url) == (302, "/beheer/network/user/")
    page = bea.get(answer.url)
    assert page.status_code == 200 and "Het beheer staat aan tot" in page.text
    assert "Het beheer staat aan tot" in bea.get(reverse("cases:accessibility")).text
    row = AdminSession.objects.get()
    assert (row.user, row.reason, row.ended_at) == (people.bea, "Nieuwe collega.", None)
    assert row.until - row.began_at == timedelta(minutes=30)


def test_a_wrong_password_switches_nothing_on(bea):
    assert switch_on(bea, password="iets anders").status_code == 200
    assert not AdminSession.objects.exists()


def code_now(secret: str = SECRET) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_with_a_second_factor_the_password_is_not_enough(bea, people):
    data = {"secret": get_adapter().encrypt(SECRET)}
    Authenticator.objects.create(user=people.bea, type=Authenticator.Type.TOTP, data=data)
    asked = bea.post(ON, {"reason": "Nieuwe collega."})
    assert asked.url.startswith(reverse("mfa_reauthenticate"))
    again = bea.post(f"{reverse('account_reauthenticate')}?next={ON}", {"password": PASSWORD})
    assert again.url.startswith(reverse("mfa_reauthenticate"))
    assert not AdminSession.objects.exists()
    done = bea.post(again.url, {"code": code_now()})
    assert done.url == "/beheer/"
    assert AdminSession.objects.get().reason == "Nieuwe collega."


def test_it_ends_by_itself(bea, time_machine):
    time_machine.move_to(timezone.now())
    switch_on(bea)
    assert bea.get("/beheer/").status_code == 200
    for _ in range(2):  # at work, so that the session itself goes on
        time_machine.shift(15 * 60 + 1)
        page = bea.get(reverse("cases:accessibility"))
    assert "Het beheer staat aan" not in page.text
    assert bea.get("/beheer/").url.startswith(ON)


def test_it_is_switched_off_by_hand_and_by_signing_out(bea):
    switch_on(bea)
    assert bea.post(reverse("account_administer_stop")).url == "/"
    assert bea.get("/beheer/").url.startswith(ON)
    assert AdminSession.objects.get().ended_at is not None
    bea.post(ON, {"reason": "Nog iets."})
    bea.post(reverse("account_logout"))
    assert not AdminSession.objects.filter(ended_at=None).exists()


def test_the_power_of_one_browser_is_not_that_of_another(bea, people):
    switch_on(bea)
    other: Any = Client()
    other.force_login(people.bea)
    assert other.get("/beheer/").url.startswith(ON)


def test_who_does_not_administer_cannot_switch_it_on(people):
    client = Client()
    client.force_login(people.tess)
    assert client.get(ON).status_code == client.post(ON, {"reason": "x"}).status_code == 403


def test_a_superuser_with_power_sees_nothing_of_a_family(bea, people):
    home = walks.active(people)
    switch_on(bea)
    for name in ("family", "people", "plan", "team", "timeline"):
        assert bea.get(reverse(f"cases:{name}", args=[home.case.pk])).status_code == 404
    assert "Horvat" not in bea.get(reverse("cases:search"), {"q": "Horvat"}).text


def test_what_was_changed_stands_with_the_session_and_cannot_be_taken_away(people, mailoutbox):
    people.bea.is_superuser = True
    people.bea.save()
    client = administers(people.bea)
    factor = Authenticator.objects.create(user=people.sven, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client.post(reverse("admin:mfa_authenticator_delete", args=[factor.pk]), {"post": "yes"})
    assert not Authenticator.objects.exists()
    assert mailoutbox[0].to == [people.sven.email] and "de tweede stap is weggehaald" in mailoutbox[0].body
    row = AdminSession.objects.get()
    page = client.get(reverse("admin:network_adminsession_change", args=[row.pk])).text
    assert "voor een test" in page and "verwijderd" in page
    for write in (row.delete, lambda: AdminSession.objects.update(reason="iets anders"), LogEntry.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()
    AdminSession.objects.update(ended_at=timezone.now())


def register(client: Any, people: People, **facts: str):
    lines = {"memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "0"}
    lines |= {"memberships-0-organisation": str(people.team.pk), "memberships-0-role": "professional",
              "memberships-0-begins_on": "01-01-2026"}  # fmt: skip
    new = {"email": "Anna@example.org", "name": "Anna Kooistra", **facts, **lines}
    return client.post(reverse("admin:network_user_add"), new)


def test_who_is_registered_gets_a_link_that_works_once_and_not_for_long(people, mailoutbox, time_machine, settings):
    people.bea.is_superuser = True
    people.bea.save()
    client = administers(people.bea)
    form = client.get(reverse("admin:network_user_add")).text
    assert 'type="password"' not in form
    assert register(client, people).status_code == 302
    anna = User.objects.get(email="anna@example.org")
    assert not anna.has_usable_password()
    (mail,) = mailoutbox
    assert mail.to == ["anna@example.org"] and "Anna" not in mail.body
    path = next(word for word in mail.body.split() if "/password/reset/key/" in word).removeprefix("http://testserver")
    new = {"password1": "fietsen door het hoge land", "password2": "fietsen door het hoge land"}
    hers: Any = Client()
    assert hers.post(hers.get(path).url, new).status_code == 302
    anna.refresh_from_db()
    assert anna.check_password(new["password1"])
    assert "Deze link werkt niet meer" in Client().get(path).text
    client.post(
        reverse("admin:network_user_changelist"), {"action": "invite_again", "_selected_action": [str(anna.pk)]}
    )
    again = next(word for word in mailoutbox[-1].body.split() if "/password/reset/key/" in word)
    time_machine.move_to(time.time() + settings.PASSWORD_RESET_TIMEOUT + 1)
    assert "Deze link werkt niet meer" in Client().get(again.removeprefix("http://testserver")).text


def test_a_mail_that_cannot_go_is_said_and_the_account_stays(people, monkeypatch):
    people.bea.is_superuser = True
    people.bea.save()
    client = administers(people.bea)

    def broken(*values, **options):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", broken)
    page = client.get(register(client, people).url).text
    assert "kon niet weg" in page


def test_the_owner_hears_at_the_old_address_that_it_was_changed(people, mailoutbox):
    people.bea.is_superuser = True
    people.bea.save()
    old = people.sven.email
    new = {"email": "elders@example.org", "name": people.sven.name, "is_active": "on",
           "memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}  # fmt: skip
    administers(people.bea).post(reverse("admin:network_user_change", args=[people.sven.pk]), new)
    people.sven.refresh_from_db()
    assert people.sven.email == "elders@example.org"
    assert mailoutbox[0].to == [old] and "het e-mailadres is veranderd" in mailoutbox[0].body
    assert "elders" not in mailoutbox[0].body


def test_two_factors_at_once_are_told_once(people, mailoutbox):
    people.bea.is_superuser = True
    people.bea.save()
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
    rows = [Authenticator.objects.create(user=people.sven, type=kind, data={"secret": "x"}) for kind in kinds]
    ticked = {"action": "delete_selected", "_selected_action": [str(row.pk) for row in rows], "post": "yes"}
    administers(people.bea).post(reverse("admin:mfa_authenticator_changelist"), ticked)
    assert not Authenticator.objects.exists() and [mail.to for mail in mailoutbox] == [[people.sven.email]]


def test_nobody_types_the_password_of_somebody_else(people):
    people.bea.is_superuser = True
    people.bea.save()
    url = reverse("admin:auth_user_password_change", args=[people.sven.pk])
    assert administers(people.bea).get(url).status_code == 403


def test_a_system_is_let_in_by_a_superuser_and_kept_out_by_whoever_administers(people):
    people.bea.is_superuser = True
    people.bea.save()
    client, (_, public) = administers(people.bea), key_pair()
    facts = {"organisation": people.provider.pk, "name": "EPD", "contact": "", "scopes": ["plannen:lezen"],
             "pem": public, "issuer": "", "known_as": "", "keys-TOTAL_FORMS": "0",
             "keys-INITIAL_FORMS": "0"}  # fmt: skip
    add = reverse("admin:network_apiclient_add")
    assert "Dit is geen publieke sleutel" in client.post(add, {**facts, "pem": "x"}).text
    assert client.post(add, facts).status_code == 302
    made = ApiClient.objects.get()
    assert (made.organisation, made.scopes, made.keys.count()) == (people.provider, ["plannen:lezen"], 1)
    assert "al van een koppeling" in client.post(add, {**facts, "name": "Tweede"}).text
    people.bea.is_superuser = False
    people.bea.save()
    people.bea.user_permissions.set(reference_permissions())
    client = administers(people.bea)
    assert client.get(add).status_code == 403
    account = reverse("admin:network_user_change", args=[made.account_id])
    assert client.post(account, {"email": "bea@example.org", "name": "x", "is_active": "on"}).status_code == 403
    chosen = {"action": "revoke", "_selected_action": [made.pk]}
    client.post(reverse("admin:network_apiclient_changelist"), chosen)
    made.refresh_from_db()
    assert made.revoked_at is not None

"""Coming in: by e-mail and password, with a second factor, not by guessing, not by signing up."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.urls import reverse

from network.models import User

PASSWORD = "een lang wachtwoord voor Noor"

pytestmark = pytest.mark.django_db


@pytest.fixture
def noor() -> User:
    return User.objects.create_user("noor@example.org", PASSWORD, name="Noor")


def sign_in(client, password: str = PASSWORD, **extra):
    return client.post(reverse("account_login"), {"login": "noor@example.org", "password": password}, **extra)


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get("/beheer/").url.startswith("/beheer/login/")
    assert client.get(reverse("mfa_index")).url.startswith("/account/login/")


def test_signing_in_leads_to_the_first_page(client, noor):
    answer = sign_in(client)
    assert (answer.status_code, answer.url) == (302, "/")


def test_nobody_signs_up(client):
    new = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    client.post(reverse("account_signup"), new)
    assert not User.objects.exists()


def test_after_five_guesses_the_right_password_is_refused_too(client, noor):
    for _ in range(5):
        sign_in(client, "guess")
    assert sign_in(client).status_code == 200
    assert "_auth_user_id" not in client.session


def test_without_a_second_factor_only_its_set_up_is_open(client, noor, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client.force_login(noor)
    assert client.get("/beheer/").url == reverse("mfa_index")
    assert client.get(reverse("account_change_password")).url == reverse("mfa_index")
    assert client.get(reverse("mfa_index")).status_code == 200
    assert client.get(reverse("account_logout")).status_code == 200
    assert client.get("/gezond/").status_code == 200


def test_with_a_second_factor_the_doors_open(client, noor, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    Authenticator.objects.create(user=noor, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client.force_login(noor)
    assert client.get(reverse("account_change_password")).status_code == 200


def test_with_a_second_factor_the_password_alone_is_not_enough(client, noor):
    secret = get_adapter().encrypt("JBSWY3DPEHPK3PXP")
    Authenticator.objects.create(user=noor, type=Authenticator.Type.TOTP, data={"secret": secret})
    assert sign_in(client).url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session


def test_the_secret_of_the_second_factor_is_not_readable_in_the_database():
    stored = get_adapter().encrypt("JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in stored
    assert get_adapter().decrypt(stored) == "JBSWY3DPEHPK3PXP"


def test_a_session_ends_after_silence_and_not_during_work(client, noor, settings, time_machine):
    settings.SESSION_COOKIE_AGE = 1800
    time_machine.move_to("2026-11-22 09:00+01:00", tick=False)
    client.force_login(noor)
    for minutes in (0, 25, 50):
        time_machine.move_to(f"2026-11-22 09:{minutes:02}+01:00", tick=False)
        assert client.get(reverse("account_change_password")).status_code == 200
    time_machine.move_to("2026-11-22 10:21+01:00", tick=False)
    assert client.get(reverse("account_change_password")).status_code == 302


def test_a_browser_is_told_to_trust_only_this_site(client):
    answer = client.get(reverse("account_login"))
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert (answer["X-Frame-Options"], answer["Referrer-Policy"]) == ("DENY", "same-origin")

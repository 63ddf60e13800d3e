"""Coming in: by e-mail and password, with a second factor, not by guessing, not by signing up."""

import time

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from network.models import User
from tests.personas import make_people

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


def test_the_lock_is_said_in_words_and_logged_without_saying_who(client, noor, caplog):
    for _ in range(5):
        sign_in(client, "guess")
    with caplog.at_level("WARNING"):
        page = sign_in(client).text
    assert "Te vaak geprobeerd. Wacht 5 minuten en probeer het opnieuw." in page
    assert "locked after too many failures: account_login" in caplog.text and "noor" not in caplog.text.lower()
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert "Te vaak geprobeerd" in sign_in(other).text, "the account is locked, wherever it is tried from"


def test_the_lock_opens_after_its_time(client, noor, time_machine):
    for _ in range(6):
        sign_in(client, "guess")
    time_machine.move_to(time.time() + 5 * 60 + 1)
    assert sign_in(client).url == "/"


def test_one_address_that_guesses_at_many_accounts_is_locked(client, noor):
    for number in range(30):
        client.post(reverse("account_login"), {"login": f"guess{number}@example.org", "password": "guess"})
    assert sign_in(client).status_code == 429 and "Te vaak geprobeerd" in sign_in(client).text
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7")).url == "/"


SECRET = "JBSWY3DPEHPK3PXP"


def with_app(user) -> list[str]:
    """A second factor with recovery codes; gives the codes."""
    data = {"secret": get_adapter().encrypt(SECRET)}
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data=data)
    return RecoveryCodes.activate(user).get_unused_codes()


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


@pytest.mark.parametrize("right", ["the app", "a recovery code"])
def test_after_five_wrong_codes_the_right_one_is_refused_too(client, noor, right):
    codes = with_app(noor)
    step = sign_in(client).url
    for number in range(5):
        page = client.post(step, {"code": f"00000{number}"}).text
        assert "Dit klopte niet" in page
    page = client.post(step, {"code": code_now() if right == "the app" else codes[0]}).text
    assert "Te vaak geprobeerd. Wacht 5 minuten" in page
    assert "_auth_user_id" not in client.session
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert "Te vaak geprobeerd" in other.post(sign_in(other).url, {"code": codes[0]}).text


def test_a_recovery_code_works_once(client, noor):
    codes = with_app(noor)
    assert client.post(sign_in(client).url, {"code": codes[0]}).url == "/"
    other = Client()
    assert "Dit klopte niet" in other.post(sign_in(other).url, {"code": codes[0]}).text


def test_a_family_account_may_do_without_when_the_setting_says_so_and_nobody_else(client, noor, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client.force_login(noor)
    assert client.get("/").url == reverse("mfa_index")
    settings.SECOND_FACTOR_REQUIRED_FOR_FAMILIES = False
    assert client.get("/").status_code == 200
    people = make_people()
    for user in (people.marit, people.bea, people.fay):
        client.force_login(user)
        assert client.get("/").url == reverse("mfa_index")


def test_whoever_is_switched_off_is_out_at_the_next_request(client):
    people = make_people()
    client.force_login(people.marit)
    assert client.get("/").status_code == 200
    User.objects.filter(pk=people.marit.pk).update(is_active=False)
    assert client.get("/").url.startswith(reverse("account_login"))


def test_asking_how_long_the_session_lasts_does_not_make_it_longer(client, noor, time_machine):
    url = reverse("account_presence")
    assert client.get(url).json() == {"left": 0}
    time_machine.move_to("2026-11-22 09:00+01:00", tick=False)
    client.force_login(noor)
    client.get(reverse("account_change_password"))
    for minutes, left in ((10, 1200), (20, 600)):
        time_machine.move_to(f"2026-11-22 09:{minutes}+01:00", tick=False)
        assert client.get(url).json() == {"left": left}
    assert client.post(url).json() == {"left": 1800}
    time_machine.move_to("2026-11-22 09:49+01:00", tick=False)
    assert client.get(url).json() == {"left": 60}
    time_machine.move_to("2026-11-22 09:51+01:00", tick=False)
    assert client.get(url).json() == {"left": 0}


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

"""What a browser is told on pages of the account, at the own door and when something is wrong; and when a session ends.
(Every page about a family, for everybody: `test_strangers`.)"""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from tests import walks
from tests.browser_policy import faults
from tests.doors import let_in
from tests.personas import PASSWORD

pytestmark = pytest.mark.django_db


def test_pages_of_the_account_the_own_door_and_errors_keep_the_policy(people):
    own, anybody, wrong = Client(), Client(raise_request_exception=False), {}
    own.force_login(let_in(walks.active(people).ivana, by=people.marit))
    asked = [(own, "/mijn/"), (anybody, "/bestaat-niet"), (anybody, "/gezond/"), (anybody, "/toegankelijkheid"),
             (anybody, "/mijn/uitnodiging/iets"), (anybody, reverse("account_login")),
             (anybody, reverse("account_reset_password")), (own, reverse("mfa_index")),
             (own, reverse("mfa_activate_totp")), (own, reverse("mfa_add_webauthn")),
             (own, reverse("account_change_password")), (own, reverse("account_logout"))]  # fmt: skip
    for client, url in asked:
        if told := faults(client.get(url, follow=True)):
            wrong[url] = told
    assert wrong == {}


def test_after_signing_out_the_browser_keeps_nothing(client, people):
    client.force_login(people.marit)
    assert "Clear-Site-Data" not in client.get("/")
    answer = client.post(reverse("account_logout"))
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert "no-store" in answer["Cache-Control"]


def test_a_session_ends_twelve_hours_after_signing_in_however_busy_somebody_is(client, people, time_machine):
    time_machine.move_to("2027-03-01 08:00+01:00", tick=False)
    client.force_login(people.marit)
    for hour in range(8, 20):
        for minute in (0, 20, 40):
            time_machine.move_to(f"2027-03-01 {hour:02}:{minute:02}+01:00", tick=False)
            assert client.get("/toegankelijkheid").status_code == 200
    assert client.get(reverse("account_presence")).json() == {"left": 20 * 60}
    time_machine.move_to("2027-03-01 20:00+01:00", tick=False)
    answer = client.get("/")
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("account_login"))


def test_showing_again_who_you_are_gives_the_session_another_key(client, people):
    client.post(reverse("account_login"), {"login": people.marit.email, "password": PASSWORD})
    copied = client.cookies["sessionid"].value
    assert client.post(reverse("account_reauthenticate"), {"password": PASSWORD}).status_code == 302
    thief = Client()
    thief.cookies["sessionid"] = copied
    assert client.get("/").status_code == 200
    assert thief.get("/").status_code == 302


def test_signing_in_gives_the_session_another_key(client, people):
    client.get(reverse("account_login"))
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies["sessionid"] = planted = session.session_key
    client.post(reverse("account_login"), {"login": people.marit.email, "password": PASSWORD})
    assert client.cookies["sessionid"].value != planted
    thief = Client()
    thief.cookies["sessionid"] = planted
    assert thief.get("/").status_code == 302


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "PROPFIND"])
def test_other_ways_of_asking_are_not_answered(client, people, method):
    client.force_login(people.marit)
    answer = client.generic(method, "/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST, OPTIONS")
    assert faults(answer) == []


@pytest.mark.parametrize("password", ["Samenverder2026!", "jeugdhulp-2026", "Welkom-welkom-01", "LokaalTeamVeendam1"])
def test_a_password_of_words_that_everybody_here_thinks_of_is_refused(people, password):
    with pytest.raises(ValidationError, match="te makkelijk te raden"):
        validate_password(password, people.marit)


def test_a_password_that_happens_to_hold_such_a_word_is_fine(people):
    for password in ("paard batterij gezin nietje", "correct horse battery staple", "x" * 12 + "oneindig lang" * 5):
        validate_password(password, people.marit)

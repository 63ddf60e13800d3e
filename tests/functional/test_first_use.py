"""The first day, in production: an empty database, no demo, and a second factor for everybody."""

import base64
import hashlib
import hmac
import re
import time
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.management import call_command
from playwright.sync_api import Page, expect

from network.models import Membership, User

ADMINISTRATOR_PASSWORD = "het eerste wachtwoord van vandaag"
PASSWORD = "fietsen door het hoge land"


@pytest.fixture
def production(settings: Any, monkeypatch: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", ADMINISTRATOR_PASSWORD)


def test_the_first_administrator_lets_the_first_professional_in(page: Page, transactional_db, accessible, production):
    """On the server somebody makes the first administrator, with an address and a name. She signs in, sets up her
    second factor, switches the administration on with a reason and a code, and writes down a local team and Anna who
    works there. Anna gets no password from anybody: the mail that invites her lets her choose her own. She sets up her
    second factor and stands before an empty list of families."""
    call_command("createsuperuser", interactive=False, email="bea@example.org", name="Bea Hoekstra", verbosity=0)
    _sign_in(page, "bea@example.org", ADMINISTRATOR_PASSWORD, at="/beheer/")
    secret = _set_up_second_factor(page, ADMINISTRATOR_PASSWORD, accessible)

    page.goto("/beheer/network/organisation/add/")
    _switch_power_on(page, secret, accessible)
    expect(page).to_have_url(re.compile("/beheer/network/organisation/add/"))
    accessible(page)
    _fill(page, name="Lokaal team Veendam", kind="gemeentelijke_toegang", municipality="GM0047")
    _save(page)
    page.goto("/beheer/network/user/add/")
    _fill(page, email="anna@example.org", name="Anna Kooistra")
    _save(page)
    expect(page).to_have_url(re.compile("/network/user/.+/change/"))
    accessible(page)
    page.get_by_text("Lidmaatschap toevoegen").click()
    page.locator("[name=memberships-0-organisation]").select_option(label="Lokaal team Veendam")
    page.locator("[name=memberships-0-begins_on]").fill(f"{date.today():%d-%m-%Y}")
    _save(page)
    assert Membership.objects.get().user.email == "anna@example.org"

    page.goto("/")
    expect(page.locator(".power-bar")).to_contain_text("Het beheer staat aan tot")
    accessible(page)
    page.get_by_role("button", name="Beheer uitzetten").click()
    expect(page.locator(".power-bar")).to_have_count(0)

    page.context.clear_cookies()
    address = re.search(r"https?://\S+", str(mail.outbox[0].body))
    assert address and mail.outbox[0].to == ["anna@example.org"]
    page.goto(urlsplit(address.group()).path)
    accessible(page)
    page.locator("[name=password1]").fill(PASSWORD)
    page.locator("[name=password2]").fill(PASSWORD)
    page.locator("main [type=submit]").click()
    _sign_in(page, "anna@example.org", PASSWORD, at="/")
    _set_up_second_factor(page, PASSWORD, accessible)
    page.goto("/")
    expect(page.locator("h1")).to_contain_text("Mijn gezinnen")
    accessible(page)
    assert not User.objects.get(email="anna@example.org").is_staff


def _sign_in(page: Page, email: str, password: str, *, at: str) -> None:
    page.goto(f"/account/login/?next={at}")
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill(password)
    page.locator("main [type=submit]").click()
    expect(page).to_have_url("/account/2fa/")


def _switch_power_on(page: Page, secret: str, accessible: Any) -> None:
    accessible(page)
    page.locator("[name=reason]").fill("Eerste inrichting van het lokale team.")
    page.locator("main [type=submit]").click()
    expect(page).to_have_url(re.compile("/2fa/reauthenticate/"))
    accessible(page)
    page.locator("[name=code]").fill(_code(secret))
    page.locator("main [type=submit]").first.click()


def _set_up_second_factor(page: Page, password: str, accessible: Any) -> str:
    """As somebody does it with the app on a phone that reads the secret from the page; the password is asked again."""
    accessible(page)
    page.locator("main a[href$='/totp/activate/']").click()
    expect(page).to_have_url(re.compile("/reauthenticate/"))
    accessible(page)
    page.locator("[name=password]").fill(password)
    page.locator("main [type=submit]").first.click()
    expect(page).to_have_url("/account/2fa/totp/activate/")
    accessible(page)
    secret = page.locator("#authenticator_secret").input_value()
    page.locator("[name=code]").fill(_code(secret))
    page.locator("main [type=submit]").first.click()
    expect(page).not_to_have_url(re.compile("activate"))
    accessible(page)
    return secret


def _code(secret: str) -> str:
    """What the app on the phone shows now (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), int(time.time() // 30).to_bytes(8, "big"), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def _fill(page: Page, **answers: str) -> None:
    for name, answer in answers.items():
        control = page.locator(f"[name={name}]").first
        if control.evaluate("element => element.tagName") == "SELECT":
            control.select_option(answer)
        else:
            control.fill(answer)


def _save(page: Page) -> None:
    page.locator("[name=_save]").first.click()
    expect(page.locator(".messagelist .success").first).to_be_visible()

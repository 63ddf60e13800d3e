"""A security key as the second step, with a key that Chromium pretends to have."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from network.models import AdminSession, Membership, Organisation, User
from tests.functional.hands import reads
from tests.walks import today

PASSWORD = "een lang wachtwoord voor Noor"


@pytest.fixture
def noor(transactional_db: Any, settings: Any) -> User:
    settings.SECOND_FACTOR_REQUIRED = True
    user = User.objects.create_user("noor@example.org", PASSWORD, name="Noor")
    team = Organisation.objects.create(name="Lokaal team Veendam", kind="gemeentelijke_toegang")
    Membership.objects.create(user=user, organisation=team, begins_on=today())
    return user


@pytest.fixture
def site(live_server: Any) -> str:
    """A key belongs to a name, not to a number."""
    return str(live_server.url).replace("127.0.0.1", "localhost")


def with_key(page: Page) -> Any:
    """Put a key in this computer that is touched at once."""
    session: Any = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "usb", "hasResidentKey": False, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.key = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]
    return session


def test_noor_signs_in_with_a_key_and_with_a_recovery_code_when_it_is_lost(page: Page, noor, site, accessible):
    """Without a second step Noor comes no further than setting one up. She adds her key, keeps the recovery codes, and
    comes in with it the next time. Then she loses it: a recovery code lets her in."""
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    with_key(page)
    _password(page, site)
    expect(page).to_have_url(re.compile("/account/2fa/$"))
    page.get_by_role("link", name="Sleutel toevoegen").click()
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main [type=submit]").first.click()
    expect(page.locator("[name=name]")).to_have_value("Mijn sleutel")
    accessible(page)
    page.get_by_role("button", name="Sleutel toevoegen").click()
    expect(page).to_have_url(re.compile("/recovery-codes/"))
    reads(page, "Herstelcodes")
    accessible(page)
    codes = page.locator("#recovery_codes").input_value().split()
    assert len(codes) == 10
    page.goto(f"{site}/account/2fa/webauthn/")
    reads(page, "Mijn sleutel")
    accessible(page)
    page.goto(f"{site}/")
    expect(page.locator("h1")).to_contain_text("Mijn gezinnen")

    page.context.clear_cookies()
    _password(page, site)
    reads(page, "Of gebruik uw sleutel")
    accessible(page)
    page.get_by_role("button", name="Beveiligingssleutel gebruiken").click()
    expect(page.locator("h1")).to_contain_text("Mijn gezinnen")

    page.context.clear_cookies()
    _password(page, site)
    page.locator("[name=code]").fill("00000000")
    page.locator("main [type=submit]").first.click()
    reads(page, "Dit klopte niet")
    accessible(page)
    page.locator("[name=code]").fill(codes[0])
    page.locator("main [type=submit]").first.click()
    expect(page.locator("h1")).to_contain_text("Mijn gezinnen")
    assert wrong == [], "nothing that the content security policy stopped"


def test_an_administrator_shows_the_key_again_before_the_power_goes_on(page: Page, noor, site, accessible):
    """Noor administers too. What she typed as a reason is still there after she touched her key again."""
    User.objects.filter(pk=noor.pk).update(is_staff=True, is_superuser=True)
    with_key(page)
    _password(page, site)
    page.get_by_role("link", name="Sleutel toevoegen").click()
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main [type=submit]").first.click()
    page.get_by_role("button", name="Sleutel toevoegen").click()
    expect(page).to_have_url(re.compile("/recovery-codes/"))
    page.goto(f"{site}/beheer/network/user/")
    page.locator("[name=reason]").fill("Een nieuwe collega.")
    page.locator("main [type=submit]").click()
    expect(page).to_have_url(re.compile("/2fa/webauthn/reauthenticate/"))
    accessible(page)
    page.get_by_role("button", name="Beveiligingssleutel gebruiken").click()
    expect(page).to_have_url(f"{site}/beheer/network/user/")
    assert AdminSession.objects.get().reason == "Een nieuwe collega."


def test_a_button_for_a_key_is_there_once_it_works_and_a_key_that_does_not_says_why(page: Page, noor, site, accessible):
    """A script that comes late leaves no button that does nothing. A key that is known already, and one that this
    computer does not have, are said in words; what was typed stays."""
    browser = with_key(page)
    on_its_way: list[Route] = []
    page.route("**/webauthn*.js", lambda route, _request: on_its_way.append(route), times=1)
    _password(page, site)
    page.get_by_role("link", name="Sleutel toevoegen").click()
    page.locator("[name=password]").fill(PASSWORD)
    with page.expect_request("**/webauthn*.js"):
        page.locator("main [type=submit]").first.click(no_wait_after=True)
    expect(page.locator("[name=name]")).to_be_visible()
    expect(page.locator("#mfa_webauthn_add")).to_be_hidden()
    on_its_way[0].continue_()
    page.get_by_role("button", name="Sleutel toevoegen").click()
    expect(page).to_have_url(re.compile("/recovery-codes/"))

    page.goto(f"{site}/account/2fa/webauthn/add/")
    page.locator("[name=name]").fill("Reservesleutel")
    page.get_by_role("button", name="Sleutel toevoegen").click()
    reads(page, "Deze sleutel staat al bij uw account. Gebruik een andere sleutel.")
    accessible(page)
    expect(page.locator("[name=name]")).to_have_value("Reservesleutel")

    browser.send("WebAuthn.clearCredentials", {"authenticatorId": browser.key})
    page.context.clear_cookies()
    _password(page, site)
    page.get_by_role("button", name="Beveiligingssleutel gebruiken").click()
    reads(page, "Het lukte niet met de sleutel.")
    accessible(page)


@pytest.mark.parametrize("lacks", ["a browser that knows keys", "the script"])
def test_where_no_key_can_be_used_there_is_no_button_and_the_page_says_so(page: Page, noor, site, accessible, lacks):
    if lacks == "the script":
        page.route("**/webauthn.js", lambda route, _request: route.abort())
    else:
        page.add_init_script("delete window.PublicKeyCredential")
    _password(page, site)
    page.get_by_role("link", name="Sleutel toevoegen").click()
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main [type=submit]").first.click()
    reads(page, "Een beveiligingssleutel gebruiken lukt nu niet in deze browser.")
    expect(page.locator("#mfa_webauthn_add")).to_be_hidden()
    accessible(page)


def _password(page: Page, site: str) -> None:
    page.goto(f"{site}/account/login/")
    page.locator("[name=login]").fill("noor@example.org")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main [type=submit]").click()

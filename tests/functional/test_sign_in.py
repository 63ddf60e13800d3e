"""The door, in the browser."""

from playwright.sync_api import Page, expect

from network.models import IdentityProvider, User
from tests.identity_provider import running
from tests.personas import make_people

PASSWORD = "een lang wachtwoord voor Noor"


def test_noor_mistypes_her_password_and_then_comes_in(page: Page, transactional_db, accessible):
    """Noor opens the product. Her first password is wrong: she reads so, and her address still stands there.

    With the right one she comes in.
    """
    User.objects.create_user("noor@example.org", PASSWORD, name="Noor")
    page.goto("/account/password/change/")
    expect(page).to_have_url("/account/login/?next=/account/password/change/")
    accessible(page)
    page.locator("[name=login]").fill("noor@example.org")
    page.locator("[name=password]").fill("iets anders")
    page.locator("main [type=submit]").click()
    expect(page.locator("main")).to_contain_text("horen niet bij elkaar")
    expect(page.locator("[name=login]")).to_have_value("noor@example.org")
    accessible(page)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main [type=submit]").click()
    expect(page).to_have_url("/account/password/change/")
    accessible(page)


def test_dr_van_essen_comes_in_through_her_organisation(page: Page, transactional_db, accessible):
    """Her organisation has its own sign-in. She follows its link, is known there already, and stands on the page she
    came for. Sven, who works elsewhere, reads that he is not known there."""
    people = make_people()
    with running() as stub:
        stub.claims = {"email": people.essen.email, "email_verified": True}
        IdentityProvider.objects.create(
            organisation=people.provider, key="zeilmakerij", issuer=stub.issuer, client_id="samen-verder", secret="x"
        )
        page.goto("/account/login/?next=/zoeken")
        accessible(page)
        page.get_by_role("link", name="Jeugd-ggz De Zeilmakerij").click()
        expect(page).to_have_url("/zoeken")
        expect(page.locator(".site-header__user")).to_contain_text("Dr. Van Essen")
        page.context.clear_cookies()
        stub.claims = {"email": people.sven.email, "email_verified": True}
        stub.broken = {"sub": "person-2"}
        page.goto("/account/login/")
        page.get_by_role("link", name="Jeugd-ggz De Zeilmakerij").click()
        expect(page.locator("main")).to_contain_text("niet bekend bij deze organisatie")
        accessible(page)

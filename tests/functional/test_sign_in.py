"""The door, in the browser."""

from playwright.sync_api import Page, expect

from network.models import User

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

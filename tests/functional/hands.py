"""What a person does with a browser, as a journey says it: sign in, fill in, press a button, follow a link."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.personas import PASSWORD


def sign_in(page: Page, user: Any, at: str = "/") -> None:
    """Through the front door, after signing out whoever was there."""
    page.context.clear_cookies()
    page.goto(f"/account/login/?next={at}")
    page.locator("[name=login]").fill(user.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main [type=submit]").click()
    expect(page.locator(".site-header__sign-out")).to_be_visible()


def fill(page: Page, **answers: Any) -> None:
    """Type or choose answers by the name of the field: text is typed, a list is chosen by its words, True ticks."""
    for name, answer in answers.items():
        control = page.locator(f"main form [name={name}]").first
        if control.evaluate("element => element.tagName") == "SELECT":
            control.select_option(label=answer)
        elif control.get_attribute("type") == "checkbox":
            control.check()
        else:
            control.fill(answer)


def press(page: Page, words: str) -> None:
    page.locator("main").get_by_role("button", name=words).first.click()


def follow(page: Page, words: str) -> None:
    page.locator("main").get_by_role("link", name=words).first.click()


def reads(page: Page, words: str) -> None:
    expect(page.locator("main")).to_contain_text(words)

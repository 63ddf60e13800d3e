"""What a person does with a browser, as a journey says it: sign in, fill in, press a button, follow a link."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.personas import PASSWORD

expect.set_options(timeout=15_000)  # a machine that does other work too is slow, and not wrong


KINDS = "names => names.map(name => document.querySelector(`main form [name=${name}]`)?.type)"


def sign_in(page: Page, user: Any, at: str = "/") -> None:
    """Through the front door, after signing out whoever was there."""
    page.context.clear_cookies()
    page.goto(f"/account/login/?next={at}")
    page.locator("[name=login]").fill(user.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main [type=submit]").click()
    expect(page.locator(".site-header__sign-out")).to_be_visible()


def fill(page: Page, **answers: Any) -> None:
    """Type or choose answers by the name of the field: text is typed, a list is chosen by its words, True ticks.

    Several boxes are ticked by (the beginning of) their words, given as a list; one of several is chosen by its words.
    """
    kinds = page.evaluate(KINDS, list(answers))
    for (name, answer), known in zip(answers.items(), kinds, strict=True):
        controls = page.locator(f"main form [name={name}]")
        kind = known or controls.first.evaluate("element => element.type")  # it comes in a moment later
        if isinstance(answer, list):
            for words in answer:
                controls.and_(page.get_by_label(words)).first.check()
        elif kind == "radio":
            controls.and_(page.get_by_label(answer, exact=True)).check()
        elif kind == "select-one":
            words = [one for one in controls.first.locator("option").all_inner_texts() if one.lower() == answer.lower()]
            controls.first.select_option(label=words or answer)
        elif kind == "checkbox":
            controls.first.set_checked(answer)
        else:
            controls.first.fill(answer)


def press(page: Page, words: str) -> None:
    go(page, page.locator("main").get_by_role("button", name=words).first)


def follow(page: Page, words: str) -> None:
    go(page, page.locator("main").get_by_role("link", name=words).first)


def go(page: Page, through: Locator) -> None:
    """Click, and wait for the page behind it: a click alone returns while the page before still stands there."""
    with page.expect_navigation():
        through.click()


def at(page: Page, words: str, about: str) -> Locator:
    """The button or link with these words that says to a screen reader what it is about."""
    name = re.compile(f"^{re.escape(words)}.*{re.escape(about).replace('/', '.')}", re.DOTALL)
    main = page.locator("main")
    return main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name)).first


def write(page: Page, link: str | Locator, **answers: Any) -> None:
    """Follow a link to a form, fill it in, and keep it."""
    follow(page, link) if isinstance(link, str) else go(page, link)
    fill(page, **answers)
    keep(page)


def keep(page: Page) -> None:
    """Press Bewaren; what was typed is accepted."""
    press(page, "Bewaren")
    reads(page, "is bewaard")


def reads(page: Page, words: str) -> None:
    expect(page.locator("main")).to_contain_text(words)


def reads_not(page: Page, words: str) -> None:
    expect(page.locator("main")).not_to_contain_text(words)


def open_page(page: Page, words: str) -> None:
    """A page of the menu at the top."""
    go(page, page.locator(".site-nav").get_by_role("link", name=words, exact=True))
    expect(page.locator(".site-nav [aria-current]")).to_have_text(words)


def tab(page: Page, name: str, home: str) -> None:
    """The tab of a family's page; `home` is the address of the family."""
    page.goto(home)
    page.locator(".subnav").get_by_role("link", name=name, exact=True).click()
    expect(page.locator(".subnav [aria-current]")).to_have_text(name)

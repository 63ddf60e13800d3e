"""The session ends while somebody types: they are warned, and nothing that was typed is lost."""

import re
import time
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, Route, expect

from cases.drafts import actions as drafts
from tests import walks
from tests.functional.hands import reads, sign_in
from tests.personas import PASSWORD, People, make_people

TYPED = "Luka zegt dat het thuis rustiger is, en dat hij weer slaapt."


@pytest.fixture
def people(transactional_db: Any) -> People:
    return make_people()


def silence(page: Page, seconds: int) -> None:
    """This long nobody did anything: for the server, and for the clock of the browser."""
    for row in Session.objects.all():
        store = SessionStore(session_key=row.session_key)
        store["seen"] = int(time.time()) - seconds
        store.save()
    page.clock.fast_forward(seconds * 1000)


def end_of_session() -> None:
    """As when the time ran out: the server no longer knows who this is."""
    Session.objects.all().delete()


def test_marit_is_warned_and_stays(page: Page, people, accessible):
    """Marit reads the file of a family and is called away. Two minutes before the end the page says so, without taking
    the keyboard from her; one button and she stays."""
    home = walks.active(people)
    sign_in(page, people.marit, f"/gezin/{home.case.pk}/")
    page.clock.install()
    page.reload()
    box = page.locator(".session-end")
    expect(box).not_to_be_visible()
    silence(page, 30 * 60 - 90)
    expect(box).to_contain_text("Over 2 minuten wordt u uitgelogd.")
    accessible(page)
    box.get_by_role("button", name="Ingelogd blijven").click()
    expect(box).not_to_be_visible()
    page.goto(f"/gezin/{home.case.pk}/plan")
    expect(page.locator(".site-header__sign-out")).to_be_visible()


def test_after_the_end_nothing_of_the_family_stays_on_the_screen(page: Page, people):
    home = walks.active(people)
    sign_in(page, people.marit, f"/gezin/{home.case.pk}/")
    page.clock.install()
    page.reload()
    end_of_session()
    page.clock.fast_forward(31 * 60 * 1000)
    expect(page).to_have_url(re.compile(r"/account/login/\?next="))
    page.locator("[name=login]").fill(people.marit.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main [type=submit]").click()
    expect(page).to_have_url(f"/gezin/{home.case.pk}/")


def test_the_session_ends_while_jorn_types_and_nothing_is_lost(page: Page, people, accessible):
    """Jorn types; half of it is kept as a draft. His session ends, and he types on: the page says that he is signed out
    and keeps his text. He signs in on a new tab, comes back, and what he typed is kept again. Another day the whole tab
    is gone: after signing in he stands on the same page, and his text is offered."""
    home = walks.active(people)
    handover = walks.handover_offered(people, home)
    address = f"/stap/overdracht/{handover.pk}/decline"
    sign_in(page, people.jorn, address)
    field, status = page.locator("[name=reason]"), page.locator("[data-autosave-status]")
    field.fill(TYPED)
    expect(status).to_contain_text("Concept bewaard")
    end_of_session()
    field.press_sequentially(" En morgen meer.")
    expect(status).to_contain_text("U bent niet meer ingelogd")
    expect(field).to_have_value(f"{TYPED} En morgen meer.")
    accessible(page)

    with page.context.expect_page() as opened:
        status.get_by_role("link", name="Inloggen op een nieuw tabblad").click()
    tab = opened.value
    tab.locator("[name=login]").fill(people.jorn.email)
    tab.locator("[name=password]").fill(PASSWORD)
    tab.locator("main [type=submit]").click()
    expect(tab.locator(".site-header__sign-out")).to_be_visible()
    tab.close()
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(status).to_contain_text("Concept bewaard")

    end_of_session()
    page.goto(address)
    expect(page).to_have_url(f"/account/login/?next={address}")
    page.locator("[name=login]").fill(people.jorn.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main [type=submit]").click()
    expect(page).to_have_url(address)
    reads(page, "Dit is uw concept van")
    expect(page.locator("[name=reason]")).to_have_value(f"{TYPED} En morgen meer.")


def test_what_is_typed_before_the_page_is_ready_is_kept_too(page: Page, people):
    """Jorn is fast and his line is slow: he types while the script that keeps drafts is still on its way."""
    address = f"/stap/overdracht/{walks.handover_offered(people, walks.active(people)).pk}/decline"
    sign_in(page, people.jorn)
    on_its_way: list[Route] = []
    page.route("**/autosave*.js", lambda route, _request: on_its_way.append(route))
    with page.expect_request("**/autosave*.js"):
        page.goto(address, wait_until="commit")
    page.locator("[name=reason]").fill(TYPED)
    on_its_way[0].continue_()
    expect(page.locator("[data-autosave-status]")).to_contain_text("Concept bewaard")


def test_a_form_waits_for_its_draft_and_is_sent_once(page: Page, people):
    """Jorn types and sends at once, while his line is slow. He presses again; the form is sent once, and nothing of it
    is left as a draft."""
    handover = walks.handover_offered(people, walks.active(people)).pk
    sign_in(page, people.jorn, f"/stap/overdracht/{handover}/decline")
    on_its_way: list[Route] = []
    page.route("**/concept/**", lambda route, _request: on_its_way.append(route))
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.url.endswith("/decline") else None)
    page.locator("[name=reason]").fill(TYPED)
    for _ in range(2):
        page.locator("main form [type=submit]").click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert (len(on_its_way), sent) == (1, [])
    with page.expect_navigation():
        on_its_way[0].continue_()
    reads(page, TYPED)
    assert len(sent) == 1
    assert drafts.find(form=f"stap/overdracht/{handover}/decline", by=people.jorn) is None


@pytest.mark.parametrize("how", ["the mouse", "a key"])
def test_who_was_signed_out_and_sends_at_once_keeps_the_text(page: Page, people, how):
    address = f"/stap/overdracht/{walks.handover_offered(people, walks.active(people)).pk}/decline"
    sign_in(page, people.jorn, address)
    end_of_session()
    page.locator("[name=reason]").fill(TYPED)
    if how == "the mouse":
        page.locator("main form [type=submit]").click(no_wait_after=True)
    else:  # sent from the field itself, which keeps the focus, and by no button
        page.evaluate("document.querySelector('main form').requestSubmit()")
    expect(page.locator("[data-autosave-status]")).to_contain_text("U bent niet meer ingelogd")
    expect(page).to_have_url(address)
    expect(page.locator("[name=reason]")).to_have_value(TYPED)

"""Somebody who may not tries all the same: keys of a family they have nothing to do with, and, when their access has
ended, every address, link and token that worked before. Nothing answers, from the next request on, and nothing in the
answer tells whether it exists: not its code, words or headers, nor how much work it was for the database."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.access.log.models import AccessLine
from cases.door import actions as doors
from cases.families.ages import birthday
from cases.families.models import Person
from cases.sharing import actions as sharing
from cases.sharing.models import Grant, Participation, TeamMember
from cases.web.routes import DECLARED
from network.models import Membership, User
from tests import walks
from tests.doors import let_in
from tests.personas import PASSWORD, make_people
from tests.sample import NOTHING, Sample, routes

pytestmark = [pytest.mark.django_db, pytest.mark.everywhere]

KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NEW_EVERY_TIME = re.compile(r'nonce-[^\' ]+|nonce="[^"]+"|name="csrfmiddlewaretoken" value="\w+"|geopend=[\d.]+')
OF_NOW = {"traceparent", "Expires"}
OF_COLLEAGUES = {"cases:absence"}  # a key, but of no family


@pytest.fixture(scope="module")
def client(standing_sample: Any, django_db_blocker: Any) -> Iterator[Client]:
    """Signed in as who coordinates another family, of another team."""
    with django_db_blocker.unblock():
        people = make_people("2")
        walks.plan_active(people, walks.active(people, "De Buren"))
        client = Client()
        client.force_login(people.marit)
        client.get("/")  # what is remembered for a while is there, and no session is written along with an answer
        session = client.session
        session["seen"] = 2**33
        session.save()
        yield client


def asked(sample: Any) -> dict[str, str]:
    """An address about this family of every route. (Every kind of row: `test_strangers`.)"""
    found: dict[str, str] = {}
    for route, url in sample.addresses.values():
        of_a_family = KEY.search(url) or sample.full.case.number in url
        of_a_family = of_a_family and route not in OF_COLLEAGUES
        if DECLARED[route].of("outsider") in (404, 405) and of_a_family and NOTHING not in url:
            found.setdefault(route, url)
    return found


def not_there(sample: Any, url: str) -> str:
    """The same address with keys and a number that nobody has."""
    return KEY.sub(lambda _: str(uuid4()), url).replace(sample.full.case.number, "2099-00099")


def answered(send: Callable[..., Any], url: str, **sent: Any) -> dict[str, Any]:
    """All that an asker can learn from the answer, and the questions that were put to the database for it."""
    with CaptureQueriesContext(connection) as found:
        answer = send(url, **sent)
    headers = {name: NEW_EVERY_TIME.sub("", value) for name, value in answer.headers.items() if name not in OF_NOW}
    words = KEY.sub("", NEW_EVERY_TIME.sub("", answer.getvalue().decode())).replace(url, "")
    return {"code": answer.status_code, "headers": headers, "words": words, "queries": len(found)}


@pytest.mark.parametrize("how", ["get", "post"])
def test_what_is_of_others_answers_as_what_does_not_exist(client, standing_sample, how):
    differs, traces, send = {}, {}, getattr(client, how)
    if how == "get":  # a number in the menu that is counted anew after every form, and now and then
        cache.set(f"waiting:{client.session['_auth_user_id']}", 0, None)
    for route, url in asked(standing_sample).items():
        traces[route] = uuid4().hex
        theirs = answered(send, url, headers={"traceparent": f"00-{traces[route]}-{'1' * 16}-01"})
        nobodys = answered(send, not_there(standing_sample, url))
        if theirs != nobodys or theirs["code"] not in (404, 405):
            differs[route] = {name: (theirs[name], nobodys[name]) for name in theirs if theirs[name] != nobodys[name]}
        if theirs["code"] == 405:
            del traces[route]  # only takes a form: nothing was asked
    refused = AccessLine.objects.filter(event="refused", outcome="refused", case__isnull=False)
    logged = set(refused.values_list("trace_id", flat=True))
    assert (differs, [route for route, trace in traces.items() if trace not in logged]) == ({}, [])
    assert len(traces) > 30


def test_no_other_way_of_asking_gets_through(client, standing_sample):
    """Other methods, and a piece of a page as the page itself asks for it (htmx)."""
    wrong: dict[Any, Any] = {}
    for route, url in asked(standing_sample).items():
        answers = {how: getattr(client, how)(url) for how in ("head", "options")}
        answers["fragment"] = client.get(url, headers={"HX-Request": "true", "HX-Target": "main"})
        wrong |= {(route, how): one.status_code for how, one in answers.items() if one.status_code not in (404, 405)}
    assert wrong == {}


# --- access that has ended -------------------------------------------------------------------------------------------


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture(scope="module")
def opened(standing_sample: Sample, django_db_blocker: Any) -> dict[str, str]:
    """One address per route about the family that answers who is on its team for a provider."""
    with django_db_blocker.unblock():
        client, found = signed_in(standing_sample.people.essen), {}
        case = str(standing_sample.full.case.pk)
        for route, url in standing_sample.addresses.values():
            if route not in found and re.search(r"[0-9a-f]{8}-", url) and client.get(url).status_code == 200:
                found[route] = url
        assert reverse("cases:family", args=[case]) in found.values() and len(found) > 25
        return found


def yesterday() -> Any:
    return timezone.localdate() - timedelta(days=1)


def withdrawn(sample: Sample) -> None:
    """Whatever this organisation could receive is withdrawn, in both families."""
    for row in Grant.objects.filter(organisation=sample.people.provider, withdrawn_at=None):
        sharing.withdraw(row, by=sample.people.marit)


def participation_ended(sample: Sample) -> None:
    """And the days to hand over are past."""
    for row in Participation.objects.filter(organisation=sample.people.provider):
        sharing.end_participation(row, on=timezone.localdate(), by=sample.people.marit)
    days = {"begins_on": yesterday(), "ends_on": yesterday(), "access_until": yesterday()}
    Participation.objects.filter(organisation=sample.people.provider).update(**days)


def off_the_team(sample: Sample) -> None:
    member = TeamMember.objects.filter(user=sample.people.essen)
    for row in member.filter(ends_on=None):
        sharing.end_membership(row, on=row.begins_on, by=sample.people.marit)
    member.update(begins_on=yesterday() - timedelta(days=9), ends_on=yesterday())


def left_the_organisation(sample: Sample) -> None:
    Membership.objects.filter(user=sample.people.essen).update(ends_on=yesterday())


def other_role(sample: Sample) -> None:
    Membership.objects.filter(user=sample.people.essen).update(role="functional_admin")


# Who received something in person (here: reading in an emergency and a request that waits) keeps what is theirs.
OWN = {"cases:emergency", "cases:access-ask", "cases:emergency-begin"}


@pytest.mark.parametrize(
    "ending", [withdrawn, participation_ended, off_the_team, left_the_organisation, other_role],
    ids=lambda one: one.__name__,
)  # fmt: skip
def test_no_address_of_before_answers_any_more(standing_sample, opened, ending):
    client = signed_in(standing_sample.people.essen)
    assert client.get(opened["cases:family"]).status_code == 200
    ending(standing_sample)
    again = {route: client.get(url).status_code for route, url in opened.items() if route not in OWN}
    assert {route: code for route, code in again.items() if code != 404} == {}
    listed = "".join(client.get(url).content.decode() for url in ("/", "/herinneringen", "/toegang"))
    assert standing_sample.full.case.family.name not in listed


def test_who_may_no_longer_sign_in_is_out_with_every_browser(standing_sample, opened):
    clients = [signed_in(standing_sample.people.essen) for _ in range(2)]
    User.objects.filter(pk=standing_sample.people.essen.pk).update(is_active=False)
    for client in clients:
        answer = client.get(opened["cases:family"])
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("account_login"))


# --- people of the family -------------------------------------------------------------------------------------------


def own_pages(client: Client) -> str:
    """All that stands on the pages of the own door."""
    names = [name for name, arguments in routes().items() if name.startswith("cases:my") and not arguments]
    return " ".join(client.get(reverse(name)).content.decode() for name in names if name != "cases:my-password")


def test_on_the_16th_birthday_the_pages_of_the_parents_close(standing_sample):
    home = standing_sample.full
    clients = [signed_in(let_in(one, by=standing_sample.people.marit)) for one in (home.dario, home.ivana)]
    assert all(home.luka.first_name in own_pages(client) for client in clients)
    today = timezone.localdate()
    Person.objects.filter(pk=home.luka.pk).update(birth_date=birthday(today, -16))
    for client in clients:
        assert home.luka.first_name not in own_pages(client)


def link_in(mail_body: str) -> str:
    found = re.search(r"http://\w+(/account/password/reset/key/\S+)", mail_body)
    assert found
    return found[1]


def test_links_and_codes_of_an_access_that_was_ended_open_nothing(client, standing_sample):
    made = doors.invite(standing_sample.full.dario, email="dario@gezin.example", by=standing_sample.people.marit)
    link = reverse("cases:my-invitation", args=[made.link])
    assert "Jouw code" in client.get(link).text or "De code" in client.get(link).text
    half_way = Client()
    assert half_way.post(link, {"code": made.code})["Location"] == reverse("cases:my-password")
    doors.end(made.account, by=standing_sample.people.marit)
    for one in (client, half_way):
        assert "Deze link werkt niet" in one.get(link).text
        assert "Deze link werkt niet" in one.post(link, {"code": made.code}).text
        page = one.post(reverse("cases:my-password"), {"password": PASSWORD, "again": PASSWORD}).text
        assert "Deze link werkt niet" in page
    assert not User.objects.filter(email="dario@gezin.example").exists()


def test_a_link_for_a_new_password_works_once_and_not_for_who_may_no_longer_sign_in(standing_sample):
    user, mails = User.objects.get(pk=standing_sample.people.essen.pk), []
    running, asking = signed_in(user), Client()
    for _ in range(2):
        asking.post(reverse("account_reset_password"), {"email": user.email})
        mails.append(link_in(str(mail.outbox[-1].body)))
    first, second = Client(), Client()
    there = first.get(mails[0], follow=True).redirect_chain[-1][0]
    new = {"password1": "heel-iets-anders-geheims", "password2": "heel-iets-anders-geheims"}
    second_form = second.get(mails[1], follow=True).redirect_chain[-1][0]
    assert first.post(there, new).status_code == 302
    assert "_auth_user_id" not in first.session
    assert running.get("/").status_code == 302  # who sat in with the old password is out
    other = {"password1": "nog-weer-iets-anders-x", "password2": "nog-weer-iets-anders-x"}
    for one, url in ((first, there), (Client(), mails[0]), (second, second_form), (Client(), mails[1])):
        one.get(url, follow=True)
        one.post(url, other)
    user.refresh_from_db()
    assert user.check_password(new["password1"])
    asking.post(reverse("account_reset_password"), {"email": user.email})
    late = link_in(str(mail.outbox[-1].body))
    waits = Client()
    form = waits.get(late, follow=True).redirect_chain[-1][0]
    User.objects.filter(pk=user.pk).update(is_active=False)
    waits.post(form, other)
    user.refresh_from_db()
    assert user.check_password(new["password1"])

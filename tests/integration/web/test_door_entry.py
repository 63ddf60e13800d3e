"""The way in of somebody of the family: the worker invites, the mail holds a link, the code is told, a password."""

import re

import pytest
from django.contrib.auth.hashers import check_password
from django.core import mail

from cases.door.models import FamilyAccount
from tests import walks
from tests.personas import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people):
    return walks.active(people)


def invited(client, people, home):
    """What the worker sees and what arrives by mail: (link, code)."""
    client.force_login(people.marit)
    page = client.post(f"/persoon/{home.luka.pk}/uitnodigen", {"email": "Luka@Example.org"}).content.decode()
    code = re.search(r'<strong class="code">(.*?)</strong>', page)
    link = re.search(r"http://testserver(/mijn/uitnodiging/\S+)", str(mail.outbox[-1].body))
    assert code and link
    client.logout()
    return link[1], code[1]


def test_the_mail_holds_a_link_and_nothing_about_the_family(client, people, home):
    link, code = invited(client, people, home)
    sent = mail.outbox[-1]
    assert sent.to == ["luka@example.org"]
    for word in (code, code.replace("-", ""), "Luka", "Horvat", "Veendam", "Marit", "jeugd", "gezin"):
        assert word not in f"{sent.subject} {sent.body}"
    account = FamilyAccount.objects.get()
    assert link.rsplit("/", 1)[1] not in account.link_hash
    assert check_password(code.replace("-", ""), account.code_hash)


def test_with_link_and_code_and_a_password_somebody_comes_in_at_their_own_page(client, people, home):
    link, code = invited(client, people, home)
    assert b"Je bent uitgenodigd" in client.get(link).content
    wrong = client.post(link, {"code": "2222-2222"})
    assert "Deze code klopt niet" in wrong.content.decode()
    assert client.get("/mijn/wachtwoord").content.decode().count("Deze link werkt niet") >= 1
    assert client.post(link, {"code": code.lower()})["Location"] == "/mijn/wachtwoord"
    weak = client.post("/mijn/wachtwoord", {"password": "kort", "again": "kort"})
    assert weak.status_code == 200 and not FamilyAccount.objects.get().opened_at
    unequal = client.post("/mijn/wachtwoord", {"password": PASSWORD, "again": PASSWORD + "x"})
    assert "niet gelijk" in unequal.content.decode()
    answer = client.post("/mijn/wachtwoord", {"password": PASSWORD, "again": PASSWORD}, follow=True)
    assert answer.redirect_chain[-1][0] == "/mijn/"
    assert "Dag Luka" in answer.content.decode()
    assert "Deze link werkt niet" in client.get(link).content.decode()


def test_without_the_code_the_link_opens_nothing_and_after_five_guesses_it_is_dead(client, people, home):
    link, code = invited(client, people, home)
    for _ in range(5):
        client.post(link, {"code": "2222-2222"})
    assert "Deze link werkt niet" in client.post(link, {"code": code}).content.decode()
    assert "Deze link werkt niet" in client.get("/mijn/uitnodiging/verzonnen").content.decode()


def test_who_was_let_in_sets_a_second_factor_before_all_else(client, people, home, settings):
    link, code = invited(client, people, home)
    settings.SECOND_FACTOR_REQUIRED = True
    client.post(link, {"code": code})
    client.post("/mijn/wachtwoord", {"password": PASSWORD, "again": PASSWORD})
    assert client.get("/mijn/")["Location"] == "/account/2fa/"


def test_the_worker_sees_who_has_an_own_access_and_stops_it(client, people, home):
    link, code = invited(client, people, home)
    client.post(link, {"code": code})
    client.post("/mijn/wachtwoord", {"password": PASSWORD, "again": PASSWORD})
    account = FamilyAccount.objects.get()
    client.force_login(people.marit)
    page = client.get(f"/gezin/{home.case.pk}/mensen").content.decode()
    assert "heeft een eigen toegang" in page and "nog niet uitgenodigd" in page
    client.post(f"/toegang/{account.pk}/stoppen")
    assert "heeft een eigen toegang" not in client.get(f"/gezin/{home.case.pk}/mensen").content.decode()
    assert client.login(email="luka@example.org", password=PASSWORD) is False

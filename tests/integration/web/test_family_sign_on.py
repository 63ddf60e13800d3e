"""The family's door behind an identity provider, such as a broker of DigiD: only who typed the code of the invitation
is tied to a token, from then on that token is that person, and a password opens nothing."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from cases.door import actions as doors
from cases.door.models import FamilyAccount
from network.models import IdentityProvider, User
from tests import walks
from tests.identity_provider import StubProvider, running
from tests.personas import PASSWORD, People
from tests.walks import Household

pytestmark = pytest.mark.django_db

FROM = "/account/organisatie/digid/"


@pytest.fixture
def home(people: People) -> Household:
    return walks.active(people)


@pytest.fixture
def digid(settings):
    """A broker stands before the family's door, and says that two factors were used."""
    settings.FAMILY_SIGN_IN, settings.FAMILY_PROVIDER = "oidc", "digid"
    with running() as stub:
        stub.claims = {"sub": "luka", "acr": "two-factor"}
        IdentityProvider.objects.create(
            key="digid", name="DigiD", issuer=stub.issuer, client_id="samen-verder", second_factor_claims="two-factor"
        )
        yield stub


def typed(person: Any, people: People, *, email: str = "luka@example.org") -> Client:
    """The browser in which the code of the invitation was typed."""
    invitation = doors.invite(person, email=email, by=people.marit)
    client = Client()
    client.post(f"/mijn/uitnodiging/{invitation.link}", {"code": invitation.code})
    return client


def sign_in(client: Client, stub: StubProvider):
    address = client.get(FROM)["Location"]
    state = parse_qs(urlsplit(address).query)["state"][0]
    return client.get(f"{FROM}terug/", {"code": stub.signs_in(address), "state": state}, follow=True)


def test_after_the_code_the_first_time_ties_and_later_the_token_is_enough(digid, people, home, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client = typed(home.luka, people)
    page = client.get("/mijn/wachtwoord").text
    assert f'href="{FROM}"' in page and "wachtwoord" not in page.lower().split("<main")[1]
    assert "Dag Luka" in sign_in(client, digid).text
    user = User.objects.get(family_accounts__isnull=False)
    assert SocialAccount.objects.get().user == user and not user.has_usable_password()
    again = Client()
    assert f'href="{FROM}"' in again.get(reverse("account_login")).text
    assert "Dag Luka" in sign_in(again, digid).text


def test_only_the_least_is_asked_of_the_broker(digid, client):
    assert parse_qs(urlsplit(client.get(FROM)["Location"]).query)["scope"] == ["openid"]


def test_without_the_code_a_token_opens_nothing(digid, people, home):
    doors.invite(home.luka, email="luka@example.org", by=people.marit)
    digid.claims |= {"email": "luka@example.org", "email_verified": True}
    answer = sign_in(Client(), digid)
    assert answer.status_code == 403 and "uitgenodigd" in answer.text
    assert not SocialAccount.objects.exists() and FamilyAccount.objects.get().user is None


def test_a_worker_with_a_token_of_families_does_not_come_in_as_a_worker(digid, people, home):
    digid.claims |= {"email": people.marit.email, "email_verified": True}
    assert sign_in(Client(), digid).status_code == 403
    SocialAccount.objects.create(user=people.marit, provider="digid", uid="luka")
    assert sign_in(Client(), digid).status_code == 403


def test_who_is_tied_already_opens_nobody_elses_invitation(digid, people, home):
    sign_in(typed(home.luka, people), digid)
    assert sign_in(typed(home.dario, people, email="dario@example.org"), digid).status_code == 403
    assert FamilyAccount.objects.get(person=home.dario).user is None
    digid.claims = {"sub": "dario", "acr": "two-factor"}
    assert "Dag Dario" in sign_in(typed(home.dario, people, email="dario@example.org"), digid).text


def test_when_the_access_ends_so_does_the_token_until_a_new_invitation(digid, people, home):
    sign_in(typed(home.luka, people), digid)
    doors.end(FamilyAccount.objects.get(), by=people.marit)
    assert sign_in(Client(), digid).status_code == 403
    assert "Dag Luka" in sign_in(typed(home.luka, people), digid).text
    doors.end(FamilyAccount.objects.current().get(), by=people.marit)
    digid.claims = {"sub": "luka with another number", "acr": "two-factor"}
    assert "Dag Luka" in sign_in(typed(home.luka, people), digid).text
    assert SocialAccount.objects.get().uid == "luka with another number"


def test_a_password_of_before_or_from_a_mail_opens_no_door_of_a_family(digid, people, home, settings):
    settings.FAMILY_SIGN_IN = "code"
    invitation = doors.invite(home.luka, email="luka@example.org", by=people.marit)
    user = doors.open_door(invitation.account, password=PASSWORD)
    signed = {"login": user.email, "password": PASSWORD}
    assert Client().post(reverse("account_login"), signed).status_code == 302
    settings.FAMILY_SIGN_IN = "oidc"
    client = Client()
    answer = client.post(reverse("account_login"), signed)
    assert answer.status_code == 403 and "niet in met een wachtwoord" in answer.text
    assert "_auth_user_id" not in client.session
    worker = {"login": people.marit.email, "password": PASSWORD}
    assert Client().post(reverse("account_login"), worker).status_code == 302


def test_switched_off_there_is_no_such_button_and_no_such_address(digid, client, settings):
    settings.FAMILY_SIGN_IN = "code"
    assert FROM not in client.get(reverse("account_login")).text
    assert client.get(FROM).status_code == 404


def test_without_a_second_factor_of_the_broker_ours_is_asked(digid, people, home, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    digid.claims = {"sub": "luka", "acr": "password"}
    answer = sign_in(typed(home.luka, people), digid)
    assert answer.redirect_chain[-1][0] == "/account/2fa/"

"""Sign-in at an organisation, against a real identity provider: who comes in, and every way in which nobody does."""

import logging
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from network.models import IdentityProvider, Membership, User
from tests.identity_provider import StubProvider, running
from tests.power import administers
from tests.walks import today

pytestmark = pytest.mark.django_db

FROM = "/account/organisatie/zeilmakerij/"
BACK = f"{FROM}terug/"


@pytest.fixture
def stub():
    with running() as server:
        yield server


@pytest.fixture
def organisation(people, stub) -> IdentityProvider:
    """The provider of Dr. Van Essen has its own sign-in."""
    stub.claims = {"email": people.essen.email, "email_verified": True}
    return IdentityProvider.objects.create(
        organisation=people.provider, key="zeilmakerij", issuer=stub.issuer, client_id="samen-verder", secret="geheim"
    )


def leave(client: Any, at: str = FROM) -> str:
    answer = client.get(at)
    assert answer.status_code == 302
    return answer.url


def back(client: Any, stub: StubProvider, address: str, **changed: str):
    """The browser returns with the code and the state it was sent away with."""
    state = parse_qs(urlsplit(address).query)["state"][0]
    return client.get(BACK, {"code": stub.signs_in(address), "state": state, **changed})


def come_in(client: Any, stub: StubProvider):
    return back(client, stub, leave(client))


def who(client: Client) -> str:
    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key).name if key else ""


def test_an_invited_colleague_comes_in_and_is_tied_to_that_account(client, people, stub, organisation):
    page = client.get(f"{reverse('account_login')}?next=/zoeken").text
    assert f'href="{FROM}?next=/zoeken"' in page and "Jeugd-ggz De Zeilmakerij" in page
    address = leave(client, f"{FROM}?next=/zoeken")
    asked = parse_qs(urlsplit(address).query)
    assert address.startswith(f"{stub.issuer}/authorize?")
    assert asked["code_challenge_method"] == ["S256"] and len(asked["nonce"][0]) == 32
    assert set(asked["scope"][0].split()) == {"openid", "email"}
    answer = back(client, stub, address)
    assert (answer.status_code, answer.url, who(client)) == (302, "/zoeken", "Dr. Van Essen")
    tied = SocialAccount.objects.get()
    assert (tied.user, tied.provider, tied.uid) == (people.essen, "zeilmakerij", "person-1")
    assert tied.extra_data == {"second_factor": False}
    assert User.objects.count() == len(people.each())
    assert people.essen.check_password("een-lang-wachtwoord-voor-de-test")


def test_after_the_first_time_it_is_the_person_and_not_the_address(client, people, stub, organisation):
    come_in(client, stub)
    stub.claims = {"email": people.oscar.email, "email_verified": True}
    other = Client()
    come_in(other, stub)
    assert who(other) == "Dr. Van Essen"


@pytest.mark.parametrize(
    "broken",
    [
        {"nonce": "another"}, {"nonce": None}, {"aud": "another-application"}, {"iss": "https://elsewhere.example.org"},
        {"exp": 1_700_000_000}, {"sub": ""},
    ],
    ids=["wrong nonce", "no nonce", "wrong audience", "wrong issuer", "expired", "about nobody"],
)  # fmt: skip
def test_a_token_that_is_not_ours_lets_nobody_in(client, stub, organisation, broken):
    stub.broken = broken
    answer = come_in(client, stub)
    assert answer.status_code == 403 and "is niet gelukt" in answer.text
    assert who(client) == "" and not SocialAccount.objects.exists()


@pytest.mark.parametrize("how", ["another key", "the public key as a password", "not at all"])
def test_a_token_that_somebody_else_signed_lets_nobody_in(client, stub, organisation, how):
    if how == "another key":
        stub.signing_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    elif how == "not at all":
        stub.signing_key, stub.algorithm = None, "none"
    else:
        stub.signing_key, stub.algorithm = "x" * 64, "HS256"
    assert come_in(client, stub).status_code == 403
    assert who(client) == ""


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "essen@example.org"}, {"email": "essen@example.org", "email_verified": False},
        {"email": "essen@example.org", "email_verified": "true"},
        {"email": "nobody@example.org", "email_verified": True},
        {"email": "marit@example.org", "email_verified": True}, {"email": "sven@example.org", "email_verified": True},
        {},
    ],
    ids=["not verified", "denied", "verified in words", "not invited", "of another organisation", "of a third", "none"],
)  # fmt: skip
def test_who_was_not_invited_there_stays_out_and_gets_no_account(client, people, stub, organisation, claims, caplog):
    stub.claims, before = claims, User.objects.count()
    with caplog.at_level(logging.WARNING):
        answer = come_in(client, stub)
    assert answer.status_code == 403 and "niet bekend bij deze organisatie" in answer.text
    assert who(client) == "" and not SocialAccount.objects.exists() and User.objects.count() == before
    assert "refused" in caplog.text and "example.org" not in caplog.text


def test_an_account_of_two_organisations_is_not_opened_by_one_of_them(client, people, stub, organisation):
    Membership.objects.create(user=people.essen, organisation=people.team, begins_on=today())
    assert come_in(client, stub).status_code == 403
    assert who(client) == ""


@pytest.mark.parametrize("change", ["left", "switched off", "administers"])
def test_a_tied_account_is_closed_when_its_owner_left_or_became_more(client, people, stub, organisation, change):
    come_in(client, stub)
    if change == "left":
        Membership.objects.filter(user=people.essen).update(begins_on="2026-01-01", ends_on="2026-01-02")
    else:
        User.objects.filter(pk=people.essen.pk).update(
            is_active=change != "switched off", is_staff=change == "administers"
        )
    other = Client()
    assert come_in(other, stub).status_code == 403
    assert who(other) == ""


def test_another_person_of_the_organisation_does_not_get_a_tied_account(client, stub, organisation):
    come_in(client, stub)
    stub.broken = {"sub": "person-2"}
    other = Client()
    assert come_in(other, stub).status_code == 403
    assert SocialAccount.objects.count() == 1


def test_a_state_that_was_not_given_or_given_to_another_browser_is_refused(client, stub, organisation):
    address = leave(client)
    assert back(client, stub, address, state="another").status_code == 403
    assert back(Client(), stub, address).status_code == 403
    assert who(client) == ""


def test_an_answer_works_once(client, stub, organisation):
    address = leave(client)
    state = parse_qs(urlsplit(address).query)["state"][0]
    facts = {"code": stub.signs_in(address), "state": state}
    assert client.get(BACK, facts).status_code == 302
    again = Client()
    again.cookies = client.cookies
    client.logout()
    assert client.get(BACK, facts).status_code == 403
    other = leave(client)
    facts["state"] = parse_qs(urlsplit(other).query)["state"][0]
    assert client.get(BACK, facts).status_code == 403, "the code itself is spent"


def test_without_the_verifier_of_this_browser_there_is_no_token(client, stub, organisation):
    address = leave(client)
    session = client.session
    for state in session["socialaccount_states"].values():
        del state[0]["pkce_code_verifier"]
    session.save()
    asked = len(stub.asked)
    assert back(client, stub, address).status_code == 403
    assert "/token" not in stub.asked[asked:]
    other = Client()
    changed = leave(other)
    stolen = changed.replace(parse_qs(urlsplit(changed).query)["code_challenge"][0], "x" * 43)
    assert back(other, stub, stolen).status_code == 403


def test_nothing_beyond_the_issuer_is_asked(client, stub, organisation):
    with running() as elsewhere:
        stub.metadata = {"token_endpoint": f"{elsewhere.issuer}/token"}
        assert come_in(client, stub).status_code == 403
        stub.metadata = {"jwks_uri": f"{elsewhere.issuer}/keys"}
        assert come_in(Client(), stub).status_code == 403
        assert elsewhere.asked == []


def test_an_issuer_that_says_it_is_another_or_does_not_answer_is_refused(client, stub, organisation):
    stub.metadata = {"issuer": "https://elsewhere.example.org"}
    assert client.get(FROM).status_code == 403
    organisation.issuer = "http://127.0.0.1:9"
    organisation.save()
    assert "is niet gelukt" in client.get(FROM).text


def test_who_cancels_reads_so(client, stub, organisation):
    state = parse_qs(urlsplit(leave(client)).query)["state"][0]
    assert client.get(BACK, {"error": "access_denied", "state": state}).status_code == 403


def test_an_organisation_that_is_switched_off_or_unknown_has_no_page(client, organisation):
    assert client.get("/account/organisatie/onbekend/").status_code == 404
    IdentityProvider.objects.update(is_active=False)
    assert client.get(FROM).status_code == client.get(BACK).status_code == 404
    assert FROM not in client.get(reverse("account_login")).text


@pytest.mark.parametrize(
    ("claims", "open_"),
    [({"amr": ["pwd", "mfa"]}, True), ({"acr": "mfa"}, True), ({"amr": ["pwd"]}, False), ({"amr": "mfa"}, False),
     ({}, False)],
)  # fmt: skip
def test_a_second_factor_seen_by_the_organisation_counts_only_when_its_token_says_so(
    client, stub, organisation, settings, claims, open_
):
    settings.SECOND_FACTOR_REQUIRED = True
    organisation.second_factor_claims = "mfa"
    organisation.save()
    stub.claims |= claims
    come_in(client, stub)
    assert client.get("/").status_code == (200 if open_ else 302)
    if not open_:
        assert client.get("/").url == reverse("mfa_index")


def test_without_configured_words_no_claim_counts(client, stub, organisation, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    stub.claims |= {"amr": ["mfa"], "acr": ""}
    come_in(client, stub)
    assert client.get("/").url == reverse("mfa_index")


def test_who_has_a_second_factor_here_is_asked_for_it(client, people, stub, organisation):
    Authenticator.objects.create(user=people.essen, type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert come_in(client, stub).url == reverse("mfa_authenticate")
    assert who(client) == ""


def test_the_secret_is_not_readable_in_the_database_and_the_issuer_is_safe(organisation, settings):
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM network_identityprovider")
        assert "geheim" not in cursor.fetchone()[0]
    assert IdentityProvider.objects.get().secret == "geheim"
    settings.LOCAL = False
    with pytest.raises(ValidationError, match="https"):
        organisation.full_clean()


def test_the_stub_signs_what_others_can_check(stub):
    code = stub.signs_in(f"{stub.issuer}/authorize?client_id=a&code_challenge_method=S256&code_challenge=x")
    assert stub.token({"code": [code], "code_verifier": ["y"]})[0] == 400
    assert jwt.PyJWKSet.from_dict(stub.keys()).keys


def test_the_administrator_writes_it_down_and_the_secret_is_not_shown_again(people):
    people.bea.is_superuser = True
    people.bea.save()
    client = administers(people.bea)
    facts = {"organisation": str(people.provider.pk), "key": "zeilmakerij", "issuer": "https://sso.example.org/",
             "client_id": "samen-verder", "new_secret": "geheim", "is_active": "on"}  # fmt: skip
    assert client.post(reverse("admin:network_identityprovider_add"), facts).status_code == 302
    row = IdentityProvider.objects.get()
    assert (row.secret, row.issuer) == ("geheim", "https://sso.example.org")
    url = reverse("admin:network_identityprovider_change", args=[row.pk])
    assert "geheim" not in client.get(url).text
    SocialAccount.objects.create(user=people.essen, provider="zeilmakerij", uid="person-1")
    assert client.post(url, {**facts, "new_secret": "", "client_id": "anders"}).status_code == 302
    row.refresh_from_db()
    assert (row.secret, row.client_id) == ("geheim", "anders")
    assert SocialAccount.objects.exists()
    client.post(url, {**facts, "new_secret": "", "issuer": "https://nieuw.example.org"})
    assert not SocialAccount.objects.exists(), "another issuer may call somebody else person-1"

"""How a system comes in: it proves itself with its own key, once, and gets a token for a quarter of an hour."""

import base64
import json
import time
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import jwt
import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from jwt.algorithms import RSAAlgorithm

from cases.access.log.models import AccessLine
from network import clients, tokens
from network.models import ApiClient, Membership, SpentAssertion
from network.models.clients import drop_what_is_over
from tests.callers import Caller, key_pair, make_client

pytestmark = pytest.mark.django_db

ASKED = {
    "grant_type": "client_credentials",
    "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
}


@pytest.fixture
def client(people: Any) -> ApiClient:
    made = make_client(people.team, scopes=["gezinnen:lezen", "referentie:lezen"])
    clients.add_key(made, key_pair()[1])
    return made


def assertion(client: ApiClient, *, key: Any = None, algorithm: str = "RS256", **claims: Any) -> str:
    now = int(time.time())
    told = {"iss": str(client.pk), "sub": str(client.pk), "aud": tokens.token_address(), "exp": now + 60,
            "jti": uuid4().hex, **claims}  # fmt: skip
    return jwt.encode({n: v for n, v in told.items() if v is not None}, key or key_pair()[0], algorithm=algorithm)


def ask(proof: str, **more: str) -> Any:
    sent = urlencode({**ASKED, "client_assertion": proof, **more})
    return Client().post("/api/v1/oauth/token", sent, content_type="application/x-www-form-urlencoded")


def test_a_client_proves_itself_and_reads_with_its_token(client):
    answer = ask(assertion(client), scope="referentie:lezen")
    assert answer.status_code == 200, answer.content
    told = answer.json()
    assert (told["token_type"], told["expires_in"], told["scope"]) == ("Bearer", 900, "referentie:lezen")
    claims = jwt.decode(told["access_token"], options={"verify_signature": False})
    assert {"iss", "sub", "aud", "exp", "iat", "jti", "client_id", "azp", "scope"} <= set(claims)
    assert len(claims["jti"]) >= 22 and claims["exp"] - claims["iat"] == 900
    [key] = Client().get("/api/v1/oauth/jwks").json()["keys"]
    assert jwt.decode(told["access_token"], jwt.PyJWK(key), algorithms=["RS256"], audience=tokens.audience())
    asked = {"Authorization": f"Bearer {told['access_token']}"}
    assert Client().get("/api/v1/gemeenten", headers=asked).status_code == 200
    assert Client().get("/api/v1/gezinnen", headers=asked).status_code == 403
    [line] = AccessLine.objects.filter(event="sign_in")
    assert line.user == client.account_id


def unsigned(client: ApiClient) -> str:
    head, body = ({"alg": "none"}, {"iss": str(client.pk), "sub": str(client.pk), "aud": tokens.token_address(),
                  "exp": int(time.time()) + 60, "jti": uuid4().hex})  # fmt: skip
    parts = (base64.urlsafe_b64encode(json.dumps(one).encode()).decode().rstrip("=") for one in (head, body))
    return ".".join((*parts, ""))


WRONG: dict[str, Any] = {
    "another key": lambda one: assertion(one, key=key_pair(1)[0]),
    "for somebody else": lambda one: assertion(one, aud="https://elders.example.org"),
    "expired": lambda one: assertion(one, exp=int(time.time()) - 60),
    "for too long": lambda one: assertion(one, exp=int(time.time()) + 3600),
    "without a mark": lambda one: assertion(one, jti=None),
    "without an end": lambda one: assertion(one, exp=None),
    "of another subject": lambda one: assertion(one, sub=str(uuid4())),
    "of another issuer": lambda one: assertion(one, iss="iemand"),
    "not signed": unsigned,
    "signed with the public key as a secret": lambda one: assertion(one, key="x" * 64, algorithm="HS256"),
    "no token": lambda one: "a.b.c",
    "nothing": lambda one: "",
}


@pytest.mark.parametrize("what", WRONG)
def test_what_does_not_prove_it_is_refused(client, what):
    answer = ask(WRONG[what](client))
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json"), answer.content
    assert answer.json()["error"] == "invalid_client"
    assert not SpentAssertion.objects.exists()


@pytest.mark.parametrize("mark", [{}, {"jti": "\ud800" * 22}])
def test_a_proof_works_once(client, mark):
    proof = assertion(client, **mark)
    assert [ask(proof).status_code for _ in range(2)] == [200, 401]
    with time_machine.travel(timezone.now() + timedelta(minutes=10), tick=False):
        assert ask(proof).status_code == 401
        assert drop_what_is_over() == 1


def test_a_scope_that_was_not_given_a_grant_that_is_not_known_and_json(client):
    assert ask(assertion(client), scope="plannen:schrijven").json()["error"] == "invalid_scope"
    assert ask(assertion(client), grant_type="password").json()["error"] == "unsupported_grant_type"
    assert Client().post("/api/v1/oauth/token", {}, content_type="application/json").status_code == 415


def test_a_client_can_change_keys(client):
    clients.add_key(client, key_pair(1)[1])
    assert ask(assertion(client, key=key_pair(1)[0])).status_code == 200
    client.keys.update(ends_at=timezone.now())
    assert ask(assertion(client, key=key_pair(1)[0])).status_code == 401


def forged(
    client: ApiClient, *, key: Any = None, algorithm: str = "RS256", anothers: bool = False, **claims: Any
) -> str:
    """A token as ours, but for what is said."""
    told = jwt.decode(tokens.issue(client=client, scopes=client.scopes), options={"verify_signature": False}) | claims
    [kid, own] = next(iter(tokens._own_keys().items()))
    signing: Any = None if algorithm == "none" else key_pair(1)[0] if anothers else key or own
    told = {name: value for name, value in told.items() if value is not None}
    return jwt.encode(told, signing, algorithm=algorithm, headers={"kid": kid})


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": 1}, {"aud": "https://elders.example.org"}, {"iss": "https://elders.example.org"}, {"jti": None},
        {"exp": None}, {"client_id": "5b6f0f0e-0f5e-4f6c-9a55-1d0f6a1b2c3d"}, {"client_id": None},
        {"exp": 4_000_000_000}, {"iss": None},
        {"exp": "morgen"}, {"nbf": 4_000_000_000},
        {"key": "x" * 64, "algorithm": "HS256"}, {"anothers": True}, {"algorithm": "none"},
    ],
    ids=str,
)  # fmt: skip
def test_a_token_that_is_not_right_is_refused(client, claims):
    answer = Client().get("/api/v1/gemeenten", headers={"Authorization": f"Bearer {forged(client, **claims)}"})
    assert answer.status_code == 401, answer.content
    assert answer["WWW-Authenticate"].endswith('error="invalid_token"')


def test_a_token_that_was_accepted_is_not_accepted_a_second_after_it_ends(client):
    ends = int(time.time()) // 60 * 60 + 30
    with time_machine.travel(ends - 5, tick=False) as clock:
        asked = {"Authorization": f"Bearer {forged(client, iat=ends - 900, nbf=ends - 900, exp=ends)}"}
        assert Client().get("/api/v1/gemeenten", headers=asked).status_code == 200
        clock.move_to(ends + tokens.LEEWAY - 1)
        assert Client().get("/api/v1/gemeenten", headers=asked).status_code == 200
        clock.move_to(ends + tokens.LEEWAY)
        answer = Client().get("/api/v1/gemeenten", headers=asked)
    assert (answer.status_code, "verlopen" in answer.json()["detail"]) == (401, True)


def test_a_token_stands_in_the_header_and_nowhere_else(client):
    token = tokens.issue(client=client, scopes=client.scopes)
    assert Client().get(f"/api/v1/gemeenten?access_token={token}").status_code == 401
    for header in ("", "Bearer", f"Basic {token}", "Bearer a b"):
        assert Client().get("/api/v1/gemeenten", headers={"Authorization": header}).status_code == 401


def revoked(client: ApiClient) -> None:
    clients.revoke(client)


def left(client: ApiClient) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(user=client.account).update(begins_on=yesterday, ends_on=yesterday)


def without_the_right(client: ApiClient) -> None:
    ApiClient.objects.filter(pk=client.pk).update(scopes=[])


@pytest.mark.parametrize(("ending", "code"), [(revoked, 401), (left, 401), (without_the_right, 403)])
def test_a_running_token_opens_nothing_after(client, ending, code):
    caller = Caller(client)
    assert caller.get("gezinnen").status_code == 200
    ending(client)
    assert caller.get("gezinnen").status_code == code
    if ending is revoked:
        assert ask(assertion(client)).status_code == 401


def test_who_is_named_as_acting_is_never_who_calls(people, client):
    """The account of another client, or its own, opens nothing with this token, nor after the client lost access."""
    other = make_client(people.other_provider, name="Ander systeem")
    for one, of_another in ((client, other), (other, client)):
        callers = [Caller(one, of_another.account), Caller(one, one.account)]
        for caller in callers:
            answer = caller.get("gezinnen")
            assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "does_not_exist")
        revoked(one)
        assert [caller.get("gezinnen").status_code for caller in callers] == [401, 401]


def test_an_issuer_elsewhere_names_only_its_own_clients(people, client, settings, monkeypatch):
    """Its keys are fetched from the address in the settings; here they are given."""
    issuer = "https://uitgever.example.org"
    theirs = clients.create(organisation=people.team, name="Elders", scopes=["referentie:lezen"], issuer=issuer,
                            known_as="systeem-7")  # fmt: skip
    settings.API_ISSUERS = {issuer: f"{issuer}/jwks"}
    public = RSAAlgorithm.to_jwk(RSAAlgorithm(RSAAlgorithm.SHA256).prepare_key(key_pair(1)[1]), as_dict=True)
    keys = {"keys": [{**public, "kid": "k", "use": "sig", "alg": "RS256"}]}
    monkeypatch.setattr(jwt.PyJWKClient, "fetch_data", lambda self: keys)

    def token(**claims: Any) -> str:
        now = int(time.time())
        told = {"iss": issuer, "aud": tokens.audience(), "iat": now, "exp": now + 300, "jti": uuid4().hex,
                "client_id": "systeem-7", "scope": "referentie:lezen", **claims}  # fmt: skip
        return jwt.encode(told, key_pair(1)[0], algorithm="RS256", headers={"kid": "k"})

    def code(**claims: Any) -> int:
        asked = {"Authorization": f"Bearer {token(**claims)}"}
        return int(Client().get("/api/v1/gemeenten", headers=asked).status_code)

    assert code() == 200
    assert [code(client_id=str(client.pk)), code(client_id=str(theirs.pk)), code(client_id="systeem-8")] == [401] * 3
    settings.API_ISSUERS = {}
    assert code() == 401


def test_too_many_calls_wait(client, settings):
    settings.API_CALLS_PER_MINUTE = 3
    minute = timezone.now().replace(second=0, microsecond=0) + timedelta(days=1)
    with time_machine.travel(minute + timedelta(seconds=10), tick=False):
        caller = Caller(client)
        answers = [caller.get("gemeenten?pageSize=1") for _ in range(4)]
        assert [one.status_code for one in answers] == [200, 200, 200, 429]
        assert answers[0]["RateLimit"] == '"koppeling";r=2;t=50'
        assert (answers[3]["Retry-After"], answers[3]["RateLimit"]) == ("50", '"koppeling";r=0;t=50')
        assert answers[3].json()["status"] == 429
    with time_machine.travel(minute + timedelta(seconds=61), tick=False):
        assert caller.get("gemeenten?pageSize=1").status_code == 200


def test_guessing_at_the_door_ends_too(client, within_one_minute):
    codes = [ask("a.b.c").status_code for _ in range(62)]
    assert (codes[0], codes[-1]) == (401, 429)


def test_a_client_is_made_by_command_and_its_secret_is_shown_once(people, tmp_path, capsys):
    call_command("create_api_client", organisation=people.provider.name, name="EPD", scopes=["plannen:lezen"])
    told = capsys.readouterr().out
    made = ApiClient.objects.get(name="EPD")
    assert str(made.pk) in told and "BEGIN PRIVATE KEY" in told
    private = told[told.index("-----BEGIN") :]
    assert ask(assertion(made, key=private)).status_code == 200
    assert "PRIVATE" not in made.keys.get().pem
    assert (made.account.is_active, made.account.has_usable_password()) == (False, False)
    own = tmp_path / "sleutel.pem"
    own.write_text(key_pair()[1])
    call_command("create_api_client", organisation=people.provider.name, name="Tweede", public_key=own)
    assert "PRIVATE" not in capsys.readouterr().out
    own.write_text("geen sleutel")
    for wrong in ({"organisation": "Nergens"}, {"public_key": own}, {"scopes": ["alles"]}, {"name": "EPD"}):
        given = {"organisation": people.provider.name, "name": "Derde", **wrong}
        with pytest.raises(CommandError):
            call_command("create_api_client", **given)
    assert ApiClient.objects.count() == 2

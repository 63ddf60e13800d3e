"""Let a system of an organisation in, renew its keys, and take its access away."""

import uuid
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from network import tokens
from network.at_work import account_of
from network.models import ApiClient, ApiKey, Membership, Organisation, SpentAssertion, User
from network.roles import Role
from network.scopes import unknown_scopes

# Nobody has this domain (RFC 2606), and an account of a client may not sign in: no mail is ever sent to it.
_DOMAIN = "koppeling.invalid"


def create(*, organisation: Organisation, name: str, scopes: list[str], pem: str = "", contact: str = "",
           issuer: str = "", known_as: str = "") -> ApiClient:  # fmt: skip
    """A client with its service account. Without an issuer elsewhere it proves itself with the key `pem`.

    Raises `ValidationError` with what is wrong.
    """
    if wrong := unknown_scopes(scopes):
        raise ValidationError({"scopes": f"Deze rechten bestaan niet: {', '.join(wrong)}."})
    key = uuid.uuid4()
    with transaction.atomic():
        account = User(email=f"{key}@{_DOMAIN}", name=f"Koppeling {name}"[:120], is_active=False)
        account.set_unusable_password()
        account.save(force_insert=True)
        Membership.objects.create(
            user=account, organisation=organisation, role=Role.SYSTEM, begins_on=timezone.localdate()
        )
        client = ApiClient(
            pk=key, organisation=organisation, account=account, name=name, contact=contact, scopes=sorted(set(scopes)),
            issuer=issuer, known_as=known_as,
        )  # fmt: skip
        client.full_clean()
        client.save(force_insert=True)
        if pem:
            add_key(client, pem)
    return client


def add_key(client: ApiClient, pem: str) -> ApiKey:
    """From now on the client can prove itself with this key too."""
    try:
        kid, text = tokens.read_public_key(pem)
    except ValueError as wrong:
        raise ValidationError({"pem": str(wrong)}) from wrong
    key = ApiKey(client=client, kid=kid, pem=text)
    key.full_clean()
    key.save(force_insert=True)
    return key


def new_key_pair() -> tuple[str, str]:
    """A private and a public key (PEM). The private one is shown once and kept nowhere."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    return private, key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def revoke(client: ApiClient) -> ApiClient:
    """From the next request on nothing is open to this client, whatever tokens it still holds."""
    if client.revoked_at is None:
        client.revoked_at = timezone.now()
        client.save(update_fields=["revoked_at"])
    return client


def proven(client_id: str, assertion: str) -> ApiClient:
    """The client that proves itself so (`private_key_jwt`). Raises `tokens.BadToken`; what it proves itself with works
    once."""
    client = _client(client_id)
    fault = tokens.BadToken("deze koppeling heeft geen geldige sleutel")
    for key in client.keys.valid():
        try:
            claims = tokens.read_assertion(assertion, client_id=client_id, pem=key.pem)
        except tokens.BadToken as wrong:
            fault = wrong
        else:
            _spend(client, claims)
            return client
    raise fault


def _client(client_id: str) -> ApiClient:
    try:
        key = uuid.UUID(client_id)
    except ValueError as wrong:
        raise tokens.BadToken("deze koppeling is niet bekend") from wrong
    client = ApiClient.objects.active().filter(pk=key, issuer="").first()
    if client is None or str(key) != client_id:
        raise tokens.BadToken("deze koppeling is niet bekend")
    return client


def _spend(client: ApiClient, claims: dict[str, Any]) -> None:
    until = datetime.fromtimestamp(claims["exp"] + tokens.LEEWAY, tz=UTC)
    try:
        with transaction.atomic():
            SpentAssertion.objects.create(
                client=client, fingerprint=sha256(claims["jti"].encode(errors="surrogatepass")).hexdigest(), until=until
            )
    except IntegrityError as again:
        raise tokens.BadToken("dit bewijs is al eens gebruikt") from again


def client_of(claims: dict[str, Any], *, acting: uuid.UUID | None = None) -> tuple[ApiClient | None, User | None]:
    """The client that an access token speaks of, when it still has access and its account a membership today; and the
    user in whose name it says to call, when they may sign in and work somewhere today. An issuer elsewhere names only
    its own clients."""
    issuer = "" if claims["iss"] == tokens.issuer() else claims["iss"]
    named = claims.get("client_id") or claims.get("azp")
    key = _key_at(issuer, named) if issuer else _as_key(claims.get("client_id"))
    account, user = account_of(key, acting=acting) if key else (None, None)
    return account.api_client if account and account.api_client.issuer == issuer else None, user


def _key_at(issuer: str, name: Any) -> uuid.UUID | None:
    if not isinstance(name, str):
        return None
    return ApiClient.objects.filter(issuer=issuer, known_as=name).values_list("pk", flat=True).first()


def _as_key(text: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None


def is_known(client_id: str) -> bool:
    """A client has this key, revoked or not."""
    key = _as_key(client_id) if client_id else None
    return key is not None and ApiClient.objects.filter(pk=key).exists()


def address_of(client_id: str) -> str:
    """Of the account of this client, for the line that somebody failed to come in as them; empty when it is nobody."""
    try:
        found = ApiClient.objects.filter(pk=uuid.UUID(client_id)).select_related("account").first()
    except ValueError:
        return ""
    return found.account.email if found else ""

"""Signed tokens (OAuth 2.0 NL GOV 1.1): those we give out, those of an issuer elsewhere, and how a client proves who it
is. PyJWT does the cryptography; this says what is asked of a token."""

import base64
import json
import secrets
import time
from functools import lru_cache
from hashlib import sha256
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_private_key, load_pem_public_key
from django.conf import settings
from jwt.algorithms import RSAAlgorithm

ALGORITHMS = ["RS256", "PS256"]
LIFETIME = 15 * 60  # seconds of an access token
ASSERTION_LIFETIME = 5 * 60  # the longest that what a client proves itself with may hold
LEEWAY = 10  # seconds that two clocks may differ
LEAST_BITS = 2048


class BadToken(Exception):
    """A token that is not accepted; the text says why, and names nothing that was in it."""


def issuer() -> str:
    return f"{settings.BASE_URL}/api/v1/oauth"


def audience() -> str:
    """Our API, as the receiver of a token."""
    return f"{settings.BASE_URL}/api/v1"


def token_address() -> str:
    """Where a client asks for a token: the receiver of what it proves itself with."""
    return f"{issuer()}/token"


@lru_cache(maxsize=4)
def _ring(keys: tuple[str, ...]) -> dict[str, RSAPrivateKey]:
    """Our signing keys by their thumbprint, the one that signs first."""
    found: dict[str, RSAPrivateKey] = {}
    for text in keys:
        key = load_der_private_key(base64.b64decode(text), password=None)
        if not isinstance(key, RSAPrivateKey):
            raise TypeError("API_SIGNING_KEYS holds a key that is not RSA")
        found[thumbprint(key.public_key())] = key
    return found


def _own_keys() -> dict[str, RSAPrivateKey]:
    return _ring(tuple(settings.API_SIGNING_KEYS))


def thumbprint(key: RSAPublicKey) -> str:
    """RFC 7638."""
    jwk = RSAAlgorithm.to_jwk(key, as_dict=True)
    text = json.dumps({name: jwk[name] for name in ("e", "kty", "n")}, sort_keys=True, separators=(",", ":"))
    return base64.urlsafe_b64encode(sha256(text.encode()).digest()).decode().rstrip("=")


def public_keys() -> dict[str, Any]:
    """Our public keys as others read them (JWKS)."""
    return {
        "keys": [
            {**RSAAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": kid, "use": "sig", "alg": "RS256",
             "key_ops": ["verify"]}
            for kid, key in _own_keys().items()
        ]
    }  # fmt: skip


def read_public_key(pem: str) -> tuple[str, str]:
    """The thumbprint and the text of a public RSA key. Raises `ValueError` with what is wrong."""
    try:
        key = load_pem_public_key(pem.encode())
    except Exception as fault:
        raise ValueError("Dit is geen publieke sleutel in PEM-vorm. Begin bij “-----BEGIN PUBLIC KEY-----”.") from fault
    if not isinstance(key, RSAPublicKey) or key.key_size < LEAST_BITS:
        raise ValueError(f"Gebruik een RSA-sleutel van minstens {LEAST_BITS} bits.")
    return thumbprint(key), pem.strip() + "\n"


def issue(*, client: Any, scopes: list[str]) -> str:
    """An access token for this client. `jti` has 256 bits; the profile asks for 128 at least."""
    kid, key = next(iter(_own_keys().items()))
    now = int(time.time())
    claims = {
        "iss": issuer(), "sub": str(client.pk), "aud": audience(), "iat": now, "nbf": now, "exp": now + LIFETIME,
        "jti": secrets.token_urlsafe(32), "client_id": str(client.pk), "azp": str(client.pk), "scope": " ".join(scopes),
    }  # fmt: skip
    return jwt.encode(claims, key, algorithm="RS256", headers={"kid": kid, "typ": "at+jwt"})


def read(token: str) -> dict[str, Any]:
    """The claims of an access token of ours, or of an issuer on the list. Raises `BadToken`."""
    now = time.time()
    claims = _signed(token, audience(), int(now // 60))
    if claims["exp"] + LEEWAY <= now:
        raise BadToken(_WHY[jwt.ExpiredSignatureError])
    return dict(claims)


@lru_cache(maxsize=512)
def _signed(token: str, audience: str, _minute: int) -> dict[str, Any]:
    """What a token that is signed says. Systems send the same for minutes: it is checked once in each."""
    try:
        header = jwt.get_unverified_header(token)
        told = jwt.decode(token, options={"verify_signature": False}).get("iss")
        key = _key_of(told, header, token)
        claims: dict[str, Any] = jwt.decode(
            token, key, algorithms=ALGORITHMS, audience=audience, issuer=told, leeway=LEEWAY,
            options={"require": ["iss", "aud", "exp", "iat", "jti"]},
        )  # fmt: skip
    except (jwt.PyJWTError, TypeError, ValueError, AttributeError) as fault:
        raise BadToken(_why(fault)) from fault
    if not isinstance(claims["exp"], int) or not isinstance(claims["iat"], int):
        raise BadToken("de tijden in het token zijn geen gehele getallen")
    if claims["exp"] - claims["iat"] > LIFETIME:
        raise BadToken("het token geldt langer dan een kwartier")
    return claims


def _key_of(told: Any, header: dict[str, Any], token: str) -> Any:
    if header.get("alg") not in ALGORITHMS:
        raise BadToken("het token is ondertekend op een manier die niet wordt geaccepteerd")
    if told == issuer():
        key = _own_keys().get(str(header.get("kid")))
        if key is None:
            raise BadToken("de sleutel van het token is niet bekend")
        return key.public_key()
    if not isinstance(told, str) or told not in settings.API_ISSUERS:
        raise BadToken("de uitgever van het token staat niet op de lijst")
    return _keys_elsewhere(settings.API_ISSUERS[told]).get_signing_key_from_jwt(token).key


@lru_cache(maxsize=8)
def _keys_elsewhere(address: str) -> jwt.PyJWKClient:
    """The keys of another issuer, fetched when they are first needed and kept for five minutes."""
    return jwt.PyJWKClient(address, lifespan=300, timeout=5)


def subject_of(assertion: str) -> str:
    """Of whom it says to be, before anything of it is believed."""
    try:
        return str(jwt.decode(assertion, options={"verify_signature": False}).get("sub", ""))
    except (jwt.PyJWTError, TypeError, ValueError, AttributeError):
        return ""


def read_assertion(assertion: str, *, client_id: str, pem: str) -> dict[str, Any]:
    """What a client proves itself with (RFC 7523 §3): of this client, for us, short, and signed with this key."""
    try:
        claims: dict[str, Any] = jwt.decode(
            assertion, pem, algorithms=ALGORITHMS, audience=[token_address(), issuer()], issuer=client_id,
            subject=client_id, leeway=LEEWAY, options={"require": ["iss", "sub", "aud", "exp", "jti"]},
        )  # fmt: skip
    except (jwt.PyJWTError, TypeError, ValueError) as fault:
        raise BadToken(_why(fault)) from fault
    if not isinstance(claims["exp"], int) or claims["exp"] - time.time() > ASSERTION_LIFETIME + LEEWAY:
        raise BadToken("het bewijs geldt langer dan vijf minuten")
    if not isinstance(claims["jti"], str) or not 8 <= len(claims["jti"]) <= 200:
        raise BadToken("het kenmerk (jti) van het bewijs heeft geen 8 tot 200 tekens")
    return claims


_WHY = {
    jwt.ExpiredSignatureError: "het is verlopen",
    jwt.InvalidAudienceError: "het is voor een andere ontvanger",
    jwt.InvalidIssuerError: "de uitgever klopt niet",
    jwt.InvalidAlgorithmError: "het is ondertekend op een manier die niet wordt geaccepteerd",
    jwt.InvalidSignatureError: "de handtekening klopt niet",
    jwt.ImmatureSignatureError: "het geldt nog niet",
    jwt.MissingRequiredClaimError: "er ontbreekt een verplicht gegeven",
}


def _why(fault: Exception) -> str:
    return _WHY.get(type(fault), "het is niet te lezen") if not isinstance(fault, BadToken) else str(fault)

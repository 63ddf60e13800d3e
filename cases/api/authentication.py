"""Who calls: a client, by its token; and in whose name it writes: a professional of its organisation."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated
from rest_framework.permissions import BasePermission

from cases.access.log import trail
from cases.api.problems import Problem, invalid, wrong
from network.clients import client_of
from network.models import ApiClient, User
from network.roles import Role
from network.tokens import BadToken, read

ACTING = "Handelend-Professional"


@dataclass(frozen=True)
class Caller:
    """A client, and what it may with this token: what the token says, as far as the client still has it. `acting`: the
    user in whose name it says to call, when there is one."""

    client: ApiClient
    scopes: frozenset[str]
    acting: User | None


class BearerToken(BaseAuthentication):
    """`request.user` is the service account of the client: what that may see is what `visible_to` gives."""

    def authenticate(self, request: Any) -> tuple[User, Caller] | None:
        header = request.headers.get("Authorization")
        if header is None:
            return None
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise AuthenticationFailed("Stuur het token als: Authorization: Bearer …")
        try:
            claims = read(token.strip())
        except BadToken as fault:
            raise AuthenticationFailed(f"Dit token wordt niet geaccepteerd: {fault}.") from fault
        client, acting = client_of(claims, acting=_key_of(request.headers.get(ACTING)))
        if client is None or Role.SYSTEM not in client.account.roles:
            raise AuthenticationFailed("Dit token wordt niet geaccepteerd: deze koppeling heeft geen toegang meer.")
        if (following := trail.current()) is not None:
            following.access_point = client.access_point
        scopes = frozenset(str(claims.get("scope", "")).split()) & frozenset(client.scopes)
        return client.account, Caller(client, scopes, acting)

    def authenticate_header(self, request: Any) -> str:
        return 'Bearer realm="samen-verder"'


class HasScope(BasePermission):
    """The token allows what the table of addresses (`cases.api.routes`) asks for."""

    def has_permission(self, request: Any, view: Any) -> bool:
        if request.auth is None:
            raise NotAuthenticated
        scope = view.rule.scope
        if scope not in request.auth.scopes:
            told = f'Bearer realm="samen-verder", error="insufficient_scope", scope="{scope}"'
            raise Problem(403, f"Deze koppeling mist het recht {scope}.", headers={"WWW-Authenticate": told})
        return True


def acting_professional(request: Any, *, needed: bool) -> User | None:
    """The person who acts, named in the header: works with families at the organisation of the client today. Without
    the header nobody acts, which is a problem when somebody must."""
    text = request.headers.get(ACTING)
    if text is None:
        if not needed:
            return None
        raise _unknown("Noem in de kop Handelend-Professional de medewerker die dit doet.", "required")
    if _key_of(text) is None:
        raise _unknown("Handelend-Professional is geen UUID van een medewerker.", "invalid")
    user: User | None = request.auth.acting
    if user is None or request.auth.client.organisation_id not in user.family_organisation_ids:
        raise _unknown(
            "Deze medewerker werkt nu niet met gezinnen bij de organisatie van deze koppeling.", "does_not_exist"
        )
    return user


def _key_of(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def _unknown(sentence: str, code: str) -> Problem:
    return invalid([wrong(f"kop:{ACTING}", sentence, code)])

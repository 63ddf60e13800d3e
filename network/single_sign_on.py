"""Who may come in through an identity provider.

Through that of an organisation: somebody whom an administrator wrote down there, at that address. Through that of
families: somebody who was invited and has just typed the code of the invitation, and from then on that person again.
"""

import functools
import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import render
from requests import RequestException, Session

from network.models import IdentityProvider, Organisation, User

logger = logging.getLogger(__name__)

_UNKNOWN = "Uw account is hier niet bekend bij deze organisatie. Vraag de functioneel beheerder om een uitnodiging."
_NOT_INVITED = "Dit werkt alleen als je bent uitgenodigd. Gebruik de link uit de e-mail, of bel je contactpersoon."
_FAILED = "Het inloggen daar is niet gelukt. Probeer het nog een keer."

# Who knows the invitations of families says here who comes in for the first time with this request, or None.
WELCOMES: list[Callable[[HttpRequest], User | None]] = []


class OrganisationAccountAdapter(DefaultSocialAccountAdapter):
    """The rules of sign-in through an organisation: nobody gets an account by it, and it opens accounts of that
    organisation only."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def list_apps(self, request: HttpRequest, provider: str | None = None, client_id: str | None = None) -> list[Any]:
        """The package's configuration, made from ours. `provider` may be its kind or the key of one organisation."""
        rows = IdentityProvider.objects.in_use().select_related("organisation")
        if provider and provider != "openid_connect":
            rows = rows.filter(key=provider)
        if client_id:
            rows = rows.filter(client_id=client_id)
        return [_app(row) for row in rows]

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """The token is good; may its owner come in? The first time the account of the invited address is tied to it."""
        found = IdentityProvider.objects.select_related("organisation").get(key=sociallogin.account.provider)
        if found.organisation is None:
            self._let_family_in(request, sociallogin)
            return
        if sociallogin.is_existing:
            if reason := why_not(sociallogin.user, found.organisation):
                self._refuse(request, reason, _UNKNOWN)
            return
        user = _invited(sociallogin)
        reason = why_not(user, found.organisation) if user else "no such address, or not verified"
        if user is None or reason:
            self._refuse(request, reason, _UNKNOWN)
            return
        if SocialAccount.objects.filter(user=user, provider=found.key).exists():
            self._refuse(request, "the account is tied to somebody else there", _UNKNOWN)
        sociallogin.connect(request, user)

    def _let_family_in(self, request: HttpRequest, sociallogin: Any) -> None:
        """The first time the person whose code was typed in this browser is tied to this token; whom they were tied to
        before, they are no longer."""
        with transaction.atomic():
            invited = next(filter(None, (welcome(request) for welcome in WELCOMES)), None)
            if invited is not None and sociallogin.is_existing and sociallogin.user.pk != invited.pk:
                self._refuse(request, "tied to somebody else of a family", _NOT_INVITED)
            if invited is not None and not sociallogin.is_existing:
                SocialAccount.objects.filter(user=invited).delete()
                sociallogin.connect(request, invited)
            sociallogin.user = invited or sociallogin.user
        if not sociallogin.is_existing or not is_of_family(sociallogin.user):
            self._refuse(request, "not invited, or no longer", _NOT_INVITED)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **error: Any) -> None:
        self._refuse(request, type(error.get("exception") or error.get("error")).__name__, _FAILED)

    def get_requests_session(self) -> Session:
        """Asks the configured issuers and nobody else, also when their own configuration names another."""
        session = super().get_requests_session()
        asked = session.request
        session.request = functools.partial(_only_to_issuers, asked)
        return session

    def _refuse(self, request: HttpRequest, reason: str, sentence: str) -> None:
        logger.warning("sign-in through an organisation refused: %s", reason)
        raise ImmediateHttpResponse(render(request, "network/refused.html", {"sentence": sentence}, status=403))


def is_of_family(user: User) -> bool:
    """An account that was opened by an invitation of a family: of nobody who works or administers here."""
    return user.is_active and not (user.is_staff or user.is_superuser or user.memberships.exists())


def why_not(user: User, organisation: Organisation) -> str:
    """Why this account is not opened by this organisation; empty when it is.

    Who also works elsewhere, or administers, signs in with their own password: otherwise one organisation could open
    what belongs to another.
    """
    if not user.is_active:
        return "the account is switched off"
    if user.is_staff or user.is_superuser:
        return "an administrator signs in here"
    if set(user.organisation_ids) != {organisation.pk}:
        return "not of this organisation alone"
    return ""


def _invited(sociallogin: Any) -> User | None:
    """The account with the address that the organisation vouches for."""
    addresses = [row.email.lower() for row in sociallogin.email_addresses if row.verified is True]
    return User.objects.filter(email__in=addresses).first() if addresses else None


def _app(row: IdentityProvider) -> SocialApp:
    settings = {"server_url": row.issuer, "issuer": row.issuer, "oauth_pkce_enabled": True, "fetch_userinfo": False,
                "scope": ["openid", "email"] if row.organisation else ["openid"]}  # fmt: skip
    return SocialApp(
        provider="openid_connect", provider_id=row.key, name=str(row), client_id=row.client_id,
        secret=row.secret, settings=settings,
    )  # fmt: skip


def _only_to_issuers(asked: Any, method: str, url: str, **options: Any) -> Any:
    to = urlsplit(url)
    if (to.scheme, to.netloc) not in {row.origin for row in IdentityProvider.objects.in_use()}:
        raise RequestException("not an address of a configured issuer")
    return asked(method, url, **{**options, "allow_redirects": False})

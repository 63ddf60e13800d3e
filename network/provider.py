"""Sign-in at an organisation or for families (OpenID Connect), as the sign-in package does it, and stricter where that
is lenient: the signature is always checked, a nonce ties the token to this browser, and PKCE is not optional.

The package looks for `provider_classes` in a module of this name.
"""

from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare, get_random_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET
from requests import RequestException

from network.models import IdentityProvider

_SIGNED_WITH = {"RS256", "PS256", "ES256"}
_PASSED = ("sub", "email", "email_verified", "amr", "acr")  # what is read of a token; the rest is not kept


class OrganisationAdapter(OpenIDConnectOAuth2Adapter):
    """Talks to the identity provider of one organisation."""

    nonce = ""
    verifier = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        config = super().openid_config
        if missing := {"authorization_endpoint", "token_endpoint", "jwks_uri"} - set(config):
            raise OAuth2Error(f"the configuration of the issuer lacks {', '.join(sorted(missing))}")
        if config.get("issuer", "").rstrip("/") != self.get_provider().app.settings["issuer"]:
            raise OAuth2Error("the issuer is another than the configured one")
        return config

    def get_access_token_data(self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: Any = None) -> Any:
        if not pkce_code_verifier:
            raise OAuth2Error("no PKCE verifier")
        return super().get_access_token_data(request, app, client, pkce_code_verifier)

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        try:
            if jwt.get_unverified_header(id_token).get("alg") not in _SIGNED_WITH:
                raise OAuth2Error("signed in a way that is not accepted")
            claims: dict[str, Any] = jwtkit.verify_and_decode(
                credential=id_token, keys_url=self.openid_config["jwks_uri"], issuer=self.openid_config["issuer"],
                audience=app.client_id, lookup_kid=jwtkit.lookup_kid_jwk,
            )  # fmt: skip
        except (jwt.PyJWTError, KeyError, TypeError, ValueError) as wrong:
            raise OAuth2Error("no token that can be read") from wrong
        if not claims.get("sub"):
            raise OAuth2Error("the token does not say who it is about")
        if not self.nonce or not constant_time_compare(str(claims.get("nonce", "")), self.nonce):
            raise OAuth2Error("the nonce is not the one that was sent")
        return {name: claims[name] for name in _PASSED if name in claims}

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **answer: Any) -> Any:
        if not answer["response"].get("id_token"):
            raise OAuth2Error("no id_token")
        return super().complete_login(request, app, token, **answer)


class OrganisationProvider(OpenIDConnectProvider):
    """One organisation's provider; its settings come from an `IdentityProvider`."""

    package = "network"
    oauth2_adapter_class = OrganisationAdapter

    def get_default_scope(self) -> list[str]:
        return list(self.app.settings["scope"])

    def serialize(self) -> dict[str, Any]:
        """By our key: organisations may have the same client id, each at its own issuer."""
        return {"id": self.app.provider_id}

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """All that is kept of a token: whether it proves a second factor."""
        found = IdentityProvider.objects.get(key=self.app.provider_id)
        return {"second_factor": found.proves_second_factor(data["id_token"])}


provider_classes = [OrganisationProvider]


class _Arrival(OAuth2CallbackView):
    """Keeps what was agreed at departure, before the package asks for the token."""

    def _get_state(self, request: HttpRequest, provider: Any) -> Any:
        state, answer = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce", "")
        return state, answer


@login_not_required
@require_GET
def depart(request: Any, provider_id: str) -> HttpResponse:
    """To the sign-in page of the organisation. A link and no form: `form-action` of our policy also holds for where the
    answer to a form sends on to. Of the address nothing is listened to but where to go afterwards."""
    if request.user.is_authenticated:
        return redirect("/")
    provider = _provider_or_404(request, provider_id)
    asked = request.GET.get("next", "")
    own = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    nonce = get_random_string(32)
    facts = {"auth_params": {"nonce": nonce}, "scope": provider.get_default_scope(), "nonce": nonce}
    try:
        return provider.redirect(request, AuthProcess.LOGIN, next_url=asked if own else None, **facts)
    except (OAuth2Error, RequestException) as failed:
        return render_authentication_error(request, provider, exception=failed)


@login_not_required
@require_GET
def arrive(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the organisation."""
    provider = _provider_or_404(request, provider_id)
    try:
        return _Arrival.adapter_view(OrganisationAdapter(request, provider_id))(request)
    except (OAuth2Error, RequestException) as failed:
        return render_authentication_error(request, provider, exception=failed)


def _provider_or_404(request: HttpRequest, key: str) -> Any:
    try:
        return get_adapter().get_provider(request, key)
    except SocialApp.DoesNotExist as unknown:
        raise Http404 from unknown

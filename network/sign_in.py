"""How somebody comes in: no self-registration, a lock after too many failures, and a second factor before all else."""

import logging
from collections.abc import Callable
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from network import keys, power
from network.at_work import account
from network.single_sign_on import is_of_family

logger = logging.getLogger(__name__)

# What someone without a second factor needs to get one; the set-up itself is allauth's mfa_… pages.
_OPEN = {"account_login", "account_logout", "account_reauthenticate", "account_presence", "health"}
_ELSEWHERE = "Je logt hier niet in met een wachtwoord. Ga terug en kies de knop onder het inloggen."
_BY_PROVIDER = "second_factor_by_provider"  # in the session: the organisation of this person saw the second factor


class Accounts(AuthenticationBackend):
    """Comes in by address and password; who is in is found with where they work today."""

    def get_user(self, user_id: Any) -> Any:
        return account(user_id)


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "Dit e-mailadres en dit wachtwoord horen niet bij elkaar.",
        "too_many_login_attempts": (
            f"Te vaak geprobeerd. Wacht {settings.SIGN_IN_LOCK_MINUTES} minuten en probeer het opnieuw."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by an administrator."""
        return False

    def validation_error(self, code: str, *values: Any) -> ValidationError:
        """Every lock (of a password, a code or a key) is said here; the log tells where and never who."""
        if code == "too_many_login_attempts":
            match = getattr(self.request, "resolver_match", None)
            logger.warning("locked after too many failures: %s", match.view_name if match else "-")
        return super().validation_error(code, *values)

    def pre_login(self, request: HttpRequest, user: Any, **login: Any) -> HttpResponse | None:
        """A password opens no door of a family where an identity provider stands before it."""
        by_provider = (login.get("signal_kwargs") or {}).get("sociallogin")
        if settings.FAMILY_SIGN_IN == "oidc" and not by_provider and is_of_family(user):
            return render(request, "network/refused.html", {"sentence": _ELSEWHERE}, status=403)
        response: HttpResponse | None = super().pre_login(request, user, **login)
        return response

    def post_login(self, request: HttpRequest, user: Any, **login: Any) -> HttpResponse:
        """Remember for this session whether the organisation of this person saw a second factor itself."""
        arrival = (login.get("signal_kwargs") or {}).get("sociallogin")
        if arrival is not None and arrival.account.extra_data.get("second_factor"):
            request.session[_BY_PROVIDER] = True
        return super().post_login(request, user, **login)

    def logout(self, request: HttpRequest) -> None:
        power.switch_off(request)
        super().logout(request)


class SecondFactorAdapter(DefaultMFAAdapter):
    """The library stores the secret of the second factor readable; whoever copies the table could then sign in."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Dit klopte niet. Probeer het opnieuw: met een nieuwe code, of nog een keer met uw sleutel.",
    }

    def encrypt(self, text: str) -> str:
        return keys.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return keys.decrypt(encrypted_text)

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        there = Authenticator.objects.filter(user=user, type=type).count()
        return f"Mijn sleutel {there + 1}" if there else "Mijn sleutel"


def second_factor_asked_of(user: Any) -> bool:
    """Whether this account needs a second factor. Everybody does, unless a setting lets accounts of families do
    without: those of people who work nowhere here and do not administer."""
    if settings.SECOND_FACTOR_REQUIRED and not settings.SECOND_FACTOR_REQUIRED_FOR_FAMILIES:
        return bool(user.is_staff or user.is_superuser or user.organisation_ids)
    return bool(settings.SECOND_FACTOR_REQUIRED)


class RequireSecondFactor:
    """Nobody sees a family behind a password alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        return redirect("mfa_index") if self._lacks_one(request) else None

    def _lacks_one(self, request: HttpRequest) -> bool:
        page = request.resolver_match.view_name if request.resolver_match else ""
        if not request.user.is_authenticated or page in _OPEN or page.startswith("mfa_"):
            return False
        if not second_factor_asked_of(request.user) or request.session.get(_BY_PROVIDER):
            return False
        return not is_mfa_enabled(request.user)

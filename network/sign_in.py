"""How a professional comes in: no self-registration, and a second factor before anything else."""

from collections.abc import Callable
from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

# What someone without a second factor needs to get one; the set-up itself is allauth's mfa_… pages.
_OPEN = {"account_login", "account_logout", "account_reauthenticate", "health"}


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "Dit e-mailadres en dit wachtwoord horen niet bij elkaar.",
        "too_many_login_attempts": "Te vaak geprobeerd. Wacht vijf minuten en probeer het opnieuw.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by an administrator."""
        return False


class SecondFactorAdapter(DefaultMFAAdapter):
    """The library stores the secret of the second factor readable; whoever copies the table could then sign in."""

    def encrypt(self, text: str) -> str:
        return _key_ring().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _key_ring().decrypt(encrypted_text.encode()).decode()


def _key_ring() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.FIELD_KEYS])


class RequireSecondFactor:
    """Nobody sees a family behind a password alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        if settings.SECOND_FACTOR_REQUIRED and self._lacks_one(request):
            return redirect("mfa_index")
        return None

    def _lacks_one(self, request: HttpRequest) -> bool:
        page = request.resolver_match.view_name if request.resolver_match else ""
        if not request.user.is_authenticated or page in _OPEN or page.startswith("mfa_"):
            return False
        return not is_mfa_enabled(request.user)

"""Coming in and going out, and trying to: lines about nobody's data. The address that was typed is not kept."""

from typing import Any

from allauth.mfa.signals import authentication_failed as second_factor_failed
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed

from cases.access.log.codes import Happening, Outcome, Shown
from cases.access.log.trail import Entry, note


def _came_in(user: Any, **signal: Any) -> None:
    _note(Happening.SIGN_IN, user)


def _went_out(user: Any, **signal: Any) -> None:
    _note(Happening.SIGN_OUT, user)


def _did_not_come_in(credentials: dict[str, Any], **signal: Any) -> None:
    """Whose account was tried, when there is such an account; an address that belongs to nobody is nobody's."""
    address = str(credentials.get("email") or credentials.get("username") or "")
    _note(Happening.SIGN_IN_FAILED, get_user_model().objects.filter(email__iexact=address).first())


def _second_factor_failed(user: Any, **signal: Any) -> None:
    _note(Happening.SECOND_FACTOR_FAILED, user)


def _note(event: Happening, user: Any) -> None:
    failed = event in (Happening.SIGN_IN_FAILED, Happening.SECOND_FACTOR_FAILED)
    note(Entry(event, Shown.ACCOUNT, by=user, outcome=Outcome.REFUSED if failed else Outcome.OK))


def follow() -> None:
    for signal, follower in (
        (user_logged_in, _came_in), (user_logged_out, _went_out), (user_login_failed, _did_not_come_in),
        (second_factor_failed, _second_factor_failed),
    ):  # fmt: skip
        signal.connect(follower, dispatch_uid=f"read log {follower.__name__}", weak=False)

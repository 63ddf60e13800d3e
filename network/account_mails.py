"""Mails about an account: the invitation, and that an administrator changed something. Nothing else stands in them."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)

ADDRESS = "het e-mailadres is veranderd"
SECOND_FACTOR = "de tweede stap is weggehaald; bij het inloggen stelt u een nieuwe in"


def invite(user: Any) -> bool:
    """Let somebody in: a link that works once and not for long, to choose a password. Nobody else types it. False when
    the mail could not be handed over. Whoever has a password keeps it until they choose another by the link."""
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    hours = settings.PASSWORD_RESET_TIMEOUT // 3600
    url = get_adapter().get_reset_password_from_key_url(key)
    return _send("invitation", user.email, url=url, days=hours // 24, hours=hours)


def invite_family(address: str, *, url: str, until: Any) -> bool:
    """The half of an invitation that goes by mail: a link and nothing else; who it is about is not in it."""
    return _send("door", address, url=url, until=until)


def tell_owner(address: str, what: str) -> bool:
    """Tell the owner of an account, at the address they know, what an administrator changed."""
    return _send("account_changed", address, what=what)


def _send(kind: str, address: str, **facts: Any) -> bool:
    context = {"product": settings.PRODUCT_NAME, **facts}
    subject = render_to_string(f"emails/{kind}.subject.txt", context).strip()
    try:
        EmailMessage(subject, render_to_string(f"emails/{kind}.txt", context), to=[address]).send()
    except (SMTPException, OSError):
        logger.exception("a mail about an account could not be sent: %s", kind)
        return False
    return True

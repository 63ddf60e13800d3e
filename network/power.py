"""Administrator power is a session: switched on with a reason and a second look at who it is, over by itself."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from network.models import AdminSession

_KEY = "admin_session"  # in the session of the browser: which AdminSession, and until when
_ALWAYS = {"admin:login", "admin:logout"}
_PROOF_SECONDS = 300  # as long as the sign-in package counts a second look as recent


def switch_on(request: Any, *, reason: str) -> AdminSession:
    """From now on this browser may administer, for `ADMIN_SESSION_MINUTES`. Ask `proved` first."""
    switch_off(request)
    now = timezone.now()
    until = now + timedelta(minutes=settings.ADMIN_SESSION_MINUTES)
    row = AdminSession.objects.create(user=request.user, reason=reason, began_at=now, until=until)
    request.session[_KEY] = {"pk": str(row.pk), "until": until.isoformat()}
    return row


def switch_off(request: HttpRequest) -> None:
    """End it now, if it runs."""
    kept = request.session.pop(_KEY, None)
    if kept:
        running_rows = AdminSession.objects.filter(pk=kept["pk"], ended_at=None, until__gt=timezone.now())
        running_rows.update(ended_at=timezone.now())


def is_on(request: HttpRequest) -> bool:
    """Asks the database: what was ended elsewhere, or is of somebody else, counts no more."""
    kept = request.session.get(_KEY)
    if not kept or not request.user.is_staff:
        return False
    rows = AdminSession.objects.filter(pk=kept["pk"], user=request.user, ended_at=None, until__gt=timezone.now())
    return rows.exists()


def until(request: HttpRequest) -> datetime | None:
    """Until when this browser may administer, for the bar on every page; asks the database nothing."""
    session = getattr(request, "session", None)
    kept = session.get(_KEY) if session is not None else None
    last = datetime.fromisoformat(kept["until"]) if kept else None
    return last if last and last > timezone.now() else None


def proved(request: HttpRequest) -> bool:
    """Showed just now who they are: with the second factor when there is or must be one, else with the password."""
    wanted = "mfa" if second_step_of(request.user) else "password"
    recent = time.time() - _PROOF_SECONDS
    records = get_authentication_records(request, request.user)
    return any(row["method"] == wanted and row.get("reauthenticated") and row["at"] > recent for row in records)


def where_to_prove(user: Any) -> str:
    """The page that asks for it."""
    return reverse(second_step_of(user) or "account_reauthenticate")


def second_step_of(user: Any) -> str:
    """The name of the page that asks this person's second factor again; empty when there is none."""
    types = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    if Authenticator.Type.TOTP in types:
        return "mfa_reauthenticate"
    return "mfa_reauthenticate_webauthn" if Authenticator.Type.WEBAUTHN in types else ""


class AdministerInSessions:
    """The pages of the administration open in an administrator's session only, also for a superuser."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        match = request.resolver_match
        if (
            match is None
            or match.app_name != "admin"
            or match.view_name in _ALWAYS
            or not getattr(request.user, "is_staff", False)
        ):
            return None
        if is_on(request):
            return None
        asked = urlencode({"next": request.get_full_path() if request.method == "GET" else reverse("admin:index")})
        return redirect(f"{reverse('account_administer')}?{asked}")

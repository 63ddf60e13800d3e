"""What happens around every request."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import add_never_cache_headers

_ONE_MINUTE = 60


class KeepSessionAlive:
    """The session ends after SESSION_COOKIE_AGE seconds of silence, and SESSION_LONGEST_SECONDS after signing in.

    It is written at most once a minute: SESSION_SAVE_EVERY_REQUEST would cost every page a write.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_too_old(request):
            logout(request)
        proofs = _proofs(request)
        response = self.get_response(request)
        if _proofs(request) > proofs > 0:
            request.session.cycle_key()  # showed again who they are: what somebody copied before opens nothing more
        if SESSION_KEY in request.session and not _only_asks_how_long(request):
            now = int(time.time())
            request.session.setdefault("began", now)
            if now - request.session.get("seen", 0) >= _ONE_MINUTE:
                request.session["seen"] = now
        return response


def _proofs(request: HttpRequest) -> int:
    """How often somebody showed in this session who they are (the sign-in package keeps it)."""
    return len(request.session.get("account_authentication_methods", ()))


def _is_too_old(request: HttpRequest) -> bool:
    began = request.session.get("began")
    return began is not None and time.time() - began >= settings.SESSION_LONGEST_SECONDS


def _only_asks_how_long(request: HttpRequest) -> bool:
    """The page itself asks how long the session lasts; nobody needs to be there for that."""
    match = request.resolver_match
    return match is not None and match.view_name == "account_presence" and request.method == "GET"


class KeepPagesPrivate:
    """No browser keeps a page of a signed-in person: after signing out, Back shows nothing of a family to who sits down
    next at a shared computer, and what the browser did keep is taken away."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        was_in = request.user.is_authenticated
        response = self.get_response(request)
        if was_in or request.user.is_authenticated:
            add_never_cache_headers(response)
        if was_in and not request.user.is_authenticated:
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response


_METHODS = ("GET", "HEAD", "POST", "OPTIONS")


class KeepToThisSite:
    """No other site loads anything of ours into its pages, no page asks for the camera or the place somebody is, and
    what is asked in another way than browsers do is not answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = request.method in _METHODS or request.path.startswith("/api/")  # the API answers for itself
        response = self.get_response(request) if known else HttpResponseNotAllowed(_METHODS)
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        return response

"""What happens around every request of a signed-in person."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

_ONE_MINUTE = 60


class KeepSessionAlive:
    """The session ends after SESSION_COOKIE_AGE seconds of silence, not that long after signing in.

    It is written at most once a minute: SESSION_SAVE_EVERY_REQUEST would cost every page a write.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            now = int(time.time())
            if now - request.session.get("seen", 0) >= _ONE_MINUTE:
                request.session["seen"] = now
        return response


class KeepPagesPrivate:
    """No browser keeps a page of a signed-in person: after signing out, Back shows nothing of a family to who sits down
    next at a shared computer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response

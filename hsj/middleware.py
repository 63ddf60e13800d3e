"""What happens around every request of a signed-in person."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

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

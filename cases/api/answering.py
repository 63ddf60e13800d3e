"""What is around every answer under /api/: the headers that each must have, and a problem where something else would
answer in another form (an address that is not there, a fault)."""

from collections.abc import Callable
from contextlib import suppress

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError

from cases.api import rates
from cases.api.changes import LEAVING
from cases.api.problems import KINDS, MEDIA_TYPE, NOT_THERE, Problem, plain
from network.clients import is_known
from network.tokens import subject_of

SIGN_IN = "/api/v1/oauth/token"

HEADERS = {
    "API-Version": settings.SPECTACULAR_SETTINGS["VERSION"],
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}


def _is_page(path: str) -> bool:
    """For people, with the headers of a page (`cases.api.documentation`)."""
    return path.startswith("/api/docs/") or path == "/api/v1/changelog"


_TEXTS = {400: "De aanroep is niet te lezen.", 404: NOT_THERE, 413: "De inhoud is te groot."}
_FAULT = "Er ging bij ons iets mis; er is niets opgeslagen. Probeer het later opnieuw."


def _of_who_shows_none(request: HttpRequest, address: str) -> rates.Rate:
    """Only a form is read here: all else, and what cannot be read, is refused where it is asked for."""
    if request.path != SIGN_IN:
        return rates.of_stranger(address)
    client = ""
    if request.content_type == "application/x-www-form-urlencoded":
        with suppress(SuspiciousOperation, UnreadablePostError, BadRequest):
            client = request.POST.get("client_id") or subject_of(request.POST.get("client_assertion", ""))
    return rates.of_applicant(address, client if is_known(client) else "")


class ApiAnswers:
    """Middleware, around all others. Cookies mean nothing here: what is asked stands on its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not f"{request.path}/".startswith("/api/") or _is_page(request.path):
            return self.get_response(request)
        request.COOKIES = {}
        try:
            response = self._answered(request)
        except Problem as too_often:
            response = plain(too_often, request.path)
        for name, value in HEADERS.items():
            response[name] = value
        for name in ("Expires", "Set-Cookie", "Vary"):
            response.headers.pop(name, None)
        response["Vary"] = "Accept"
        return response

    def _answered(self, request: HttpRequest) -> HttpResponse:
        address = str(get_adapter(request).get_client_ip(request) or "")
        shows_token = "Authorization" in request.headers and request.path != SIGN_IN
        rate = None if shows_token else _of_who_shows_none(request, address)
        response = self.get_response(request)
        rate = getattr(request, "rate", rate) or rates.of_stranger(address)  # a token that is not accepted
        if leaving := LEAVING.get(getattr(request.resolver_match, "url_name", None) or ""):
            for name, value in leaving.headers(response.headers.get("Link", "")).items():
                response[name] = value
        for name, value in rate.headers.items():
            response.headers.setdefault(name, value)
        return self._as_problem(request, response)

    def _as_problem(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        status = response.status_code
        if status < 400 or response["Content-Type"].startswith(MEDIA_TYPE):
            return response
        kept = {name: response[name] for name in (*_KEPT, *rates.NAMES) if name in response.headers}
        text = _TEXTS.get(status) or (_FAULT if status >= 500 else KINDS.get(status, KINDS[400])[1])
        return plain(Problem(status, text, headers=kept), request.path)


_KEPT = ("Allow", "traceparent", "Retry-After")

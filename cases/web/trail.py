"""No line, no page: what a page shows of a family is written in the read log before the page leaves."""

import re
import secrets
from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse

from cases.access.log.answers import answered
from cases.access.log.declared import NO_FAMILY, Log, log_of
from cases.access.log.trail import Entry, Trail, following, write

_TRACEPARENT = re.compile(r"00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}")


class Nameless(Exception):
    """A page of a family did not say whose data it shows: it fetched around `frame.get_or_404`."""


class NoLineNoPage:
    """Middleware. When the lines cannot be written the answer is an error, and nothing is shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        trail = _begin(request)
        with following(trail):
            response = self.get_response(request)
            entries = _answered(trail.entries, _log_of(request), response.status_code)
            write(entries, by=getattr(request, "user", None), trail=trail)
        response["traceparent"] = f"00-{trail.trace_id}-{trail.span_id}-01"
        return response


def _begin(request: HttpRequest) -> Trail:
    """One trace runs through the systems that a question passes (W3C Trace Context); what does not fit starts anew."""
    trail = Trail(access_point=_address(request))
    if fits := _TRACEPARENT.fullmatch(request.headers.get("traceparent", "")):
        trail.trace_id, trail.parent_span_id = fits.groups()
    trail.span_id = secrets.token_hex(8)
    return trail


def _address(request: HttpRequest) -> str:
    """The address of the browser, past our own proxies."""
    return str(get_adapter(request).get_client_ip(request) or "")


def _log_of(request: HttpRequest) -> Log:
    match = request.resolver_match
    return log_of(match.view_name, request.method or "") if match else NO_FAMILY


def _answered(entries: list[Entry], log: Log, status: int) -> list[Entry]:
    """The lines this answer asks for: a page of a family without one is not shown."""
    made = answered(entries, log, status)
    if status == 200 and log.names and not any(entry.case or entry.family for entry in made):
        raise Nameless(f"{log.shown}: no case on the trail")
    return made

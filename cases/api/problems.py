"""Every refusal as a problem (RFC 9457): what, where and how to mend it; all that is wrong at once."""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpResponse
from rest_framework import exceptions
from rest_framework.response import Response

from cases.access.records import Conflict
from flow.gate import Incomplete, NotAllowed, NotPossible

MEDIA_TYPE = "application/problem+json"
Told = list[dict[str, str]]

# Of each status: its kind, which does not change, and its title.
KINDS: dict[int, tuple[str, str]] = {
    400: ("ongeldige-invoer", "De invoer klopt niet"),
    401: ("niet-aangemeld", "Geen geldig token"),
    403: ("niet-toegestaan", "Dit mag niet"),
    404: ("niet-gevonden", "Dit bestaat niet"),
    405: ("methode-kan-niet", "Deze methode kan hier niet"),
    406: ("vorm-kan-niet", "In deze vorm kan het antwoord niet"),
    409: ("nu-niet-mogelijk", "Dit kan nu niet"),
    412: ("intussen-aangepast", "Dit is intussen aangepast"),
    413: ("te-groot", "Dit is te groot"),
    415: ("verkeerde-vorm", "In deze vorm kan het niet worden gelezen"),
    428: ("versie-ontbreekt", "Zeg van welke versie u uitgaat"),
    429: ("te-vaak", "Te veel aanroepen"),
    500: ("storing", "Er ging iets mis"),
    503: ("even-niet-bereikbaar", "Even niet bereikbaar"),
}
NOT_THERE = "Dit adres bestaat niet, of deze koppeling (of wie handelt) mag het niet zien."


class Problem(Exception):
    """A refusal with its status. `errors`: {pointer, detail, code}; `more`: members of its own."""

    def __init__(self, status: int, detail: str, *, errors: Told | None = None, headers: dict[str, str] | None = None,
                 **more: Any):  # fmt: skip
        super().__init__(detail)
        self.status, self.detail, self.errors, self.headers, self.more = (
            status, detail, errors or [], headers or {}, more,
        )  # fmt: skip

    def body(self, instance: str) -> dict[str, Any]:
        kind, title = KINDS.get(self.status, KINDS[500] if self.status >= 500 else KINDS[400])
        told = {"type": f"urn:samen-verder:probleem:{kind}", "title": title, "status": self.status,
                "detail": self.detail, "instance": instance}  # fmt: skip
        return told | ({"errors": self.errors} if self.errors else {}) | self.more


def wrong(pointer: str, detail: str, code: str = "invalid") -> dict[str, str]:
    return {"pointer": pointer, "detail": detail, "code": code}


def invalid(errors: Iterable[dict[str, str]]) -> Problem:
    """What was sent is not well formed."""
    told = list(errors)
    return Problem(400, told[0]["detail"] if len(told) == 1 else f"{len(told)} dingen kloppen niet.", errors=told)


def answer(fault: Exception, context: dict[str, Any]) -> Response | None:
    """DRF asks here what to say of an exception; None: it is nobody's fault but ours, and becomes a 500."""
    view = context.get("view")
    problem = _of_form(fault, view) or problem_of(fault, getattr(view, "says", {}))
    if problem is None:
        return None
    body = problem.body(context["request"].path)
    return Response(body, status=problem.status, headers=problem.headers, content_type=MEDIA_TYPE)


def _of_form(fault: Exception, view: Any) -> Problem | None:
    """In which form this address can be read, or answers."""
    if isinstance(fault, exceptions.UnsupportedMediaType):
        return Problem(415, f"Stuur dit als {' of '.join(one.media_type for one in view.parser_classes)}.")
    if isinstance(fault, exceptions.NotAcceptable):
        return Problem(406, f"Vraag hier om {' of '.join(one.media_type for one in view.renderer_classes)}.")
    return None


def problem_of(fault: Exception, names: dict[str, str]) -> Problem | None:
    """`names`: how the fields that a refusal speaks of are called here, as pointers."""
    if isinstance(fault, Problem):
        return fault
    if isinstance(fault, Conflict):
        return Problem(
            412, "Iemand anders heeft dit intussen aangepast. Haal het opnieuw op en stuur uw wijziging dan."
        )
    if isinstance(fault, Incomplete):
        return invalid(wrong(names.get(name, "#"), sentence, "incomplete") for name, sentence in fault.errors.items())
    if isinstance(fault, NotPossible):
        return Problem(409, " ".join(fault.reasons), errors=[wrong("#", one, "blocked") for one in fault.reasons])
    if isinstance(fault, NotAllowed):
        return Problem(403, " ".join(fault.reasons))
    if isinstance(fault, PermissionDenied):
        return Problem(403, str(fault) or "Dit mag deze koppeling niet.")
    if isinstance(fault, Http404 | ObjectDoesNotExist):
        return Problem(404, NOT_THERE)
    if isinstance(fault, RequestDataTooBig):
        return Problem(413, f"Een aanroep heeft hoogstens {settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1000} kB.")
    if isinstance(fault, OperationalError) and "lock" in str(fault):
        return Problem(503, "Iemand anders is hiermee bezig. Probeer het over enkele seconden opnieuw.",
                       headers={"Retry-After": "5"})  # fmt: skip
    return _of_framework(fault) if isinstance(fault, exceptions.APIException) else None


def _of_framework(fault: exceptions.APIException) -> Problem:
    if isinstance(fault, exceptions.ValidationError):
        return invalid(_flat(fault.detail, "#"))
    if isinstance(fault, exceptions.ParseError):
        return invalid([wrong("#", "De inhoud is geen geldige JSON.", "parse_error")])
    headers = {}
    if isinstance(fault, exceptions.NotAuthenticated):
        headers["WWW-Authenticate"] = 'Bearer realm="samen-verder"'
    elif isinstance(fault, exceptions.AuthenticationFailed):
        headers["WWW-Authenticate"] = 'Bearer realm="samen-verder", error="invalid_token"'
    if wait := getattr(fault, "wait", None):
        headers["Retry-After"] = str(int(wait))
    more = getattr(fault, "more", {})
    return Problem(fault.status_code, _SAYS.get(type(fault)) or str(fault.detail), headers=headers, **more)


_SAYS: dict[type[Exception], str] = {
    exceptions.NotAuthenticated: "Stuur een token mee: Authorization: Bearer …",
    exceptions.MethodNotAllowed: "Deze methode kan niet op dit adres. De kop Allow noemt wat wel kan.",
}


def _flat(detail: Any, pointer: str) -> Iterable[dict[str, str]]:
    """The errors of a serializer, each with the place where it was found."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from _flat(inner, pointer if name == "non_field_errors" else f"{pointer}/{_escaped(name)}")
    elif isinstance(detail, list):
        for place, inner in enumerate(detail):
            yield from _flat(inner, pointer if isinstance(inner, str) else f"{pointer}/{place}")
    else:
        yield wrong(pointer, str(detail), getattr(detail, "code", "invalid") or "invalid")


def _escaped(name: str) -> str:
    """As RFC 6901 writes a name in a pointer."""
    return str(name).replace("~", "~0").replace("/", "~1")


def plain(problem: Problem, instance: str) -> HttpResponse:
    """The same answer outside of DRF."""
    body = json.dumps(problem.body(instance), ensure_ascii=False)
    return HttpResponse(body, status=problem.status, headers=problem.headers, content_type=MEDIA_TYPE)

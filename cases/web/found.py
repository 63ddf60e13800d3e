"""Cases that somebody found by an exact search and may not see: for an hour they can ask for access from there.

The number of a case alone opens nothing: who types one in the address gets the answer that it does not exist.
"""

import time
from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest

from cases.access.log import trail
from cases.families.models import Case
from cases.sharing.known import KnownCase

_KEPT = 3600  # seconds
_MOST = 20
_KEY = "found_exactly"


def remember(request: HttpRequest, hits: Iterable[KnownCase]) -> None:
    """These were found just now."""
    numbers = [hit.number for hit in hits if hit.visible is None]
    if numbers:
        now = int(time.time())
        kept = {**_fresh(request), **dict.fromkeys(numbers, now)}
        request.session[_KEY] = dict(list(kept.items())[-_MOST:])


def found_or_404(request: HttpRequest, number: str) -> Case:
    """The case with this number, for who sees something of it or found it just now."""
    case = Case.objects.visible_to(request.user).filter(number=number).first()
    if case is None and number in _fresh(request):
        case = Case.objects.filter(number=number).first()
    if case is None:
        there = Case.objects.filter(number=number).values_list("pk", flat=True).first()
        trail.keeps_out(Case, there or trail.NOTHING)
        raise Http404
    trail.shows(case)
    return case


def _fresh(request: HttpRequest) -> dict[str, Any]:
    since = time.time() - _KEPT
    kept: dict[str, Any] = request.session.get(_KEY, {})
    return {number: at for number, at in kept.items() if at > since}

"""What the pages of the family share: whose door it is, what stands open, and that nobody strays to the other side."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from cases.access.log import trail
from cases.access.log.codes import Happening, Outcome, Shown
from cases.access.log.trail import Entry
from cases.door.models import FamilyAccount
from cases.door.models.ways import account_of, reads
from cases.door.reading import Reading
from cases.families.models import Case, Person

# What everybody who is signed in may use: the page about accessibility, and keeping what is being typed. The address of
# a calendar does not look at who is signed in.
_SHARED = {"cases:accessibility", "cases:autosave", "cases:calendar-feed"}


@dataclass(frozen=True)
class Visit:
    """Somebody of the family at their own door: who, what they may read, and the newest case of the family."""

    user: Any
    person: Person
    reading: Reading
    case: Case


def visit_or_404(request: HttpRequest, asked: Any = None) -> Visit:
    """Raises `Http404` for everybody who has no open door. That somebody was kept out, and what is shown, is logged.
    `asked`: the model of the row in the address, so that the line says of which family it was."""
    account, reading = account_of(request.user), reads(request.user)
    if account is None or reading is None:
        keep_out(request, account, asked)
    case = newest_case(request.user)
    if case is None:
        keep_out(request, account, asked)
    trail.shows(case)
    return Visit(request.user, account.person, reading, case)


def newest_case(user: Any) -> Case | None:
    """The case the own pages are about."""
    cases = Case.objects.visible_to(user).select_related("family", "coordinator", "contact_person")
    return cases.newest_first().first()


def keep_out(request: HttpRequest, account: FamilyAccount | None, asked_for: Any = None) -> NoReturn:
    """Raises `Http404`, with a line in the read log."""
    match = request.resolver_match
    asked = (str(match.view_name), str(next(iter(match.kwargs.values()), ""))) if match else ("", "")
    person = account.person if account else None
    whose = (person.family_id, person.pk) if person else (None, None)
    event, no = Happening.REFUSED, Outcome.REFUSED
    trail.note(Entry(event, Shown.FILE, family=whose[0], person=whose[1], touched=(asked,), outcome=no))
    if asked_for is not None:
        trail.keeps_out(asked_for, asked[1])
    raise Http404


class KeepDoorsApart:
    """Middleware: somebody of a family sees the own pages and none of those for professionals. Their caseload is their
    own start page. (Whoever is not of a family gets 404 at a door from `visit_or_404`.)"""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        here = request.resolver_match.view_name if request.resolver_match else ""
        account = account_of(request.user) if here.startswith("cases:") and here not in _SHARED else None
        if account is None:
            return None
        if here == "cases:caseload":
            return redirect(reverse("cases:my"))
        if here == "cases:my" or here.startswith("cases:my-"):
            return None
        # Not their own case is what they asked for, so the line is about nobody.
        keep_out(request, None)

"""The main navigation, the same on every page."""

from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from cases.door.models.ways import account_of, reads
from cases.web.door.frame import newest_case
from cases.web.frame import comes_near_18
from cases.web.waiting import moments_of, reminders_of

# For people of a family: the route and the word in the menu.
OWN_PAGES: list[tuple[str, str]] = [
    ("my", "Start"), ("my-analysis", "Wat er speelt"), ("my-plan", "Ons plan"), ("my-evaluation", "Hoe gaat het"),
    ("my-words", "Zelf vertellen"), ("my-file", "Mijn dossier"),
]  # fmt: skip
KEPT = 60  # seconds: what colleagues did shows in the number after at most a minute, what one did oneself at once


def main(request: HttpRequest) -> dict[str, Any]:
    """Context processor. The items are made when a page shows them: a fragment or the administration asks nothing."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"nav_items": []}
    return {"nav_items": SimpleLazyObject(lambda: items(request))}


def items(request: HttpRequest) -> list[dict[str, Any]]:
    user: Any = request.user
    if account_of(user):
        return own_pages(request)
    here = request.resolver_match.view_name if request.resolver_match else ""
    waiting = _waiting(request, anew=here == "cases:reminders")
    pages = [("caseload", "Mijn gezinnen", 0), ("reminders", "Herinneringen", waiting), ("search", "Zoeken", 0)]
    if user.led_organisation_ids:
        pages.append(("teamwork", "Team", 0))
    if user.coordinates_region:
        pages.append(("adulthood-region", "18-/18+", 0))
        if not user.led_organisation_ids:
            pages.append(("numbers", "Cijfers", 0))
    if user.oversees_privacy:
        pages.append(("emergencies", "Noodtoegang", 0))
    shown: list[dict[str, Any]] = [
        {
            "label": label, "url": reverse(f"cases:{name}"), "current": here == f"cases:{name}", "count": count,
            "word": "open",
        }
        for name, label, count in pages
    ]  # fmt: skip
    if user.is_staff:
        shown.append({"label": "Beheer", "url": reverse("admin:index"), "current": False, "count": 0, "word": ""})
    return shown


def own_pages(request: HttpRequest) -> list[dict[str, Any]]:
    """The menu of somebody of the family; of a closed door only the page that says so."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    shown = [*OWN_PAGES] if reads(request.user) else OWN_PAGES[:1]
    if len(shown) > 1 and _comes_near_18(request):
        shown.insert(-1, ("my-adulthood", "18 worden"))
    return [
        {"label": label, "url": reverse(f"cases:{name}"), "current": here == f"cases:{name}", "count": 0, "word": ""}
        for name, label in shown
    ]


def _comes_near_18(request: HttpRequest) -> bool:
    account = account_of(request.user)
    case = newest_case(request.user) if account and account.person.is_youth else None
    return bool(account and case and comes_near_18([account.person], case.municipality_id, moments_of(request)))


def _waiting(request: HttpRequest, *, anew: bool) -> int:
    """How many reminders wait for the reader. Whether each of them still holds is asked of several sets: much work
    beside the rest of a page, so the answer is kept for a moment. The list of reminders always counts `anew`."""
    key = _kept_as(request.user)
    number: int | None = None if anew else cache.get(key)
    if number is None:
        number = len(reminders_of(request))
        cache.set(key, number, KEPT)
    return number


def _kept_as(user: Any) -> str:
    return f"waiting:{user.pk}"


class CountAnewAfterWriting:
    """Middleware: whoever sent a form sees the number as it is now."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and request.user.is_active:  # an account of a system is not, and sees no page
            cache.delete(_kept_as(request.user))
        return response

"""The main navigation, the same on every page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from cases.reminders.models import Reminder
from cases.reminders.planning import still_waiting
from cases.web.waiting import moments_of


def main(request: HttpRequest) -> dict[str, Any]:
    """Context processor. The items are made when a page shows them: a fragment or the administration asks nothing."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"nav_items": []}
    return {"nav_items": SimpleLazyObject(lambda: items(request))}


def items(request: HttpRequest) -> list[dict[str, Any]]:
    user: Any = request.user
    here = request.resolver_match.view_name if request.resolver_match else ""
    waiting = still_waiting(Reminder.objects.open_for(user), moments_of(request)).count()
    pages = [("caseload", "Mijn gezinnen", 0), ("reminders", "Herinneringen", waiting), ("search", "Zoeken", 0)]
    if user.led_organisation_ids:
        pages.append(("teamwork", "Team", 0))
    return [
        {
            "label": label, "url": reverse(f"cases:{name}"), "current": here == f"cases:{name}", "count": count,
            "word": "open",
        }
        for name, label, count in pages
    ]  # fmt: skip

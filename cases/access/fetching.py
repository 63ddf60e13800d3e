"""The one way to fetch a row for somebody who asks for it by its key: the fetch is the check."""

from typing import Any

from django.http import Http404

from cases.access.log import trail


def get_or_404(queryset: Any, **lookup: Any) -> Any:
    """Fetch from what is visible; what is not visible does not exist. Both stand in the read log."""
    return or_404(queryset.filter(**lookup).first(), queryset.model, lookup["pk"])


def or_404(found: Any, model: Any, key: Any) -> Any:
    """What was found with this key among what is visible."""
    if found is None:
        trail.keeps_out(model, key)
        raise Http404
    trail.shows(found)
    return found

"""The one way to fetch a row for somebody who asks for it by its key: the fetch is the check."""

from typing import Any

from django.http import Http404

from cases.access.log import trail


def get_or_404(queryset: Any, **lookup: Any) -> Any:
    """Fetch from what is visible; what is not visible does not exist. Both stand in the read log."""
    found = queryset.filter(**lookup).first()
    if found is None:
        trail.keeps_out(queryset.model, lookup["pk"])
        raise Http404
    trail.shows(found)
    return found

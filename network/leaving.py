"""What follows when it changes where somebody works: rooms above subscribe, because this one knows no families."""

from collections.abc import Callable
from typing import Any

Follows = Callable[..., None]
_FOLLOWS: list[Follows] = []


def when_memberships_change(follows: Follows) -> Follows:
    """Decorator: call this with the user, and `by=` who wrote it, after memberships of that user were written."""
    _FOLLOWS.append(follows)
    return follows


def memberships_changed(user: Any, *, by: Any) -> None:
    for follows in _FOLLOWS:
        follows(user, by=by)

"""Put a point aside with a reason, and take it out again."""

from typing import Any

from cases.access.records import remove, write
from cases.attention.models import SetAside
from cases.attention.points import Point, points
from cases.families.models import Case
from flow.gate import Incomplete, NotPossible


def point_with(case: Case, key: str, viewer: Any) -> Point | None:
    """The open point with this key, if it is (still) there."""
    return next((point for point in points(case, viewer=viewer) if point.key == key), None)


def put_aside(*, case: Case, key: str, reason: str, by: Any) -> SetAside:
    """This point may wait, because …; it stays visible among what was put aside.

    Raises `NotAllowed` (not on the team), `NotPossible` (the point is gone, or the case is closed) and `Incomplete`.
    """
    if point_with(case, key, by) is None:
        raise NotPossible("Dit punt is er niet meer. Misschien heeft iemand het al opgelost of opzij gelegd.")
    if not reason.strip():
        raise Incomplete({"reason": "Schrijf waarom dit punt opzij kan."})
    return write(SetAside(case=case, point=key, reason=reason.strip()), by=by)


def take_back(row: SetAside, *, by: Any) -> None:
    """The point asks attention again."""
    remove(row, by=by)

"""Circles in the links: a factor that, through others, keeps itself going."""

from collections.abc import Iterable
from typing import Any

from cases.analysis.codes import LinkKind

MOST = 40  # circles told; in links drawn between everything there are more than anybody can read


def circles(links: Iterable[Any]) -> list[list[Any]]:
    """Every simple circle, each as the keys of its factors in order, found once. Protecting links do not count.

    Depth-first from each factor, looking only at later ones, so that no circle is told twice; and only at factors from
    which the start can be reached again, so that no way is walked for nothing. Stops at MOST.
    """
    onward: dict[Any, list[Any]] = {}
    for link in links:
        if link.kind != LinkKind.PROTECTS and link.target_id:
            onward.setdefault(link.source_id, []).append(link.target_id)
    order = {key: place for place, key in enumerate(onward)}
    found: list[list[Any]] = []

    def walk(path: list[Any], leads_back: set[Any]) -> None:
        for following in dict.fromkeys(onward.get(path[-1], [])):
            if len(found) >= MOST:
                return
            if following == path[0]:
                found.append(list(path))
            elif following not in path and following in leads_back:
                walk([*path, following], leads_back)

    for start in onward:
        later = {key for key in onward if order[key] > order[start]}
        walk([start], _leading_to(start, onward, later))
    return found


def _leading_to(start: Any, onward: dict[Any, list[Any]], among: set[Any]) -> set[Any]:
    """The factors of `among` from which `start` can be reached through others of `among`."""
    reached: set[Any] = set()
    frontier = {start}
    while frontier:
        frontier = {key for key in among - reached if frontier & set(onward[key])}
        reached |= frontier
    return reached


def told(circle: list[Any], links: Iterable[Any]) -> list[tuple[Any, str, Any]]:
    """A circle as steps (from, what it does, to), in order; the last one comes back to the first."""
    onward = [link for link in links if link.kind != LinkKind.PROTECTS and link.target_id]
    by_ends = {(link.source_id, link.target_id): link for link in onward}
    pairs = zip(circle, [*circle[1:], circle[0]], strict=True)
    found = [by_ends[pair] for pair in pairs]
    return [(link.source, link.get_kind_display(), link.target) for link in found]

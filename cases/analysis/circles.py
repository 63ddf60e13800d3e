"""Circles in the links: a factor that, through others, keeps itself going."""

from collections.abc import Iterable
from typing import Any

from cases.analysis.codes import LinkKind


def circles(links: Iterable[Any]) -> list[list[Any]]:
    """Every simple circle, each as the keys of its factors in order, found once. Protecting links do not count.

    Depth-first from each factor, looking only at later ones, so that no circle is told twice.
    """
    onward: dict[Any, list[Any]] = {}
    for link in links:
        if link.kind != LinkKind.PROTECTS and link.target_id:
            onward.setdefault(link.source_id, []).append(link.target_id)
    order = {key: place for place, key in enumerate(onward)}
    found: list[list[Any]] = []

    def walk(start: Any, path: list[Any]) -> None:
        for following in onward.get(path[-1], []):
            if following == start:
                found.append(list(path))
            elif following not in path and order.get(following, -1) > order[start]:
                walk(start, [*path, following])

    for start in onward:
        walk(start, [start])
    return found

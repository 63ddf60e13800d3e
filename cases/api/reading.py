"""What is sent, read strictly: one object, each name once, no deeper than anything here asks, whole characters only."""

import json
from collections.abc import Iterable
from math import isfinite
from typing import Any

from rest_framework.parsers import JSONParser

from cases.api.problems import invalid, wrong

DEEPEST = 40  # levels; a whole case file has ten
_NOT_JSON = "De inhoud is geen geldige JSON."


class StrictJson(JSONParser):
    """JSON as RFC 8259 §4 advises it; what other programs would each read differently is refused with the reason."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> dict[str, Any]:
        try:
            text = stream.read().decode("utf-8")  # strictly: Python's own reading lets half characters in
            told = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite)
        except RecursionError:
            raise _refused(f"De inhoud zit dieper in elkaar dan {DEEPEST} lagen.", "too_deep") from None
        except ValueError as fault:
            raise _refused(_NOT_JSON, "parse_error") from fault
        if not isinstance(told, dict):
            raise _refused("Stuur één JSON-object: { … }.", "not_an_object")
        _not_too_deep(told)
        if "\\ud" in text.lower():  # half of a character, which cannot be kept nor sent back
            try:
                json.dumps(told, ensure_ascii=False).encode()
            except UnicodeEncodeError:
                raise _refused("Hier staat een half teken in (\\ud800 tot en met \\udfff).", "surrogate") from None
        return told


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        told = twice[:80].encode(errors="replace").decode()
        raise _refused(f"De naam “{told}” staat twee keer in één object.", "twice")
    return found


def _no_number(text: str) -> Any:
    raise ValueError(text)


def _finite(text: str) -> float:
    number = float(text)
    return number if isfinite(number) else _no_number(text)


def _not_too_deep(told: Any) -> None:
    level: list[Any] = [told]
    for _ in range(DEEPEST):
        level = [inner for one in level for inner in _within(one)]
        if not level:
            return
    raise _refused(f"De inhoud zit dieper in elkaar dan {DEEPEST} lagen.", "too_deep")


def _within(one: Any) -> Iterable[Any]:
    if isinstance(one, dict):
        return one.values()
    return one if isinstance(one, list) else ()


def _refused(sentence: str, code: str) -> Exception:
    return invalid([wrong("#", sentence, code)])

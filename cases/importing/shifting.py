"""Shift every date of a case file together, so that an old case lives today. Text and BSN stay as they are."""

import re
from datetime import date, timedelta
from typing import Any

from cases.access.partial_dates import first_day

_DATE_KEYS = {"datum", "vanaf", "tot", "van", "sinds", "geldig_tot"}
_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
_SPAN = re.compile(r"(\d{4})-(\d{4})\Z")


def shifted(data: dict[str, Any], anchor: date) -> dict[str, Any]:
    """The same file, in which `vignet.ankerdatum` is `anchor`."""
    by = anchor - data["vignet"]["ankerdatum"]
    return _shift(data, by) if by else data


def _shift(node: Any, by: timedelta, key: str = "") -> Any:
    if isinstance(node, dict):
        return {name: _shift(value, by, str(name)) for name, value in node.items()}
    if isinstance(node, list):
        return [_shift(row, by, key) for row in node]
    if isinstance(node, date):
        return node + by
    if isinstance(node, str) and key in _DATE_KEYS:
        return _moment(node, by)
    return node


def _moment(text: str, by: timedelta) -> str:
    """A month counts from its fifteenth and a year from its middle, so that it lands where most of it lands."""
    if span := _SPAN.match(text):
        return f"{_moment(span[1], by)}-{_moment(span[2], by)}"
    if not _PARTIAL.match(text):
        return text
    first = first_day(text)
    if len(text) == 4:
        return f"{(first.replace(month=7) + by).year}"
    if len(text) == 7:
        return f"{first.replace(day=15) + by:%Y-%m}"
    return f"{first + by:%Y-%m-%d}"

"""Plain text for another system: lines and paragraphs, without what is empty."""

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format


def lines(*texts: str) -> str:
    return "\n".join(text.strip() for text in texts if text.strip())


def paragraphs(texts: Iterable[str]) -> str:
    return "\n\n".join(text.strip() for text in texts if text.strip())


def day(when: date | None) -> str:
    return date_format(when, "j F Y") if when else ""

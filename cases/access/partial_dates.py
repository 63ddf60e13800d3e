"""Dates that people remember by year or by month: '2020', '2010-06', '2010-2014'."""

import calendar
import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

HELP = "Een jaar (2020), een maand (6-2020) of een dag (17-6-2020)"
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_WRITTEN = re.compile(r"(?:(\d{1,2})[-/. ]+)?(\d{1,2}|[^\W\d_]{3,9})\.?[-/. ]+(\d{4})")
_PATTERN = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{2})(?:-(?P<d>\d{2}))?)?\Z")


class PartialDateField(models.CharField):
    """A date known to the year, month or day, kept as '2020', '2020-06' or '2020-06-17'; sorts as text."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **{"max_length": 10, **kwargs})

    def clean(self, value: Any, model_instance: Any) -> str:
        text = normalised(str(super().clean(value, model_instance)))
        if text:
            first_day(text)
        return text

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": PartialDateInput, "help_text": HELP, "max_length": None, **kwargs})


class PartialDateInput(forms.CharField):
    """Shows the date as people write it: '17-6-2020'."""

    def prepare_value(self, value: Any) -> Any:
        return as_typed(value) if isinstance(value, str) else value

    def to_python(self, value: Any) -> str:
        text = normalised(super().to_python(value) or "")
        if text:
            first_day(text)
        return text


def as_typed(text: str) -> str:
    """'2020-06-17' → '17-6-2020', '2020-06' → '6-2020'; what is no date stays as it is."""
    if not _PATTERN.match(text):
        return text
    return "-".join(part if len(part) == 4 else str(int(part)) for part in reversed(text.split("-")))


def normalised(text: str) -> str:
    """Accept what people write: '17-6-2020', '17/6/2020', '6-2020', '17 juni 2020', 'aug 2020', '2020'."""
    text = text.strip()
    if found := _WRITTEN.fullmatch(text):
        day, month, year = found.groups()
        if number := int(month) if month.isdigit() else _month(month):
            return f"{year}-{number:02d}" + (f"-{int(day):02d}" if day else "")
    return text


def _month(word: str) -> int:
    """'juni', 'jun' and 'mrt' → the number of the month; 0 when it is none."""
    word = "maart" if word.lower() == "mrt" else word.lower()
    begun = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(word)]
    return begun[0] if len(word) > 2 and begun else 0


def first_day(text: str) -> date:
    """The earliest day it can be. Raises ValidationError with how to write it."""
    found = _PATTERN.match(text)
    try:
        if found:
            return date(int(found["y"]), int(found["m"] or 1), int(found["d"] or 1))
    except ValueError:
        pass
    raise ValidationError("Schrijf een jaar (2020), een maand (6-2020) of een dag (17-6-2020).")


def last_day(text: str) -> date:
    """The latest day it can be."""
    day = first_day(text)
    if len(text) == 4:
        return date(day.year, 12, 31)
    return day if len(text) == 10 else day.replace(day=calendar.monthrange(day.year, day.month)[1])


def in_words(text: str) -> str:
    """'2020-06-17' → '17 juni 2020', '2020-06' → 'juni 2020', '2020' → '2020'."""
    if not _PATTERN.match(text):
        return text
    day = first_day(text)
    month = f"{_MONTHS[day.month - 1]} " if len(text) > 4 else ""
    return (f"{day.day} " if len(text) == 10 else "") + f"{month}{day.year}"

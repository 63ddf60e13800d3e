"""Filters of lists that refuse what they do not understand; `django_filters` passes over some of it.

    class PersonFilters(Filters):
        jeugdige = YesNoFilter(field_name="is_youth")

Names are camelCase. A date is an ISO date, a choice one of the code list, a key a UUID."""

from typing import Any

import django_filters
from django import forms

from cases.api.fields import DAY
from cases.api.problems import invalid, wrong

_ISO = ["%Y-%m-%d"]


class Filters(django_filters.FilterSet):
    """The base of the filters of a resource."""


class YesNoFilter(django_filters.TypedChoiceFilter):
    def __init__(self, **kwargs: Any):
        choices = [("true", "ja"), ("false", "nee")]
        super().__init__(choices=choices, coerce=lambda text: text == "true", **kwargs)


class CodeFilter(django_filters.ChoiceFilter):
    """`CodeFilter(field_name="kind", choices=AuthorityKind.choices)`"""


class _Day(forms.DateField):
    """No other way of writing it: Python also takes 2026-1-2, and digits of other scripts."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value and not DAY.fullmatch(value):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class DayFilter(django_filters.DateFilter):
    field_class = _Day

    def __init__(self, **kwargs: Any):
        super().__init__(input_formats=_ISO, **kwargs)


class KeyFilter(django_filters.UUIDFilter):
    pass


class TextFilter(django_filters.CharFilter):
    pass


def filtered(kind: type[Filters] | None, rows: Any, given: dict[str, str]) -> Any:
    """The rows that pass. Raises a 400 with every filter that is not understood."""
    if kind is None or not given:
        return rows
    filters = kind(given, queryset=rows)
    form: forms.Form = filters.form
    if not form.is_valid():
        raise invalid(
            wrong(f"?{name}", " ".join(map(str, told))) for name, told in form.errors.items()
        )  # fmt: skip
    return filters.qs


def names_of(kind: type[Filters] | None) -> frozenset[str]:
    return frozenset(kind.base_filters) if kind else frozenset()

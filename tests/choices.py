"""What the forms of a page offer to choose from: that is also all they take."""

from typing import Any

import pytest
from django import forms

from cases.access.log import trail
from network.models import User


def remember_forms(monkeypatch: pytest.MonkeyPatch) -> list[forms.BaseForm]:
    """Every form that is made from now on, whichever page makes it."""
    made: list[forms.BaseForm] = []
    begin = forms.BaseForm.__init__

    def remembered(self: Any, *args: Any, **kwargs: Any) -> None:
        begin(self, *args, **kwargs)
        made.append(self)

    monkeypatch.setattr(forms.BaseForm, "__init__", remembered)
    return made


def strays(made: list[forms.BaseForm], strangers: set[Any]) -> list[str]:
    """Choices of rows of more than one family, and of people who have nothing to do with any of it."""
    families: set[Any] = set()
    found = []
    fields = {f"{type(form).__name__}.{name}": field for form in made for name, field in form.fields.items()}
    for where, field in fields.items():
        if not isinstance(field, forms.ModelChoiceField) or field.queryset is None:
            continue
        path, kind = trail._path(field.queryset.model)
        if kind:
            whose = f"{path}__family" if kind == "case" else path
            families |= set(field.queryset.order_by().values_list(whose, flat=True))
            found += [where] if len(families - {None}) > 1 else []
        elif field.queryset.model is User:
            offered = set(field.queryset.order_by().values_list("pk", flat=True))
            found += [where] if strangers & offered else []
    return found

"""Fields that take what they say and nothing that looks like it: no number as text, no text as a number."""

import re
from datetime import UTC, date
from typing import Any, cast

from django.core.exceptions import ValidationError as NotValid
from django.utils.dateparse import parse_date
from rest_framework import serializers
from rest_framework.fields import empty

from cases.access import bsn
from cases.access.partial_dates import first_day
from cases.offering import is_of_one_document, offered, the_one_offered

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
RULE = "rule"  # the code of what is well formed and does not go together, or cannot be so


class Text(serializers.CharField):
    default_error_messages = {"invalid": "Dit moet tekst zijn.", "required": "Vul dit in.", "blank": "Vul dit in.",
                              "null": "Vul dit in."}  # fmt: skip

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return str(super().to_internal_value(data))


class Many(serializers.ListField):
    default_error_messages = {"not_a_list": "Dit moet een lijst zijn: [ … ].", "required": "Vul dit in.",
                              "null": "Vul dit in."}  # fmt: skip


class Object(serializers.DictField):
    default_error_messages = {"not_a_dict": "Dit moet een JSON-object zijn: {{ … }}.", "required": "Vul dit in.",
                              "null": "Vul dit in."}  # fmt: skip


class Email(Text, serializers.EmailField):
    pass


class Number(serializers.IntegerField):
    default_error_messages = {"invalid": "Dit moet een geheel getal zijn.", "required": "Vul dit in."}

    def to_internal_value(self, data: Any) -> int:
        if not isinstance(data, int) or isinstance(data, bool):
            self.fail("invalid")
        return int(super().to_internal_value(data))


class Amount(serializers.DecimalField):
    """How much, as text, so that nothing is rounded: 2 or 2.50."""

    pattern, allow_blank = r"[0-9]{1,6}(\.[0-9]{1,2})?", False
    default_error_messages = {"invalid": "Schrijf het aantal als 2 of 2.50.", "required": "Vul dit in."}

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str) or not re.fullmatch(self.pattern, data):
            self.fail("invalid")
        return super().to_internal_value(data)


class YesNo(serializers.BooleanField):
    default_error_messages = {"invalid": "Dit moet true of false zijn.", "required": "Vul dit in."}

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid")
        return data


class IsThere(serializers.BooleanField):
    """Whether something is filled in, and not what. Empty when even that is not for this reader."""

    def __init__(self, **kwargs: Any):
        super().__init__(read_only=True, allow_null=True, **kwargs)

    def get_attribute(self, instance: Any) -> bool:
        return bool(super().get_attribute(instance))


class Day(serializers.DateField):
    default_error_messages = {
        "invalid": "Dit is geen datum. Schrijf haar als 2027-03-27.", "required": "Vul dit in.", "null": "Vul dit in."
    }  # fmt: skip

    def to_internal_value(self, value: Any) -> date:
        try:
            found = parse_date(value) if isinstance(value, str) and DAY.fullmatch(value) else None
        except ValueError:
            found = None
        if found is None:
            self.fail("invalid")
        return found


class Moment(serializers.DateTimeField):
    """Any offset is taken; what is given ends in Z. The moment itself is what is kept."""

    default_error_messages = {"invalid": "Dit is geen tijdstip. Schrijf het als 2027-03-27T14:30:00Z.",
                              "make_aware": "Zeg ook de tijdzone: Z, of bijvoorbeeld +02:00."}  # fmt: skip

    def __init__(self, **kwargs: Any):
        super().__init__(**{"default_timezone": UTC, **kwargs})

    def to_internal_value(self, value: Any) -> Any:
        if not isinstance(value, str):
            self.fail("invalid", format="")
        if len(value) < 17 or not (value[-1] in "Zz" or value[-6] in "+-"):
            self.fail("make_aware")
        return super().to_internal_value(value)


class Code(serializers.ChoiceField):
    """One of a code list, as the code is kept; `/codelijsten` gives the words."""

    default_error_messages = {"invalid_choice": "Dit staat niet in de codelijst.", "required": "Kies een code.",
                              "null": "Kies een code."}  # fmt: skip

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("invalid_choice")
        return super().to_internal_value(data)


class PartialDay(Text):
    """A date known to the year, month or day: 2020, 2020-06 or 2020-06-17."""

    pattern = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
    default_error_messages = {"invalid": "Schrijf de datum als 2020, 2020-06 of 2020-06-17."}

    def to_internal_value(self, data: Any) -> str:
        text = _written(self, super().to_internal_value(data))
        try:
            if text:
                first_day(text)
        except NotValid as wrong:
            raise serializers.ValidationError(wrong.messages, code=RULE) from wrong
        return text


class Bsn(Text):
    """A citizen service number; it is taken in and never given back. The number is in no error."""

    pattern = r"[0-9]{9}"
    default_error_messages = {"invalid": "Een BSN heeft negen cijfers. Kijk het nummer na op het identiteitsbewijs."}

    def to_internal_value(self, data: Any) -> str:
        number = _written(self, super().to_internal_value(data))
        try:
            if number:
                bsn.validate(number)
        except NotValid as wrong:
            raise serializers.ValidationError(wrong.messages, code=RULE) from wrong
        return number


def _written(field: Any, text: str) -> str:
    """As its pattern says, or nothing."""
    if text and not re.fullmatch(field.pattern, text):
        field.fail("invalid")
    return text


class Key(serializers.UUIDField):
    default_error_messages = {"invalid": "Dit is geen UUID.", "required": "Vul dit in.", "null": "Vul dit in."}

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class RowOf(serializers.PrimaryKeyRelatedField):
    """Points to another row: one that `cases.offering` offers to this professional, and that the client may see too.
    `only` narrows further, as the choice on the screen is. A class with a `get_queryset` of its own says so in
    `has_own_choices`; else a row of the same family, case or document is asked for in words that are written once."""

    has_own_choices = False
    default_error_messages = {
        "does_not_exist": "Deze bestaat niet, hoort niet bij dit gezin, of mag u niet zien.",
        "incorrect_type": "Geef hier de sleutel (id), als tekst.", "required": "Kies er een.", "null": "Kies er een.",
    }  # fmt: skip

    def __init__(self, *, only: dict[str, Any] | None = None, **kwargs: Any):
        self.only = only or {}
        super().__init__(**kwargs)
        model = getattr(vars(self)["queryset"], "model", None)
        if self.pk_field is None and model is not None and model._meta.pk.get_internal_type() == "UUIDField":
            self.pk_field = Key()

    def run_validation(self, data: Any = empty) -> Any:
        if data == "":  # which the framework takes for nothing, as a form sends it
            self.fail("incorrect_type", data_type="")
        return super().run_validation(data)

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("incorrect_type", data_type="")
        rows, part = vars(self)["queryset"], self.context.get("part")
        if part is None or self.only or self.has_own_choices or not is_of_one_document(rows.model):
            return super().to_internal_value(data)
        document, acting = getattr(part, "document", part), self.context["professional"]
        readers = (acting, self.context["client"]) if acting else (self.context["client"],)
        key = cast(Key, self.pk_field).to_internal_value(data)
        return the_one_offered(rows.model, document.case, document, readers, key) or self.fail(
            "does_not_exist", pk_value=data
        )

    def get_queryset(self) -> Any:
        rows, part = vars(self)["queryset"], self.context.get("part")
        if part is None or rows is None:
            return rows
        document = getattr(part, "document", part)
        limited = offered(rows.model, document.case, document, self.context["professional"])
        if limited is None:
            limited = rows.visible_to(self.context["professional"]) if hasattr(rows, "visible_to") else rows
        if hasattr(limited, "visible_to"):
            limited = limited.visible_to(self.context["client"])
        return limited.filter(**self.only)

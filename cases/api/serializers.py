"""How a row is written out and read in: Dutch names, strict, and checked as the form on the screen checks it."""

from collections.abc import Sequence
from copy import copy, deepcopy
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS
from django.core.exceptions import ValidationError as NotValid
from django.db import models
from rest_framework import serializers
from rest_framework.fields import empty

from cases.access.partial_dates import PartialDateField
from cases.access.parts import declared
from cases.access.withheld import hidden_fields
from cases.api import fields
from cases.offering import steps_are_open
from flow.gate import steps_for
from network.scopes import READ, WRITE

_DOCUMENTS = {"case", "plan", "analysis", "evaluation", "family", "goal"}  # constraints over these are checked too
_NOT_HERE = "Dit veld bestaat hier niet, of kan niet worden gewijzigd."


class Strict(serializers.Serializer[Any]):
    """Een veld dat hier niet staat, wordt geweigerd."""

    default_error_messages = {"invalid": "Stuur een JSON-object."}

    def to_internal_value(self, data: Any) -> Any:
        errors = self._unknown(data) if isinstance(data, dict) else {}
        try:
            found = super().to_internal_value(data)
        except serializers.ValidationError as wrong:
            told = wrong.detail if isinstance(wrong.detail, dict) else {"non_field_errors": wrong.detail}
            raise serializers.ValidationError({**told, **errors}) from wrong
        if errors:
            raise serializers.ValidationError(errors)
        return found

    def split(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """What was sent: choices of several rows, and arguments of the action."""
        return {}, dict(self.validated_data)

    def run_validators(self, value: Any) -> None:
        self._is_read = True
        super().run_validators(value)

    def run_validation(self, data: Any = empty) -> Any:
        """What is read and refused all the same, a rule refused: the code says so."""
        self._is_read = False
        try:
            return super().run_validation(data)
        except serializers.ValidationError as wrong:
            if not self._is_read:
                raise
            raise serializers.ValidationError(_by_rule(wrong.detail)) from wrong

    def _unknown(self, data: dict[str, Any]) -> dict[str, Any]:
        taken = {name for name, field in self.fields.items() if not field.read_only}
        return {name: [serializers.ErrorDetail(_NOT_HERE, "unknown")] for name in data if name not in taken}


def _by_rule(detail: Any) -> Any:
    if isinstance(detail, dict):
        return {name: _by_rule(inner) for name, inner in detail.items()}
    if isinstance(detail, list):
        return [_by_rule(inner) for inner in detail]
    return serializers.ErrorDetail(detail, fields.RULE) if detail.code == "invalid" else detail


class RowSerializer(Strict, serializers.ModelSerializer[Any]):
    """A row of a model. `Meta.names` gives its fields: {name here: field of the model}; `id` comes with it. A field
    that is declared on the class and is none of the model goes to the action as an argument."""

    serializer_field_mapping: ClassVar[dict[type[models.Field], type[serializers.Field]]] = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.CharField: fields.Text, models.TextField: fields.Text, models.EmailField: fields.Email,
        models.BooleanField: fields.YesNo, models.DateField: fields.Day, models.DateTimeField: fields.Moment,
        models.DecimalField: fields.Amount,
        models.IntegerField: fields.Number, models.PositiveIntegerField: fields.Number,
        models.PositiveSmallIntegerField: fields.Number, models.SmallIntegerField: fields.Number,
        models.UUIDField: fields.Key, PartialDateField: fields.PartialDay,
    }  # fmt: skip
    serializer_choice_field = fields.Code
    serializer_related_field = fields.RowOf
    _built: ClassVar[dict[str, Any]]

    def get_field_names(self, declared_fields: Any, info: Any) -> list[str]:
        return ["id", *(name for name in self._names() if name != "id"), *(n for n in declared_fields if n not in
                self._names() and n != "id")]  # fmt: skip

    def get_extra_kwargs(self) -> dict[str, Any]:
        more: dict[str, Any] = {name: dict(given) for name, given in getattr(self.Meta, "more", {}).items()}
        for name, source in self._names().items():
            if name != source:
                more.setdefault(name, {})["source"] = source
        for name in getattr(self.Meta, "read_only", ()):
            more.setdefault(name, {})["read_only"] = True
        return more

    def _names(self) -> dict[str, str]:
        return self.Meta.names

    def get_fields(self) -> dict[str, Any]:
        """Which they are follows from the class alone: worked out once, and copied for every answer."""
        if "_built" not in type(self).__dict__:
            type(self)._built = super().get_fields()
        return {name: _copied(field) for name, field in type(self)._built.items()}

    def build_standard_field(self, field_name: str, model_field: Any) -> Any:
        kind, given = super().build_standard_field(field_name, model_field)
        given.pop("validators", None) if not model_field.validators else None
        if kind is fields.Code:
            given.pop("style", None)
        return kind, given

    def get_validators(self) -> list[Any]:
        return []  # the constraints of the model are asked of the row itself

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Put what was sent on the row, and let the row say what does not go together."""
        part = self.context["part"]
        for name, value in attrs.items():
            if self._is_of_row(name) and not part._meta.get_field(name).many_to_many:
                setattr(part, name, value)
        part.fill_in()
        errors = self._wrong_with(part)
        if errors:
            raise serializers.ValidationError(errors)
        return attrs

    def split(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """What was sent beside the columns of the row: choices of several rows, and arguments of the action."""
        sent, part = self.validated_data, self.context["part"]
        many = {n: v for n, v in sent.items() if self._is_of_row(n) and part._meta.get_field(n).many_to_many}
        many = {name: [*rows, *self._out_of_sight(part, name)] for name, rows in many.items()}
        return many, {name: value for name, value in sent.items() if not self._is_of_row(name)}

    def _out_of_sight(self, part: Any, name: str) -> Any:
        """What this client cannot see was not its to leave out, and stays; as `write` does for who writes."""
        rows = part._meta.get_field(name).related_model._default_manager
        if part._state.adding or not hasattr(rows, "visible_to"):
            return []
        return getattr(part, name).exclude(pk__in=rows.visible_to(self.context["client"]).values("pk"))

    def _is_of_row(self, name: str) -> bool:
        model: Any = self.Meta.model
        return name in {field.name for field in model._meta.get_fields()}

    def _wrong_with(self, part: Any) -> dict[str, list[str]]:
        here = {field.source: name for name, field in self.fields.items()}
        found: dict[str, list[str]] = {}
        if misfits := getattr(part, "misfits", None):
            found = {name: [sentence] for name, sentence in misfits().items()}
        if not found:
            columns = {field.name for field in part._meta.fields}
            try:
                written = {str(field.source) for field in self.fields.values() if not field.read_only}
                part.clean_fields(exclude=columns - written)
                there = {name for name in _DOCUMENTS & columns if getattr(part, f"{name}_id")}
                part.validate_constraints(exclude=columns - set(here) - there)
            except NotValid as wrong:
                found = dict(wrong.message_dict)
        at_row = [sentence for name, told in found.items() if name == NON_FIELD_ERRORS for sentence in told]
        errors = {here.get(name, "non_field_errors"): told for name, told in found.items() if name != NON_FIELD_ERRORS}
        return errors | ({"non_field_errors": at_row} if at_row else {})

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """What of the row is not for this reader stays empty."""
        told = super().to_representation(instance)
        kept_apart = self._kept_apart
        if kept_apart:
            hidden = hidden_fields(instance, self.context["case"](instance), self.context["client"])
            told |= {name: _empty(self.fields[name]) for name, source in kept_apart.items() if source in hidden}
        return told

    @cached_property
    def _kept_apart(self) -> dict[str, str]:
        """The fields here that are not for everybody who sees the row, with their column."""
        model: Any = self.Meta.model
        if model._meta.app_label != "cases":
            return {}
        rules = declared(model)
        apart = rules.whole_fields.union(*rules.fields.values())
        columns = {name: str(field.source).partition(".")[0] for name, field in self.fields.items()}
        return {name: column for name, column in columns.items() if column in apart}


def _copied(field: Any) -> Any:
    """One to be bound to another serializer. What has a field within itself is made anew; all else only differs in
    where it stands."""
    has_own = isinstance(field, serializers.BaseSerializer) or {"child", "child_relation"} & vars(field).keys()
    return deepcopy(field) if has_own else copy(field)


def _empty(field: Any) -> Any:
    if isinstance(field, serializers.ManyRelatedField | serializers.ListSerializer):
        return []
    return "" if isinstance(field, serializers.CharField | serializers.ChoiceField) else None


class OfferSerializer(Strict):
    """A step that can be taken now, or not yet."""

    naam = fields.Text(read_only=True, source="name")
    omschrijving = fields.Text(read_only=True, source="label")
    belemmeringen = fields.Many(child=fields.Text(), read_only=True, source="blockers")
    feiten = fields.Object(child=fields.Text(), read_only=True)


# What blocks a step may be told of any part of the file.
_OF_A_FILE = frozenset(f"{name}:{READ}" for name in ("personen", "toegang", "analyses", "plannen", "evaluaties",
                                                     "overgangen-18", "hulp", "signalen"))  # fmt: skip
NOT_FOR_THIS_CLIENT = "Er staat nog iets open in een deel van het dossier dat deze koppeling niet leest."


def reasons_for(caller: Any, reasons: Sequence[str]) -> list[str]:
    """Why a step cannot be taken, as far as the token of this client goes."""
    if not reasons or caller.scopes >= _OF_A_FILE:
        return list(reasons)
    return [NOT_FOR_THIS_CLIENT]


def may_take_steps(view: Any) -> bool:
    """The token allows to write what this address shows: else nothing can be done with it."""
    resource = view.rule.scope.partition(":")[0]
    return f"{resource}:{WRITE}" in view.request.auth.scopes


class WithSteps(serializers.Serializer[Any]):
    """Beside the row: the steps that may be taken with it now, by the professional who is named in the request. Only
    where one row is shown."""

    stappen = serializers.SerializerMethodField()

    def get_stappen(self, subject: Any) -> list[dict[str, Any]]:
        reader = self.context["professional"]  # a system takes no step by itself
        subject = self.context.get("subject") or subject
        if reader is None or not self.context["one"] or not may_take_steps(self.context["view"]):
            return []
        if not steps_are_open(subject, reader, self.context["client"]):
            return []  # what blocks a step tells about the whole family
        facts = self.context["facts"]
        return [
            {"naam": offer.name, "omschrijving": offer.label,
             "belemmeringen": reasons_for(self.context["request"].auth, offer.blockers),
             "feiten": {_named(facts, offer.name, name): sentence for name, sentence in offer.needs.items()}}
            for offer in steps_for(subject, reader)
        ]  # fmt: skip


def _named(facts: dict[str, type[Strict]], step: str, fact: str) -> str:
    """How the fact is called here."""
    asked = facts[step]().fields if step in facts else {}
    return next((name for name, field in asked.items() if field.source == fact), fact)

"""What the description (`cases.api.schema`) says more exactly than the framework by itself: which names and steps there
are, how a header is written, and what stays empty for who may not read it."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from drf_spectacular.utils import OpenApiParameter, PolymorphicProxySerializer
from rest_framework import serializers

from cases.access.parts import declared
from cases.api.serializers import Strict
from cases.api.steps import NoFacts, TakenStep
from flow.steps import by_effect


def header(name: str, words: str, *, required: bool = False, **more: Any) -> OpenApiParameter:
    return OpenApiParameter(
        name, {"type": "string", **more}, OpenApiParameter.HEADER, required=required, description=words
    )


def names(parameter: str, known: Any, words: str) -> OpenApiParameter:
    """Names with commas between them."""
    listed = {"type": "array", "minItems": 1, "items": {"type": "string", "enum": sorted(known)}}
    return OpenApiParameter(parameter, listed, style="form", explode=False, description=words)


def number(name: str, most: int, usual: int) -> OpenApiParameter:
    return OpenApiParameter(name, {"type": "integer", "minimum": 1, "maximum": most, "default": usual})


def of_filter(one: Any) -> dict[str, Any]:
    """A filter as it is understood (`cases.api.filters`)."""
    if choices := one.extra.get("choices"):
        return {"type": "string", "enum": [code for code, _ in choices]}
    formats = {"DayFilter": {"format": "date"}, "KeyFilter": {"format": "uuid"}}
    return {"type": "string", "minLength": 1, **formats.get(type(one).__name__, {})}


def steps_of(view: Any) -> Any:
    """One of the steps of the machine, or of what can be done with a row that is none, each with the facts it asks."""
    machine = view.model
    if acts := getattr(view, "acts", {}):
        steps = {name: act.label for name, act in acts.items()}
    elif hasattr(machine, "edges"):
        steps = {edge.name: edge.label for edge in machine.edges() if edge.allowed is not by_effect}
    else:
        return TakenStep
    name = "".join(word.capitalize() for word in view.address.split("-"))
    each: dict[str, Any] = {
        step: _step(f"{name}{_camel(step)}", (step, label), view.facts.get(step, NoFacts))
        for step, label in steps.items()
    }
    return PolymorphicProxySerializer(component_name=name, serializers=each, resource_type_field_name="stap")


def _step(name: str, step: tuple[str, str], facts: Any) -> Any:
    body: dict[str, Any] = {
        "stap": serializers.ChoiceField(choices=[step]),
        "feiten": facts(required=False, partial=True),
        "__doc__": "Een stap, met de feiten die zij vraagt.",
    }
    return type(name, (Strict,), body)


def _camel(step: str) -> str:
    return "".join(word.capitalize() for word in step.split("_"))


def as_asked(field: Any, told: Any) -> Any:
    """Some texts are written in one way only (`cases.api.fields`), and some lists are not empty."""
    if told is None:  # a step that asks nothing
        return None
    if told.get("type") == "array" and not getattr(field, "allow_empty", True):
        return {**told, "minItems": 1}
    pattern = getattr(field, "pattern", None)
    if pattern is None:
        return told
    return {**told, "pattern": f"^({pattern})?$" if field.allow_blank else f"^{pattern}$"}


def as_answered(field: Any, told: Any) -> Any:
    """In an answer a choice may be empty, and everything that is not for this reader is (`RowSerializer`)."""
    if "$ref" in told or not hasattr(field.parent, "Meta"):
        return told
    model, source = getattr(field.parent.Meta, "model", None), str(field.source).partition(".")[0]
    column, kept_back = _column(model, source), source in _kept_back(model)
    if "enum" in told and (kept_back or getattr(column, "blank", False)) and "" not in told["enum"]:
        return {**told, "enum": [*told["enum"], ""]}
    if kept_back and (told.get("type") not in ("string", "array") or "format" in told):
        return {**told, "nullable": True}
    return told


def _column(model: Any, name: str) -> Any:
    try:
        return model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None


def _kept_back(model: Any) -> frozenset[str]:
    """Fields that tell about the whole family, or belong to another part than the row."""
    if model is None or not issubclass(model, models.Model) or model._meta.app_label != "cases":
        return frozenset()
    rules = declared(model)
    return rules.whole_fields.union(*rules.fields.values())

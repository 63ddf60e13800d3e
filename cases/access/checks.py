"""What a row must keep to by itself, asked in one question that is written once: Django writes and asks one for each
rule, with a savepoint around it, so that a form with seven of them waits for the database twenty-one times."""

from contextlib import nullcontext, suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.exceptions import FieldError
from django.db import DatabaseError, connection, models, transaction
from django.db.models import BooleanField, CheckConstraint, UniqueConstraint
from django.db.models.functions import Coalesce
from django.db.models.sql import Query

from flow.prepared import parameters, prepared
from network.written import Given, filled, slots_of, with_constants


class Checked(models.Model):
    """A row of which the rules that hold are asked together. `validate_constraints` raises as Django's does."""

    _hold: frozenset[str] = frozenset()

    class Meta:
        abstract = True

    def validate_constraints(self, exclude: Any = None) -> None:
        self._hold = rules_that_hold(self, frozenset(exclude or ()))
        try:
            super().validate_constraints(exclude=exclude)
        finally:
            del self._hold

    def get_constraints(self) -> Any:
        """Without those that were asked and hold."""
        left = super().get_constraints()
        return [(model, [one for one in asked if one.name not in self._hold]) for model, asked in left]

    def clean_fields(self, exclude: Any = None) -> None:
        """Another row to which this one points, and which was fetched to be put there, is not asked for again."""
        keys = [field for field in self._meta.concrete_fields if isinstance(field, models.ForeignKey)]
        rows = {key.name: key.get_cached_value(self, default=None) for key in keys}
        fetched = {name for name, row in rows.items() if row is not None and not row._state.adding}
        super().clean_fields(exclude={*(exclude or ()), *fetched})


def rules_that_hold(row: models.Model, exclude: frozenset[str]) -> frozenset[str]:
    """The names of the rules over this row alone that hold, as far as they are about the fields that are not left out:
    a check, or that a row may be there once when it does not fall under that. Empty when the database cannot say,
    for instance of a number that is too large: then Django asks each."""
    asked = _written(type(row), exclude, tuple(rule.name for rule in row._meta.constraints if _is_about(rule, row)))
    if not asked.rules:
        return frozenset()
    columns = {one.name: one.attname for one in row._meta.concrete_fields if one.name in asked.fields}
    values = dict(zip(columns, parameters(row, *columns.values()), strict=True))
    try:
        with transaction.atomic() if connection.in_atomic_block else nullcontext(), prepared() as cursor:
            cursor.execute(asked.words, filled(asked.params, **values))
            told = cursor.fetchone()
    except (DatabaseError, OverflowError):
        return frozenset()
    return frozenset(name for (name, when), is_so in zip(asked.rules, told, strict=True) if bool(is_so) is when)


def _is_about(rule: Any, row: models.Model) -> bool:
    """A row without a value is never there twice; a rule without a condition does not say for which it holds."""
    if isinstance(rule, UniqueConstraint):
        filled_in = {one.name for one in row._meta.concrete_fields if getattr(row, one.attname) is not None}
        return bool(rule.condition) and filled_in.issuperset(rule.fields)
    return isinstance(rule, CheckConstraint)


class _Typed(Given):
    """PostgreSQL cannot know of a value by itself what it is."""

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **context: Any) -> Any:
        words, slots = super().as_sql(compiler, connection, *args, **context)
        kind = str(self.output_field.db_type(connection)).partition("(")[0]  # not cut off at a length
        return (f"{words}::{kind}" if connection.vendor == "postgresql" else words), slots


@dataclass(frozen=True)
class _Asked:
    """The question for one kind of row, for the fields that are left out and the rules that apply: its words, its
    parameters with a slot for each value of a field, and per column the name of a rule and its answer when it holds."""

    words: str
    params: list[Any]
    fields: frozenset[str]
    rules: list[tuple[str, bool]]


@lru_cache(maxsize=512)
def _written(model: type[models.Model], exclude: frozenset[str], names: tuple[str, ...]) -> _Asked:
    query, rules = Query(None), list[tuple[str, bool]]()
    for field in model._meta.concrete_fields:
        if field.name not in exclude:
            query.add_annotation(_Typed(field.name, field), field.name, select=False)
    known: dict[str, Any] = {rule.name: rule for rule in model._meta.constraints}
    for rule in map(known.__getitem__, names):
        with suppress(FieldError):  # it is about a field that is left out
            query.add_annotation(Coalesce(rule.condition, True, output_field=BooleanField()), f"_{len(rules)}")
            rules.append((rule.name, isinstance(rule, CheckConstraint)))
    if not rules:
        return _Asked("", [], frozenset(), [])
    words, params = with_constants(*query.get_compiler(connection=connection).as_sql())
    return _Asked(words, params, slots_of(params), rules)

"""Arithmetic with dates inside a query, in the words of PostgreSQL and of SQLite."""

from datetime import date
from typing import Any

from django.db.models import CharField, DateField, F, Func, IntegerField, UUIDField, Value
from django.db.models.functions import Cast


class PlusDays(Func):
    """A date and a number of days make a date."""

    output_field = DateField()
    arity = 2

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **context: Any) -> Any:
        day, days = self.get_source_expressions()
        day_sql, day_params = compiler.compile(day)
        days_sql, days_params = compiler.compile(days)
        template = "date({}, ({}) || ' days')" if connection.vendor == "sqlite" else "(({}) + ({})::integer)"
        return template.format(day_sql, days_sql), [*day_params, *days_params]


# A sum of integers is a bigint in PostgreSQL, which adds no bigint to a date: hence the cast above.


class DaysBetween(Func):
    """How many days the first date lies after the second."""

    output_field = IntegerField()
    arity = 2

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **context: Any) -> Any:
        later, earlier = self.get_source_expressions()
        later_sql, later_params = compiler.compile(later)
        earlier_sql, earlier_params = compiler.compile(earlier)
        template = (
            "CAST(julianday({}) - julianday({}) AS INTEGER)" if connection.vendor == "sqlite" else "(({}) - ({}))"
        )
        return template.format(later_sql, earlier_sql), [*later_params, *earlier_params]


class NewKey(Func):
    """A random key for every row, made by the database."""

    output_field = UUIDField()
    arity = 0

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **context: Any) -> Any:
        return ("lower(hex(randomblob(16)))" if connection.vendor == "sqlite" else "gen_random_uuid()"), []


class Joined(Func):
    """Texts behind each other; empty when one of them is."""

    output_field = CharField()
    arg_joiner = " || "
    template = "(%(expressions)s)"


def as_text(what: Any) -> Cast:
    """A date as '2026-11-22', a key as the database writes it. `what`: a name, or an expression."""
    return Cast(F(what) if isinstance(what, str) else what, CharField())


def a_day(day: date) -> Value:
    return Value(day, DateField())

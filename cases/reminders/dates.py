"""Arithmetic with dates inside a query, in the words of PostgreSQL and of SQLite."""

from datetime import date
from typing import Any

from django.db.models import CharField, DateField, F, Func, IntegerField, UUIDField, Value
from django.db.models.functions import Cast

from network.working_days import SATURDAY, end_of_term, exceptions


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


class PlusYears(Func):
    """The same day so many years later; 1 March for who or what began on 29 February (`families.ages.birthday`)."""

    output_field = DateField()
    arity = 2

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **context: Any) -> Any:
        day, years = self.get_source_expressions()
        day_sql, day_params = compiler.compile(day)
        years_sql, years_params = compiler.compile(years)
        if connection.vendor == "sqlite":
            return f"date({day_sql}, ({years_sql}) || ' years')", [*day_params, *years_params]
        later = f"(({day_sql}) + make_interval(years => ({years_sql})::integer))::date"
        short = f"(EXTRACT(DAY FROM ({day_sql})) > EXTRACT(DAY FROM {later}))::integer"
        both = [*day_params, *years_params]
        return f"({later} + {short})", [*both, *day_params, *both]


class EndOfTerm(Func):
    """The last day of a legal term that would end on this one: the twin in SQL of `working_days.end_of_term`. The
    weekend follows from the day of the week, what holidays add from a list: a dozen days a year. The day itself stands
    in the text once: it can be a long expression."""

    output_field = DateField()
    function = "end_of_term"  # of SQLite, taught by `teach_sqlite`
    arity = 1

    def __init__(self, day: Any, today: date):
        super().__init__(day)
        self.until = today.year + 2

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        day_sql, params = compiler.compile(self.get_source_expressions()[0])
        whens = [
            f"WHEN term.day IN ({', '.join(repr(str(day)) for day in days)}) THEN {longer}"
            for longer, days in exceptions(self.until).items()
        ]
        whens += [
            f"WHEN EXTRACT(ISODOW FROM term.day) = {number} THEN {SATURDAY + 2 - number}"
            for number in (SATURDAY, SATURDAY + 1)
        ]
        later = f"term.day + (CASE {' '.join(whens)} ELSE 0 END)"
        return f"(SELECT {later} FROM (SELECT {day_sql} AS day) AS term)", params  # noqa: S608 - our own days


def teach_sqlite(connection: Any, **_: Any) -> None:
    """SQLite cannot read a query that is as deep as these would become: it asks Python for the last day of a term."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("end_of_term", 1, _end_of_term, deterministic=True)


def _end_of_term(day: str | None) -> str | None:
    return day and end_of_term(date.fromisoformat(day)).isoformat()


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

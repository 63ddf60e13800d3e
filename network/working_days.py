"""Working days, and the last day of a legal term, by the Algemene termijnenwet.

A term set by law that ends on a Saturday, a Sunday or a public holiday runs on to the end of the next day that is none
(article 1). Which days are public holidays says article 3: 5 May is one every year, and Good Friday is put on a level
with them; other days can be by royal decree (`EQUATED_DAYS`). For a term of the AVG the rule is the same (Regulation
1182/71, article 3(4)). It is not for what people agreed with each other, and not for terms of years (article 4).
"""

from datetime import date, timedelta
from functools import lru_cache

from django.conf import settings

SATURDAY = 6  # as `isoweekday` counts
FIRST_YEAR = 2020  # nothing in the application is older; a fixed start, so that an answer never changes
_ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=256)
def holidays(year: int) -> frozenset[date]:
    """The days of article 3 in this year that are the same in every decree."""
    easter = easter_sunday(year)
    kings_day = date(year, 4, 27)
    if kings_day.isoweekday() > SATURDAY:
        kings_day -= _ONE_DAY
    moving = {easter + timedelta(days=days) for days in (-2, 1, 39, 50)}  # Good Friday, Easter and Whit Monday, between
    return frozenset(
        {date(year, 1, 1), kings_day, date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)} | moving
    )  # fmt: skip


def easter_sunday(year: int) -> date:
    """Of the western churches (Meeus, Jones and Butcher)."""
    golden, (century, in_century) = year % 19, divmod(year, 100)
    leap, rest = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * rest + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def is_working_day(day: date) -> bool:
    if day.isoweekday() >= SATURDAY or day in holidays(day.year):
        return False
    return day.isoformat() not in settings.EQUATED_DAYS


def end_of_term(last_day: date) -> date:
    """The last day of a legal term that would end on this one: itself, or the first working day after it."""
    while not is_working_day(last_day):
        last_day += _ONE_DAY
    return last_day


def working_days_later(day: date, number: int) -> date:
    """So many working days after this one."""
    while number > 0:
        day += _ONE_DAY
        number -= is_working_day(day)
    return day


def exceptions(until: int) -> dict[int, list[date]]:
    """Last days that run on over more than their weekend, by the number of days, up to and with the year `until`: what
    a query cannot compute from the day of the week."""
    return _exceptions(until, tuple(settings.EQUATED_DAYS))


@lru_cache(maxsize=8)
def _exceptions(until: int, _equated: tuple[str, ...]) -> dict[int, list[date]]:
    found: dict[int, list[date]] = {}
    day = date(FIRST_YEAR, 1, 1)
    while day.year <= until:
        longer = (end_of_term(day) - day).days
        if longer != (8 - day.isoweekday() if day.isoweekday() >= SATURDAY else 0):
            found.setdefault(longer, []).append(day)
        day += _ONE_DAY
    return found

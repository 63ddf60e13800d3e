"""How far away 18 is, in words."""

from datetime import date

from cases.families.ages import age_on, birthday, plus_months

_IN_WEEKS = 182  # days: the last half year is counted in weeks
_IN_DAYS = 14


def countdown(born: date, today: date) -> str:
    """“over 11 weken 18”, “wordt vandaag 18”, “is 18 sinds 3 maanden”."""
    on = birthday(born, 18)
    days = (on - today).days
    if days == 0:
        return "wordt vandaag 18"
    if days < 0:
        return _past(born, on, today)
    if days < _IN_DAYS:
        return f"over {_number(days, 'dag', 'dagen')} 18"
    if days <= _IN_WEEKS:
        return f"over {_number(days // 7, 'week', 'weken')} 18"
    return f"over {_months(today, on)} maanden 18"


def age_in_words(months: int) -> str:
    """“16”, “16 en een half”, “16 jaar en 3 maanden”: an age as the by-law gives it, to a young person."""
    years, rest = divmod(months, 12)
    if rest in (0, 6):
        return f"{years} en een half" if rest else f"{years}"
    return f"{years} jaar en {_number(rest, 'maand', 'maanden')}"


def _past(born: date, on: date, today: date) -> str:
    if age_on(born, today) > 18:
        return f"is {age_on(born, today)} jaar"
    months = _months(on, today)
    return f"is 18 sinds {_number(months, 'maand', 'maanden')}" if months else "is net 18"


def _months(since: date, until: date) -> int:
    """Whole months between two days."""
    number = (until.year - since.year) * 12 + until.month - since.month
    return number if plus_months(since, number) <= until else number - 1


def _number(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"

"""Ages and birthdays. Who is born on 29 February has the birthday on 1 March in other years (start of that day)."""

from datetime import date


def birthday(born: date, age: int) -> date:
    """The day on which somebody becomes `age`."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, day: date) -> int:
    """Whole years on that day."""
    years = day.year - born.year
    return years if day >= birthday(born, years) else years - 1


def last_birth_date(day: date, age: int) -> date:
    """Who is born on or before this date is at least `age` on `day`: the same rule for a comparison in SQL."""
    try:
        return day.replace(year=day.year - age)
    except ValueError:
        return date(day.year - age, 2, 28) if day.year > age else date.min


def plus_months(day: date, months: int) -> date:
    """The same day of the month so many months later; the first of the next month when that day does not exist."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)

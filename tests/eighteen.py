"""Young people who come near 18, walked there: the birth date of choice, and the list that begins by itself."""

from datetime import date
from typing import Any

from cases.adulthood import actions
from cases.adulthood.beginning import begin_due_checklists
from cases.adulthood.codes import BIG_FIVE
from cases.adulthood.models import Checklist
from cases.families.ages import last_birth_date, plus_months
from tests import walks
from tests.doors import born
from tests.personas import People
from tests.walks import Household, today


def nears(people: People, home: Household, *, months: int) -> Checklist:
    """Luka becomes 18 in so many months (below nought: he is), and his list has begun."""
    becomes(home, last_birth_date(plus_months(today(), months), 18))
    begin_due_checklists()
    return Checklist.objects.get(person=home.luka)


def becomes(home: Household, day: date) -> None:
    born(home.luka, day)
    home.luka.refresh_from_db()


def nearly_adult(people: People, family_name: str = "Horvat", *, months: int = 6) -> tuple[Household, Checklist]:
    home = walks.active(people, family_name)
    return home, nears(people, home, months=months)


def only_left(people: People, checklist: Checklist, number: int) -> None:
    """All other points do not play a part here."""
    others = list(checklist.items.exclude(number=number))
    actions.skip_many(checklist, items=others, because="Speelt hier niet.", by=people.marit)


def everything_arranged(people: People, checklist: Checklist) -> None:
    """No point is open, and Luka says yes to all five."""
    actions.skip_many(checklist, items=list(checklist.items.all()), because="Speelt hier niet.", by=people.marit)
    for domain in BIG_FIVE:
        says(people, checklist, domain, "ja")


def says(people: People, checklist: Checklist, domain: str, answer: str, **more: Any) -> Any:
    return actions.affirm(checklist, domain=domain, answer=answer, by=people.marit, **more)

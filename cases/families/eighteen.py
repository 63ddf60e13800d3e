"""Whose move to 18 holds a case open: who nears or has passed 18 and has things to arrange. The lists themselves are of
a room above (`cases.adulthood`), which is asked through the case."""

from datetime import date
from typing import Any

from cases.families.ages import birthday, plus_months
from network.terms import term

UNTIL = 23  # youth help after 18 ends at the latest then (Jeugdwet art. 1.1)


def not_arranged(case: Any, today: date) -> str:
    """In words, per young person; empty when nothing holds the case open. From the term `look_ahead_18_months` before
    the birthday until 23."""
    ahead = plus_months(today, term("look_ahead_18_months", case.municipality_id))
    alive = (one for one in case.youths() if one.birth_date and not one.deceased_on)
    near = [one for one in alive if birthday(one.birth_date, 18) <= ahead]
    if not near:
        return ""
    holding = {row.person_id: row for row in case.checklists.holding(today).select_related("person")}
    there = set(case.checklists.values_list("person_id", flat=True))
    told = []
    for one in near:
        if one.pk in holding:
            told.append(holding[one.pk].what_is_open())
        elif one.pk not in there and today < birthday(one.birth_date, UNTIL):
            told.append(f"{one.first_name} heeft nog geen 18+-lijst")
    return "; ".join(told)

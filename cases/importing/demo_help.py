"""Help that runs for a family of the demo, and what the provider tells about it."""

from datetime import date, timedelta
from typing import Any

from cases.access.records import write
from cases.evaluations import signals
from cases.evaluations.codes import SignalKind
from cases.evaluations.models import Signal
from cases.families.models import Case, Person
from cases.plans.codes import ProductCategory
from cases.plans.models import HelpPlacement


def place(case: Case, youth: Person, expert: Any, *, since: date, until: date, by: Any) -> None:
    """The provider of this expert helps, and it began within a week."""
    row = HelpPlacement(
        case=case, person=youth, provider=expert.organisation, product_category=ProductCategory.AMBULATORY,
        product_code="45A55", allocation_number="100000003", begins_on=since, ends_on=until,
        started_on=since + timedelta(days=5),
    )  # fmt: skip
    write(row, by=by)


def tell(case: Case, youth: Person, expert: Any, *, on: date) -> None:
    """The help is stuck: the coordinator has it as something that waits."""
    name = youth.first_name
    what = f"{name} kwam de laatste drie keer niet. Aan de telefoon zegt {name} dat het niets helpt."
    told = Signal(case=case, person=youth, kind=SignalKind.STAGNATION, what=what, happened_on=on)
    signals.give(told, by=expert)

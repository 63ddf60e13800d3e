"""Ways to a signal of a provider, and to help that is placed."""

from datetime import date, timedelta
from typing import Any

from cases.access.records import write
from cases.evaluations import signals
from cases.evaluations.models import Signal
from cases.plans.models import HelpPlacement
from tests.personas import People
from tests.walks import Household, today


def signal_given(people: People, home: Household, *, kind: str = "stagnatie", by: Any = None) -> Signal:
    """Dr. Van Essen tells that the help for Luka is stuck."""
    told = Signal(
        case=home.case, kind=kind, person=home.luka, what="Luka komt al vier weken niet.", happened_on=today()
    )
    return signals.give(told, by=by or people.essen)


def help_placed(people: People, home: Household, *, until: date | None = None, **more: Any) -> HelpPlacement:
    """Help for Luka by the provider, that began a month ago."""
    row = HelpPlacement(case=home.case, person=home.luka, provider=people.provider, product_category="45",
                        product_code="45A55", begins_on=today() - timedelta(days=30), ends_on=until,
                        started_on=today() - timedelta(days=30))  # fmt: skip
    for name, value in more.items():
        setattr(row, name, value)
    placed: HelpPlacement = write(row, by=people.marit)
    return placed

"""The lists for 18 of the marked family (`tests.markers`)."""

from typing import Any

from cases.adulthood import beginning
from tests.walks import today


def becoming_18(family: Any) -> None:
    """A list of each child, signed by the team leader, with everything that hangs on it."""
    tess = family.people.tess
    for about in ("Luka", "Mila"):
        checklist: Any = beginning.begin(family.home.case, family.who[about][0], today())
        checklist.signed_off_on, checklist.signed_off_by = today(), tess
        for row in (checklist, checklist.future):
            family.dress(row, "18 worden", about)
            family.rows[type(row).__name__, about] = row
        inside: dict[str, Any] = {"checklist": checklist}
        family.plant("ChecklistItem", "18 worden", about, due_on=today(), **inside)
        family.plant("OutcomeAnswer", "18 worden", about, domain="wonen", **inside)
        family.plant("Continuation", "18 worden", about, law="wmo2015", **inside)
        family.plant("AdultHandover", "18 worden", about, organisation=family.people.provider, **inside)

"""Which municipality is responsible, and why it may be another one than where the child lives (Jeugdwet 1.1,
woonplaats): residence outside the home leaves the municipality of the address before it responsible."""

from dataclasses import dataclass
from typing import Any

from cases.families.codes import StayKind, WoonplaatsGround

AWAY = {StayKind.FOSTER_CARE, StayKind.RESIDENTIAL}
NOT_A_HOME = {StayKind.HOLIDAY, StayKind.LODGING, StayKind.CONTACT}


@dataclass(frozen=True)
class Difference:
    """A youth lives in another municipality than the responsible one. `needs_a_look`: the ground given does not
    explain it."""

    person: Any
    stay: Any
    sentence: str
    needs_a_look: bool


def differences(case: Any, stays: list[Any]) -> list[Difference]:
    """For each youth who now lives in another municipality. `stays` carry their person and household."""
    found = []
    for stay in stays:
        where = stay.household.municipality
        if not (case.municipality_id and where and stay.person.is_youth and stay.runs_now) or stay.kind in NOT_A_HOME:
            continue
        if where.pk != case.municipality_id:
            found.append(_explained(case, stay, where))
    return found


def _explained(case: Any, stay: Any, where: Any) -> Difference:
    lives = f"{stay.person} woont nu in de gemeente {where} ({stay.household})"
    if case.municipality_ground == WoonplaatsGround.BRP:
        if stay.kind in AWAY:
            return Difference(stay.person, stay, f"{lives}. Bij verblijf buiten het gezin telt het adres in de BRP van "
                              "direct vóór het verblijf. Kies die grond als dat hier zo is.", True)  # fmt: skip
        return Difference(stay.person, stay, f"{lives}, en verantwoordelijk is {case.municipality} op grond van het "
                          "adres in de BRP. Kijk na waar de inschrijving staat.", True)  # fmt: skip
    ground = case.get_municipality_ground_display()
    return Difference(stay.person, stay, f"{lives}. Dat klopt met de regel: {case.municipality} blijft "
                      f"verantwoordelijk, want hier telt: {ground}.", False)  # fmt: skip

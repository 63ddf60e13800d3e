"""Where a youth lives and which municipality is responsible: the woonplaats rule, not the present address."""

from collections.abc import Iterator

from cases.attention.facts import Facts
from cases.attention.rulebook import Found, Group, Weight, rule
from cases.attention.words import listed
from cases.families.codes import StayKind, WoonplaatsGround
from cases.families.models import Person, Stay

AWAY = {StayKind.FOSTER_CARE, StayKind.RESIDENTIAL, StayKind.TRIAL}  # stays that do not move the responsibility
LIVING = AWAY | {StayKind.MAIN, StayKind.LODGING}
BEFORE_THE_STAY = "bij verblijf telt het adres in de BRP direct vóór het verblijf"


@rule(
    "woont_in_andere_gemeente",
    group=Group.DATA,
    tab="people",
    source="Jeugdwet art. 1.1 (woonplaats); handleiding Gezinsplan p. 41",
)
def lives_elsewhere(facts: Facts) -> Iterator[Found]:
    """Een jeugdige woont of verblijft in een andere gemeente dan de verantwoordelijke. Bij verblijf is dat goed om te
    weten; staat de jeugdige zelf ergens anders ingeschreven, dan is het een vraag."""
    if facts.case.municipality is None:
        yield Found(
            "Er staat nog niet welke gemeente verantwoordelijk is.",
            subject=facts.case,
            field="municipality",
            tab="family",
            weight=Weight.URGENT,
        )
        return
    for youth in facts.youths:
        elsewhere = [
            one
            for one in facts.stays
            if one.person_id == youth.pk
            and one.kind in LIVING
            and one.household.municipality_id not in (None, facts.case.municipality_id)
        ]
        if elsewhere:
            yield _elsewhere(facts, youth, elsewhere)


def _elsewhere(facts: Facts, youth: Person, stays: list[Stay]) -> Found:
    responsible = facts.case.municipality
    where = listed(dict.fromkeys(str(one.household.municipality) for one in stays))
    basis = (facts.case.municipality_id, facts.case.municipality_ground, *sorted(str(one.pk) for one in stays))
    moved = next((one for one in stays if one.kind == StayKind.MAIN), None)
    registered = any(one.is_registered for one in stays)
    if registered and facts.case.municipality_ground == WoonplaatsGround.BRP:
        return Found(
            f"{youth} staat ingeschreven in {where}, maar als verantwoordelijke gemeente staat er "
            f"{responsible} (adres in de BRP). "
            "Kijk na welke gemeente verantwoordelijk is.",
            basis=basis,
            subject=next(one for one in stays if one.is_registered),
        )
    if moved and not registered:
        return Found(
            f"{youth} woont in {where}, maar staat daar niet ingeschreven. Kijk na of het gezin is "
            f"verhuisd; tot dan blijft "
            f"{responsible} verantwoordelijk.",
            basis=basis,
            subject=moved,
        )
    away = any(one.kind in AWAY for one in stays)
    why = BEFORE_THE_STAY if away else f"daarvoor telt: {WoonplaatsGround(facts.case.municipality_ground).label}"
    return Found(
        f"{youth} woont nu (ook) in {where}. Verantwoordelijk blijft {responsible}: {why}.",
        basis=basis,
        subject=stays[0],
        weight=Weight.INFORMS,
    )

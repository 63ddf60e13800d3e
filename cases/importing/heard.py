"""What was said, worried about and done before, and who was consulted."""

from typing import Any

from cases.analysis.codes import LifeArea, StatementKind, Voice
from cases.analysis.models import Consultation, EarlierHelp, Statement, Worry
from cases.families.codes import RelationKind, Sex
from cases.families.models import Relation
from cases.importing.arrival import Arrival, partial, said
from cases.importing.sharing import audience

PARENTS = {RelationKind.PARENT, RelationKind.STEP_PARENT, RelationKind.ADOPTIVE_PARENT}
AREAS = {"financien": LifeArea.MONEY, "gezin": LifeArea.PARENTING}


def bring_in(arrival: Arrival) -> None:
    voices = _voices(arrival)
    for row in arrival.data["zorgen"]:
        area, meant = said(row, "leefgebied"), audience(arrival, row)
        arrival.rows[row["id"]] = arrival.put(
            Worry(analysis=arrival.analysis, text=row["tekst"], context=said(row, "context"), reference=row["id"],
                  life_area=AREAS.get(area, area), example=said(row, "voorbeeld"), exception=said(row, "uitzondering"),
                  audience=meant["audience"], **_speaker(arrival, row["door"], voices)),
            about=[arrival.people[key] for key in row["over"]], named=meant["named"],
        )  # fmt: skip
    for row in arrival.data["verhaal"]:
        meant = audience(arrival, row)
        established = row.get("vastgesteld", True) and row["soort"] != StatementKind.RUMOUR
        arrival.rows[row["id"]] = arrival.put(
            Statement(analysis=arrival.analysis, text=row["tekst"], kind=row["soort"], said_on=row["datum"],
                      via=arrival.name(row["via"])[:120], heading=arrival.heading(row["domein"]), reference=row["id"],
                      established=established, audience=meant["audience"],
                      **_speaker(arrival, row["door"], voices)),
            about=[arrival.people[key] for key in row["over"]], named=meant["named"],
        )  # fmt: skip
    _before(arrival)
    _consulted(arrival)


def _speaker(arrival: Arrival, key: str, voices: dict[str, str]) -> dict[str, Any]:
    """The voice of the form, and who it is; a professional speaks for an organisation."""
    if key in arrival.people:
        return {"voice": voices[key], "person": arrival.people[key]}
    if key in arrival.organisations:
        return {"voice": Voice.PROFESSIONAL, "organisation": arrival.organisations[key]}
    works_at = next(row["organisatie"] for row in arrival.data["professionals"] if row["id"] == key)
    return {"voice": Voice.PROFESSIONAL, "professional": arrival.users[key],
            "organisation": arrival.organisations[works_at]}  # fmt: skip


def _voices(arrival: Arrival) -> dict[str, str]:
    """Youth, mother, father, partner of a parent, or network: from the relations and the sex of a parent."""
    youths = {row["id"] for row in arrival.data["personen"] if row["jeugdige"]}
    ties = Relation.objects.filter(family=arrival.case.family).select_related("source", "target")
    parents = {tie.source.reference for tie in ties if tie.kind in PARENTS and tie.target.reference in youths}
    partners = {
        one.reference
        for tie in ties
        if tie.kind == RelationKind.PARTNER
        for one, other in ((tie.source, tie.target), (tie.target, tie.source))
        if other.reference in parents
    }
    found: dict[str, str] = {}
    for key, person in arrival.people.items():
        if key in youths:
            found[key] = Voice.YOUTH
        elif key in parents and person.sex in (Sex.MALE, Sex.FEMALE):
            found[key] = Voice.FATHER if person.sex == Sex.MALE else Voice.MOTHER
        else:
            found[key] = Voice.PARTNER if key in partners else Voice.NETWORK
    return found


def _before(arrival: Arrival) -> None:
    for row in arrival.data["eerdere_hulp"]:
        meant = audience(arrival, row)
        arrival.put(
            EarlierHelp(analysis=arrival.analysis, organisation=arrival.organisations[row["organisatie"]],
                        question=row["vraag"], asked_by=arrival.name(row.get("aangevraagd_door"))[:120],
                        begins=partial(row["van"]), ends=partial(row["tot"]), result=row["resultaat"],
                        helped=said(row, "hielp_wel"), did_not_help=said(row, "hielp_niet"),
                        audience=meant["audience"]),
            people=[arrival.people[key] for key in row["voor"]], named=meant["named"],
        )  # fmt: skip


def _consulted(arrival: Arrival) -> None:
    for row in arrival.data["consultaties"]:
        arrival.put(
            Consultation(analysis=arrival.analysis, kind=row["soort"], name=arrival.name(row["wie"]),
                         expertise=row["deskundigheid"], consulted_on=row["datum"], question=said(row, "vraag"),
                         advice=said(row, "advies"), followed=row["gevolgd"], why_not=said(row, "waarom_niet"))
        )  # fmt: skip

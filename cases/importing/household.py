"""The case, its people, their homes and school, and who takes part."""

import re
from typing import Any

from cases.access.reach import opened
from cases.families import actions as families
from cases.families.codes import AuthoritySource, RegieKind, WoonplaatsGround
from cases.families.models import (
    Authority,
    Case,
    Coordination,
    Enrolment,
    Household,
    LifeEvent,
    NetworkContact,
    Person,
    ProtectionMeasure,
    Relation,
    Stay,
    Trajectory,
    YouthSeen,
)
from cases.importing.arrival import Arrival, at, partial, said, written
from cases.importing.sharing import received
from cases.importing.words import FOLLOW_UP
from cases.sharing import actions as sharing
from cases.sharing.granting import USUAL_PARTS
from cases.sharing.known import known_at
from flow.gate import Incomplete, take
from network.models import Municipality

_IN_BRACKETS = re.compile(r"\s*\(gemeente (?P<name>[^)]+)\)\s*\Z")
_HOUSE_NUMBER = re.compile(r"\s(\d{1,5}[a-zA-Z]?(-\d{1,3})?)\Z")


def register(arrival: Arrival) -> None:
    """Open the case: the local team of the file leads it."""
    data = arrival.data
    question, place = data["zaak"]["vraag"], data["zaak"]["verantwoordelijke_gemeente"]
    local = next(row["id"] for row in data["organisaties"] if _leads(row))
    colleagues = [row["id"] for row in data["professionals"] if row["organisatie"] == local]
    author = data["document"]["opsteller"]
    arrival.by = arrival.registrar = arrival.users[author if author in colleagues else colleagues[0]]
    case = Case(
        municipality=Municipality.objects.get(code=place["cbs"]), municipality_note=place["grond"],
        municipality_ground=_ground(place["grond"]), frame=data["zaak"]["kader"], opened_on=_opened_on(data),
        asked_by=_asked_by(data, question["door"]), channel=said(question, "kanaal"), occasion=question["aanleiding"],
        identity_seen=bool(data["zaak"].get("identiteit_gezien")), urgent=bool(data["zaak"].get("spoed")),
        support_mentioned_on=data["zaak"].get("clientondersteuning_genoemd"), reference=arrival.reference,
    )  # fmt: skip
    surname = next(row["achternaam"] for row in data["personen"] if row["id"] == data["trajecten"][0]["persoon"])
    team = arrival.organisations[local]
    sharing.register_family(family_name=surname, case=case, team=team, by=arrival.registrar)
    arrival.case = case


def _leads(row: dict[str, Any]) -> bool:
    return bool(row["soort"] == "gemeentelijke_toegang" and row["betrokken"] == "kern")


def _opened_on(data: dict[str, Any]) -> Any:
    """The day of the question. A follow-up tells a new question in a case that runs since its first trajectory."""
    asked = data["zaak"]["vraag"]["datum"]
    if data["document"]["soort"] != FOLLOW_UP:
        return asked
    return min([asked, *(row["open_vanaf"] for row in data["trajecten"])])


def _asked_by(data: dict[str, Any], key: str) -> str:
    for row in (*data["personen"], *data["professionals"], *data["organisaties"]):
        if row["id"] == key:
            first, last = row.get("voornaam") or row["naam"], row.get("achternaam") or ""
            place = f" ({row['plek']})" if row.get("plek") else ""
            return f"{first} {last}".strip()[:60] + place[:60]
    return key


def _ground(words: str) -> str:
    before = "voor het verblijf" in words or "vlak voor" in words
    return WoonplaatsGround.BEFORE_STAY if before else WoonplaatsGround.BRP


def people(arrival: Arrival) -> None:
    """Everybody of the family, with the address where they are registered."""
    homes = {row["id"]: row for row in arrival.data["huishoudens"]}
    registered = {row["persoon"]: homes[row["huishouden"]] for row in arrival.data["verblijf"]
                  if row["brp"] and not row["tot"]}  # fmt: skip
    for place, row in enumerate(arrival.data["personen"]):
        home = registered.get(row["id"], {})
        number = _HOUSE_NUMBER.search(said(home, "straat"))
        person = Person(
            family=arrival.case.family, first_name=row["voornaam"], surname=row["achternaam"], sex=row["geslacht"],
            birth_date=row["geboortedatum"], is_youth=row["jeugdige"], place=said(row, "plek"), bsn=row["bsn"] or "",
            postcode=said(home, "postcode"), house_number=number[1] if number else "", reference=row["id"],
        )  # fmt: skip
        with at(f"personen[{place}]"):
            _is_new_here(arrival, person)
        with at(f"personen[{place}].bsn"):
            arrival.people[row["id"]] = families.write_person(person, by=arrival.by)
        arrival.counted["personen"] += 1


def _is_new_here(arrival: Arrival, person: Person) -> None:
    if person.is_youth and (known := known_at(sharing.identity_of(person), by=arrival.by)):
        found = known[0]
        raise Incomplete({"persoon": f"deze jeugdige is al bekend: zaak {found.number} van {found.team}"})


def ties(arrival: Arrival) -> None:
    """Relations, gezag with its source, and measures."""
    who, family = arrival.people, arrival.case.family
    for row in arrival.data["relaties"]:
        arrival.put(
            Relation(family=family, source=who[row["van"]], kind=row["soort"], target=who[row["naar"]],
                     since=partial(row.get("sinds")), until=partial(row.get("tot")), note=said(row, "toelichting"))
        )  # fmt: skip
    for row in arrival.data["gezag"]:
        named = row["bron"] in AuthoritySource.values
        arrival.put(
            Authority(family=family, child=who[row["kind"]], holder=who[row["persoon"]], kind=row["soort"],
                      begins_on=row["vanaf"], ends_on=row["tot"], checked_on=row["gecontroleerd_op"],
                      source=row["bron"] if named else AuthoritySource.OTHER, note="" if named else row["bron"])
        )  # fmt: skip
    for row in arrival.data["maatregelen"]:
        arrival.put(
            ProtectionMeasure(family=family, child=who[row["kind"]], kind=row["code_cbs"], begins_on=row["vanaf"],
                              ends_on=row["tot"], organisation=arrival.organisations.get(said(row, "organisatie")),
                              note=said(row, "toelichting"))
        )  # fmt: skip


def homes(arrival: Arrival) -> None:
    """Homes, and who lives where from when to when."""
    family = arrival.case.family
    for row in arrival.data["huishoudens"]:
        city = said(row, "plaats")
        arrival.rows[row["id"]] = arrival.put(
            Household(family=family, name=row["naam"], street=said(row, "straat"), postcode=said(row, "postcode"),
                      city=_IN_BRACKETS.sub("", city), municipality=_municipality(arrival, row["id"], city))
        )  # fmt: skip
    for row in arrival.data["verblijf"]:
        arrival.put(
            Stay(family=family, person=arrival.people[row["persoon"]], household=arrival.rows[row["huishouden"]],
                 kind=row["soort"], begins=partial(row["vanaf"]), ends=partial(row["tot"]), is_registered=row["brp"],
                 note=said(row, "toelichting"))
        )  # fmt: skip


def _municipality(arrival: Arrival, home: str, city: str) -> Municipality | None:
    """Named in brackets, the name of a municipality itself ("gemeente Eemsdelta"), or where a youth is registered."""
    named = _IN_BRACKETS.search(city)
    name = named["name"] if named else city.removeprefix("gemeente ")
    if found := Municipality.objects.filter(name__iexact=name).first():
        return found
    youths = {row["id"] for row in arrival.data["personen"] if row["jeugdige"]}
    here = [row for row in arrival.data["verblijf"] if row["huishouden"] == home and row["persoon"] in youths]
    return arrival.case.municipality if not named and any(row["brp"] and not row["tot"] for row in here) else None


def surroundings(arrival: Arrival) -> None:
    """School, network, what happened, trajectories, and when the youths were seen."""
    family, who = arrival.case.family, arrival.people
    for row in arrival.data["onderwijs"]:
        arrival.put(_enrolment(arrival, row))
    for row in arrival.data["netwerk"]:
        arrival.put(
            NetworkContact(family=family, person=who.get(row["persoon"]), name=row["naam"] or "", near=who[row["van"]],
                           role=row["rol"], support=", ".join(row.get("steun") or [])[:120],
                           may_be_asked=bool(row.get("mag_benaderd")))
        )  # fmt: skip
    for row in arrival.data["tijdlijn"]:
        when = partial(row["datum"])
        begin, until = (when[:4], when[5:]) if re.fullmatch(r"\d{4}-\d{4}", when) else (when, "")
        arrival.put(LifeEvent(family=family, when=begin, until=until, text=row["gebeurtenis"]),
                    people=[who[key] for key in row["betreft"]])  # fmt: skip
    for row in arrival.data["trajecten"]:
        arrival.put(
            Trajectory(case=arrival.case, person=who[row["persoon"]], reason=row["reden"], opened_on=row["open_vanaf"])
        )
    for row in arrival.data["zaak"]["jeugdige_gezien"]:
        arrival.put(
            YouthSeen(case=arrival.case, person=who[row["persoon"]], seen_on=row["datum"], how=said(row, "wijze"))
        )


def _enrolment(arrival: Arrival, row: dict[str, Any]) -> Enrolment:
    talk = row.get("contact_met_school") or {}
    changes = said(row, "wisselingen")
    history = written(*(row.get("verloop") or []), f"Wisselingen: {changes}" if changes else "")
    note = said(row, "bijzonderheden")
    between = [arrival.name(talk["door"]), arrival.name(talk.get("met"))] if talk else []
    return Enrolment(
        family=arrival.case.family, person=arrival.people[row["persoon"]], kind=row["soort"],
        organisation=arrival.organisations.get(row["school"] or ""), group=said(row, "klas"), history=history,
        note="" if note == "geen" else note, at_home_since=row.get("thuis_sinds"), asked_on=talk.get("datum"),
        asked_by=" met ".join(filter(None, between))[:160],
    )  # fmt: skip


def team(arrival: Arrival) -> None:
    """Organisations that are ‘kern’ take part with their professionals."""
    data, case = arrival.data, arrival.case
    tasks = {row["professional"]: row["waarover"] for row in data["regie"].get("verdeling") or []}
    for row in data["organisaties"]:
        if row["betrokken"] != "kern":
            continue
        organisation = arrival.organisations[row["id"]]
        if _leads(row):
            participation = case.participations.get(leads=True)
        else:
            participation = sharing.invite(
                case=case,
                organisation=organisation,
                purpose="",
                by=arrival.registrar,
                begins_on=case.opened_on,
                **received(arrival, row["id"]),
            )
        arrival.counted["deelname van organisaties"] += 1
        for colleague in data["professionals"]:
            user = arrival.users[colleague["id"]]
            if colleague["organisatie"] != row["id"]:
                continue
            arrival.team.append(user)
            if user != arrival.registrar:
                sharing.add_member(participation=participation, user=user, task=tasks.get(colleague["id"], ""),
                                   by=arrival.registrar, begins_on=case.opened_on)  # fmt: skip
                arrival.counted["teamleden"] += 1


def regie(arrival: Arrival) -> None:
    """Start the case with its coordinator, and put the other kinds of regie beside it."""
    told = arrival.data["regie"]
    arrival.coordinator = arrival.users[told["casusregie"]["professional"]]
    arrival.case = take(
        Case.objects.visible_to(arrival.registrar), arrival.case.pk, "activate", by=arrival.registrar,
        coordinator=arrival.coordinator, happened_on=told["casusregie"]["vanaf"],
        about=said(told["casusregie"], "waarover"),
    )  # fmt: skip
    for key, kind in (("procesregie", RegieKind.PROCESS), ("inhoudelijke_regie", RegieKind.CONTENT)):
        if row := told[key]:
            part = Coordination(
                case=arrival.case, kind=kind, organisation=arrival.organisations.get(said(row, "organisatie")),
                user=arrival.users.get(said(row, "professional")), about=said(row, "waarover"), begins_on=row["vanaf"],
                ends_on=row.get("tot"),
            )  # fmt: skip
            with at(f"regie.{key}"):
                families.write_regie(part, by=arrival.registrar)
            arrival.counted["regie"] += 1
    contact = arrival.users[(told.get("aanspreekpunt") or told["casusregie"])["professional"]]
    if contact != arrival.coordinator:
        arrival.case.contact_person = contact
        arrival.case = families.change_case(arrival.case, by=arrival.registrar)
    author = next(row for row in arrival.data["professionals"] if row["id"] == arrival.data["document"]["opsteller"])
    if opened(arrival.case, arrival.users[author["id"]]).whole(*USUAL_PARTS):
        arrival.by = arrival.users[author["id"]]

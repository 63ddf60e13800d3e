"""What must hold in a case file before anything of it is taken over. Every rule is a small function that yields what is
wrong, with path and reason; `problems` collects them all. A BSN or other content never stands in a reason."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError

from cases.access import bsn
from cases.access.partial_dates import first_day, last_day
from cases.families.ages import plus_months
from cases.importing.document_shape import DOCUMENT
from cases.importing.eighteen import LAWS
from cases.importing.family_shape import FAMILY
from cases.importing.plan_shape import PLAN
from cases.importing.reading import Problem
from cases.importing.shape import IDENTITY, record

Data = dict[str, Any]
Rule = Callable[[Data], Iterator[Problem]]
FILE = record({**FAMILY, **DOCUMENT, **PLAN})
TEST_NUMBERS = range(999_900_006, 999_999_991)  # BSNs that are never given to anybody

RULES: list[tuple[tuple[str, ...], Rule]] = []


def reads(*sections: str) -> Callable[[Rule], Rule]:
    """Register a rule with the parts of the file it reads: it is asked only when those have the right shape."""

    def register(rule: Rule) -> Rule:
        RULES.append((sections, rule))
        return rule

    return register


def problems(data: Data) -> list[Problem]:
    """Everything that is wrong with the file, in the order of the file's keys; empty when it can be taken over."""
    from cases.importing import check_content  # noqa: F401 - adds its rules to the list

    found = list(FILE(data, ""))
    misshapen = {wrong.path.replace("[", ".").split(".")[0] for wrong in found}
    for sections, rule in RULES:
        if not misshapen.intersection(sections):
            found.extend(rule(data))
    return found


def walk(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in the file with its path."""
    yield path, node
    if isinstance(node, dict):
        for key, value in node.items():
            yield from walk(value, f"{path}.{key}" if path else str(key))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from walk(value, f"{path}[{place}]")


def tracked_minors(data: Data) -> list[Data]:
    """Youths with a trajectory."""
    tracked = {row["persoon"] for row in data["trajecten"]}
    return [row for row in data["personen"] if row["jeugdige"] and row["id"] in tracked]


@reads()
def ids_are_unique(data: Data) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for path, node in walk(data):
        if isinstance(node, dict) and isinstance(node.get("id"), str):
            first = seen.setdefault(node["id"], path)
            if first != path:
                yield Problem(f"{path}.id", f"dit id staat er al, bij {first}")


@reads()
def references_exist(data: Data) -> Iterator[Problem]:
    known = {node["id"] for _, node in walk(data) if isinstance(node, dict) and isinstance(node.get("id"), str)}
    for path, node in walk(data):
        if isinstance(node, str) and IDENTITY.match(node) and node not in known:
            yield Problem(path, f"“{node}” staat nergens in het bestand")
        for key in node if isinstance(node, dict) else ():
            if isinstance(key, str) and IDENTITY.match(key) and key not in known:
                yield Problem(f"{path}.{key}", f"“{key}” staat nergens in het bestand")


@reads("document")
def stands_on_its_own(data: Data) -> Iterator[Problem]:
    if "bestand" in (data["document"]["vorige"] or {}):
        yield Problem(
            "document.vorige.bestand", "zet de doelen van toen in document.vorige.doelen, niet in een ander bestand"
        )


@reads("personen", "trajecten", "vignet")
def bsn_is_right(data: Data) -> Iterator[Problem]:
    tracked = {row["id"] for row in tracked_minors(data)}
    seen: set[str] = set()
    for place, row in enumerate(data["personen"]):
        path = f"personen[{place}].bsn"
        if row["bsn"] is None:
            if row["id"] in tracked:
                yield Problem(path, "van een jeugdige met een traject moet het BSN er staan")
            continue
        yield from _number(path, row["bsn"], invented=bool(data["vignet"].get("fictief")))
        if row["bsn"] in seen:
            yield Problem(path, "dit BSN staat al bij een ander")
        seen.add(row["bsn"])


def _number(path: str, number: str, *, invented: bool) -> Iterator[Problem]:
    try:
        bsn.validate(number)
    except ValidationError as wrong:
        yield Problem(path, wrong.messages[0])
        return
    if invented and int(bsn.normalised(number)) not in TEST_NUMBERS:
        yield Problem(path, "in een verzonnen bestand hoort een testnummer (999900006 of hoger)")


@reads("personen", "document")
def born_before_the_document(data: Data) -> Iterator[Problem]:
    for place, row in enumerate(data["personen"]):
        if row["geboortedatum"] > data["document"]["datum"]:
            yield Problem(f"personen[{place}].geboortedatum", "deze dag ligt na de datum van het document")


@reads("achttien_plus", "personen")
def birthdays_are_right(data: Data) -> Iterator[Problem]:
    born = {row["id"]: row["geboortedatum"] for row in data["personen"]}
    for place, row in enumerate(data["achttien_plus"]):
        if row["persoon"] not in born:
            continue
        for key, months in (("zestien_op", 192), ("perspectiefplan_vanaf", 198), ("achttien_op", 216)):
            right = plus_months(born[row["persoon"]], months)
            if row[key] != right:
                yield Problem(f"achttien_plus[{place}].{key}", f"bij de geboortedatum hoort {right:%-d-%-m-%Y}")
        for at, area in enumerate(row.get("leefgebieden") or []):
            if area["wet"] not in LAWS:
                path = f"achttien_plus[{place}].leefgebieden[{at}].wet"
                yield Problem(path, f"deze wet is niet bekend; kies uit: {', '.join(sorted(LAWS))}")


@reads("zaak")
def terms_are_right(data: Data) -> Iterator[Problem]:
    """Six and eight weeks from the question (manual p. 5; by-law 5(7)); nothing when the institution decides."""
    asked, terms = data["zaak"]["vraag"]["datum"], data["zaak"]["termijnen"]
    for key, weeks in (("onderzoek_uiterlijk", 6), ("besluit_uiterlijk", 8)):
        right = asked + timedelta(weeks=weeks)
        if terms["onderzoek_uiterlijk"] and terms[key] != right:
            yield Problem(f"zaak.termijnen.{key}", f"{weeks} weken na de vraag is {right:%-d-%-m-%Y}")


@reads("evaluatie", "document")
def evaluation_follows_the_document(data: Data) -> Iterator[Problem]:
    if data["evaluatie"]["volgende"]["datum"] <= data["document"]["datum"]:
        yield Problem("evaluatie.volgende.datum", "de evaluatie moet na de datum van het document liggen")


@reads("gezag", "personen", "trajecten")
def every_youth_has_somebody_with_gezag(data: Data) -> Iterator[Problem]:
    for row in tracked_minors(data):
        if not any(gezag["kind"] == row["id"] and gezag["soort"] != "geen" for gezag in data["gezag"]):
            yield Problem("gezag", f"niemand heeft gezag over {row['id']}")


@reads("akkoord", "gezag", "personen", "trajecten")
def everybody_who_counts_answered(data: Data) -> Iterator[Problem]:
    answered = {row["persoon"] for row in data["akkoord"]}
    for youth in tracked_minors(data):
        held = [row["persoon"] for row in data["gezag"] if row["kind"] == youth["id"] and row["soort"] != "geen"]
        for who in dict.fromkeys([youth["id"], *held]):
            if who not in answered:
                yield Problem("akkoord", f"er is geen antwoord van {who}")


@reads("akkoord")
def one_answer_each(data: Data) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, row in enumerate(data["akkoord"]):
        if row["persoon"] in seen:
            yield Problem(f"akkoord[{place}].persoon", "deze persoon gaf hierboven al antwoord")
        seen.add(row["persoon"])


@reads("organisaties", "professionals", "regie", "document")
def the_team_is_complete(data: Data) -> Iterator[Problem]:
    """One local team leads; the author and the coordinator work at an organisation that takes part."""
    core = {row["id"]: row["soort"] for row in data["organisaties"] if row["betrokken"] == "kern"}
    works_at = {row["id"]: row["organisatie"] for row in data["professionals"]}
    local = [key for key, kind in core.items() if kind == "gemeentelijke_toegang"]
    if len(local) != 1:
        yield Problem("organisaties", "precies één lokaal team (gemeentelijke_toegang) moet ‘kern’ zijn")
    elif local[0] not in works_at.values():
        yield Problem("professionals", "van het lokale team staat er geen enkele professional")
    for path, who in (
        ("document.opsteller", data["document"]["opsteller"]),
        ("regie.casusregie.professional", data["regie"]["casusregie"]["professional"]),
    ):
        if who in works_at and works_at[who] not in core:
            yield Problem(path, "deze professional werkt niet bij een organisatie die ‘kern’ is")


@reads("organisaties")
def organisations_have_different_names(data: Data) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, row in enumerate(data["organisaties"]):
        if row["naam"].casefold() in seen:
            yield Problem(f"organisaties[{place}].naam", "deze naam staat al bij een andere organisatie")
        seen.add(row["naam"].casefold())


@reads("gezag", "maatregelen", "verblijf", "relaties", "regie", "eerdere_hulp")
def periods_are_in_order(data: Data) -> Iterator[Problem]:
    for path, node in walk(data):
        if not isinstance(node, dict) or not path.startswith(_DATED):
            continue
        begin, end = node.get("vanaf") or node.get("sinds") or node.get("van"), node.get("tot")
        if begin and end and _last_day(end) < _first_day(begin):
            yield Problem(f"{path}.tot", "deze dag ligt vóór het begin")


_DATED = ("gezag[", "maatregelen[", "verblijf[", "regie.", "eerdere_hulp[")


def _first_day(moment: Any) -> date:
    return moment if isinstance(moment, date) else first_day(moment)


def _last_day(moment: Any) -> date:
    return moment if isinstance(moment, date) else last_day(moment)


@reads("relaties", "trajecten")
def nobody_is_named_twice(data: Data) -> Iterator[Problem]:
    seen: set[Any] = set()
    for place, row in enumerate(data["relaties"]):
        tie = (row["van"], row["soort"], row["naar"])
        if row["van"] == row["naar"]:
            yield Problem(f"relaties[{place}].naar", "een relatie is er tussen twee mensen")
        if tie in seen:
            yield Problem(f"relaties[{place}]", "deze relatie staat er al")
        seen.add(tie)
    for place, row in enumerate(data["trajecten"]):
        if row["persoon"] in seen:
            yield Problem(f"trajecten[{place}].persoon", "deze persoon heeft hierboven al een traject")
        seen.add(row["persoon"])


def happened_on(data: Data) -> dict[str, date]:
    """The last days the file speaks of as gone by, by path."""
    days = {"zaak.vraag.datum": data["zaak"]["vraag"]["datum"], "document.datum": data["document"]["datum"]}
    for section in ("akkoord", "consultaties"):
        days |= {f"{section}[{place}].datum": row["datum"] for place, row in enumerate(data[section])}
    return days


def nothing_lies_ahead(data: Data, today: date) -> list[Problem]:
    """What the file tells as done must be done: no answers of tomorrow. `data` is shifted already."""
    reason = "deze dag moet nog komen; lees het bestand later in, of verschuif alle datums met --anchor"
    return [Problem(path, reason) for path, day in happened_on(data).items() if day > today]

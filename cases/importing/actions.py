"""Take a case file over: all of it or nothing, and only once."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.utils import DataError
from django.utils import timezone

from cases.families.actions import possible_duplicates
from cases.families.models import Case
from cases.importing import agreed, answers, earlier, eighteen, heard, household, parties, picture, sharing
from cases.importing.arrival import Arrival
from cases.importing.check import nothing_lies_ahead, problems
from cases.importing.reading import BadFile, Problem
from cases.importing.shifting import shifted
from cases.importing.unplaced import NO_ROOM, NotTakenOver, unplaced
from flow.gate import Refused, all_or_nothing
from network.models import Municipality, Organisation
from network.roles import OrganisationKind

HERE_ALREADY = "er staat al iemand met dit BSN in het systeem"


@dataclass(frozen=True)
class How:
    """How a file comes in. `anchor`: the day on which its anchor date falls. `team`: what its local team is called
    here. `reference`: what the case is found back by (the id of the file when nothing is said). `only_known`: nobody
    and no organisation is added by it; for who may not let others in."""

    anchor: date | None = None
    team: str = ""
    reference: str = ""
    only_known: bool = False

    def reference_of(self, data: dict[str, Any]) -> str:
        return self.reference or str(data["zaak"]["id"])


@dataclass
class Report:
    """What came of it. `already`: the case was here, and nothing changed. `case` is None when it was only checked."""

    case: Case | None = None
    already: bool = False
    counted: Counter[str] = field(default_factory=Counter)
    not_taken_over: list[NotTakenOver] = field(default_factory=list)
    limited: dict[str, int] = field(default_factory=dict)


def check_file(data: dict[str, Any], how: How | None = None) -> Report:
    """Raises `BadFile` with everything that is wrong; writes nothing."""
    how = how or How()
    if wrong := problems(data):
        raise BadFile(*wrong)
    data = shifted(data, how.anchor or data["vignet"]["ankerdatum"])
    known = Case.objects.filter(reference=how.reference_of(data)).first()
    wrong = nothing_lies_ahead(data, timezone.localdate()) + ([] if known else _does_not_fit_here(data, how))
    if wrong:
        raise BadFile(*wrong)
    limited = {key: len(paths) for key, paths in sharing.shielded_organisations(data, timezone.localdate()).items()}
    names = {row["id"]: row["naam"] for row in data["organisaties"]}
    return Report(
        case=known, already=known is not None, not_taken_over=_told(data),
        limited={names[key]: count for key, count in limited.items()},
    )  # fmt: skip


def _does_not_fit_here(data: dict[str, Any], how: How) -> list[Problem]:
    """What clashes with what is here already."""
    wrong = parties.strangers(data, how.team) if how.only_known else []
    if not Municipality.objects.filter(code=data["zaak"]["verantwoordelijke_gemeente"]["cbs"]).exists():
        wrong.append(Problem("zaak.verantwoordelijke_gemeente.cbs", "deze gemeente is hier niet bekend"))
    for place, row in enumerate(data["personen"]):
        if row["bsn"] and possible_duplicates(number=row["bsn"]).exists():
            wrong.append(Problem(f"personen[{place}].bsn", HERE_ALREADY))
    local = Organisation.objects.filter(kind=OrganisationKind.LOCAL_TEAM)
    if how.team and not local.filter(name__iexact=how.team).exists():
        wrong.append(Problem("--team", f"er is hier geen lokaal team dat “{how.team}” heet"))
    for place, row in enumerate(data["organisaties"]):
        known = Organisation.objects.filter(name__iexact=row["naam"]).first()
        if known and (row["soort"] == OrganisationKind.LOCAL_TEAM) != (known.kind == OrganisationKind.LOCAL_TEAM):
            wrong.append(Problem(f"organisaties[{place}].soort", f"{known} is hier een {known.get_kind_display()}"))
    return wrong


def _told(data: dict[str, Any]) -> list[NotTakenOver]:
    found = unplaced(data)
    if data["document"]["status"] != "vastgesteld":
        moments = [*(data["evaluatie"].get("tussentijds") or []), data["evaluatie"]["volgende"]]
        why = "het plan ligt nog voor; kies de evaluatie bij het vaststellen"
        found.append(NotTakenOver("evaluatie", len(moments), f"{why} ({moments[-1]['datum']:%-d-%-m-%Y})"))
    return found


def import_case(data: dict[str, Any], how: How | None = None) -> Report:
    """Take the file over, in one transaction. A case that is here already stays as it is, also when somebody else took
    it over at the same moment."""
    how = how or How()
    report = check_file(data, how)
    if report.already:
        return report
    data = shifted(data, how.anchor or data["vignet"]["ankerdatum"])
    arrival = Arrival(data, how.reference_of(data))
    try:
        with all_or_nothing():
            _walk_in(arrival, how.team)
    except (Refused, ValidationError, DataError) as refusal:
        report.case = Case.objects.filter(reference=arrival.reference).first()
        if report.case is not None:
            report.already = True
            return report
        reasons = getattr(refusal, "reasons", None) or getattr(refusal, "messages", None) or [NO_ROOM]
        raise BadFile(*(Problem("", reason) for reason in reasons)) from refusal
    report.case, report.counted = arrival.case, arrival.counted
    return report


def _walk_in(arrival: Arrival, team: str) -> None:
    """In the order in which it happened."""
    parties.bring_in(arrival, team)
    household.register(arrival)
    for step in (household.people, household.ties, household.homes, household.surroundings, household.team):
        step(arrival)
    household.regie(arrival)
    earlier.bring_in(arrival)
    picture.begin(arrival)
    heard.bring_in(arrival)
    picture.draw(arrival)
    picture.describe(arrival)
    picture.share(arrival)
    for step in (agreed.begin, agreed.goals, agreed.agreements, agreed.propose, answers.bring_in, agreed.requests):
        step(arrival)
    if arrival.settled:
        answers.say_who_was_not_asked(arrival)
        picture.finalise(arrival)
        agreed.adopt(arrival)
    eighteen.bring_in(arrival)

"""What a file says about 18-/18+: the questions per domain become points on the list of the youth."""

from typing import Any

from cases.access.records import write
from cases.adulthood.beginning import begin
from cases.adulthood.codes import Domain, Law
from cases.adulthood.models import Checklist, ChecklistItem
from cases.families.models import Case
from cases.importing.arrival import Arrival, at, said, written

DOMAINS = {
    "steun": Domain.SUPPORT, "wonen": Domain.HOUSING, "school_werk": Domain.SCHOOL_WORK, "inkomen": Domain.INCOME,
    "welzijn": Domain.WELLBEING,
}  # fmt: skip
LAWS = {
    "Jeugdwet": Law.YOUTH_ACT, "Jeugdwet_verlengd": Law.YOUTH_ACT, "Wmo": Law.WMO, "Zvw": Law.ZVW, "Wlz": Law.WLZ,
    "onderwijs": Law.EDUCATION, "geen": Law.NONE, "onbekend": Law.NONE,
}  # fmt: skip


def bring_in(arrival: Arrival) -> None:
    """Of who has questions in the file; for everybody else the list begins by itself when they are old enough."""
    case = Case.objects.get(pk=arrival.case.pk)
    for place, row in enumerate(arrival.data["achttien_plus"]):
        areas = [one for one in row.get("leefgebieden") or [] if said(one, "vraag")]
        with at(f"achttien_plus[{place}]"):
            checklist = begin(case, arrival.people[row["persoon"]], arrival.day) if areas else None
            for area in areas if checklist else ():
                point = _point(checklist, area, row, arrival)
                write(point, by=arrival.registrar)
                arrival.counted[str(point._meta.verbose_name_plural)] += 1
    arrival.case = case


def _point(checklist: Checklist | None, area: dict[str, Any], row: dict[str, Any], arrival: Arrival) -> ChecklistItem:
    options = ", ".join(area.get("opties") or []).replace("_", " ")
    return ChecklistItem(
        checklist=checklist, domain=DOMAINS.get(area["gebied"], Domain.ALL), title=area["vraag"], law=LAWS[area["wet"]],
        begins_on=arrival.day, due_on=max(area.get("uiterlijk") or row["achttien_op"], arrival.day),
        note=written(options and f"Mogelijkheden: {options}.",
                     "Onder welke wet is nog niet bekend." if area["wet"] == "onbekend" else ""),
    )  # fmt: skip

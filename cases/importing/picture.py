"""The analysis itself: begun or followed up, weighed, with its factors, links, summary and differences."""

from typing import Any

from cases.access.records import write
from cases.analysis import actions as analyses
from cases.analysis.codes import Locus
from cases.analysis.models import (
    Analysis,
    Difference,
    Enclosure,
    Explanation,
    Factor,
    FactorLink,
    Gap,
    LinkView,
    ViewDifference,
    Worry,
)
from cases.importing import headings
from cases.importing.arrival import Arrival, at, said
from cases.importing.sharing import audience
from flow.gate import take

STAYS_OPEN = "Blijft open: zo staat het in het vastgestelde document."


def begin(arrival: Arrival) -> None:
    """A first analysis, or a follow-up on the one that was taken over; with its weighing."""
    previous = arrival.case.analyses.filter(status="final").first()
    triggers = arrival.data["document"]["aanleidingen"]
    with at("document"):
        arrival.analysis = (
            analyses.follow_up(previous=previous, triggers=triggers, by=arrival.by, dated_on=arrival.day)
            if previous
            else analyses.begin(case=arrival.case, by=arrival.by, dated_on=arrival.day)
        )
    weighed, part = arrival.data["weging"], arrival.analysis
    part.nature, part.severity, part.urgency = weighed["aard"], weighed["ernst"], weighed["urgentie"]
    part.insight, part.motivation = said(weighed, "probleembesef"), said(weighed, "motivatie")
    part.balance = said(weighed, "draagkracht_draaglast")
    part.weighed_on = (weighed.get("gedragswetenschapper") or {}).get("datum") or arrival.day
    addressed = [arrival.people[key] for key in arrival.data["document"]["gericht_aan"]]
    write(part, by=arrival.by, many={"addressed_to": addressed})
    arrival.counted["verklarende analyses"] += 1


def draw(arrival: Arrival) -> None:
    """Factors with what they rest on, links with how each sees them, and explanations."""
    told = arrival.data["analyse"]
    for row in told["factoren"]:
        arrival.rows[row["id"]] = _factor(arrival, row, told["samenhangend_beeld"]["steunt_op"])
    for row in told["verbanden"]:
        link = arrival.put(
            FactorLink(analysis=arrival.analysis, source=arrival.rows[row["van"]], kind=row["soort"],
                       target=arrival.rows[row["naar"]], explanation=said(row, "uitleg"))
        )  # fmt: skip
        arrival.rows[row["id"]] = link
        for key, view in row["wie_ziet_dit"].items():
            arrival.put(LinkView(link=link, view=view, **arrival.carrier(key)))
    for row in told.get("verklaringen") or []:
        arrival.put(
            Explanation(analysis=arrival.analysis, name=row["naam"], sentence=row["zin"],
                        **({"status": row["status"]} if row.get("status") else {})),
            factors=[arrival.rows[key] for key in row["factoren"]],
            links=[arrival.rows[key] for key in row.get("verbanden") or []],
        )  # fmt: skip


def _factor(arrival: Arrival, row: dict[str, Any], summary: list[str]) -> Any:
    """What the help system itself does (`kring: hulpverlening`) stands on its own side; it has no heading there."""
    locus = Locus.HELP_SYSTEM if row.get("kring") == "hulpverlening" else row["locus"]
    grounds, meant = [arrival.rows[key] for key in row["onderbouwing"]], audience(arrival, row)
    return arrival.put(
        Factor(analysis=arrival.analysis, title=row["titel"], kind=row["soort"], locus=locus, reference=row["id"],
               heading=arrival.heading(row["domein"], locus), in_summary=row["id"] in summary,
               audience=meant["audience"]),
        about=[arrival.people[key] for key in row["betreft"]], named=meant["named"],
        statements=[ground for ground in grounds if not isinstance(ground, Worry)],
        worries=[ground for ground in grounds if isinstance(ground, Worry)],
    )  # fmt: skip


def describe(arrival: Arrival) -> None:
    """The headings of the form, what is not clear yet, who sees it differently, what changed, and the enclosures."""
    for row in arrival.analysis.texts.all():
        if text := headings.text_for(row.key, arrival):
            row.text, row.confirmed = text, True
            write(row, by=arrival.by)
            arrival.counted["onderdelen van de analyse"] += 1
    analysis, picture = arrival.analysis, arrival.data["analyse"]["samenhangend_beeld"]
    for text in picture["nog_niet_duidelijk"]:
        known = {"closed_on": arrival.day, "closed_how": STAYS_OPEN} if arrival.settled else {}
        arrival.put(Gap(analysis=analysis, text=text, **known))
    for row in picture["verschil_van_visie"]:
        for key, words in row["visies"].items():
            who = arrival.name(key)[:120]
            arrival.put(ViewDifference(analysis=analysis, topic=row["onderwerp"], who=who, words=words))
    for row in arrival.data["analyse"]["verschil_met_vorig"]:
        arrival.put(
            Difference(analysis=analysis, change=row["wat"], subject=row["onderwerp"], explanation=row["uitleg"])
        )
    for row in arrival.data["document"]["bijlagen"]:
        about = arrival.name(row.get("over"))
        arrival.put(Enclosure(analysis=analysis, kind=row["soort"], dated_on=row["datum"],
                              note=f"over {about}" if about else ""))  # fmt: skip


def share(arrival: Arrival) -> None:
    """Put it before the family and the team."""
    with at("analyse"):
        arrival.analysis = take(Analysis.objects.visible_to(arrival.by), arrival.analysis.pk, "share", by=arrival.by,
                                happened_on=arrival.day)  # fmt: skip


def finalise(arrival: Arrival) -> None:
    with at("analyse"):
        arrival.analysis = take(
            Analysis.objects.visible_to(arrival.coordinator), arrival.analysis.pk, "finalise", by=arrival.coordinator,
            on=arrival.answered, happened_on=arrival.answered,
        )  # fmt: skip

"""Clocks that run out, answers that are waited for, and terms that are another municipality's."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from cases.analysis.lifecycle import AnalysisStatus
from cases.attention.clocks import ClockReading, ClockState, readings
from cases.attention.facts import Facts
from cases.attention.rulebook import Found, Group, Weight, rule
from cases.attention.words import counted, day, listed
from cases.plans.lifecycle import PlanStatus

GRONINGEN = "GM0014"
SET_BY_GRONINGEN = ("analysis_days", "decision_days", "urgent_decision_days", "use_help_days")


@rule("termijn_loopt_af", group=Group.TERMS, tab="family", term="attention_days", source="")
def clock_runs_out(facts: Facts) -> Iterator[Found]:
    """Een termijn is voorbij, of loopt binnen twee weken af. De bron is die van de termijn zelf."""
    for reading in readings(facts):
        if reading.state == ClockState.LATE:
            yield _clock(
                reading,
                f"{reading.name}: uiterlijk {_due(reading)} was de laatste dag. {reading.words}.",
                Weight.URGENT,
            )
        elif reading.state == ClockState.RUNNING and (reading.days_left or 0) <= facts.term("attention_days"):
            yield _clock(reading, f"{reading.name}: uiterlijk {_due(reading)}. {reading.words}.", Weight.ORDINARY)


def _due(reading: ClockReading) -> str:
    still = f" ({counted(reading.paused_days, 'dag', 'dagen')} stilgestaan)" if reading.paused_days else ""
    return f"{day(reading.due)}{still}" if reading.due else ""


def _clock(reading: ClockReading, sentence: str, weight: Weight) -> Found:
    return Found(
        sentence,
        basis=(reading.key, reading.name, reading.start, weight),
        weight=weight,
        source=reading.source,
        since=reading.start,
        until=reading.due,
        tab=reading.tab,
    )


@rule("wacht_op_antwoord", group=Group.TERMS, tab="analyses", term="response_days")
def waits_too_long_for_answers(facts: Facts) -> Iterator[Found]:
    """Een analyse of plan ligt langer voor dan de afgesproken tijd, en nog niet iedereen gaf antwoord."""
    analysis = facts.analysis
    if analysis and analysis.status == AnalysisStatus.SHARED:
        yield from _waiting(facts, analysis, "De analyse", "analyses")
    if facts.plan and facts.plan.status == PlanStatus.PROPOSED:
        yield from _waiting(facts, facts.plan, "Het plan", "plan")


def _waiting(facts: Facts, document: Any, name: str, tab: str) -> Iterator[Found]:
    last = (document.shared_on or facts.today) + timedelta(days=facts.term("response_days"))
    if last >= facts.today:
        return
    if missing := document.missing_answers():
        yield Found(
            f"{name} ligt sinds {day(document.shared_on)} voor. Het wachten is op {listed(missing)}.",
            basis=(document.pk, document.round),
            subject=document,
            tab=tab,
            since=document.shared_on,
            until=last,
        )


@rule(
    "spoed_zonder_startdatum",
    group=Group.TERMS,
    tab="family",
    term="urgent_decision_days",
)
def urgent_without_start(facts: Facts) -> Iterator[Found]:
    """Er staat dat er spoedhulp is vóór het besluit, maar niet wanneer die begon; de vier weken tellen vanaf dan."""
    if facts.case.urgent and facts.case.urgent_help_began_on is None:
        yield Found(
            "Er is spoedhulp vóór het besluit, maar er staat niet wanneer die begon. Vanaf die dag "
            "tellen de vier weken tot het besluit.",
            subject=facts.case,
            field="urgent_help_began_on",
        )


@rule(
    "termijnen_van_groningen",
    group=Group.TERMS,
    tab="family",
    weight=Weight.INFORMS,
    source=(
        "Verordening jeugdhulp gemeente Groningen 2026 en handleiding WIJ Groningen; gelden alleen in de stad Groningen"
    ),
)
def terms_of_another_municipality(facts: Facts) -> Iterator[Found]:
    """De verantwoordelijke gemeente heeft geen eigen termijnen ingesteld; er wordt gerekend met die van Groningen.
    Niet als de gecertificeerde instelling de hulp bepaalt: dan lopen deze termijnen niet."""
    municipality = facts.case.municipality
    if municipality is None or municipality.code == GRONINGEN or facts.institution_decides:
        return
    borrowed = [key for key in SET_BY_GRONINGEN if not facts.terms[key].own]
    if borrowed:
        yield Found(
            f"Termijnen zijn hier die van de stad Groningen; {municipality} kan andere regels hebben. "
            "De functioneel beheerder kan ze per gemeente instellen.",
            basis=(municipality.code, *borrowed),
        )

"""Birthdays that change who decides, and the move to 18: law, by-law and what a plan for it should be."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from cases.attention.facts import Facts
from cases.attention.rulebook import Found, Group, Weight, rule
from cases.attention.words import day, short
from cases.families.ages import birthday, plus_months
from cases.families.models import Person
from cases.plans.codes import AgreementStatus
from cases.plans.models import Agreement

_PLAN = re.compile(r"perspectiefplan|toekomstplan", re.IGNORECASE)
_UNDER_WAY = re.compile(
    r"(?:perspectiefplan|toekomstplan)\s+(?:\w+\s+)?(?:afmaken|afronden|bijwerken|bijstellen)", re.IGNORECASE
)
PREVIEW = timedelta(days=366)  # birthdays within a year are worth knowing


@rule("perspectiefplan", group=Group.TERMS, tab="plan", term="perspective_plan_months", weight=Weight.URGENT)
def perspective_plan(facts: Facts) -> Iterator[Found]:
    """Een jongere met een traject is ouder dan 16,5 en er is nog geen perspectiefplan klaar (tot de achttiende
    verjaardag). Het toekomstplan bij 18-/18+ telt, en ook een afspraak of bijlage waarin 'perspectiefplan' staat."""
    if any(_PLAN.search(one.note) for one in facts.enclosures):
        return
    written = {one.person_id for one in facts.checklists if one.future.is_written}
    due = [
        (one, from_day)
        for one in facts.youths
        if one.pk not in written and (from_day := _plan_from(facts, one)) and from_day <= facts.today
    ]
    for youth, from_day in due:
        agreement = _agreement_for(facts, youth, alone=len(due) == 1)
        if agreement is None:
            yield _late(
                youth,
                from_day,
                " Schrijf het bij 18-/18+, spreek in het plan af wie het wanneer maakt, of voeg het bij de analyse als "
                "bijlage met het woord perspectiefplan.",
            )
        elif agreement.status == AgreementStatus.DONE:
            continue
        elif agreement.status == AgreementStatus.BUSY or _UNDER_WAY.search(agreement.what):
            yield _running(facts, youth, from_day, agreement)
        else:
            yield _late(
                youth,
                from_day,
                f" Afgesproken is: “{short(agreement.what)}”, uiterlijk {day(agreement.due_on)}.",
                agreement,
            )


def _plan_from(facts: Facts, youth: Person) -> date | None:
    """The day from which the plan should run; None without a birth date and from 18 on."""
    if youth.birth_date is None or facts.today >= birthday(youth.birth_date, 18):
        return None
    return plus_months(youth.birth_date, facts.term("perspective_plan_months"))


def _agreement_for(facts: Facts, youth: Person, *, alone: bool) -> Agreement | None:
    rows = [one for one in facts.agreements if _PLAN.search(one.what) and one.status != AgreementStatus.LAPSED]
    name = re.compile(rf"\b{re.escape(youth.first_name)}\b", re.IGNORECASE)
    mine = [one for one in rows if name.search(f"{one.what} {one.with_whom}") or one.person_id == youth.pk]
    found = mine or (rows if alone else [])
    return next((one for one in found if one.status == AgreementStatus.DONE), None) or next(iter(found), None)


def _late(youth: Person, from_day: date, tail: str, agreement: Agreement | None = None) -> Found:
    return Found(
        f"Perspectiefplan voor {youth} had vanaf {day(from_day)} moeten lopen: te laat.{tail}",
        basis=(youth.pk, from_day, agreement.pk if agreement else "", agreement.due_on if agreement else ""),
        subject=agreement,
        weight=Weight.URGENT,
        since=from_day,
        until=agreement.due_on if agreement else None,
    )


def _running(facts: Facts, youth: Person, from_day: date, agreement: Agreement) -> Found:
    late = agreement.due_on < facts.today
    words = f"had klaar moeten zijn op {day(agreement.due_on)}" if late else f"afmaken voor {day(agreement.due_on)}"
    return Found(
        f"Perspectiefplan voor {youth} (vanaf {day(from_day)}) loopt: {words}.",
        basis=(youth.pk, agreement.pk, agreement.due_on, late),
        subject=agreement,
        weight=Weight.URGENT if late else Weight.INFORMS,
        since=from_day,
        until=agreement.due_on,
    )


@rule("wordt_12", group=Group.DATA, tab="people", term="youth_answers_age", weight=Weight.INFORMS)
def turns_twelve(facts: Facts) -> Iterator[Found]:
    """Een jeugdige wordt binnen een jaar 12 en geeft dan zelf antwoord op analyse en plan."""
    age = facts.term("youth_answers_age")
    for youth, on in _turning(facts, age, PREVIEW):
        yield Found(
            f"Op {day(on)} wordt {youth} {age}: vanaf dan geeft {youth} zelf antwoord op analyse en plan.",
            basis=(youth.pk, on),
            until=on,
        )


@rule(
    "wordt_16",
    group=Group.DATA,
    tab="people",
    weight=Weight.INFORMS,
    source="Jeugdwet art. 7.3.4 en 7.3.11; handleiding Gezinsplan p. 36 en 47",
)
def turns_sixteen(facts: Facts) -> Iterator[Found]:
    """Een jeugdige wordt binnen een jaar 16 en beslist dan zelf over hulp en over delen met ouders."""
    for youth, on in _turning(facts, 16, PREVIEW):
        yield Found(
            f"Op {day(on)} wordt {youth} 16: delen met ouders vraagt vanaf dan toestemming van {youth}.",
            basis=(youth.pk, on),
            until=on,
        )


@rule(
    "wordt_18",
    group=Group.TERMS,
    tab="plan",
    term="look_ahead_18_months",
    source="Jeugdwet art. 1.1 (jeugdhulp na 18: besluit vóór de achttiende verjaardag)",
)
def turns_eighteen(facts: Facts) -> Iterator[Found]:
    """Een jongere wordt binnen anderhalf jaar 18; in het laatste half jaar is dit dringend. Een besluit over verlengde
    jeugdhulp moet er vóór die dag zijn."""
    for youth in facts.youths:
        if youth.birth_date is None:
            continue
        on = birthday(youth.birth_date, 18)
        if not facts.today < on <= plus_months(facts.today, facts.term("look_ahead_18_months")):
            continue
        soon = on <= plus_months(facts.today, facts.term("hurry_18_months"))
        yield Found(
            f"Op {day(on)} wordt {youth} 18. Een besluit over verlengde jeugdhulp moet er vóór die "
            f"dag zijn; spreek af welke "
            "hulp daarna doorgaat en onder welke wet.",
            basis=(youth.pk, on, soon),
            weight=Weight.URGENT if soon else Weight.INFORMS,
            until=on,
        )


def _turning(facts: Facts, age: int, within: timedelta) -> Iterator[tuple[Person, date]]:
    for youth in facts.youths:
        if youth.birth_date is not None:
            on = birthday(youth.birth_date, age)
            if facts.today < on <= facts.today + within:
                yield youth, on

"""Help that is asked for: residence needs an analysis, amounts fit, people consent, agreement precedes a signature."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from cases.analysis.codes import Answer
from cases.attention.facts import Facts
from cases.attention.rulebook import Found, Group, Weight, rule
from cases.attention.words import counted, dates_in, day, listed
from cases.families.models import Person
from cases.plans.codes import Frequency, HelpRoute, HelpStatus, Unit
from cases.plans.models import HelpRequest
from network.working_days import working_days_later

IN_A_DAY = {Unit.MINUTE: 24 * 60, Unit.HOUR: 24, Unit.DAY: 1, Unit.PART_OF_DAY: 6}  # a dagdeel is four hours
DAYS_IN = {Frequency.DAY: 1, Frequency.WEEK: 7, Frequency.MONTH: 31}
A_WEEK = 7
STARTED = {HelpStatus.ASKED, HelpStatus.GRANTED, HelpStatus.RUNNING}


@rule(
    "verblijf_zonder_analyse",
    group=Group.ANALYSIS,
    tab="analyses",
    weight=Weight.URGENT,
    source=(
        "Verordening jeugdhulp Groningen art. 8 lid 8 (keuze voor verblijf: zoveel mogelijk een gedeelde "
        "verklarende analyse)"
    ),
)
def residence_without_analysis(facts: Facts) -> Iterator[Found]:
    """Er wordt verblijf gevraagd of voortgezet, en er is nog geen analyse die aan het gezin is voorgelegd."""
    asked = [one for one in facts.open_requests if one.is_residence]
    if asked and facts.finished_analysis is None:
        yield Found(
            f"Er wordt verblijf gevraagd ({listed(map(str, asked))}), maar er is nog geen verklarende "
            f"analyse die is gedeeld met het gezin.",
            basis=tuple(sorted(str(one.pk) for one in asked)),
            subject=facts.analysis,
        )


@rule(
    "hoeveelheid_past_niet",
    group=Group.DATA,
    tab="plan",
    source="iJw-codelijsten WJ756 (eenheid) en WMO757 (frequentie)",
)
def amount_and_frequency_do_not_fit(facts: Facts) -> Iterator[Found]:
    """Hoeveelheid, eenheid en frequentie passen niet bij elkaar: meer etmalen, uren of minuten dan er zijn, een paar
    etmalen 'in totaal' voor een lange periode, of een deel ontbreekt."""
    for request in facts.open_requests:
        if wrong := _wrong_amount(request):
            yield Found(
                f"Bij {request}: {wrong}",
                basis=(request.pk, request.amount, request.unit, request.frequency),
                subject=request,
            )


def _wrong_amount(request: HelpRequest) -> str:
    """What does not fit, as a sentence; empty when it fits or nothing is filled in yet."""
    filled = [request.amount is not None, bool(request.unit), bool(request.frequency)]
    if not all(filled):
        names = ("hoeveel", "de eenheid", "hoe vaak")
        missing = listed(name for name, there in zip(names, filled, strict=True) if not there)
        return f"{missing} ontbreekt." if any(filled) or request.status in STARTED else ""
    amount, unit = request.amount or Decimal(0), Unit(request.unit)
    said = f"{_plain(amount)} {unit.label} {Frequency(request.frequency).label}"
    if amount <= 0:
        return f"“{said}” is geen hulp. Vul een hoeveelheid boven nul in."
    days = _days(request)
    if unit not in IN_A_DAY or days is None:
        return ""
    if amount > IN_A_DAY[unit] * days:
        return f"“{said}” is meer dan er kan: hoogstens {IN_A_DAY[unit] * days} {unit.label}."
    if request.frequency == Frequency.TOTAL and _looks_weekly(request, amount, unit, days):
        return f"“{said}” over {counted(days, 'dag', 'dagen')} is wel heel weinig. Is “per week” bedoeld?"
    return ""


def _days(request: HelpRequest) -> int | None:
    """How many days one frequency spans; for a total the whole period, None when that is not known."""
    if request.frequency != Frequency.TOTAL:
        return DAYS_IN[Frequency(request.frequency)]
    if request.begins_on is None or request.ends_on is None:
        return None
    return (request.ends_on - request.begins_on).days + 1


def _looks_weekly(request: HelpRequest, amount: Decimal, unit: Unit, days: int) -> bool:
    """Residence for less than one day a week, or at most seven days for months: meant per week."""
    if unit != Unit.DAY or days < 8 * A_WEEK:
        return False
    return amount <= A_WEEK or (request.is_residence and amount < Decimal(days) / A_WEEK)


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}".replace(".", ",")


@rule(
    "getekend_voor_akkoord",
    group=Group.PLAN,
    tab="plan",
    source="Formulier plan en aanvraag; handleiding p. 35–36 en 42 (eerst antwoord op de analyse, dan de aanvraag)",
)
def signed_before_agreement(facts: Facts) -> Iterator[Found]:
    """Een aanvraag is getekend voordat wie tekende antwoord gaf op de analyse."""
    first: dict[Any, date] = {}
    for answer in facts.answers:
        if answer.person_id and answer.content != Answer.NOT_ASKED:
            first.setdefault(answer.person_id, answer.answered_on)
    for request in facts.open_requests:
        signers = {one.pk: one for one in (request.person, *facts.youths, *facts.holders)}.values()
        for person, signed_on in _signatures(request.signed, signers):
            answered = first.get(person.pk)
            if answered is None or signed_on < answered:
                when = f"pas op {day(answered)}" if answered else "nog niet"
                yield Found(
                    f"{person} tekende de aanvraag ({request.product_name}) op {day(signed_on)}, maar "
                    f"gaf {when} antwoord op de analyse.",
                    basis=(request.pk, person.pk, signed_on, answered),
                    subject=request,
                )


def _signatures(text: str, people: Iterable[Person]) -> Iterator[tuple[Person, date]]:
    """Who signed when, read from 'Luka 27-6-2025, Dario 27-6-2025'."""
    for part in text.replace(";", ",").replace("\n", ",").split(","):
        days = sorted(dates_in(part))
        for person in people:
            if days and re.search(rf"\b{re.escape(person.first_name)}\b", part, re.IGNORECASE):
                yield person, days[0]


@rule(
    "toestemming_ontbreekt",
    group=Group.DATA,
    tab="plan",
    source="Jeugdwet art. 7.3.4 en 7.3.5; handleiding Gezinsplan p. 42 en 47",
)
def consent_is_missing(facts: Facts) -> Iterator[Found]:
    """Hulp is aangevraagd, toegekend of gestart, en niet iedereen van wie toestemming nodig is gaf die: tot 12 de
    ouders met gezag, van 12 tot 16 ook de jeugdige, vanaf 16 de jeugdige. Niet bij hulp binnen een maatregel."""
    for request in facts.open_requests:
        if request.route != HelpRoute.LOCAL_TEAM or not (request.status in STARTED or request.signed.strip()):
            continue
        given = {one.pk for one in request.consented.all()}
        if missing := [one for one in _must_consent(facts, request.person) if one.pk not in given]:
            yield Found(
                f"Voor {request} ontbreekt nog de toestemming van {listed(missing)}.",
                basis=(request.pk, *sorted(str(one.pk) for one in missing)),
                subject=request,
            )


def _must_consent(facts: Facts, person: Person) -> list[Person]:
    age = facts.age(person)
    if age is None or not person.is_youth:
        return []
    parents = facts.holders_of(person.pk)
    return [person] if age >= 16 else [person, *parents] if age >= 12 else parents


@rule("start_of_einde_hulp_ontbreekt", group=Group.PLAN, tab="plan", term="help_report_days")
def start_or_end_of_help_is_missing(facts: Facts) -> Iterator[Found]:
    """Hulp is toegewezen, en er staat na de ingestelde werkdagen nog niet dat zij begon; of de toewijzing is voorbij,
    en er staat niet wanneer en waarom de hulp stopte."""
    days = facts.term("help_report_days")
    for one in facts.placements:
        if one.stopped_on:
            continue
        if one.ends_on and working_days_later(one.ends_on, days) < facts.today:
            told = f"was toegewezen tot en met {day(one.ends_on)}. Leg vast wanneer en waarom zij stopte."
            yield Found(f"De hulp {one} {told}", (one.pk, one.ends_on), one, "stopped_on", since=one.ends_on)
        elif not one.started_on and working_days_later(one.begins_on, days) < facts.today:
            told = f"is toegewezen vanaf {day(one.begins_on)}. Leg vast of zij begonnen is, of waarom nog niet."
            yield Found(f"De hulp {one} {told}", (one.pk, one.begins_on), one, "started_on", since=one.begins_on)

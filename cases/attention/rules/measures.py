"""Measures of the court: not granted yet, or about to end (Jeugdwet 3.2, by-law 17)."""

import re
from collections.abc import Iterator
from datetime import timedelta

from cases.attention.facts import Facts
from cases.attention.rulebook import Found, Group, Weight, rule
from cases.attention.words import day, listed, short
from cases.families.codes import MeasureKind
from cases.families.models import ProtectionMeasure

AUTHORISATIONS = (MeasureKind.PLACEMENT_AUTHORISATION, MeasureKind.SECURE_AUTHORISATION)


@rule(
    "maatregel_nog_niet_verleend",
    group=Group.TERMS,
    tab="people",
    source="Jeugdwet art. 3.2; verordening jeugdhulp Groningen art. 17",
)
def measure_not_granted_yet(facts: Facts) -> Iterator[Found]:
    """Een maatregel is aangevraagd maar nog niet verleend; verblijf dat daarop rust, hangt daarvan af."""
    for measure in facts.measures:
        if measure.begins_on is not None:
            continue
        stays = [one for one in facts.open_requests if one.person_id == measure.child_id and one.is_residence]
        until = [
            one.ends_on
            for one in facts.measures
            if one.child_id == measure.child_id and one.ends_on and one.kind in AUTHORISATIONS
        ]
        after = f" na {day(max(until))}" if until else ""
        what = listed(sorted({one.product_name for one in stays})) or "Wat daarop volgt"
        hangs = f"{what[:1].upper()}{what[1:]}{after} hangt daarvan af."
        note = f" ({measure.note})" if measure.note else ""
        yield Found(
            f"De {measure.get_kind_display()} voor {measure.child} is nog niet verleend{note}. {hangs}",
            basis=(measure.pk, *until),
            subject=measure,
            until=max(until) if until else None,
        )


@rule(
    "maatregel_eindigt",
    group=Group.TERMS,
    tab="people",
    term="measure_ends_days",
    source="Verordening jeugdhulp Groningen art. 17 lid 2b (hulp na de maatregel)",
)
def measure_ends(facts: Facts) -> Iterator[Found]:
    """Een maatregel eindigt binnen een half jaar: spreek af welke hulp daarna doorgaat en wie de regie heeft. Staat er
    een open afspraak over, dan is het alleen goed om te weten."""
    horizon = facts.today + timedelta(days=facts.term("measure_ends_days"))
    for measure in facts.measures:
        end = measure.ends_on
        if not measure.begins_on or end is None or end > horizon:
            continue
        agreed = next((one for one in facts.agreements if one.is_open and _names(measure, one.what)), None)
        tail = (
            f"Afgesproken is: “{short(agreed.what)}”, uiterlijk {day(agreed.due_on)}."
            if agreed
            else "Spreek af welke hulp daarna doorgaat en wie dan de regie heeft."
        )
        yield Found(
            f"De {measure.get_kind_display()} voor {measure.child} eindigt op {day(end)}. {tail}",
            basis=(measure.pk, end, agreed.pk if agreed else ""),
            subject=measure,
            until=end,
            weight=Weight.INFORMS if agreed and agreed.due_on >= facts.today else Weight.ORDINARY,
        )


def _names(measure: ProtectionMeasure, text: str) -> bool:
    """The agreement names this measure in plain words."""
    words = r"machtiging" if measure.kind in AUTHORISATIONS else r"ots|ondertoezichtstelling|voogdij|maatregel"
    return re.search(rf"\b(?:{words})\b", text, re.IGNORECASE) is not None

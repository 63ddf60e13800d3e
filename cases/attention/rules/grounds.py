"""What the picture rests on: nothing new in it, no rumour as a fact, nothing copied bare (manual p. 31, 39–40)."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from cases.analysis.circles import circles
from cases.analysis.codes import ChangeKind
from cases.analysis.models import Factor
from cases.attention.facts import Facts
from cases.attention.rulebook import Found, Group, Weight, rule
from cases.attention.words import quoted, violence_in

NOTHING_NEW = "Handleiding Gezinsplan p. 31 (geen nieuwe informatie in het beeld); richtlijn Samen beslissen 5.4"
NEARLY_THE_SAME = 0.95  # share of words in the same order from which a summary counts as copied


def is_grounded(factor: Factor) -> bool:
    """Something was said or worried about; a factor carried over and confirmed anew rests on the previous analysis."""
    if factor.statements.all() or factor.worries.all():
        return True
    return factor.carried_from_id is not None and factor.confirmed_on is not None


@rule("beeld_steunt_nergens_op", group=Group.ANALYSIS, tab="analyses", source=NOTHING_NEW)
def summary_leans_on_nothing(facts: Facts) -> Iterator[Found]:
    """Een factor staat in het beeld, maar rust op geen uitspraak en geen zorg."""
    for factor in facts.factors:
        if factor.in_summary and not is_grounded(factor):
            yield Found(
                f"“{factor}” staat in het beeld, maar nergens staat wie dit zei of zag.",
                basis=(factor.pk,),
                subject=factor,
                field="statements",
            )


@rule(
    "factor_zonder_grond",
    group=Group.ANALYSIS,
    tab="analyses",
    source="Handleiding Gezinsplan p. 31; iedere factor rust op wat er is gezegd",
)
def factor_without_ground(facts: Facts) -> Iterator[Found]:
    """Een factor die niet in het beeld staat, rust op geen uitspraak en geen zorg."""
    for factor in facts.factors:
        if not factor.in_summary and not is_grounded(factor):
            yield Found(
                f"Bij de factor “{factor}” staat niet waar die op rust.",
                basis=(factor.pk,),
                subject=factor,
                field="statements",
            )


@rule(
    "beeld_noemt_vervallen_factor",
    group=Group.ANALYSIS,
    tab="analyses",
    source="Handleiding Gezinsplan p. 39 (wat niet meer speelt, gaat eruit)",
)
def summary_leans_on_dropped_factor(facts: Facts) -> Iterator[Found]:
    """Bij de verschillen staat dat een factor is vervallen, maar die staat nog in het beeld."""
    dropped = [one for one in facts.differences if one.change == ChangeKind.DROPPED]
    keys = {one.factor_id for one in dropped if one.factor_id}
    names = {one.subject.casefold() for one in dropped}
    for factor in facts.factors:
        gone = keys & {factor.pk, factor.carried_from_id} or factor.title.casefold() in names
        if factor.in_summary and gone:
            yield Found(
                f"“{factor}” is volgens de verschillen vervallen, maar staat nog in het beeld.",
                basis=(factor.pk,),
                subject=factor,
                field="statements",
            )


@rule(
    "beeld_op_gerucht",
    group=Group.ANALYSIS,
    tab="analyses",
    source="Handleiding Gezinsplan p. 31; feiten en meningen uit elkaar houden",
)
def summary_leans_on_rumour(facts: Facts) -> Iterator[Found]:
    """Een factor in het beeld rust op een gerucht, of op iets dat niet is nagegaan. Rust die alléén daarop, dan is het
    punt dringend."""
    for factor in facts.factors:
        said = list(factor.statements.all())
        rumours = [one for one in said if one.is_rumour]
        if not factor.in_summary or not rumours:
            continue
        only = len(rumours) == len(said) and not factor.worries.all()
        how = "alleen op een gerucht" if only else "voor een deel op een gerucht"
        yield Found(
            f"“{factor}” staat in het beeld en rust {how} ({quoted(one.text for one in rumours)}). "
            "Schrijf dit niet als feit op.",
            basis=(factor.pk, *sorted(str(one.pk) for one in rumours), only),
            subject=factor,
            field="statements",
            weight=Weight.URGENT if only else Weight.ORDINARY,
        )


@rule("geweld_alleen_in_beeld", group=Group.ANALYSIS, tab="analyses", source=NOTHING_NEW)
def violence_only_in_summary(facts: Facts) -> Iterator[Found]:
    """Het beeld noemt geweld, terwijl dat in geen uitspraak, zorg, tekst of eerdere hulp staat."""
    words = violence_in(facts.text("summary"))
    if not words:
        return
    before = [one.text for one in facts.statements] + [f"{one.text} {one.example}" for one in facts.worries]
    before += [f"{one.question} {one.result} {one.helped} {one.did_not_help}" for one in facts.earlier_help]
    before += [facts.text("question"), facts.text("story"), facts.text("summary", previous=True)]
    if not any(violence_in(text) for text in before):
        yield Found(
            f"Het beeld noemt “{words[0]}”, maar dat staat nergens in wat er is gezegd. Schrijf eerst "
            f"op wie dit vertelde.",
            basis=(facts.texts["summary"].pk, *sorted(set(words))),
            subject=facts.texts["summary"],
            weight=Weight.URGENT,
        )


@rule(
    "beeld_gelijk_aan_vorig",
    group=Group.ANALYSIS,
    tab="analyses",
    source="Handleiding Gezinsplan p. 39–40 (nooit kaal overnemen)",
)
def summary_same_as_previous(facts: Facts) -> Iterator[Found]:
    """Het beeld is (bijna) hetzelfde als de vorige keer, en er staat niet waarom."""
    analysis = facts.analysis
    if analysis is None or facts.previous is None or analysis.same_summary_reason.strip():
        return
    now, before = facts.text("summary").split(), facts.text("summary", previous=True).split()
    if now and before and SequenceMatcher(None, now, before, autojunk=False).ratio() >= NEARLY_THE_SAME:
        yield Found(
            "Het beeld is (bijna) hetzelfde als de vorige keer. Schrijf waarom het gelijk bleef, of pas het aan.",
            basis=(analysis.pk, facts.texts["summary"].version),
            subject=facts.texts["summary"],
        )


@rule(
    "kring",
    group=Group.ANALYSIS,
    tab="analyses",
    weight=Weight.INFORMS,
    source="Verklarende analyse: een kring houdt zichzelf in stand (expertteam Groningen)",
)
def circle_in_the_links(facts: Facts) -> Iterator[Found]:
    """De verbanden vormen een kring: iets dat via iets anders zichzelf in stand houdt. Een kring is geen fout, maar een
    plek waar hulp kan aangrijpen."""
    names = {factor.pk: factor.title for factor in facts.factors}
    for circle in circles(facts.links):
        path = " → ".join(f"“{names[key]}”" for key in [*circle, circle[0]])
        yield Found(f"Een kring in de verbanden: {path}.", basis=_from_the_lowest(circle))


def _from_the_lowest(circle: list[Any]) -> tuple[str, ...]:
    """The same circle reads the same, wherever it was entered."""
    keys = [str(key) for key in circle]
    start = keys.index(min(keys))
    return (*keys[start:], *keys[:start])

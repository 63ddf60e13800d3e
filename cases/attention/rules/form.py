"""Parts of the form that are required and empty, and who was heard (form; manual p. 5, 24, 31)."""

import re
from collections.abc import Iterator

from cases.analysis.codes import EnclosureKind, FactorKind
from cases.analysis.form import headings
from cases.analysis.lifecycle import AnalysisStatus
from cases.attention.facts import Facts
from cases.attention.rulebook import Found, Group, Weight, rule
from cases.attention.words import listed, quoted

FORM = "Formulier gezinsanalyse"
UNKNOWN = {"", "-", "?", "onbekend", "nvt", "n.v.t."}


@rule(
    "nog_geen_analyse",
    group=Group.ANALYSIS,
    tab="analyses",
    source="Handleiding Gezinsplan p. 5 (de analyse komt er altijd)",
)
def no_analysis_yet(facts: Facts) -> Iterator[Found]:
    """De zaak is actief en er is nog geen analyse begonnen."""
    if facts.case.status == "active" and facts.analysis is None:
        yield Found("Er is nog geen verklarende analyse begonnen.", adds=("cases.Analysis", facts.case.pk))


@rule("onderdeel_leeg", group=Group.ANALYSIS, tab="analyses", source=f"{FORM} (verplicht onderdeel)")
def required_part_is_empty(facts: Facts) -> Iterator[Found]:
    """Een verplicht onderdeel van het formulier is nog leeg: één punt per onderdeel."""
    if facts.analysis is None:
        return
    for heading in headings(facts.analysis.is_follow_up):
        if heading.required and not facts.text(heading.key):
            yield Found(
                f"“{heading.title}” is nog leeg.",
                basis=(facts.analysis.pk, heading.key),
                subject=facts.texts.get(heading.key),
                source=f"{FORM}, “{heading.title}”",
            )


@rule(
    "tekst_niet_herlezen",
    group=Group.ANALYSIS,
    tab="analyses",
    source="Handleiding Gezinsplan p. 37 (overnemen mag, opnieuw nagaan moet)",
)
def carried_text_not_read_again(facts: Facts) -> Iterator[Found]:
    """Een tekst uit de vorige analyse is overgenomen en nog niet opnieuw gelezen."""
    if facts.analysis and facts.analysis.status == AnalysisStatus.DRAFT:
        for row in facts.texts.values():
            if not row.confirmed and row.text.strip():
                yield Found(
                    f"“{row}” komt uit de vorige analyse en is nog niet opnieuw gelezen.",
                    basis=(row.pk,),
                    subject=row,
                )


@rule(
    "geen_genogram",
    group=Group.ANALYSIS,
    tab="analyses",
    source=f"{FORM}, “Wie is er belangrijk”; handleiding p. 8 (altijd een genogram)",
)
def no_genogram(facts: Facts) -> Iterator[Found]:
    """Er is geen genogram als bijlage, ook niet bij een eerdere analyse."""
    if facts.analysis and not any(one.kind == EnclosureKind.GENOGRAM for one in facts.enclosures):
        yield Found(
            "Het genogram ontbreekt. Voeg het bij de analyse, met de datum.",
            basis=(facts.analysis.pk,),
            adds=("cases.Enclosure", facts.analysis.pk),
        )


@rule(
    "weging_ontbreekt",
    group=Group.ANALYSIS,
    tab="analyses",
    source="Handleiding Gezinsplan p. 19 (aard, ernst en urgentie)",
)
def not_weighed(facts: Facts) -> Iterator[Found]:
    """Aard, ernst of urgentie is nog niet gewogen."""
    analysis = facts.analysis
    if analysis is None:
        return
    missing = [
        name
        for name, value in (
            ("aard", analysis.nature),
            ("ernst", analysis.severity.strip()),
            ("urgentie", analysis.urgency),
        )
        if not value
    ]
    if missing:
        yield Found(
            f"Nog niet gewogen: {listed(missing)}.", basis=(analysis.pk, *missing), subject=analysis, field="nature"
        )


@rule(
    "niemand_geraadpleegd",
    group=Group.ANALYSIS,
    tab="analyses",
    source="Verordening jeugdhulp Groningen art. 7 lid 12; handleiding p. 41",
)
def nobody_consulted(facts: Facts) -> Iterator[Found]:
    """Er staat niet wie is geraadpleegd, met welke deskundigheid en wanneer."""
    if facts.analysis and not facts.consultations:
        yield Found(
            "Er staat nog niet wie is geraadpleegd, waarin deskundig en wanneer. Het gezin moet dat kunnen zien.",
            basis=(facts.analysis.pk,),
            adds=("cases.Consultation", facts.analysis.pk),
        )


@rule(
    "eerdere_hulp_zonder_resultaat",
    group=Group.ANALYSIS,
    tab="analyses",
    source=f"{FORM}, “Welke hulp hebben jullie eerder gehad”; handleiding p. 31",
)
def earlier_help_without_result(facts: Facts) -> Iterator[Found]:
    """Bij eerdere hulp staat niet wat het resultaat was."""
    for row in facts.earlier_help:
        if row.result.strip().casefold() in UNKNOWN:
            yield Found(
                f"Bij de eerdere hulp van {row} staat niet wat het resultaat was.", basis=(row.pk,), subject=row
            )


@rule(
    "niet_gehoord",
    group=Group.ANALYSIS,
    tab="analyses",
    source="Handleiding Gezinsplan p. 5 (jeugdige en ouders allebei gehoord)",
)
def somebody_not_heard(facts: Facts) -> Iterator[Found]:
    """Van een jeugdige met een traject of een ouder met gezag staat geen enkele uitspraak of zorg in de analyse."""
    if facts.analysis is None:
        return
    heard = {one.person_id for one in (*facts.statements, *facts.worries)}
    for person in {one.pk: one for one in (*facts.youths, *facts.holders)}.values():
        if person.pk not in heard:
            yield Found(
                f"Van {person} staat nog niets in de analyse: geen uitspraak en geen zorg.",
                basis=(facts.analysis.pk, person.pk),
                adds=("cases.Statement", facts.analysis.pk),
            )


@rule(
    "soort_factor_ontbreekt",
    group=Group.ANALYSIS,
    tab="analyses",
    source="Handleiding Gezinsplan p. 24 (oorzaken, in stand houden, risico en bescherming: altijd)",
)
def kind_of_factor_missing(facts: Facts) -> Iterator[Found]:
    """Van de vier soorten factoren (oorzaak, houdt in stand, risico, helpt) is er een nog niet genoemd."""
    if facts.analysis is None or not facts.factors:
        return
    present = {kind for one in facts.factors for kind in (one.kind, one.also_kind)}
    needed = (FactorKind.CAUSAL, FactorKind.MAINTAINING, FactorKind.RISK, FactorKind.PROTECTIVE)
    if missing := [kind for kind in needed if kind not in present]:
        yield Found(
            f"Nog geen factor van de soort: {quoted(kind.label for kind in missing)}.",
            basis=(facts.analysis.pk, *missing),
            adds=("cases.Factor", facts.analysis.pk),
        )


@rule(
    "zorg_zonder_voorbeeld",
    group=Group.ANALYSIS,
    tab="analyses",
    source=f"{FORM}, “Waar lopen jullie tegenaan” (voorbeelden en uitzonderingen)",
)
def worry_without_example_or_exception(facts: Facts) -> Iterator[Found]:
    """Bij een zorg staat geen voorbeeld, of niet wanneer het er juist niet is."""
    for worry in facts.worries:
        missing = [
            words
            for words, value in (("een voorbeeld", worry.example), ("wanneer het er niet is", worry.exception))
            if not value.strip()
        ]
        if missing:
            yield Found(
                f"Bij de zorg {quoted([worry.text])} ontbreekt: {listed(missing)}.",
                basis=(worry.pk, *missing),
                subject=worry,
            )


@rule("geen_zorg_genoemd", group=Group.ANALYSIS, tab="analyses", source=f"{FORM}, “Waar lopen jullie tegenaan”")
def no_worry(facts: Facts) -> Iterator[Found]:
    """In de analyse staat nog geen zorg of vraag."""
    if facts.analysis and not facts.worries:
        yield Found(
            "Er staat nog geen zorg of vraag, van het gezin of van anderen.",
            basis=(facts.analysis.pk,),
            adds=("cases.Worry", facts.analysis.pk),
        )


_AGE = re.compile(
    r"\b(?:je|jij|hij|zij|ze) bent?(?: nu)? (\d{1,2}) jaar\b|\bis (?:nu )?(\d{1,2}) jaar\b", re.IGNORECASE
)


@rule(
    "leeftijd_klopt_niet",
    group=Group.DATA,
    tab="analyses",
    source="Geboortedatum en datum van de analyse (leeftijd wordt berekend)",
)
def typed_age_is_wrong(facts: Facts) -> Iterator[Found]:
    """In een tekst staat een leeftijd die bij geen enkele jeugdige past op de datum van de analyse."""
    analysis = facts.analysis
    if analysis is None or not facts.youths or any(one.birth_date is None for one in facts.youths):
        return
    ages = {one.age_on(analysis.dated_on) for one in facts.youths}
    for key in ("question", "story", "summary"):
        typed = {int(first or second) for first, second in _AGE.findall(facts.text(key))}
        if wrong := sorted(age for age in typed if age not in ages and age < 18):
            yield Found(
                f"In “{facts.texts[key]}” staat de leeftijd {listed(wrong)}, maar dat klopt niet met de geboortedatum.",
                basis=(analysis.pk, key, *wrong),
                subject=facts.texts[key],
            )


@rule(
    "vervolg_zonder_aanleiding",
    group=Group.ANALYSIS,
    tab="analyses",
    source="Formulier evaluatie en vervolg; handleiding p. 37–38",
    weight=Weight.ORDINARY,
)
def follow_up_without_trigger(facts: Facts) -> Iterator[Found]:
    """Bij een vervolg staat niet waarom jullie nu terugkijken (een van de vijf aanleidingen)."""
    if facts.analysis and facts.analysis.is_follow_up and not facts.analysis.triggers:
        yield Found(
            "Er staat niet waarom jullie nu terugkijken.",
            basis=(facts.analysis.pk,),
            subject=facts.analysis,
            field="triggers",
        )

"""Violence and unsafety: named somewhere, and not yet answered with a safety plan."""

from collections.abc import Iterator
from typing import Any

from cases.analysis.codes import ConsultationKind, EnclosureKind, LifeArea, Urgency
from cases.attention.facts import Facts
from cases.attention.rulebook import Found, Group, Weight, rule
from cases.attention.words import day, short, violence_in
from cases.plans.codes import AgreementKind, AgreementStatus

SAFETY_HEADING = "veiligheid"


def named_unsafety(facts: Facts) -> list[tuple[Any, str]]:
    """(row, its text) of everything that names violence or unsafety in what was said and written."""
    found: list[tuple[Any, str]] = []
    for worry in facts.worries:
        text = f"{worry.text} {worry.example}"
        if worry.life_area == LifeArea.SAFETY or violence_in(text):
            found.append((worry, worry.example if violence_in(worry.example) else worry.text))
    for said in facts.statements:
        about_safety = said.heading is not None and said.heading.code == SAFETY_HEADING
        if about_safety or violence_in(said.text):
            found.append((said, said.text))
    for key in ("question", "story", "summary"):
        if violence_in(facts.text(key)):
            found.append((facts.texts[key], _sentence_with_violence(facts.text(key))))
    return found


def _sentence_with_violence(text: str) -> str:
    return next((one.strip() for one in text.replace("\n", " ").split(".") if violence_in(one)), text)


@rule(
    "geweld_zonder_veiligheidsplan",
    group=Group.SAFETY,
    tab="plan",
    weight=Weight.URGENT,
    source="Formulier gezinsanalyse, onderdeel Afspraken (veiligheidsplan met datum); handleiding p. 19, 22 en 35",
)
def violence_without_safety_plan(facts: Facts) -> Iterator[Found]:
    """Er is geweld of onveiligheid genoemd, en er is geen veiligheidsplan als bijlage of als afspraak die klaar is."""
    named = named_unsafety(facts)
    if not named or any(one.kind == EnclosureKind.SAFETY_PLAN for one in facts.enclosures):
        return
    agreements = [one for one in facts.agreements if one.kind == AgreementKind.SAFETY_PLAN]
    if any(one.status == AgreementStatus.DONE for one in agreements):
        return
    promised = next((one for one in agreements if one.is_open), None)
    what = f"Er is geweld of onveiligheid genoemd (“{short(named[0][1])}”), maar er is nog geen veiligheidsplan."
    if promised is None:
        tail = " Maak het, of spreek af wie het wanneer maakt."
    else:
        late = "had klaar moeten zijn op" if promised.due_on < facts.today else "staat voor uiterlijk"
        tail = (
            f" De afspraak “{short(promised.what)}” {late} {day(promised.due_on)}; tot die klaar is blijft dit staan."
        )
    yield Found(
        what + tail,
        basis=(*sorted(str(row.pk) for row, _ in named), promised.due_on if promised else ""),
        subject=promised,
        until=promised.due_on if promised else None,
    )


@rule(
    "spoed_zonder_gedragswetenschapper",
    group=Group.SAFETY,
    tab="analyses",
    weight=Weight.URGENT,
    source=(
        "Handleiding Gezinsplan p. 19 (ernstig of dringend: meteen de gedragswetenschapper); richtlijn Uithuisplaatsing"
    ),
)
def pressing_without_behavioural_scientist(facts: Facts) -> Iterator[Found]:
    """De urgentie is spoed of crisis, of er is verblijf gevraagd, en er is geen gedragswetenschapper geraadpleegd."""
    analysis = facts.analysis
    if analysis is None or any(one.kind == ConsultationKind.BEHAVIOURAL_SCIENTIST for one in facts.consultations):
        return
    reasons = []
    if analysis.urgency in (Urgency.URGENT, Urgency.CRISIS):
        reasons.append(f"de urgentie is {Urgency(analysis.urgency).label}")
    if any(one.is_residence for one in facts.open_requests):
        reasons.append("er wordt verblijf gevraagd")
    if reasons:
        yield Found(
            f"Er is nog geen gedragswetenschapper geraadpleegd, terwijl {' en '.join(reasons)}.",
            basis=(analysis.pk, *reasons),
            adds=("cases.Consultation", analysis.pk),
        )

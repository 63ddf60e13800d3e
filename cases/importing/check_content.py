"""The rules about what was said, the analysis, the plan and the follow-up."""

from collections.abc import Iterator
from typing import Any

from cases.analysis.codes import FactorKind
from cases.importing.check import Data, reads
from cases.importing.reading import Problem
from cases.importing.words import CATEGORIES, FOLLOW_UP
from network.terms import TERMS

DOMAINS = {
    "kind": {
        "gezondheid", "cognitieve_ontwikkeling", "emotie_en_gedrag", "identiteit", "gezins_en_sociale_relaties",
        "sociale_presentatie", "zelfredzaamheid",
    },
    "opvoeding": {
        "basale_verzorging", "veiligheid", "emotionele_warmte", "stimuleren", "regels_en_grenzen", "stabiliteit",
    },
    "gezin_omgeving": {
        "gezinsgeschiedenis", "familie", "woning", "werk", "inkomsten", "sociale_integratie", "gemeenschapsbronnen",
    },
}  # fmt: skip
NEEDED_KINDS = (FactorKind.CAUSAL, FactorKind.MAINTAINING, FactorKind.RISK, FactorKind.PROTECTIVE)


def hidden_from(item: Any) -> set[str]:
    """For whom an item is shielded (`delen.niet_met`)."""
    shield = item.get("delen") if isinstance(item, dict) else None
    names = shield.get("niet_met") if isinstance(shield, dict) else None
    return {name for name in names if isinstance(name, str)} if isinstance(names, list) else set()


@reads("verhaal", "document")
def statements_are_in_place(data: Data) -> Iterator[Problem]:
    known = set().union(*DOMAINS.values())
    for place, row in enumerate(data["verhaal"]):
        if row["domein"] not in known:
            yield Problem(
                f"verhaal[{place}].domein", f"dit domein is niet bekend; kies uit: {', '.join(sorted(known))}"
            )
        if row["datum"] > data["document"]["datum"]:
            yield Problem(f"verhaal[{place}].datum", "deze dag ligt na de datum van het document")


@reads("consultaties")
def advice_not_followed_says_why(data: Data) -> Iterator[Problem]:
    for place, row in enumerate(data["consultaties"]):
        if not row["gevolgd"] and not row.get("waarom_niet"):
            yield Problem(f"consultaties[{place}].waarom_niet", "schrijf waarom het advies niet is gevolgd")


@reads("analyse")
def factors_are_in_place(data: Data) -> Iterator[Problem]:
    factors = data["analyse"]["factoren"]
    for place, row in enumerate(factors):
        known = DOMAINS[row["locus"]]
        if row["domein"] not in known:
            reason = f"dit domein hoort niet bij “{row['locus']}”; kies uit: {', '.join(sorted(known))}"
            yield Problem(f"analyse.factoren[{place}].domein", reason)
        if not row["onderbouwing"]:
            yield Problem(f"analyse.factoren[{place}].onderbouwing", "noem waar deze factor op rust")
    for kind in NEEDED_KINDS:
        if not any(row["soort"] == kind for row in factors):
            yield Problem("analyse.factoren", f"er is geen factor van de soort “{kind.value}”")


@reads("analyse")
def links_go_between_two(data: Data) -> Iterator[Problem]:
    for place, row in enumerate(data["analyse"]["verbanden"]):
        if row["van"] == row["naar"]:
            yield Problem(f"analyse.verbanden[{place}].naar", "een verband gaat van de ene naar een andere factor")


@reads("analyse", "verhaal", "zorgen")
def nothing_shielded_leaks(data: Data) -> Iterator[Problem]:
    """A factor is shielded at least from whom everything under it is shielded; a link from whom its ends are."""
    ground = {row["id"]: row for row in [*data["verhaal"], *data["zorgen"]]}
    factors = {row["id"]: row for row in data["analyse"]["factoren"]}
    for place, row in enumerate(data["analyse"]["factoren"]):
        masks = [hidden_from(ground[key]) for key in row["onderbouwing"] if key in ground]
        if masks and set.intersection(*masks) - hidden_from(row):
            yield Problem(
                f"analyse.factoren[{place}].delen", "waar deze factor op rust is afgeschermd, de factor zelf niet"
            )
    for place, row in enumerate(data["analyse"]["verbanden"]):
        ends = hidden_from(factors.get(row["van"])) | hidden_from(factors.get(row["naar"]))
        if ends - hidden_from(row):
            yield Problem(
                f"analyse.verbanden[{place}].delen", "een van de twee factoren is afgeschermd, het verband niet"
            )


@reads("analyse")
def the_picture_leaks_nothing(data: Data) -> Iterator[Problem]:
    picture, path = data["analyse"]["samenhangend_beeld"], "analyse.samenhangend_beeld"
    factors = {row["id"]: row for row in data["analyse"]["factoren"]}
    for place, key in enumerate(picture["steunt_op"]):
        if hidden_from(factors.get(key)):
            yield Problem(f"{path}.steunt_op[{place}]", "het gedeelde beeld steunt op een factor die is afgeschermd")
    for at, part in enumerate(picture["aparte_delen"]):
        for place, key in enumerate(part["steunt_op"]):
            if hidden_from(factors.get(key)) - hidden_from(part):
                yield Problem(
                    f"{path}.aparte_delen[{at}].steunt_op[{place}]", "deze factor is verder afgeschermd dan dit deel"
                )


@reads("doelen", "afspraken")
def goals_are_in_place(data: Data) -> Iterator[Problem]:
    goals, most = data["doelen"], TERMS["open_goals"].value
    if len(goals) > most:
        yield Problem("doelen", f"meer dan {most} doelen tegelijk")
    if sum(row["belangrijkste"] for row in goals) != 1:
        yield Problem("doelen", "precies één doel is het belangrijkste")
    agreed = {key for row in data["afspraken"] for key in row["doelen"]}
    for place, row in enumerate(goals):
        if not row["factoren"]:
            yield Problem(f"doelen[{place}].factoren", "dit doel hangt niet aan de analyse")
        if row["id"] not in agreed:
            yield Problem(f"doelen[{place}]", "bij dit doel staat geen afspraak")
        if row.get("opgelegd") and not row.get("opgelegd_door"):
            yield Problem(f"doelen[{place}].opgelegd_door", "noem wie dit doel heeft opgelegd")


@reads("aanvragen")
def requests_are_in_place(data: Data) -> Iterator[Problem]:
    for place, row in enumerate(data["aanvragen"]):
        path, product = f"aanvragen[{place}]", row["product"]
        if product["ingang"] and product["einde"] and product["einde"] <= product["ingang"]:
            yield Problem(f"{path}.product.einde", "de hulp eindigt voordat zij begint")
        if row["route"] == "gi_bepaling" and row["zes_stappen"] is not None:
            yield Problem(f"{path}.zes_stappen", "bij een bepaling van de GI horen geen zes stappen")
        category = CATEGORIES.get(product["categorie_verordening"], product["categorie_verordening"])
        if "verblijf" in category and not row["verklarende_analyse"]["nodig"]:
            yield Problem(
                f"{path}.verklarende_analyse.nodig", "bij verblijf is een verklarende analyse nodig (art. 8 lid 8)"
            )


@reads("vignet", "document", "analyse", "terugblik")
def a_follow_up_looks_back(data: Data) -> Iterator[Problem]:
    if data["vignet"]["soort_document"] != data["document"]["soort"]:
        yield Problem("document.soort", "dit is iets anders dan vignet.soort_document")
    if data["document"]["soort"] == FOLLOW_UP:
        yield from _follow_up(data)
    elif data["analyse"]["vorig_beeld"] is not None or data["terugblik"]:
        yield Problem("analyse.vorig_beeld", "een eerste analyse heeft geen vorig beeld en geen terugblik")


def _follow_up(data: Data) -> Iterator[Problem]:
    document, analysis = data["document"], data["analyse"]
    before, picture = document["vorige"], analysis["vorig_beeld"]
    if before is None:
        yield Problem("document.vorige", "een vervolg noemt het document waarop het volgt")
    elif before["datum"] >= document["datum"]:
        yield Problem("document.vorige.datum", "het vorige document is niet ouder dan dit")
    if picture is None:
        yield Problem("analyse.vorig_beeld", "een vervolg haalt het vorige beeld aan")
    elif picture["tekst"].strip() == analysis["samenhangend_beeld"]["tekst"].strip():
        yield Problem("analyse.samenhangend_beeld.tekst", "het vorige beeld is kaal overgenomen")
    if not analysis["verschil_met_vorig"]:
        yield Problem("analyse.verschil_met_vorig", "leg uit wat er anders is dan de vorige keer")
    if not document["aanleidingen"]:
        yield Problem("document.aanleidingen", "noem waarom jullie nu terugkijken")
    goals = {row["id"] for row in (before or {}).get("doelen") or []}
    if {row["doel"] for row in data["terugblik"]} != goals:
        yield Problem("terugblik", "op ieder doel van de vorige keer moet één keer worden teruggekeken")

"""On which ground information may be shared, and which explanation each ground asks for."""

from dataclasses import dataclass
from datetime import date

from django.db import models


class GrantGround(models.TextChoices):
    """The grounds by which somebody may receive something of a file."""

    CONSENT = "toestemming", "toestemming van het gezin"
    INVOLVED = "direct_betrokken", "direct betrokken bij dezelfde hulp"
    MUST_CONSENT = "vereiste_toestemmer", "moet zelf toestemming geven voor de hulp"
    DUTY = "wettelijke_plicht", "wettelijke plicht"
    SUPERVISION = "ots_gi", "ondertoezichtstelling, voor de gecertificeerde instelling"
    FOSTER_PARENT = "pleegouder", "pleegouder"
    REPORT = "meldrecht_vt", "meldrecht Veilig Thuis"
    CONFLICT = "conflict_van_plichten", "ernstig gevaar voorkomen"
    PUBLIC_TASK = "publieke_taak", "taak van de gemeente"
    RESEARCH = "statistiek_onderzoek", "statistiek of onderzoek"
    VIR = "vir", "verwijsindex risicojongeren"
    WAMS = "wams", "Wams"


class EmergencyOutcome(models.TextChoices):
    """What the privacy officer found of a reading in an emergency."""

    RIGHT = "terecht", "terecht"
    WRONG = "niet_terecht", "niet terecht"


@dataclass(frozen=True)
class GroundInWords:
    """What a ground means and what has to be explained with it; an empty `asks` asks nothing. `since` is when the
    source was read."""

    means: str
    asks: str
    source: str
    is_on: bool = True
    since: date = date(2026, 11, 1)


GROUNDS: dict[str, GroundInWords] = {
    GrantGround.CONSENT: GroundInWords(
        "Wie dat moet, vindt het goed: voor deze ontvanger, dit doel en deze inhoud. Intrekken kan altijd.",
        "Schrijf wie toestemming gaf, wanneer en hoe.", "Jeugdwet art. 7.3.11 lid 1",
    ),
    GrantGround.INVOLVED: GroundInWords(
        "Deze ontvanger geeft zelf hulp in dit plan of vervangt wie dat doet. Het geldt niet voor een heel netwerk.",
        "Schrijf welke hulp deze ontvanger geeft en waarom die dit daarvoor moet weten.",
        "Jeugdwet art. 7.3.11 lid 2 onder a",
    ),
    GrantGround.MUST_CONSENT: GroundInWords(
        "Deze ontvanger beslist mee over de hulp, zoals een ouder met gezag.", "", "Jeugdwet art. 7.3.11 lid 2 onder b"
    ),
    GrantGround.DUTY: GroundInWords(
        "Een wet verplicht om dit te geven.", "Schrijf welke wet en welk artikel.",
        "Jeugdwet art. 7.3.11 lid 1 en 7.4.0 lid 2",
    ),
    GrantGround.SUPERVISION: GroundInWords(
        "De gecertificeerde instelling heeft dit nodig om de ondertoezichtstelling uit te voeren.", "",
        "Jeugdwet art. 7.3.11 lid 4",
    ),
    GrantGround.FOSTER_PARENT: GroundInWords(
        "Een pleegouder weet wat nodig is om voor het kind te zorgen.", "Schrijf wat de pleegouder moet weten.",
        "Jeugdwet art. 5.4",
    ),
    GrantGround.REPORT: GroundInWords(
        "Bij een vermoeden van kindermishandeling of huiselijk geweld mag dit zonder toestemming.",
        "Schrijf wat het vermoeden is en waarom dit nodig is.", "Wmo 2015 art. 5.2.6",
    ),
    GrantGround.CONFLICT: GroundInWords(
        "Zwijgen zou tot ernstige schade leiden, en het kan niet anders.",
        "Schrijf uw afweging: welk gevaar, met wie u overlegde, en wat u het gezin vertelde.",
        "beroepscode, conflict van plichten",
    ),
    GrantGround.PUBLIC_TASK: GroundInWords(
        "De gemeente heeft dit nodig voor een taak uit de Jeugdwet.", "Schrijf welke taak.",
        "AVG art. 6 lid 1 onder e en Jeugdwet art. 7.4.0",
    ),
    GrantGround.RESEARCH: GroundInWords(
        "Voor statistiek of wetenschap, onder de voorwaarden van de wet.", "Schrijf welk onderzoek, en wie het doet.",
        "Jeugdwet art. 7.3.12",
    ),
    GrantGround.VIR: GroundInWords(
        "Een melding zonder inhoud. Dit systeem gebruikt de verwijsindex niet.", "", "Jeugdwet art. 7.1.4.1",
        is_on=False,
    ),
    GrantGround.WAMS: GroundInWords("Deze wet geldt nog niet.", "", "wetsvoorstel Wams", is_on=False),
}  # fmt: skip
IN_USE = [(ground.value, ground.label) for ground in GrantGround if GROUNDS[ground].is_on]

"""What stands in a file and does not arrive, per key: how often, and why. Nothing is left out in silence."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from cases.importing.check import FILE, walk
from cases.importing.shape import unknown

NO_ROOM = "hier is nog geen plek voor"
PER_PART = "staat als tekst; wie een deel daarvan niet mag weten, ziet de tekst niet"
SHIELDED = (
    "bij uitspraken, zorgen, factoren en eerdere hulp staat voor wie ze zijn; bij andere onderdelen kan dat niet, en "
    "een einddatum komt niet mee"
)
ABOUT_FILE = "gaat over het bestand, niet over het gezin"
COMPUTED = "wordt hier berekend"

WHY = {
    "vignet": ABOUT_FILE,
    "controlepunten": ABOUT_FILE,
    "organisaties[].verzonnen": ABOUT_FILE,
    "document.versie": "versies worden hier geteld",
    "informatie_delen": (
        "organisaties krijgen toegang zoals het bestand zegt; wat iemand van het gezin mag weten, staat als tekst"
    ),
    "toestemmingen": "het bestand zegt niet over wie een toestemming gaat; leg die opnieuw vast bij Toestemmingen",
    "delen": SHIELDED,
    "analyse.samenhangend_beeld.aparte_delen": "een deel van het beeld voor één traject: " + PER_PART,
    "achttien_plus[].status": COMPUTED,
    "achttien_plus[].leefgebieden[].nu": "een gebied is hier geregeld als de jongere dat zelf zegt",
    "achttien_plus[].leefgebieden[].actie": "de afspraak staat in het plan",
    "achttien_plus[].toelichting": "schrijf dit in het toekomstplan, samen met de jongere",
    "reacties": "een correctie of aanvulling apart vastleggen kan nog niet; het resultaat staat al in de tekst",
    "trajecten[].ook_voor": "een traject hoort hier bij één persoon",
    "zaak.termijnen": COMPUTED,
    "zaak.gemeente": "de verantwoordelijke gemeente telt",
    "zaak.familiegroepsplan.toelichting": NO_ROOM,
    "akkoord[].hoedanigheid": COMPUTED,
    "evaluatie.einde_indicatie": COMPUTED,
    "evaluatie.besluit_vervolg_nodig_voor": COMPUTED,
    "evaluatie.volgende.aanleiding": "een geplande evaluatie heeft hier één aanleiding: het was afgesproken",
    "aanvragen[].verklarende_analyse": COMPUTED,
    "aanvragen[].product.eenheid": "de code ervan komt mee",
    "aanvragen[].product.frequentie": "de code ervan komt mee",
    "aanvragen[].ondertekening[].hoedanigheid": COMPUTED,
    "maatregelen[].soort": "de code van het CBS komt mee",
    "eerdere_hulp[].soort_organisatie": "staat bij de organisatie",
    "regie.casusregie.tot": "de casusregie eindigt hier met een overdracht",
    "regie.vervanger": "vervanging komt later",
    "regie.overdracht": "een overdracht begint hier met een aanbod; bied die op tijd aan",
    "analyse.factoren[].kring": "",
    "doelen[].herkomst": "",
    "document.bijlagen[].over": "",
    "analyse.vorig_beeld.letterlijk": "",
    "analyse.vorig_beeld.document_versie": "versies worden hier geteld",
    "document.vorige.soort": ABOUT_FILE,
    "document.vorige.versie": "versies worden hier geteld",
    "aanvragen[].keuzes": "wat iemand anders vraagt, staat bij “ik wil nog iets kwijt”",
}  # an empty reason: it does arrive, in another form
_READ_BUT_NOT_KEPT = (
    "informatie_delen", "toestemmingen", "analyse.samenhangend_beeld.aparte_delen",
    "trajecten[].ook_voor", "zaak.termijnen", "zaak.gemeente", "regie.casusregie.tot",
    "aanvragen[].verklarende_analyse",
)  # fmt: skip


@dataclass(frozen=True)
class NotTakenOver:
    """One key of the file that does not arrive, how often it stands there, and why."""

    key: str
    count: int
    why: str

    def __str__(self) -> str:
        return f"{self.key} ({self.count}): {self.why}"


def unplaced(data: dict[str, Any]) -> list[NotTakenOver]:
    """Per key; `delen` is told once for the whole file, because it may hang on any item."""
    counted: Counter[str] = Counter()
    for path, value in unknown(FILE, data):
        key = _without_places(path)
        if _says_something(value) and not key.startswith(_READ_BUT_NOT_KEPT):
            counted[key] += len(value) if isinstance(value, list) else 1
    for path, value in walk(data):
        key = _without_places(path)
        if key in _READ_BUT_NOT_KEPT and _says_something(value):
            counted[key] += len(value) if isinstance(value, list) else 1
    rows = (NotTakenOver(key, count, WHY.get(key, NO_ROOM)) for key, count in counted.items())
    return [row for row in rows if row.why]


def _without_places(path: str) -> str:
    """`doelen[3].delen` → `delen`; `doelen[3].hoofddoel` → `doelen[].hoofddoel`; `vignet.titel` → `vignet`."""
    key = re.sub(r"\[\d+\]", "[]", path)
    if key.endswith(".delen"):
        return "delen"
    return "vignet" if key.startswith("vignet.") else key


def _says_something(value: Any) -> bool:
    return value not in (None, "", [], {})

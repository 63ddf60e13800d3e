"""What a client may be allowed: per kind of thing to read it, to write it, or both."""

RESOURCES = {
    "gezinnen": "gezinnen en hun zaak",
    "personen": "mensen van het gezin: gegevens, relaties, gezag, wonen, school",
    "burgerservicenummers": "burgerservicenummers, één tegelijk; elke keer staat in het logboek",
    "deelnames": "welke organisaties en professionals meedoen",
    "toegang": "wie wat mag ontvangen, en toestemmingen",
    "analyses": "verklarende analyses",
    "plannen": "gezinsplannen met doelen en afspraken",
    "evaluaties": "evaluaties met cijfers",
    "overgangen-18": "lijsten voor 18-/18+",
    "hulp": "aangevraagde en ingezette jeugdhulp",
    "signalen": "signalen van aanbieders",
    "contactnotities": "notities van contacten met het gezin en met anderen",
    "referentie": "gemeenten, organisaties, codelijsten en medewerkers",
    "gebeurtenissen": "wat er gebeurd is, zonder persoonsgegevens",
    "abonnementen": "abonnementen op gebeurtenissen",
    "bestanden": "gegevens als bestand meenemen",
    "importen": "gezinnen overnemen uit een ander systeem",
}
READ, WRITE = "lezen", "schrijven"
SCOPES = {
    f"{name}:{verb}": f"{words} {verb}" for name, words in RESOURCES.items() for verb in (READ, WRITE)
}  # fmt: skip


def unknown_scopes(asked: list[str]) -> list[str]:
    return [one for one in asked if one not in SCOPES]

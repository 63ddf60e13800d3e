"""What changed, per version (semantic versioning), the newest first. Within a major version nothing that works stops
working; the version before it stays for a year beside a new one, with `Deprecation` and `Sunset` on every answer."""

from datetime import date

# (version, day, what changed)
CHANGES: tuple[tuple[str, date, tuple[str, ...]], ...] = (
    (
        "1.1.0", date(2026, 11, 30),
        (
            "Nieuw: trajecten, gesprekken met jeugdigen, termijnpauzes, hulpaanvragen, toestemmingen, "
            "toegangscontroles, regiehouders, contactnotities, en het tonen van één burgerservicenummer.",
            "Nieuwe gebeurtenissen over ingezette hulp en signalen. Toestemming die op een verjaardag vervalt, geeft "
            "ook toestemming.ingetrokken.",
            "Importen: wie net na een ander dezelfde externeReferentie stuurt, krijgt 200 en het gezin dat er al is.",
        ),
    ),
    (
        "1.0.0", date(2026, 11, 29),
        (
            "De eerste versie: gezinnen en hun mensen, zoeken, stappen, overnemen uit een ander systeem.",
            "Meenemen als FHIR-bundel, of als tekst per kop van het formulier.",
        ),
    ),
)  # fmt: skip

"""What changed, per version (semantic versioning), the newest first. Within a major version nothing that works stops
working; the version before it stays for a year beside a new one, with `Deprecation` and `Sunset` on every answer."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.utils.http import http_date


@dataclass(frozen=True)
class Leaving:
    """An address that goes: told since, gone on (RFC 9745, RFC 8594), and the address of the page that says what comes
    instead."""

    since: date
    gone: date
    told: str = "/api/v1/changelog"

    def headers(self, link: str) -> dict[str, str]:
        """Beside the `Link` that stands there."""
        since, gone = (datetime.combine(day, time.min, UTC).timestamp() for day in (self.since, self.gone))
        links = ", ".join(filter(None, (link, f'<{self.told}>; rel="deprecation"; type="text/html"')))
        return {"Deprecation": f"@{since:.0f}", "Sunset": http_date(gone), "Link": links}


LEAVING: dict[str, Leaving] = {}  # by name of the address (`cases.api.routes`); nothing goes now

# (version, day, what changed)
CHANGES: tuple[tuple[str, date, tuple[str, ...]], ...] = (
    (
        "1.1.0", date(2026, 11, 30),
        (
            "Nieuw: trajecten, gesprekken met jeugdigen, termijnpauzes, hulpaanvragen, toestemmingen, "
            "toegangscontroles, regiehouders, contactnotities, en het tonen van één burgerservicenummer.",
            "Nieuwe gebeurtenissen over ingezette hulp en signalen. Toestemming die op een verjaardag vervalt, geeft "
            "ook toestemming.ingetrokken.",
            "Nieuw: toegang.gegeven (er is iets voor u geopend) en gezinsplan.bijgewerkt (voorgelegd, beantwoord, "
            "teruggenomen). Een antwoord op een analyse geeft verklarende-analyse.bijgewerkt.",
            "dataref van doel.afgerond en overgang-18.actie-te-laat is het doel en het punt zelf.",
            "Wat niet klopt in wat u stuurt, is overal 400; 409 zegt alleen dat iets nu niet kan. Een naam die "
            "twee keer in een object staat, een datum in een andere vorm en te diepe JSON worden geweigerd.",
            "stappen staan er alleen bij wie ze met dit token kan zetten. Een leeg PATCH-bericht verandert niets.",
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

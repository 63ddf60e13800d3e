"""Every term and cadence with its default, unit, source and date. By-laws differ per municipality and change,
so a `Term` row of the municipality goes before the default of the region."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.apps import apps
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from network.written import Written


@dataclass(frozen=True)
class TermDefault:
    """`value` counts `unit`; `since` is the day from which this default was taken over from `source`."""

    label: str
    value: int
    unit: str
    source: str
    since: date = date(2026, 1, 1)
    by_law: bool = False  # set by a law: it never ends on a day that is no working day (`network.working_days`)


_BYLAW = "Verordening jeugdhulp gemeente Groningen 2026"
_MANUAL = "Handleiding Gezinsplan WIJ Groningen, mei 2025"
_DEFAULT = "afspraak in de regio, geen wettelijke termijn"

TERMS: dict[str, TermDefault] = {
    "analysis_days": TermDefault("Gezinsanalyse klaar na de vraag", 42, "dagen", f"{_MANUAL}, p. 5"),
    "decision_days": TermDefault("Besluit na het eerste contact", 56, "dagen", f"{_BYLAW}, art. 5 lid 7"),
    "urgent_decision_days": TermDefault("Besluit na start van spoedhulp", 28, "dagen", f"{_BYLAW}, art. 5 lid 9"),
    "use_help_days": TermDefault("Melden bij de aanbieder na het besluit", 92, "dagen", f"{_BYLAW}, art. 5 lid 10"),
    "plan_days": TermDefault(
        "Plan vaststellen als er geen familiegroepsplan komt", 42, "dagen", "Jeugdwet art. 4.1.3 lid 5", by_law=True
    ),
    "first_evaluation_days": TermDefault("Eerste evaluatie na vaststellen", 42, "dagen", _DEFAULT),
    "evaluation_interval_days": TermDefault("Volgende evaluatie na de vorige", 90, "dagen", _DEFAULT),
    "evaluation_max_days": TermDefault("Uiterlijk volgende evaluatie", 180, "dagen", _DEFAULT),
    "evaluation_before_help_ends_days": TermDefault(
        "Evaluatie vóór het einde van de hulp", 56, "dagen", f"{_BYLAW}, art. 5 lid 7 (afgeleid)"
    ),
    "open_goals": TermDefault("Doelen tegelijk open", 5, "doelen", "Richtlijn Samen beslissen over hulp, h. 7"),
    "youth_answers_age": TermDefault("Jeugdige geeft zelf antwoord", 12, "jaar", "Jeugdwet art. 7.3.4 lid 2"),
    "perspective_plan_months": TermDefault("Perspectiefplan vanaf", 198, "maanden oud", f"{_BYLAW}, art. 21c lid 2"),
    "adulthood_list_months": TermDefault("18+-lijst begint vanaf", 192, "maanden oud", "NJi, toekomstplan vanaf 16"),
    "adulthood_tab_months": TermDefault("18-/18+ te zien vóór de 18+-lijst begint", 12, "maanden", _DEFAULT),
    "response_days": TermDefault("Antwoord op analyse of plan", 14, "dagen", _DEFAULT),
    "coordinator_days": TermDefault("Casusregisseur gekozen na de vraag", 7, "dagen", _DEFAULT),
    "handover_days": TermDefault("Antwoord op een overdracht", 14, "dagen", _DEFAULT),
    "reading_on_days": TermDefault("Lezen om over te dragen na het einde van een deelname", 0, "dagen", _DEFAULT),
    "access_requests_a_day": TermDefault("Verzoeken om toegang van één professional op een dag", 10, "keer", _DEFAULT),
    "access_request_days": TermDefault("Antwoord op een verzoek om toegang", 7, "dagen", _DEFAULT),
    "emergency_hours": TermDefault("Noodtoegang duurt", 24, "uur", _DEFAULT),
    "emergency_review_days": TermDefault("Noodtoegang nagekeken", 7, "dagen", _DEFAULT),
    "door_code_days": TermDefault("Code voor de eigen toegang van het gezin geldig", 7, "dagen", _DEFAULT),
    "door_news_days": TermDefault("Lezen wat het gezin zelf schreef of antwoordde", 7, "dagen", _DEFAULT),
    "gezag_check_days": TermDefault("Gezag opnieuw nagaan", 182, "dagen", f"{_MANUAL}, p. 37"),
    "attention_days": TermDefault("Aandachtspunt vóór het einde van een termijn", 14, "dagen", _DEFAULT),
    "school_absence_days": TermDefault(
        "Thuis van school: aandachtspunt vanaf", 28, "dagen", "Leerplichtwet, langdurig verzuim vanaf vier weken"
    ),
    "school_absence_long_days": TermDefault(
        "Thuis van school: dringend vanaf", 92, "dagen", "Leerplichtwet, thuiszitter vanaf drie maanden"
    ),
    "look_ahead_18_months": TermDefault("Vooruitkijken naar 18 jaar", 18, "maanden", f"{_BYLAW}, toelichting art. 21a"),
    "hurry_18_months": TermDefault("Uiterlijk klaar voor 18 jaar", 6, "maanden", f"{_BYLAW}, toelichting art. 21a"),
    "birthday_preview_months": TermDefault("Vooruitblik op wat een verjaardag verandert", 3, "maanden", _DEFAULT),
    "read_log_months": TermDefault(
        "Logboek bewaren (nooit korter dan vijf jaar)", 60, "maanden", "NEN 7513; Stcrt. 2019, 38007", date(2026, 11, 1)
    ),
    "retention_years": TermDefault("Dossier bewaren na de laatste wijziging", 20, "jaar", "Jeugdwet art. 7.3.8 lid 3"),
    "request_months": TermDefault(
        "Antwoord op een verzoek over het dossier", 1, "maanden", "AVG art. 12 lid 3", by_law=True
    ),
    "request_extra_months": TermDefault(
        "Langer antwoord op een verzoek over het dossier", 2, "maanden", "AVG art. 12 lid 3", by_law=True
    ),
    "access_review_days": TermDefault("Nakijken wie wat mag ontvangen", 182, "dagen", _DEFAULT),
    "help_report_days": TermDefault(
        "Start of einde van ingezette hulp vastgelegd", 5, "werkdagen", "iJw 3.2, bedrijfsregels OP271 en OP272"
    ),
    "signal_days": TermDefault("Antwoord op een signaal van een aanbieder", 7, "dagen", _DEFAULT),
    "measure_ends_days": TermDefault("Hulp regelen vóór het einde van een maatregel", 182, "dagen", _DEFAULT),
}  # fmt: skip


@dataclass(frozen=True)
class InForce:
    """A term as it holds somewhere on a day: its value, its source in words, and whether the municipality set it."""

    value: int
    source: str
    own: bool = False


def term(key: str, municipality_code: str | None = None, on: date | None = None) -> int:
    """The value that holds for this municipality on this day; the default of the region otherwise."""
    return terms(municipality_code, on)[key]


def terms(municipality_code: str | None, on: date | None = None) -> dict[str, int]:
    """All values at once (one query)."""
    return {key: one.value for key, one in in_force(municipality_code, on).items()}


def in_force(municipality_code: str | None, on: date | None = None) -> dict[str, InForce]:
    """All terms with their source, as they hold for this municipality on this day (one query)."""
    from network.models import Term  # which names its keys after TERMS

    found = {key: InForce(default.value, explained(key)) for key, default in TERMS.items()}
    rows = Term.objects.filter(Q(municipality=None) | Q(municipality=municipality_code))
    rows = rows.filter(valid_from__lte=on or timezone.localdate())
    for row in sorted(rows, key=lambda row: (row.municipality_id is not None, row.valid_from)):
        source = f"{row.source} (geldt sinds {date_format(row.valid_from, 'j F Y')})"
        found[row.key] = InForce(row.value, source, own=row.municipality_id is not None)
    return found


Said = tuple[str | None, str, int]  # a municipality (None: the whole region), a key, and the value it set


@dataclass(frozen=True)
class Everywhere:
    """The value of one term in the whole region: `default`, and `own` per municipality that has its own."""

    default: int
    own: dict[str, int]


def everywhere(on: date) -> Mapping[str, Everywhere]:
    """Every term for every municipality on that day (one query), for work that goes over all cases at once."""
    return per_term(said_on(on))


def said_on(on: date) -> tuple[Said, ...]:
    """What holds on that day beside the defaults, the oldest first. One query, written once a day."""
    return tuple(_written(on).given())


@lru_cache(maxsize=4)
def _written(on: date) -> Written:
    rows = apps.get_model("network", "Term")._default_manager.filter(valid_from__lte=on).order_by("valid_from", "pk")
    return Written(rows.values_list("municipality_id", "key", "value"))


@lru_cache(maxsize=4)
def per_term(said: tuple[Said, ...]) -> Mapping[str, Everywhere]:
    """What `said_on` gives and the defaults, as they hold everywhere."""
    found = {key: Everywhere(default.value, {}) for key, default in TERMS.items()}
    for municipality, key, value in said:
        if municipality is None:
            found[key] = Everywhere(value, found[key].own)
        else:
            found[key].own[municipality] = value
    return found


def explained(key: str) -> str:
    """The source of a term, as shown beside what it leads to."""
    return f"{TERMS[key].source} (standaard sinds {date_format(TERMS[key].since, 'j F Y')})"

"""Who is reminded of what, and when: one table. The sets behind it stand in `waiting`.

A rung is a number of days before (−) or after (+) the day a moment counts from, and who hears it: whose task it is, the
team leader, or the region. The rungs here are the default; a municipality may have its own from a date on
(`RungSetting`). An *occasion* is one moment on one date, so a moved evaluation is a new occasion. Which rungs of an
occasion lead to a message:

- none that was already past, or fell on the day itself, when the occasion came to be: what was agreed today for next
  week is not announced as if it were a month late;
- of the others that have passed, only the newest for each person. After missed nights the older ones stand in the
  ledger as "not needed" with the reason, so nobody gets three messages about one thing, and the ledger tells why.

A new kind is a word in `codes.Kind`, a set in `moments` and `waiting`, and a line here.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from cases.families.models import Case
from cases.reminders import waiting as sets
from cases.reminders.codes import Hearer, Kind, Rung, rungs
from cases.reminders.models import RungSetting
from cases.reminders.waiting import Waiting
from network.models import Membership, User
from network.roles import Role


@dataclass(frozen=True)
class Rule:
    """One line of the table. `what` is the text on the screen; `over` says why a reminder that was not sent yet is not
    needed any more, when nothing says it better (`planning.why`). `at_once`: cannot wait for the morning."""

    kind: Kind
    written: str
    counted_from: str
    who: str
    what: str
    sets: tuple[Waiting, ...]
    over: str
    at_once: bool = False

    @property
    def rungs(self) -> tuple[Rung, ...]:
        return rungs(self.written)


RULES = (
    Rule(Kind.EVALUATION, "-28, -7, 0, 7, 7 teamleider, 21 regio dringend", "de dag waarop de evaluatie uiterlijk is",
         "de casusregisseur", "Evaluatie van het gezinsplan",
         (sets.evaluations,), "De evaluatie is gehouden en afgerond, of vervallen."),
    Rule(Kind.AGREEMENT, "-7, 0, 7, 14 teamleider", "de dag waarop de afspraak klaar moet zijn",
         "de professional die het doet, anders de casusregisseur", "Afspraak uit het gezinsplan",
         (sets.agreements,), "De afspraak is gedaan of vervallen, of staat in een oude versie van het plan."),
    Rule(Kind.HANDOVER, "3, 7, 14, 21 teamleider, 35 regio dringend", "de dag van het aanbod",
         "wie de zaak zou overnemen", "Overdracht van de regie: uw antwoord",
         (sets.handovers,), "De overdracht is aangenomen, niet aangenomen of ingetrokken."),
    Rule(Kind.RESPONSE, "7, 14, 21 teamleider", "de dag van voorleggen",
         "de professional die nog niet antwoordde; de casusregisseur voor de antwoorden van het gezin",
         "Antwoord op het gezinsplan of de verklarende analyse",
         (sets.professionals_on_analysis, sets.professionals_on_plan, sets.family_on_analysis, sets.family_on_plan),
         "Het antwoord is er, of de tekst is teruggenomen of vastgesteld."),
    Rule(Kind.PLAN_CLOCK, "-14, -7, 0 dringend, 7, 7 teamleider, 21 regio dringend", "de laatste dag van de zes weken",
         "de casusregisseur", "Gezinsplan vaststellen binnen zes weken",
         (sets.plan_clocks,), "Het plan is vastgesteld, of de termijn staat stil."),
    Rule(Kind.FILE_REQUEST, "-28, -14, -3 dringend, 0 dringend, 7, 7 teamleider, 21 regio dringend",
         "de dag waarop het antwoord uiterlijk is",
         "de casusregisseur; in een afgesloten zaak wie het verzoek opschreef", "Verzoek over het dossier beantwoorden",
         (sets.file_requests,), "Het verzoek is beantwoord of ingetrokken."),
    Rule(Kind.DOOR_NEWS, "0, 7, 14 teamleider", "de dag waarop iemand van het gezin schreef of antwoordde",
         "de casusregisseur, anders de teamleider", "Iemand van het gezin schreef of antwoordde zelf: lees het",
         (sets.door_news, sets.door_news_to_leaders), "Het is gelezen."),
    Rule(Kind.SIGNAL, "0, 3, 7, 14 teamleider", "de dag van het signaal", "de casusregisseur",
         "Iemand die hulp geeft vraagt om terug te kijken: uw antwoord",
         (sets.signals,), "Er is geantwoord op het signaal."),
    Rule(Kind.ACCESS_REQUEST, "0, 3, 7, 14 teamleider", "de dag van het verzoek",
         "de casusregisseur, anders de teamleider", "Iemand vraagt om toegang: uw antwoord",
         (sets.access_requests, sets.access_requests_to_leaders), "Het verzoek is beantwoord of ingetrokken."),
    Rule(Kind.EMERGENCY, "0 dringend, 3 dringend, 6 dringend", "de dag waarop het lezen begon",
         "de functionaris gegevensbescherming, en de casusregisseur (anders de teamleider) voor wat die ervan vindt",
         "Iemand las in noodtoegang: kijk het na of zeg wat u ervan vindt",
         (sets.emergencies_to_review, sets.emergencies, sets.emergencies_to_leaders),
         "De noodtoegang is nagekeken, of de casusregisseur heeft gezegd wat die ervan vindt.", at_once=True),
    Rule(Kind.EMERGENCY_LATE, "1 dringend, 7 dringend, 14 dringend", "de laatste dag om na te kijken", "de teamleider",
         "Noodtoegang is niet op tijd nagekeken",
         (sets.late_emergencies,), "De noodtoegang is nagekeken.", at_once=True),
    Rule(Kind.SHARING_ENDS, "-28, -7, 0", "de laatste dag van de toegang of de toestemming", "de casusregisseur",
         "Toestemming of toegang loopt af",
         (sets.grants_ending, sets.consents_ending), "De toegang of toestemming is voorbij, verlengd of ingetrokken."),
    Rule(Kind.BIRTHDAY, "-84, -28, 0", "de dag waarop een jeugdige 12, 16 of 18 wordt", "de casusregisseur",
         "Verjaardag: er verandert iets in wie beslist",
         tuple(map(sets.birthdays, (12, 16, 18))), "De verjaardag is voorbij of de geboortedatum is veranderd."),
    Rule(Kind.ADULTHOOD, "-28, 0, 14 teamleider, 42 regio", "de dag waarop het punt geregeld moet zijn",
         "de professional die het doet, anders de casusregisseur", "Punt op de 18+-lijst",
         (sets.adulthood_items,), "Het punt is geregeld, overgenomen of niet nodig, of de lijst is afgetekend."),
    Rule(Kind.ACCESS_REVIEW, "0, 14, 28 teamleider", "de dag waarop wordt nagekeken wie wat mag ontvangen",
         "de casusregisseur", "Nakijken wie wat mag ontvangen",
         (sets.access_reviews,), "Het is nagekeken, of er is niemand meer die iets ontvangt."),
    Rule(Kind.RETENTION, "1 teamleider, 92 teamleider", "de laatste dag waarop het dossier wordt bewaard",
         "de teamleider", "De bewaartermijn is voorbij: bewaren of vernietigen",
         (sets.retention,), "Er is besloten over het dossier, of er is weer iets in veranderd."),
)  # fmt: skip
RULE_OF: dict[str, Rule] = {rule.kind: rule for rule in RULES}


@dataclass(frozen=True)
class Rungs:
    """The rungs that hold for some municipalities: `only` one, or all except those that have their own."""

    told: tuple[Rung, ...]
    only: str | None = None
    without: frozenset[str] = frozenset()

    def in_reach(self) -> Q:
        if self.only is not None:
            return Q(in_municipality=self.only)
        return Q(in_municipality=None) | ~Q(in_municipality__in=self.without) if self.without else Q()


def rungs_of(rule: Rule, settings: list[RungSetting]) -> list[Rungs]:
    """How the rungs of a rule are spread over the municipalities; `settings` in the order in which they came."""
    default: tuple[Rung, ...] = rule.rungs
    own: dict[str, tuple[Rung, ...]] = {}
    for row in settings:
        if row.kind != rule.kind:
            continue
        if row.municipality_id is None:
            default = row.rungs
        else:
            own[row.municipality_id] = row.rungs
    spread = [Rungs(told, only=code) for code, told in sorted(own.items())]
    return [Rungs(default, without=frozenset(own)), *spread]


def somebody_else(reminder: Any) -> list[tuple[User, Hearer]]:
    """Who is told instead, when the recipient cannot see the case (any more) or no mail reaches them: the coordinator,
    else who leads the team, else the region; only who is reached by mail. What was for the team leader or the region
    does not go back to the coordinator, who knew already."""
    case: Case = reminder.case
    first = reminder.hearer == Hearer.FIRST
    if first and case.coordinator is not None and _other(case.coordinator, reminder):
        return [(case.coordinator, Hearer.FIRST)]
    led_by = case.participations.current().filter(leads=True).values("organisation_id")
    people = Membership.objects.current()
    leaders = _told(people.filter(organisation__in=led_by, role=Role.TEAM_LEADER), reminder, Hearer.LEADER)
    region = _told(people.filter(role=Role.REGIONAL_COORDINATOR), reminder, Hearer.REGION)
    return region or leaders if reminder.hearer == Hearer.REGION else leaders or region


def _told(memberships: Any, reminder: Any, hearer: Hearer) -> list[tuple[User, Hearer]]:
    rows = memberships.select_related("user").order_by("user__name", "user_id")
    return [(row.user, hearer) for row in rows if _other(row.user, reminder)]


def _other(user: User, reminder: Any) -> bool:
    return user.reachable and user.pk != reminder.recipient_id

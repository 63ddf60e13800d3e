"""The words of the reminders, and how a rung is written down."""

import re
from dataclasses import dataclass

from django.db import models


class ReminderStatus(models.TextChoices):
    PLANNED = "planned", "gepland"
    CLAIMED = "claimed", "wordt verstuurd"
    SENT = "sent", "verstuurd"
    FAILED = "failed", "niet gelukt"
    NOT_NEEDED = "not_needed", "niet meer nodig"


UNSENT = [ReminderStatus.PLANNED, ReminderStatus.CLAIMED, ReminderStatus.FAILED]


class Kind(models.TextChoices):
    EVALUATION = "evaluation", "evaluatie"
    AGREEMENT = "agreement", "afspraak"
    HANDOVER = "handover", "overdracht wacht op antwoord"
    RESPONSE = "response", "antwoord wordt gevraagd"
    PLAN_CLOCK = "plan_clock", "zes weken voor het plan"
    FILE_REQUEST = "file_request", "verzoek over het dossier"
    DOOR_NEWS = "door_news", "het gezin schreef of antwoordde zelf"
    SIGNAL = "signal", "signaal van een aanbieder"
    ACCESS_REQUEST = "access_request", "verzoek om toegang wacht op antwoord"
    EMERGENCY = "emergency", "noodtoegang wacht op nakijken"
    EMERGENCY_LATE = "emergency_late", "noodtoegang is niet op tijd nagekeken"
    SHARING_ENDS = "sharing_ends", "toestemming of toegang loopt af"
    BIRTHDAY = "birthday", "verjaardag die iets verandert"
    ADULTHOOD = "adulthood", "punt op de 18+-lijst"
    ACCESS_REVIEW = "access_review", "nakijken wie wat mag ontvangen"
    RETENTION = "retention", "bewaartermijn is voorbij"


class Hearer(models.TextChoices):
    """Who hears a rung: whose task it is, who leads the team, or the region."""

    FIRST = "first", "wie het doet"
    LEADER = "leader", "teamleider"
    REGION = "region", "regiocoördinator"


class MailStyle(models.TextChoices):
    SINGLE = "single", "elk bericht apart"
    DIGEST = "digest", "alles in één bericht per dag"


# As a functional administrator writes it behind the number of days.
_WORDS = {"teamleider": Hearer.LEADER, "regio": Hearer.REGION}
URGENT = "dringend"
_RUNG = r"[+-]?\d{1,3}( (teamleider|regio))?( dringend)?"
WRITTEN = rf"^\s*{_RUNG}\s*(,\s*{_RUNG}\s*)*$"


@dataclass(frozen=True, order=True)
class Rung:
    """So many days before (−) or after (+) the day a moment counts from, this hearer is told. An urgent rung is always
    a message of its own."""

    days: int
    hearer: Hearer = Hearer.FIRST
    urgent: bool = False


def rungs(written: str) -> tuple[Rung, ...]:
    """'-28, -7, 0, 7 teamleider, 21 regio dringend', the earliest first."""
    return tuple(sorted(_rung(one.split()) for one in written.split(",")))


def _rung(words: list[str]) -> Rung:
    days, *said = words
    hearer = next((_WORDS[word] for word in said if word in _WORDS), Hearer.FIRST)
    return Rung(int(days), hearer, URGENT in said)


def readable(written: str) -> bool:
    return re.match(WRITTEN, written) is not None

"""The words of the events, and how a delivery stands."""

from datetime import timedelta

from django.db import models

TYPE_PREFIX, TYPE_VERSION = "nl.jeugdhulp.", ".v1"


class EventKind(models.TextChoices):
    """What can be told. A receiver sees `type` (NL GOV profile for CloudEvents: reverse DNS, no organisation, `vN`)."""

    CASE_REGISTERED = "zaak.aangemeld", "gezin aangemeld"
    CASE_STARTED = "zaak.gestart", "zaak gestart"
    CASE_REOPENED = "zaak.heropend", "zaak heropend"
    CASE_CLOSED = "zaak.afgesloten", "zaak afgesloten"
    REGIE_CHANGED = "casusregie.gewijzigd", "casusregie gewijzigd"
    TEAM_CHANGED = "team.lid-gewijzigd", "team gewijzigd"
    ACCESS_GIVEN = "toegang.gegeven", "toegang gegeven"
    CONSENT_WITHDRAWN = "toestemming.ingetrokken", "toegang ingetrokken of afgelopen"
    ANALYSIS_CHANGED = "verklarende-analyse.bijgewerkt", "verklarende analyse bijgewerkt"
    PLAN_ADOPTED = "gezinsplan.vastgesteld", "gezinsplan vastgesteld"
    PLAN_CHANGED = "gezinsplan.bijgewerkt", "gezinsplan voorgelegd, beantwoord of teruggenomen"
    PLAN_CLOSED = "gezinsplan.afgesloten", "gezinsplan afgesloten"
    EVALUATION_PLANNED = "gezinsplan.evaluatie-gepland", "evaluatie gepland of verzet"
    EVALUATION_CANCELLED = "gezinsplan.evaluatie-vervallen", "evaluatie vervallen"
    EVALUATION_CONCLUDED = "gezinsplan.evaluatie-afgerond", "evaluatie afgerond"
    EVALUATION_LATE = "gezinsplan.evaluatie-te-laat", "evaluatie te laat"
    GOAL_SETTLED = "doel.afgerond", "doel afgerond"
    HELP_PLACED = "ingezette-hulp.vastgelegd", "ingezette hulp vastgelegd"
    HELP_CHANGED = "ingezette-hulp.gewijzigd", "ingezette hulp gewijzigd, begonnen of gestopt"
    SIGNAL_GIVEN = "signaal.gegeven", "signaal gegeven"
    SIGNAL_ANSWERED = "signaal.beantwoord", "signaal beantwoord"
    ADULTHOOD_LATE = "overgang-18.actie-te-laat", "punt op de 18+-lijst te laat"

    @property
    def type(self) -> str:
        return f"{TYPE_PREFIX}{self.value}{TYPE_VERSION}"


TEST_TYPE = f"{TYPE_PREFIX}testbericht{TYPE_VERSION}"
KIND_OF_TYPE = {kind.type: kind for kind in EventKind}


class SubscriptionStatus(models.TextChoices):
    PENDING = "pending", "wacht op de handdruk"
    ACTIVE = "active", "actief"
    STOPPED = "stopped", "gestopt"


class DeliveryStatus(models.TextChoices):
    WAITING = "waiting", "wacht"
    CLAIMED = "claimed", "wordt verstuurd"
    DELIVERED = "delivered", "bezorgd"
    NOT_ALLOWED = "not_allowed", "niet verstuurd: mag niet meer"
    DEAD = "dead", "niet te bezorgen"


OPEN = [DeliveryStatus.WAITING, DeliveryStatus.CLAIMED]
TRIED_FOR = timedelta(hours=72)  # after it: a dead letter

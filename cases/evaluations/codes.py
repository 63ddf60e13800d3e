"""Closed lists of this room."""

from django.db.models import TextChoices

from cases.analysis.codes import Trigger


class Decision(TextChoices):
    CONTINUE = "voortzetten", "zo doorgaan"
    ADJUST_GOALS = "bijstellen_doelen", "doelen aanpassen"
    REVISE_ANALYSIS = "bijstellen_analyse", "opnieuw naar de analyse kijken"
    STEP_UP = "opschalen", "meer of zwaardere hulp"
    STEP_DOWN = "afschalen", "minder of lichtere hulp"
    OTHER_PROVIDER = "ander_aanbod", "andere hulp of andere aanbieder"
    CLOSE = "afsluiten", "het plan afsluiten"


class StillRight(TextChoices):
    """'Doen we nog steeds de goede en meest helpende dingen?' (council letter 2025)."""

    YES = "ja", "ja"
    PARTLY = "deels", "voor een deel"
    NO = "nee", "nee"


class SignalKind(TextChoices):
    """Why somebody who gives help asks to look back: of the five reasons to evaluate those that they can see coming.
    The codes are those of `Trigger`, so that the evaluation that follows has its reason."""

    STAGNATION = Trigger.STAGNATION.value, "de hulp loopt vast"
    BIG_EVENT = Trigger.BIG_EVENT.value, "er is iets groots gebeurd"
    NEW_QUESTION = Trigger.NEW_QUESTION.value, "er is een nieuwe vraag"
    CLOSING = Trigger.CLOSING.value, "de hulp kan stoppen"

"""Closed lists of this room."""

from django.db.models import TextChoices


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

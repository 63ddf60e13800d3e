"""Closed lists of this room, with the words on the screen."""

from django.db.models import TextChoices


class RequestKind(TextChoices):
    """Which right is used: Jeugdwet 7.3.10, AVG 16, Jeugdwet 7.3.8(2), Jeugdwet 7.3.9."""

    INSPECTION = "inzage", "inzage of afschrift"
    CORRECTION = "verbetering", "verbetering van een feit"
    ADDITION = "verklaring", "eigen verklaring bij het dossier"
    DESTRUCTION = "vernietiging", "vernietiging van gegevens"


class RefusalGround(TextChoices):
    """Why the law lets a request be refused."""

    INTEREST_OF_OTHERS = "belang_ander", "bewaren is van aanmerkelijk belang voor een ander (Jeugdwet 7.3.9 lid 2)"
    LAW_FORBIDS = "wet_verzet", "een wet verzet zich tegen vernietigen (Jeugdwet 7.3.9 lid 2)"
    PRIVACY_OF_OTHERS = "privacy_ander", "dat beschermt de persoonlijke levenssfeer van een ander (Jeugdwet 7.3.10)"
    NO_FACT = "geen_feit", "het is geen feit maar een mening: een eigen verklaring komt erbij (Jeugdwet 7.3.8 lid 2)"
    NOT_WRONG = "klopt", "het feit is nagegaan en klopt"


GROUNDS = {
    RequestKind.INSPECTION: (RefusalGround.PRIVACY_OF_OTHERS,),
    RequestKind.CORRECTION: (RefusalGround.NO_FACT, RefusalGround.NOT_WRONG),
    RequestKind.DESTRUCTION: (RefusalGround.INTEREST_OF_OTHERS, RefusalGround.LAW_FORBIDS),
}


class RetentionChoice(TextChoices):
    """What the team leader decides when the term of a file has passed (Jeugdwet 7.3.8(3))."""

    KEEP = "bewaren", "langer bewaren"
    DESTROY = "vernietigen", "vernietigen"

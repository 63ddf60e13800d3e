"""Closed lists about consent, with the words on the screen."""

from django.db.models import TextChoices


class ConsentPurpose(TextChoices):
    """What is consented to: help by the recipient (Jeugdwet 7.3.4), or that the recipient receives something of the
    file (7.3.11)."""

    HELP = "hulp", "hulp door deze ontvanger"
    SHARE = "delen", "gegevens delen met deze ontvanger"


class ConsentAnswer(TextChoices):
    GIVEN = "gegeven", "geeft toestemming"
    REFUSED = "geweigerd", "geeft geen toestemming"
    WISH = "weloverwogen_wens", "blijft dit na de weigering weloverwogen wensen"
    NOT_NEEDED = "niet_nodig", "toestemming is niet nodig"


class ConsentException(TextChoices):
    """Why consent of somebody is not needed."""

    COMPULSORY = "gedwongen_kader", "maatregel van de rechter, jeugdreclassering of gesloten jeugdhulp"
    SERIOUS_HARM = "ernstig_nadeel", "kennelijk nodig om ernstig nadeel voor de jeugdige te voorkomen"
    URGENT = "spoed", "er is geen tijd om toestemming te vragen, en wachten geeft ernstig nadeel"
    PRESUMED = "niet_ingrijpend", "het is niet ingrijpend: de toestemming mag worden verondersteld"
    COURT = "vervangende_toestemming", "de rechter gaf vervangende toestemming"


class Capacity(TextChoices):
    """In which capacity somebody answered, on the day of the answer."""

    YOUTH = "jeugdige", "jeugdige"
    ADULT = "volwassene", "volwassene, voor zichzelf"
    PARENT = "ouder_met_gezag", "ouder met gezag"
    GUARDIAN = "voogd", "voogd"
    REPRESENTATIVE = "vertegenwoordiger", "vertegenwoordiger"


class ConsentForm(TextChoices):
    """How the answer was given; what was said out loud is noted down (Jeugdwet 7.3.6)."""

    SPOKEN = "mondeling", "mondeling, en opgeschreven"
    WRITTEN = "schriftelijk", "op papier"
    DIGITAL = "digitaal", "digitaal"

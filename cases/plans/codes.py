"""Closed lists of this room. Sources: WIJ form, Jeugdwet 4.1.2, by-law art. 2(1)b, iJw 3.2."""

from django.db.models import TextChoices


class FamilyPlanAnswer(TextChoices):
    """What the family said to the offer of a familiegroepsplan (Jeugdwet 4.1.2)."""

    WANTED = "gewenst", "het gezin maakt zelf een familiegroepsplan"
    NOT_WANTED = "niet_gewenst", "het gezin wil dat niet"
    NO_ANSWER = "nog_geen_antwoord", "nog geen antwoord"


class SkipGround(TextChoices):
    """The only three grounds on which no familiegroepsplan is made (Jeugdwet 4.1.2)."""

    NOT_WANTED = "a", "de ouders willen het niet"
    THREAT = "b", "er is een concrete bedreiging voor de ontwikkeling van het kind"
    HARM = "c", "het belang van het kind wordt er op een andere manier door geschaad"


class Period(TextChoices):
    SHORT = "kort", "korte termijn"
    LONG = "lang", "langere termijn"


class GoalStatus(TextChoices):
    OPEN = "open", "open"
    ACHIEVED = "behaald", "behaald"
    PARTLY = "deels_behaald", "deels behaald"
    NOT_ACHIEVED = "niet_behaald", "niet behaald"
    DROPPED = "vervallen", "vervallen"


class AgreementStatus(TextChoices):
    OPEN = "open", "nog te doen"
    BUSY = "bezig", "bezig"
    DONE = "gedaan", "gedaan"
    LAPSED = "vervallen", "vervallen"


class AgreementKind(TextChoices):
    """`SAFETY_PLAN`: the agreement to make a safety plan; until it is done, the case warns."""

    ORDINARY = "gewoon", "gewone afspraak"
    SAFETY_PLAN = "veiligheidsplan", "veiligheidsplan maken"


class Can(TextChoices):
    YES = "ja", "ja"
    PARTLY = "deels", "voor een deel"
    NO = "nee", "nee"


class HelpRoute(TextChoices):
    LOCAL_TEAM = "advies_lokaal_team", "advies van het lokale team"
    CERTIFIED_INSTITUTION = "gi_bepaling", "bepaling door de gecertificeerde instelling"


class HelpCategory(TextChoices):
    """By-law art. 2(1)b. Residence ones ask for a shared analysis (art. 8(8))."""

    AMBULATORY = "ambulant", "ambulant"
    SPECIFIC = "specifieke_doelgroepen", "specifieke doelgroepen"
    DAY = "dagbesteding_dagbehandeling", "dagbesteding of dagbehandeling"
    OTHER = "overig", "overig"
    ADVICE = "advies", "advies"
    RESPITE = "logeren_respijt", "logeren of respijt"
    INTENSIVE_AMBULATORY = "intensief_ambulant", "intensief ambulant"
    RESIDENCE = "verblijf_opname", "verblijf of opname"
    CRISIS = "crisis", "crisis"
    YOUTH_PLUS = "jeugdhulp_plus", "jeugdhulp Plus"
    CLINICAL = "klinisch_verblijf", "klinisch verblijf"


RESIDENCE_CATEGORIES = {HelpCategory.RESIDENCE, HelpCategory.YOUTH_PLUS, HelpCategory.CLINICAL}


class Unit(TextChoices):
    """WJ756."""

    MINUTE = "01", "minuten"
    HOUR = "04", "uren"
    DAY = "14", "etmalen"
    PART_OF_DAY = "16", "dagdelen"
    OUTPUT = "82", "stuks (output)"
    EURO = "83", "euro"
    EFFORT = "84", "stuks (inspanning)"


class Frequency(TextChoices):
    """WMO757."""

    DAY = "1", "per dag"
    WEEK = "2", "per week"
    MONTH = "4", "per maand"
    TOTAL = "6", "in totaal"


class DeliveryForm(TextChoices):
    IN_KIND = "zin", "zorg in natura"
    BUDGET = "pgb", "persoonsgebonden budget (pgb)"


class HelpStatus(TextChoices):
    PROPOSED = "voorstel", "voorstel"
    ASKED = "aangevraagd", "aangevraagd"
    GRANTED = "toegekend", "toegekend"
    REFUSED = "afgewezen", "afgewezen"
    RUNNING = "loopt", "loopt"
    ENDED = "beeindigd", "beëindigd"


class Choice(TextChoices):
    """What the applicant ticks (form 'Plan en aanvraag')."""

    AS_ADVISED = "akkoord_en_aanvraag_volgens_advies", "eens met het advies en vraagt dit aan"
    SOMETHING_ELSE = "niet_akkoord_vraagt_iets_anders", "niet eens en vraagt iets anders"
    ASKS_THIS = "vraagt_dit_aan", "vraagt dit aan"
    DIFFERS = "verschillend", "de aanvragers kiezen verschillend"
    NONE = "geen_aanvraag", "geen aanvraag"
    NOT_APPLICABLE = "niet_van_toepassing", "niet van toepassing"

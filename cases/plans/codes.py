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


class ProductCategory(TextChoices):
    """JZ020 of iJw 3.2; 39 does not exist, and 31 to 38 are of 2015."""

    LOCAL_TEAM = "31", "zonder verblijf, door wijk- of buurtteam"
    AT_PROVIDER = "32", "ambulant op locatie van de aanbieder"
    DAY_HELP = "33", "daghulp op locatie van de aanbieder"
    IN_NETWORK = "34", "in het netwerk van de jeugdige"
    FOSTER = "35", "verblijf pleegzorg"
    FAMILY_LIKE = "36", "verblijf gezinsgericht"
    CLOSED = "37", "gesloten plaatsing"
    OTHER_RESIDENCE = "38", "verblijf overig residentieel"
    PERSONAL_CARE = "40", "persoonlijke verzorging"
    DAY_TREATMENT = "41", "dagbehandeling"
    TRANSPORT = "42", "vervoerdiensten"
    RESIDENCE_TREATED = "43", "verblijf, met behandeling"
    RESIDENCE = "44", "verblijf, zonder behandeling"
    AMBULATORY = "45", "ambulant"
    CRISIS = "46", "crisis"
    PROBATION = "47", "jeugdreclassering"
    PROTECTION = "48", "jeugdbescherming"
    PREVENTIVE = "49", "activiteiten preventief justitieel kader"
    TAILORED = "50", "maatwerkarrangementen jeugd"
    BASIC_GGZ = "51", "generalistische basis-ggz"
    SPECIALIST_GGZ = "52", "specialistische ggz"
    PAEDIATRICS = "53", "kindergeneeskunde"
    YOUTH_GGZ = "54", "jeugd-ggz"
    NATIONAL = "55", "landelijk ingekochte zorg"


class HelpEndReason(TextChoices):
    """JZ588 of iJw 3.2: why help stopped."""

    DECEASED = "02", "overlijden"
    TEMPORARY = "20", "tijdelijk gestopt"
    AS_PLANNED = "31", "volgens plan"
    BY_CLIENT = "32", "voortijdig: het gezin stopt"
    BY_PROVIDER = "33", "voortijdig: de aanbieder stopt"
    AGREED = "34", "voortijdig, in overeenstemming"
    FROM_OUTSIDE = "35", "voortijdig, door iets van buiten"
    BY_MUNICIPALITY = "36", "op initiatief van de gemeente"
    CHANGE_ASKED = "37", "in verband met een wijzigingsverzoek"
    OTHER_PROVIDER = "38", "overstap naar een andere aanbieder"
    OTHER_DOMAIN = "39", "uitstroom naar een ander domein"


class PlacementState(TextChoices):
    """How help that was placed stands, a question about its dates."""

    ALLOCATED = "toegewezen", "toegewezen, nog niet begonnen"
    RUNNING = "loopt", "loopt"
    PAUSED = "onderbroken", "tijdelijk gestopt"
    ENDED = "beeindigd", "gestopt"

"""Closed lists of this room. Sources: form Gezinsanalyse of WIJ Groningen; manual Gezinsplan p. 20–28, 35–36."""

from django.db.models import TextChoices


class Voice(TextChoices):
    """Who speaks."""

    YOUTH = "jeugdige", "jeugdige"
    MOTHER = "moeder", "moeder"
    FATHER = "vader", "vader"
    PARENT = "ouder", "ouder"
    PARTNER = "partner", "partner"
    PROFESSIONAL = "professional", "professional"
    NETWORK = "netwerk", "netwerk"


class StatementKind(TextChoices):
    """What kind of thing was said. A fact is checked; the others are somebody's."""

    FACT = "feit", "feit"
    OBSERVATION = "waarneming", "waarneming"
    EXPERIENCE = "beleving", "beleving"
    OPINION = "mening", "mening"
    WISH = "wens", "wens"
    RUMOUR = "gerucht", "gerucht"


class FactorKind(TextChoices):
    CAUSAL = "oorzakelijk", "oorzaak"
    TRIGGERING = "uitlokkend", "aanleiding"
    MAINTAINING = "instandhoudend", "houdt in stand"
    RISK = "risico", "risico"
    PROTECTIVE = "beschermend", "helpt"


class Locus(TextChoices):
    """Where a factor sits: the three sides of the form, and the help system (regional expert team Groningen)."""

    CHILD = "kind", "kind"
    PARENTING = "opvoeding", "opvoeding"
    ENVIRONMENT = "gezin_omgeving", "gezin en omgeving"
    HELP_SYSTEM = "hulpverlening", "hulpverlening"


class LinkKind(TextChoices):
    CONTRIBUTES = "draagt_bij_aan", "draagt bij aan"
    TRIGGERS = "lokt_uit", "lokt uit"
    MAINTAINS = "houdt_in_stand", "houdt in stand"
    PROTECTS = "beschermt_tegen", "beschermt tegen"


class View(TextChoices):
    """How somebody sees a link."""

    AGREE = "eens", "eens"
    PARTLY = "deels", "deels eens"
    DISAGREE = "oneens", "oneens"
    NOT_DISCUSSED = "niet_besproken", "niet besproken"
    DOES_NOT_KNOW = "weet_niet", "weet het niet"


class Answer(TextChoices):
    """An answer on the content, or on the help: two separate answers (manual p. 35–36)."""

    AGREE = "akkoord", "akkoord"
    PARTLY = "gedeeltelijk", "gedeeltelijk akkoord"
    DISAGREE = "niet_akkoord", "niet akkoord"
    NOT_ASKED = "niet_gevraagd", "niet gevraagd"


class ExplanationStatus(TextChoices):
    """'Gedeeld' is not here: it is computed from the answers."""

    TENTATIVE = "voorlopig", "voorlopig"
    TESTED = "getoetst", "getoetst"
    REJECTED = "verworpen", "verworpen"


class Nature(TextChoices):
    """Aard (manual p. 20–22: four classes of problem)."""

    YOUTH = "primair_jeugdige", "vooral bij de jeugdige"
    PARENTING = "primair_opvoeding", "vooral in de opvoeding"
    MULTIPLE = "meervoudig", "meervoudig"
    COMPLEX = "meervoudig_en_complex", "meervoudig en complex"


class Urgency(TextChoices):
    REGULAR = "regulier", "regulier"
    URGENT = "spoed", "spoed"
    CRISIS = "crisis", "crisis"


class LifeArea(TextChoices):
    HOUSING = "wonen", "wonen"
    SCHOOL = "school", "school of werk"
    MONEY = "geld", "geld"
    HEALTH = "gezondheid", "gezondheid"
    SAFETY = "veiligheid", "veiligheid"
    NETWORK = "netwerk", "netwerk en vrienden"
    PARENTING = "opvoeding", "opvoeding"
    DEVELOPMENT = "ontwikkeling", "ontwikkeling"


class Trigger(TextChoices):
    """The five reasons to evaluate (manual p. 37)."""

    PLANNED = "evaluatiemoment_herindicatie", "het was afgesproken"
    NEW_QUESTION = "nieuwe_vraag", "er is een nieuwe vraag"
    STAGNATION = "stagnatie", "de hulp loopt vast"
    BIG_EVENT = "grote_ontwikkeling", "er is iets groots gebeurd"
    CLOSING = "afsluiting", "we willen afsluiten"


class ChangeKind(TextChoices):
    """How the picture differs from the previous one."""

    KEPT = "gebleven", "gebleven"
    SHARPENED = "aangescherpt", "aangescherpt"
    DROPPED = "vervallen", "vervallen"
    NEW = "nieuw", "nieuw"
    CLEARED_UP = "opgehelderd", "opgehelderd"
    STILL_UNKNOWN = "onbekend_gebleven", "nog steeds niet duidelijk"


class RemarkKind(TextChoices):
    """What somebody asks about the text (manual p. 36)."""

    FACT = "feit", "een feit klopt niet"
    READING = "interpretatie", "ik zie het anders"
    INFORMATION = "verzoek_informatie", "ik wil iets weten"
    REMOVE = "verwijderen", "ik wil dat iets weggaat"


class RemarkDone(TextChoices):
    OPEN = "open", "nog niet verwerkt"
    CORRECTED = "aangepast", "de tekst is aangepast"
    ADDED = "toegevoegd", "het staat erbij"
    REMOVED = "verwijderd", "het is weggehaald"
    TOLD = "verteld", "het is verteld"
    REFUSED = "geweigerd", "dit kan niet"


class ConsultationKind(TextChoices):
    BEHAVIOURAL_SCIENTIST = "gedragswetenschapper", "gedragswetenschapper"
    EXPERT_TEAM = "expertteam", "regionaal expertteam"
    SAFE_AT_HOME = "veilig_thuis", "Veilig Thuis"
    COLLEAGUE = "collega", "collega of praktijkbegeleider"
    DOCTOR = "arts", "arts"
    OTHER = "anders", "anders"


class EnclosureKind(TextChoices):
    GENOGRAM = "genogram", "genogram"
    ECOGRAM = "ecogram", "ecogram"
    SOCIOGRAM = "sociogram", "sociogram"
    SYSTEMOGRAM = "systemogram", "systemogram"
    SAFETY_PLAN = "veiligheidsplan", "veiligheidsplan"
    SIGNAL_PLAN = "signaleringsplan", "signaleringsplan"
    EXPERT_ADVICE = "advies_expertteam", "advies van het expertteam"
    OTHER = "anders", "anders"


class Medium(TextChoices):
    """How an answer reached us."""

    TALK = "gesprek", "in een gesprek"
    PHONE = "telefoon", "per telefoon"
    PAPER = "papier", "op papier"
    SELF = "zelf", "zelf ingevuld"
    IMPORTED = "ingelezen", "ingelezen uit een bestand"

"""Closed lists of this room, with the words on the screen. Sources: gezag in the BRP API Personen, COD472, CBS."""

from django.db.models import TextChoices


class Sex(TextChoices):
    """COD046, with CBS' third value."""

    UNKNOWN = "onbekend", "onbekend"
    MALE = "man", "man"
    FEMALE = "vrouw", "vrouw"
    OTHER = "anders", "anders"


class RelationKind(TextChoices):
    PARENT = "ouder", "ouder van"
    STEP_PARENT = "stiefouder", "stiefouder van"
    FOSTER_PARENT = "pleegouder", "pleegouder van"
    ADOPTIVE_PARENT = "adoptieouder", "adoptieouder van"
    PARTNER = "partner", "partner van"
    EX_PARTNER = "ex_partner", "ex-partner van"
    SIBLING = "broer_zus", "broer of zus van"
    HALF_SIBLING = "halfbroer_zus", "halfbroer of halfzus van"
    STEP_SIBLING = "stiefbroer_zus", "stiefbroer of stiefzus van"
    GRANDPARENT = "grootouder", "grootouder van"
    UNCLE_AUNT = "oom_tante", "oom of tante van"
    RELATIVE = "familie", "familie van"
    OTHER = "anders", "anders"

    @classmethod
    def mutual(cls) -> set[str]:
        """Ties that read the same from both sides."""
        return {
            cls.PARTNER, cls.EX_PARTNER, cls.SIBLING, cls.HALF_SIBLING, cls.STEP_SIBLING, cls.RELATIVE, cls.OTHER
        }  # fmt: skip


class AuthorityKind(TextChoices):
    """Gezag (BW boek 1). Never derived from being a parent (Jeugdwet 1.1)."""

    JOINT = "gezamenlijk", "gezamenlijk gezag"
    SOLE = "eenhoofdig", "eenhoofdig gezag"
    GUARDIANSHIP = "voogdij", "voogdij"
    SUSPENDED = "tijdelijk_geen", "tijdelijk geen gezag"
    NONE = "geen", "geen gezag"


class AuthoritySource(TextChoices):
    REGISTER = "gezagsregister", "gezagsregister"
    BRP = "brp", "BRP"
    COURT = "beschikking", "beschikking van de rechter"
    FAMILY = "gezin", "gezin vertelt het"
    OTHER = "anders", "anders"


class StayKind(TextChoices):
    MAIN = "hoofdverblijf", "hoofdverblijf"
    CONTACT = "omgang", "omgang"
    LODGING = "logeren", "logeren"
    FOSTER_CARE = "pleegzorg", "pleegzorg"
    RESIDENTIAL = "verblijf_instelling", "verblijf bij een aanbieder"
    TRIAL = "proefplaatsing", "proefplaatsing"
    HOLIDAY = "vakantie", "vakantie"


class SchoolKind(TextChoices):
    PRESCHOOL = "voorschool", "voorschool"
    PRIMARY = "basisonderwijs", "basisonderwijs"
    SPECIAL_PRIMARY = "speciaal_basisonderwijs", "speciaal (basis)onderwijs"
    SECONDARY = "voortgezet_onderwijs", "voortgezet onderwijs"
    SPECIAL_SECONDARY = "voortgezet_speciaal_onderwijs", "voortgezet speciaal onderwijs"
    VOCATIONAL = "mbo", "mbo"
    HIGHER = "hoger_onderwijs", "hbo of universiteit"
    DAY_ACTIVITY = "dagbesteding", "dagbesteding"
    WORK = "werk", "werk"
    NONE = "geen", "geen school of dagbesteding"


class CaseFrame(TextChoices):
    """Kader waarin de hulp loopt."""

    VOLUNTARY = "vrijwillig", "vrijwillig"
    SUPERVISION = "ots", "ondertoezichtstelling (OTS)"
    GUARDIANSHIP = "voogdij", "voogdij"


class WoonplaatsGround(TextChoices):
    """Which address decides which municipality is responsible (Jeugdwet 1.1 woonplaats)."""

    BRP = "brp", "adres in de BRP"
    BEFORE_STAY = "voor_verblijf", "adres in de BRP direct vóór het verblijf"
    MOTHER_AT_BIRTH = "moeder_geboorte", "gemeente van de moeder bij de geboorte"
    ACTUAL = "werkelijk", "plaats waar de jeugdige is bij de hulpvraag"
    AGREED = "afspraak", "afspraak tussen gemeenten"


class MeasureKind(TextChoices):
    """CBS codes for protection measures."""

    SUPERVISION = "11", "ondertoezichtstelling (OTS)"
    PROVISIONAL_SUPERVISION = "12", "voorlopige ondertoezichtstelling"
    GUARDIANSHIP = "21", "voogdij"
    PROVISIONAL_GUARDIANSHIP = "22", "voorlopige voogdij"
    TEMPORARY_GUARDIANSHIP = "23", "tijdelijke voogdij"
    SECURE_AUTHORISATION = "71", "machtiging gesloten jeugdhulp"
    PLACEMENT_AUTHORISATION = "72", "machtiging uithuisplaatsing"


class RegieKind(TextChoices):
    """Regie, each kind a dated role of its own."""

    CASE = "casusregie", "casusregie"
    PROCESS = "procesregie", "procesregie"
    CONTENT = "inhoudelijke_regie", "inhoudelijke regie"


class CloseReason(TextChoices):
    """CBS 3.7 reden beëindiging; `NOT_STARTED` is ours: the question needed no case."""

    PLANNED = "01", "volgens plan"
    AGREED = "02", "voortijdig, samen besloten"
    CLIENT = "03", "voortijdig, gezin stopt zelf"
    PROVIDER = "04", "voortijdig, aanbieder stopt"
    EXTERNAL = "05", "voortijdig, door iets van buiten (verhuizing, overlijden)"
    NOT_STARTED = "90", "geen vervolg na de eerste vraag"


class Clock(TextChoices):
    """The three 'six weeks' and their sisters, each by its own name (by-law art. 5; Jeugdwet 4.1.3; manual p. 5)."""

    ANALYSIS = "analysis_days", "zes weken voor de gezinsanalyse"
    DECISION = "decision_days", "acht weken tot het besluit van de gemeente"
    URGENT = "urgent_decision_days", "vier weken tot het besluit bij spoedhulp"
    PLAN = "plan_days", "zes weken voor het plan"


class Matter(TextChoices):
    """What somebody decides about; wilsonbekwaam is somebody for a matter, never as a whole person."""

    HELP = "hulp", "beslissen over hulp"
    FILE = "dossier", "beslissen over delen, inzage en dossier"


class Regime(TextChoices):
    """Under which law help is given (Jeugdwet 7.3.1): it decides who must consent."""

    YOUTH_ACT = "jeugdwet", "jeugdhulp (Jeugdwet)"
    TREATMENT = "wgbo", "behandeling door een arts of ggz (Wgbo)"
    INSTITUTION = "gi", "gecertificeerde instelling (maatregel)"


class RepresentativeKind(TextChoices):
    """Who stands in for an adult who cannot decide, in the order of Jeugdwet 7.3.15(3)."""

    CURATOR = "curator", "curator"
    MENTOR = "mentor", "mentor"
    PROXY = "gemachtigde", "schriftelijk gemachtigde"
    PARTNER = "partner", "echtgenoot of partner"
    RELATIVE = "familie", "ouder, kind, broer, zus, grootouder of kleinkind"

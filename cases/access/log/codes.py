"""What can happen to data about somebody, what is shown, and in which capacity somebody does it."""

from django.db import models


class Happening(models.TextChoices):
    """The events of NEN 7513 ch. 6."""

    CREATE = "create", "toegevoegd"
    READ = "read", "bekeken"
    LIST = "list", "gezien in een lijst"
    CHANGE = "change", "aangepast"
    DELETE = "delete", "verwijderd"
    PRINT = "print", "afgedrukt"
    EXPORT = "export", "meegenomen in een bestand"
    SEARCH = "search", "gevonden bij het zoeken"
    BSN = "bsn", "BSN bekeken"
    REFUSED = "refused", "geweigerd"
    EMERGENCY = "emergency", "bekeken bij nood"
    LOG_READ = "log_read", "gekeken wie er keek"
    LOG_DROPPED = "log_dropped", "oude logdag verwijderd"
    SIGN_IN = "sign_in", "ingelogd"
    SIGN_OUT = "sign_out", "uitgelogd"
    SIGN_IN_FAILED = "sign_in_failed", "inloggen mislukt"
    SECOND_FACTOR_FAILED = "second_factor_failed", "tweede stap van inloggen mislukt"

    @property
    def action_code(self) -> str:
        """EventActionCode of RFC 3881, which NEN 7513 builds on: create, read, update, delete or execute."""
        return _ACTION_CODES.get(self.value, "E")

    @classmethod
    def disclosing(cls) -> "list[Happening]":
        """Events in which somebody learned or wrote something about the person."""
        return [cls.CREATE, cls.READ, cls.LIST, cls.CHANGE, cls.DELETE, cls.PRINT, cls.EXPORT, cls.SEARCH, cls.BSN,
                cls.EMERGENCY, cls.LOG_READ]  # fmt: skip


_ACTION_CODES = {
    "create": "C", "read": "R", "list": "R", "bsn": "R", "emergency": "R", "log_read": "R", "change": "U",
    "delete": "D", "log_dropped": "D",
}  # fmt: skip


class Shown(models.TextChoices):
    """What was on the page, as people call it."""

    CASELOAD = "caseload", "lijst met gezinnen"
    REMINDERS = "reminders", "lijst met herinneringen"
    TEAMWORK = "teamwork", "overzicht van het team"
    SEARCH = "search", "zoeken"
    OVERVIEW = "overview", "overzicht van het gezin"
    PEOPLE = "people", "gegevens van mensen"
    ANALYSIS = "analysis", "verklarende analyse"
    PLAN = "plan", "gezinsplan"
    EVALUATION = "evaluation", "evaluatie"
    HELP = "help", "hulp die is gevraagd"
    ADULTHOOD = "adulthood", "18-/18+"
    ANSWER = "answer", "antwoord op de analyse of het plan"
    TEAM = "team", "team en regie"
    TIMELINE = "timeline", "tijdlijn"
    ATTENTION = "attention", "aandachtspunten"
    PART = "part", "onderdeel van het dossier"
    STEP = "step", "stap in het dossier"
    ACCESS = "access", "toegang tot het dossier"
    DOCUMENTS = "documents", "documenten en contactnotities"
    FILE = "file", "dossier"
    LOG = "log", "wie heeft het dossier bekeken"
    ACCOUNT = "account", "inloggen"


class Outcome(models.TextChoices):
    """EventOutcomeIndicator: it worked, or somebody was kept out."""

    OK = "ok", "gelukt"
    REFUSED = "refused", "geweigerd"


class ActingAs(models.TextChoices):
    """As what somebody acts in this case (roleIDCode)."""

    COORDINATOR = "coordinator", "casusregisseur"
    LOCAL_TEAM = "local_team", "lokaal team van het gezin"
    TEAM = "team", "professional in het team van het gezin"
    RECIPIENT = "recipient", "professional die iets van het dossier mag ontvangen"
    LEADER = "leader", "teamleider van het lokale team"
    EMERGENCY = "emergency", "lezer in noodtoegang"
    FAMILY = "family", "iemand van het gezin"
    OFFICER = "officer", "functionaris gegevensbescherming"
    SYSTEM = "system", "koppeling van een organisatie"
    REGION = "region", "regiocoördinator"
    NONE = "none", "geen rol bij dit gezin"


class ReadingPurpose(models.TextChoices):
    """What the data are used for (purposeOfUse)."""

    COORDINATION = "coordination", "de hulp aan het gezin op elkaar afstemmen"
    HELP = "help", "hulp geven aan het gezin"
    LEADING = "leading", "leiding geven aan het lokale team"
    OWN = "own", "het eigen dossier lezen en erin schrijven"
    KNOWN = "known", "nagaan of iemand al bekend is"
    REVIEW = "review", "nagaan wie het dossier heeft bekeken"
    KEEPING = "keeping", "het logboek bijhouden"
    ACCOUNT = "account", "inloggen"
    REGION = "region", "zorgen dat niemand wordt vergeten"
    EMERGENCY = "emergency", "ernstig gevaar voorkomen"
    NONE = "none", "onbekend"


PUBLIC_TASK = "publieke_taak"  # of the municipality: the ground of its own local team (AVG art. 6 lid 1 onder e)
SERIOUS_DANGER = "conflict_van_plichten"  # the ground of reading in an emergency

# The ground of who received something is the one of that grant.
PURPOSES: dict[str, tuple[str, str]] = {
    ActingAs.COORDINATOR: (ReadingPurpose.COORDINATION, PUBLIC_TASK),
    ActingAs.LOCAL_TEAM: (ReadingPurpose.COORDINATION, PUBLIC_TASK),
    ActingAs.TEAM: (ReadingPurpose.HELP, ""),
    ActingAs.RECIPIENT: (ReadingPurpose.HELP, ""),
    ActingAs.LEADER: (ReadingPurpose.LEADING, PUBLIC_TASK),
    ActingAs.EMERGENCY: (ReadingPurpose.EMERGENCY, SERIOUS_DANGER),
    ActingAs.FAMILY: (ReadingPurpose.OWN, ""),
    ActingAs.OFFICER: (ReadingPurpose.REVIEW, PUBLIC_TASK),
    ActingAs.SYSTEM: (ReadingPurpose.COORDINATION, ""),
    ActingAs.REGION: (ReadingPurpose.REGION, PUBLIC_TASK),
    ActingAs.NONE: (ReadingPurpose.NONE, ""),
}
OWN_PURPOSE: dict[str, str] = {
    Happening.SEARCH: ReadingPurpose.KNOWN,
    Happening.LOG_READ: ReadingPurpose.REVIEW,
    Happening.LOG_DROPPED: ReadingPurpose.KEEPING,
    Happening.SIGN_IN: ReadingPurpose.ACCOUNT,
    Happening.SIGN_OUT: ReadingPurpose.ACCOUNT,
    Happening.SIGN_IN_FAILED: ReadingPurpose.ACCOUNT,
    Happening.SECOND_FACTOR_FAILED: ReadingPurpose.ACCOUNT,
}

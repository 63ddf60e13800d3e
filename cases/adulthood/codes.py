"""Closed lists of this room."""

from django.db.models import TextChoices


class Domain(TextChoices):
    """The Big 5 (NJi; taken over by the VNG, and ambition 5 of the region). `ALL`: what belongs to none of them."""

    SUPPORT = "support", "support"
    HOUSING = "wonen", "wonen"
    SCHOOL_WORK = "school_werk", "school en werk"
    INCOME = "inkomen", "inkomen"
    WELLBEING = "welzijn", "welzijn"
    ALL = "alles", "over alles heen"


BIG_FIVE = (Domain.SUPPORT, Domain.HOUSING, Domain.SCHOOL_WORK, Domain.INCOME, Domain.WELLBEING)


class Law(TextChoices):
    """Under which law something is arranged after 18."""

    NONE = "geen", "geen wet"
    YOUTH_ACT = "jw", "Jeugdwet"
    WMO = "wmo2015", "Wmo 2015"
    WLZ = "wlz", "Wlz"
    ZVW = "zvw", "Zvw"
    PARTICIPATION = "pw", "Participatiewet"
    WAJONG = "wajong", "Wajong"
    EDUCATION = "onderwijs", "onderwijswetten"
    CIVIL_CODE = "bw1", "Burgerlijk Wetboek boek 1"
    OTHER = "anders", "andere wet"


class ItemState(TextChoices):
    OPEN = "open", "nog te doen"
    BUSY = "bezig", "bezig"
    SETTLED = "geregeld", "geregeld"
    NOT_APPLICABLE = "nvt", "niet van toepassing"
    ACCEPTED = "overgenomen", "overgenomen"


TO_DO = (ItemState.OPEN, ItemState.BUSY)


class Affirmed(TextChoices):
    """What the young person says about the outcome of a domain."""

    YES = "ja", "ja"
    NOT_YET = "nog_niet", "nog niet"


class Risk(TextChoices):
    """The risk estimate of the toekomstplan (NJi), in three words; the reasons stand beside it."""

    LOW = "laag", "laag"
    MIDDLE = "midden", "er zijn zorgen"
    HIGH = "hoog", "hoog"


class ContinuesUnder(TextChoices):
    """By-law art. 21c(2): which help goes on after 18, and under which law."""

    WMO = "wmo2015", "Wmo 2015"
    WLZ = "wlz", "Wlz"
    ZVW = "zvw", "Zvw"
    YOUTH_ACT = "jw", "verlengde jeugdhulp (Jeugdwet)"
    NONE = "geen", "er is geen hulp meer nodig"


class ExtensionGround(TextChoices):
    """The three grounds of youth help after 18 (Jeugdwet art. 1.1, jeugdige, onder 4°)."""

    CONTINUED = "a", "de hulp liep al vóór 18 en moet doorgaan"
    DECIDED = "b", "vóór 18 is besloten dat de hulp nodig is"
    RESUMED = "c", "de hulp is gestopt en begint binnen een half jaar opnieuw"


# When a domain is achieved, asked of the young person (VNG and NJi, Big 5; wording of the region, ambition 5).
OUTCOME: dict[str, str] = {
    Domain.SUPPORT: "Is er ten minste één volwassene die er altijd is, en zijn er mensen om op terug te vallen?",
    Domain.HOUSING: "Is er een passende, betaalbare plek om voor langere tijd te wonen?",
    Domain.SCHOOL_WORK: "Is er een plek op school, een dagbesteding of een baan, en zijn er plannen?",
    Domain.INCOME: "Is er genoeg inkomen, nu en straks? Zijn er geen schulden, en helpt er iemand als dat nodig is?",
    Domain.WELLBEING: "Gaat het lichamelijk en in het hoofd goed genoeg, en is er een plan voor als het minder gaat?",
}

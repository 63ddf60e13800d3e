"""What somebody is in an organisation.

Access to a family never follows from a role alone: it follows from taking part.
"""

from django.db import models


class Role(models.TextChoices):
    PROFESSIONAL = "professional", "professional"
    TEAM_LEADER = "team_leader", "teamleider"
    FUNCTIONAL_ADMIN = "functional_admin", "functioneel beheerder"
    PRIVACY_OFFICER = "privacy_officer", "functionaris gegevensbescherming"
    REGIONAL_COORDINATOR = "regional_coordinator", "regiocoördinator"
    SYSTEM = "system", "koppeling"  # the service account of an `ApiClient`, and nobody else


# Who may be put on a family's team. The other roles look after the application or after how it is used. A regional
# coordinator sees no family: only that something waits long, with which team, by the number of the case.
WITH_FAMILIES = (Role.PROFESSIONAL, Role.TEAM_LEADER)


class OrganisationKind(models.TextChoices):
    """Kinds of organisations around a family; `LOCAL_TEAM` is the municipal access (gemeentelijke toegang)."""

    LOCAL_TEAM = "gemeentelijke_toegang", "lokaal team"
    YOUTH_MENTAL_HEALTH = "jeugd_ggz", "jeugd-ggz"
    YOUTH_CARE = "jeugd_en_opvoedhulp", "jeugd- en opvoedhulp"
    AMBULATORY = "jeugdhulp_ambulant", "ambulante jeugdhulp"
    RESIDENTIAL = "jeugdhulp_verblijf", "jeugdhulp met verblijf"
    RESIDENTIAL_ABROAD = "jeugdhulp_verblijf_buitenland", "jeugdhulp met verblijf in het buitenland"
    SECURE = "jeugdhulp_gesloten", "gesloten jeugdhulp"
    FAMILY_HOME = "gezinshuis", "gezinshuis"
    FOSTER_CARE = "pleegzorg", "pleegzorg"
    CERTIFIED_INSTITUTION = "gecertificeerde_instelling", "gecertificeerde instelling"
    PRIMARY_SCHOOL = "basisonderwijs", "basisschool"
    SECONDARY_SCHOOL = "voortgezet_onderwijs", "voortgezet onderwijs"
    SPECIAL_SCHOOL = "voortgezet_speciaal_onderwijs", "voortgezet speciaal onderwijs"
    VOCATIONAL_SCHOOL = "mbo", "mbo"
    GENERAL_PRACTITIONER = "huisarts", "huisarts"
    SAFE_AT_HOME = "veilig_thuis", "Veilig Thuis"
    POLICE = "politie", "politie"
    EXPERT_TEAM = "expertteam", "regionaal expertteam"
    ADULT_MENTAL_HEALTH = "ggz_volwassenen", "ggz voor volwassenen"
    ADULT_SUPPORT = "wmo_begeleiding_lvb", "Wmo-begeleiding"
    HOUSING = "woningcorporatie", "woningcorporatie"
    OTHER = "anders", "anders"


SCHOOLS = (
    OrganisationKind.PRIMARY_SCHOOL, OrganisationKind.SECONDARY_SCHOOL, OrganisationKind.SPECIAL_SCHOOL,
    OrganisationKind.VOCATIONAL_SCHOOL, OrganisationKind.OTHER,
)  # fmt: skip

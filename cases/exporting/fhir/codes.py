"""Our closed lists in the words of FHIR R4 (hl7.org/fhir/R4) and of the HL7 v3 code systems it points at."""

from cases.families.codes import RelationKind, Sex
from cases.families.lifecycle import CaseStatus
from cases.plans.codes import AgreementStatus, GoalStatus
from cases.plans.lifecycle import PlanStatus

ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
GOAL_ACHIEVEMENT = "http://terminology.hl7.org/CodeSystem/goal-achievement"
GOAL_PRIORITY = "http://terminology.hl7.org/CodeSystem/goal-priority"
CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
AGB = "http://fhir.nl/fhir/NamingSystem/agb-z"

GENDER = {Sex.UNKNOWN: "unknown", Sex.MALE: "male", Sex.FEMALE: "female", Sex.OTHER: "other"}

GUARDIAN = "GUARD"  # who has gezag; being a parent does not give it (Jeugdwet 1.1)
# What somebody is of a patient. v3-RoleCode has no word for an aunt or uncle together, nor for `anders`.
IS_OF = {
    RelationKind.PARENT: "PRN", RelationKind.STEP_PARENT: "STPPRN", RelationKind.FOSTER_PARENT: "PRNFOST",
    RelationKind.ADOPTIVE_PARENT: "ADOPTP", RelationKind.PARTNER: "SIGOTHR", RelationKind.EX_PARTNER: "FMRSPS",
    RelationKind.SIBLING: "SIB", RelationKind.HALF_SIBLING: "HSIB", RelationKind.STEP_SIBLING: "STPSIB",
    RelationKind.GRANDPARENT: "GRPRN", RelationKind.UNCLE_AUNT: "EXT", RelationKind.RELATIVE: "FAMMEMB",
    RelationKind.OTHER: "",
}  # fmt: skip
# The same tie seen from the other side, with its words; a mutual one reads the same.
SEEN_BACK = {
    RelationKind.PARENT: ("CHILD", "kind van"), RelationKind.STEP_PARENT: ("STPCHLD", "stiefkind van"),
    RelationKind.FOSTER_PARENT: ("CHLDFOST", "pleegkind van"),
    RelationKind.ADOPTIVE_PARENT: ("CHLDADOPT", "adoptiekind van"),
    RelationKind.GRANDPARENT: ("GRNDCHILD", "kleinkind van"), RelationKind.UNCLE_AUNT: ("NIENEPH", "neef of nicht van"),
}  # fmt: skip

TEAM_STATUS = {CaseStatus.INTAKE: "proposed", CaseStatus.ACTIVE: "active", CaseStatus.CLOSED: "inactive"}
# A version that was replaced ended before its work was done.
PLAN_STATUS = {
    PlanStatus.DRAFT: "draft", PlanStatus.PROPOSED: "draft", PlanStatus.ACTIVE: "active",
    PlanStatus.REPLACED: "revoked", PlanStatus.CLOSED: "completed", PlanStatus.DROPPED: "revoked",
}  # fmt: skip
GOAL_STATUS = {
    GoalStatus.OPEN: "active", GoalStatus.ACHIEVED: "completed", GoalStatus.PARTLY: "completed",
    GoalStatus.NOT_ACHIEVED: "completed", GoalStatus.DROPPED: "cancelled",
}  # fmt: skip
ACHIEVEMENT = {GoalStatus.ACHIEVED: "achieved", GoalStatus.NOT_ACHIEVED: "not-achieved"}  # the list knows no "partly"
AGREEMENT_STATUS = {
    AgreementStatus.OPEN: "not-started", AgreementStatus.BUSY: "in-progress", AgreementStatus.DONE: "completed",
    AgreementStatus.LAPSED: "cancelled",
}  # fmt: skip

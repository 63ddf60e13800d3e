"""One family as a FHIR R4 Bundle (collection): Group, Patient, RelatedPerson, CareTeam, Goal and CarePlan, with the
organisations and professionals they name. What stands in which resource: docs/fhir.md.

Only what the reader may see; never anything of the analysis; never a BSN.
"""

from cases.exporting.fhir.bundle import MEDIA_TYPE, bundle

__all__ = ["MEDIA_TYPE", "bundle"]

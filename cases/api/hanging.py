"""On what a row hangs in the addresses of the API: on the family, or on its case."""

from typing import Any

from cases.api.resources import Resource
from cases.families.models import Family

VERSIONED = {"versie": "version", "aangepastOp": "changed_at"}  # of every part, read-only


class OfFamily(Resource):
    """A row that hangs on the family."""

    parent, attach = Family, "family"


class OfCase(Resource):
    """A row that hangs on a case of the family; what is added is added to the case in which is written now."""

    parent, attach = Family, "case__family"

    def begun(self) -> Any:
        return self.newest_case()

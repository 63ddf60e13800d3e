"""On what a row hangs in the addresses of the API: on the family, or on its case."""

from typing import Any

from cases.access.log.codes import Shown
from cases.api.resources import Adds, Changes, Lists, Removes, Resource, Shows
from cases.api.routes import route, shows, writes
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


class PartOfCase(OfCase):
    """As `OfCase`, for a row that is written as it stands."""

    def begun(self) -> Any:
        return self.model(case=self.newest_case())


def addresses(
    plural: str, single: str, serializer: Any, order: tuple[str, ...], filters: Any = None, *,
    scope: str = "personen", shown: Shown = Shown.PEOPLE, base: Any = OfFamily, **more: Any,
) -> list[Any]:  # fmt: skip
    """A list and a row of it below a family, both read and written."""
    shared = {"model": serializer.Meta.model, "serializer_class": serializer, "single": single, **more}
    many = type(serializer.__name__.replace("Serializer", "List"), (base, Lists, Adds),
                {**shared, "filters": filters, "order": order, "__doc__": serializer.__doc__})  # fmt: skip
    one = type(serializer.__name__.replace("Serializer", "Single"), (base, Shows, Changes, Removes),
               {**shared, "__doc__": serializer.__doc__})  # fmt: skip
    read, write = shows(scope, shown), writes(scope, shown)
    key = single.replace("-", "_")
    return [
        route(f"gezinnen/<uuid:gezin>/{plural}", many, plural, get=read, post=write),
        route(f"gezinnen/<uuid:gezin>/{plural}/<uuid:{key}>", one, single, get=read, patch=write, delete=write),
    ]

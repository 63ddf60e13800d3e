"""`/gezinnen/{gezin}/ingezette-hulp`: help that was allocated to a provider, and when it began and stopped."""

from typing import Any

from cases.access.log.codes import Shown
from cases.api import fields
from cases.api.filters import CodeFilter, DayFilter, Filters, KeyFilter
from cases.api.resources import Adds, Changes, Lists, Removes, Resource, Shows
from cases.api.routes import route, shows, writes
from cases.api.serializers import RowSerializer
from cases.families.models import Family
from cases.plans.codes import PlacementState, ProductCategory
from cases.plans.models import HelpPlacement


class HelpPlacementSerializer(RowSerializer):
    """Een toewijzing. `stand` volgt uit de datums; de codes zijn die van iJw 3.2."""

    stand = fields.Code(source="state", choices=PlacementState.choices, read_only=True)

    class Meta:
        model = HelpPlacement
        names = {"persoon": "person", "aanvraag": "request", "aanbieder": "provider",
                 "productcategorie": "product_category", "productcode": "product_code",
                 "toewijzingsnummer": "allocation_number", "toegewezenVanafDatum": "begins_on",
                 "toegewezenTotEnMetDatum": "ends_on", "startDatum": "started_on", "stopDatum": "stopped_on",
                 "redenBeeindiging": "end_reason", "versie": "version", "aangepastOp": "changed_at"}  # fmt: skip
        read_only = ("versie", "aangepastOp")


class PlacementFilters(Filters):
    persoon = KeyFilter(field_name="person")
    aanbieder = KeyFilter(field_name="provider")
    productcategorie = CodeFilter(field_name="product_category", choices=ProductCategory.choices)
    toegewezenTotEnMetDatumVanaf = DayFilter(field_name="ends_on", lookup_expr="gte")
    toegewezenTotEnMetDatumTotEnMet = DayFilter(field_name="ends_on", lookup_expr="lte")


class PlacementRows(Resource):
    model, single = HelpPlacement, "ingezette-hulp"
    serializer_class = HelpPlacementSerializer
    related = ("case",)


class Placements(PlacementRows, Lists, Adds):
    """De hulp die voor een gezin is ingezet."""

    parent, attach = Family, "case__family"
    filters = PlacementFilters
    sort = {"toegewezenVanafDatum": "begins_on", "toegewezenTotEnMetDatum": "ends_on"}
    order = ("begins_on", "added_at")

    def begun(self) -> Any:
        return HelpPlacement(case=self.newest_case())

    def place(self, row: Any) -> str:
        return self.address_of(row.pk)


class OnePlacement(PlacementRows, Shows, Changes, Removes):
    """Eén toewijzing: de start, de stop en de reden van beëindiging."""


_READ, _WRITE = shows("hulp", Shown.HELP), writes("hulp", Shown.HELP)
urlpatterns = [
    route("gezinnen/<uuid:gezin>/ingezette-hulp", Placements, "ingezette-hulpen", get=_READ, post=_WRITE),
    route("ingezette-hulp/<uuid:hulp>", OnePlacement, "ingezette-hulp", get=_READ, patch=_WRITE, delete=_WRITE),
]

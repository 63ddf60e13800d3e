"""Help that is asked for (`/hulpaanvragen`), and help that was allocated to a provider, with when it began and stopped
(`/ingezette-hulp`)."""

from typing import Any

from cases.access.log.codes import Shown
from cases.access.reach import seen
from cases.api import fields
from cases.api.filters import CodeFilter, DayFilter, Filters, KeyFilter
from cases.api.resources import Adds, Changes, Lists, Removes, Resource, Shows
from cases.api.routes import route, shows, writes
from cases.api.serializers import RowSerializer
from cases.families.models import Family, Person
from cases.plans.codes import HelpStatus, PlacementState, ProductCategory
from cases.plans.models import HelpPlacement, HelpRequest


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


class AskedHelpSerializer(RowSerializer):
    """Een aanvraag, in de volgorde van 'Plan en aanvraag'. Een advies van het lokale team is nog geen besluit."""

    class Meta:
        model = HelpRequest
        names = {"persoon": "person", "route": "route", "aanvraagDatum": "asked_on", "stand": "status",
                 "hulpvraag": "question", "problemen": "problems", "nodig": "needed", "eigenKracht": "own_strength",
                 "andereWetten": "other_laws", "algemeneVoorziening": "general_provision", "conclusie": "conclusion",
                 "categorie": "category", "product": "product_name", "productcategorie": "product_category",
                 "productcode": "product_code", "beginDatum": "begins_on", "eindDatum": "ends_on",
                 "hoeveelheid": "amount", "eenheid": "unit", "frequentie": "frequency", "vorm": "delivery",
                 "aanbieder": "provider", "keuzeGezin": "choice", "nogTeZeggen": "more_to_say",
                 "ondertekening": "signed", "toestemmingVan": "consented", "besluitDatum": "decided_on",
                 "besluit": "decision", "eersteContactDatum": "first_contact_on", "versie": "version",
                 "aangepastOp": "changed_at"}  # fmt: skip
        read_only = ("versie", "aangepastOp")


class HelpRequestFilters(Filters):
    persoon = KeyFilter(field_name="person")
    stand = CodeFilter(field_name="status", choices=HelpStatus.choices)
    aanbieder = KeyFilter(field_name="provider")


class HelpRequestRows(Resource):
    model, single = HelpRequest, "hulpaanvraag"
    serializer_class = AskedHelpSerializer
    related = ("case",)

    def rows(self) -> Any:
        return super().rows().prefetch_related(seen("consented", Person, self.request.user))


class HelpRequests(HelpRequestRows, Lists, Adds):
    """De hulp die voor een gezin is aangevraagd."""

    parent, attach = Family, "case__family"
    filters = HelpRequestFilters
    sort, order = {"aanvraagDatum": "asked_on"}, ("asked_on", "added_at")

    def begun(self) -> Any:
        return HelpRequest(case=self.newest_case())

    def place(self, row: Any) -> str:
        return self.address_of(row.pk)


class OneHelpRequest(HelpRequestRows, Shows, Changes, Removes):
    """Eén aanvraag: de zes stappen, het product, de keuze van het gezin en het besluit."""


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
    route("gezinnen/<uuid:gezin>/hulpaanvragen", HelpRequests, "hulpaanvragen", get=_READ, post=_WRITE),
    route("hulpaanvragen/<uuid:aanvraag>", OneHelpRequest, "hulpaanvraag", get=_READ, patch=_WRITE, delete=_WRITE),
    route("gezinnen/<uuid:gezin>/ingezette-hulp", Placements, "ingezette-hulpen", get=_READ, post=_WRITE),
    route("ingezette-hulp/<uuid:hulp>", OnePlacement, "ingezette-hulp", get=_READ, patch=_WRITE, delete=_WRITE),
]

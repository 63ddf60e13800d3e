"""Reference data: municipalities, organisations, code lists, and who works at the own organisation."""

import re
from functools import lru_cache
from typing import Any

from django.http import Http404
from rest_framework.response import Response

from cases.api import fields
from cases.api.filters import CodeFilter, Filters, KeyFilter, TextFilter, YesNoFilter
from cases.api.resources import Lists, Resource, Shows
from cases.api.routes import ROUTES, of_no_family, route
from cases.api.serializers import RowSerializer, Strict
from network.models import Membership, Municipality, Organisation, User
from network.roles import WITH_FAMILIES, OrganisationKind


class MunicipalitySerializer(RowSerializer):
    """Een gemeente, met de code van het CBS."""

    id = fields.Text(source="code", read_only=True)

    class Meta:
        model = Municipality
        names = {"naam": "name", "inJeugdregio": "in_region"}
        read_only = tuple(names)


class OrganisationSerializer(RowSerializer):
    """Een organisatie rond gezinnen."""

    class Meta:
        model = Organisation
        names = {"naam": "name", "soort": "kind", "gemeente": "municipality", "agbCode": "agb", "telefoon": "phone"}
        read_only = tuple(names)


class EmployeeSerializer(RowSerializer):
    """Iemand van de eigen organisatie die met gezinnen werkt; de sleutel voor Handelend-Professional."""

    class Meta:
        model = User
        names = {"naam": "name", "functie": "job_title"}
        read_only = tuple(names)


class Listed(Resource):
    """Everybody with a token may see all of it: nothing is of a family."""

    def visible(self, model: Any) -> Any:
        return model.objects.all()

    def one(self) -> Any:
        found = self.rows().filter(pk=next(iter(self.kwargs.values()))).first()
        if found is None:
            raise Http404
        return found

    def noted(self, found: list[Any]) -> None:
        """Nobody's file is in it."""


class MunicipalityFilters(Filters):
    inJeugdregio = YesNoFilter(field_name="in_region")


class OrganisationFilters(Filters):
    soort = CodeFilter(field_name="kind", choices=OrganisationKind.choices)
    gemeente = TextFilter(field_name="municipality")
    agbCode = TextFilter(field_name="agb")


class Municipalities(Listed, Lists):
    """De gemeenten."""

    model, serializer_class, filters = Municipality, MunicipalitySerializer, MunicipalityFilters
    sort, order = {"naam": "name"}, ("name",)


class OneMunicipality(Listed, Shows):
    """Eén gemeente."""

    model, serializer_class = Municipality, MunicipalitySerializer


class Organisations(Listed, Lists):
    """De organisaties."""

    model, serializer_class, filters = Organisation, OrganisationSerializer, OrganisationFilters
    sort, order = {"naam": "name"}, ("name",)


class OneOrganisation(Listed, Shows):
    """Eén organisatie."""

    model, serializer_class = Organisation, OrganisationSerializer


class EmployeeFilters(Filters):
    id = KeyFilter(field_name="pk")


class EmployeeRows(Listed):
    model, serializer_class = User, EmployeeSerializer

    def rows(self) -> Any:
        at_work = Membership.objects.current().filter(organisation=self.caller.organisation, role__in=WITH_FAMILIES)
        return super().rows().filter(pk__in=at_work.order_by().values("user_id"), is_active=True)


class Employees(EmployeeRows, Lists):
    """Wie bij de eigen organisatie met gezinnen werkt."""

    filters, sort, order = EmployeeFilters, {"naam": "name"}, ("name",)


class OneEmployee(EmployeeRows, Shows):
    """Eén medewerker van de eigen organisatie."""


# --- Code lists -----------------------------------------------------------------------------------------------------


class CodeSerializer(Strict):
    code = fields.Text(read_only=True)
    omschrijving = fields.Text(read_only=True)


class CodeListSerializer(Strict):
    """Een codelijst: de codes die een veld kent, met het woord dat op het scherm staat."""

    naam = fields.Text(read_only=True)
    codes = CodeSerializer(many=True, read_only=True)


_CAPITAL = re.compile("[A-Z]")


def _after_dash(found: re.Match[str]) -> str:
    return f"-{found[0].lower()}"


@lru_cache(maxsize=1)
def code_lists() -> dict[str, list[tuple[str, str]]]:
    """Of every field with codes in what the API shows or takes: {row-field: [(code, word)]}."""
    found: dict[str, list[tuple[str, str]]] = {}
    for view in ROUTES.values():
        for kind in (view.serializer_class, getattr(view, "new_serializer_class", None)):
            for name, field in kind().fields.items() if kind and view.single else ():
                if isinstance(field, fields.Code):
                    address = f"{view.single}-{_CAPITAL.sub(_after_dash, name)}"
                    found.setdefault(address, [(str(code), str(word)) for code, word in field.choices.items() if code])
    return dict(sorted(found.items()))


class CodeListsFound(Strict):
    results = CodeListSerializer(many=True, read_only=True)


class CodeLists(Listed):
    """De codelijsten die er zijn."""

    serializer_class, answers, chooses = CodeListSerializer, CodeListsFound, False

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        return Response({"results": [_told(name) for name in code_lists()]})


class CodeList(Listed):
    """Eén codelijst; de naam is die van het onderdeel en het veld, zoals gezag-soort."""

    serializer_class = CodeListSerializer

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        if kwargs["naam"] not in code_lists():
            raise Http404
        return Response(self._chosen(_told(kwargs["naam"])))


def _told(name: str) -> dict[str, Any]:
    return {"naam": name, "codes": [{"code": code, "omschrijving": word} for code, word in code_lists()[name]]}


_OPEN = of_no_family("referentie")
urlpatterns = [
    route("gemeenten", Municipalities, "gemeenten", get=_OPEN),
    route("gemeenten/<str:gemeente>", OneMunicipality, "gemeente", get=_OPEN),
    route("organisaties", Organisations, "organisaties", get=_OPEN),
    route("organisaties/<uuid:organisatie>", OneOrganisation, "organisatie", get=_OPEN),
    route("medewerkers", Employees, "medewerkers", get=_OPEN),
    route("medewerkers/<uuid:medewerker>", OneEmployee, "medewerker", get=_OPEN),
    route("codelijsten", CodeLists, "codelijsten", get=_OPEN),
    route("codelijsten/<slug:naam>", CodeList, "codelijst", get=_OPEN),
]

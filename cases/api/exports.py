"""What a system takes along of one family: the FHIR bundle, and the plan as text under the headings of the form."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from cases.access.log.codes import Happening, Shown
from cases.access.log.declared import Log
from cases.api import fields
from cases.api.families import FamilyRows
from cases.api.resources import Resource
from cases.api.routes import Rule, route
from cases.api.sending import etag_of_text
from cases.api.serializers import Strict
from cases.exporting import fhir
from cases.exporting.form_text import blocks
from cases.plans.models import Plan


def takes_along(shown: Shown) -> Rule:
    return Rule("bestanden:lezen", Log(Happening.EXPORT, shown, names=True))


class AsFhir(JSONRenderer):
    media_type = fhir.MEDIA_TYPE
    format = "fhir"


class Whole(Strict):
    """Comes whole: `fields` chooses nothing."""


class FamilyBundle(FamilyRows):
    """Het gezin als FHIR R4-bundel (collection): Group, Patient, RelatedPerson, CareTeam, Goal en CarePlan, voor zover
    deze koppeling het mag zien. Nooit de verklarende analyse, nooit een BSN."""

    serializer_class = Whole
    list_serializer_class = None
    renderer_classes = (AsFhir, JSONRenderer)
    answers, chooses = {200: OpenApiTypes.OBJECT}, False

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        made = fhir.bundle(self.one(), request.user)
        same = {name: value for name, value in made.items() if name not in ("id", "timestamp")}
        return Response(made, headers={"ETag": etag_of_text(same)})


class FormText(Strict):
    """Wat onder één kop van het formulier hoort."""

    formulier = fields.Text(source="document", read_only=True)
    kop = fields.Text(source="title", read_only=True)
    tekst = fields.Text(source="text", read_only=True)


class FormTexts(Strict):
    teksten = FormText(many=True, read_only=True)


class PlanText(Resource):
    """Het gezinsplan als platte tekst, per kop en in de volgorde van het formulier van het lokale team."""

    model = Plan
    serializer_class = FormTexts
    related = ("case__family", "case__coordinator")

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        texts = blocks(self.one(), request.user)
        told = FormTexts({"teksten": texts}).data
        return Response(self._chosen(told), headers={"ETag": etag_of_text(told)})


urlpatterns = [
    route("gezinnen/<uuid:gezin>/fhir-bundel", FamilyBundle, "gezin-fhir-bundel", get=takes_along(Shown.FILE)),
    route("gezinsplannen/<uuid:plan>/formuliertekst", PlanText, "gezinsplan-formuliertekst",
          get=takes_along(Shown.PLAN)),
]  # fmt: skip

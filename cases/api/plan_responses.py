"""`/gezinsplannen/{plan}/reacties`: who is asked for an answer on the plan, and what everybody answered."""

from typing import Any

from rest_framework import serializers
from rest_framework.response import Response

from cases.access.log.codes import Shown
from cases.access.parts import CasePart
from cases.access.records import only_who_sees
from cases.analysis.codes import Medium
from cases.analysis.models import respondents
from cases.api import asking, fields
from cases.api.resources import Adds, Lists, Resource, Shows
from cases.api.routes import route, shows, writes
from cases.api.serializers import RowSerializer, Strict
from cases.plans import actions as plans
from cases.plans.models import Plan, PlanResponse


class PlanResponseSerializer(RowSerializer):
    """Wat één persoon antwoordde op het plan zoals het toen lag: twee antwoorden, en eigen woorden."""

    class Meta:
        model = PlanResponse
        names = {
            "persoon": "person", "professional": "professional", "hoedanigheid": "capacity", "ronde": "round",
            "inhoud": "content", "hulp": "help", "woorden": "words", "redenNietGevraagd": "not_asked_reason",
            "antwoordDatum": "answered_on", "wijze": "medium",
        }  # fmt: skip


class NewPlanResponse(PlanResponseSerializer):
    """Een antwoord zoals het wordt vastgelegd: van één persoon, of van een professional die zelf antwoordt."""

    wijze = fields.Code(source="medium", default=Medium.TALK,
                        choices=[one for one in Medium.choices if one[0] != Medium.IMPORTED])  # fmt: skip

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if bool(attrs.get("person")) == bool(attrs.get("professional")):
            raise serializers.ValidationError({"persoon": ["Noem één persoon of één professional."]})
        return super().validate(attrs)


class AskedPerson(Strict):
    """Iemand wiens antwoord telt, en het antwoord op het plan zoals het nu ligt (leeg: nog niet)."""

    persoon = fields.Key(source="person.pk", read_only=True, allow_null=True)
    professional = fields.Key(source="professional.pk", read_only=True, allow_null=True)
    naam = fields.Text(source="__str__", read_only=True)
    hoedanigheid = fields.Text(source="capacity", read_only=True)
    reactie = fields.Key(source="response.pk", read_only=True, allow_null=True)


class ResponseRows(Resource):
    """Answers on one plan."""

    model, parent, attach, single = PlanResponse, Plan, "plan", "gezinsplan-reactie"
    serializer_class: Any = PlanResponseSerializer


class Responses(ResponseRows, Lists, Adds):
    """De antwoorden op het plan; en een antwoord vastleggen. Een nieuw antwoord vervangt dat van dezelfde ronde."""

    new_serializer_class = NewPlanResponse
    sort, order = {"antwoordDatum": "answered_on", "ronde": "round"}, ("answered_on", "added_at")

    def saved(self, part: Any, /, **told: Any) -> Any:
        answer = {name: getattr(part, name) for name in ("person", "professional", "content", "help", "words",
                                                         "not_asked_reason", "answered_on", "medium")}  # fmt: skip
        if part.professional is not None:
            answer["medium"] = Medium.SELF if part.professional == self.professional else Medium.TALK
        return plans.respond(plan=part.plan, by=self.professional, **answer)


class OneResponse(ResponseRows, Shows):
    """Eén antwoord op het plan."""


class Asked(Resource):
    """Van wie het antwoord op het plan telt, en wie al antwoordde."""

    model, parent, is_list = PlanResponse, Plan, True
    serializer_class = AskedPerson

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        plan = self.above
        only_who_sees(plan.case, CasePart.PLAN, by=request.user)
        found, links = asking.page_of(respondents(plan, plan.settled_on()), self.asked, request)
        results = [self.represented(one, one=False) for one in found]
        body = {"next": links["next"], "previous": links["prev"], "results": results}
        return Response(body, headers={"Link": asking.link_header(links)})


_READ, _WRITE = shows("plannen", Shown.ANSWER), writes("plannen", Shown.ANSWER)
urlpatterns = [
    route("gezinsplannen/<uuid:plan>/gevraagden", Asked, "gezinsplan-gevraagden", get=_READ),
    route("gezinsplannen/<uuid:plan>/reacties", Responses, "gezinsplan-reacties", get=_READ, post=_WRITE),
    route("gezinsplannen/<uuid:plan>/reacties/<uuid:reactie>", OneResponse, "gezinsplan-reactie", get=_READ),
]  # fmt: skip

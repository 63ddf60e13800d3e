"""Who may receive what: given, replaced and withdrawn; and that somebody looked it through."""

from typing import Any

from rest_framework import serializers

from cases.access.log.codes import Shown
from cases.access.parts import CasePart
from cases.access.reach import seen
from cases.api import fields
from cases.api.filters import CodeFilter, Filters, KeyFilter
from cases.api.hanging import VERSIONED, OfCase
from cases.api.resources import Acts, Adds, Lists, Shows
from cases.api.routes import route, shows, writes
from cases.api.serializers import RowSerializer, Strict
from cases.families.models import Person
from cases.sharing import actions as sharing
from cases.sharing.codes import IN_USE
from cases.sharing.granting import professional_at
from cases.sharing.models import AccessReview, Grant, Participation
from network.models import Organisation


class Received(Strict):
    """Wat een ontvanger mag ontvangen, over wie, en op welke grond."""

    heleGezin = fields.YesNo(source="whole_family", default=False)
    personen = fields.RowOf(queryset=Person.objects.all(), source="people", many=True, required=False)
    grond = fields.Code(source="ground", choices=IN_USE)
    grondToelichting = fields.Text(source="explanation", allow_blank=True, default="")


class GrantSerializer(RowSerializer):
    """Een ontvanger mag één deel ontvangen. De toelichting is voor wie erover beslist en voor wie ontvangt."""

    class Meta:
        model = Grant
        names = {"zaak": "case", "organisatie": "organisation", "professional": "professional", "persoon": "person",
                 "deel": "part", "heleGezin": "whole_family", "personen": "people", "grond": "ground",
                 "grondToelichting": "explanation", "beginDatum": "begins_on", "eindDatum": "ends_on",
                 "ingetrokkenOp": "withdrawn_at", **VERSIONED}  # fmt: skip
        read_only = tuple(names)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        told = super().to_representation(instance)
        own = self.context["view"].caller.organisation_id
        if own != instance.organisation_id and not self.context["view"].leads(instance.case_id):
            told["grondToelichting"] = ""
        return told


class NewGrant(Received):
    """Precies één ontvanger: `organisatie`, `professionalEmail` of `persoon`."""

    organisatie = fields.RowOf(queryset=Organisation.objects.all(), source="organisation", required=False)
    professionalEmail = fields.Email(source="professional", required=False)
    persoon = fields.RowOf(queryset=Person.objects.all(), source="person", required=False)
    deel = fields.Code(source="part", choices=CasePart.choices)
    beginDatum = fields.Day(source="begins_on", required=False)
    eindDatum = fields.Day(source="ends_on", required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        recipients = [name for name in ("organisation", "professional", "person") if attrs.get(name)]
        if len(recipients) != 1:
            raise serializers.ValidationError("Kies één ontvanger: organisatie, professionalEmail of persoon.")
        if recipients == ["professional"]:
            attrs["professional"] = professional_at(attrs["professional"])
            if attrs["professional"] is None:
                raise serializers.ValidationError({"professionalEmail": ["Er is geen professional met dit adres."]})
        return attrs


class ChangedGrant(Received):
    """Wat vanaf nu geldt, in plaats van wat er stond."""

    eindDatum = fields.Day(source="ends_on", required=False, allow_null=True)


class Nothing(Strict):
    """Er wordt niets gevraagd."""


class GrantFilters(Filters):
    organisatie = KeyFilter(field_name="organisation")
    deel = CodeFilter(field_name="part", choices=CasePart.choices)


class GrantRows(OfCase):
    model, single = Grant, "toegangsrecht"
    serializer_class: Any = GrantSerializer

    def rows(self) -> Any:
        return super().rows().prefetch_related(seen("people", Person, self.request.user))

    def leads(self, case: Any) -> bool:
        """The organisation of the client leads this case: it decides who receives what."""
        if "_led" not in self.__dict__:
            leading = Participation.objects.current().filter(leads=True, organisation=self.caller.organisation_id)
            self._led = set(leading.filter(case__family=self.above).values_list("case_id", flat=True))
        return case in self._led


class Grants(GrantRows, Lists, Adds):
    """Wie mag wat ontvangen."""

    new_serializer_class = NewGrant
    filters, order = GrantFilters, ("begins_on",)

    def saved(self, part: Any, /, **told: Any) -> Any:
        (given,) = sharing.grant(case=part, parts=[told.pop("part")], by=self.professional, **told)
        return given


class OneGrant(GrantRows, Shows):
    """Wat één ontvanger mag ontvangen."""


class Withdrawal(GrantRows, Acts):
    """De ontvanger mag dit vanaf nu niet meer ontvangen. Wat al ontvangen is, blijft bekend."""

    asks = Nothing

    def done(self, row: Any, /, **facts: Any) -> Any:
        return sharing.withdraw(row, by=self.professional)


class Replacement(GrantRows, Acts):
    """Trekt dit recht in en geeft het opnieuw zoals hier staat; het antwoord is het nieuwe recht."""

    asks = ChangedGrant

    def done(self, row: Any, /, **facts: Any) -> Any:
        return sharing.change(row, by=self.professional, **facts)


class AccessReviewSerializer(RowSerializer):
    """Wie op welke dag naging of iedereen nog nodig heeft wat die ontvangt."""

    class Meta:
        model = AccessReview
        names = {"zaak": "case", "nagekekenOp": "added_at", "nagekekenDoor": "added_by"}
        read_only = tuple(names)


class AccessReviewRows(OfCase):
    model, single = AccessReview, "toegangscontrole"
    serializer_class: Any = AccessReviewSerializer


class AccessReviews(AccessReviewRows, Lists, Adds):
    """Wanneer is nagekeken wie wat mag ontvangen; en opschrijven dat dit nu is gebeurd."""

    new_serializer_class, order = Nothing, ("-added_at",)

    def saved(self, part: Any, /, **told: Any) -> Any:
        return sharing.review(part, by=self.professional)


class OneAccessReview(AccessReviewRows, Shows):
    """Eén keer dat is nagekeken wie wat mag ontvangen."""


_GRANTS, _GIVES = shows("toegang", Shown.TEAM), writes("toegang", Shown.TEAM)
_OF = "gezinnen/<uuid:gezin>"
urlpatterns = [
    route(f"{_OF}/toegangsrechten", Grants, "toegangsrechten", get=_GRANTS, post=_GIVES),
    route(f"{_OF}/toegangsrechten/<uuid:recht>", OneGrant, "toegangsrecht", get=_GRANTS),
    route(f"{_OF}/toegangsrechten/<uuid:recht>/intrekkingen", Withdrawal, "toegangsrecht-intrekkingen", post=_GIVES),
    route(f"{_OF}/toegangscontroles", AccessReviews, "toegangscontroles", get=_GRANTS, post=_GIVES),
    route(f"{_OF}/toegangscontroles/<uuid:controle>", OneAccessReview, "toegangscontrole", get=_GRANTS),
    route(f"{_OF}/toegangsrechten/<uuid:recht>/vervangingen", Replacement, "toegangsrecht-vervangingen", post=_GIVES),
]

"""`/gezinnen/{gezin}/toestemmingen`: what somebody answered when consent was asked, and taking it back."""

from typing import Any

from cases.access.log.codes import Shown
from cases.access.parts import CasePart
from cases.api import fields
from cases.api.filters import CodeFilter, Filters, KeyFilter
from cases.api.hanging import VERSIONED, PartOfCase
from cases.api.resources import Acts, Adds, Lists, Shows
from cases.api.routes import route, shows, writes
from cases.api.serializers import RowSerializer, Strict
from cases.sharing import consents
from cases.sharing.consent_codes import ConsentPurpose
from cases.sharing.models import Consent
from network.models import Organisation
from network.roles import OrganisationKind

_ASKED = {
    "overPersoon": "about", "doel": "purpose", "organisatie": "organisation", "professional": "professional",
    "persoon": "person", "uitgelegdAls": "explained_as", "wet": "regime", "antwoord": "answer",
    "gegevenDoor": "given_by", "gegevenDoorNaam": "given_by_name", "uitzondering": "exception",
    "toelichting": "explanation", "hoe": "how", "antwoordDatum": "given_on", "geldigTotEnMetDatum": "until",
}  # fmt: skip


class ConsentSerializer(RowSerializer):
    """Eén antwoord. `vervaltDatum`: de eerste dag waarop het vanzelf niet meer telt."""

    delen = fields.Many(child=fields.Code(choices=CasePart.choices), source="parts", read_only=True)
    vervaltDatum = fields.Day(source="lapses_on", read_only=True, allow_null=True)

    class Meta:
        model = Consent
        names = {"zaak": "case", **_ASKED, "gegevenDoorOrganisatie": "given_by_organisation",
                 "hoedanigheid": "capacity", "ingetrokkenDatum": "withdrawn_on", **VERSIONED}  # fmt: skip
        read_only = tuple(names)


class NewConsent(RowSerializer):
    """Precies één ontvanger, en van wie antwoordt precies één; bij een uitzondering antwoordt niemand."""

    delen = fields.Many(
        child=fields.Code(choices=CasePart.choices), source="parts", required=False, max_length=len(CasePart)
    )
    gegevenDoorOrganisatie = fields.RowOf(
        queryset=Organisation.objects.all(), only={"kind": OrganisationKind.CERTIFIED_INSTITUTION},
        source="given_by_organisation", required=False, allow_null=True,
    )  # fmt: skip

    class Meta:
        model = Consent
        names = _ASKED

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        self.context["part"].parts = attrs.pop("parts", [])
        return super().validate(attrs)


class TakenBack(Strict):
    """Zonder datum: vandaag."""

    ingetrokkenDatum = fields.Day(source="on", required=False)


class ConsentFilters(Filters):
    overPersoon = KeyFilter(field_name="about")
    organisatie = KeyFilter(field_name="organisation")
    doel = CodeFilter(field_name="purpose", choices=ConsentPurpose.choices)


class ConsentRows(PartOfCase):
    model, single = Consent, "toestemming"
    serializer_class: Any = ConsentSerializer
    related = ("about",)


class Consents(ConsentRows, Lists, Adds):
    """Wat mensen antwoordden op de vraag om toestemming, nu en eerder; en een antwoord vastleggen."""

    filters, new_serializer_class = ConsentFilters, NewConsent
    order = ("-given_on", "-added_at")
    save = staticmethod(consents.give)


class OneConsent(ConsentRows, Shows):
    """Eén antwoord op de vraag om toestemming."""


class TakingBack(ConsentRows, Acts):
    """Trekt de toestemming in: vanaf die dag telt zij niet meer."""

    asks = TakenBack

    def done(self, row: Any, /, **facts: Any) -> Any:
        row.withdrawn_on = facts.get("on")
        return consents.withdraw(row, by=self.professional)


_READ, _WRITE = shows("toegang", Shown.TEAM), writes("toegang", Shown.TEAM)
_OF = "gezinnen/<uuid:gezin>/toestemmingen"
urlpatterns = [
    route(_OF, Consents, "toestemmingen", get=_READ, post=_WRITE),
    route(f"{_OF}/<uuid:toestemming>", OneConsent, "toestemming", get=_READ),
    route(f"{_OF}/<uuid:toestemming>/intrekkingen", TakingBack, "toestemming-intrekkingen", post=_WRITE),
]

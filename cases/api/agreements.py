"""`/afspraken`: who does what, with whom, by when, for which goals."""

from typing import Any

from cases.access.log.codes import Shown
from cases.api import fields
from cases.api.filters import CodeFilter, DayFilter, Filters
from cases.api.hanging import VERSIONED
from cases.api.resources import Acts, Adds, Changes, Lists, Removes, Resource, Shows
from cases.api.routes import route, shows, writes
from cases.api.serializers import RowSerializer, Strict
from cases.plans import actions as plans
from cases.plans.codes import AgreementStatus
from cases.plans.models import Agreement, Plan


class AgreementSerializer(RowSerializer):
    """Een afspraak. Precies één doet het: iemand van het gezin, een professional, een organisatie, of iemand uit het
    netwerk."""

    wie = fields.Text(source="who", read_only=True)

    class Meta:
        model = Agreement
        names = {
            "gezinsplan": "plan", "wat": "what", "soort": "kind", "doelen": "goals", "persoon": "person",
            "professional": "professional", "organisatie": "organisation", "netwerkcontact": "contact",
            "metWie": "with_whom", "uiterlijkDatum": "due_on", "hoeVaak": "repeats", "totEnMetDatum": "until",
            "stand": "status", "klaarDatum": "settled_on", **VERSIONED,
        }  # fmt: skip
        read_only = tuple(VERSIONED)


class AgreementFilters(Filters):
    stand = CodeFilter(field_name="status", choices=AgreementStatus.choices)
    uiterlijkDatumVoor = DayFilter(field_name="due_on", lookup_expr="lt")
    uiterlijkDatumNa = DayFilter(field_name="due_on", lookup_expr="gt")


class AgreementState(Strict):
    """Hoe het met de afspraak staat. Zonder datum: vandaag."""

    stand = fields.Code(source="status", choices=AgreementStatus.choices)
    datum = fields.Day(source="on", required=False)


class AgreementRows(Resource):
    """Agreements."""

    model, single = Agreement, "afspraak"
    serializer_class = AgreementSerializer
    related = ("plan__case", "person", "professional", "organisation", "contact__person")

    def rows(self) -> Any:
        return super().rows().prefetch_related("goals")

    def place(self, row: Any) -> str:
        return self.address_of(row.pk)


class Agreements(AgreementRows, Lists, Adds):
    """De afspraken van een plan."""

    parent, attach = Plan, "plan"
    filters, sort, order = AgreementFilters, {"uiterlijkDatum": "due_on"}, ("due_on", "added_at")


class OneAgreement(AgreementRows, Shows, Changes, Removes):
    """Een afspraak."""


class StateOfAgreement(AgreementRows, Acts):
    """Zegt hoe het met een afspraak staat. Dit kan ook als het plan is vastgesteld."""

    asks = AgreementState

    def done(self, row: Any, /, **facts: Any) -> Any:
        return plans.settle_agreement(row, by=self.professional, **facts)


_READ, _WRITE = shows("plannen", Shown.PLAN), writes("plannen", Shown.PLAN)
urlpatterns = [
    route("gezinsplannen/<uuid:plan>/afspraken", Agreements, "gezinsplan-afspraken", get=_READ, post=_WRITE),
    route("afspraken/<uuid:afspraak>", OneAgreement, "afspraak", get=_READ, patch=_WRITE, delete=_WRITE),
    route("afspraken/<uuid:afspraak>/standen", StateOfAgreement, "afspraak-standen", post=_WRITE),
]

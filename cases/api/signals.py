"""`/signalen`: somebody who gives help tells why looking back cannot wait, and who has the regie answers."""

from typing import Any

from rest_framework import serializers

from cases.access.fetching import get_or_404
from cases.access.log import trail
from cases.access.log.codes import Shown
from cases.access.predicates import coordinator
from cases.api import fields
from cases.api.acts import Act, StepsOfRow, WithActs
from cases.api.filters import CodeFilter, Filters, KeyFilter, YesNoFilter
from cases.api.resources import Adds, Lists, Resource, Shows
from cases.api.routes import listing, route, shows, writes
from cases.api.serializers import RowSerializer, Strict
from cases.evaluations import signals
from cases.evaluations.codes import SignalKind
from cases.evaluations.models import Signal
from cases.families.models import Family


class SignalSerializer(WithActs, RowSerializer):
    """Een signaal met het antwoord: de evaluatie die volgt, of waarom die nu niet nodig is."""

    gezin = fields.Key(source="case.family_id", read_only=True)
    gegevenDoor = fields.Key(source="added_by_id", read_only=True)
    gegevenOp = fields.Moment(source="added_at", read_only=True)

    class Meta:
        model = Signal
        names = {"persoon": "person", "soort": "kind", "wat": "what", "gebeurdDatum": "happened_on",
                 "organisatie": "organisation", "beantwoordDatum": "answered_on", "beantwoordDoor": "answered_by",
                 "evaluatie": "evaluation", "opzijgelegdReden": "aside_because", "versie": "version"}  # fmt: skip
        read_only = ("versie",)


class NewSignal(RowSerializer):
    """Over iemand van een gezin, of over het hele gezin."""

    gezin = fields.Key(source="family")

    class Meta:
        model = Signal
        names = {"persoon": "person", "soort": "kind", "wat": "what", "gebeurdDatum": "happened_on"}


class _OfWhichFamily(serializers.Serializer[Any]):
    """Only the key of the family: whose people may be named hangs on it."""

    gezin = fields.Key()


class PlanningFrom(Strict):
    uiterlijkDatum = fields.Day(source="due_on")
    vanafDatum = fields.Day(source="window_from", required=False)
    toelichting = fields.Text(source="why", required=False, allow_blank=True)
    hoe = fields.Text(source="how", required=False, allow_blank=True, max_length=80)


class PuttingAside(Strict):
    reden = fields.Text(source="because")


class SignalFilters(Filters):
    gezin = KeyFilter(field_name="case__family")
    soort = CodeFilter(field_name="kind", choices=SignalKind.choices)
    beantwoord = YesNoFilter(field_name="answered_on", lookup_expr="isnull", exclude=True)


def _is_open(row: Signal) -> bool:
    return row.is_open


class SignalRows(Resource):
    model, single = Signal, "signaal"
    serializer_class: Any = SignalSerializer
    related = ("case",)
    acts = {
        "plan_evaluation": Act("Evaluatie plannen", signals.plan_from, PlanningFrom, allowed=coordinator,
                               possible=_is_open, needs={"due_on": "Kies wanneer jullie uiterlijk terugkijken."}),
        "set_aside": Act("Opzijleggen", signals.put_aside, PuttingAside, allowed=coordinator, possible=_is_open,
                         needs={"because": "Schrijf waarom er nu geen evaluatie nodig is."}),
    }  # fmt: skip


class Signals(SignalRows, Lists, Adds):
    """Signalen van wie hulp geeft, in de gezinnen die deze koppeling mag zien; en een signaal geven."""

    filters, new_serializer_class = SignalFilters, NewSignal
    sort, order = {"gegevenOp": "added_at"}, ("-added_at",)
    save = staticmethod(signals.give)

    def noted(self, found: list[Any]) -> None:
        trail.lists(row.case_id for row in found)

    def begun(self) -> Any:
        asked = _OfWhichFamily(data=self.request.data)
        asked.is_valid(raise_exception=True)
        family = get_or_404(self.visible(Family), pk=asked.validated_data["gezin"])
        return Signal(case=self.newest_case(family.pk))

    def saved(self, part: Any, /, **told: Any) -> Any:
        del told["family"]
        return super().saved(part, **told)


class OneSignal(SignalRows, Shows):
    """Eén signaal, met het antwoord."""


class StepsOfSignal(SignalRows, StepsOfRow):
    """Antwoorden op een signaal: een evaluatie plannen, of opzijleggen met de reden."""


urlpatterns = [
    route("signalen", Signals, "signalen", get=listing("signalen", Shown.EVALUATION),
          post=writes("signalen", Shown.EVALUATION)),
    route("signalen/<uuid:signaal>", OneSignal, "signaal", get=shows("signalen", Shown.EVALUATION)),
    route("signalen/<uuid:signaal>/stappen", StepsOfSignal, "signaal-stappen",
          post=writes("signalen", Shown.STEP)),
]  # fmt: skip

"""What happened, to fetch: the same messages as the subscriptions bring, in the order in which they were given out."""

from typing import Any

from cases.api import fields
from cases.api.filters import CodeFilter, Filters, KeyFilter
from cases.api.problems import invalid, wrong
from cases.api.resources import Lists, Resource
from cases.api.routes import of_no_family, route
from cases.api.serializers import Strict
from cases.outbox.codes import KIND_OF_TYPE
from cases.outbox.message import envelope
from cases.outbox.models import OutboxEvent

TYPES = [(name, kind.label) for name, kind in KIND_OF_TYPE.items()]


class CloudEventSerializer(Strict):
    """Een CloudEvent 1.0 (NL GOV-profiel), zonder inhoud: `dataref` zegt waar die te lezen is, met de rechten van dat
    moment. `time` is wanneer het is vastgelegd; `sequence` telt per `partitionkey`, de zaak."""

    specversion = fields.Text(read_only=True)
    id = fields.Key(read_only=True)
    source: Any = fields.Text(read_only=True)
    type = fields.Code(read_only=True, choices=TYPES)
    time = fields.Moment(read_only=True)
    subject = fields.Key(read_only=True)
    dataref = fields.Text(read_only=True)
    sequence = fields.Text(read_only=True)
    sequencetype = fields.Text(read_only=True)
    partitionkey = fields.Key(read_only=True)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        return dict(envelope(instance))


class EventFilters(Filters):
    na = KeyFilter(method="after")
    type = CodeFilter(choices=TYPES, method="of_type")

    def after(self, rows: Any, name: str, value: Any) -> Any:
        """What was given out after this event, that the client has read already."""
        last = OutboxEvent.objects.given_out().filter(key=value).values_list("number", flat=True).first()
        if last is None:
            raise invalid(
                [wrong("?na", "Deze gebeurtenis is er niet. Geef de id van de laatste die u las.", "does_not_exist")]
            )
        return rows.filter(number__gt=last)

    def of_type(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(kind=KIND_OF_TYPE[value])


class Events(Lists, Resource):
    """Wat er gebeurd is in de zaken die deze koppeling nu mag zien, de oudste eerst. Lees verder met `na`: de id van de
    laatste gebeurtenis die u las; wat net gebeurde, staat er binnen een minuut bij. In wat u mag zien, komt later niets
    meer tussen. Krijgt u toegang tot een gezin, dan staat wat daar eerder gebeurde er vóór: `toegang.gegeven` zegt het,
    haal het gezin dan op."""

    model, serializer_class, filters, order = OutboxEvent, CloudEventSerializer, EventFilters, ("number",)

    def rows(self) -> Any:
        return OutboxEvent.objects.given_out().visible_to(self.request.user)


urlpatterns = [route("gebeurtenissen", Events, "gebeurtenissen", get=of_no_family("gebeurtenissen"))]

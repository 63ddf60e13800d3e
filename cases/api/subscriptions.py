"""Subscriptions of the client itself: at which address it is told of what happens, and what did not arrive."""

from typing import Any

from django.db import transaction
from rest_framework.response import Response

from cases.api import fields
from cases.api.events import TYPES
from cases.api.resources import Adds, Lists, Removes, Resource, Shows
from cases.api.routes import of_no_family, route
from cases.api.sending import must_match
from cases.api.serializers import Strict
from cases.outbox import actions
from cases.outbox.codes import KIND_OF_TYPE, SubscriptionStatus
from cases.outbox.models import Delivery, Subscription
from network.scopes import WRITE

NAME = "abonnementen"


class SubscriptionSerializer(Strict):
    """Een abonnement. `geheim` staat alleen in het antwoord op het maken ervan (ook als u dat met dezelfde
    Idempotency-Key nog eens stuurt, binnen 24 uur); daarmee rekent de ontvanger de handtekening na. Zonder `typen` komt
    alles. Dat toegang is ingetrokken, komt altijd."""

    id = fields.Key(read_only=True)
    adres = fields.Text(source="address", max_length=400)
    typen = fields.Many(child=fields.Code(choices=TYPES), source="types", default=list, max_length=len(TYPES))
    stand = fields.Code(source="status", choices=SubscriptionStatus.choices, read_only=True)
    geheim = fields.Text(source="shown_secret", read_only=True, allow_null=True)
    gemaaktOp = fields.Moment(source="made_at", read_only=True)
    actiefOp = fields.Moment(source="active_since", read_only=True, allow_null=True)
    gestoptOp = fields.Moment(source="stopped_at", read_only=True, allow_null=True)
    waaromGestopt = fields.Text(source="stopped_because", read_only=True)
    misluktAchterElkaar = fields.Number(source="failures", read_only=True)
    rustTotOp = fields.Moment(source="rests_until", read_only=True, allow_null=True)


class SubscriptionRows(Resource):
    """Of this client only; another one's are not there."""

    model, single, order = Subscription, "abonnement", ("made_at",)
    serializer_class: Any = SubscriptionSerializer
    answers: Any = None  # when that is another one than what is sent

    def serializer_for(self, listing: bool) -> Any:
        return self.answers or super().serializer_for(listing)

    def rows(self) -> Any:
        return Subscription.objects.filter(client=self.caller)

    def one(self) -> Any:
        return self.rows().get(pk=next(iter(self.kwargs.values())))


class Subscriptions(SubscriptionRows, Lists, Adds):
    """De abonnementen van deze koppeling. Een nieuw abonnement wacht op de handdruk."""

    def begun(self) -> Subscription:
        return Subscription(client=self.caller)

    def added(self, part: Any) -> Subscription:
        asked = SubscriptionSerializer(data=self.request.data)
        asked.is_valid(raise_exception=True)
        kinds = [KIND_OF_TYPE[name] for name in asked.validated_data["types"]]
        row, _ = actions.subscribe(client=self.caller, address=asked.validated_data["address"], kinds=kinds)
        return row

    def _as_shown(self, row: Any) -> Any:
        row = super()._as_shown(row)
        row.shown_secret = row.secret
        return row


class OneSubscription(SubscriptionRows, Shows, Removes):
    """Een abonnement. Verwijderen stopt het: wat wachtte, gaat niet meer uit."""

    def delete(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        with transaction.atomic():
            row = self.rows().select_for_update().get(pk=self.one().pk)
            must_match(request, row)
            actions.unsubscribe(row)
        return Response(status=204)


class Nothing(Strict):
    """Er is niets te sturen."""


class Handshakes(SubscriptionRows):
    """Vraag het adres met OPTIONS of het de gebeurtenissen wil (`WebHook-Request-Origin`). Antwoordt het met
    `WebHook-Allowed-Origin`, dan is het abonnement actief."""

    serializer_class, answers = Nothing, SubscriptionSerializer

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        Nothing(data=request.data).is_valid(raise_exception=True)
        return self.answer(actions.shake_hands(self.one()))


class TestAnswer(Strict):
    """Wat de ontvanger op het testbericht antwoordde."""

    aangenomen = fields.YesNo(read_only=True)
    antwoord = fields.Text(read_only=True)


class TestMessages(SubscriptionRows):
    """Stuur nu een testbericht, ondertekend zoals alle andere, over niets dat gebeurd is."""

    serializer_class, answers = Nothing, TestAnswer

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        Nothing(data=request.data).is_valid(raise_exception=True)
        answer = actions.send_test(self.one())
        return Response(self._chosen({"aangenomen": answer.accepted, "antwoord": answer.said}))


class DeadLetterSerializer(Strict):
    """Een gebeurtenis die na 72 uur niet was aangekomen."""

    id = fields.Key(read_only=True)
    gebeurtenis = fields.Key(source="event.key", read_only=True)
    type = fields.Code(source="event.type", choices=TYPES, read_only=True)
    volgnummer = fields.Number(source="sequence", read_only=True)
    pogingen = fields.Number(source="attempts", read_only=True)
    fout = fields.Text(source="fault", read_only=True)
    klaarSindsOp = fields.Moment(source="due_from", read_only=True)
    opgegevenOp = fields.Moment(source="ended_at", read_only=True)


class LetterRows(Resource):
    """What did not arrive, of one subscription of this client."""

    model, order = Delivery, ("due_from", "event_id")
    serializer_class: Any = DeadLetterSerializer
    answers: Any = None

    def serializer_for(self, listing: bool) -> Any:
        return self.answers or super().serializer_for(listing)

    def rows(self) -> Any:
        subscription = Subscription.objects.get(client=self.caller, pk=next(iter(self.kwargs.values())))
        return actions.dead_letters(subscription)


class DeadLetters(LetterRows, Lists):
    """Wat niet is aangekomen, het oudste eerst."""


class Replay(Strict):
    """Welke brieven opnieuw worden aangeboden (zonder `brieven`: alle), en waarom."""

    reden = fields.Text(source="reason", max_length=200)
    brieven = fields.Many(child=fields.Key(), default=list, max_length=1000)


class Replayed(Strict):
    aantal = fields.Number(read_only=True)


class Replays(LetterRows):
    """Bied opnieuw aan wat niet aankwam, met de reden. Per zaak blijft de volgorde; wat niet meer mag, gaat niet."""

    serializer_class, answers = Replay, Replayed
    new_serializer_class = Replay

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        asked = Replay(data=request.data)
        asked.is_valid(raise_exception=True)
        letters, keys = self.rows(), asked.validated_data["brieven"]
        letters = letters.filter(pk__in=keys) if keys else letters
        number = actions.replay(letters, reason=asked.validated_data["reason"], by=self.caller.account)
        return Response(self._chosen({"aantal": number}))


_write = of_no_family(NAME, WRITE)
urlpatterns = [
    route("abonnementen", Subscriptions, NAME, get=of_no_family(NAME), post=_write),
    route("abonnementen/<uuid:abonnement>", OneSubscription, "abonnement", get=of_no_family(NAME), delete=_write),
    route("abonnementen/<uuid:abonnement>/handdrukken", Handshakes, "handdrukken", post=_write),
    route("abonnementen/<uuid:abonnement>/testberichten", TestMessages, "testberichten", post=_write),
    route("abonnementen/<uuid:abonnement>/dode-brieven", DeadLetters, "dode-brieven", get=of_no_family(NAME)),
    route("abonnementen/<uuid:abonnement>/heraanbiedingen", Replays, "heraanbiedingen", post=_write),
]

"""The token endpoint (RFC 6749 §4.4, RFC 7523, OAuth NL GOV 1.1) and our public keys."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_login_failed
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import APIException
from rest_framework.parsers import FormParser
from rest_framework.response import Response
from rest_framework.views import APIView

from network import clients, tokens
from network.models import ApiClient, User

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class Refused(APIException):
    """An answer of RFC 6749 §5.2, in the form of every other refusal here: `error` stands beside it."""

    def __init__(self, error: str, sentence: str, status: int = 400):
        super().__init__(sentence)
        self.status_code, self.more = status, {"error": error, "error_description": sentence}


class TokenRequest(serializers.Serializer[Any]):
    grant_type = serializers.ChoiceField(choices=["client_credentials"])
    client_assertion_type = serializers.ChoiceField(choices=[ASSERTION_TYPE])
    client_assertion = serializers.CharField(help_text="Een JWT, ondertekend met de eigen sleutel (RS256 of PS256).")
    client_id = serializers.UUIDField(required=False)
    scope = serializers.CharField(required=False, help_text="Rechten met een spatie ertussen. Leeg: alle.")


class TokenAnswer(serializers.Serializer[Any]):
    access_token = serializers.CharField()
    token_type = serializers.ChoiceField(choices=["Bearer"])
    expires_in = serializers.IntegerField()
    scope = serializers.CharField()


class Open(APIView):
    """Needs no token."""

    authentication_classes = []
    permission_classes = []


class Token(Open):
    """Een koppeling bewijst met haar eigen sleutel wie zij is, en krijgt een token voor een kwartier."""

    parser_classes = [FormParser]
    http_method_names = ["post"]

    @extend_schema(operation_id="tokenAanvragen", tags=["aanmelden"], request={
        "application/x-www-form-urlencoded": TokenRequest}, responses={200: TokenAnswer})  # fmt: skip
    def post(self, request: Any) -> Response:
        sent = request.data
        if sent.get("grant_type") != "client_credentials":
            raise Refused("unsupported_grant_type", "Alleen grant_type=client_credentials kan hier.")
        client = self._proven(request)
        asked = sent.get("scope", "").split() or client.scopes
        if not_given := sorted(set(asked) - set(client.scopes)):
            raise Refused("invalid_scope", f"Deze koppeling heeft niet: {', '.join(not_given)[:200]}.")
        scopes = sorted(set(asked))
        user_logged_in.send(sender=User, request=request._request, user=client.account)
        return Response({"access_token": tokens.issue(client=client, scopes=scopes), "token_type": "Bearer",
                         "expires_in": tokens.LIFETIME, "scope": " ".join(scopes)})  # fmt: skip

    def _proven(self, request: Any) -> ApiClient:
        sent = request.data
        assertion = sent.get("client_assertion", "")
        client_id = sent.get("client_id") or tokens.subject_of(assertion)
        try:
            if sent.get("client_assertion_type") != ASSERTION_TYPE or not assertion:
                raise tokens.BadToken("stuur client_assertion met client_assertion_type")
            return clients.proven(client_id, assertion)
        except tokens.BadToken as fault:
            address = clients.address_of(client_id)
            user_login_failed.send(sender=User, credentials={"username": address}, request=request._request)
            raise Refused("invalid_client", f"De koppeling is niet herkend: {fault}.", 401) from fault


class Keys(Open):
    """De publieke sleutels waarmee onze tokens zijn ondertekend."""

    http_method_names = ["get", "head"]

    @extend_schema(operation_id="sleutels", tags=["aanmelden"], responses={200: {"type": "object"}})
    def get(self, request: Any) -> Response:
        return Response(tokens.public_keys())

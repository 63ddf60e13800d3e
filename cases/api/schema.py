"""How `openapi.json` is made: from the views and their rules, and with what the API Design Rules ask of an answer."""

from functools import cache
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import build_parameter_type
from rest_framework import serializers

from cases.api import shapes
from cases.api.asking import LAST_PAGE, MOST, PAGE_SIZE
from cases.api.authentication import ACTING
from cases.api.changes import LEAVING
from cases.api.resources import Acts, Adds
from cases.api.routes import ROUTES
from cases.api.sending import ETAGS, IDEMPOTENCY, IF_MATCH, KEY, LONGEST_KEY
from cases.api.shapes import header
from cases.api.steps import Steps
from network.scopes import SCOPES

VERBS = {"GET": "ophalen", "POST": "toevoegen", "PATCH": "wijzigen", "PUT": "vervangen", "DELETE": "verwijderen"}


class Token(OpenApiAuthenticationExtension):
    target_class = "cases.api.authentication.BearerToken"
    name = "koppeling"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        flow = {"tokenUrl": "/api/v1/oauth/token", "scopes": dict(SCOPES)}
        return {"type": "oauth2", "flows": {"clientCredentials": flow}}


class Schema(AutoSchema):
    """One address and method, from its rule and from what the view declares."""

    view: Any

    def is_deprecated(self) -> bool:
        return getattr(self.view, "address", "") in LEAVING

    @property
    def _ours(self) -> bool:
        return bool(getattr(self.view, "rules", None))

    def get_operation_id(self) -> str:
        if not self._ours:
            return str(super().get_operation_id())
        words = self.view.address.split("-")
        name = words[0] + "".join(word.capitalize() for word in words[1:])
        return f"{name}{self._verb.capitalize()}"

    @property
    def _verb(self) -> str:
        if isinstance(self.view, Steps):
            return "zetten"
        if isinstance(self.view, Acts):
            return "uitvoeren"
        return "lijst" if self._is_list_view() else VERBS[self.method]

    def get_tags(self) -> list[str]:
        return [self.view.rules[self.method].scope.partition(":")[0]] if self._ours else list(super().get_tags())

    def get_auth(self) -> list[dict[str, Any]]:
        return [{"koppeling": [self.view.rules[self.method].scope]}] if self._ours else []

    def get_summary(self) -> str | None:
        """What this method does; the description is of the address, and the same for all of them."""
        if not self._ours:
            return None
        if isinstance(self.view, Steps):
            return "Stap zetten"
        does = self.method == "POST" and not isinstance(self.view, Adds)
        return "Uitvoeren" if does else self._verb.capitalize()

    def get_description(self) -> str:  # type: ignore[override]
        return (self.view.__doc__ or "").strip()

    def get_override_parameters(self) -> list[Any]:
        if not self._ours:
            return []
        view, method = self.view, self.method
        acts = view.rules[method].acts
        found = [header(ACTING, "De medewerker die dit doet, of die het leest.", required=acts, format="uuid")]
        if method in ("PATCH", "PUT", "DELETE") or isinstance(view, Steps | Acts):
            found.append(header(IF_MATCH, "De ETag van wat is opgehaald.", required=True, pattern=ETAGS))
        if method == "POST" and isinstance(view, Adds | Acts | Steps):
            again = "Dezelfde sleutel binnen 24 uur: hetzelfde antwoord."
            found.append(header(IDEMPOTENCY, again, pattern=KEY, maxLength=LONGEST_KEY))
        listing = self._is_list_view()
        if view.chooses and method != "DELETE":
            chosen = "Namen van velden met komma's ertussen; alleen die komen terug."
            found.append(shapes.names("fields", view.serializer_for(listing)().fields, chosen))
        return [*found, *self._of_lists()] if listing else found

    def _of_lists(self) -> list[Any]:
        paging = [shapes.number("page", LAST_PAGE, 1), shapes.number("pageSize", MOST, PAGE_SIZE)]
        if not self.view.sort:
            return paging
        known = [sign + name for name in self.view.sort for sign in ("", "-")]
        return [*paging, shapes.names("sort", known, "Namen met komma's ertussen; met - ervoor aflopend.")]

    def get_filter_backends(self) -> list[Any]:
        return []

    def _is_list_view(self, serializer: Any = None) -> bool:
        """The serializer of an answer is one page, and no list of pages."""
        return bool(serializer is None and self._ours and self.view.is_list and self.method == "GET")

    def _map_serializer_field(self, field: Any, direction: Any, bypass_extensions: bool = False) -> Any:
        told = super()._map_serializer_field(field, direction, bypass_extensions)
        return shapes.as_answered(field, told) if direction == "response" else shapes.as_asked(field, told)

    def _get_filter_parameters(self) -> list[dict[str, Any]]:
        if not self._is_list_view() or self.view.filters is None:
            return []
        return [
            build_parameter_type(name=name, schema=shapes.of_filter(one), location="query", required=False)
            for name, one in self.view.filters.base_filters.items()
        ]

    def get_request_serializer(self) -> Any:
        if not self._ours:
            return super().get_request_serializer()
        if self.method == "DELETE":
            return None
        if isinstance(self.view, Steps):
            return shapes.steps_of(self.view)
        if isinstance(self.view, Acts):
            return self.view.asks
        if self.method == "POST" and isinstance(self.view, Adds):
            return self.view.serializer_of_new()
        return self.view.serializer_class

    def get_response_serializers(self) -> Any:
        if not self._ours:
            return super().get_response_serializers()
        if self.method == "DELETE":
            return {204: None}
        answers = getattr(self.view, "answers", None)
        if isinstance(answers, dict):
            return answers
        serializer = answers or self.view.serializer_for(self._is_list_view())
        made = self.method == "POST" and isinstance(self.view, Adds)
        if self._is_list_view():
            return {200: _page_of(serializer)}
        return {201 if made else 200: serializer}


@cache
def _page_of(serializer: Any) -> Any:
    name = serializer.__name__.removesuffix("Serializer")
    body = {
        "next": serializers.URLField(allow_null=True), "previous": serializers.URLField(allow_null=True),
        "results": serializer(many=True), "__doc__": "Eén bladzijde.",
    }  # fmt: skip
    return type(f"{name}Page", (serializers.Serializer,), body)


def only_ours(endpoints: list[Any], **_: Any) -> list[Any]:
    """What stands in the table, and signing in."""
    ours = {view.__name__ for view in ROUTES.values()}
    return [
        one
        for one in endpoints
        if getattr(one[3], "cls", None) and (one[3].cls.__name__ in ours or "/oauth/" in one[0])
    ]


# --- What every answer has ---

REFUSALS = ("400", "401", "403", "404", "405", "406", "409", "412", "415", "428", "429", "500", "503")
_OF_OPEN = ("400", "401", "405", "406", "415", "429", "500")
_HEADER = {"$ref": "#/components/headers/API-Version"}


def as_the_rules_ask(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """`API-Version` and the limits at every answer, `Problem` for every refusal, and a time without zone as the rules
    call it."""
    components = result.setdefault("components", {})
    components["headers"] = _headers()
    components["responses"] = {"Problem": _problem_answer()}
    components.setdefault("schemas", {})["Problem"] = _PROBLEM
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            _answers_of(operation, method, opens="/oauth/" in path)
    for name, schema in components["schemas"].items():
        if not name.endswith("Request") and name not in ("Problem", "TokenAnswer") and not name.endswith("Page"):
            schema.pop("required", None)  # `fields` chooses
        if name.endswith("Request"):
            schema["additionalProperties"] = name.startswith("TokenRequest")
        if "oneOf" in schema:
            schema.pop("additionalProperties", None)
        _tidied(schema)
    return result


def _answers_of(operation: dict[str, Any], method: str, *, opens: bool) -> None:
    answers = operation["responses"]
    if "requestBody" in operation:
        operation["requestBody"]["required"] = True
    for code, answer in answers.items():
        answer.setdefault("description", "")
        headers = {"API-Version": _HEADER, "RateLimit": {"$ref": "#/components/headers/RateLimit"}}
        listed = any(one["name"] == "pageSize" for one in operation.get("parameters", ()))
        if listed:
            headers["Link"] = {"$ref": "#/components/headers/Link"}
        elif not opens and code != "204":
            headers["ETag"] = {"$ref": "#/components/headers/ETag"}
        if code == "201":
            headers["Location"] = {"$ref": "#/components/headers/Location"}
        answer["headers"] = headers
    with_content = ("413",) if "requestBody" in operation else ()
    for code in _OF_OPEN if opens else (*REFUSALS, *with_content):
        answers.setdefault(code, {"$ref": "#/components/responses/Problem"})


def _tidied(schema: Any) -> None:
    if isinstance(schema, dict):
        schema.pop("x-spec-enum-id", None)
        if schema.get("format") == "time":
            schema |= {"format": "time-local", "pattern": r"^\d{2}:\d{2}(:\d{2})?$"}
        for inner in schema.values():
            _tidied(inner)
    elif isinstance(schema, list):
        for inner in schema:
            _tidied(inner)


def _headers() -> dict[str, Any]:
    text = {"type": "string"}
    return {
        "API-Version": {"description": "De volledige versie van de API.", "schema": text, "example": "1.0.0"},
        "ETag": {"description": "De stand van wat is opgehaald, voor If-Match.", "schema": text},
        "Link": {"description": "De bladzijden eromheen (RFC 8288).", "schema": text},
        "Location": {"description": "Het adres van wat is toegevoegd.", "schema": {**text, "format": "uri"}},
        "RateLimit": {"description": "Hoeveel aanroepen er nog kunnen.", "schema": text},
    }


def _problem_answer() -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        "description": "Geweigerd, met de reden (RFC 9457).",
        "headers": {"API-Version": _HEADER},
        "content": content,
    }


_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri-reference"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "detail", "code"],
                "properties": {name: {"type": "string"} for name in ("pointer", "detail", "code")},
            },
        },
    },
}

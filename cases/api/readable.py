"""`openapi.json` in the words and tables of a page: per group its addresses, per address what it asks and answers, and
an example of what is sent. Made from the committed file, so that the page never says something else."""

import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from cases.api.description import kept
from network.scopes import RESOURCES

Json = dict[str, Any]
METHODS = ("get", "post", "patch", "put", "delete")
SIGN_IN = "aanmelden"
# What each status means here, as `cases.api.problems` gives it.
REFUSALS = (
    (400, "De invoer klopt niet: elk veld met wat er mis is, alles tegelijk."),
    (401, "Er is geen geldig token."), (403, "Dit mag niet: een recht ontbreekt, of wie handelt mag dit niet."),
    (404, "Dit bestaat niet, of deze koppeling (of wie handelt) mag het niet zien."),
    (405, "Deze methode kan hier niet."),
    (406, "In deze vorm kan het antwoord niet."),
    (409, "Dit kan nu niet: de redenen staan erbij, dezelfde als op het scherm."),
    (412, "Iemand anders heeft dit intussen aangepast."), (413, "De inhoud is te groot."),
    (415, "Stuur application/json; voor een token application/x-www-form-urlencoded."),
    (428, "Stuur If-Match mee."), (429, "Te veel aanroepen; Retry-After zegt hoe lang u wacht."),
    (500, "Er ging bij ons iets mis; er is niets opgeslagen."), (503, "Even niet bereikbaar."),
)  # fmt: skip


@dataclass(frozen=True)
class FieldRow:
    """One field or parameter, for a table."""

    name: str
    kind: str
    words: str
    required: bool = False
    codes: tuple[tuple[str, str], ...] = ()
    of: str = ""  # the block it holds


@dataclass(frozen=True)
class Operation:
    key: str
    method: str
    path: str
    verb: str
    words: str
    scope: str
    parameters: list[FieldRow]
    sends: str
    answers: list[tuple[str, str, str]]  # status, form, block
    example: str


@dataclass
class Group:
    """The addresses under one kind of right."""

    name: str
    words: str
    operations: list[Operation] = field(default_factory=list)
    blocks: dict[str, list[FieldRow]] = field(default_factory=dict)


@lru_cache(maxsize=1)
def groups() -> dict[str, Group]:
    """Per group, in the order of the rights; signing in first."""
    told = json.loads(kept())
    words = {SIGN_IN: "een token halen, en onze sleutels"} | RESOURCES
    found = {name: Group(name, text) for name, text in words.items()}
    for path, operations in told["paths"].items():
        for method in METHODS:
            if operation := operations.get(method):
                group = found.setdefault(operation["tags"][0], Group(operation["tags"][0], ""))
                group.operations.append(_operation(told, method, path, operation))
    for group in found.values():
        for one in group.operations:
            for name in (one.sends, *(block for _, _, block in one.answers)):
                _gather(told, name, group.blocks)
    return {name: group for name, group in found.items() if group.operations}


def version() -> str:
    return str(json.loads(kept())["info"]["version"])


def _operation(told: Json, method: str, path: str, operation: Json) -> Operation:
    content: Json = next(iter(operation.get("requestBody", {}).get("content", {}).values()), {})
    sends = _block_of(content.get("schema", {}))
    security = operation.get("security") or [{}]
    scopes: list[str] = next(iter(security[0].values()), [])
    return Operation(
        key=operation["operationId"], method=method.upper(), path=path, verb=operation.get("summary", ""),
        words=operation.get("description", ""),
        scope=" ".join(scopes), parameters=[_parameter(one) for one in operation.get("parameters", ())],
        sends=sends, answers=list(_answers(operation)),
        example=json.dumps(_example(told, sends), ensure_ascii=False, indent=2) if sends else "",
    )  # fmt: skip


def _parameter(one: Json) -> FieldRow:
    places = {"header": "kop", "query": "in de vraag", "path": "in het adres"}
    schema = one.get("schema", {})
    return FieldRow(f"{one['name']}", f"{places[one['in']]}, {_kind(schema)}", one.get("description", ""),
                    one.get("required", False), _codes(schema))  # fmt: skip


def _answers(operation: Json) -> Any:
    for status, answer in operation["responses"].items():
        if status.startswith("2"):
            contents = answer.get("content", {}) or {"": {}}
            blocks = {_block_of(one.get("schema", {})) for one in contents.values()}
            yield status, " of ".join(contents), next(iter(blocks), "")


def _block_of(schema: Json) -> str:
    inner = schema.get("items", schema)
    for one in (inner, *inner.get("allOf", ()), *inner.get("oneOf", ())):
        if "$ref" in one:
            return str(one["$ref"]).rsplit("/", 1)[1]
    return ""


def _gather(told: Json, name: str, blocks: dict[str, list[FieldRow]]) -> None:
    """This block and all it holds."""
    schema = told["components"]["schemas"].get(name, {})
    if not name or name in blocks or "properties" not in schema:
        return
    blocks[name] = [_field(told, key, one, key in schema.get("required", ())) for key, one in _properties(schema)]
    for row in blocks[name]:
        _gather(told, row.of, blocks)


def _properties(schema: Json) -> list[tuple[str, Json]]:
    return list(schema.get("properties", {}).items())


def _field(told: Json, name: str, schema: Json, required: bool) -> FieldRow:
    block = _block_of(schema)
    aim = told["components"]["schemas"].get(block, {})
    if block and "properties" not in aim:  # a list of codes with a name of its own
        schema, block = {**aim, **{key: value for key, value in schema.items() if key != "allOf"}}, ""
    words = schema.get("title") or ("" if _codes(schema) else schema.get("description", ""))
    return FieldRow(name, _kind(schema), words, required, _codes(schema), block)


def _kind(schema: Json) -> str:
    """The kind of a value, as people call it."""
    kinds = {"string": "tekst", "integer": "geheel getal", "number": "getal", "boolean": "ja of nee (true, false)",
             "array": "lijst", "object": "blok"}  # fmt: skip
    formats = {"date": "datum (2026-11-03)", "date-time": "tijdstip (…Z)", "uuid": "UUID", "uri": "adres"}
    kind = formats.get(schema.get("format", ""), kinds.get(schema.get("type", "object"), "blok"))
    most = f", hoogstens {schema['maxLength']} tekens" if "maxLength" in schema else ""
    return f"{kind}{most}{', mag leeg zijn (null)' if schema.get('nullable') else ''}"


def _codes(schema: Json) -> tuple[tuple[str, str], ...]:
    """The codes of a closed list, with the word that stands on the screen."""
    codes = [str(one) for one in schema.get("enum", ()) if one not in (None, "")]
    words = dict(
        line.removeprefix("* `").split("` - ", 1)
        for line in schema.get("description", "").splitlines() if line.startswith("* `")
    )  # fmt: skip
    return tuple((code, words.get(code, "")) for code in codes)


def _example(told: Json, name: str) -> Any:
    """What could be sent: every field that must be there, and none that need not."""
    schema = told["components"]["schemas"].get(name, {})
    wanted = schema.get("required") or list(schema.get("properties", {}))[:3]
    return {key: _value(told, one) for key, one in _properties(schema) if key in wanted}


def _value(told: Json, schema: Json) -> Any:
    if block := _block_of(schema):
        aim = told["components"]["schemas"].get(block, {})
        made = _example(told, block) if "properties" in aim else _value(told, aim)
        return [made] if schema.get("type") == "array" else made
    if schema.get("enum"):
        return schema["enum"][0]
    by_format = {"date": "2026-11-03", "date-time": "2026-11-03T09:00:00Z", "uuid": _UUID}
    by_type = {"string": "tekst", "integer": 1, "number": 1, "boolean": True, "array": [], "object": {}}
    return by_format.get(schema.get("format", "")) or by_type.get(schema.get("type", "object"))


_UUID = "3f0d7c1e-8a54-4c0e-9d3b-2b6f8a1c5e47"

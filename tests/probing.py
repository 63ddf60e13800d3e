"""Asks every address of the API what nobody thought of: schemathesis in this process, over the committed openapi.json.

What is asked follows from the description and from the table of addresses, so a new address comes along by itself. It
knows nothing of the rows but their keys, who may act, and the ETag of what it changes: otherwise it would see a 404, a
400 and a 412 and nothing behind them."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connections
from rest_framework import serializers
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from cases.api import fields, rates
from cases.api.authentication import ACTING
from cases.api.description import kept
from cases.api.routes import ROUTES
from cases.api.sending import ETAGS
from cases.api.urls import urlpatterns
from tests.callers import BASE, Caller

HELD = 20  # keys of one kind at most
BSNS = ("111222333", "123456782", "999990019")  # that pass the eleven-test
PHASES = {"EXAMPLES", "COVERAGE", "FUZZING", "STATEFUL_TESTING"}

# Why something may be refused that is well formed by the description: it does not go together, does not exist for this
# client, or holds characters that no schema can name.
REASONS = {
    "rule", "incomplete", "does_not_exist", "blank", "null_character", "null_characters_not_allowed",
    "surrogate",
}  # fmt: skip


@schemathesis.check
def refused_for_a_reason(ctx: Any, response: Any, case: Any) -> None:
    """The description says all that can be said of the form: a 400 for what it allows names another reason."""
    if response.status_code == 400 and case.meta is not None and case.meta.generation.mode.is_positive:
        told = [one for one in response.json().get("errors", ()) if one["code"] not in REASONS]
        assert not told, f"well formed, and refused as if it were not: {told}"


@dataclass
class Found:
    """What came of a run: how many calls, with which answers, and what was wrong with them."""

    calls: int = 0
    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    wrong: dict[str, str] = field(default_factory=dict)
    phases: set[str] = field(default_factory=set)

    def told(self) -> str:
        return "\n\n".join(f"{what}\n{how}" for what, how in self.wrong.items())


def probe(caller: Caller, *, seed: int, examples: int, chains: int, covers: Callable[[str, list[str]], bool]) -> Found:
    """`examples` per operation and `chains` of calls that follow from each other; `covers`: of which operations every
    border of what is described is asked."""
    description = _known(json.loads(kept()), caller)
    headers = {"Authorization": f"Bearer {caller.token}"}
    config = SchemathesisConfig.from_dict(
        _settings(caller, seed, examples, chains)
        | {"operations": [{"include-name": _labels(description, covers), "phases": {"coverage": {"enabled": False}}}]}
    )
    found = Found()
    with _here() as application:
        schema: Any = schemathesis.openapi.from_dict(description, config=config)
        schema.app = application
        schema.config.update(base_url=f"http://testserver{BASE}", headers=headers)
        for event in from_schema(schema).execute():
            _note(event, found)
    return found


def _settings(caller: Caller, seed: int, examples: int, chains: int) -> dict[str, Any]:
    account = caller.client.account
    acting = [str(caller.professional.pk)] if caller.professional else ["00000000-0000-4000-8000-000000000000"]
    keys, pointed = _keys(account), _in_bodies(account)
    return {
        "seed": seed,
        "continue-on-failure": True,
        "dictionaries": {
            **{name: {"values": found} for name, found in keys.items()},
            "acting": {"values": acting},
            **{_word(way): {"values": found} for way, found in pointed.items() if found},
        },
        "parameters": {
            **{f"path.{name}": {"dictionary": name, "probability": 0.9} for name in keys},
            **{
                f"body.{way}": {"dictionary": _word(way), "probability": 0.8} for way, found in pointed.items() if found
            },
            f"header.{ACTING}": {"dictionary": "acting", "probability": 0.95},
        },
        "generation": {"deterministic": True, "max-examples": examples, "database": "none"},
        "phases": {"stateful": {"generation": {"max-examples": chains}}},
        "checks": {
            "positive_data_acceptance": {"expected-statuses": [*_SEMANTIC, "2xx", "401", "403", "404", "409", "429"]},
            "negative_data_rejection": {"expected-statuses": [*_REFUSED, "412"]},
            "missing_required_header": {"expected-statuses": ["400", "401", "403", "406", "415", "428"]},
        },
    }


def _word(way: str) -> str:
    return "body_" + re.sub(r"\\W", "_", way)


# 400: see `refused_for_a_reason`; 412: the ETag is one, of another state, which is told before what else is wrong.
_SEMANTIC = ("400", "412")
_REFUSED = ("400", "401", "403", "404", "405", "406", "409", "415", "428", "429")


def _labels(description: dict[str, Any], covers: Callable[[str, list[str]], bool]) -> list[str]:
    """The operations that are not covered."""
    all_ = [f"{verb.upper()} {path}" for path, verbs in description["paths"].items() for verb in verbs]
    return [one for one in all_ if not covers(one, all_)]


def _keys(account: Any) -> dict[str, list[str]]:
    """Of rows that the client may see, by the name they have between braces, with one that it may not; `{gezin}` is the
    parent of what stands behind it, and the one with the most behind it stands first."""
    in_address = {one.name: list(one.pattern.converters) for one in urlpatterns if hasattr(one, "name")}
    views = [(in_address[name], view) for name, view in ROUTES.items() if in_address[name] and view.model is not None]
    parents = {places[0]: view.parent for places, view in views if view.parent is not None}
    behind: dict[str, Counter[Any]] = {name: Counter() for name in parents}
    for places, view in views:
        if view.parent is not None and view.attach:
            behind[places[0]].update(_seen(view.model, account).values_list(view.attach, flat=True))
    found = {name: [key for key, _ in behind[name].most_common(HELD)] for name in parents}
    for places, view in views:
        if places[-1] not in parents:
            rows, above = _seen(view.model, account), found.get(places[0], [None])[:1]
            rows = rows.filter(**{view.attach: above[0]}) if view.parent is not None and view.attach and above else rows
            found[places[-1]] = [*rows.order_by("pk").values_list("pk", flat=True)[:HELD]]
            parents[places[-1]] = view.model
    for name, model in parents.items():
        found[name] += model._default_manager.exclude(pk__in=found[name]).values_list("pk", flat=True)[:1]
    return {name: [str(key) for key in keys] for name, keys in found.items() if keys}


def _seen(model: Any, account: Any) -> Any:
    rows = model._default_manager
    return rows.visible_to(account) if hasattr(rows, "visible_to") else rows.all()


def _in_bodies(account: Any) -> dict[str, list[str]]:
    """What a body may point to, by the way to it: `feiten.regisseur`."""
    found: dict[str, list[str]] = {}
    for view in ROUTES.values():
        read_in = (view.serializer_class, getattr(view, "new_serializer_class", None), getattr(view, "asks", None))
        for kind in {*read_in} - {None}:
            _pointed("", kind(), account, found)
        for kind in view.facts.values():
            _pointed("feiten.", kind(), account, found)
    return found


def _pointed(way: str, serializer: Any, account: Any, found: dict[str, list[str]]) -> None:
    for name, one in serializer.fields.items():
        many = isinstance(one, serializers.ManyRelatedField)
        field_, place = (one.child_relation, f"{way}{name}[*]") if many else (one, f"{way}{name}")
        if isinstance(field_, fields.Bsn):
            found[place] = list(BSNS)
        elif isinstance(field_, fields.RowOf) and not field_.read_only:
            rows = _seen(vars(field_)["queryset"].model, account).order_by("pk").values_list("pk", flat=True)
            found.setdefault(place, []).extend(str(key) for key in rows[:HELD])
        elif isinstance(field_, serializers.Serializer) and not field_.read_only:
            _pointed(f"{place}.", field_, account, found)


def _known(description: dict[str, Any], caller: Caller) -> dict[str, Any]:
    """The description, with rows that there are as its examples."""
    examples = {name: keys[0] for name, keys in _keys(caller.client.account).items()}
    if caller.professional:
        examples[ACTING] = str(caller.professional.pk)
    for operations in description["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                if parameter["name"] in examples:
                    parameter["example"] = examples[parameter["name"]]
    return description


@contextmanager
def _here() -> Iterator[Any]:
    """The product, in the transaction of the test whatever thread asks; nobody asks it too often."""
    product, main, strangers = get_wsgi_application(), connections["default"], rates.STRANGERS
    main.inc_thread_sharing()
    rates.STRANGERS = 10**6
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)

    def application(environ: dict[str, Any], start_response: Any) -> Any:
        connections["default"] = main
        environ = {**environ, "REMOTE_ADDR": "127.0.0.1"}
        if re.fullmatch(ETAGS, environ.get("HTTP_IF_MATCH", "")) and len(environ["HTTP_IF_MATCH"]) % 4:
            environ["HTTP_IF_MATCH"] = _etag(product, environ)
        return product(environ, start_response)

    try:
        yield application
    finally:
        main.dec_thread_sharing()
        rates.STRANGERS = strangers
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def _etag(product: Any, environ: dict[str, Any]) -> str:
    """Of the row as it stands, for most of who write it; the others find that it was changed meanwhile."""
    path = environ["PATH_INFO"].removesuffix("/stappen")
    seen = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "CONTENT_LENGTH": "0"}
    told: dict[str, str] = {}
    answer = product({**environ, **seen}, lambda status, headers: told.update(headers))
    answer.close()
    return told.get("ETag", '"gone"')


def _note(event: Any, found: Found) -> None:
    if isinstance(event, events.NonFatalError | events.FatalError):
        found.wrong[f"{getattr(event, 'label', '')} could not be asked"] = str(vars(event))
    if not isinstance(event, events.ScenarioFinished):
        return
    found.phases.add(event.phase.name)
    told = event.recorder
    for key, checks in told.checks.items():
        for check in checks:
            if check.failure_info is not None:
                failure, answer = check.failure_info.failure, told.interactions[key].response
                found.wrong.setdefault(
                    f"{told.label}: {check.name}: {failure.title}",
                    f"{failure.message}\n{check.failure_info.code_sample}\n{answer and answer.content[:1000]!r}",
                )
    for key, one in told.interactions.items():
        found.calls += 1
        if one.response is not None:
            found.answers[told.cases[key].value.operation.label, one.response.status_code] += 1

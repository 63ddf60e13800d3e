"""Every field of the API that takes the key of a row, at every address, and a family that is not of that address: whose
rows are sent there."""

from collections.abc import Iterator
from copy import copy
from typing import Any
from uuid import uuid4

from rest_framework import serializers

from cases.analysis import actions as analyses
from cases.api import fields
from cases.api.routes import ROUTES
from cases.plans import actions as plans
from network.models import User
from tests import walks
from tests.api_sample import address
from tests.callers import Caller
from tests.personas import make_people


def pointing(serializer: Any) -> Iterator[tuple[str, Any, bool]]:
    """The fields that take the key of a row of somebody: their name, the model, and whether they take several."""
    for name, one in serializer.fields.items():
        many = isinstance(one, serializers.ManyRelatedField)
        taken = one.child_relation if many else one
        if isinstance(taken, fields.RowOf) and not one.read_only:
            model = vars(taken)["queryset"].model
            if hasattr(model.objects.all(), "visible_to") or model is User:
                yield name, model, many


def bodies(name: str, method: str) -> Iterator[tuple[str, Any]]:
    """What this operation reads: the step it belongs to, when it is one, and the serializer."""
    view = ROUTES[name]()
    if view.facts and name.endswith("-stappen"):
        yield from ((step, kind()) for step, kind in view.facts.items())
    elif method == "PATCH":
        yield "", view.serializer_class()
    else:
        new = view.serializer_of_new() if hasattr(view, "serializer_of_new") else getattr(view, "asks", None)
        yield from [("", new())] if new else []


def every_operation() -> Iterator[tuple[str, str, str, list[tuple[str, Any, bool]]]]:
    for name, view in ROUTES.items():
        for method in set(view.rules) - {"GET", "DELETE"}:
            for step, serializer in bodies(name, method):
                if pointed := [*pointing(serializer)]:
                    yield name, method, step, pointed


class OtherFamily:
    """A family that is led by the same team and seen by its client, with a row of each kind."""

    def __init__(self, sample: Any):
        self.sample = sample
        self.rows: dict[Any, Any] = {}
        self.case = walks.active(sample.people, "Visser").case
        self.plan = plans.begin(case=self.case, by=sample.people.marit)
        self.analysis = analyses.begin(case=self.case, dated_on=walks.today(), by=sample.people.marit)
        self.stranger = make_people("2").marit

    def of(self, model: Any) -> Any:
        if model is User:
            return self.stranger
        if model not in self.rows:
            there = (row for row in model._base_manager.order_by("pk") if row.document.case == self.case)
            self.rows[model] = next(there, None) or self._copied(model)
        return self.rows[model]

    def _copied(self, model: Any) -> Any:
        """As the one of the first family; by its document it is of this one."""
        made = copy(self.sample.of(model))
        made.pk, made._state.adding = uuid4(), True
        for one in model._meta.concrete_fields:
            if one.name in ("case", "analysis", "plan"):
                setattr(made, one.name, getattr(self, one.name))
            elif one.name == "family":
                made.family = self.case.family
        made.save()
        return made


def sent(team: Caller, sample: Any, operation: Any, keys: dict[str, Any]) -> Any:
    """The answer to this operation on the first family, with the ETag of what it changes."""
    name, method, step, _ = operation
    url, acts = address(sample, name), hasattr(ROUTES[name], "asks") or ROUTES[name].facts
    tag = ""
    if method == "PATCH" or (acts and "GET" not in ROUTES[name].rules):
        tag = team.get(url if method == "PATCH" else url.rpartition("/")[0])["ETag"]
    body = {"stap": step, "feiten": keys} if step else keys
    return team._send(method, url, body, **({"If_Match": tag} if tag else {}))

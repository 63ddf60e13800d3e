"""What can be done with a row that is no machine, in the same form as the steps of one: `POST …/stappen` with the name
and the facts, and `stappen` in the representation.

    class PointRows(Resource):
        acts = {"settle": Act("Geregeld", actions.settle, Settling, needs={"evidence": "Schrijf waaruit …"})}
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from rest_framework import serializers

from cases.access.predicates import team_member
from cases.api.sending import changing
from cases.api.serializers import Strict, may_take_steps
from cases.api.steps import NoFacts, Steps
from flow.gate import Incomplete


@dataclass(frozen=True)
class Act:
    """One thing that can be done: `do(row, by=, **facts)`; with `on_row` the facts are laid on the row first, as a form
    does. `allowed` and `possible` say who is offered it and when; the action itself asks again."""

    label: str
    do: Callable[..., Any]
    facts: type[Strict] = NoFacts
    needs: dict[str, str] = field(default_factory=dict)
    allowed: Callable[[Any, Any], bool] = team_member
    possible: Callable[[Any], bool] = bool
    on_row: bool = False


class WithActs(serializers.Serializer[Any]):
    """Beside the row: what may be done with it now, by who is named in the request. Only where one row is shown."""

    stappen = serializers.SerializerMethodField()

    def get_stappen(self, row: Any) -> list[dict[str, Any]]:
        reader = self.context["professional"] or self.context["client"]
        if not self.context["one"] or not may_take_steps(self.context["view"]):
            return []
        blockers = list(filter(None, [row.document.closed_for_edits()]))
        return [
            {"naam": name, "omschrijving": act.label, "belemmeringen": blockers, "feiten": _named(act)}
            for name, act in self.context["view"].acts.items()
            if act.possible(row) and act.allowed(row.document, reader)
        ]


def _named(act: Act) -> dict[str, str]:
    """What it asks, as it is called here."""
    here = {str(one.source): name for name, one in act.facts().fields.items()}
    return {here[name]: sentence for name, sentence in act.needs.items()}


class StepsOfRow(Steps):
    """Do it. The answer is the row as it stands then."""

    acts: dict[str, Act] = {}

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        self.facts = {name: act.facts for name, act in self.acts.items()}

    def look_up(self, subject: Any, name: str) -> None:
        if name not in self.acts:
            raise LookupError(name)

    def _taken(self, subject: Any) -> Any:
        with changing(self.request, subject.document, lambda: self.anew(subject), self.versions) as row:
            name, facts = self._read(row)
            act = self.acts[name]
            if missing := {fact: sentence for fact, sentence in act.needs.items() if fact not in facts}:
                raise Incomplete(missing)
            if act.on_row:
                for column, value in facts.items():
                    setattr(row, column, value)
                facts = {}
            act.do(row, by=self.professional, **facts)
        return subject

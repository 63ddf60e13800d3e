"""`POST …/stappen`: take a step of a machine, the same way for every machine.

    class StepsOfCase(CaseRows, Steps):
        facts = {"close": Closing, "decline": OnlyReason}

`facts` says per step what it asks, each field with the name of the fact as its `source`."""

from functools import partial
from typing import Any

from rest_framework import serializers
from rest_framework.response import Response

from cases.access.usual import held
from cases.api import fields
from cases.api.problems import invalid, wrong
from cases.api.resources import Resource
from cases.api.sending import changing, in_one, once, tags_sent
from cases.api.serializers import Strict, reasons_for
from cases.offering import steps_are_open
from flow.gate import Incomplete, NotAllowed, NotPossible, edges_named, take_held


class OnlyReason(Strict):
    """Een stap die vraagt waarom."""

    reden = fields.Text(source="reason")


class NoFacts(Strict):
    """A step that asks nothing."""


class TakenStep(Strict):
    """Which step, and the facts that it asks (`stappen` of the row names them)."""

    stap = fields.Text(max_length=60)
    feiten = fields.Object(required=False, default=dict)


class Steps(Resource):
    """Take a step. The answer is the row as it stands then."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        subject = self.one()
        tags_sent(request)  # also what is sent again says from which version
        step = partial(once, request, lambda: self._taken(subject), status=200)
        return in_one(self, step, lambda taken: self.answer(self.after(taken[0]), taken[1]))

    def _taken(self, subject: Any) -> Any:
        with changing(self.request, subject, lambda: self.anew(subject), self.versions) as current:
            name, facts = self._read(current)
            machine = held(self.model, *self.readers, key=current.pk)  # with nothing narrowed to who reads
            if not steps_are_open(machine, self.professional, self.request.user):
                raise NotAllowed("Dit gaat over het hele gezin, en u ziet een deel. Vraag het de casusregisseur.")
            try:
                take_held(machine, name, by=self.professional, **facts)
            except Incomplete:
                raise
            except NotPossible as no:
                raise NotPossible(*reasons_for(self.request.auth, no.reasons)) from no
        return subject

    def look_up(self, subject: Any, name: str) -> None:
        """Raises `LookupError` for a step that does not exist here."""
        edges_named(subject, name)

    def _read(self, subject: Any) -> tuple[str, dict[str, Any]]:
        sent = TakenStep(data=self.request.data)
        sent.is_valid(raise_exception=True)
        name = sent.validated_data["stap"]
        try:
            self.look_up(subject, name)
        except LookupError as unknown:
            raise invalid([wrong("#/stap", "Deze stap bestaat hier niet.", "unknown")]) from unknown
        context = self.context(part=subject)
        facts = self.facts.get(name, NoFacts)(data=sent.validated_data["feiten"], partial=True, context=context)
        if not facts.is_valid():
            raise serializers.ValidationError({"feiten": facts.errors})
        return name, dict(facts.validated_data)

    @property
    def says(self) -> dict[str, str]:
        told = super().says
        for asked in self.facts.values():
            told |= {str(field.source): f"#/feiten/{name}" for name, field in asked().fields.items()}
        return told

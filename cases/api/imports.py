"""`POST /importen`: take a family over from another system, all of it or nothing, and each reference once.

The document has the structure of a case file (`manage.py import_case`) and is checked by the same rules. The local team
of the client leads the case; organisations and professionals must be known here, so that a file lets nobody in.
"""

import re
from typing import Any

from rest_framework.response import Response

from cases.access.log.codes import Shown
from cases.api import fields
from cases.api.problems import Problem, invalid, wrong
from cases.api.resources import Adds
from cases.api.routes import route, writes
from cases.api.sending import once
from cases.api.serializers import Strict
from cases.families.models import Case
from cases.importing.actions import HERE_ALREADY, How, Report, check_file, import_case
from cases.importing.reading import BadFile, with_days
from cases.sharing.known import Identity, search_exactly
from flow.gate import all_or_nothing, record
from network.roles import OrganisationKind


class ImportSerializer(Strict):
    """Wat er binnenkomt. `externeReferentie`: uw eigen sleutel van dit gezin."""

    externeReferentie = fields.Text(max_length=40)
    document = fields.Object()
    alleenControleren = fields.YesNo(default=False)


class NotTaken(Strict):
    pad = fields.Text(read_only=True, source="key")
    aantal = fields.Number(read_only=True, source="count")
    reden = fields.Text(read_only=True, source="why")


class Imported(Strict):
    """Wat ervan kwam. Na `alleenControleren` is er nog geen gezin."""

    externeReferentie = fields.Text(read_only=True)
    gezin = fields.Key(read_only=True, allow_null=True)
    zaaknummer = fields.Text(read_only=True)
    wasErAl = fields.YesNo(read_only=True)
    nietOvergenomen = NotTaken(many=True, read_only=True)


class Imports(Adds):
    """Een gezin overnemen uit een ander systeem: alles of niets. Dezelfde externeReferentie nog eens: er verandert
    niets, en het antwoord (200) noemt het gezin dat er al is."""

    model = Case
    serializer_class = Imported
    new_serializer_class = ImportSerializer
    answers = {200: Imported, 201: Imported}
    single = "gezin"
    was_there = False  # also when somebody else took it over at the same moment

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        asked = ImportSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        team = self.caller.organisation
        if team.kind != OrganisationKind.LOCAL_TEAM:
            raise Problem(403, "Alleen een koppeling van een lokaal team neemt een gezin over.")
        reference = asked.validated_data["externeReferentie"]
        document = with_days(asked.validated_data["document"])
        how = How(team=team.name, reference=f"{team.pk.hex[:16]}:{reference}", only_known=True)
        try:
            report = check_file(document, how)
            if asked.validated_data["alleenControleren"]:
                return self._told(reference, report, None, 200)
            made = once(request, lambda: self._taken(document, how), status=lambda: 200 if self.was_there else 201)
            case, status = made
        except BadFile as bad:
            there = Case.objects.filter(reference=how.reference).first()
            if there and not asked.validated_data["alleenControleren"]:  # nothing of what is sent matters any more
                return self._told(reference, Report(there, already=True), self._seen(there), 200)
            self._tells_of(bad, document)
            raise invalid(wrong(_pointer(one.path), one.reason, fields.RULE) for one in bad.problems) from bad
        return self._told(reference, report, self._seen(case), status)

    def _taken(self, document: dict[str, Any], how: How) -> Case:
        with all_or_nothing():
            done = import_case(document, how)
            case: Case = done.case  # type: ignore[assignment]
            self.was_there = done.already
            if not done.already:
                record(case, "Overgenomen uit een ander systeem", by=self.professional)
        return case

    def _tells_of(self, bad: BadFile, document: dict[str, Any]) -> None:
        """That a number is known here is an answer to a search, and is written down as one."""
        places = {one.path for one in bad.problems if one.reason == HERE_ALREADY}
        for place, row in enumerate(document["personen"] if places else ()):
            if f"personen[{place}].bsn" in places:
                search_exactly(Identity(bsn=row["bsn"]), by=self.professional)

    def _seen(self, case: Case) -> Case:
        """A reference of a family that this client may no longer see is taken, and that is all that is told."""
        found: Case | None = Case.objects.visible_to(self.request.user).filter(pk=case.pk).first()
        if found is None:
            raise Problem(409, "Deze externeReferentie is al gebruikt, voor een gezin dat u niet meer mag zien.")
        return found

    def _told(self, reference: str, report: Report, case: Case | None, status: int) -> Response:
        told = {
            "externeReferentie": reference, "gezin": case and case.family_id, "zaaknummer": case.number if case else "",
            "wasErAl": status == 200 if case else report.already, "nietOvergenomen": report.not_taken_over,
        }  # fmt: skip
        headers = {"Location": self.address_of(case.family_id)} if case else {}
        return Response(self._chosen(Imported(told).data), status=status, headers=headers)


def _pointer(path: str) -> str:
    """`personen[0].bsn` as a JSON pointer into what was sent."""
    if path.startswith("--"):
        return "#"
    return "/".join(["#/document", *re.findall(r"[^.\[\]]+", path)])


urlpatterns = [route("importen", Imports, "importen", post=writes("importen", Shown.OVERVIEW))]

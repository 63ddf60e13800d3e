"""`/gezinnen/{gezin}/contactnotities`: what was said at a contact. The text never changes: who made a mistake writes a
next version, or withdraws it."""

from typing import Any

from cases.access.log.codes import Shown
from cases.access.reach import seen
from cases.api import fields
from cases.api.analysis_parts import ForWhom
from cases.api.filters import DayFilter, Filters, KeyFilter
from cases.api.hanging import PartOfCase
from cases.api.resources import Acts, Adds, Lists, Shows
from cases.api.routes import route, shows, writes
from cases.api.sending import changing
from cases.api.serializers import Strict
from cases.documents import actions as documents
from cases.documents.models import Note
from cases.families.models import Person

_WRITTEN = {"contactDatum": "held_on", "gesprokenDoor": "spoken_by", "metPersonen": "people", "metAnderen": "with_whom",
            "overPersonen": "about", "tekst": "text", "gaatOverDerde": "about_third_party"}  # fmt: skip


class NoteSerializer(ForWhom):
    """Eén versie van een notitie. `notitie`: dezelfde sleutel voor alle versies ervan."""

    class Meta:
        model = Note
        names = {"zaak": "case", "notitie": "first", "versienummer": "number", **_WRITTEN, "geschrevenDoor": "added_by",
                 "geschrevenOp": "added_at", "ingetrokkenOp": "withdrawn_at",
                 "ingetrokkenReden": "withdrawn_because"}  # fmt: skip
        read_only = tuple(names)


class NewNote(ForWhom):
    """Wat er is besproken, met wie en over wie. Zonder datum: vandaag."""

    class Meta:
        model = Note
        names = _WRITTEN


class WithdrawnNote(Strict):
    reden = fields.Text(source="withdrawn_because")


class NoteFilters(Filters):
    overPersoon = KeyFilter(field_name="about")
    contactDatumVanaf = DayFilter(field_name="held_on", lookup_expr="gte")
    contactDatumTotEnMet = DayFilter(field_name="held_on", lookup_expr="lte")


class NoteRows(PartOfCase):
    model, single = Note, "contactnotitie"
    serializer_class: Any = NoteSerializer

    def rows(self) -> Any:
        people = [seen(name, Person, self.request.user) for name in ("people", "about")]
        return super().rows().prefetch_related(*people)


class Notes(NoteRows, Lists, Adds):
    """De contactnotities van een gezin, van elk de laatste versie; en er een schrijven."""

    filters, new_serializer_class = NoteFilters, NewNote
    sort, order = {"contactDatum": "held_on"}, ("-held_on", "-added_at")
    save = staticmethod(documents.note)

    def rows(self) -> Any:
        return super().rows().newest()


class OneNote(NoteRows, Shows):
    """Eén versie van een contactnotitie."""


class NextVersions(NoteRows, Acts):
    """Schrijft een volgende versie; het antwoord is die versie. De eerdere tekst blijft in het dossier."""

    asks = NewNote

    def _done(self, row: Any) -> Any:
        with changing(self.request, row.document, lambda: self.anew(row), self.versions) as current:
            part = current.next_version()
            sent = NewNote(data=self.request.data, context=self.context(part=part))
            sent.is_valid(raise_exception=True)
            many, _ = sent.split()
            return documents.correct(part, by=self.professional, many=many)


class Withdrawals(NoteRows, Acts):
    """Trekt de notitie in, met de reden. De tekst blijft leesbaar."""

    asks = WithdrawnNote

    def done(self, row: Any, /, **facts: Any) -> Any:
        row.withdrawn_because = facts["withdrawn_because"]
        return documents.withdraw(row, by=self.professional)


_READ, _WRITE = shows("contactnotities", Shown.DOCUMENTS), writes("contactnotities", Shown.DOCUMENTS)
_OF = "gezinnen/<uuid:gezin>/contactnotities"
urlpatterns = [
    route(_OF, Notes, "contactnotities", get=_READ, post=_WRITE),
    route(f"{_OF}/<uuid:notitie>", OneNote, "contactnotitie", get=_READ),
    route(f"{_OF}/<uuid:notitie>/versies", NextVersions, "contactnotitie-versies", post=_WRITE),
    route(f"{_OF}/<uuid:notitie>/intrekkingen", Withdrawals, "contactnotitie-intrekkingen", post=_WRITE),
]

"""`/overgangen-18`: the list for 18 of one young person, what they say, the toekomstplan, and what goes on after 18.
The points of the list stand in `adulthood_points`."""

from typing import Any

from django.db.models import Count, Prefetch, Q
from rest_framework import serializers

from cases.access.fetching import get_or_404
from cases.access.log.codes import Shown
from cases.access.predicates import leader
from cases.adulthood import actions
from cases.adulthood.codes import TO_DO
from cases.adulthood.models import (
    AdultHandover,
    Checklist,
    ChecklistItem,
    Continuation,
    FuturePlan,
    OutcomeAnswer,
)
from cases.api import fields
from cases.api.acts import Act, StepsOfRow, WithActs
from cases.api.resources import Adds, Changes, Lists, Removes, Resource, Shows
from cases.api.routes import route, shows, writes
from cases.api.serializers import RowSerializer, Strict
from cases.families.models import Family, Person
from flow.gate import NotPossible

_ANSWER = {"gebied": "domain", "antwoord": "answer", "woorden": "words", "gezegdDatum": "said_on"}


class OutcomeAnswerSerializer(RowSerializer):
    """Wat de jongere zegt over hoe een gebied ervoor staat, in eigen woorden."""

    class Meta:
        model = OutcomeAnswer
        names = _ANSWER


class ChecklistSerializer(WithActs, RowSerializer):
    """Een lijst. `uitkomsten`: per gebied het antwoord dat telt."""

    achttienDatum = fields.Day(source="eighteen_on", read_only=True)
    puntenOpen = serializers.IntegerField(source="open_points", read_only=True)
    uitkomsten = OutcomeAnswerSerializer(source="newest_answers", many=True, read_only=True)

    class Meta:
        model = Checklist
        names = {"persoon": "person", "begonnenDatum": "begun_on", "gerekendVanafDatum": "reckoned_from",
                 "afgetekendDatum": "signed_off_on", "afgetekendDoor": "signed_off_by",
                 "afgetekendReden": "signed_off_reason", "versie": "version"}  # fmt: skip
        read_only = ("versie",)


class NewChecklist(Strict):
    """Wie oud genoeg is, krijgt de lijst nu, en niet pas vannacht."""

    persoon = fields.RowOf(queryset=Person.objects.all(), source="person")


class SigningOff(Strict):
    reden = fields.Text(source="because")


class ChecklistRows(Resource):
    model, single = Checklist, "overgang-18"
    serializer_class: Any = ChecklistSerializer
    acts = {
        "sign_off": Act("Tekenen om af te sluiten", actions.sign_off, SigningOff, allowed=leader,
                        needs={"because": "Schrijf waarom de zaak dicht mag terwijl dit nog niet af is."}),
    }  # fmt: skip

    def rows(self) -> Any:
        mine = Q(items__in=self.visible(ChecklistItem).order_by().values("pk"), items__state__in=TO_DO)
        answers = self.visible(OutcomeAnswer).newest()
        return (
            super().rows().select_related("person", "case")
            .annotate(open_points=Count("items", filter=mine, distinct=True))
            .prefetch_related(Prefetch("answers", queryset=answers, to_attr="newest_answers"))
        )  # fmt: skip


class Checklists(ChecklistRows, Lists, Adds):
    """De 18+-lijsten van een gezin; en een lijst beginnen."""

    parent, attach = Family, "case__family"
    sort, order = {"begonnenDatum": "begun_on"}, ("begun_on",)
    new_serializer_class = NewChecklist

    def begun(self) -> Any:
        return Checklist(case=self.newest_case())

    def added(self, part: Any) -> Any:
        sent = NewChecklist(data=self.request.data, context=self.context(part=part))
        sent.is_valid(raise_exception=True)
        made = actions.begin_now(part.case, sent.validated_data["person"], by=self.professional)
        if made is None:
            raise NotPossible("De lijst is er al.")
        return made

    def place(self, row: Any) -> str:
        return self.address_of(row.pk)


class OneChecklist(ChecklistRows, Shows):
    """Eén 18+-lijst. De stappen zijn wat ermee gedaan kan worden."""


class StepsOfChecklist(ChecklistRows, StepsOfRow):
    """Tekenen om de zaak te mogen sluiten terwijl nog niet alles geregeld is."""


class BesideChecklist(Resource):
    """Rows that hang on one list."""

    parent, attach = Checklist, "checklist"


class AnswerRows(BesideChecklist):
    model, single = OutcomeAnswer, "overgang-18-antwoord"
    serializer_class = OutcomeAnswerSerializer


class Answers(AnswerRows, Lists, Adds):
    """Wat de jongere zegt per gebied. Het nieuwste antwoord telt; een antwoord verandert niet meer."""

    order = ("-said_on", "-added_at")
    save = staticmethod(actions.note_answer)


class OneAnswer(AnswerRows, Shows):
    """Eén antwoord van de jongere."""


class FuturePlanSerializer(RowSerializer):
    """Het toekomstplan, samen met de jongere geschreven."""

    class Meta:
        model = FuturePlan
        names = {"eigenWoorden": "own_words", "risico": "risk", "risicoToelichting": "risk_words",
                 "vasteVolwassene": "steady_adult", "vasteVolwasseneWeetHet": "steady_adult_knows",
                 "signalen": "signals", "watHelpt": "what_helps", "wieBellen": "whom_to_call",
                 "versie": "version", "aangepastOp": "changed_at"}  # fmt: skip
        read_only = ("versie", "aangepastOp")


class OneFuturePlan(BesideChecklist, Shows, Changes):
    """Het toekomstplan (in de verordening: perspectiefplan) bij een 18+-lijst."""

    model, serializer_class = FuturePlan, FuturePlanSerializer

    def one(self) -> Any:
        found = self.rows().first()
        return get_or_404(self.rows(), pk=found.pk if found else self.above.pk)


class ContinuationSerializer(RowSerializer):
    """Hulp die na 18 doorgaat: onder welke wet, en op welke grond."""

    class Meta:
        model = Continuation
        names = {"wet": "law", "wat": "what", "grond": "ground", "gestoptDatum": "stopped_on",
                 "beslotenDatum": "decided_on", "organisatie": "organisation", "beginDatum": "begins_on",
                 "eindDatum": "ends_on", "versie": "version"}  # fmt: skip
        read_only = ("versie",)


class ContinuationRows(BesideChecklist):
    model, single = Continuation, "hulp-na-18"
    serializer_class = ContinuationSerializer


class Continuations(ContinuationRows, Lists, Adds):
    """Welke hulp na 18 doorgaat, en onder welke wet."""

    order = ("added_at",)


class OneContinuation(ContinuationRows, Shows, Changes, Removes):
    """Hulp na 18."""


class AdultHandoverSerializer(RowSerializer):
    """De warme overdracht aan een organisatie voor volwassenen."""

    class Meta:
        model = AdultHandover
        names = {"organisatie": "organisation", "medewerker": "worker", "eersteGesprekDatum": "first_on",
                 "jongereWasErbij": "youth_was_there", "overgedragen": "told", "overgenomenDatum": "accepted_on",
                 "versie": "version"}  # fmt: skip
        read_only = ("versie",)


class AdultHandoverRows(BesideChecklist):
    model, single = AdultHandover, "overdracht-18"
    serializer_class = AdultHandoverSerializer


class AdultHandovers(AdultHandoverRows, Lists, Adds):
    """De overdracht naar hulp voor volwassenen."""

    order = ("added_at",)


class OneAdultHandover(AdultHandoverRows, Shows, Changes, Removes):
    """Eén overdracht naar hulp voor volwassenen."""


READ, WRITE = shows("overgangen-18", Shown.ADULTHOOD), writes("overgangen-18", Shown.ADULTHOOD)
LIST = "overgangen-18/<uuid:overgang>"
urlpatterns = [
    route("gezinnen/<uuid:gezin>/overgangen-18", Checklists, "overgangen-18", get=READ, post=WRITE),
    route(LIST, OneChecklist, "overgang-18", get=READ),
    route(f"{LIST}/stappen", StepsOfChecklist, "overgang-18-stappen", post=WRITE),
    route(f"{LIST}/antwoorden", Answers, "overgang-18-antwoorden", get=READ, post=WRITE),
    route(f"{LIST}/antwoorden/<uuid:antwoord>", OneAnswer, "overgang-18-antwoord", get=READ),
    route(f"{LIST}/toekomstplan", OneFuturePlan, "toekomstplan", get=READ, patch=WRITE),
    route(f"{LIST}/hulp-na-18", Continuations, "hulpen-na-18", get=READ, post=WRITE),
    route(f"{LIST}/hulp-na-18/<uuid:hulp>", OneContinuation, "hulp-na-18", get=READ, patch=WRITE, delete=WRITE),
    route(f"{LIST}/overdrachten", AdultHandovers, "overdrachten-18", get=READ, post=WRITE),
    route(f"{LIST}/overdrachten/<uuid:overdracht>", OneAdultHandover, "overdracht-18", get=READ, patch=WRITE,
          delete=WRITE),
]  # fmt: skip

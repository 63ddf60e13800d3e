"""What differs from last time and between people, what somebody says about the text, who answered what, and what the
family wrote themselves."""

from typing import Any

from cases.access.log.codes import Shown
from cases.analysis import actions as analyses
from cases.analysis.codes import Medium, RemarkDone
from cases.analysis.models import AnalysisResponse, Difference, Factor, OwnWords, Remark, ViewDifference
from cases.api import fields
from cases.api.analysis_parts import OF, READ, SAID, WRITE, OfAnalysis, Said, parts
from cases.api.filters import CodeFilter, Filters, KeyFilter
from cases.api.hanging import VERSIONED, OfCase
from cases.api.resources import Adds, Changes, Lists, Removes, Shows
from cases.api.routes import route, shows, writes
from cases.api.serializers import RowSerializer, Strict
from cases.families.models import Person


class FactorOfBoth(fields.RowOf):
    """A factor of this analysis, or one of the previous analysis that was not carried on."""

    has_own_choices = True

    def get_queryset(self) -> Any:
        part = self.context.get("part")
        if part is None:
            return super().get_queryset()
        mine = part.analysis.compared_factors().visible_to(self.context["professional"])
        return mine.visible_to(self.context["client"])


class DifferenceSerializer(RowSerializer):
    """Wat er anders is dan de vorige keer, en waarom. `waarover` is leeg te laten als er een factor bij staat."""

    factor = FactorOfBoth(queryset=Factor.objects.all(), required=False, allow_null=True)
    waarover = fields.Text(source="subject", required=False, allow_blank=True, max_length=200)

    class Meta:
        model = Difference
        names = {"verandering": "change", "uitleg": "explanation", **VERSIONED}


class DifferenceRows(OfAnalysis):
    model, single = Difference, "analyse-verschil"
    serializer_class: Any = DifferenceSerializer


class Differences(DifferenceRows, Lists, Adds):
    """Verschillen met de vorige analyse."""

    order = ("added_at",)


class OneDifference(DifferenceRows, Shows, Changes, Removes):
    """Eén verschil met de vorige analyse."""


class DroppedFactor(Strict):
    """Een factor die uit de vorige analyse kwam en niet meer speelt."""

    factor = fields.RowOf(queryset=Factor.objects.all(), only={"carried_from__isnull": False})
    waarom = fields.Text(source="why", max_length=300)


class DroppedFactors(DifferenceRows, Adds):
    """Een factor uit de vorige analyse vervalt: hij gaat uit het beeld, en een verschil zegt waarom."""

    new_serializer_class = DroppedFactor

    def saved(self, part: Any, /, **told: Any) -> Any:
        return analyses.drop_factor(told["factor"], why=told["why"], by=self.professional)


class ViewDifferenceSerializer(RowSerializer):
    """Iemand ziet het anders: waarover, wie, en in eigen woorden. Het blijft zichtbaar naast de tekst."""

    class Meta:
        model = ViewDifference
        names = {"waarover": "topic", "wie": "who", "woorden": "words", **VERSIONED}


class ViewDifferenceRows(OfAnalysis):
    model, single = ViewDifference, "analyse-visieverschil"
    serializer_class = ViewDifferenceSerializer


class ViewDifferences(ViewDifferenceRows, Lists, Adds):
    """Wie het anders ziet."""

    order = ("topic", "added_at")


class OneViewDifference(ViewDifferenceRows, Shows, Changes, Removes):
    """Eén verschil van visie."""


class RemarkSerializer(Said):
    """Wat iemand over de tekst zegt, en wat ermee is gedaan; bij nee met de reden."""

    class Meta:
        model = Remark
        names = {"tekst": "text", "soort": "kind", "plaats": "place", **SAID, "datum": "said_on", "over": "about",
                 "gedaan": "done", "waarom": "why", "gaatOverDerde": "about_third_party", **VERSIONED}  # fmt: skip


class RemarkFilters(Filters):
    gedaan = CodeFilter(field_name="done", choices=RemarkDone.choices)


class RemarkRows(OfAnalysis):
    model, single = Remark, "analyse-opmerking"
    serializer_class = RemarkSerializer
    related, beside = ("person", "professional", "organisation"), {"about": Person}


class Remarks(RemarkRows, Lists, Adds):
    """Wat mensen over de tekst zeggen."""

    filters, order = RemarkFilters, ("said_on", "added_at")


class OneRemark(RemarkRows, Shows, Changes, Removes):
    """Eén opmerking over de tekst."""


# --- Answers --------------------------------------------------------------------------------------------------------

ANSWERED = {"persoon": "person", "professional": "professional", "inhoud": "content", "hulp": "help",
            "woorden": "words", "waaromNietGevraagd": "not_asked_reason", "datum": "answered_on"}  # fmt: skip
WAYS_OF_ANSWERING = [one for one in Medium.choices if one[0] != Medium.IMPORTED]


class AnalysisResponseSerializer(RowSerializer):
    """Wat iemand antwoordt: over de inhoud en over de hulp, apart, met eigen woorden. Een antwoord verandert niet; een
    nieuw antwoord komt ervoor in de plaats."""

    class Meta:
        model = AnalysisResponse
        names = {**ANSWERED, "via": "medium", "als": "capacity", "ronde": "round"}
        read_only = tuple(names)


class NewAnalysisResponse(RowSerializer):
    """Een antwoord van iemand van het gezin, opgeschreven door het team; of van wie handelt zelf. Van een collega kan
    alleen worden opgeschreven waarom die niet is gevraagd."""

    via = fields.Code(source="medium", choices=WAYS_OF_ANSWERING, required=False)

    class Meta:
        model = AnalysisResponse
        names = ANSWERED


class AnalysisResponseFilters(Filters):
    persoon = KeyFilter(field_name="person")
    professional = KeyFilter(field_name="professional")


class AnalysisResponseRows(OfAnalysis):
    model, single = AnalysisResponse, "analyse-reactie"
    serializer_class: Any = AnalysisResponseSerializer


class AnalysisResponses(AnalysisResponseRows, Lists, Adds):
    """Wie wat antwoordde, per ronde."""

    filters = AnalysisResponseFilters
    sort, order = {"datum": "answered_on", "ronde": "round"}, ("answered_on", "added_at")
    new_serializer_class = NewAnalysisResponse

    def saved(self, part: Any, /, **told: Any) -> Any:
        if part.professional == self.professional:
            part.medium = Medium.SELF
        answer = {name: getattr(part, name) for name in (*ANSWERED.values(), "medium")}
        return analyses.respond(analysis=part.analysis, by=self.professional, **answer)


class OneAnalysisResponse(AnalysisResponseRows, Shows):
    """Eén antwoord."""


# --- Own words ------------------------------------------------------------------------------------------------------


class OwnWordsSerializer(RowSerializer):
    """Wat iemand van het gezin zelf schreef, aan de eigen deur. `analyse`: daar staat het als uitspraak."""

    class Meta:
        model = OwnWords
        names = {"zaak": "case", "persoon": "person", "tekst": "text", "datum": "said_on",
                 "alleenProfessionals": "not_for_family", "analyse": "analysis"}  # fmt: skip
        read_only = tuple(names)


class OwnWordsFilters(Filters):
    persoon = KeyFilter(field_name="person")


class OwnWordsRows(OfCase):
    model, single = OwnWords, "eigen-woord"
    serializer_class = OwnWordsSerializer


class ListOfOwnWords(OwnWordsRows, Lists):
    """De eigen woorden van het gezin."""

    filters = OwnWordsFilters
    sort, order = {"datum": "said_on"}, ("-said_on", "-added_at")


class OneOwnWords(OwnWordsRows, Shows):
    """Eén keer eigen woorden."""


_ANSWERS, _ANSWER = shows("analyses", Shown.ANSWER), writes("analyses", Shown.ANSWER)
urlpatterns: list[Any] = [
    *parts("verschillen", "verschil", Differences, OneDifference),
    route(f"{OF}/vervallen-factoren", DroppedFactors, "analyse-vervallen-factoren", post=WRITE),
    *parts("visieverschillen", "visieverschil", ViewDifferences, OneViewDifference),
    *parts("opmerkingen", "opmerking", Remarks, OneRemark),
    route(f"{OF}/reacties", AnalysisResponses, "analyse-reacties", get=_ANSWERS, post=_ANSWER),
    route(f"{OF}/reacties/<uuid:onderdeel>", OneAnalysisResponse, "analyse-reactie", get=_ANSWERS),
    route("gezinnen/<uuid:gezin>/eigen-woorden", ListOfOwnWords, "eigen-woorden", get=READ),
    route("gezinnen/<uuid:gezin>/eigen-woorden/<uuid:woorden>", OneOwnWords, "eigen-woord", get=READ),
]

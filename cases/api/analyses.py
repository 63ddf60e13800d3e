"""`/verklarende-analyses`: the shared explanatory analysis with its texts. It begins, or is followed up, under the
family; its parts stand under the analysis."""

from typing import Any

from django.db.models import Prefetch
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cases.access.log.codes import Shown
from cases.access.parts import CasePart
from cases.access.reach import opened, seen
from cases.analysis import actions as analyses
from cases.analysis.codes import Trigger
from cases.analysis.lifecycle import AnalysisStatus
from cases.analysis.models import Analysis, AnalysisText, respondents
from cases.api import fields
from cases.api.analysis_parts import OF, READ, WRITE, OfAnalysis
from cases.api.filters import CodeFilter, Filters
from cases.api.hanging import VERSIONED
from cases.api.resources import Adds, Changes, Lists, Resource, Shows
from cases.api.routes import route, writes
from cases.api.serializers import RowSerializer, Strict, WithSteps
from cases.api.steps import OnlyReason, Steps
from cases.families.models import Family, Person

AGREED = [("gedeeld", "gedeeld"), ("deels", "niet door iedereen gedeeld"), ("wacht", "wacht op antwoord"),
          ("niet_gevraagd", "niet voorgelegd")]  # fmt: skip


class TextSerializer(RowSerializer):
    """Wat onder één kopje van het formulier staat. `gelezen`: een tekst uit de vorige analyse is opnieuw gelezen en
    klopt nog."""

    titel = fields.Text(source="__str__", read_only=True)

    class Meta:
        model = AnalysisText
        names = {"onderdeel": "key", "tekst": "text", "gelezen": "confirmed", **VERSIONED}


class Asked(Strict):
    """Iemand wiens antwoord telt, en de sleutel van de reactie; leeg zolang er geen is."""

    naam = fields.Text(source="__str__", read_only=True)
    als = fields.Text(source="capacity", read_only=True)
    persoon = fields.Key(source="person.pk", read_only=True, default=None, allow_null=True)
    professional = fields.Key(source="professional.pk", read_only=True, default=None, allow_null=True)
    reactie = fields.Key(source="response.pk", read_only=True, default=None, allow_null=True)


class AnalysisSummary(RowSerializer):
    """Een verklarende analyse in een lijst."""

    gezin = fields.Key(source="case.family_id", read_only=True)
    waarom = fields.Many(
        child=fields.Code(choices=Trigger.choices), source="triggers", required=False, max_length=len(Trigger)
    )

    class Meta:
        model = Analysis
        names = {"zaak": "case", "nummer": "number", "vorige": "previous", "stand": "status", "datum": "dated_on",
                 "ronde": "round", "voorgelegdDatum": "shared_on", "vastgesteldDatum": "finalised_on",
                 **VERSIONED}  # fmt: skip


class AnalysisSerializer(WithSteps, AnalysisSummary):
    """Een verklarende analyse met haar teksten. De teksten worden elk op hun eigen adres aangepast."""

    teksten = TextSerializer(source="texts", many=True, read_only=True)
    gedeeld = serializers.SerializerMethodField()
    gedeeldUitleg = serializers.SerializerMethodField()
    gevraagden = serializers.SerializerMethodField()

    class Meta:
        model = Analysis
        names = {**AnalysisSummary.Meta.names, "gerichtAan": "addressed_to", "aard": "nature", "ernst": "severity",
                 "urgentie": "urgency", "gewogenDatum": "weighed_on", "probleembesef": "insight",
                 "motivatie": "motivation", "draagkracht": "balance",
                 "beeldHetzelfdeOmdat": "same_summary_reason"}  # fmt: skip

    @extend_schema_field(serializers.ChoiceField(choices=AGREED))
    def get_gedeeld(self, analysis: Any) -> str:
        return analysis.shared_state()[0] if self._whole(analysis) else "niet_gevraagd"

    def get_gedeeldUitleg(self, analysis: Any) -> str:
        return analysis.shared_state()[1] if self._whole(analysis) else ""

    @extend_schema_field(Asked(many=True))
    def get_gevraagden(self, analysis: Any) -> Any:
        asked = respondents(analysis, analysis.settled_on()) if self._whole(analysis) else []
        return Asked(asked, many=True).data

    def _whole(self, analysis: Any) -> bool:
        """Who answered what is about the whole family."""
        return opened(analysis.case, self.context["client"]).whole(CasePart.ANALYSIS)


class NewAnalysis(RowSerializer):
    """Een eerste analyse, of een vervolg: dan staat bij `vorige` de analyse die is vastgesteld, en bij `waarom` waarom
    nu wordt teruggekeken."""

    vorige = fields.RowOf(queryset=Analysis.objects.all(), source="previous", required=False)
    waarom = fields.Many(
        child=fields.Code(choices=Trigger.choices), source="triggers", required=False, max_length=len(Trigger)
    )

    class Meta:
        model = Analysis
        names = {"datum": "dated_on"}


class AnalysisFilters(Filters):
    stand = CodeFilter(field_name="status", choices=AnalysisStatus.choices)


class AnalysisRows(Resource):
    """With its texts in the order of the form, as far as this client may see them."""

    model, single = Analysis, "verklarende-analyse"
    serializer_class: Any = AnalysisSerializer
    list_serializer_class = AnalysisSummary
    related = ("case__family", "previous")
    facts = {"take_back": OnlyReason, "drop": OnlyReason}

    def rows(self) -> Any:
        client = self.request.user
        texts = AnalysisText.objects.visible_to(client).order_by("added_at", "pk")
        return super().rows().prefetch_related(Prefetch("texts", texts), seen("addressed_to", Person, client))

    def versions(self, row: Any) -> tuple[Any, ...]:
        """Who takes a step has read the texts as they are."""
        return (row, *row.texts.all())

    def case_of(self, row: Any) -> Any:
        return row.case


class Analyses(AnalysisRows, Lists, Adds):
    """De verklarende analyses van een gezin, en een eerste of een vervolg beginnen."""

    parent, attach = Family, "case__family"
    filters = AnalysisFilters
    sort, order = {"nummer": "number", "datum": "dated_on"}, ("-number",)
    new_serializer_class = NewAnalysis

    def begun(self) -> Any:
        return Analysis(case=self.newest_case())

    def saved(self, part: Any, /, **told: Any) -> Any:
        when: dict[str, Any] = {"dated_on": part.dated_on, "by": self.professional}
        if part.previous:
            return analyses.follow_up(previous=part.previous, triggers=part.triggers, **when)
        return analyses.begin(case=part.case, **when)

    def place(self, row: Any) -> str:
        return self.address_of(row.pk)


class OneAnalysis(AnalysisRows, Shows, Changes):
    """Eén verklarende analyse met haar teksten: voor wie, waarom nu, en aard, ernst en urgentie."""


class StepsOfAnalysis(AnalysisRows, Steps):
    """Een stap met de analyse: voorleggen, terugnemen, vaststellen, niet doorgaan."""


class TextRows(OfAnalysis):
    model, single = AnalysisText, "analyse-tekst"
    serializer_class = TextSerializer
    related = ("analysis",)


class Texts(TextRows, Lists):
    """De teksten van de analyse, in de volgorde van het formulier."""

    order = ("added_at",)


class OneText(TextRows, Shows, Changes):
    """De tekst onder één kopje."""


urlpatterns = [
    route("gezinnen/<uuid:gezin>/verklarende-analyses", Analyses, "verklarende-analyses", get=READ, post=WRITE),
    route(OF, OneAnalysis, "verklarende-analyse", get=READ, patch=WRITE),
    route(f"{OF}/stappen", StepsOfAnalysis, "analyse-stappen", post=writes("analyses", Shown.STEP)),
    route(f"{OF}/teksten", Texts, "analyse-teksten", get=READ),
    route(f"{OF}/teksten/<uuid:onderdeel>", OneText, "analyse-tekst", get=READ, patch=WRITE),
]

"""What explains it: factors, the links between them, how people see a link, and explanations; and factor schemes."""

from typing import Any

from cases.analysis import actions as analyses
from cases.analysis.codes import FactorKind, Locus
from cases.analysis.models import (
    Explanation,
    Factor,
    FactorHeading,
    FactorLink,
    FactorScheme,
    LinkView,
    Statement,
    Worry,
)
from cases.api import fields
from cases.api.analysis_parts import OF, WRITE, ForWhom, OfAnalysis, Subject, code_of, parts
from cases.api.filters import CodeFilter, Filters, KeyFilter, YesNoFilter
from cases.api.hanging import VERSIONED
from cases.api.reference import Listed
from cases.api.resources import Acts, Adds, Changes, Lists, Removes, Shows
from cases.api.routes import of_no_family, route
from cases.api.serializers import RowSerializer, Strict
from cases.families.models import Person


class FactorSerializer(ForWhom):
    """Wat iets verklaart: het veroorzaakt, lokt uit, houdt in stand, is een risico, of helpt. Een factor rust op wat
    iemand zei. In een vervolg is `uitVorige` de factor van de vorige analyse; die wordt bevestigd of vervalt."""

    onderwerp = Subject(required=False, allow_null=True)

    class Meta:
        model = Factor
        names = {"titel": "title", "soort": "kind", "ookSoort": "also_kind", "kant": "locus", "over": "about",
                 "uitspraken": "statements", "zorgen": "worries", "inBeeld": "in_summary",
                 "gaatOverDerde": "about_third_party", "uitVorige": "carried_from", "bevestigdDatum": "confirmed_on",
                 "bevestigdOmdat": "confirmed_why", **VERSIONED}  # fmt: skip


class FactorFilters(Filters):
    soort = CodeFilter(field_name="kind", choices=FactorKind.choices)
    kant = CodeFilter(field_name="locus", choices=Locus.choices)
    inBeeld = YesNoFilter(field_name="in_summary")


class FactorRows(OfAnalysis):
    model, single = Factor, "analyse-factor"
    serializer_class = FactorSerializer
    related = ("heading__scheme",)
    beside = {"about": Person, "statements": Statement, "worries": Worry}


class Factors(FactorRows, Lists, Adds):
    """Wat het verklaart."""

    filters, order = FactorFilters, ("added_at",)


class OneFactor(FactorRows, Shows, Changes, Removes):
    """Eén factor."""


class Confirmation(Strict):
    """Waarom een factor uit de vorige analyse nog geldt."""

    waarom = fields.Text(source="why", max_length=300)


class ConfirmFactor(FactorRows, Acts):
    """Een factor uit de vorige analyse geldt nog: vandaag bevestigd, met de reden."""

    asks = Confirmation

    def done(self, row: Any, /, **facts: Any) -> Any:
        return analyses.confirm_factor(row, by=self.professional, base_version=row.version, **facts)


class LinkSerializer(RowSerializer):
    """Een verband van een factor naar een andere factor of naar een zorg."""

    class Meta:
        model = FactorLink
        names = {"van": "source", "soort": "kind", "naarFactor": "target", "naarZorg": "worry",
                 "uitleg": "explanation", **VERSIONED}  # fmt: skip


class LinkRows(OfAnalysis):
    model, single = FactorLink, "analyse-verband"
    serializer_class = LinkSerializer


class Links(LinkRows, Lists, Adds):
    """Hoe het samenhangt."""

    order = ("added_at",)


class OneLink(LinkRows, Shows, Changes, Removes):
    """Eén verband."""


class ViewSerializer(RowSerializer):
    """Hoe iemand een verband ziet."""

    class Meta:
        model = LinkView
        names = {"verband": "link", "persoon": "person", "professional": "professional", "ziet": "view",
                 **VERSIONED}  # fmt: skip
        read_only = ("verband",)


class NewView(RowSerializer):
    """Hoe iemand een verband ziet: één mening per persoon."""

    class Meta:
        model = LinkView
        names = {"verband": "link", "persoon": "person", "professional": "professional", "ziet": "view"}


class ViewFilters(Filters):
    verband = KeyFilter(field_name="link")


class ViewRows(OfAnalysis):
    model, single, attach = LinkView, "analyse-mening", "link__analysis"
    serializer_class: Any = ViewSerializer


class Views(ViewRows, Lists, Adds):
    """Wie een verband ook zo ziet, en wie niet."""

    filters, order = ViewFilters, ("added_at",)
    new_serializer_class = NewView

    def begun(self) -> Any:
        return LinkView(link=FactorLink(analysis=self.above))  # which link it is about, is sent


class OneView(ViewRows, Shows, Changes, Removes):
    """Eén mening over een verband."""


class ExplanationSerializer(RowSerializer):
    """Een verklaring in één zin, met de factoren en verbanden waar zij uit bestaat. Of iedereen haar deelt, blijkt uit
    de antwoorden op de analyse."""

    class Meta:
        model = Explanation
        names = {"naam": "name", "zin": "sentence", "zekerheid": "status", "factoren": "factors",
                 "verbanden": "links", **VERSIONED}  # fmt: skip


class ExplanationRows(OfAnalysis):
    model, single = Explanation, "analyse-verklaring"
    serializer_class = ExplanationSerializer
    beside = {"factors": Factor, "links": FactorLink}


class Explanations(ExplanationRows, Lists, Adds):
    """Verklaringen, elk met hoe zeker zij is."""

    order = ("added_at",)


class OneExplanation(ExplanationRows, Shows, Changes, Removes):
    """Eén verklaring."""


# --- Factor schemes -------------------------------------------------------------------------------------------------


class HeadingSerializer(Strict):
    """Een onderwerp van een factorschema; `code` staat bij `onderwerp` van een uitspraak of factor."""

    code = fields.Text(read_only=True)
    naam = fields.Text(source="name", read_only=True)
    kant = fields.Code(source="locus", choices=Locus.choices, read_only=True)

    def to_representation(self, instance: FactorHeading) -> dict[str, Any]:
        return {**super().to_representation(instance), "code": code_of(instance)}


class SchemeSerializer(Strict):
    """Een manier om factoren te ordenen. Het schema met `geldt` is nu in gebruik."""

    code = fields.Text(read_only=True)
    naam = fields.Text(source="name", read_only=True)
    bron = fields.Text(source="source", read_only=True)
    geldt = fields.YesNo(source="is_default", read_only=True)
    onderwerpen = HeadingSerializer(source="headings", many=True, read_only=True)


class Schemes(Listed, Lists):
    """De factorschema's, met hun onderwerpen per kant."""

    model, serializer_class, order = FactorScheme, SchemeSerializer, ("name",)

    def rows(self) -> Any:
        return super().rows().prefetch_related("headings__scheme")


urlpatterns: list[Any] = [
    *parts("factoren", "factor", Factors, OneFactor),
    route(f"{OF}/factoren/<uuid:onderdeel>/bevestigingen", ConfirmFactor, "analyse-factor-bevestigingen", post=WRITE),
    *parts("verbanden", "verband", Links, OneLink),
    *parts("meningen", "mening", Views, OneView),
    *parts("verklaringen", "verklaring", Explanations, OneExplanation),
    route("factorschemas", Schemes, "factorschemas", get=of_no_family("referentie")),
]

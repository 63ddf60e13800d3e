"""What was heard for an analysis: statements, worries, earlier help, who was consulted, what is not clear yet, and what
lies beside the text."""

from typing import Any

from cases.analysis.codes import EnclosureKind, StatementKind, Voice
from cases.analysis.models import Consultation, EarlierHelp, Enclosure, Gap, Statement, Worry
from cases.api.analysis_parts import SAID, ForWhom, OfAnalysis, Said, Subject, parts
from cases.api.filters import CodeFilter, DayFilter, Filters, YesNoFilter
from cases.api.hanging import VERSIONED
from cases.api.resources import Adds, Changes, Lists, Removes, Shows
from cases.api.serializers import RowSerializer
from cases.families.models import Person

_SPEAKER = ("person", "professional", "organisation")


class StatementSerializer(Said):
    """Wat iemand zei, schreef of zag. Een feit is nagegaan; wat iemand ziet, voelt, vindt of wil is van die persoon."""

    onderwerp = Subject(required=False, allow_null=True)

    class Meta:
        model = Statement
        names = {"tekst": "text", "soort": "kind", "nagegaan": "established", **SAID, "doorgegevenDoor": "via",
                 "datum": "said_on", "over": "about", "gaatOverDerde": "about_third_party", **VERSIONED}  # fmt: skip


class StatementFilters(Filters):
    soort = CodeFilter(field_name="kind", choices=StatementKind.choices)
    stem = CodeFilter(field_name="voice", choices=Voice.choices)
    datumVanaf = DayFilter(field_name="said_on", lookup_expr="gte")
    datumTotEnMet = DayFilter(field_name="said_on", lookup_expr="lte")


class StatementRows(OfAnalysis):
    model, single = Statement, "analyse-uitspraak"
    serializer_class = StatementSerializer
    related, beside = (*_SPEAKER, "heading__scheme"), {"about": Person}


class Statements(StatementRows, Lists, Adds):
    """Wie zegt wat: uitspraken met wie het zei en over wie het gaat."""

    filters = StatementFilters
    sort, order = {"datum": "said_on"}, ("said_on", "added_at")


class OneStatement(StatementRows, Shows, Changes, Removes):
    """Eén uitspraak."""


class WorrySerializer(Said):
    """Een zorg of vraag: wanneer het speelt, en wanneer juist niet."""

    class Meta:
        model = Worry
        names = {"tekst": "text", "voorbeeld": "example", "uitzondering": "exception", "waar": "context",
                 "levensgebied": "life_area", **SAID, "over": "about", "gaatOverDerde": "about_third_party",
                 **VERSIONED}  # fmt: skip


class WorryRows(OfAnalysis):
    model, single = Worry, "analyse-zorg"
    serializer_class = WorrySerializer
    related, beside = _SPEAKER, {"about": Person}


class Worries(WorryRows, Lists, Adds):
    """Zorgen en vragen van het gezin en van anderen."""

    order = ("added_at",)


class OneWorry(WorryRows, Shows, Changes, Removes):
    """Eén zorg of vraag."""


class EarlierHelpSerializer(ForWhom):
    """Hulp die er eerder was: wanneer, van wie, waarvoor, en wat het opleverde."""

    class Meta:
        model = EarlierHelp
        names = {"voorPersonen": "people", "organisatie": "organisation", "organisatieNaam": "organisation_name",
                 "vraag": "question", "aangevraagdDoor": "asked_by", "begin": "begins", "einde": "ends",
                 "resultaat": "result", "watHielp": "helped", "watHielpNiet": "did_not_help",
                 "gaatOverDerde": "about_third_party", **VERSIONED}  # fmt: skip


class EarlierHelpRows(OfAnalysis):
    model, single = EarlierHelp, "analyse-eerdere-hulpperiode"
    serializer_class = EarlierHelpSerializer
    beside = {"people": Person}


class EarlierHelpPeriods(EarlierHelpRows, Lists, Adds):
    """Eerdere hulp."""

    order = ("begins", "added_at")


class OneEarlierHelp(EarlierHelpRows, Shows, Changes, Removes):
    """Eén periode van eerdere hulp."""


class ConsultationSerializer(RowSerializer):
    """Wie om advies is gevraagd, en wat ermee is gedaan."""

    class Meta:
        model = Consultation
        names = {"soort": "kind", "naam": "name", "deskundigheid": "expertise", "datum": "consulted_on",
                 "vraag": "question", "advies": "advice", "gevolgd": "followed", "waaromNiet": "why_not",
                 **VERSIONED}  # fmt: skip


class ConsultationRows(OfAnalysis):
    model, single = Consultation, "analyse-consultatie"
    serializer_class = ConsultationSerializer


class Consultations(ConsultationRows, Lists, Adds):
    """Wie is geraadpleegd."""

    sort, order = {"datum": "consulted_on"}, ("consulted_on",)


class OneConsultation(ConsultationRows, Shows, Changes, Removes):
    """Eén consultatie."""


class OpenPlaceSerializer(ForWhom):
    """Wat nog niet duidelijk is. Vul `hoe` in als het duidelijk is, of als het open blijft; dan is het afgerond."""

    class Meta:
        model = Gap
        names = {"tekst": "text", "over": "about", "hoe": "closed_how", "afgerondDatum": "closed_on",
                 "gaatOverDerde": "about_third_party", **VERSIONED}  # fmt: skip


class OpenPlaceFilters(Filters):
    open = YesNoFilter(field_name="closed_on", lookup_expr="isnull")


class OpenPlaceRows(OfAnalysis):
    model, single = Gap, "analyse-open-plek"
    serializer_class = OpenPlaceSerializer
    beside = {"about": Person}


class OpenPlaces(OpenPlaceRows, Lists, Adds):
    """Wat nog niet duidelijk is."""

    filters, order = OpenPlaceFilters, ("added_at",)


class OneOpenPlace(OpenPlaceRows, Shows, Changes, Removes):
    """Eén open plek."""


class EnclosureSerializer(RowSerializer):
    """Wat bij de analyse hoort en een eigen datum heeft, zoals een genogram of een veiligheidsplan."""

    class Meta:
        model = Enclosure
        names = {"soort": "kind", "datum": "dated_on", "toelichting": "note", **VERSIONED}


class EnclosureFilters(Filters):
    soort = CodeFilter(field_name="kind", choices=EnclosureKind.choices)


class EnclosureRows(OfAnalysis):
    model, single = Enclosure, "analyse-bijlage"
    serializer_class = EnclosureSerializer


class Enclosures(EnclosureRows, Lists, Adds):
    """Wat bij de analyse hoort; het stuk zelf ligt elders."""

    filters, order = EnclosureFilters, ("-dated_on",)


class OneEnclosure(EnclosureRows, Shows, Changes, Removes):
    """Eén bijlage."""


urlpatterns: list[Any] = [
    *parts("uitspraken", "uitspraak", Statements, OneStatement),
    *parts("zorgen", "zorg", Worries, OneWorry),
    *parts("eerdere-hulpperioden", "eerdere-hulpperiode", EarlierHelpPeriods, OneEarlierHelp),
    *parts("consultaties", "consultatie", Consultations, OneConsultation),
    *parts("open-plekken", "open-plek", OpenPlaces, OneOpenPlace),
    *parts("bijlagen", "bijlage", Enclosures, OneEnclosure),
]

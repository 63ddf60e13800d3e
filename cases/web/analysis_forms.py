"""The forms for the parts of a verklarende analyse."""

from django import forms
from django.utils import timezone

from cases.analysis.codes import Trigger
from cases.analysis.form import SUMMARY_WORDS
from cases.analysis.models import (
    Analysis,
    AnalysisText,
    Consultation,
    EarlierHelp,
    Enclosure,
    Explanation,
    Factor,
    FactorLink,
    Gap,
    LinkView,
    Statement,
    Worry,
)
from cases.web.audience_forms import ADDRESSED, AddressedForm
from cases.web.forms import PartForm


class TextForm(PartForm):
    """What stands under one heading. A text that was carried over is read again; the box says so."""

    class Meta:
        model = AnalysisText
        fields = ("text", "confirmed")

    def prepare(self) -> None:
        heading, again = self.instance.heading, self.instance.analysis.is_follow_up
        text = self.fields["text"]
        text.label, text.help_text, text.required = heading.titled(again), heading.helped(again), heading.required
        text.widget.attrs["rows"] = 12
        text.error_messages["required"] = "Schrijf hier iets. Is er niets te zeggen? Schrijf dat dan op."
        if heading.key == "summary":
            text.help_text += f" Houd het kort: een half A4 is genoeg, ongeveer {SUMMARY_WORDS} woorden."
        if self.instance.confirmed:
            del self.fields["confirmed"]
        else:
            self.fields[
                "confirmed"
            ].help_text = "Deze tekst komt uit de vorige analyse. Lees samen na of het nog klopt."


class AnalysisForm(PartForm):
    triggers = forms.MultipleChoiceField(
        label="Waarom kijken we nu terug?", choices=Trigger.choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies waarom jullie nu terugkijken."},
    )  # fmt: skip

    class Meta:
        model = Analysis
        fields = ("dated_on", "addressed_to", "triggers")

    def prepare(self) -> None:
        self.fields["addressed_to"].help_text = "De tekst spreekt deze mensen aan: je of jullie."
        if not self.instance.is_follow_up:
            del self.fields["triggers"]


class WeighingForm(PartForm):
    class Meta:
        model = Analysis
        fields = ("nature", "severity", "urgency", "weighed_on", "insight", "motivation", "balance")

    def prepare(self) -> None:
        self.fields["severity"].help_text = "Hoeveel problemen, hoe verweven, hoe lang en hoe vaak?"
        self.fields["urgency"].help_text = "Is het ernstig of dringend? Vraag dan meteen een gedragswetenschapper."
        self.initial["weighed_on"] = self.initial.get("weighed_on") or timezone.localdate()


class SamePictureForm(PartForm):
    class Meta:
        model = Analysis
        fields = ("same_summary_reason",)


class SaidByForm(AddressedForm):
    """Who says it: exactly one of somebody of the family, a professional, an organisation or a name."""

    def prepare(self) -> None:
        super().prepare()
        self.fields["voice"].label = "Wie is er aan het woord?"
        self.fields["professional"].label = "Of een professional uit het team"
        self.fields["organisation"].label = "Organisatie"
        self.fields["organisation"].help_text = "Bijvoorbeeld de school, als de mentor dit zegt."
        self.fields["said_by_name"].label = "Of de naam van iemand anders"


class StatementForm(SaidByForm):
    class Meta:
        model = Statement
        fields = (
            "text", "kind", "established", "voice", "person", "professional", "said_by_name", "organisation", "via",
            "said_on", "about", "heading", *ADDRESSED,
        )  # fmt: skip

    def prepare(self) -> None:
        super().prepare()
        self.fields["text"].help_text = "Zo veel mogelijk in de eigen woorden. Alleen wat nodig is."
        self.fields["kind"].label = "Is dit een feit of een uitleg?"
        self.fields["kind"].help_text = "Een feit is nagegaan. Wat iemand ziet, voelt, vindt of wil is van die persoon."
        self.fields["established"].help_text = "Haal het vinkje weg bij iets wat is verteld maar niet is nagegaan."
        self.fields["via"].help_text = "Als iemand anders het doorgaf: wie?"
        self.fields["heading"].help_text = "Onder welk onderwerp van de drie kanten hoort dit?"
        self.initial["said_on"] = self.initial.get("said_on") or timezone.localdate()


class WorryForm(SaidByForm):
    class Meta:
        model = Worry
        fields = (
            "text", "example", "exception", "context", "life_area", "voice", "person", "professional", "said_by_name",
            "organisation", "about", *ADDRESSED,
        )  # fmt: skip

    def prepare(self) -> None:
        super().prepare()
        self.fields["context"].help_text = "Bijvoorbeeld thuis, op school of met vrienden."


class FactorForm(AddressedForm):
    class Meta:
        model = Factor
        fields = ("title", "kind", "also_kind", "locus", "heading", "about", "statements", "worries", "in_summary",
                  *ADDRESSED)  # fmt: skip

    def prepare(self) -> None:
        super().prepare()
        self.fields["statements"].help_text = "Waar blijkt het uit? Een factor rust op wat iemand zei of zag."


class LinkForm(PartForm):
    class Meta:
        model = FactorLink
        fields = ("source", "kind", "target", "worry", "explanation")

    def prepare(self) -> None:
        self.fields["explanation"].help_text = "Leg in gewone woorden uit hoe het een met het ander samenhangt."


class ViewForm(PartForm):
    class Meta:
        model = LinkView
        fields = ("person", "professional", "view")


class ExplanationForm(PartForm):
    class Meta:
        model = Explanation
        fields = ("name", "sentence", "status", "factors", "links")

    def prepare(self) -> None:
        self.fields["links"].queryset = self.fields["links"].queryset.select_related("source", "target", "worry")  # type: ignore[attr-defined]
        self.fields["status"].help_text = "Of iedereen dit deelt, blijkt uit de antwoorden op de analyse."


class EarlierHelpForm(AddressedForm):
    class Meta:
        model = EarlierHelp
        fields = (
            "people", "organisation", "organisation_name", "question", "asked_by", "begins", "ends", "result", "helped",
            "did_not_help", *ADDRESSED,
        )  # fmt: skip


class GapForm(AddressedForm):
    class Meta:
        model = Gap
        fields = ("text", "about", "closed_how", "closed_on", *ADDRESSED)

    def prepare(self) -> None:
        super().prepare()
        self.fields["closed_how"].help_text = "Vul dit in als het duidelijk is, of als u het open laat."
        self.fields["closed_on"].help_text = "Leeg: vandaag. Bijvoorbeeld 27-3-2027"


class ConsultationForm(PartForm):
    class Meta:
        model = Consultation
        fields = ("kind", "name", "expertise", "consulted_on", "question", "advice", "followed", "why_not")


class EnclosureForm(PartForm):
    class Meta:
        model = Enclosure
        fields = ("kind", "dated_on", "note")

"""The forms for what differs: from last time, between people, and what somebody says about the text."""

from typing import Any

from django import forms
from django.utils import timezone

from cases.analysis.models import Difference, Factor, Remark, ViewDifference
from cases.web.analysis_forms import SaidByForm
from cases.web.audience_forms import ADDRESSED
from cases.web.forms import PartForm


class WhyForm(PartForm):
    """One sentence about a factor; what happens with it is up to the page."""

    why = forms.CharField(label="Waarom?", max_length=300, widget=forms.Textarea)

    class Meta:
        model = Factor
        fields: tuple[str, ...] = ()

    def prepare(self) -> None:
        self.fields["why"].label = f"“{self.instance.title}”: {self.asks}"
        self.fields["why"].error_messages["required"] = "Schrijf in één of twee zinnen waarom."

    asks = "waarom?"

    def save(self, commit: bool = True) -> Any:
        self.instance.why = self.cleaned_data["why"]
        return super().save(commit=commit)


class ConfirmForm(WhyForm):
    asks = "waarom geldt dit nog?"


class DropForm(WhyForm):
    asks = "waarom speelt dit niet meer?"


class NewForm(WhyForm):
    asks = "waarom staat dit nu wel in het beeld?"


class DifferenceForm(PartForm):
    class Meta:
        model = Difference
        fields = ("change", "factor", "subject", "explanation")

    def prepare(self) -> None:
        seen = self.document.compared_factors().visible_to(self.user)
        self.fields["factor"].queryset = seen  # type: ignore[attr-defined]
        self.fields["subject"].required = False
        self.fields["subject"].help_text = "Leeg: de factor hierboven."


class ViewDifferenceForm(PartForm):
    class Meta:
        model = ViewDifference
        fields = ("topic", "who", "words")

    def prepare(self) -> None:
        self.fields["who"].help_text = "Bijvoorbeeld moeder, of Dr. Van Essen (jeugd-ggz)."


class RemarkForm(SaidByForm):
    class Meta:
        model = Remark
        fields = (
            "text", "kind", "place", "voice", "person", "professional", "said_by_name", "organisation", "said_on",
            "about", "done", "why", *ADDRESSED,
        )  # fmt: skip

    def prepare(self) -> None:
        super().prepare()
        self.fields["done"].help_text = "Een fout feit passen we aan. Een andere kijk zetten we erbij."
        self.initial["said_on"] = self.initial.get("said_on") or timezone.localdate()

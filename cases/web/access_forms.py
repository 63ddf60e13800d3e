"""What is asked to read something of a family: of who asks, of who answers, and of who looks into an emergency."""

from typing import Any

from django import forms
from django.utils import timezone

from cases.access.parts import CasePart
from cases.sharing.asking import LEAST_WORDS
from cases.sharing.codes import EmergencyOutcome
from cases.sharing.models import AccessRequest
from cases.web.forms import StepForm, tidy
from cases.web.sharing_forms import SOME, ReceiveForm

_ASKED = {edge.name: edge.needs for edge in AccessRequest.edges()}


class AskForm(forms.Form):
    """The asker knows nobody of the family by name, so the question is about the family as a whole."""

    reason = forms.CharField(
        label="Waarom hebt u dit nodig", widget=forms.Textarea, min_length=LEAST_WORDS,
        help_text="Schrijf welke hulp u geeft en over wie u iets moet weten. De casusregisseur leest dit.",
        error_messages={
            "required": "Schrijf waarom u dit nodig hebt.",
            "min_length": "Schrijf in een zin waarom u dit nodig hebt. Zonder reden kan niemand beslissen.",
        },
    )  # fmt: skip
    parts = forms.MultipleChoiceField(
        label="Wat wilt u lezen", choices=CasePart.choices, widget=forms.CheckboxSelectMultiple,
        help_text="Vraag niet meer dan nodig.", error_messages={"required": "Kies wat u wilt lezen."},
    )  # fmt: skip
    until = forms.DateField(label="Tot en met wanneer", error_messages={"required": "Vul in tot en met wanneer."})

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        tidy(self)

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until < timezone.localdate():
            raise forms.ValidationError("Deze dag is al voorbij. Kies een laatste dag.")
        return until


class GiveForm(ReceiveForm):
    """Deze professional leest wat u kiest, en kan niets schrijven. Op de laatste dag eindigt het vanzelf."""

    ends_on = forms.DateField(label="Tot en met", error_messages={"required": _ASKED["grant"]["ends_on"]})
    field_order = ("parts", "about", "people", "ends_on", "ground", "explanation")

    def prepare(self) -> None:
        super().prepare()
        self.fields["parts"].label = "Wat mag deze professional lezen"
        self.fields["parts"].error_messages["required"] = _ASKED["grant"]["parts"]
        self.fields["parts"].initial = self.subject.parts
        self.fields["about"].initial = SOME
        self.fields["ends_on"].initial = self.subject.until


class RefuseForm(StepForm):
    prefix = "niet"
    answer = forms.CharField(
        label="Waarom geeft u geen toegang", widget=forms.Textarea, help_text="De vrager leest dit. Noem geen namen.",
        error_messages={"required": _ASKED["decline"]["answer"]},
    )  # fmt: skip


class EmergencyForm(forms.Form):
    reason = forms.CharField(
        label="Waarom is dit nu nodig", widget=forms.Textarea, min_length=LEAST_WORDS,
        help_text="Wat is het gevaar, en waarom kunt u niet wachten op de casusregisseur?",
        error_messages={
            "required": "Schrijf waarom dit nu nodig is.",
            "min_length": "Schrijf in een zin waarom dit nu nodig is. Anderen lezen dit en kijken het na.",
        },
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        tidy(self)


class ViewForm(forms.Form):
    """Asked of the coordinator."""

    view = forms.CharField(
        label="Was dit nodig, volgens u", widget=forms.Textarea,
        help_text="De functionaris gegevensbescherming leest dit bij het nakijken. Schrijf niets over het gezin zelf.",
        error_messages={"required": "Schrijf wat u ervan vindt."},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        tidy(self)


class ReviewForm(forms.Form):
    """Asked of the privacy officer."""

    outcome = forms.ChoiceField(
        label="Was dit terecht", choices=EmergencyOutcome.choices, widget=forms.RadioSelect,
        error_messages={"required": "Kies of dit terecht was."},
    )  # fmt: skip
    review = forms.CharField(
        label="Waarom vindt u dat", widget=forms.Textarea, error_messages={"required": "Schrijf waarom u dit vindt."},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        tidy(self)

"""What is asked about who may receive what: parts, about whom, on which ground."""

from typing import Any

from django import forms
from django.utils import timezone

from cases.access.parts import CasePart
from cases.families.models import Person
from cases.sharing.codes import IN_USE
from cases.sharing.granting import USUAL_PARTS, professional_at
from cases.web.forms import StepForm
from network.models import Organisation, User

EVERYBODY, SOME = "alle", "enkele"


def capitalised(choices: Any) -> list[tuple[str, str]]:
    return [(value, label[:1].upper() + label[1:]) for value, label in choices]


class ReceiveForm(StepForm):
    """The questions of every form that gives something to somebody."""

    parts = forms.MultipleChoiceField(
        label="Wat mag deze ontvanger ontvangen", choices=capitalised(CasePart.choices),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies welke delen deze ontvanger mag ontvangen."},
    )  # fmt: skip
    about = forms.ChoiceField(
        label="Over wie", choices=[(EVERYBODY, "Het hele gezin, ook wie er later bij komt"), (SOME, "Alleen over:")],
        widget=forms.RadioSelect, error_messages={"required": "Kies over wie."},
        help_text="Kies niet meer mensen dan nodig. Wie het ene kind helpt, hoeft niet alles van het andere te zien.",
    )  # fmt: skip
    people = forms.ModelMultipleChoiceField(Person.objects.none(), label="Over deze mensen", required=False)
    ground = forms.ChoiceField(
        label="Op welke grond mag dit", choices=[("", "Kies…"), *capitalised(IN_USE)],
        error_messages={"required": "Kies op welke grond dit mag."},
    )  # fmt: skip
    explanation = forms.CharField(
        label="Toelichting bij de grond", required=False, widget=forms.Textarea,
        help_text="Bijvoorbeeld: wie gaf toestemming, wanneer en hoe? Welke hulp geeft deze ontvanger? Welke wet, of "
        "welk gevaar? Ontbreekt er iets, dan staat hier wat.",
    )  # fmt: skip

    def prepare(self) -> None:
        self.fields["parts"].initial = [part.value for part in USUAL_PARTS]
        self.fields["about"].initial = EVERYBODY

    def clean(self) -> dict[str, Any]:
        """The answers as `sharing.actions` takes them."""
        found = super().clean() or self.cleaned_data
        found["whole_family"] = found.pop("about", "") == EVERYBODY
        if found["whole_family"]:
            found["people"] = []
        elif not found.get("people") and "about" not in self.errors:
            self.add_error("people", "Kies over wie, of kies het hele gezin.")
        return found


class GrantForm(ReceiveForm):
    """Kies één ontvanger. Een organisatie die meedoet, ziet dit via haar mensen in het team. Een professional op naam
    kan alleen lezen. Geef niet meer dan nodig is, en vraag eerst het gezin."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="Welke organisatie", required=False)
    professional = forms.EmailField(
        label="Of welke professional (e-mailadres)", required=False,
        help_text="Het adres waarmee deze persoon hier inlogt.",
    )  # fmt: skip
    person = forms.ModelChoiceField(
        Person.objects.none(), label="Of wie van het gezin", required=False,
        help_text="Zo staat vast wat iemand op papier of in een gesprek mag ontvangen. Wat gezinsleden zelf kunnen "
        "inzien, volgt uit hun leeftijd en het gezag.",
    )  # fmt: skip
    begins_on = forms.DateField(label="Vanaf")
    ends_on = forms.DateField(label="Tot en met", required=False, help_text="Leeg: zolang het nodig is. Kort is beter.")
    field_order = ("organisation", "professional", "person", "parts", "about", "people", "ground", "explanation")

    def prepare(self) -> None:
        super().prepare()
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        leading = self.subject.participations.filter(leads=True, ends_on=None).order_by().values("organisation_id")
        field.queryset = Organisation.objects.exclude(pk__in=leading).order_by("name")
        self.fields["parts"].initial, self.fields["about"].initial = [], None
        self.fields["begins_on"].initial = timezone.localdate()

    def clean_professional(self) -> User | None:
        address = self.cleaned_data["professional"]
        if not address:
            return None
        found = professional_at(address)
        if found is None:
            raise forms.ValidationError("Er is geen professional met dit adres. Kijk het adres na.")
        return found

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        recipients = [name for name in ("organisation", "professional", "person") if found.get(name)]
        if len(recipients) > 1:
            self.add_error(recipients[1], "Kies één ontvanger.")
        elif not recipients and "professional" not in self.errors:
            self.add_error("organisation", "Kies wie dit mag ontvangen.")
        return found


class ChangeGrantForm(ReceiveForm):
    """Wat tot vandaag gold, blijft bekend. Vanaf nu geldt wat u hier kiest."""

    ends_on = forms.DateField(label="Tot en met", required=False, help_text="Leeg: zolang het nodig is. Kort is beter.")

    def prepare(self) -> None:
        super().prepare()
        del self.fields["parts"]
        row = self.subject
        self.initial.update({
            "about": EVERYBODY if row.whole_family else SOME, "people": [one.pk for one in row.people.all()],
            "ground": row.ground, "explanation": row.explanation, "ends_on": row.ends_on,
        })  # fmt: skip


class WithdrawForm(StepForm):
    """Intrekken werkt meteen. Wat al ontvangen is, blijft bij deze ontvanger bekend: vertel het gezin dat."""


class ReviewedForm(StepForm):
    """U hebt gekeken wie wat mag ontvangen, en of dat nog nodig is. Wat niet meer nodig is, hebt u ingetrokken. Later
    vragen wij het opnieuw."""

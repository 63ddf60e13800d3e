"""The two forms with which a family comes in: who the first youth is, and how the question came."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from cases.access.bsn import BsnField
from cases.families.codes import Sex
from cases.families.models import Case, Person
from cases.web.forms import PartForm, tidy
from network.models import Organisation

WITHOUT_BSN = {
    "surname": "de achternaam", "birth_date": "de geboortedatum", "postcode": "de postcode",
    "house_number": "het huisnummer",
}  # fmt: skip


class YouthForm(forms.Form):
    """Who it is about: the BSN, or else surname, birth date, postcode and house number (Jeugdwet 7.2.4)."""

    first_name = forms.CharField(label="Voornaam", max_length=80)
    surname = forms.CharField(label="Achternaam", max_length=120, required=False)
    birth_date = forms.DateField(label="Geboortedatum", required=False)
    sex = forms.ChoiceField(label="Geslacht", choices=Sex.choices, initial=Sex.UNKNOWN)
    bsn = BsnField(required=False, help_text="Negen cijfers. Zonder BSN zijn de velden hieronder samen nodig.")
    postcode = forms.CharField(label="Postcode", max_length=7, required=False)
    house_number = forms.CharField(label="Huisnummer", max_length=10, required=False)
    entry = forms.UUIDField(widget=forms.HiddenInput, required=False)

    field_order = ("first_name", "bsn", "surname", "birth_date", "postcode", "house_number", "sex", "entry")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        tidy(self)

    def clean_birth_date(self) -> date | None:
        born: date | None = self.cleaned_data["birth_date"]
        if born and born > timezone.localdate():
            raise forms.ValidationError("Deze geboortedatum ligt in de toekomst.")
        return born

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "bsn" not in self.errors and not data.get("bsn"):
            for name, words in WITHOUT_BSN.items():
                if name not in self.errors and not data.get(name):
                    self.add_error(name, f"Vul {words} in, of vul het BSN in.")
        return data


def youth_from(facts: dict[str, Any]) -> Person:
    """The youth as typed, not saved yet."""
    born = facts["birth_date"]
    return Person(
        first_name=facts["first_name"], surname=facts["surname"], sex=facts["sex"], bsn=facts["bsn"],
        birth_date=date.fromisoformat(born) if born else None, is_youth=True,
        postcode=facts["postcode"].replace(" ", "").upper(), house_number=facts["house_number"],
    )  # fmt: skip


class FirstContactForm(PartForm):
    """How the question came in, and which municipality is responsible."""

    family_name = forms.CharField(label="Naam van het gezin", max_length=120)
    team = forms.ModelChoiceField(Organisation.objects.none(), label="Lokaal team")

    class Meta:
        model = Case
        fields = ("opened_on", "asked_by", "channel", "occasion", "frame", "identity_seen", "support_mentioned_on",
                  "municipality", "municipality_ground", "municipality_note")  # fmt: skip

    def prepare(self) -> None:
        teams = self.user.local_teams
        team, municipality = self.fields["team"], self.fields["municipality"]
        assert isinstance(team, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        team.queryset = Organisation.objects.filter(pk__in=[one.pk for one in teams]).order_by("name")
        if len(teams) == 1:
            team.widget, team.initial = forms.HiddenInput(), teams[0].pk
        likely = {"municipality": teams[0].municipality_id, "opened_on": timezone.localdate()}
        self.initial.update({name: value for name, value in likely.items() if not self.initial.get(name)})
        self.fields["family_name"].help_text = "Zoals het gezin zichzelf noemt, zonder “gezin” ervoor"
        self.fields["asked_by"].help_text = "Bijvoorbeeld vader, de huisarts of school"
        self.fields["channel"].help_text = "Bijvoorbeeld telefoon, inloop of Veilig Thuis"
        municipality.help_text = "Volgens de woonplaatsregel. Dat is niet altijd de gemeente waar het kind nu woont."
        self.order_fields(["family_name", "team", "opened_on"])

    def _get_validation_exclusions(self) -> set[str]:
        """The family is made together with the case."""
        return super()._get_validation_exclusions() | {"family"}

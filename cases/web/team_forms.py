"""What the page "Team en regie" asks: who takes part, until when, who holds the regie."""

from typing import Any

from django import forms
from django.utils import timezone

from cases.families.codes import RegieKind
from cases.families.models import Coordination, Person
from cases.sharing.actions import colleagues_to_add
from cases.sharing.models import team_of
from cases.web.case_steps import ProfessionalField
from cases.web.forms import PartForm, StepForm
from cases.web.sharing_forms import ReceiveForm
from network.models import Organisation


class InviteForm(ReceiveForm):
    """Vraag eerst het gezin. De organisatie ziet wat u hier kiest pas als u daarna ook een persoon toevoegt."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="Organisatie",
                                          error_messages={"required": "Kies een organisatie."})  # fmt: skip
    purpose = forms.CharField(
        label="Wat doet deze organisatie voor het gezin", max_length=200,
        error_messages={"required": "Schrijf wat deze organisatie voor het gezin doet."},
    )  # fmt: skip
    begins_on = forms.DateField(label="Doet mee vanaf")

    field_order = ("organisation", "purpose", "begins_on", "parts", "about", "people", "ground", "explanation")

    def prepare(self) -> None:
        super().prepare()
        there = self.subject.participations.filter(ends_on=None).order_by().values("organisation_id")
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        field.queryset = Organisation.objects.exclude(pk__in=there).order_by("name")
        self.fields["begins_on"].initial = timezone.localdate()


class MemberForm(StepForm):
    """Deze persoon leest en schrijft vanaf de begindatum in wat de organisatie van dit gezin mag ontvangen."""

    user = ProfessionalField(label="Wie", error_messages={"required": "Kies iemand van deze organisatie."})
    task = forms.CharField(label="Taak voor dit gezin", max_length=200, required=False)
    begins_on = forms.DateField(label="In het team vanaf")

    def prepare(self) -> None:
        field = self.fields["user"]
        assert isinstance(field, ProfessionalField)  # noqa: S101 - for the type checker
        field.queryset = colleagues_to_add(self.subject)
        if not field.queryset.exists():
            field.help_text = (
                f"Bij {self.subject.organisation} is niemand om toe te voegen: iedereen zit al in het team, of heeft "
                "nog geen account. De functioneel beheerder maakt accounts."
            )
        self.fields["begins_on"].initial = timezone.localdate()


class EndForm(StepForm):
    """Schrijven kan tot en met deze dag. Lezen kan alleen langer als uw gemeente dagen geeft om over te dragen. Wat er
    geschreven is, blijft staan."""

    on = forms.DateField(label="Laatste dag")

    def prepare(self) -> None:
        self.fields["on"].initial = timezone.localdate()

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if on < self.subject.begins_on:
            raise forms.ValidationError("Deze dag ligt vóór de eerste dag.")
        return on


class FamilyRegieForm(StepForm):
    """Een ouder of jongere kan zelf de regie hebben. De casusregisseur blijft er dan naast staan: die houdt het plan in
    de gaten en is er als het gezin hulp wil."""

    held_by = forms.ModelChoiceField(Person.objects.none(), label="Wie van het gezin heeft de regie", required=False,
                                     help_text="Laat leeg als de casusregisseur de regie (weer) heeft")  # fmt: skip


class OfferForm(StepForm):
    """U blijft de casusregisseur tot uw collega de overdracht aanneemt. Plan samen een gesprek met het gezin."""

    to_user = ProfessionalField(
        label="Aan wie", error_messages={"required": "Kies aan wie u de regie overdraagt."},
        help_text="Iemand uit het team. Staat iemand er niet bij? Voeg die persoon eerst toe.",
    )  # fmt: skip
    note = forms.CharField(label="Wat draagt u over, en wat loopt er nog", widget=forms.Textarea,
                           error_messages={"required": "Schrijf wat u overdraagt en wat er nog loopt."})  # fmt: skip

    def prepare(self) -> None:
        field = self.fields["to_user"]
        assert isinstance(field, ProfessionalField)  # noqa: S101 - for the type checker
        field.queryset = team_of(self.subject).exclude(pk=self.user.pk)


class RegieForm(PartForm):
    """Procesregie or inhoudelijke regie; the casusregie passes on by a handover."""

    class Meta:
        model = Coordination
        fields = ("kind", "user", "organisation", "about", "begins_on", "ends_on")

    def prepare(self) -> None:
        kind, organisation = self.fields["kind"], self.fields["organisation"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101 - for the type checker
        assert isinstance(organisation, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        beside = [choice for choice in RegieKind.choices if choice[0] != RegieKind.CASE]
        kind.choices = [("", "Kies…"), *beside]
        taking_part = self.case.participations.filter(ends_on=None).order_by().values("organisation_id")
        organisation.queryset = Organisation.objects.filter(pk__in=taking_part).order_by("name")

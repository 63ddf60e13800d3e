"""For whom one statement is meant: asked under the form of everything that has an audience of its own."""

from typing import Any

from django import forms

from cases.access.audience import Audience
from cases.sharing.models import team_of
from cases.web.forms import PartForm

ADDRESSED = ("audience", "named", "about_third_party")


class AddressedForm(PartForm):
    """Everyone who may see this part, professionals only, or some by name."""

    def prepare(self) -> None:
        audience, named = self.fields["audience"], self.fields["named"]
        assert isinstance(audience, forms.ChoiceField)  # noqa: S101 - for the type checker
        assert isinstance(named, forms.ModelMultipleChoiceField)  # noqa: S101 - for the type checker
        audience.required = False
        audience.choices = [(value, label.capitalize()) for value, label in Audience.choices]
        audience.help_text = (
            "Meestal iedereen die dit deel mag zien. Is dat niet veilig, of wil wie het zei dat niet? Kies dan minder "
            "mensen."
        )
        named.queryset = team_of(self.case).exclude(pk=self.user.pk)
        named.label, named.required = "Kies bij “alleen wie hier gekozen is” wie dit mag zien", False
        named.help_text = "U ziet het zelf ook. Niemand anders, ook de casusregisseur en de teamleider niet."
        third = self.fields["about_third_party"]
        third.help_text = "Dan blijft dit weg bij wat anderen later over dit gezin ontvangen."

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        there = not self.instance._state.adding
        if not data.get("audience"):  # nothing was chosen: it stays for whom it was
            data["audience"] = self.initial.get("audience") or Audience.EVERYONE
            data["named"] = list(self.instance.named.all()) if there else []
        elif data["audience"] != Audience.NAMED:
            data["named"] = []
        elif there and self.instance.added_by_id != self.user.pk:
            data["named"] = [*(data.get("named") or []), self.user]  # who was named and changes it stays named
        return data

"""The forms in which an answer is written down: for somebody of the family, for oneself, and for who was not asked."""

from typing import Any

from django import forms
from django.utils import timezone

from cases.analysis.codes import Answer, Medium
from cases.analysis.models import respondents
from cases.families.models import Person
from cases.web.forms import people_of, tidy

_ANSWERS = [(value, label.capitalize()) for value, label in Answer.choices]
_MEDIA = [(m.value, m.label) for m in (Medium.TALK, Medium.PHONE, Medium.PAPER, Medium.SELF)]


class AnswerForm(forms.Form):
    """What somebody of the family answered, written down by somebody on the team."""

    intro = "Schrijf op wat er is gezegd, zoals het is gezegd. Niet eens zijn mag: het blijft zichtbaar bij de tekst."

    content = forms.ChoiceField(label="Eens met de inhoud?", choices=_ANSWERS, widget=forms.RadioSelect)
    help = forms.ChoiceField(label="Eens met de hulp?", choices=_ANSWERS, widget=forms.RadioSelect)
    words = forms.CharField(label="Wil nog graag zeggen", required=False, widget=forms.Textarea)
    not_asked_reason = forms.CharField(label="Niet gevraagd? Schrijf waarom", required=False, max_length=300)
    answered_on = forms.DateField(label="Wanneer", initial=timezone.localdate)
    medium = forms.ChoiceField(label="Hoe kwam het antwoord binnen?", choices=_MEDIA, initial=Medium.TALK)

    def __init__(self, *args: Any, who: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = f"In de woorden van {who}. Zeker als {who} het ergens niet mee eens is."
        tidy(self)
        self.fields["content"].error_messages["required"] = f"Kies wat {who} van de inhoud vindt."
        self.fields["help"].error_messages["required"] = f"Kies wat {who} van de hulp vindt."


class OwnAnswerForm(AnswerForm):
    """The answer of a professional on the team, by themselves."""

    intro = "Niet eens zijn mag: het blijft zichtbaar bij de tekst."

    not_asked_reason = None  # type: ignore[assignment]
    content = forms.ChoiceField(label="Eens met de inhoud?", choices=_ANSWERS[:3], widget=forms.RadioSelect)
    help = forms.ChoiceField(label="Eens met de hulp?", choices=_ANSWERS[:3], widget=forms.RadioSelect)
    medium = None  # type: ignore[assignment]

    def __init__(self, *args: Any, who: Any, **kwargs: Any):
        super().__init__(*args, who=who, **kwargs)
        self.fields["words"].help_text = "Ziet u iets anders? Schrijf het hier. Het blijft zichtbaar bij de tekst."
        self.fields["content"].error_messages["required"] = "Kies wat u van de inhoud vindt."
        self.fields["help"].error_messages["required"] = "Kies wat u van de hulp vindt."


class NotAskedForm(forms.Form):
    """Why a colleague was not asked; their answer they give themselves."""

    intro = "Een collega geeft zelf antwoord. Is dat niet gevraagd, schrijf dan hier waarom."

    not_asked_reason = forms.CharField(
        label="Waarom is er geen antwoord gevraagd?", max_length=300, widget=forms.Textarea
    )

    def __init__(self, *args: Any, who: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        tidy(self)
        self.fields["not_asked_reason"].error_messages["required"] = f"Schrijf waarom {who} niet is gevraagd."


class OtherForm(forms.Form):
    """Somebody of the family whose answer is not asked, but who wants to say something."""

    intro = "Iemand die we niet vanzelf vragen, maar die wel iets wil zeggen. Bijvoorbeeld een tante of een stiefouder."

    person = forms.ModelChoiceField(label="Wie antwoordt?", queryset=Person.objects.none())

    def __init__(self, *args: Any, document: Any, user: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        asked = [one.person.pk for one in respondents(document) if one.person]
        self.fields["person"].queryset = people_of(document.case, user).exclude(pk__in=asked)  # type: ignore[attr-defined]
        tidy(self)

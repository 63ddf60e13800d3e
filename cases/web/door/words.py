"""A box for own words: what somebody tells about themselves, kept as they wrote it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cases.access.log.codes import Shown
from cases.analysis.models import OwnWords
from cases.analysis.telling import tell
from cases.web.door.asking import PlainForm, ask
from cases.web.door.frame import visit_or_404
from cases.web.routes import AT_HOME, page, reads

FOR_WHOM = [("family", "Iedereen die met ons werkt. Mijn gezin mag het ook lezen."),
            ("team", "Alleen de mensen die ons helpen. Mijn gezin niet.")]  # fmt: skip


class WordsForm(PlainForm):
    text = forms.CharField(
        label="Wat wil je vertellen?", widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Schrijf zoals je praat. Het hoeft niet netjes.",
        error_messages={"required": "Schrijf eerst iets op."},
    )  # fmt: skip
    reader = forms.ChoiceField(
        label="Wie mag dit lezen?", choices=FOR_WHOM, widget=forms.RadioSelect,
        error_messages={"required": "Kies wie dit mag lezen."},
    )  # fmt: skip


def words(request: HttpRequest) -> HttpResponse:
    visit = visit_or_404(request)
    told = OwnWords.objects.visible_to(request.user).filter(case=visit.case, person=visit.person)

    def keep(form: Any) -> None:
        tell(case=visit.case, person=visit.person, text=form.cleaned_data["text"],
             not_for_family=form.cleaned_data["reader"] == "team", by=request.user)  # fmt: skip

    return ask(
        request, WordsForm, keep, key=f"mijn-woorden/{visit.person.pk}", template="door/words.html", told=list(told),
        done="Dank je wel. We hebben je woorden bewaard.", back=reverse("cases:my-words"), title="Zelf vertellen",
        button="Woorden bewaren",
    )  # fmt: skip


urlpatterns = [page("mijn/vertellen", words, "my-words", AT_HOME, reads(Shown.ANALYSIS))]

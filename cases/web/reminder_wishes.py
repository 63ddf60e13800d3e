"""Hoe u herinnerd wordt: each message apart or one a day, in which hours, and on which days."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cases.reminders.codes import MailStyle
from cases.reminders.models import ReminderPreference
from cases.reminders.models.preference import WEEKDAYS, preference_of
from cases.web.forms import tidy
from cases.web.routes import EVERYBODY, NO_FAMILY, page


class WishesForm(forms.ModelForm):
    style = forms.ChoiceField(
        label="Hoe wilt u de e-mails", choices=[(value, label.capitalize()) for value, label in MailStyle.choices],
        widget=forms.RadioSelect,
    )  # fmt: skip
    days = forms.MultipleChoiceField(
        label="Op welke dagen werkt u", choices=[(str(number), name.capitalize()) for number, name in WEEKDAYS],
        widget=forms.CheckboxSelectMultiple, error_messages={"required": "Kies minstens één dag."},
    )  # fmt: skip

    class Meta:
        model = ReminderPreference
        fields = ("style", "opens_at", "closes_at", "days")
        labels = {"opens_at": "Mail vanaf", "closes_at": "Mail tot"}
        widgets = {name: forms.TimeInput(format="%H:%M") for name in ("opens_at", "closes_at")}
        help_texts = {"opens_at": "Bijvoorbeeld 8:30"}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial["days"] = list(self.instance.days)
        for name in ("opens_at", "closes_at"):
            self.fields[name].error_messages["invalid"] = "Schrijf de tijd als uur:minuut, bijvoorbeeld 8:30."
        tidy(self)

    def clean_days(self) -> str:
        return "".join(sorted(self.cleaned_data["days"]))

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        opens, closes = found.get("opens_at"), found.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", "Kies een tijd na de eerste.")
        return found


def wishes(request: HttpRequest) -> HttpResponse:
    preference = preference_of(request.user)
    form = WishesForm(request.POST or None, instance=preference)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Bewaard hoe u herinnerd wilt worden.")
        return redirect("cases:reminders")
    return render(request, "cases/reminder_wishes.html", {"form": form})


urlpatterns = [page("herinneringen/instellen", wishes, "reminder-wishes", EVERYBODY, NO_FAMILY)]

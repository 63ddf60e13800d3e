"""Afwezig: who is away from when to when, and who stands in. For oneself, or for a team that one leads."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cases.web.case_steps import ProfessionalField
from cases.web.forms import tell, tidy
from cases.web.frame import get_or_404
from cases.web.routes import EVERYBODY, NO_FAMILY, Answers, page
from flow.gate import Incomplete
from network import absences as rows_of
from network.models import Absence

OWN_OR_LED = Answers(200, 404, 200, 404)  # of the test: the coordinator is the one who is away


class AbsenceForm(forms.Form):
    """Who leads a team chooses whose absence it is; for somebody else it is their own."""

    user = ProfessionalField(label="Wie is er niet")
    begins_on = forms.DateField(label="Eerste dag")
    ends_on = forms.DateField(label="Laatste dag", help_text="Weet u het nog niet? Kies een dag, en verleng later.")
    substitute = ProfessionalField(
        label="Wie vervangt", required=False,
        help_text="Deze collega krijgt in die dagen de herinneringen, en ziet en doet hetzelfde in dezelfde gezinnen.",
    )  # fmt: skip
    agreed_with = ProfessionalField(
        label="Met wie is dit afgesproken", help_text="Bijvoorbeeld de vervanger of de teamleider."
    )

    def __init__(self, *args: Any, by: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        people = rows_of.people_for(by)
        for name, choices in (
            ("user", people), ("substitute", rows_of.colleagues_of(by)), ("agreed_with", rows_of.colleagues_of(by)),
        ):  # fmt: skip
            field: Any = self.fields[name]
            field.queryset = choices
        tidy(self)
        if not by.led_organisation_ids:
            self.fields["user"].initial, self.fields["user"].widget = by.pk, forms.HiddenInput()


def absences(request: HttpRequest) -> HttpResponse:
    """What runs or comes, and a form for one more."""
    user: Any = request.user
    return _page(request, Absence(), {"user": user.pk} if user.works_with_families else {})


def absence(request: HttpRequest, pk: Any) -> HttpResponse:
    """Change it, or say that somebody is back sooner."""
    row = get_or_404(rows_of.kept_by(request.user), pk=pk)
    if request.method == "POST" and "terug" in request.POST:
        rows_of.end(row, by=request.user)
        messages.success(request, "De afwezigheid is voorbij. De vervanging stopt meteen.")
        return redirect("cases:absences")
    names = ("user", "begins_on", "ends_on", "substitute", "agreed_with")
    return _page(request, row, {name: getattr(row, name) for name in names})


def _page(request: HttpRequest, row: Absence, initial: dict[str, Any]) -> HttpResponse:
    user: Any = request.user
    may_write = bool(user.family_organisation_ids)
    if request.method == "POST" and not may_write:
        raise PermissionDenied("Deze pagina is voor wie met gezinnen werkt.")
    form = AbsenceForm(request.POST or None, initial=initial, by=user) if may_write else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            rows_of.keep(row, by=user, **form.cleaned_data)
        except Incomplete as no:
            tell(form, no)
        else:
            messages.success(request, "Opgeschreven wie er niet is, en wie vervangt.")
            return redirect("cases:absences")
    rows = rows_of.seen_by(user).not_over() if row._state.adding else rows_of.seen_by(user).none()  # type: ignore[attr-defined]
    kept = set(rows_of.kept_by(user).values_list("pk", flat=True))
    shown = rows.select_related("user", "substitute", "agreed_with").order_by("begins_on", "user__name", "pk")
    context = {
        "form": form, "row": None if row._state.adding else row, "leads": bool(user.led_organisation_ids),
        "rows": [{"row": one, "may_change": one.pk in kept} for one in shown],
        "back": reverse("cases:absences") if row.pk and not row._state.adding else reverse("cases:caseload"),
    }  # fmt: skip
    return render(request, "cases/absences.html", context)


urlpatterns = [
    page("afwezig", absences, "absences", EVERYBODY, NO_FAMILY),
    page("afwezig/<uuid:pk>", absence, "absence", OWN_OR_LED, NO_FAMILY),
]

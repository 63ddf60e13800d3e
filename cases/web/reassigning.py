"""The coordinator has left: the team leader gives their families to colleagues, several at once, each with a reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cases.access.log import trail
from cases.access.log.codes import Shown
from cases.families.models import Case
from cases.sharing import actions as sharing
from cases.web.case_steps import ProfessionalField
from cases.web.forms import tell, tidy
from cases.web.routes import lists, page
from cases.web.teamwork import LEADERS, left_behind
from flow.gate import NotPossible
from network.models import User


class RowForm(forms.Form):
    """One family; left empty it waits for another time. (A row that is gone from the page sends nothing.)"""

    case = forms.UUIDField(widget=forms.HiddenInput, required=False)
    coordinator = ProfessionalField(label="Wie wordt de casusregisseur", required=False)
    reason = forms.CharField(
        label="Waarom deze collega, en wat weet het gezin ervan",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["coordinator"]
        assert isinstance(field, ProfessionalField)  # noqa: S101 - for the type checker
        field.queryset = colleagues
        tidy(self)

    def clean(self) -> dict[str, Any]:
        facts = self.cleaned_data
        facts["reason"] = (facts.get("reason") or "").strip()
        needs = next(edge for edge in Case.edges() if edge.name == "reassign").needs
        if bool(facts.get("coordinator")) != bool(facts["reason"]):
            missing = "reason" if facts.get("coordinator") else "coordinator"
            self.add_error(missing, needs[missing])
        return facts


Rows = forms.formset_factory(RowForm, extra=0)


def reassign(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if not user.led_organisation_ids:
        raise PermissionDenied("Deze pagina is voor wie een lokaal team leidt.")
    given = {"colleagues": _colleagues(user)}
    if request.method == "POST":
        rows = Rows(request.POST, form_kwargs=given)
        if rows.is_valid() and _all_done(request, rows):
            return redirect(reverse("cases:teamwork"))
    else:
        rows = Rows(initial=[{"case": row["key"]} for row in left_behind(user)], form_kwargs=given)
    context = {"formset": rows, "rows": _with_names(user, rows), "back": reverse("cases:teamwork")}
    return render(request, "cases/reassign.html", context)


def _all_done(request: HttpRequest, rows: Any) -> bool:
    """Each family on its own: what is refused for one does not stop another, and stays on the page as it was typed."""
    refused = False
    for row in rows:
        facts = row.cleaned_data
        if not facts.get("coordinator") or not facts.get("case"):
            continue
        try:
            case = Case.objects.visible_to(request.user).select_related("family").get(pk=facts["case"])
            sharing.reassign(case=case, coordinator=facts["coordinator"], reason=facts["reason"], by=request.user)
        except Case.DoesNotExist:
            trail.keeps_out(Case, facts["case"])
            row.add_error(None, "Dit gezin ziet u niet meer.")
            refused = True
        except NotPossible as no:
            tell(row, no)
            refused = True
        else:
            messages.success(request, f"Gezin {case.family.name}: {facts['coordinator']} is de casusregisseur.")
    return not refused


def _with_names(user: Any, rows: Any) -> list[dict[str, Any]]:
    """The forms of the families that still wait, with whose they were."""
    waiting = {str(row["key"]): row for row in left_behind(user)}
    found = [(form, waiting.get(str(form["case"].value()))) for form in rows]
    return [{"form": form, **row} for form, row in found if row]


def _colleagues(user: Any) -> Any:
    """Who works with families at the teams this person leads."""
    led = User.objects.filter(is_active=True, pk__in=sharing.at_work_with_families(user.led_organisation_ids))
    return led.order_by("name", "pk")


urlpatterns = [page("team/opnieuw-toewijzen", reassign, "reassign", LEADERS, lists(Shown.TEAMWORK))]

"""Bewaartermijnen: files whose term has passed, for who leads the team; and the decision about one of them.

The list shows a number, a team and a day: to see that a file is due, nobody needs to know whose it is.
"""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases.access.log.codes import Shown
from cases.access.predicates import LEADER, standing
from cases.rights import actions
from cases.rights.codes import RetentionChoice
from cases.rights.retention import kept_until, past
from cases.web.acts import ask, may
from cases.web.forms import StepForm
from cases.web.frame import case_or_404
from cases.web.routes import NO_FAMILY, Answers, page, reads
from cases.web.teamwork import LEADERS, all_led_cases

PER_PAGE = 50
LEADS = Answers(403, 403, 200, 404)  # a form for the team leader


class DecisionForm(StepForm):
    """De wet zegt: twintig jaar na de laatste wijziging gaat een dossier weg, tenzij goede zorg vraagt om het langer te
    bewaren (Jeugdwet 7.3.8 lid 3). Kiest u vernietigen, dan voert een collega het uit, per persoon, bij Rechten."""

    choice = forms.ChoiceField(label="Wat besluit u", choices=RetentionChoice.choices, widget=forms.RadioSelect,
                               error_messages={"required": "Kies bewaren of vernietigen."})  # fmt: skip
    keep_until = forms.DateField(label="Bij bewaren: tot en met", required=False)
    reason = forms.CharField(label="Waarom", widget=forms.Textarea, error_messages={"required": "Schrijf waarom."})


def retention(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if not user.led_organisation_ids:
        raise PermissionDenied("Deze pagina is voor wie een lokaal team leidt.")
    shown = Paginator(past(all_led_cases(user)), PER_PAGE).get_page(request.GET.get("page"))
    rows = [
        {"number": case.number, "last_change": case.last_change, "until": kept_until(case),
         "url": reverse("cases:retention-decide", args=[case.pk])}
        for case in shown.object_list
    ]  # fmt: skip
    return render(request, "cases/retention.html", {"team": user.organisation, "rows": rows, "shown": shown})


def decide(request: HttpRequest, case: str) -> HttpResponse:
    found = case_or_404(request, case)
    may(LEADER in standing(found, request.user))
    return ask(
        request, found, found, DecisionForm, "Besluit over de bewaartermijn", "bewaren",
        lambda **facts: actions.decide(found, by=request.user, **facts),
        "Het besluit staat in het dossier.", tab="rights",
    )  # fmt: skip


urlpatterns = [
    page("bewaartermijnen", retention, "retention", LEADERS, NO_FAMILY),
    page("gezin/<uuid:case>/bewaren", decide, "retention-decide", LEADS, reads(Shown.FILE)),
]

"""The plan as the family reads it, and saying that an own agreement is done."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse

from cases.access.log.codes import Shown
from cases.plans import actions as plans
from cases.plans.codes import AgreementStatus
from cases.plans.models import Agreement
from cases.web.door.answers import is_asked, own_answer, plan_before_family
from cases.web.door.documents import agreements_of, goals_of, plan_of, wish_of
from cases.web.door.frame import visit_or_404
from cases.web.frame import get_or_404
from cases.web.routes import AT_HOME, AT_HOME_POSTS, acts, page, reads
from flow.gate import NotPossible


def plan(request: HttpRequest) -> HttpResponse:
    visit = visit_or_404(request)
    found, waiting = plan_of(visit), plan_before_family(visit)
    context = {
        "plan": found, "wish": wish_of(visit, found), "goals": goals_of(visit, found),
        "agreements": agreements_of(visit, found), "settled": agreements_of(visit, found, settled=True),
        "asked": is_asked(visit, waiting), "answer": own_answer(visit, waiting or found), "waiting": waiting,
    }  # fmt: skip
    return render(request, "door/plan.html", context)


def tick(request: HttpRequest, pk: Any) -> HttpResponse:
    """Done, or after all not yet."""
    visit = visit_or_404(request)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    own = Agreement.objects.visible_to(request.user).filter(person=visit.person).select_related("plan__case")
    agreement = get_or_404(own, pk=pk)
    done = "gedaan" in request.POST
    try:
        plans.settle_agreement(
            agreement, status=AgreementStatus.DONE if done else AgreementStatus.OPEN, by=request.user
        )
    except NotPossible as no:
        messages.error(request, " ".join(no.reasons))
    else:
        messages.success(request, "Goed zo. Deze afspraak is klaar." if done else "Deze afspraak staat weer open.")
    return redirect(f"{reverse('cases:my-plan')}#afspraken")


urlpatterns = [
    page("mijn/plan", plan, "my-plan", AT_HOME, reads(Shown.PLAN)),
    page("mijn/afspraak/<uuid:pk>", tick, "my-tick", AT_HOME_POSTS, acts(Shown.PLAN)),
]

"""18-/18+ for the region: who turns 18 per team, what is open per domain, and which cases have no place to live yet.
Without names: who coordinates the region sees no family."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cases.access.log import trail
from cases.access.log.codes import ActingAs, Happening, Shown
from cases.access.log.trail import Entry
from cases.adulthood import region
from cases.adulthood.countdown import countdown
from cases.families.ages import plus_months
from cases.web.routes import Answers, lists, page
from network.terms import terms

PER_PAGE = 25
REGION = Answers(403, 403, 403, 403, region=200)


def adulthood_region(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if not user.coordinates_region:
        raise PermissionDenied("Deze pagina is voor wie de regio coördineert.")
    today = timezone.localdate()
    own = terms(None, today)
    soon = plus_months(today, own["hurry_18_months"])
    youths = region.youths(user, today, plus_months(today, own["look_ahead_18_months"]))
    shown = Paginator(region.unhoused(youths, soon), PER_PAGE).get_page(request.GET.get("page"))
    for row in shown.object_list:
        trail.note(
            Entry(Happening.LIST, Shown.ADULTHOOD, case=row["case_id"], person=row["person_id"],
                  capacity=ActingAs.REGION)
        )  # fmt: skip
    context = {
        "teams": region.per_team(youths, soon), "domains": region.domains(user, today), "shown": shown,
        "rows": [_row(row, today) for row in shown.object_list], "months": own["look_ahead_18_months"],
    }  # fmt: skip
    return render(request, "cases/adulthood_region.html", context)


def _row(row: dict[str, Any], today: Any) -> dict[str, Any]:
    """Not the day: with the team it would say who it is."""
    return {
        "number": row["case__number"], "team": row["team_name"] or "Geen team",
        "words": countdown(row["person__birth_date"], today),
    }  # fmt: skip


urlpatterns = [page("regio/18-plus", adulthood_region, "adulthood-region", REGION, lists(Shown.ADULTHOOD))]

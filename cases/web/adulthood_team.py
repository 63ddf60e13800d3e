"""18-/18+ for who leads a local team: who turns 18 soon, what is open per domain, and who has no place to live yet."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from cases.access.log import trail
from cases.access.log.codes import Shown
from cases.adulthood.countdown import countdown
from cases.adulthood.models import ChecklistItem
from cases.adulthood.nearing import adult, nearing, per_domain, without_home
from cases.families.ages import birthday, plus_months
from cases.families.models import Trajectory
from cases.web.routes import address_of, lists, page
from cases.web.teamwork import LEADERS, led_cases
from network.terms import terms

PER_PAGE = 25
SHOWN = {"": "Wie wordt 18", "wonen": "17,5 of ouder, en wonen is niet overgenomen", "te-laat": "Met punten te laat",
         "al-18": "Al 18"}  # fmt: skip


def adulthood_team(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if not user.led_organisation_ids:
        raise PermissionDenied("Deze pagina is voor wie een lokaal team leidt.")
    today = timezone.localdate()
    own = terms(user.organisation.municipality_id, today)
    ahead = plus_months(today, own["look_ahead_18_months"])
    soon = plus_months(today, own["hurry_18_months"])
    led, asked = led_cases(user), request.GET.get("toon", "")
    asked = asked if asked in SHOWN else ""
    mine = led.order_by().values("pk")
    items = ChecklistItem.objects.visible_to(user)
    everybody = nearing(Trajectory.objects.visible_to(user).filter(case__in=mine), items, today, ahead)
    domains = per_domain(items.waiting().filter(checklist__case__in=mine), today)
    rows = everybody.filter(_only(asked, today, soon)).order_by("person__birth_date", "pk")
    shown = Paginator(rows.select_related("case__family", "person"), PER_PAGE).get_page(request.GET.get("page"))
    trail.lists(row.case_id for row in shown.object_list)
    context = {
        "team": user.organisation, "rows": [_row(one, today) for one in shown.object_list], "shown": shown,
        "boxes": _boxes(everybody, asked, today, soon), "domains": domains, "title": SHOWN[asked],
        "months": own["look_ahead_18_months"], "query": urlencode({"toon": asked}) if asked else "",
    }  # fmt: skip
    return render(request, "cases/adulthood_team.html", context)


def _only(asked: str, today: date, soon: date) -> Q:
    return {
        "wonen": without_home(soon), "te-laat": Q(late_items__gt=0), "al-18": adult(today),
    }.get(asked, Q())  # fmt: skip


def _boxes(everybody: Any, asked: str, today: date, soon: date) -> list[dict[str, Any]]:
    """The numbers, from one query."""
    wanted = {name or "alles": Count("pk", filter=_only(name, today, soon)) for name in SHOWN if name}
    counted = everybody.aggregate(alles=Count("pk"), **{name.replace("-", "_"): one for name, one in wanted.items()})
    here = reverse("cases:adulthood-team")

    def box(name: str, label: str, state: str) -> dict[str, Any]:
        return {
            "number": counted[name.replace("-", "_") or "alles"], "label": label, "state": state,
            "url": f"{here}?toon={name}" if name else here, "current": name == asked,
        }  # fmt: skip

    return [
        box("", "worden 18, of zijn het al", "calm"), box("wonen", "17,5 en wonen niet overgenomen", "late"),
        box("te-laat", "met punten te laat", "late"), box("al-18", "al 18", "soon"),
    ]  # fmt: skip


def _row(one: Any, today: date) -> dict[str, Any]:
    key = one.list_key
    url = address_of("checklist")(key) if key else reverse("cases:adulthood", args=[one.case_id])
    return {
        "name": f"{one.person.first_name}, {one.case.family}", "url": url, "begun": key is not None,
        "on": birthday(one.person.birth_date, 18), "words": countdown(one.person.birth_date, today),
        "open": one.open_items, "late": one.late_items, "housed": one.housed,
    }  # fmt: skip


urlpatterns = [page("team/18-plus", adulthood_team, "adulthood-team", LEADERS, lists(Shown.ADULTHOOD))]

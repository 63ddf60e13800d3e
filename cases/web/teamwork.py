"""Team: for who leads a local team, how the work lies over the people, and what waits for a decision."""

from collections import defaultdict
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Left
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases.families.models import Case
from cases.plans.models import Plan
from cases.reminders.moments import Moments
from cases.reminders.next_due import LATE, THIS_WEEK, Due, group_of, next_due
from cases.sharing.models import Participation
from cases.web.frame import due_in_words
from cases.web.routes import Answers, page
from cases.web.waiting import in_words, moments_of
from network.models import Membership, User

LEADERS = Answers(403, 403, 200, 403)
LISTED = 25  # of what waits; the rest stands in the filtered list


def teamwork(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if not user.led_organisation_ids:
        raise PermissionDenied("Deze pagina is voor wie een lokaal team leidt.")
    moments = moments_of(request)
    cases = _led(user).annotate(next_due=next_due(moments))
    people = _per_person(cases, moments)
    context = {
        "team": user.organisation,
        "people": _people(user, people), "counts": _boxes(people), "waiting": _without_coordinator(cases),
        "handovers": _handovers(cases, moments), "nobody_url": _list_url(regie="niemand", stand="aanmelding"),
    }  # fmt: skip
    return render(request, "cases/teamwork.html", context)


def _led(user: Any) -> QuerySet[Case]:
    """Open cases of the local teams this person leads."""
    led = Participation.objects.current().filter(leads=True, organisation__in=user.led_organisation_ids)
    return Case.objects.visible_to(user).open().filter(pk__in=led.order_by().values("case_id"))


def _per_person(cases: QuerySet[Any], moments: Moments) -> dict[Any, dict[str, int]]:
    """Numbers per coordinator (None: nobody), from one query that gives a number per person and day."""
    in_force = Plan.objects.filter(case=OuterRef("pk"), status="active")
    unplanned = Count("pk", filter=Q(planless=True, status="active"))
    per_day = cases.annotate(day=Left("next_due", 10), planless=~Exists(in_force)).order_by()
    found: dict[Any, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in per_day.values("coordinator", "day").annotate(number=Count("pk"), unplanned=unplanned):
        numbers, group = found[row["coordinator"]], group_of(row["day"], moments.today)
        numbers["number"] += row["number"]
        numbers["unplanned"] += row["unplanned"]
        numbers[group] += row["number"]
    return found


def _people(user: Any, numbers: dict[Any, dict[str, int]]) -> list[dict[str, Any]]:
    """A row per person: everybody of the team, also without cases, and whoever else coordinates one."""
    team = Membership.objects.current().filter(organisation__in=user.led_organisation_ids, user__is_active=True)
    in_team = Q(pk__in=team.order_by().values("user_id")) | Q(pk__in=[key for key in numbers if key])
    rows = []
    for person in User.objects.filter(in_team).order_by("name", "pk"):
        of = numbers.get(person.pk, {})
        key = str(person.pk)
        rows.append({
            "name": person.name, "job": person.job_title, "number": of.get("number", 0), "url": _list_url(regie=key),
            "late": of.get(LATE, 0), "late_url": _list_url(regie=key, groep=LATE),
            "week": of.get(THIS_WEEK, 0), "week_url": _list_url(regie=key, groep=THIS_WEEK),
            "unplanned": of.get("unplanned", 0),
        })  # fmt: skip
    return sorted(rows, key=lambda row: (-row["late"], -row["number"], row["name"]))


def _boxes(numbers: dict[Any, dict[str, int]]) -> list[dict[str, Any]]:
    def total(name: str) -> int:
        return sum(of.get(name, 0) for of in numbers.values())

    everybody = {"regie": "iedereen"}
    return [
        {"number": total(LATE), "label": "te laat", "url": _list_url(**everybody, groep=LATE), "state": "late"},
        {"number": total(THIS_WEEK), "label": "deze week", "url": _list_url(**everybody, groep=THIS_WEEK),
         "state": "soon"},
        {"number": numbers.get(None, {}).get("number", 0), "label": "zonder casusregisseur",
         "url": _list_url(regie="niemand"), "state": "calm"},
        {"number": total("number"), "label": "gezinnen in totaal", "url": _list_url(**everybody), "state": "calm"},
    ]  # fmt: skip


def _without_coordinator(cases: QuerySet[Any]) -> list[dict[str, Any]]:
    rows = cases.filter(coordinator=None).select_related("family").order_by("opened_on", "pk")[:LISTED]
    return [
        {"name": row.family.name, "url": reverse("cases:team", args=[row.pk]), "since": row.opened_on,
         **_term(row.next_due)}
        for row in rows
    ]  # fmt: skip


def _handovers(cases: QuerySet[Any], moments: Moments) -> list[dict[str, Any]]:
    """Offers of the regie without an answer, the one that waits longest first."""
    rows: Any = moments.handovers().filter(case__in=cases.order_by().values("pk"))
    rows = rows.select_related("case__family", "from_user", "to_user").order_by("last_day", "pk")[:LISTED]
    made = []
    for row in rows:
        words, state = due_in_words(row.last_day)
        made.append({
            "name": row.case.family.name, "url": reverse("cases:team", args=[row.case_id]), "giver": row.from_user.name,
            "receiver": row.to_user.name, "since": in_words(row.offered_on), "day": row.last_day, "words": words,
            "state": state,
        })  # fmt: skip
    return made


def _term(text: str) -> dict[str, Any]:
    due = Due.read(text)
    words, state = due_in_words(due.day if due else None)
    return {"day": due.day if due else None, "words": words, "state": state}


def _list_url(**asked: str) -> str:
    return f"{reverse('cases:caseload')}?{urlencode(asked)}"


urlpatterns = [page("team", teamwork, "teamwork", LEADERS)]

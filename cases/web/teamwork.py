"""Team: for who leads a local team, how the work lies over the people, and what waits for a decision."""

from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from cases.access.log import trail
from cases.access.log.codes import Shown
from cases.access.usual import rows_for
from cases.families.models import Case
from cases.families.models.case import CaseQuerySet
from cases.reminders.actions import unseen_of
from cases.reminders.moments import Moments
from cases.reminders.next_due import LATE, THIS_WEEK, Due, group_of, listed, loads, offers
from cases.sharing.models import Participation, without_present_coordinator
from cases.web.caseload_filters import UNPLANNED
from cases.web.frame import due_in_words
from cases.web.routes import Answers, address_of, lists, page
from cases.web.waiting import in_words, moments_of
from network.absences import at_work
from network.models import Absence, User
from network.written import AmongGiven, Written

LEADERS = Answers(403, 403, 200, 403)
LISTED = 25  # of what waits; the rest stands in the filtered list


def teamwork(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if not user.led_organisation_ids:
        raise PermissionDenied("Deze pagina is voor wie een lokaal team leidt.")
    moments, cases = moments_of(request), rows_for(user, _led)
    keys = [key for key, _ in cases]
    people = _per_person(keys, moments)
    nobody = [key for key, coordinator in cases if coordinator is None]
    context = {
        "team": user.organisation, "left": _left_behind(keys), "away": _away(user),
        "people": _people(user, people), "counts": _boxes(people), "waiting": _without_coordinator(nobody, moments),
        "handovers": _handovers(keys, moments), "nobody_url": _list_url(regie="niemand"),
    }  # fmt: skip
    return render(request, "cases/teamwork.html", context)


def left_behind(user: Any) -> list[dict[str, Any]]:
    """Those of the led cases whose coordinator has left, to be given to somebody else."""
    return _left_behind([key for key, _ in rows_for(user, _led)])


def _left_behind(cases: list[UUID]) -> list[dict[str, Any]]:
    rows = sorted(_written_left(timezone.localdate()).rows(cases))[:LISTED]
    trail.lists(key for *_, key in rows)
    url = address_of("team")
    return [{"key": key, "name": name, "url": url(key), "was": coordinator} for coordinator, name, key in rows]


@lru_cache(maxsize=2)
def _written_left(_today: date) -> Written:
    left = without_present_coordinator(Case.objects.filter(AmongGiven("pk"))).order_by()
    return Written(left.values_list("coordinator__name", "family__name", "pk"))


def _away(user: Any) -> list[dict[str, Any]]:
    """People of the team who are away today while nobody stands in, with how much waits for them."""
    today = timezone.localdate()
    rows = Absence.objects.current(today).filter(user__in=at_work(user.led_organisation_ids).values("pk"))
    present = Absence.objects.current(today).filter(user=OuterRef("substitute"))
    rows = rows.filter(Q(substitute=None) | Q(Exists(present)) | Q(substitute__is_active=False))
    away = list(rows.select_related("user").order_by("user__name", "pk"))
    waiting = unseen_of(user, [row.user_id for row in away])
    return [
        {"row": row, "name": row.user.name, "number": waiting.get(row.user_id, 0),
         "url": reverse("cases:absence", args=[row.pk])}
        for row in away
    ]  # fmt: skip


def _led(user: Any) -> QuerySet[Any, Any]:
    return led_cases(user).order_by("opened_on", "pk").values_list("pk", "coordinator_id")


def led_cases(user: Any) -> QuerySet[Case]:
    """Open cases of the local teams this person leads."""
    return all_led_cases(user).open()


def all_led_cases(user: Any) -> CaseQuerySet:
    """Cases of the local teams this person leads, closed ones too."""
    led = Participation.objects.current().filter(leads=True, organisation__in=user.led_organisation_ids)
    return Case.objects.visible_to(user).filter(pk__in=led.order_by().values("case_id"))


def _per_person(cases: list[UUID], moments: Moments) -> dict[Any, dict[str, int]]:
    """Numbers per coordinator (None: nobody), from one query that gives a number per person and day."""
    found: dict[Any, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for load in loads(cases, moments):
        numbers, group = found[load.coordinator_id], group_of(load.day, moments.today)
        numbers["number"] += load.number
        numbers["unplanned"] += load.unplanned
        numbers[group] += load.number
    return found


def _people(user: Any, numbers: dict[Any, dict[str, int]]) -> list[dict[str, Any]]:
    """A row per person: who works there with families, also without cases, and whoever else coordinates one."""
    team = at_work(user.led_organisation_ids)
    in_team = Q(pk__in=team.order_by().values("pk")) | Q(pk__in=[key for key in numbers if key])
    rows = []
    for person in User.objects.filter(in_team).order_by("name", "pk"):
        of = numbers.get(person.pk, {})
        key = str(person.pk)
        rows.append({
            "name": person.name, "job": person.job_title, "number": of.get("number", 0), "url": _list_url(regie=key),
            "late": of.get(LATE, 0), "late_url": _list_url(regie=key, groep=LATE),
            "week": of.get(THIS_WEEK, 0), "week_url": _list_url(regie=key, groep=THIS_WEEK),
            "unplanned": of.get("unplanned", 0), "unplanned_url": _list_url(regie=key, stand=UNPLANNED),
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


def _without_coordinator(cases: list[UUID], moments: Moments) -> list[dict[str, Any]]:
    """The first of these cases (keys, who waits longest first)."""
    url = address_of("team")
    rows = {row.pk: row for row in listed(cases[:LISTED], moments)}
    trail.lists(rows)
    return [
        {"name": row.name, "url": url(row.pk), "since": row.opened_on, "ago": _days_ago(row.opened_on, moments.today),
         **_term(row.next_due)}
        for row in map(rows.__getitem__, cases[:LISTED])
    ]  # fmt: skip


def _days_ago(day: date, today: date) -> str:
    """How long somebody waits for a coordinator, counted from the first contact."""
    days = (today - day).days
    return "vandaag" if days <= 0 else ("1 dag geleden" if days == 1 else f"{days} dagen geleden")


def _handovers(cases: list[UUID], moments: Moments) -> list[dict[str, Any]]:
    """Offers of the regie without an answer, the one that waits longest first."""
    rows = sorted(offers(cases, moments))[:LISTED]
    trail.lists(row.case_id for row in rows)
    made, url = [], address_of("team")
    for row in rows:
        words, state = due_in_words(row.last_day)
        made.append({
            "name": row.name, "url": url(row.case_id), "giver": row.giver, "receiver": row.receiver,
            "since": in_words(row.offered_on), "day": row.last_day, "words": words, "state": state,
        })  # fmt: skip
    return made


def _term(text: str) -> dict[str, Any]:
    due = Due.read(text)
    words, state = due_in_words(due.day if due else None)
    return {"day": due.day if due else None, "words": words, "state": state}


def _list_url(**asked: str) -> str:
    return f"{reverse('cases:caseload')}?{urlencode(asked)}"


urlpatterns = [page("team", teamwork, "teamwork", LEADERS, lists(Shown.TEAMWORK))]

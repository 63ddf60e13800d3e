"""What asks attention about access: the bar while somebody reads in an emergency, and what waits for an answer."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, F, Q, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from cases.access.reach import reach_of
from cases.access.usual import rows_for
from cases.door.models import DoorNews
from cases.rights.models import FileRequest
from cases.sharing.lifecycle import AccessRequestStatus
from cases.sharing.models import AccessRequest, EmergencyAccess
from cases.sharing.models.ways import cases_of_leader

# What waits for an answer in one family, by the page on which it is given.
ASKS = {
    "rights": "Antwoord op een verzoek over het dossier",
    "access-request": "Antwoord op een verzoek om toegang",
    "door-news": "Lees wat het gezin zelf schreef",
    "emergency": "Zeg wat u vindt van de noodtoegang",
}
_NO_DAY = Value(None, DateField())
OF_THE_CASE = {"rights", "door-news"}
TOLD = timedelta(days=7)  # so long an answer stands above the list of who asked


def bar(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the running emergency readings of who looks, on every page."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"emergency_readings": []}
    return {"emergency_readings": SimpleLazyObject(lambda: running(user))}


def running(user: Any) -> list[EmergencyAccess]:
    """A query only for who has one."""
    if "emergency" not in reach_of(user).names:
        return []
    rows = EmergencyAccess.objects.running().filter(added_by=user)
    return list(rows.select_related("case").order_by("ends_at", "pk"))


def notices(user: Any) -> list[dict[str, str]]:
    """Sentences above the list of families. One query."""
    told = rows_for(user, _to_notice)
    statuses = {status for status, _, _ in told}
    unread = sorted((at, key) for status, key, at in told if not status)
    there = reverse("cases:access-requests")
    made = []
    if AccessRequestStatus.ASKED in statuses:
        made.append({"text": "Iemand vraagt om toegang tot een gezin. Dat wacht op uw antwoord.", "url": there})
    if {AccessRequestStatus.GRANTED, AccessRequestStatus.DECLINED} & statuses:
        made.append({"text": "Er is antwoord op uw verzoek om toegang.", "url": there})
    for _, key in unread[:5]:
        text = "Iemand las een gezin in noodtoegang. Zeg wat u daarvan vindt."
        made.append({"text": text, "url": reverse("cases:emergency", args=[key])})
    return made


def _to_notice(user: Any) -> Any:
    """Status, key and moment of requests made or answered, and of emergency readings (without status) to look at."""
    answers_for = Q(case__coordinator__in=user.acts_as)
    if user.led_organisation_ids:
        answers_for |= Q(case__coordinator=None, case__in=cases_of_leader(user))
    own = Q(added_by=user, answered_on__gte=timezone.localdate() - TOLD)
    own &= Q(status__in=[AccessRequestStatus.GRANTED, AccessRequestStatus.DECLINED])
    found = AccessRequest.objects.filter(own | (answers_for & Q(status=AccessRequestStatus.ASKED)))
    unseen = EmergencyAccess.objects.waiting().filter(answers_for, view="").exclude(added_by=user)
    return found.order_by().values_list("status", "pk", "added_at").union(
        unseen.order_by().values_list("outcome", "pk", "added_at"), all=True
    )  # fmt: skip


def waiting_lines(case: Any, user: Any, days: dict[str, int], *, answers: bool) -> list[tuple[date, str, str]]:
    """For the list of what is coming in one family: the last day, what, and where. `days`: how long something may
    wait, by its page. `answers`: this reader answers who asks to read in it. One query."""
    return [
        (day or timezone.localdate(at) + timedelta(days=days[page]), ASKS[page],
         reverse(f"cases:{page}", args=[case.pk if page in OF_THE_CASE else key]))
        for page, key, at, day in rows_for(user, _all_asked if answers else _asked, case=case.pk)
    ]  # fmt: skip


def _asked(_user: Any, case: UUID) -> Any:
    return _kinds(FileRequest.objects.open().filter(case=case), "rights", F("due_on")).union(
        _kinds(DoorNews.objects.unread().filter(case=case), "door-news", _NO_DAY), all=True
    )


def _all_asked(user: Any, case: UUID) -> Any:
    """With what is asked of who answers for the case."""
    asked = AccessRequest.objects.waiting().filter(case=case).exclude(added_by=user)
    read = EmergencyAccess.objects.waiting().filter(case=case, view="").exclude(added_by=user)
    return _asked(user, case).union(
        _kinds(asked, "access-request", _NO_DAY), _kinds(read, "emergency", F("review_by")),
        all=True,
    )  # fmt: skip


def _kinds(rows: Any, page: str, day: Any) -> Any:
    return rows.order_by().values_list(Value(page, CharField()), "pk", "added_at", day)

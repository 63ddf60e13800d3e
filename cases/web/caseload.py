"""Mijn gezinnen: the cases of a professional, with what is late or due first."""

from collections import Counter, defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases.access.log import trail
from cases.access.log.codes import Shown
from cases.access.usual import rows_for
from cases.access.visibility import seen_in_part
from cases.reminders.moments import Moments
from cases.reminders.next_due import LATE, NO_DATE, THIS_WEEK, WITHOUT_DATE, Due, Listed, group_of, listed
from cases.sharing.granting import USUAL_PARTS
from cases.web.access_notices import notices
from cases.web.caseload_filters import ALL, EVERYBODY, GROUPS, MINE, MOMENTS_OF, NOBODY, Filters
from cases.web.frame import due_in_words
from cases.web.routes import AT_THE_FRONT, address_of, lists, page
from cases.web.waiting import Words, coordinator_of, day_in_words, moments_of, words_for

PER_PAGE = 50
ONLY_A_PART = "U ziet een deel van dit gezin"


def caseload(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    filters, moments = Filters.read(user, request.GET), moments_of(request)
    keys, unclaimed = _asked(filters)
    waiting = _waiting(keys, filters, moments)
    counts = Counter(group_of(case.next_due, moments.today) for case in waiting)
    shown = _in_group(waiting, filters, moments)
    found = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    trail.lists(case.pk for case in found)
    context = {
        "filter_bar": filters.bar(), "counts": _boxes(filters, counts), "chips": filters.chips(),
        "page_of_cases": found,
        "clear_url": reverse("cases:caseload"), "groups": _groups(list(found), counts, user, moments),
        "query": filters.query(), "may_add": bool(user.local_teams), "everybody_url": filters.url(regie=EVERYBODY),
        "by_default": not filters.query(), "everybody": filters.regie == EVERYBODY,
        "without_coordinator": {"number": unclaimed, "url": filters.of_nobody().url()} if unclaimed else None,
        "notices": notices(user),
    }  # fmt: skip
    return render(request, "cases/caseload.html", context)


def all_asked(filters: Filters, moments: Moments) -> list[Listed]:
    """Every case of the list, on whichever page it stands."""
    return _in_group(_waiting(_keys(filters), filters, moments), filters, moments)


def _in_group(waiting: list[Listed], filters: Filters, moments: Moments) -> list[Listed]:
    return [case for case in waiting if filters.group in ("", group_of(case.next_due, moments.today))]


def _asked(filters: Filters) -> tuple[list[UUID], int]:
    """The cases that are asked for (keys), and how many open ones nobody coordinates yet, for who works for a local
    team: none is left to a filter to find. What everybody sees first asks both at once."""
    if not filters.user.local_teams or filters.regie == NOBODY:
        return _keys(filters), 0
    if filters.shares_with_nobody:
        rows = rows_for(filters.user, _at_first_sight) if filters.regie == MINE else list(_with_nobody(filters))
        found = [key for key, coordinator in rows if coordinator is not None]
        return found, len(rows) - len(found)
    return _keys(filters), filters.of_nobody().cases().count()


def _at_first_sight(user: Any) -> QuerySet[Any, Any]:
    """What a casusregisseur sees who asks for nothing."""
    return _with_nobody(Filters(user))


def _with_nobody(filters: Filters) -> QuerySet[Any, Any]:
    return filters.cases(also_nobody=True).order_by().values_list("pk", "coordinator_id")


def _keys(filters: Filters) -> list[UUID]:
    if filters.regie == EVERYBODY and filters.only_open:
        return [key for (key,) in rows_for(filters.user, _of_everybody)]
    return [key for (key,) in _only_keys(filters)]


def _of_everybody(user: Any) -> QuerySet[Any, Any]:
    """What somebody of a provider sees who asks for nothing."""
    return _only_keys(Filters(user, regie=EVERYBODY))


def _only_keys(filters: Filters) -> QuerySet[Any, Any]:
    return filters.cases().order_by().values_list("pk")


def _waiting(keys: list[UUID], filters: Filters, moments: Moments) -> list[Listed]:
    """Every case that is asked for, in the order of the list.

    Counting the groups needs what waits in every case; so it is asked once, for the counts and for the order. Who sees
    a part of a family reads neither what waits there nor how many children there are: that is about all of them.
    """
    found = listed(keys, moments, MOMENTS_OF[filters.kind])
    if partly := seen_in_part(keys, filters.user, USUAL_PARTS):
        found = [row._replace(next_due=NO_DATE, youths_number=None) if row.pk in partly else row for row in found]
        found.sort(key=lambda row: row.next_due)
    return found if filters.kind == ALL else [case for case in found if case.next_due != NO_DATE]


def _boxes(filters: Filters, counts: Counter[str]) -> list[dict[str, Any]]:
    boxes = (
        ("te laat", LATE, "late"), ("deze week", THIS_WEEK, "soon"), ("zonder datum", WITHOUT_DATE, "calm"),
        ("gezinnen in totaal", "", "calm"),
    )  # fmt: skip
    return [
        {
            "number": counts[group] if group else counts.total(), "label": label, "state": state,
            "url": filters.url(group=group), "current": filters.group == group,
        }
        for label, group, state in boxes
    ]  # fmt: skip


def _groups(shown: list[Listed], counts: Counter[str], user: Any, moments: Moments) -> list[dict[str, Any]]:
    """The rows of this page under their headings."""
    dues = {case.pk: Due.read(case.next_due) for case in shown}
    words = words_for([(case, dues[case.pk]) for case in shown], user, moments)
    rows: dict[str, list[Any]] = defaultdict(list)
    url = address_of("family")
    for case in shown:
        row = {"url": url(case.pk), **_row(case, dues[case.pk], words[case.pk], user, moments.today)}
        rows[group_of(case.next_due, moments.today)].append(row)
    return [{"title": f"{title} ({counts[group]})", "rows": rows[group]} for group, title in GROUPS if rows[group]]


def _row(case: Listed, due: Due | None, words: Words, user: Any, today: date) -> dict[str, Any]:
    number = case.youths_number
    children = "" if number is None else "1 kind · " if number == 1 else f"{number} kinderen · "
    closed = case.status == "closed"
    if number is None:
        words = Words(ONLY_A_PART, "", words.who)
    term, state = due_in_words(due.day, today) if due else ("" if closed or number is None else "Plan een datum", "")
    regie = "afgesloten" if closed else f"regie: {(coordinator_of(case, user) or 'niemand').replace('U', 'u', 1)}"
    return {
        "name": case.name,
        "sub": f"{children}{regie}",
        "date": day_in_words(due.day) if due else "Geen datum", "bar": (state or "calm") if due else "none",
        "term": term, "closed": closed,
        "what": words.what, "what_sub": words.sub, "who": words.who,
    }  # fmt: skip


urlpatterns = [page("", caseload, "caseload", AT_THE_FRONT, lists(Shown.CASELOAD))]

"""Mijn gezinnen: the cases of a professional, with what is late or due first."""

from collections import Counter, defaultdict
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases.families.models import Case, Person
from cases.reminders.moments import Moments
from cases.reminders.next_due import LATE, THIS_WEEK, WITHOUT_DATE, Due, due_of, group_of
from cases.web.caseload_filters import ALL, EVERYBODY, GROUPS, MOMENTS_OF, Filters
from cases.web.frame import due_in_words
from cases.web.routes import EVERYBODY as SIGNED_IN
from cases.web.routes import page
from cases.web.waiting import Words, day_in_words, moments_of, words_for, you

PER_PAGE = 50


def caseload(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    filters, moments = Filters.read(user, request.GET), moments_of(request)
    waiting = _waiting(filters, moments)
    counts = Counter(group_of(text, moments.today) for text, _ in waiting)
    shown = [one for one in waiting if filters.group in ("", group_of(one[0], moments.today))]
    found = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter_form": filters.form(), "counts": _boxes(filters, counts), "chips": filters.chips(),
        "page_of_cases": found,
        "clear_url": reverse("cases:caseload"), "groups": _groups(list(found), counts, user, moments),
        "query": filters.query(), "may_add": bool(user.local_teams), "everybody_url": filters.url(regie=EVERYBODY),
        "by_default": not filters.query(), "everybody": filters.regie == EVERYBODY,
    }  # fmt: skip
    return render(request, "cases/caseload.html", context)


def _waiting(filters: Filters, moments: Moments) -> list[tuple[str, Any]]:
    """What waits next, and the case, of every case that is asked for, in the order of the list.

    Counting the groups needs what waits in every case; so it is asked once, for the counts and for the order.
    """
    cases = {case.pk: case for case in _with_names(filters.cases())}
    texts = due_of(cases, moments, MOMENTS_OF[filters.kind])
    if filters.kind != ALL:
        texts = {key: text for key, text in texts.items() if group_of(text, moments.today) != WITHOUT_DATE}
    waiting = [(text, cases[key]) for key, text in texts.items()]
    return sorted(waiting, key=lambda one: (one[0], one[1].family.name, one[1].pk))


def _with_names(cases: QuerySet[Case]) -> QuerySet[Case]:
    """With all that a row shows, and without the long texts of a case."""
    youths = Person.objects.filter(family=OuterRef("family"), is_youth=True).order_by().values("family")
    number = Subquery(youths.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    return (
        cases.select_related("family", "coordinator").annotate(youths_number=Coalesce(number, 0)).order_by()
        .only("number", "status", "opened_on", "closed_on", "municipality", "family__name", "coordinator__name")
    )  # fmt: skip


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


def _groups(shown: list[tuple[str, Any]], counts: Counter[str], user: Any, moments: Moments) -> list[dict[str, Any]]:
    """The rows of this page under their headings."""
    dues = [(case, Due.read(text)) for text, case in shown]
    words = words_for(dues, user, moments)
    rows: dict[str, list[Any]] = defaultdict(list)
    for (text, case), (_, due) in zip(shown, dues, strict=True):
        rows[group_of(text, moments.today)].append(_row(case, due, words[case.pk], user))
    return [{"title": f"{title} ({counts[group]})", "rows": rows[group]} for group, title in GROUPS if rows[group]]


def _row(case: Any, due: Due | None, words: Words, user: Any) -> dict[str, Any]:
    number = case.youths_number
    closed = case.status == "closed"
    term, state = due_in_words(due.day) if due else ("" if closed else "Plan een datum", "")
    regie = "afgesloten" if closed else f"regie: {(you(case.coordinator, user) or 'niemand').replace('U', 'u', 1)}"
    return {
        "name": case.family.name, "url": reverse("cases:family", args=[case.pk]),
        "sub": f"{'1 kind' if number == 1 else f'{number} kinderen'} · {regie}",
        "date": day_in_words(due.day) if due else "Geen datum", "bar": (state or "calm") if due else "none",
        "term": term, "closed": closed,
        "what": words.what, "what_sub": words.sub, "who": words.who,
    }  # fmt: skip


urlpatterns = [page("", caseload, "caseload", SIGNED_IN)]

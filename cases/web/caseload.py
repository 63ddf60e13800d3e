"""Mijn gezinnen: the cases of a professional, with what is late or due first."""

from collections import Counter
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Left
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases.families.models import Person
from cases.reminders.moments import Moments
from cases.reminders.next_due import LATE, THIS_WEEK, WITHOUT_DATE, Due, group_of, in_group, next_due
from cases.web.caseload_filters import ALL, EVERYBODY, GROUPS, MOMENTS_OF, Filters
from cases.web.frame import due_in_words
from cases.web.routes import EVERYBODY as SIGNED_IN
from cases.web.routes import page
from cases.web.waiting import Words, moments_of, words_for, you
from network.roles import OrganisationKind

PER_PAGE = 50


class CountedPaginator(Paginator):
    """A paginator that was told how many there are: counting them is most of the work of a long list."""

    def __init__(self, rows: Any, count: int):
        super().__init__(rows, PER_PAGE)
        self.count = count


def caseload(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    filters, moments = Filters.read(user, request.GET), moments_of(request)
    cases: Any = filters.cases().annotate(next_due=next_due(moments, MOMENTS_OF[filters.kind]))
    if filters.kind != ALL:
        cases = cases.exclude(in_group(WITHOUT_DATE, moments.today))
    counts = _counts(cases, moments.today)
    shown = cases.filter(in_group(filters.group, moments.today)) if filters.group else cases
    total = counts[filters.group] if filters.group else counts.total()
    found = CountedPaginator(_listed(shown), total).get_page(request.GET.get("page"))
    context = {
        "filter_form": filters.form(), "counts": _boxes(filters, counts), "chips": filters.chips(),
        "page_of_cases": found, "clear_url": reverse("cases:caseload"),
        "groups": _groups(list(found), counts, user, moments),
        "query": filters.query(), "may_add": _brings_families_in(user), "everybody_url": filters.url(regie=EVERYBODY),
        "by_default": not filters.query(),
    }  # fmt: skip
    return render(request, "cases/caseload.html", context)


def _counts(cases: QuerySet[Any], today: date) -> Counter[str]:
    """How many per group, from one query that gives a number per day."""
    per_day = cases.annotate(day=Left("next_due", 10)).order_by().values("day").annotate(number=Count("pk"))
    counts: Counter[str] = Counter()
    for row in per_day:
        counts[group_of(row["day"], today)] += row["number"]
    return counts


def _listed(cases: QuerySet[Any]) -> QuerySet[Any]:
    """The rows of the list, without the long texts of a case; by term, then by name, always in the same order."""
    youths = Person.objects.filter(family=OuterRef("family"), is_youth=True).order_by().values("family")
    number = Subquery(youths.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    return (
        cases.select_related("family", "coordinator").annotate(youths_number=Coalesce(number, 0))
        .only("number", "status", "opened_on", "closed_on", "municipality", "family__name", "coordinator__name")
        .order_by("next_due", "family__name", "pk")
    )  # fmt: skip


def _boxes(filters: Filters, counts: Counter[str]) -> list[dict[str, Any]]:
    boxes = (
        ("te laat", LATE, "late"), ("deze week", THIS_WEEK, "soon"), ("zonder datum", WITHOUT_DATE, "calm"),
        ("in totaal", "", "calm"),
    )  # fmt: skip
    return [
        {
            "number": counts[group] if group else counts.total(), "label": label, "state": state,
            "url": filters.url(group=group), "current": filters.group == group,
        }
        for label, group, state in boxes
    ]  # fmt: skip


def _groups(cases: list[Any], counts: Counter[str], user: Any, moments: Moments) -> list[dict[str, Any]]:
    """The rows of this page under their headings."""
    pairs = [(case, Due.read(case.next_due)) for case in cases]
    words = words_for(pairs, user, moments)
    found = []
    for group, title in GROUPS:
        rows = [
            _row(case, due, words[case.pk], user)
            for case, due in pairs
            if group_of(case.next_due, moments.today) == group
        ]
        if rows:
            found.append({"title": f"{title} ({counts[group]})", "rows": rows})
    return found


def _row(case: Any, due: Due | None, words: Words, user: Any) -> dict[str, Any]:
    number = case.youths_number
    closed = case.status == "closed"
    term, state = due_in_words(due.day) if due else ("" if closed else "Plan een datum", "")
    regie = "afgesloten" if closed else f"regie: {(you(case.coordinator, user) or 'niemand').replace('U', 'u', 1)}"
    return {
        "name": case.family.name, "url": reverse("cases:family", args=[case.pk]),
        "sub": f"{'1 kind' if number == 1 else f'{number} kinderen'} · {regie}",
        "day": due.day if due else None, "term": term, "state": state, "closed": closed,
        "what": words.what, "what_sub": words.sub, "who": words.who,
    }  # fmt: skip


def _brings_families_in(user: Any) -> bool:
    """Whoever works for a local team registers families."""
    return bool(user.organisation and user.organisation.kind == OrganisationKind.LOCAL_TEAM)


urlpatterns = [page("", caseload, "caseload", SIGNED_IN)]

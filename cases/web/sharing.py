"""Wie mag wat ontvangen: who receives which part about whom, on which ground, and what ends soon."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from cases.access.log import trail
from cases.access.log.codes import Shown
from cases.access.parts import CasePart
from cases.access.predicates import local_team_or_leader
from cases.families.ages import plus_months
from cases.families.models import Case
from cases.sharing import actions
from cases.sharing.codes import GROUNDS, IN_USE
from cases.sharing.models import AccessReview, Grant
from cases.web.acts import ask, may
from cases.web.frame import case_or_404, family_page, get_or_404
from cases.web.routes import COMPOSES, EVERYBODY, IN_CASE, lists, page, reads
from cases.web.sharing_forms import ChangeGrantForm, GrantForm, ReviewedForm, WithdrawForm

MONTHS_AHEAD = 3
PER_PAGE = 50
RECIPIENT = ("organisation", "professional", "person")


def sharing(request: HttpRequest, case: str) -> HttpResponse:
    found = case_or_404(request, case, "team")
    today = timezone.localdate()
    rows = list(
        Grant.objects.visible_to(request.user).filter(case=found).select_related(*RECIPIENT, "withdrawn_by")
        .prefetch_related("people")
    )  # fmt: skip
    running = [row for row in rows if row.withdrawn_at is None and (row.ends_on is None or row.ends_on >= today)]
    may_compose = local_team_or_leader(found, request.user)
    for row in rows:
        row.tells_why = may_compose or _is_recipient(row, request.user)
    leading = found.participations.filter(leads=True, ends_on=None).select_related("organisation").first()
    context = family_page(
        request, found, "team", recipients=_recipients(running), parts=CasePart.choices, leading=leading,
        over=[row for row in rows if row not in running], may_compose=may_compose,
        soon=sorted((row for row in running if _ends_soon(row)), key=lambda row: row.ends_on), today=today,
        looked=AccessReview.objects.visible_to(request.user).filter(case=found).select_related("added_by").first(),
        grounds=[{"label": label, **vars(GROUNDS[value])} for value, label in IN_USE],
    )  # fmt: skip
    return render(request, "cases/sharing.html", context)


def _recipients(rows: list[Grant]) -> list[dict[str, Any]]:
    """Each recipient once, by name, with what they receive; `cells` says per part whether it is everybody or some."""
    found: dict[Any, list[Grant]] = defaultdict(list)
    for row in rows:
        found[row.recipient].append(row)
    order = {part: place for place, part in enumerate(CasePart.values)}
    made = []
    for recipient in sorted(found, key=lambda one: str(one).casefold()):
        mine = sorted(found[recipient], key=lambda row: (order[row.part], row.begins_on))
        made.append({
            "name": getattr(recipient, "full_name", None) or str(recipient), "kind": _kind(mine[0]), "rows": mine,
            "cells": [(label, _cell([row for row in mine if row.part == part])) for part, label in CasePart.choices],
        })  # fmt: skip
    return made


def _kind(row: Grant) -> str:
    if row.organisation:
        return row.organisation.get_kind_display()
    return "professional op naam, leest mee" if row.professional_id else "iemand van het gezin"


def _is_recipient(row: Grant, user: Any) -> bool:
    """The explanation of a ground may weigh a danger: it is for who decides and for who receives."""
    return row.professional_id == user.pk or row.organisation_id in user.organisation_ids


def _cell(rows: list[Grant]) -> str:
    """For the matrix: about everybody, about whom, or nothing."""
    if any(row.whole_family for row in rows):
        return "hele gezin"
    return ", ".join(sorted({person.first_name for row in rows for person in row.people.all()}))


def _ends_soon(row: Grant) -> bool:
    return row.ends_on is not None and row.ends_on <= plus_months(timezone.localdate(), MONTHS_AHEAD)


def ends_soon(request: HttpRequest) -> HttpResponse:
    """What ends in the coming months in the cases that the reader coordinates, the first to end on top."""
    user: Any = request.user
    today = timezone.localdate()
    rows = Grant.objects.visible_to(user).in_force().filter(
        case__coordinator__in=user.acts_as, ends_on__range=(today, plus_months(today, MONTHS_AHEAD))
    )  # fmt: skip
    rows = rows.select_related(*RECIPIENT, "case__family").prefetch_related("people").order_by("ends_on", "pk")
    found = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    trail.lists({row.case_id for row in found.object_list})
    return render(request, "cases/sharing_ends.html", {"page_of_grants": found, "rows": found.object_list})


def reviewed(request: HttpRequest, case: str) -> HttpResponse:
    """Somebody looked whether everybody still needs what they receive."""
    found = case_or_404(request, case, "team")
    may(local_team_or_leader(found, request.user))
    return ask(request, found, found, ReviewedForm, "Nagekeken wie wat mag ontvangen", "",
               lambda: actions.review(found, by=request.user), "Opgeschreven dat u dit vandaag hebt nagekeken.",
               back=_page(found))  # fmt: skip


def give(request: HttpRequest, case: str) -> HttpResponse:
    found = case_or_404(request, case, "team")
    may(local_team_or_leader(found, request.user))
    return ask(request, found, found, GrantForm, "Toegang geven", "", _giving(found, request.user),
               "Vastgelegd wie dit mag ontvangen.", back=_page(found))  # fmt: skip


def _giving(case: Case, by: Any) -> Callable[..., Any]:
    return lambda **facts: actions.grant(case=case, by=by, **facts)


def change(request: HttpRequest, pk: str) -> HttpResponse:
    row = _grant(request, pk)
    return ask(request, row.case, row, ChangeGrantForm, f"{_named(row)} aanpassen", "",
               lambda **facts: actions.change(row, by=request.user, **facts), "De toegang is aangepast.",
               back=_page(row.case))  # fmt: skip


def withdraw(request: HttpRequest, pk: str) -> HttpResponse:
    row = _grant(request, pk)
    return ask(request, row.case, row, WithdrawForm, f"{_named(row)} intrekken", "",
               lambda: actions.withdraw(row, by=request.user), "De toegang is ingetrokken.",
               back=_page(row.case))  # fmt: skip


def _grant(request: HttpRequest, pk: str) -> Grant:
    """A row that is not over."""
    rows = Grant.objects.visible_to(request.user).not_over().select_related(*RECIPIENT, "case__family")
    row: Grant = get_or_404(rows, pk=pk)
    case_or_404(request, row.case_id, "team")
    may(local_team_or_leader(row.case, request.user))
    return row


def _named(row: Grant) -> str:
    return f"Toegang van {row.recipient} tot {row.get_part_display()}"


def _page(case: Case) -> str:
    return reverse("cases:sharing", args=[case.pk])


urlpatterns = [
    page("gezin/<uuid:case>/ontvangen", sharing, "sharing", IN_CASE, reads(Shown.TEAM)),
    page("gezin/<uuid:case>/ontvangen/nagekeken", reviewed, "grants-reviewed", COMPOSES, reads(Shown.TEAM)),
    page("gezin/<uuid:case>/ontvangen/geven", give, "grant-give", COMPOSES, reads(Shown.TEAM)),
    page("toegang/<uuid:pk>/aanpassen", change, "grant-change", COMPOSES, reads(Shown.TEAM)),
    page("toegang/<uuid:pk>/intrekken", withdraw, "grant-withdraw", COMPOSES, reads(Shown.TEAM)),
    page("toegang/loopt-af", ends_soon, "grants-ending", EVERYBODY, lists(Shown.TEAM)),
]

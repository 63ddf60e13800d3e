"""18-/18+ of a family: whose list is there, one list to work with, and its paper."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from cases.access.log.codes import Shown
from cases.access.parts import CasePart
from cases.access.predicates import leader, team_member
from cases.access.reach import opened
from cases.adulthood import actions
from cases.adulthood.beginning import without_a_list
from cases.adulthood.countdown import countdown
from cases.adulthood.models import Checklist, ChecklistItem
from cases.door.models.ways import reader_of
from cases.families.ages import plus_months
from cases.families.models import Case, Person
from cases.web.adulthood_list import content_of, lists_of
from cases.web.door_invites import readers_of
from cases.web.frame import case_or_404, family_page, get_or_404, only_who_sees_all, youths_of
from cases.web.pdf import pdf_response
from cases.web.routes import IN_CASE, POSTS, acts, page, prints, reads
from flow.gate import NotPossible
from network.terms import term

_PAPER = "cases/adulthood_print.html"


def adulthood(request: HttpRequest, case: str) -> HttpResponse:
    """Whose list there is; with one list, that list."""
    found = case_or_404(request, case, "adulthood")
    rows = list(lists_of(request.user).filter(case=found))
    waiting = _without_list(found, [row.person_id for row in rows], request.user)
    if len(rows) == 1 and not waiting:
        return _show(request, rows[0])
    cards = [{"list": row, **content_of(row, request.user)} for row in rows]
    context = family_page(request, found, "adulthood", cards=cards, waiting=waiting)
    return render(request, "cases/adulthood_lists.html", context)


def _without_list(case: Case, there: list[Any], user: Any) -> list[dict[str, Any]]:
    """Youths without a list, as far as this part is open to the reader: when it begins, and whether it can now."""
    months, today = term("adulthood_list_months", case.municipality_id), timezone.localdate()
    due = set(without_a_list(today).filter(case=case).values_list("person_id", flat=True))
    writes, seen = team_member(case, user) and not case.closed_for_edits(), opened(case, user)
    return [
        {"person": one, "begins_on": _begins(one, months), "may_begin": writes and one.pk in due,
         "countdown": countdown(one.birth_date, today) if one.birth_date else ""}
        for one in youths_of(case, user) if one.pk not in there and seen.covers(CasePart.ADULTHOOD, one)
    ]  # fmt: skip


def _begins(person: Person, months: int) -> date | None:
    return plus_months(person.birth_date, months) if person.birth_date else None


def checklist(request: HttpRequest, pk: Any) -> HttpResponse:
    return _show(request, get_or_404(lists_of(request.user), pk=pk))


def _show(request: HttpRequest, found: Checklist) -> HttpResponse:
    case, user = found.case, request.user
    writes = team_member(case, user) and not case.closed_for_edits()
    content = content_of(found, user)
    context = family_page(
        request, case, "adulthood", **content, writes=writes,
        may_sign=leader(case, user) and not case.closed_for_edits() and not content["may_be_let_go"],
    )  # fmt: skip
    context["identity"]["actions"] = [
        {"label": "Afdrukken", "url": reverse("cases:adulthood-print", args=[found.pk])},
    ]
    return render(request, "cases/adulthood.html", context)


def paper(request: HttpRequest, pk: Any) -> HttpResponse:
    found: Checklist = get_or_404(lists_of(request.user), pk=pk)
    return render(request, _PAPER, _on_paper(found, request))


def paper_as_pdf(request: HttpRequest, pk: Any) -> HttpResponse:
    found: Checklist = get_or_404(lists_of(request.user), pk=pk)
    back = reverse("cases:checklist", args=[found.pk])
    return pdf_response(request, _PAPER, _on_paper(found, request), f"18-plus-{found.case.number}.pdf", back)


def _on_paper(found: Checklist, request: HttpRequest) -> dict[str, Any]:
    return family_page(
        request, found.case, "adulthood", **content_of(found, request.user), writes=False, reader=None,
        printed_at=timezone.localtime(), print_for=readers_of("adulthood-print-for", found, request.user),
    )  # fmt: skip


def paper_for(request: HttpRequest, pk: Any, who: Any) -> HttpResponse:
    """For the young person, or for whom they let read along: what that person may see by their own door."""
    found: Checklist = get_or_404(lists_of(request.user), pk=pk)
    only_who_sees_all(found.case, "family", request.user)
    family = Person.objects.visible_to(request.user).filter(family=found.case.family_id)
    person: Person = get_or_404(family, pk=who)
    reader = reader_of(person)
    mine = lists_of(reader).filter(pk=pk).first() if reader else None
    if mine is None:
        messages.error(request, f"{person.first_name} mag deze lijst niet lezen.")
        return redirect("cases:checklist", found.pk)
    context = {
        **content_of(mine, reader), "writes": False, "reader": person, "print_for": [], "case": mine.case,
        "identity": {"name": str(mine.case.family), "facts": [], "actions": []}, "printed_at": timezone.localtime(),
    }  # fmt: skip
    return render(request, _PAPER, context)


@require_POST
def begin(request: HttpRequest, case: str, who: Any) -> HttpResponse:
    """Do not wait for tonight: whoever is old enough gets their list now."""
    found = case_or_404(request, case, "adulthood")
    person: Person = get_or_404(Person.objects.visible_to(request.user).filter(family=found.family_id), pk=who)
    try:
        actions.begin_now(found, person, by=request.user)
        messages.success(request, "De 18+-lijst is begonnen.")
    except NotPossible as no:
        messages.error(request, " ".join(no.reasons))
    return redirect("cases:adulthood", found.pk)


@require_POST
def item_state(request: HttpRequest, pk: Any) -> HttpResponse:
    """Begin with a point, or open it again."""
    item: ChecklistItem = get_or_404(ChecklistItem.objects.visible_to(request.user), pk=pk)
    do = actions.busy if request.POST.get("stand") == "bezig" else actions.reopen
    try:
        do(item, by=request.user)
        messages.success(request, "De stand is bewaard.")
    except NotPossible as no:
        messages.error(request, " ".join(no.reasons))
    return redirect(f"{reverse('cases:checklist', args=[item.checklist_id])}#punt-{item.pk}")


urlpatterns = [
    page("gezin/<uuid:case>/18-plus", adulthood, "adulthood", IN_CASE, reads(Shown.ADULTHOOD)),
    page("gezin/<uuid:case>/18-plus/<uuid:who>/beginnen", begin, "adulthood-begin", POSTS, acts(Shown.ADULTHOOD)),
    page("18-plus/<uuid:pk>", checklist, "checklist", IN_CASE, reads(Shown.ADULTHOOD)),
    page("18-plus/<uuid:pk>/afdrukken", paper, "adulthood-print", IN_CASE, prints(Shown.ADULTHOOD)),
    page("18-plus/<uuid:pk>/pdf", paper_as_pdf, "adulthood-pdf", IN_CASE, prints(Shown.ADULTHOOD)),
    page("18-plus/<uuid:pk>/afdrukken/<uuid:who>", paper_for, "adulthood-print-for", IN_CASE,
         prints(Shown.ADULTHOOD)),
    page("18-plus/punt/<uuid:pk>/stand", item_state, "adulthood-item-state", POSTS, acts(Shown.ADULTHOOD)),
]  # fmt: skip

"""The family's plan on one page, its versions, and its two papers: the whole plan, and one page for the family."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from cases.access.log.codes import Shown
from cases.access.predicates import team_member
from cases.access.withheld import withhold
from cases.families.models import Case
from cases.plans import actions as plans
from cases.plans.changes import changes, how_it_ended
from cases.plans.lifecycle import IN_THE_MAKING, PlanStatus
from cases.plans.models import Agreement, Plan
from cases.rights.models import FileRequest
from cases.web.door_invites import readers_of
from cases.web.frame import (
    case_or_404,
    family_page,
    get_or_404,
    sees_all,
    tab_is_open,
    youths_of,
)
from cases.web.help import help_cards
from cases.web.pdf import pdf_response
from cases.web.placements import placement_cards
from cases.web.plan_cards import (
    CARRIERS,
    Voices,
    agreement_row,
    agreements_by_goal,
    family_plan,
    goal_cards,
    goals_with_everything,
    happened,
    upcoming,
    without_a_goal,
)
from cases.web.responses import answers_shown
from cases.web.routes import IN_CASE, POSTS, acts, page, prints, reads
from cases.web.steps import after_step, buttons
from flow.gate import NotPossible
from network.terms import term

STATUS_BADGES = {
    PlanStatus.DRAFT: "busy", PlanStatus.PROPOSED: "soon", PlanStatus.ACTIVE: "ok", PlanStatus.REPLACED: "neutral",
    PlanStatus.CLOSED: "neutral", PlanStatus.DROPPED: "neutral",
}  # fmt: skip
STEP_HELP = {
    "propose": "Het gezin en het team krijgen het plan te lezen en geven antwoord.",
    "adopt": "Vanaf dan geldt dit plan. Een wijziging daarna is een nieuwe versie.",
    "take_back": "U kunt het plan dan weer aanpassen. Wie al antwoordde, wordt opnieuw gevraagd.",
    "drop": "Deze versie wordt weggelegd.",
}


def plan(request: HttpRequest, case: str) -> HttpResponse:
    """The plan in force; the one in the making when there is none; the last one when the work is done."""
    found = case_or_404(request, case, "plan")
    versions = list(plans_of(request.user).filter(case=found))
    in_force = next((one for one in versions if one.status == PlanStatus.ACTIVE), None)
    making = next((one for one in versions if one.status in IN_THE_MAKING), None)
    shown = in_force or making or next((one for one in versions if one.adopted_on), None)
    if shown is None:
        whole = sees_all(found, "plan", request.user)
        may_begin = whole and team_member(found, request.user) and not found.closed_for_edits()
        context = family_page(
            request, found, "plan", may_begin=may_begin, help_cards=help_cards(found, request.user),
            placements=placement_cards(found, request.user), versions=versions,
        )  # fmt: skip
        return render(request, "cases/plan_none.html", context)
    return _show(request, shown, making)


def plan_version(request: HttpRequest, plan: Any) -> HttpResponse:
    shown = get_or_404(plans_of(request.user), pk=plan)
    making = (
        None
        if shown.status in IN_THE_MAKING
        else plans_of(request.user).in_the_making().filter(case=shown.case).first()
    )
    return _show(request, shown, making)


def plans_of(user: Any) -> Any:
    """Plans that this reader may see, with what every page of a plan shows."""
    return Plan.objects.visible_to(user).select_related(
        "case__family", "case__coordinator", "case__contact_person", "case__municipality", "changed_by", "analysis"
    )


def _show(request: HttpRequest, shown: Plan, making: Plan | None) -> HttpResponse:
    content, user, case = content_of(shown, request.user), request.user, shown.case
    member, whole = team_member(shown, user), content["whole"]
    writes = member and not shown.closed_for_edits()
    steps = [{**one, "help": STEP_HELP.get(one["name"], "")} for one in buttons(shown, user)]
    most = term("open_goals", case.municipality_id)
    open_goals = sum(card["is_open"] for card in content["cards"])
    context = family_page(
        request, case, "plan", **content, writes=writes, settles=member and shown.status == PlanStatus.ACTIVE,
        steps=steps, making=making, is_current=shown.status in (PlanStatus.ACTIVE, *IN_THE_MAKING),
        may_begin=whole and member and shown.status in (PlanStatus.ACTIVE, PlanStatus.CLOSED) and making is None
        and not case.closed_for_edits(),
        too_many=open_goals if whole and open_goals > most else 0, most_goals=most, help_cards=help_cards(case, user),
        may_ask_help=member and not case.closed_for_edits(), placements=placement_cards(case, user),
        coming=upcoming(shown, content["cards"], content["loose"], content["family_plan"]["last_day"]),
        happened=happened(case) if sees_all(case, "timeline", user) else [],
        changed=_changed(shown) if whole else None,
    )  # fmt: skip
    context["identity"]["actions"] = _top_actions(shown, member and sees_all(case, "evaluations", user))
    return render(request, "cases/plan.html", context)


def content_of(shown: Plan, user: Any) -> dict[str, Any]:
    """What the page and the paper both show."""
    whole = sees_all(shown.case, "plan", user)
    voices, answers = Voices(shown.case), answers_shown(shown, user) if whole else None
    agreements = agreements_by_goal(shown, user)
    agreed = [one["name"] for one in answers["people"] if one["state"] == "agrees"] if answers else []
    return {
        "plan": withhold(shown, shown.case, user), "whole": whole,
        "status_badge": STATUS_BADGES[PlanStatus(shown.status)],
        "cards": goal_cards(shown, voices, goals_with_everything(shown, user), agreements, user),
        "loose": without_a_goal(agreements),
        "rests_on": shown.analysis if tab_is_open(shown.case, "analyses", user) else None,
        "beside": FileRequest.objects.beside(
            Q(plan__in=[shown.pk, shown.previous_id]) | Q(analysis=None, plan=None), case=shown.case, user=user
        ),
        "family_plan": family_plan(shown), "answers": answers, "agreed": ", ".join(agreed),
        "written_on": shown.adopted_on or shown.shared_on or timezone.localdate(shown.changed_at),
    }  # fmt: skip


def _top_actions(shown: Plan, evaluates: bool) -> list[dict[str, Any]]:
    """Print; and start the evaluation when its time has come."""
    actions: list[dict[str, Any]] = [{"label": "Afdrukken", "url": reverse("cases:plan-print", args=[shown.pk])}]
    planned = shown.evaluations.filter(status="planned").order_by("due_on").first() if evaluates else None
    if planned and planned.window_from <= timezone.localdate():
        hold = reverse("cases:step", args=["evaluatie", planned.pk, "hold"])
        actions.append({"label": "Evaluatie starten", "url": hold, "primary": True})
    return actions


def _changed(shown: Plan) -> dict[str, Any] | None:
    found = changes(shown)
    if found is None:
        return None
    return {"found": found, "ended": [(goal.title, how_it_ended(goal)) for goal in found.ended_goals]}


@require_POST
def begin(request: HttpRequest, case: str) -> HttpResponse:
    """Begin the plan, or the next version beside the one in force."""
    found: Case = case_or_404(request, case, "plan")
    try:
        made = plans.begin(case=found, by=request.user)
    except NotPossible as no:
        messages.error(request, " ".join(no.reasons))
        return redirect("cases:plan", found.pk)
    if made.number > 1:
        messages.success(request, f"Versie {made.number} is begonnen. Open doelen en afspraken zijn meegenomen.")
    return redirect("cases:plan-version", made.pk)


def versions(request: HttpRequest, case: str) -> HttpResponse:
    found = case_or_404(request, case, "plan")
    rows = [
        {"plan": one, "badge": STATUS_BADGES[PlanStatus(one.status)]}
        for one in plans_of(request.user).filter(case=found)
    ]
    return render(request, "cases/plan_versions.html", family_page(request, found, "plan", rows=rows))


def paper(request: HttpRequest, plan: Any) -> HttpResponse:
    """The whole plan on paper, with the answers and room for signatures."""
    shown = get_or_404(plans_of(request.user), pk=plan)
    return render(request, "cases/plan_print.html", _on_paper(shown, request))


def paper_as_pdf(request: HttpRequest, plan: Any) -> HttpResponse:
    shown = get_or_404(plans_of(request.user), pk=plan)
    name = f"gezinsplan-{shown.case.number}-versie-{shown.number}.pdf"
    back = reverse("cases:plan-version", args=[shown.pk])
    return pdf_response(request, "cases/plan_print.html", _on_paper(shown, request), name, back)


def _on_paper(shown: Plan, request: HttpRequest) -> dict[str, Any]:
    content = content_of(shown, request.user)
    asked = content["answers"]["people"] if content["answers"] else []
    signers = [{"name": one["name"], "role": one["role"], "words": _answer_in_words(one)} for one in asked]
    signers = signers or [
        {"name": str(person), "role": "gezin", "words": ""} for person in youths_of(shown.case, request.user)
    ]
    return family_page(
        request,
        shown.case,
        "plan",
        **content,
        printed_at=timezone.localtime(),
        signers=signers,
        paper=True,
        print_for=readers_of("plan-print-for", shown, request.user),
        reader=None,
        pdf_url=reverse("cases:plan-pdf", args=[shown.pk]),
    )


def _answer_in_words(one: dict[str, Any]) -> str:
    """'Inhoud: niet akkoord. Hulp: akkoord.' Nobody signs on paper for something else than they said."""
    return " ".join(f"{answer['label']}: {answer['value']}." for answer in one["answers"])


def paper_for_family(request: HttpRequest, plan: Any) -> HttpResponse:
    """One page in plain words: the wish, the goals, who does what, when we look back, and whom to call."""
    shown = get_or_404(plans_of(request.user), pk=plan)
    goals = [goal for goal in goals_with_everything(shown, request.user) if goal.status == "open"]
    mine = Agreement.objects.visible_to(request.user).open()
    context = {
        "case": shown.case, "plan": withhold(shown, shown.case, request.user), "goals": goals,
        "agreements": [agreement_row(row) for row in mine.filter(plan=shown).select_related(*CARRIERS)],
        "contact": shown.case.fixed_contact,
        "printed_at": timezone.localtime(), "family": str(shown.case.family),
        "youths": [person.first_name for person in youths_of(shown.case, request.user)],
    }  # fmt: skip
    return render(request, "cases/plan_family.html", context)


after_step(Plan, lambda done: reverse("cases:plan-version", args=[done.pk]))

urlpatterns = [
    page("gezin/<uuid:case>/plan", plan, "plan", IN_CASE, reads(Shown.PLAN)),
    page("gezin/<uuid:case>/plan/nieuw", begin, "plan-begin", POSTS, acts(Shown.PLAN)),
    page("gezin/<uuid:case>/plan/versies", versions, "plan-versions", IN_CASE, reads(Shown.PLAN)),
    page("plan/<uuid:plan>", plan_version, "plan-version", IN_CASE, reads(Shown.PLAN)),
    page("plan/<uuid:plan>/afdrukken", paper, "plan-print", IN_CASE, prints(Shown.PLAN)),
    page("plan/<uuid:plan>/pdf", paper_as_pdf, "plan-pdf", IN_CASE, prints(Shown.PLAN)),
    page("plan/<uuid:plan>/voor-het-gezin", paper_for_family, "plan-family", IN_CASE, prints(Shown.PLAN)),
]

"""How far the work with a family is, and the step that most likely comes next."""

from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils import timezone

from cases.access.predicates import local_team_or_leader, team_member
from cases.analysis.models import Analysis
from cases.evaluations.models import Evaluation
from cases.families.lifecycle import OPEN_HANDOVER
from cases.families.models import Case, Handover
from cases.plans.lifecycle import IN_THE_MAKING, PlanStatus
from cases.plans.models import Plan
from cases.web.frame import plans_of_case


class State:
    """What runs in a case. Every question is asked once, by who needs it."""

    def __init__(self, case: Case, user: Any):
        self.case, self.user = case, user

    @property
    def plans(self) -> list[Plan]:
        return plans_of_case(self.case, self.user)

    @property
    def in_force(self) -> Plan | None:
        return next((plan for plan in self.plans if plan.status == PlanStatus.ACTIVE), None)

    @property
    def making(self) -> Plan | None:
        return next((plan for plan in self.plans if plan.status in IN_THE_MAKING), None)

    @property
    def shown_plan(self) -> Plan | None:
        """The plan in force, else the one in the making, else the last that was."""
        return self.in_force or self.making or next(iter(self.plans), None)

    @cached_property
    def analysis(self) -> Analysis | None:
        return self.case.analyses.newest()

    @cached_property
    def evaluations(self) -> list[Evaluation]:
        """Open ones of the plan in force, the first to come first."""
        return list(self.case.evaluations.open().filter(plan__status=PlanStatus.ACTIVE).order_by("due_on", "pk"))

    @cached_property
    def handover(self) -> Handover | None:
        return self.case.handovers.filter(status__in=OPEN_HANDOVER).select_related("to_user").first()


def next_step(state: State, user: Any) -> tuple[str, str] | None:
    """The label and the address of the step, for this person; None when there is nothing to do or to write."""
    case = state.case
    if case.status == "intake":
        return ("Zaak starten", _step("zaak", case, "activate")) if local_team_or_leader(case, user) else None
    if case.status != "active" or not team_member(case, user):
        return None
    if state.handover and state.handover.to_user_id == user.pk:
        return "Overdracht beantwoorden", reverse("cases:team", args=[case.pk])
    return _evaluation(state) or _papers(state)


def _evaluation(state: State) -> tuple[str, str] | None:
    """An evaluation that was held goes before one that may be held now."""
    held = next((one for one in state.evaluations if one.status == "held"), None)
    if held:
        return "Evaluatie afronden", reverse("cases:evaluation", args=[held.pk])
    first = next(iter(state.evaluations), None)
    if first and first.window_from <= timezone.localdate():
        return "Evaluatie starten", _step("evaluatie", first, "hold")
    return None


def _papers(state: State) -> tuple[str, str] | None:
    """The analysis before the plan, and what waits for answers before what is still to be written."""
    case, analysis, making = state.case, state.analysis, state.making
    if making:
        label = "Gezinsplan afmaken" if making.status == "draft" else "Antwoorden op het plan"
        return label, reverse("cases:plan-version", args=[making.pk])
    if analysis and analysis.status in ("draft", "shared"):
        label = "Analyse afmaken" if analysis.status == "draft" else "Antwoorden op de analyse"
        return label, reverse("cases:analysis", args=[analysis.pk])
    if state.in_force:
        return None
    if analysis:
        return "Gezinsplan maken", reverse("cases:plan", args=[case.pk])
    return "Analyse beginnen", reverse("cases:analyses", args=[case.pk])


def _step(machine: str, subject: Any, name: str) -> str:
    return reverse("cases:step", args=[machine, subject.pk, name])

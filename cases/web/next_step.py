"""How far the work with a family is, and the step that most likely comes next."""

from functools import cached_property, lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import DateField, UUIDField, Value
from django.urls import reverse
from django.utils import timezone

from cases.access.predicates import local_team_or_leader, team_member
from cases.analysis.lifecycle import AnalysisStatus
from cases.analysis.models import Analysis
from cases.evaluations.models import Evaluation
from cases.families.lifecycle import OPEN_HANDOVER
from cases.families.models import Case, Handover
from cases.plans.lifecycle import IN_THE_MAKING, PlanStatus
from cases.plans.models import Plan
from cases.web.frame import plans_of_case
from network.written import AmongGiven, Written

EVALUATION, ANALYSIS, HANDOVER = range(3)


class Running(NamedTuple):
    """An evaluation, analysis or handover of a case. `day`: when it is due, was shared (if it was) or was offered."""

    kind: int
    pk: UUID
    status: str
    day: Any
    window_from: Any
    to_user_id: UUID | None
    to_user: str
    number: int


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

    @property
    def analysis(self) -> Running | None:
        """The last one that goes on or was settled."""
        found = [one for one in self._running if one.kind == ANALYSIS]
        return max(found, key=lambda one: one.number, default=None)

    @property
    def evaluations(self) -> list[Running]:
        """Open ones of the plan in force, the first to come first."""
        found = [one for one in self._running if one.kind == EVALUATION]
        return sorted(found, key=lambda one: (one.day, one.pk))

    @property
    def handover(self) -> Running | None:
        return next((one for one in self._running if one.kind == HANDOVER), None)

    @cached_property
    def _running(self) -> list[Running]:
        return [Running(*row) for row in _written(connection.vendor).rows([self.case.pk])]


@lru_cache
def _written(vendor: str) -> Written:
    """What runs in these cases; the question never differs, so Django writes it once."""
    here, never, nobody, nothing = AmongGiven("case_id"), Value(None, DateField()), Value(None, UUIDField()), Value("")
    evaluations = Evaluation.objects.open().filter(here, plan__status=PlanStatus.ACTIVE)
    analyses = Analysis.objects.exclude(status=AnalysisStatus.DROPPED).filter(here)
    handovers = Handover.objects.filter(here, status__in=OPEN_HANDOVER)
    first, *others = (
        rows.order_by().values_list(Value(kind), "pk", "status", *columns)
        for kind, rows, columns in (
            (EVALUATION, evaluations, ("due_on", "window_from", nobody, nothing, Value(0))),
            (HANDOVER, handovers, ("offered_on", never, "to_user_id", "to_user__name", Value(0))),
            (ANALYSIS, analyses, ("shared_on", never, nobody, nothing, "number")),
        )
    )
    return Written(first.union(*others, all=True))


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

"""Everything the rules look at, fetched once per case. Each property is one query (a few with their links), asked only
when a rule needs it, and never one per row."""

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch

from cases.access.audience import open_to_any_professional
from cases.adulthood.models import Checklist, ChecklistItem
from cases.analysis.lifecycle import AnalysisStatus
from cases.analysis.models import (
    Analysis,
    AnalysisResponse,
    AnalysisText,
    Consultation,
    Difference,
    EarlierHelp,
    Enclosure,
    Factor,
    FactorLink,
    Statement,
    Worry,
)
from cases.attention.facts_of_family import FamilyFacts
from cases.evaluations.lifecycle import OPEN as OPEN_EVALUATION
from cases.evaluations.lifecycle import EvaluationStatus
from cases.evaluations.models import Evaluation
from cases.families.codes import CaseFrame
from cases.families.models import Case
from cases.plans.codes import GoalStatus, HelpRoute, HelpStatus, PlacementState
from cases.plans.coverage import Coverage
from cases.plans.lifecycle import IN_THE_MAKING, PlanStatus
from cases.plans.models import Agreement, Goal, HelpPlacement, HelpRequest, Plan
from cases.sharing.consent_codes import ConsentPurpose
from cases.sharing.models import Consent


class AnalysisFacts(FamilyFacts):
    """The newest analysis of the case, and what the ones before it said."""

    viewer: Any = None

    @cached_property
    def analyses(self) -> list[Analysis]:
        """All analyses that go on or were finished, oldest first."""
        rows = Analysis.objects.filter(case=self.case).exclude(status=AnalysisStatus.DROPPED)
        return list(rows.order_by("number"))

    @cached_property
    def analysis(self) -> Analysis | None:
        return self.analyses[-1] if self.analyses else None

    @cached_property
    def previous(self) -> Analysis | None:
        if self.analysis is None:
            return None
        return next((one for one in self.analyses if one.pk == self.analysis.previous_id), None)

    @cached_property
    def finished_analysis(self) -> Analysis | None:
        """The newest one that was put before the family or is final."""
        shown = [one for one in self.analyses if one.status in (AnalysisStatus.SHARED, AnalysisStatus.FINAL)]
        return shown[-1] if shown else None

    @cached_property
    def _texts(self) -> dict[Any, dict[str, AnalysisText]]:
        found: dict[Any, dict[str, AnalysisText]] = defaultdict(dict)
        for row in AnalysisText.objects.filter(analysis__in=[one for one in (self.analysis, self.previous) if one]):
            found[row.analysis_id][row.key] = row
        return found

    @cached_property
    def texts(self) -> dict[str, AnalysisText]:
        return self._texts[self.analysis.pk] if self.analysis else {}

    def text(self, key: str, *, previous: bool = False) -> str:
        which = self.previous if previous else self.analysis
        row = self._texts[which.pk].get(key) if which else None
        return row.text.strip() if row else ""

    @cached_property
    def enclosures(self) -> list[Enclosure]:
        """Of every analysis of the case: a safety plan or genogram of last year is still there."""
        return list(Enclosure.objects.filter(analysis__in=self.analyses).order_by("-dated_on", "pk"))

    def _rows(self, model: Any, *related: str) -> list[Any]:
        if self.analysis is None:
            return []
        return list(self.visible(model).filter(analysis=self.analysis).select_related(*related))

    def visible(self, model: Any) -> Any:
        """Rows that the viewer may see; without a viewer those that no professional is kept from."""
        rows = model.objects
        return rows.visible_to(self.viewer) if self.viewer else rows.filter(open_to_any_professional(model))

    @cached_property
    def statements(self) -> list[Statement]:
        return self._rows(Statement, "heading")

    @cached_property
    def worries(self) -> list[Worry]:
        return self._rows(Worry)

    @cached_property
    def earlier_help(self) -> list[EarlierHelp]:
        return self._rows(EarlierHelp, "organisation")

    @cached_property
    def consultations(self) -> list[Consultation]:
        return self._rows(Consultation)

    @cached_property
    def links(self) -> list[FactorLink]:
        return self._rows(FactorLink)

    @cached_property
    def differences(self) -> list[Difference]:
        return self._rows(Difference)

    @cached_property
    def factors(self) -> list[Factor]:
        """Factors of the newest analysis with what they rest on."""
        if self.analysis is None:
            return []
        under = [Prefetch(name, self.visible(model)) for name, model in (("statements", Statement), ("worries", Worry))]
        return list(self.visible(Factor).filter(analysis=self.analysis).prefetch_related(*under))

    @cached_property
    def answers(self) -> list[AnalysisResponse]:
        """Every answer on any analysis of the case, oldest first."""
        rows = AnalysisResponse.objects.filter(analysis__in=self.analyses)
        return list(rows.order_by("answered_on", "added_at", "pk"))


class Facts(AnalysisFacts):
    """One case on one day."""

    def __init__(self, case: Case, today: date, viewer: Any = None):
        self.case, self.today, self.viewer = case, today, viewer

    @cached_property
    def plans(self) -> list[Plan]:
        rows = Plan.objects.filter(case=self.case).exclude(status=PlanStatus.DROPPED)
        return list(rows.select_related("analysis").order_by("number"))

    @cached_property
    def plan_in_force(self) -> Plan | None:
        return next((one for one in self.plans if one.status == PlanStatus.ACTIVE), None)

    @cached_property
    def plan(self) -> Plan | None:
        """The version people work on: the one in the making, else the one in force."""
        making = next((one for one in self.plans if one.status in IN_THE_MAKING), None)
        return making or self.plan_in_force

    @cached_property
    def goals(self) -> list[Goal]:
        if self.plan is None:
            return []
        return list(Goal.objects.filter(plan=self.plan).prefetch_related("factors", "scales"))

    @cached_property
    def open_goals(self) -> list[Goal]:
        return [goal for goal in self.goals if goal.status == GoalStatus.OPEN]

    @cached_property
    def coverage(self) -> Coverage:
        return Coverage.between(self.case, self.analysis, self.plan, self.goals)

    @cached_property
    def agreements(self) -> list[Agreement]:
        """Agreements of the version in force and of the one in the making."""
        plans = [one for one in (self.plan, self.plan_in_force) if one]
        return list(Agreement.objects.filter(plan__in=plans).prefetch_related("goals"))

    @cached_property
    def requests(self) -> list[HelpRequest]:
        rows = HelpRequest.objects.filter(case=self.case).select_related("person", "provider")
        return list(rows.prefetch_related("consented").order_by("asked_on", "pk"))

    @cached_property
    def open_requests(self) -> list[HelpRequest]:
        """Not refused and not ended."""
        return [one for one in self.requests if one.status not in (HelpStatus.REFUSED, HelpStatus.ENDED)]

    @cached_property
    def placements(self) -> list[HelpPlacement]:
        rows = HelpPlacement.objects.filter(case=self.case).select_related("person", "request")
        return list(rows.order_by("begins_on", "pk"))

    @cached_property
    def help_ahead(self) -> list[HelpRequest | HelpPlacement]:
        """Help that was not refused and has not ended, each once: what was placed stands for what was asked."""
        placed = {one.request_id for one in self.placements}
        goes_on = [one for one in self.placements if one.state_on(self.today) != PlacementState.ENDED]
        return [*(one for one in self.open_requests if one.pk not in placed), *goes_on]

    @cached_property
    def local_requests(self) -> list[HelpRequest]:
        """Requests on which the municipality decides."""
        return [one for one in self.requests if one.route == HelpRoute.LOCAL_TEAM]

    @cached_property
    def institution_decides(self) -> bool:
        """The certified institution determines the help (by-law 17): nobody applies to the municipality."""
        if self.local_requests:
            return False
        return bool(self.requests) or self.case.frame != CaseFrame.VOLUNTARY

    @cached_property
    def checklists(self) -> list[Checklist]:
        """The lists for 18 with their toekomstplan and what goes on after 18, which only make a point go away; and with
        the open points that the viewer may see."""
        rows = Checklist.objects.filter(case=self.case).select_related("person", "future")
        seen = Prefetch("items", self.visible(ChecklistItem).open(), to_attr="open_items")
        return list(rows.prefetch_related(seen, "continuations"))

    @cached_property
    def consents(self) -> list[Consent]:
        """Answers on sharing about the youths of the case."""
        rows = Consent.objects.filter(case=self.case, purpose=ConsentPurpose.SHARE, about__in=self.youths)
        return list(rows)

    @cached_property
    def evaluations(self) -> list[Any]:
        """Evaluations that are not cancelled; `has_others`: a professional or an organisation takes part."""
        others = [
            Exists(getattr(Evaluation, name).through.objects.filter(evaluation=OuterRef("pk")))
            for name in ("professionals", "organisations")
        ]
        rows = Evaluation.objects.filter(case=self.case).exclude(status=EvaluationStatus.CANCELLED)
        rows = rows.annotate(has_others=others[0] | others[1])
        return list(rows.prefetch_related("people").order_by("due_on", "added_at"))

    @cached_property
    def open_evaluations(self) -> list[Any]:
        return [one for one in self.evaluations if one.status in OPEN_EVALUATION]

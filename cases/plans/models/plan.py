"""The plan: one version of what a family works towards."""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.access.parts import FRAME, CasePart
from cases.access.records import PART_PRIVACY, Part
from cases.access.visibility import InCaseQuerySet
from cases.analysis.models import Analysis, respondents
from cases.analysis.models.responses import shared_state
from cases.families.models import Case
from cases.plans.codes import FamilyPlanAnswer, GoalStatus, SkipGround
from cases.plans.lifecycle import IN_THE_MAKING, PlanLifecycle, PlanStatus
from network.terms import term
from network.working_days import end_of_term


class PlanQuerySet(InCaseQuerySet):
    def in_force(self) -> "PlanQuerySet":
        """Adopted and not replaced or closed since; one per case at most."""
        return self.filter(status=PlanStatus.ACTIVE)

    def in_the_making(self) -> "PlanQuerySet":
        """Still written, or before the family and the team; one per case at most."""
        return self.filter(status__in=IN_THE_MAKING)


class Plan(PlanLifecycle, Part):
    """One version of the family's plan. In force it always has `next_evaluation_on`: the earliest open evaluation.

    `no_family_plan_on` is the day it was clear that no familiegroepsplan comes: the six weeks of Jeugdwet 4.1.3(5)
    start then, not at intake.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="plans", editable=False)
    number = models.PositiveIntegerField("versie", default=1, editable=False)
    previous = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="next_versions", editable=False
    )
    analysis = models.ForeignKey(
        Analysis, null=True, blank=True, on_delete=models.PROTECT, related_name="plans",
        verbose_name="steunt op analyse", editable=False,
    )  # fmt: skip
    wish = models.TextField("waar willen jullie naartoe, in jullie eigen woorden", blank=True)
    wish_by = models.CharField("wie zei dit", max_length=120, blank=True)
    many_goals_reason = models.TextField("waarom meer dan vijf doelen tegelijk", blank=True)
    family_plan_offered_on = models.DateField("familiegroepsplan aangeboden op", null=True, blank=True)
    family_plan_answer = models.CharField(
        "wat zei het gezin", max_length=20, choices=FamilyPlanAnswer.choices, blank=True
    )
    family_plan_skip_ground = models.CharField(
        "waarom geen familiegroepsplan", max_length=1, choices=SkipGround.choices, blank=True
    )
    no_family_plan_on = models.DateField("duidelijk dat er geen familiegroepsplan komt op", null=True, blank=True)
    next_evaluation_on = models.DateField("volgende evaluatie", null=True, blank=True, editable=False)
    round = models.PositiveIntegerField(default=0, editable=False)
    shared_on = models.DateField("voorgelegd op", null=True, blank=True, editable=False)
    adopted_on = models.DateField("vastgesteld op", null=True, blank=True, editable=False)
    ended_on = models.DateField("niet meer geldig sinds", null=True, blank=True, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "gezinsplan"
        verbose_name_plural = "gezinsplannen"
        ordering = ("-number",)
        constraints = [
            models.CheckConstraint(condition=Q(status__in=PlanStatus.values), name="plan_status_known"),
            models.UniqueConstraint(fields=["case", "number"], name="one_plan_per_number"),
            models.UniqueConstraint(fields=["case"], condition=Q(status=PlanStatus.ACTIVE), name="one_plan_in_force"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(status__in=IN_THE_MAKING), name="one_plan_in_the_making"
            ),
            models.UniqueConstraint(
                fields=["previous"], condition=~Q(status=PlanStatus.DROPPED), name="one_next_version_goes_on"
            ),
            models.CheckConstraint(
                condition=~Q(status=PlanStatus.ACTIVE) | Q(next_evaluation_on__isnull=False, adopted_on__isnull=False),
                name="plan_in_force_has_next_evaluation",
            ),
        ]
        indexes = [
            models.Index(fields=["next_evaluation_on"], name="plan_next_evaluation", condition=Q(status="active"))
        ]

    class Privacy:
        personal = {"wish", "wish_by", "many_goals_reason", "family_plan_answer", "family_plan_skip_ground"}
        plain = PART_PRIVACY | {
            "case", "number", "previous", "analysis", "family_plan_offered_on", "no_family_plan_on",
            "next_evaluation_on", "round", "shared_on", "adopted_on", "ended_on", "status",
        }  # fmt: skip

    class Access:
        part = CasePart.PLAN
        about = FRAME
        whole_fields = {
            "wish", "wish_by", "many_goals_reason", "family_plan_offered_on", "family_plan_answer",
            "family_plan_skip_ground", "no_family_plan_on",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"gezinsplan, versie {self.number}"

    @property
    def document(self) -> "Plan":
        return self

    def closed_for_edits(self) -> str:
        """Why the text cannot be written now; empty when it can."""
        if self.status == PlanStatus.DRAFT:
            return self.case.closed_for_edits()
        if self.status == PlanStatus.PROPOSED:
            return "Het plan ligt voor bij het gezin en het team. Neem het eerst terug om aan te passen."
        return "Dit plan is vastgesteld. Een wijziging is een nieuwe versie: maak die eerst."

    @property
    def family_plan_settled(self) -> bool:
        """Offered and answered, or skipped on one of the three legal grounds."""
        if self.family_plan_answer == FamilyPlanAnswer.WANTED:
            return self.family_plan_offered_on is not None
        return bool(self.family_plan_skip_ground)

    def misfits(self) -> dict[str, str]:
        """What does not go together in the offer of a familiegroepsplan (Jeugdwet 4.1.2), per field."""
        today, found = timezone.localdate(), {}
        answer, ground, clear_on = self.family_plan_answer, self.family_plan_skip_ground, self.no_family_plan_on
        if self.family_plan_offered_on and self.family_plan_offered_on > today:
            found["family_plan_offered_on"] = "Deze datum ligt in de toekomst. Vul in wanneer u het aanbood."
        if answer and not self.family_plan_offered_on:
            found["family_plan_offered_on"] = "Vul in wanneer u het familiegroepsplan aanbood."
        if answer == FamilyPlanAnswer.NOT_WANTED and not ground:
            found["family_plan_skip_ground"] = "Kies waarom er geen familiegroepsplan komt. De wet kent drie redenen."
        if ground and not clear_on:
            found["no_family_plan_on"] = "Vul in sinds wanneer dit duidelijk is: die dag starten de zes weken."
        if clear_on and not ground:
            found["family_plan_skip_ground"] = "Kies waarom er geen familiegroepsplan komt."
        if clear_on and clear_on > today:
            found["no_family_plan_on"] = "Deze datum ligt in de toekomst."
        if answer == FamilyPlanAnswer.WANTED and ground == SkipGround.NOT_WANTED:
            found["family_plan_skip_ground"] = "Het gezin wil zelf een plan maken. Pas het antwoord of de reden aan."
        return found

    def adopt_by(self) -> date | None:
        """The last day of the six weeks of Jeugdwet 4.1.3(5); None when they do not run. They start on the day it is
        clear that no familiegroepsplan comes, and stop when a first version is adopted."""
        if self.no_family_plan_on is None or self.follows_another() or self.adopted_on:
            return None
        return end_of_term(self.no_family_plan_on + timedelta(days=term("plan_days", self.case.municipality_id)))

    def follows_another(self) -> bool:
        """Another version of this case is or was in force."""
        return self.case.plans.filter(number__lt=self.number, adopted_on__isnull=False).exists()

    def open_goals(self) -> "models.QuerySet[Any]":
        return self.goals.filter(status=GoalStatus.OPEN)

    def missing_answers(self) -> list[str]:
        return [str(one) for one in respondents(self) if one.response is None]

    def settled_on(self) -> Any:
        return self.adopted_on

    def shared_state(self) -> tuple[str, str]:
        return shared_state(self)


class PlanPart(Part):
    """A row of a plan: written while it is a draft. Once adopted its text cannot change, also not in the database;
    how a goal or agreement is going (`status` and its date) can."""

    class Meta:
        abstract = True

    @property
    def document(self) -> Plan:
        return self.plan  # type: ignore[attr-defined]

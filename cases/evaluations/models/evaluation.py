"""Evaluations, the score of each person for each goal, and how each goal went."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format

from cases.access.parts import FRAME, CasePart
from cases.access.records import PART_PRIVACY, Part
from cases.access.visibility import InCaseQuerySet
from cases.analysis.codes import Trigger
from cases.evaluations.codes import Decision, StillRight
from cases.evaluations.lifecycle import OPEN, EvaluationLifecycle, EvaluationStatus
from cases.families.models import Case, Person
from cases.plans.codes import GoalStatus
from cases.plans.models import Goal, Plan
from network.models import Organisation


class EvaluationQuerySet(InCaseQuerySet):
    def open(self) -> "EvaluationQuerySet":
        return self.filter(status__in=OPEN)


class Evaluation(EvaluationLifecycle, Part):
    """A moment to look back on the plan, between `window_from` and `due_on`. Due and overdue are computed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evaluations", editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="evaluations", editable=False)
    trigger = models.CharField(
        "waarom kijken we terug", max_length=30, choices=Trigger.choices, default=Trigger.PLANNED
    )
    why = models.TextField("toelichting", blank=True)
    window_from = models.DateField("vanaf")
    due_on = models.DateField("uiterlijk")
    people = models.ManyToManyField(Person, related_name="+", blank=True, verbose_name="wie van het gezin doet mee")
    professionals = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="evaluations", blank=True, verbose_name="welke professionals doen mee"
    )
    organisations = models.ManyToManyField(
        Organisation, related_name="+", blank=True, verbose_name="welke organisaties doen mee"
    )
    how = models.CharField("hoe", max_length=80, blank=True)
    held_on = models.DateField("gehouden op", null=True, blank=True, editable=False)
    absent = models.CharField("wie was er niet, en waarom", max_length=300, blank=True)
    what_worked = models.TextField("wat werkte, en waarom werkte het", blank=True)
    what_did_not = models.TextField("wat werkte niet", blank=True)
    changes = models.TextField("wat is er veranderd in het gezin, op school of in het wonen", blank=True)
    still_right = models.CharField(
        "doen we nog steeds de goede en meest helpende dingen", max_length=6, choices=StillRight.choices, blank=True
    )
    still_right_words = models.TextField("leg uit", blank=True)
    decision = models.CharField("wat besluiten jullie", max_length=20, choices=Decision.choices, blank=True)
    decision_words = models.TextField("toelichting op het besluit", blank=True)
    concluded_on = models.DateField("afgerond op", null=True, blank=True, editable=False)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluatie"
        verbose_name_plural = "evaluaties"
        ordering = ("-due_on", "-added_at")
        constraints = [
            models.CheckConstraint(condition=Q(status__in=EvaluationStatus.values), name="evaluation_status_known"),
            models.CheckConstraint(
                condition=Q(window_from__lte=F("due_on")), name="evaluation_window_in_order",
                violation_error_message="De periode eindigt voordat zij begint.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[EvaluationStatus.HELD, EvaluationStatus.CONCLUDED]) | Q(held_on__isnull=False),
                name="held_evaluation_is_dated",
            ),
            models.CheckConstraint(
                condition=~Q(status=EvaluationStatus.CONCLUDED) | (Q(concluded_on__isnull=False) & ~Q(decision="")),
                name="concluded_evaluation_decides",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=["case", "due_on"], name="evaluation_open_of_case", condition=Q(status__in=["planned", "held"])
            ),
            models.Index(fields=["plan", "due_on"], name="evaluation_due", condition=Q(status__in=["planned", "held"])),
            models.Index(fields=["due_on"], name="evaluation_open_due", condition=Q(status__in=["planned", "held"])),
        ]

    class Privacy:
        personal = {
            "trigger", "why", "people", "professionals", "how", "absent", "what_worked", "what_did_not", "changes",
            "still_right", "still_right_words", "decision", "decision_words",
        }  # fmt: skip
        plain = PART_PRIVACY | {
            "case", "plan", "window_from", "due_on", "organisations", "held_on", "concluded_on", "status",
        }  # fmt: skip

    class Access:
        part = CasePart.EVALUATION
        about = FRAME
        whole_fields = {
            "how", "why", "people", "professionals", "organisations", "absent", "what_worked", "what_did_not",
            "changes",
            "still_right", "still_right_words", "decision", "decision_words",
        }  # fmt: skip

    def __str__(self) -> str:
        return f"evaluatie van {date_format(self.held_on or self.due_on, 'j F Y')}"

    @property
    def document(self) -> "Evaluation":
        return self

    def closed_for_edits(self) -> str:
        """Why nothing can be written now; empty when it can."""
        if self.status in OPEN:
            return ""
        return "Deze evaluatie is afgerond. Wat jullie daarna bespreken, hoort bij de volgende."

    def is_late(self, today: Any = None) -> bool:
        return self.status in OPEN and self.due_on < (today or timezone.localdate())

    def goals_not_looked_at(self) -> list[str]:
        scored = set(self.scores.values_list("goal_id", flat=True)) | set(
            self.reviews.values_list("goal_id", flat=True)
        )
        return [goal.title for goal in self.plan.open_goals() if goal.pk not in scored]

    def goals_left_open(self) -> list[str]:
        """Open goals to which this evaluation gives no end."""
        ended = set(self.reviews.exclude(result=GoalStatus.OPEN).values_list("goal_id", flat=True))
        return [goal.title for goal in self.plan.open_goals() if goal.pk not in ended]


class EvaluationPart(Part):
    """A row of an evaluation."""

    class Meta:
        abstract = True

    @property
    def document(self) -> Evaluation:
        return self.evaluation  # type: ignore[attr-defined]


class GoalScore(EvaluationPart):
    """How one person scores one goal, 0–10, in their own words. Never averaged across people."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="scores", editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="scores", verbose_name="doel")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="wie van het gezin"
    )
    professional = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name="of welke professional",
    )  # fmt: skip
    score = models.PositiveSmallIntegerField("cijfer (0–10)", validators=[MaxValueValidator(10)])
    words = models.TextField("in eigen woorden", blank=True)
    case_path = "evaluation__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "cijfer"
        verbose_name_plural = "cijfers"
        ordering = ("goal", "added_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(score__lte=10), name="score_zero_to_ten"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, professional__isnull=True)
                | Q(person__isnull=True, professional__isnull=False),
                name="score_of_one", violation_error_message="Kies één persoon.",
            ),
            models.UniqueConstraint(
                fields=["evaluation", "goal", "person"], condition=Q(person__isnull=False), name="one_score_per_person",
                violation_error_message="Deze persoon gaf bij dit doel al een cijfer.",
            ),
            models.UniqueConstraint(
                fields=["evaluation", "goal", "professional"], condition=Q(professional__isnull=False),
                name="one_score_per_professional",
                violation_error_message="Deze professional gaf bij dit doel al een cijfer.",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {"person", "professional", "score", "words"}
        plain = PART_PRIVACY | {"evaluation", "goal"}

    class Access:
        part = CasePart.EVALUATION
        about = ("goal__of_people", "person")

    def __str__(self) -> str:
        return f"{self.who}: {self.score}"

    @property
    def who(self) -> str:
        return str(self.person or self.professional)


class GoalReview(EvaluationPart):
    """How one goal went: reached or not, what worked, and why. Applied to the goal when the evaluation is concluded."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="reviews", editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="reviews", verbose_name="doel")
    result = models.CharField(
        "hoe staat het doel ervoor", max_length=20, choices=GoalStatus.choices, default=GoalStatus.OPEN
    )
    words = models.TextField("hoe ging het, en wat maakte dat het zo ging")
    case_path = "evaluation__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "terugblik op een doel"
        verbose_name_plural = "terugblik op doelen"
        ordering = ("goal", "pk")
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "goal"], name="one_review_per_goal"),
            models.CheckConstraint(condition=Q(result__in=GoalStatus.values), name="review_result_known"),
        ]

    class Privacy:
        personal = {"result", "words"}
        plain = PART_PRIVACY | {"evaluation", "goal"}

    class Access:
        part = CasePart.EVALUATION
        about = ("goal__of_people",)

    def __str__(self) -> str:
        return f"{self.goal}: {self.get_result_display()}"

"""The goals of a plan, with a scale question per person."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from cases.access.parts import CasePart
from cases.access.records import PART_PRIVACY
from cases.access.visibility import InCaseQuerySet
from cases.analysis.models import Factor
from cases.families.models import Person
from cases.plans.codes import GoalStatus, Period
from cases.plans.models.plan import Plan, PlanPart
from network.models import Organisation


class Goal(PlanPart):
    """Something the family works towards, in plain words. `continues` is the same goal in the previous version.

    `is_imposed` goals come from the compulsory frame and are recognisable as such.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="goals", editable=False)
    order = models.PositiveIntegerField("volgorde", default=1)
    title = models.CharField("het doel in gewone taal", max_length=200)
    own_words = models.TextField("in eigen woorden", blank=True)
    desired = models.TextField("wat is er dan anders")
    of_people = models.ManyToManyField(Person, related_name="+", verbose_name="van wie is dit doel")
    period = models.CharField("termijn", max_length=10, choices=Period.choices, default=Period.SHORT)
    is_most_important = models.BooleanField("dit is het belangrijkste doel", default=False)
    obstacle = models.TextField("wat zit in de weg", blank=True)
    support = models.TextField("wie of wat helpt", blank=True)
    is_imposed = models.BooleanField("opgelegd", default=False)
    imposed_by = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="opgelegd door"
    )
    factors = models.ManyToManyField(Factor, related_name="goals", blank=True, verbose_name="waar grijpt dit op in")
    no_factor_reason = models.CharField("geen factor, omdat", max_length=300, blank=True)
    continues = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="continued_by", editable=False
    )
    status = models.CharField(
        "stand", max_length=20, choices=GoalStatus.choices, default=GoalStatus.OPEN, editable=False
    )
    settled_on = models.DateField("afgerond op", null=True, blank=True, editable=False)
    outcome = models.TextField("hoe is het afgelopen", blank=True, editable=False)
    reference = models.CharField(max_length=60, blank=True, editable=False)
    case_path = "plan__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "doel"
        verbose_name_plural = "doelen"
        ordering = ("order", "added_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(status__in=GoalStatus.values), name="goal_status_known"),
            models.CheckConstraint(
                condition=Q(status=GoalStatus.OPEN, settled_on__isnull=True)
                | (~Q(status=GoalStatus.OPEN) & Q(settled_on__isnull=False)),
                name="settled_goal_is_dated",
            ),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(is_most_important=True), name="one_most_important_goal",
                violation_error_message="Er is al een belangrijkste doel. Haal het vinkje daar eerst weg.",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {
            "title", "own_words", "desired", "of_people", "obstacle", "support", "factors", "no_factor_reason",
            "outcome", "is_imposed", "imposed_by",
        }  # fmt: skip
        plain = PART_PRIVACY | {
            "plan", "order", "period", "is_most_important", "continues", "status", "settled_on", "reference",
        }  # fmt: skip

    class Access:
        part = CasePart.PLAN
        about = ("of_people",)

    def __str__(self) -> str:
        return self.title

    def misfits(self) -> dict[str, str]:
        """An imposed goal says who imposed it, and the other way round."""
        if self.is_imposed and not self.imposed_by_id:
            return {"imposed_by": "Kies wie dit doel heeft opgelegd."}
        if self.imposed_by_id and not self.is_imposed:
            return {"is_imposed": "Zet hier een vinkje als dit doel is opgelegd, of haal de organisatie weg."}
        return {}


class GoalScale(PlanPart):
    """The scale question 0–10 of one person: where it is now, and where it should go. Never averaged."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="scales", verbose_name="doel")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name="wie van het gezin"
    )
    professional = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name="of welke professional",
    )  # fmt: skip
    now = models.PositiveSmallIntegerField("nu (0–10)", validators=[MaxValueValidator(10)])
    wished = models.PositiveSmallIntegerField("gewenst (0–10)", validators=[MaxValueValidator(10)])
    note = models.CharField("wat maakt het dit cijfer", max_length=300, blank=True)
    case_path = "goal__plan__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "schaalvraag"
        verbose_name_plural = "schaalvragen"
        ordering = ("added_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(now__lte=10, wished__lte=10), name="scale_zero_to_ten"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, professional__isnull=True)
                | Q(person__isnull=True, professional__isnull=False),
                name="scale_of_one", violation_error_message="Kies één persoon.",
            ),
            models.UniqueConstraint(
                fields=["goal", "person"], condition=Q(person__isnull=False), name="one_scale_per_person",
                violation_error_message="Deze persoon heeft bij dit doel al een cijfer.",
            ),
            models.UniqueConstraint(
                fields=["goal", "professional"], condition=Q(professional__isnull=False),
                name="one_scale_per_professional",
                violation_error_message="Deze professional heeft bij dit doel al een cijfer.",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {"person", "professional", "now", "wished", "note"}
        plain = PART_PRIVACY | {"goal"}

    class Access:
        part = CasePart.PLAN
        about = ("goal__of_people", "person")

    def __str__(self) -> str:
        return f"{self.who}: {self.now}"

    @property
    def who(self) -> str:
        return str(self.person or self.professional)

    def misfits(self) -> dict[str, str]:
        return self.clashes()

    def clashes(self) -> dict[str, str]:
        same = GoalScale.objects.filter(goal=self.goal, person=self.person_id, professional=self.professional_id)
        if (self.person_id or self.professional_id) and same.exclude(pk=self.pk).exists():
            return {"who": "Deze persoon heeft bij dit doel al een cijfer. Pas dat cijfer aan."}
        return {}

    @property
    def document(self) -> Plan:
        return self.goal.plan

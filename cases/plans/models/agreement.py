"""Who does what by when, what the family can do itself, which help is needed, and the answers on the plan."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.records import PART_PRIVACY
from cases.access.visibility import InCaseQuerySet
from cases.analysis.models import ResponseBase
from cases.analysis.models.responses import RESPONSE_PLAIN, RESPONSE_PRIVACY, response_constraints
from cases.families.models import NetworkContact, Person
from cases.plans.codes import AgreementKind, AgreementStatus, Can
from cases.plans.models.goal import Goal
from cases.plans.models.plan import Plan, PlanPart
from network.models import Organisation


class AgreementQuerySet(InCaseQuerySet):
    def open(self) -> "AgreementQuerySet":
        return self.filter(status__in=[AgreementStatus.OPEN, AgreementStatus.BUSY])


class Agreement(PlanPart):
    """Who does what, with whom, by when, for which goals. Carried by one of four: somebody of the family, a
    professional, an organisation, or somebody of the network."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="agreements", editable=False)
    what = models.TextField("wat spreken we af")
    kind = models.CharField("soort", max_length=20, choices=AgreementKind.choices, default=AgreementKind.ORDINARY)
    goals = models.ManyToManyField(Goal, related_name="agreements", blank=True, verbose_name="voor welk doel")
    person = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="wie van het gezin doet dit",
    )
    professional = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="agreements",
        verbose_name="of welke professional",
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="of welke organisatie",
    )
    contact = models.ForeignKey(
        NetworkContact,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="of wie uit het netwerk",
    )
    with_whom = models.CharField("met wie", max_length=300, blank=True)
    due_on = models.DateField("voor wanneer")
    repeats = models.CharField("hoe vaak", max_length=60, blank=True)
    until = models.DateField("tot", null=True, blank=True)
    status = models.CharField(
        "stand", max_length=10, choices=AgreementStatus.choices, default=AgreementStatus.OPEN, editable=False
    )
    settled_on = models.DateField("klaar op", null=True, blank=True, editable=False)
    reference = models.CharField(max_length=60, blank=True, editable=False)

    case_path = "plan__case"
    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        ordering = ("due_on", "added_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(status__in=AgreementStatus.values), name="agreement_status_known"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, professional=None, organisation=None, contact=None)
                | Q(person=None, professional__isnull=False, organisation=None, contact=None)
                | Q(person=None, professional=None, organisation__isnull=False, contact=None)
                | Q(person=None, professional=None, organisation=None, contact__isnull=False),
                name="agreement_carried_by_one",
                violation_error_message="Kies één iemand die dit doet.",
            ),
        ]
        indexes = [
            models.Index(fields=["plan", "due_on"], name="agreement_due", condition=Q(status__in=["open", "bezig"]))
        ]

    class Privacy:
        personal = {"what", "person", "professional", "organisation", "contact", "with_whom", "kind"}
        plain = PART_PRIVACY | {"plan", "goals", "due_on", "repeats", "until", "status", "settled_on", "reference"}

    class Access:
        part = CasePart.PLAN
        about = ("goals__of_people", "person")

    def __str__(self) -> str:
        return self.what

    @property
    def who(self) -> str:
        return str(self.person or self.professional or self.organisation or self.contact)

    @property
    def is_open(self) -> bool:
        return self.status in (AgreementStatus.OPEN, AgreementStatus.BUSY)

    @property
    def last_day(self) -> date:
        """A repeating agreement runs until `until`; any other until its day."""
        return self.until if self.repeats and self.until else self.due_on

    def is_late(self, today: Any = None) -> bool:
        """Past its last day and not settled."""
        return self.is_open and self.last_day < (today or timezone.localdate())

    def misfits(self) -> dict[str, str]:
        """A last day belongs to something that repeats, and does not come before the first."""
        if self.until and not self.repeats.strip():
            return {"repeats": "Schrijf hoe vaak, bijvoorbeeld: elke week. Of laat de laatste dag leeg."}
        if self.until and self.due_on and self.until < self.due_on:
            return {"until": "De laatste dag ligt vóór de eerste dag."}
        return {}


class OwnStrength(PlanPart):
    """What somebody of the family or network can do for a goal (form heading 9)."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="strengths", verbose_name="voor welk doel")
    who = models.CharField("wie", max_length=120)
    what = models.CharField("wat kan deze persoon doen", max_length=300)
    can = models.CharField("lukt dat", max_length=6, choices=Can.choices)
    note = models.CharField("toelichting", max_length=300, blank=True)
    case_path = "goal__plan__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "eigen kracht"
        verbose_name_plural = "eigen kracht"
        ordering = ("added_at", "pk")

    class Privacy:
        personal = {"who", "what", "can", "note"}
        plain = PART_PRIVACY | {"goal"}

    class Access:
        part = CasePart.PLAN
        about = ("goal__of_people",)

    def __str__(self) -> str:
        return f"{self.who}: {self.what}"

    @property
    def document(self) -> Plan:
        return self.goal.plan


class NeededHelp(PlanPart):
    """Which kind of help would fit a goal, and why: the kind, never the product code (manual p. 34)."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="needed_help", verbose_name="voor welk doel")
    kind = models.CharField("welk soort hulp", max_length=300)
    why = models.TextField("waarom deze hulp")
    case_path = "goal__plan__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "hulp die nodig is"
        verbose_name_plural = "hulp die nodig is"
        ordering = ("added_at", "pk")

    class Privacy:
        personal = {"kind", "why"}
        plain = PART_PRIVACY | {"goal"}

    class Access:
        part = CasePart.PLAN
        about = ("goal__of_people",)

    def __str__(self) -> str:
        return self.kind

    @property
    def document(self) -> Plan:
        return self.goal.plan


class PlanResponse(ResponseBase):
    """An answer on the plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="responses", editable=False)
    case_path = "plan__case"
    objects = InCaseQuerySet.as_manager()

    class Meta(ResponseBase.Meta):
        verbose_name = "antwoord op het plan"
        verbose_name_plural = "antwoorden op het plan"
        constraints = response_constraints("plan")

    class Privacy:
        personal = RESPONSE_PRIVACY
        plain = RESPONSE_PLAIN | {"plan"}

    class Access:
        part = CasePart.PLAN
        about = ("person",)

    def __str__(self) -> str:
        return f"antwoord van {self.who}"

    @property
    def document(self) -> Plan:
        return self.plan

"""Help that is placed: what was allocated to a provider, and when it really began and stopped (iJw 3.2)."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.records import PART_PRIVACY, Part
from cases.access.visibility import InCaseQuerySet
from cases.families.models import Case, Person
from cases.plans.codes import HelpEndReason, HelpRoute, PlacementState, ProductCategory
from cases.plans.models.help import HelpRequest
from network.models import Organisation

_NOT_TO_COME = "Deze datum ligt in de toekomst. Leg haar vast als het zover is."


class HelpPlacement(Part):
    """One allocation. What was asked and why stands at its `request`, when there was one here. It may run from
    `begins_on` to `ends_on`; it ran from `started_on` to `stopped_on`. How it stands is computed from those."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="placements", editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="voor wie")
    request = models.ForeignKey(
        HelpRequest, null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name="bij welke aanvraag",
    )  # fmt: skip
    provider = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="welke aanbieder"
    )
    product_category = models.CharField("productcategorie (iJw)", max_length=2, choices=ProductCategory.choices)
    product_code = models.CharField("productcode", max_length=10, blank=True)
    allocation_number = models.CharField("toewijzingsnummer", max_length=20, blank=True)
    begins_on = models.DateField("toegewezen vanaf")
    ends_on = models.DateField("toegewezen tot en met", null=True, blank=True)
    started_on = models.DateField("begonnen op", null=True, blank=True)
    stopped_on = models.DateField("gestopt op", null=True, blank=True)
    end_reason = models.CharField("waarom gestopt", max_length=2, choices=HelpEndReason.choices, blank=True)

    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "ingezette hulp"
        verbose_name_plural = "ingezette hulp"
        ordering = ("begins_on", "added_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(product_category__in=ProductCategory.values), name="placement_category_known"
            ),
            models.CheckConstraint(
                condition=Q(end_reason="") | Q(end_reason__in=HelpEndReason.values), name="placement_end_reason_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")), name="placement_ends_after_begin",
                violation_error_message="De toewijzing eindigt voordat zij begint.",
            ),
            models.CheckConstraint(
                condition=Q(stopped_on=None, end_reason="")
                | Q(stopped_on__isnull=False, started_on__isnull=False, stopped_on__gte=F("started_on"))
                & ~Q(end_reason=""),
                name="placement_stopped_after_start_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["case", "allocation_number"], condition=~Q(allocation_number=""),
                name="each_allocation_number_once",
                violation_error_message="Dit toewijzingsnummer staat al bij andere hulp van dit gezin.",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {
            "person", "request", "provider", "product_category", "product_code", "allocation_number", "begins_on",
            "ends_on", "started_on", "stopped_on", "end_reason",
        }  # fmt: skip
        plain = PART_PRIVACY | {"case"}

    class Access:
        part = CasePart.PLAN
        about = ("person",)

    def __str__(self) -> str:
        return f"{self.product_name} voor {self.person}"

    @property
    def document(self) -> Case:
        return self.case

    @property
    def product_name(self) -> str:
        if self.request:
            return self.request.product_name
        return f"{self.get_product_category_display()} {self.product_code}".strip()

    @property
    def route(self) -> str:
        """By whose decision it runs: of the municipality, unless a certified institution determined it."""
        return self.request.route if self.request else HelpRoute.LOCAL_TEAM

    def state_on(self, today: date) -> PlacementState:
        if self.stopped_on and self.stopped_on <= today:
            return PlacementState.PAUSED if self.end_reason == HelpEndReason.TEMPORARY else PlacementState.ENDED
        return PlacementState.RUNNING if self.started_on and self.started_on <= today else PlacementState.ALLOCATED

    @property
    def state(self) -> PlacementState:
        return self.state_on(timezone.localdate())

    def misfits(self) -> dict[str, str]:
        """What does not go together, per field."""
        today = timezone.localdate()
        days = {"started_on": self.started_on, "stopped_on": self.stopped_on}
        found = {name: _NOT_TO_COME for name, day in days.items() if day and day > today}
        if self.begins_on and self.ends_on and self.ends_on < self.begins_on:
            found["ends_on"] = "De toewijzing eindigt voordat zij begint."
        if self.request_id and self.person_id and self.request and self.request.person_id != self.person_id:
            found["request"] = "Deze aanvraag is voor iemand anders."
        if not self.stopped_on:
            return found | ({"stopped_on": "Vul in wanneer de hulp stopte."} if self.end_reason else {})
        if not self.started_on:
            found["started_on"] = "Vul ook in wanneer de hulp begon."
        elif self.stopped_on < self.started_on:
            found["stopped_on"] = "De hulp stopte voordat zij begon."
        if not self.end_reason:
            found["end_reason"] = "Kies waarom de hulp stopte."
        return found

"""Who has regie, from when to when, and the warm handover of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.access.parts import ANY_PART, FRAME, WHOLE_FAMILY, CasePart
from cases.access.records import PART_PRIVACY, RECORD_PRIVACY, Part, Record
from cases.access.visibility import InCaseQuerySet
from cases.families.codes import RegieKind
from cases.families.lifecycle import OPEN_HANDOVER, HandoverLifecycle, HandoverStatus
from cases.families.models.case import Case
from cases.families.models.people import Person
from network.models import Organisation, PeriodQuerySet, ends_after_it_begins


class CoordinationQuerySet(PeriodQuerySet, InCaseQuerySet):  # type: ignore[override]
    """Dated roles, seen with their case."""


class Coordination(Part):
    """A dated role of regie. For casusregie `user` is always a professional who keeps the plan in view;
    `held_by` names the parent who holds the regie, when a parent does."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="coordinations", editable=False)
    kind = models.CharField("soort regie", max_length=20, choices=RegieKind.choices)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="coordinations",
        verbose_name="wie",
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="of welke organisatie",
    )
    held_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name="heeft iemand van het gezin de regie? wie",
    )  # fmt: skip
    about = models.CharField("waarover", max_length=200, blank=True)
    begins_on = models.DateField("van")
    ends_on = models.DateField("tot en met", null=True, blank=True)

    objects = CoordinationQuerySet.as_manager()

    class Meta:
        verbose_name = "regie"
        verbose_name_plural = "regie"
        ordering = ("-begins_on", "-added_at")
        constraints = [
            ends_after_it_begins("coordination_ends_after_begin"),
            models.CheckConstraint(condition=Q(kind__in=RegieKind.values), name="coordination_kind_known"),
            models.UniqueConstraint(
                fields=["case", "kind"], condition=Q(ends_on=None), name="one_current_regie_of_a_kind",
                violation_error_message="Deze regie is al belegd. Zet eerst een einddatum bij wie het nu heeft.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=RegieKind.CASE) | Q(user__isnull=False), name="casusregie_has_a_professional"
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False) | Q(organisation__isnull=False), name="regie_is_held",
                violation_error_message="Kies wie deze regie heeft: een persoon of een organisatie.",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {"user", "held_by", "about"}
        plain = PART_PRIVACY | {"case", "kind", "organisation", "begins_on", "ends_on"}

    class Access:
        part = ANY_PART
        about = FRAME

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.user or self.organisation}"

    def misfits(self) -> dict[str, str]:
        found = {}
        if not self.user_id and not self.organisation_id:
            found["user"] = "Kies wie deze regie heeft: een persoon of een organisatie."
        if self.begins_on and self.ends_on and self.ends_on < self.begins_on:
            found["ends_on"] = "Deze datum ligt vóór het begin."
        return found

    @property
    def document(self) -> Case:
        return self.case


class Handover(HandoverLifecycle, Record):
    """The offer of the casusregie to somebody else on the team."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="handovers", editable=False)
    from_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name="van"
    )
    to_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="offered_handovers", verbose_name="aan"
    )
    note = models.TextField("wat draagt u over, en wat loopt er nog")
    offered_on = models.DateField("aangeboden op")
    talked_on = models.DateField("samen gesproken op", null=True, blank=True, editable=False)
    family_present = models.BooleanField("het gezin was erbij", default=False, editable=False)
    family_view = models.TextField("wat vindt het gezin ervan", blank=True, editable=False)
    decline_reason = models.TextField("waarom niet", blank=True, editable=False)
    answered_on = models.DateField("antwoord op", null=True, blank=True, editable=False)
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "overdracht"
        verbose_name_plural = "overdrachten"
        ordering = ("-offered_on", "-added_at")
        constraints = [
            models.CheckConstraint(condition=Q(status__in=HandoverStatus.values), name="handover_status_known"),
            models.CheckConstraint(condition=~Q(from_user=models.F("to_user")), name="handover_to_somebody_else"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(status__in=OPEN_HANDOVER), name="one_open_handover_per_case",
                violation_error_message="Er loopt al een overdracht.",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {"from_user", "to_user", "note", "family_view", "family_present", "decline_reason"}
        plain = RECORD_PRIVACY | {"case", "status", "offered_on", "talked_on", "answered_on"}

    class Access:
        part = CasePart.PLAN
        about = WHOLE_FAMILY

    def __str__(self) -> str:
        return f"overdracht aan {self.to_user}"

    @property
    def document(self) -> Any:
        return self.case

"""Noodtoegang: reading a file without being on the team, for a short time, looked into afterwards by others."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.access.parts import WHOLE_FAMILY, CasePart
from cases.access.records import RECORD_PRIVACY, Record
from cases.access.visibility import InCaseQuerySet
from cases.families.models import Case
from cases.sharing.codes import EmergencyOutcome
from cases.sharing.models.participation import Participation
from cases.sharing.models.ways import cases_led_by
from network.models import Membership
from network.roles import Role


class EmergencyAccessQuerySet(InCaseQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Who read sees their own readings; beside them who answers for the case, and the privacy officer of the team
        that leads it. An officer sees that somebody read and why, and nothing of the family."""
        answers_for = Q(case__in=cases_led_by(user)) | Q(case__coordinator__in=user.acts_as)
        answers_for &= Q(pk__in=super().visible_to(user).order_by().values("pk"))
        return self.filter(answers_for | Q(added_by=user) | self._overseen(user))

    def overseen_by(self, user: Any) -> Self:
        """Of the cases led by the organisations of which this person is privacy officer."""
        return self.filter(self._overseen(user))

    def running(self) -> Self:
        """Open at this moment."""
        return self.filter(stopped_at=None, ends_at__gt=timezone.now())

    def waiting(self) -> Self:
        """Not looked into yet."""
        return self.filter(outcome="")

    def _overseen(self, user: Any) -> Q:
        if not user.oversees_privacy:
            return Q(pk__in=[])
        offices = Membership.objects.current().filter(user=user, role=Role.PRIVACY_OFFICER)
        led = Participation.objects.filter(leads=True, organisation__in=offices.order_by().values("organisation_id"))
        return Q(case__in=led.order_by().values("case_id"))


class EmergencyAccess(Record):
    """`added_by` reads the whole file from `added_at` until `ends_at`, or until they stop. What the coordinator thinks
    of it is asked (`view`); the privacy officer says whether it was right (`outcome`, `review`). Nobody judges their
    own reading. Words said to named people only stay closed: an emergency is about the family, not about them."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="emergency_readings", editable=False)
    reason = models.TextField("waarom is dit nu nodig")
    ends_at = models.DateTimeField("tot", editable=False)
    stopped_at = models.DateTimeField("eerder gestopt", null=True, blank=True, editable=False)
    review_by = models.DateField("nakijken uiterlijk", editable=False)
    view = models.TextField("wat vindt de casusregisseur", blank=True, editable=False)
    view_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False,
        verbose_name="gezegd door",
    )  # fmt: skip
    view_at = models.DateTimeField("gezegd op", null=True, blank=True, editable=False)
    outcome = models.CharField("oordeel", max_length=12, choices=EmergencyOutcome.choices, blank=True, editable=False)
    review = models.TextField("toelichting bij het oordeel", blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False,
        verbose_name="nagekeken door",
    )  # fmt: skip
    reviewed_at = models.DateTimeField("nagekeken op", null=True, blank=True, editable=False)

    objects = EmergencyAccessQuerySet.as_manager()

    class Meta:
        verbose_name = "noodtoegang"
        verbose_name_plural = "noodtoegang"
        ordering = ("-added_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("added_at")), name="emergency_ends_after_begin"),
            models.CheckConstraint(
                condition=Q(outcome="", review="", reviewed_by=None, reviewed_at=None)
                | (Q(outcome__in=EmergencyOutcome.values, reviewed_by__isnull=False, reviewed_at__isnull=False)
                   & ~Q(review="")),
                name="emergency_reviewed_whole",
            ),
            models.CheckConstraint(
                condition=Q(view="", view_by=None, view_at=None)
                | (Q(view_by__isnull=False, view_at__isnull=False) & ~Q(view="")),
                name="emergency_view_whole",
            ),
            models.CheckConstraint(
                condition=(Q(reviewed_by=None) | ~Q(reviewed_by=F("added_by")))
                & (Q(view_by=None) | ~Q(view_by=F("added_by"))),
                name="emergency_judged_by_others",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["added_by", "ends_at"], name="emergency_of_reader")]

    class Privacy:
        personal = {"reason", "view", "view_by", "review", "reviewed_by"}
        plain = RECORD_PRIVACY | {
            "case", "ends_at", "stopped_at", "review_by", "view_at", "outcome", "reviewed_at",
        }  # fmt: skip

    class Access:
        part = CasePart.CONTACT
        about = WHOLE_FAMILY

    def __str__(self) -> str:
        return f"noodtoegang van {self.added_by}"

    @property
    def document(self) -> Case:
        return self.case

    @property
    def is_running(self) -> bool:
        return self.stopped_at is None and self.ends_at > timezone.now()

    @property
    def until(self) -> Any:
        """When it ended, or will."""
        return self.stopped_at or self.ends_at

    @property
    def is_late(self) -> bool:
        """Not looked into within the term."""
        return not self.outcome and self.review_by < timezone.localdate()

"""Verzoek om toegang: a professional who found a case asks to read something of it."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from cases.access.parts import WHOLE_FAMILY, CasePart
from cases.access.records import RECORD_PRIVACY, Record
from cases.access.visibility import InCaseQuerySet
from cases.families.models import Case
from cases.sharing.lifecycle import AccessRequestLifecycle, AccessRequestStatus
from cases.sharing.models.grants import Grant
from cases.sharing.models.ways import cases_led_by, cases_of_leader


class AccessRequestQuerySet(InCaseQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Who asked sees their own request. Of the others only who answers for the case: what somebody writes to be let
        in may say something about the family that is not for everybody on the team."""
        answers_for = Q(case__in=cases_led_by(user)) | Q(case__coordinator__in=user.acts_as)
        answers_for &= Q(pk__in=super().visible_to(user).order_by().values("pk"))
        return self.filter(answers_for | self._own(user))

    def asked_by(self, user: Any) -> Self:
        return self.filter(self._own(user))

    def waiting(self) -> Self:
        return self.filter(status=AccessRequestStatus.ASKED)

    def to_answer_by(self, user: Any) -> Self:
        """What waits for this person: as coordinator, or as team leader of a case that nobody coordinates."""
        led = Q(case__coordinator=None, case__in=cases_of_leader(user))
        return (
            self.waiting().visible_to(user).filter(Q(case__coordinator__in=user.acts_as) | led).exclude(added_by=user)
        )

    def _own(self, user: Any) -> Q:
        return Q(added_by=user) if user.works_with_families else Q(pk__in=[])


class AccessRequest(AccessRequestLifecycle, Record):
    """Asked by `added_by`, who knows the number of the case and its team and nothing more: so it is about the whole
    family, and who answers chooses about whom. `answer` is for the asker to read."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="access_requests", editable=False)
    reason = models.TextField("waarom hebt u dit nodig")
    parts = models.JSONField("wat wilt u lezen", default=list)
    until = models.DateField("tot en met wanneer")
    answer = models.TextField("antwoord", blank=True, editable=False)
    answered_on = models.DateField("beantwoord op", null=True, blank=True, editable=False)
    grants = models.ManyToManyField(Grant, related_name="requests", editable=False)

    objects = AccessRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "verzoek om toegang"
        verbose_name_plural = "verzoeken om toegang"
        ordering = ("-added_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=AccessRequestStatus.values), name="access_request_status_known"
            ),
            models.UniqueConstraint(
                fields=["case", "added_by"], condition=Q(status=AccessRequestStatus.ASKED),
                name="one_open_access_request", violation_error_message="Uw vorige verzoek wacht nog op een antwoord.",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["added_by", "added_at"], name="access_request_of_asker")]

    class Privacy:
        personal = {"reason", "answer"}
        plain = RECORD_PRIVACY | {"case", "status", "parts", "until", "answered_on", "grants"}

    class Access:
        part = CasePart.CONTACT
        about = WHOLE_FAMILY

    def __str__(self) -> str:
        return f"verzoek om toegang van {self.added_by}"

    @property
    def document(self) -> Case:
        return self.case

    @property
    def parts_in_words(self) -> str:
        return ", ".join(str(CasePart(part).label) for part in self.parts)

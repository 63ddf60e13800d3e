"""Somebody looked whether everybody who receives something should still receive it."""

from typing import Any

from django.db import models

from cases.access.parts import WHOLE_FAMILY, CasePart
from cases.access.records import RECORD_PRIVACY, Record
from cases.access.visibility import InCaseQuerySet
from cases.families.models import Case


class AccessReview(Record):
    """“Wie mag wat ontvangen” was looked through on this day, by the coordinator or who leads the team."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="access_reviews", editable=False)

    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "nagekeken wie wat mag ontvangen"
        verbose_name_plural = "nagekeken wie wat mag ontvangen"
        ordering = ("-added_at", "pk")
        indexes = [models.Index(fields=["case", "-added_at"], name="access_review_of_case")]

    class Privacy:
        personal: set[str] = set()
        plain = RECORD_PRIVACY | {"case"}

    class Access:
        part = CasePart.CONTACT
        about = WHOLE_FAMILY

    def __str__(self) -> str:
        return f"{self.added_at:%d-%m-%Y}"

    @property
    def document(self) -> Any:
        return self.case

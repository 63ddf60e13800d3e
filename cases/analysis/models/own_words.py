"""What somebody of the family writes themselves at their own door, kept as they wrote it."""

from typing import Any

from django.db import models
from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.records import RECORD_PRIVACY, Record
from cases.access.visibility import InCaseQuerySet
from cases.analysis.models.analysis import Analysis
from cases.families.models import Case, Person


class OwnWordsQuerySet(InCaseQuerySet):
    def waiting(self) -> "OwnWordsQuerySet":
        """Not yet in an analysis that goes on."""
        return self.filter(models.Q(analysis=None) | models.Q(analysis__status="dropped"))


class OwnWords(Record):
    """Said by somebody of the family about themselves. `analysis` is the one in which it stands as a statement; empty
    as long as none is being written. `not_for_family`: for professionals only, also not for the parents."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="own_words", editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name="wie")
    text = models.TextField("in eigen woorden")
    said_on = models.DateField("wanneer", default=timezone.localdate, editable=False)
    not_for_family = models.BooleanField("alleen voor professionals", default=False)
    analysis = models.ForeignKey(
        Analysis, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False,
        verbose_name="staat in analyse",
    )  # fmt: skip
    objects = OwnWordsQuerySet.as_manager()

    class Meta:
        verbose_name = "eigen woorden"
        verbose_name_plural = "eigen woorden van het gezin"
        ordering = ("-said_on", "-added_at", "pk")

    class Privacy:
        personal = {"person", "text", "said_on", "not_for_family"}
        plain = RECORD_PRIVACY | {"case", "analysis"}

    class Access:
        part = CasePart.ANALYSIS
        about = ("person",)

    def __str__(self) -> str:
        return self.text

    @property
    def document(self) -> Any:
        return self.case

"""A point of attention that somebody put aside, and why."""

from django.db import models

from cases.access.parts import WHOLE_FAMILY, CasePart
from cases.access.records import RECORD_PRIVACY, Record
from cases.access.visibility import InCaseQuerySet
from cases.families.models import Case


class SetAside(Record):
    """`point` is the key of a computed point (kind and subject). It comes back when what it rests on changes,
    because the key then differs, or when somebody takes it out again."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="set_asides", editable=False)
    point = models.CharField(max_length=160, editable=False)
    reason = models.TextField("waarom leggen we dit opzij")
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "opzijgelegd aandachtspunt"
        verbose_name_plural = "opzijgelegde aandachtspunten"
        ordering = ("-added_at",)
        constraints = [models.UniqueConstraint(fields=["case", "point"], name="put_aside_once")]

    class Privacy:
        personal = {"reason"}
        plain = RECORD_PRIVACY | {"case", "point"}

    class Access:
        part = CasePart.ANALYSIS
        about = WHOLE_FAMILY

    def __str__(self) -> str:
        return self.point

    @property
    def document(self) -> Case:
        return self.case

"""That somebody of the family wrote or answered at their own door, until the team has read it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.records import RECORD_PRIVACY, Record
from cases.access.visibility import InCaseQuerySet
from cases.door.codes import News
from cases.families.models import Case, Person


class DoorNewsQuerySet(InCaseQuerySet):
    def unread(self) -> "DoorNewsQuerySet":
        return self.filter(read_on=None)


class DoorNews(Record):
    """That there is something, never what: the words stand where they belong. The same of one person is news once until
    it was read. Nobody of the family sees these rows: that a child wrote is not for the parents."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="news", editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="news", editable=False, verbose_name="wie"
    )
    what = models.CharField("wat", max_length=12, choices=News.choices, editable=False)
    told_on = models.DateField("wanneer", default=timezone.localdate, editable=False)
    read_on = models.DateField("gelezen op", null=True, blank=True, editable=False)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False,
        verbose_name="gelezen door",
    )  # fmt: skip
    objects = DoorNewsQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht van het gezin"
        verbose_name_plural = "berichten van het gezin"
        ordering = ("told_on", "added_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person", "what"], condition=Q(read_on=None), name="one_unread_news_of_a_kind"
            ),
            models.CheckConstraint(condition=Q(what__in=News.values), name="door_news_known"),
            models.CheckConstraint(
                condition=Q(read_on=None, read_by=None) | Q(read_on__isnull=False, read_by__isnull=False),
                name="door_news_read_by_somebody",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {"person", "what", "told_on"}
        plain = RECORD_PRIVACY | {"case", "read_on", "read_by"}

    class Access:
        part = CasePart.ANALYSIS
        about = ("person",)

    def __str__(self) -> str:
        return f"{self.get_what_display()} van {self.person}"

    @property
    def document(self) -> Any:
        return self.case

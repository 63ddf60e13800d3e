"""What lies beside the text: what is not clear yet, and what belongs to it and has a date of its own."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.access.audience import ADDRESSED_PERSONAL, ADDRESSED_PLAIN, Addressed, audience_known
from cases.access.parts import WHOLE_FAMILY, CasePart
from cases.access.records import PART_PRIVACY
from cases.access.visibility import InCaseQuerySet
from cases.analysis.codes import EnclosureKind
from cases.analysis.models.analysis import Analysis, AnalysisPart
from cases.families.models import Person


class Gap(AnalysisPart, Addressed):
    """A mark for missing information: closed, or left open with the reason."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="gaps", editable=False)
    text = models.CharField("wat weten we nog niet", max_length=300)
    about = models.ManyToManyField(Person, related_name="+", blank=True, verbose_name="over wie")
    closed_on = models.DateField("afgerond op", null=True, blank=True)
    closed_how = models.CharField("hoe het zit, of waarom het open blijft", max_length=300, blank=True)
    case_path = "analysis__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "nog niet duidelijk"
        verbose_name_plural = "nog niet duidelijk"
        ordering = ("added_at", "pk")
        constraints = [
            audience_known("gap"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | ~Q(closed_how=""), name="closed_gap_says_how",
                violation_error_message="Schrijf hoe het zit, of waarom het open blijft.",
            )
        ]  # fmt: skip

    class Privacy:
        personal = ADDRESSED_PERSONAL | {"text", "about", "closed_how"}
        plain = PART_PRIVACY | ADDRESSED_PLAIN | {"analysis", "closed_on"}

    class Access:
        part = CasePart.ANALYSIS
        about = ("about",)

    def __str__(self) -> str:
        return self.text

    def fill_in(self) -> None:
        """Who says how it is and gives no day, says it today."""
        if self.closed_how and not self.closed_on:
            self.closed_on = timezone.localdate()

    def misfits(self) -> dict[str, str]:
        """What does not go together, per field."""
        if self.closed_on and not self.closed_how:
            return {"closed_how": "Schrijf hoe het zit, of waarom het open blijft."}
        return {}


class Enclosure(AnalysisPart):
    """Something that belongs to the analysis and has a date of its own, such as the genogram or a safety plan."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="enclosures", editable=False)
    kind = models.CharField("wat is het", max_length=30, choices=EnclosureKind.choices)
    dated_on = models.DateField("datum")
    note = models.CharField("waar het ligt, of wat erin staat", max_length=300, blank=True)
    case_path = "analysis__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        ordering = ("-dated_on", "pk")
        constraints = [models.CheckConstraint(condition=Q(kind__in=EnclosureKind.values), name="enclosure_kind_known")]

    class Privacy:
        personal = {"note"}
        plain = PART_PRIVACY | {"analysis", "kind", "dated_on"}

    class Access:
        part = CasePart.ANALYSIS
        about = WHOLE_FAMILY

    def __str__(self) -> str:
        return self.get_kind_display()

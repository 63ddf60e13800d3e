"""What somebody who gives help sees and tells the coordinator, so that people look back sooner than was planned."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.records import PART_PRIVACY, Part
from cases.access.visibility import InCaseQuerySet
from cases.evaluations.codes import SignalKind
from cases.evaluations.models.evaluation import Evaluation
from cases.families.lifecycle import CaseStatus
from cases.families.models import Case, Person
from network.models import Organisation


class SignalQuerySet(InCaseQuerySet):
    def open(self) -> "SignalQuerySet":
        """That nobody answered yet, of a case that is not closed."""
        return self.filter(answered_on=None).exclude(case__status=CaseStatus.CLOSED)


class Signal(Part):
    """For professionals: the family reads of it what the coordinator writes at the evaluation that follows. Answered
    once, with an evaluation or with the reason why none is needed now; who gave the signal reads the answer."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="signals", editable=False)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="over wie"
    )
    kind = models.CharField("wat is er aan de hand", max_length=30, choices=SignalKind.choices)
    what = models.TextField("wat zag of hoorde u")
    happened_on = models.DateField("wanneer", default=timezone.localdate)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name="van welke organisatie"
    )
    answered_on = models.DateField("beantwoord op", null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False,
        verbose_name="beantwoord door",
    )  # fmt: skip
    evaluation = models.ForeignKey(
        Evaluation, null=True, blank=True, on_delete=models.PROTECT, related_name="signals", editable=False,
        verbose_name="welke evaluatie volgde",
    )  # fmt: skip
    aside_because = models.TextField("waarom nu geen evaluatie", blank=True, editable=False)

    objects = SignalQuerySet.as_manager()

    class Meta:
        verbose_name = "signaal"
        verbose_name_plural = "signalen"
        ordering = ("-added_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=SignalKind.values), name="signal_kind_known"),
            models.CheckConstraint(
                condition=Q(answered_on=None, answered_by=None, evaluation=None, aside_because="")
                | Q(answered_on__isnull=False, answered_by__isnull=False)
                & (Q(evaluation__isnull=False, aside_because="") | Q(evaluation=None) & ~Q(aside_because="")),
                name="signal_answered_in_one_way",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["case"], name="signal_open", condition=Q(answered_on=None))]

    class Privacy:
        personal = {"person", "kind", "what", "happened_on", "organisation", "aside_because"}
        plain = PART_PRIVACY | {"case", "answered_on", "answered_by", "evaluation"}

    class Access:
        part = CasePart.EVALUATION
        about = ("person",)

    def __str__(self) -> str:
        return f"signaal: {self.get_kind_display()}"

    @property
    def document(self) -> Case:
        return self.case

    @property
    def is_open(self) -> bool:
        return self.answered_on is None

    def misfits(self) -> dict[str, str]:
        if self.happened_on and self.happened_on > timezone.localdate():
            return {"happened_on": "Deze datum ligt in de toekomst."}
        return {}

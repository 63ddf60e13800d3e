"""What the person a file is about asks, what became of it, and what was decided when the term of a file had passed."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.access.parts import WHOLE_FAMILY, CasePart
from cases.access.records import RECORD_PRIVACY, Record
from cases.access.visibility import InCaseQuerySet
from cases.analysis.form import BY_KEY
from cases.analysis.models import Analysis
from cases.families.models import Case, Person
from cases.plans.models import Plan
from cases.rights.codes import RefusalGround, RequestKind, RetentionChoice
from cases.rights.lifecycle import RequestLifecycle, RequestStatus


class FileRequestQuerySet(InCaseQuerySet):
    def open(self) -> "FileRequestQuerySet":
        return self.filter(status__in=[RequestStatus.OPEN, RequestStatus.AGREED])

    def beside(self, documents: Q, *, case: Any, user: Any) -> "FileRequestQuerySet":
        """What is shown beside the text of these documents: corrections that were made, and own statements."""
        shown = self.visible_to(user).filter(
            kind__in=[RequestKind.CORRECTION, RequestKind.ADDITION], status=RequestStatus.DONE
        )
        return shown.filter(documents, case=case).select_related("person", "asked_by", "analysis", "plan")


class FileRequest(RequestLifecycle, Record):
    """One request about one person's data. What was asked never changes, also not in the database; a mistake is
    withdrawn and asked anew. `asked_by` is somebody of the family, `asked_by_name` a guardian from outside; `capacity`
    says why they may ask. A correction tells what `was` there and what it `becomes`; an addition has its `words`.
    `analysis` (with its `heading`) or `plan` is the document it belongs beside.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="file_requests", editable=False)
    kind = models.CharField("soort verzoek", max_length=20, choices=RequestKind.choices, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="over wie")
    asked_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="wie vraagt het"
    )
    asked_by_name = models.CharField("naam van de voogd of vertegenwoordiger", max_length=120, blank=True)
    capacity = models.CharField("als", max_length=120, editable=False)
    received_on = models.DateField("ontvangen op", default=timezone.localdate)
    words = models.TextField("in eigen woorden", blank=True)
    was = models.TextField("wat er staat", blank=True)
    becomes = models.TextField("wat het moet worden", blank=True)
    analysis = models.ForeignKey(
        Analysis, null=True, blank=True, on_delete=models.PROTECT, related_name="file_requests",
        verbose_name="in welke analyse",
    )  # fmt: skip
    heading = models.CharField(
        "onder welk kopje", max_length=30, blank=True, choices=[(key, one.title) for key, one in BY_KEY.items()]
    )
    plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="file_requests",
        verbose_name="in welk plan",
    )  # fmt: skip
    place = models.CharField("waar in het dossier", max_length=200, blank=True)
    due_on = models.DateField("antwoord uiterlijk op", editable=False)
    extended_on = models.DateField("verlengd op", null=True, blank=True, editable=False)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False,
        verbose_name="akkoord van",
    )  # fmt: skip
    ground = models.CharField("grond", max_length=20, choices=RefusalGround.choices, blank=True, editable=False)
    outcome = models.TextField("antwoord", blank=True, editable=False)
    settled_on = models.DateField("beantwoord op", null=True, blank=True, editable=False)
    objects = FileRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "verzoek over het dossier"
        verbose_name_plural = "verzoeken over het dossier"
        ordering = ("-received_on", "-added_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(status__in=RequestStatus.values), name="file_request_status_known"),
            models.CheckConstraint(condition=Q(kind__in=RequestKind.values), name="file_request_kind_known"),
            models.CheckConstraint(
                condition=Q(asked_by__isnull=False) | ~Q(asked_by_name=""), name="file_request_by_somebody",
                violation_error_message="Kies wie het vraagt.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=RequestKind.CORRECTION) | ~Q(was="") & ~Q(becomes=""),
                name="correction_says_what_and_how",
            ),
            models.CheckConstraint(condition=~Q(kind=RequestKind.ADDITION) | ~Q(words=""), name="addition_has_words"),
            models.CheckConstraint(
                condition=~Q(status=RequestStatus.REFUSED) | ~Q(ground=""), name="refusal_has_a_ground"
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {
            "person", "asked_by", "asked_by_name", "capacity", "words", "was", "becomes", "place", "outcome",
            "agreed_by",
        }  # fmt: skip
        plain = RECORD_PRIVACY | {
            "case", "kind", "status", "received_on", "analysis", "heading", "plan", "due_on", "extended_on", "ground",
            "settled_on",
        }  # fmt: skip

    class Access:
        part = CasePart.ANALYSIS
        about = ("person",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} voor {self.person}"

    @property
    def document(self) -> "FileRequest":
        return self

    def journal_thread(self) -> Any:
        return self.case_id

    @property
    def asker(self) -> str:
        """Who asks, as shown."""
        return self.asked_by.full_name if self.asked_by else self.asked_by_name

    @property
    def where(self) -> str:
        """Which place of the file it is about, in words; empty when it is about the whole."""
        document = self.analysis or self.plan
        heading = BY_KEY[self.heading].title if self.heading else ""
        return ", ".join(filter(None, [str(document or ""), heading, self.place]))


class RetentionDecision(Record):
    """What the team leader decided when the term of a file had passed: keep it until a day, with the reason."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="retention_decisions", editable=False)
    choice = models.CharField("wat wordt besloten", max_length=12, choices=RetentionChoice.choices)
    keep_until = models.DateField("bewaren tot en met", null=True, blank=True)
    reason = models.TextField("waarom")
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "besluit over bewaren"
        verbose_name_plural = "besluiten over bewaren"
        ordering = ("-added_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(choice__in=RetentionChoice.values), name="retention_choice_known"),
            models.CheckConstraint(
                condition=~Q(choice=RetentionChoice.KEEP) | Q(keep_until__isnull=False), name="keeping_has_a_last_day"
            ),
        ]

    class Privacy:
        personal = {"reason"}
        plain = RECORD_PRIVACY | {"case", "choice", "keep_until"}

    class Access:
        part = CasePart.CONTACT
        about = WHOLE_FAMILY

    def __str__(self) -> str:
        return self.get_choice_display()

    @property
    def document(self) -> Case:
        return self.case

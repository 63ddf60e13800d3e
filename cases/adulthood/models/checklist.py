"""The list of one young person: what must be arranged before 18, by whom, and what they say about it themselves."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.records import PART_PRIVACY, RECORD_PRIVACY, Part, Record
from cases.access.visibility import InCaseQuerySet
from cases.adulthood.codes import BIG_FIVE, TO_DO, Affirmed, Domain, ItemState, Law
from cases.adulthood.models.catalogue import CatalogueItem
from cases.families.ages import birthday, last_birth_date
from cases.families.eighteen import UNTIL
from cases.families.lifecycle import CaseStatus
from cases.families.models import Case, Person
from cases.sharing.models.recipient import Recipient
from network.models import Organisation


class ChecklistQuerySet(InCaseQuerySet):
    def running(self) -> "ChecklistQuerySet":
        """Of cases that run."""
        return self.filter(case__status=CaseStatus.ACTIVE)

    def holding(self, on: date) -> "ChecklistQuerySet":
        """Those that are not finished and not signed off, of who is alive and younger than 23: they keep a case
        open. The VNG: nobody is let go before the Big 5 is arranged."""
        rows = self.filter(signed_off_on=None, person__deceased_on=None, person__birth_date__isnull=False)
        return rows.filter(person__birth_date__gt=last_birth_date(on, UNTIL)).exclude(
            ~Exists(ChecklistItem.objects.open().filter(checklist=OuterRef("pk"))), _affirms_all()
        )


def _affirms_all() -> Q:
    """The newest answer on each of the five is yes."""
    found = Q()
    for domain in BIG_FIVE:
        said = OutcomeAnswer.objects.newest().filter(checklist=OuterRef("pk"), domain=domain, answer=Affirmed.YES)
        found &= Q(Exists(said))
    return found


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} en {last}" if first else last


class Checklist(Part):
    """It begins by itself at the configured age. `signed_off`: the team leader lets the case be closed with it as it
    is, and says why."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="checklists", editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="checklists", editable=False)
    begun_on = models.DateField("begonnen op", default=timezone.localdate, editable=False)
    reckoned_from = models.DateField("gerekend vanaf de geboortedatum", editable=False)
    signed_off_on = models.DateField("akkoord van de teamleider op", null=True, blank=True, editable=False)
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False,
        verbose_name="akkoord van",
    )  # fmt: skip
    signed_off_reason = models.TextField("waarom het zo mag blijven", blank=True, editable=False)

    objects = ChecklistQuerySet.as_manager()

    class Meta:
        verbose_name = "18+-lijst"
        verbose_name_plural = "18+-lijsten"
        ordering = ("person__birth_date", "pk")
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="one_checklist_per_person"),
            models.CheckConstraint(
                condition=Q(signed_off_on=None, signed_off_reason="")
                | Q(signed_off_on__isnull=False) & ~Q(signed_off_reason=""),
                name="checklist_signed_off_with_a_reason",
            ),
        ]

    class Privacy:
        personal = {"person", "reckoned_from", "signed_off_on", "signed_off_by", "signed_off_reason"}
        plain = PART_PRIVACY | {"case", "begun_on"}

    class Access:
        part = CasePart.ADULTHOOD
        about = ("person",)

    def __str__(self) -> str:
        return f"18+-lijst van {self.person}"

    @property
    def document(self) -> Case:
        return self.case

    def what_is_open(self) -> str:
        """“Fenna: 12 punten open, en zegt nog geen ja bij wonen en inkomen”."""
        number = self.items.open().count()
        yes = set(self.answers.newest().filter(answer=Affirmed.YES).values_list("domain", flat=True))
        lacking = [one.label for one in BIG_FIVE if one not in yes]
        told = ["1 punt open" if number == 1 else f"{number} punten open"] if number else []
        told += [f"zegt nog geen ja bij {_listed(lacking)}"] if lacking else []
        return f"{self.person.first_name}: {', en '.join(told)}"

    @property
    def eighteen_on(self) -> date | None:
        return birthday(self.person.birth_date, 18) if self.person.birth_date else None


class ChecklistItemQuerySet(InCaseQuerySet):
    def open(self) -> "ChecklistItemQuerySet":
        return self.filter(state__in=TO_DO)

    def waiting(self) -> "ChecklistItemQuerySet":
        """Open, with their last day, in a case that runs and of a list that was not signed off: what somebody is
        reminded of."""
        rows = self.open().filter(checklist__case__status=CaseStatus.ACTIVE, checklist__signed_off_on=None)
        return rows.filter(checklist__person__deceased_on=None)


class ChecklistItem(Recipient, Part):
    """One thing to arrange. Who does it is somebody of the family, a professional or an organisation; nobody by name
    is the coordinator, who keeps all of it in view. From `hard_on` on it cannot be arranged any more."""

    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="items", editable=False)
    asked = models.ForeignKey(
        CatalogueItem, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False,
        verbose_name="uit de catalogus",
    )  # fmt: skip
    number = models.PositiveSmallIntegerField("nummer", default=0, editable=False)
    domain = models.CharField("gebied", max_length=12, choices=Domain.choices)
    title = models.CharField("wat moet er geregeld zijn", max_length=200)
    plain = models.CharField("in gewone woorden, tegen de jongere", max_length=200, blank=True)
    law = models.CharField("wet", max_length=12, choices=Law.choices, default=Law.NONE)
    begins_on = models.DateField("begint op", default=timezone.localdate)
    due_on = models.DateField("klaar voor")
    hard_on = models.DateField("kan niet meer vanaf", null=True, blank=True, editable=False)
    note = models.TextField("toelichting", blank=True)
    state = models.CharField("stand", max_length=12, choices=ItemState.choices, default=ItemState.OPEN, editable=False)
    because = models.CharField("waarom is dit niet nodig", max_length=300, blank=True)
    evidence = models.CharField("waaruit blijkt dat het geregeld is", max_length=300, blank=True)
    settled_on = models.DateField("geregeld op", null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False,
        verbose_name="vastgelegd door",
    )  # fmt: skip
    taken_over_by = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name="welke organisatie voor volwassenen neemt het over",
    )  # fmt: skip
    taken_over_name = models.CharField("wie daar neemt het over", max_length=120, blank=True)
    taken_over_on = models.DateField("overgenomen op", null=True, blank=True)

    case_path = "checklist__case"
    objects = ChecklistItemQuerySet.as_manager()

    class Meta:
        verbose_name = "punt op de 18+-lijst"
        verbose_name_plural = "punten op de 18+-lijst"
        ordering = ("due_on", "number", "added_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["checklist", "number"], condition=Q(number__gt=0), name="each_number_once_on_a_checklist"
            ),
            models.CheckConstraint(condition=Q(state__in=ItemState.values), name="checklist_state_known"),
            models.CheckConstraint(condition=Q(domain__in=Domain.values), name="checklist_domain_known"),
            models.CheckConstraint(
                condition=Q(organisation=None, professional=None) | Q(organisation=None, person=None)
                | Q(professional=None, person=None),
                name="checklist_item_of_one", violation_error_message="Kies één iemand die dit doet.",
            ),
            models.CheckConstraint(
                condition=~Q(state=ItemState.NOT_APPLICABLE) | ~Q(because=""), name="not_applicable_with_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state=ItemState.SETTLED)
                | Q(settled_on__isnull=False, settled_by__isnull=False) & ~Q(evidence=""),
                name="settled_with_evidence",
            ),
            models.CheckConstraint(
                condition=~Q(state=ItemState.ACCEPTED)
                | Q(taken_over_by__isnull=False, taken_over_on__isnull=False) & ~Q(taken_over_name=""),
                name="taken_over_by_somebody",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["due_on"], name="checklist_item_due", condition=Q(state__in=["open", "bezig"]))]

    class Privacy:
        personal = {
            "organisation", "professional", "person", "title", "note", "because", "evidence", "settled_on",
            "taken_over_by", "taken_over_name", "taken_over_on", "state",
        }  # fmt: skip
        plain = PART_PRIVACY | {
            "checklist", "asked", "number", "domain", "plain", "law", "begins_on", "due_on", "hard_on", "settled_by",
        }  # fmt: skip

    class Access:
        part = CasePart.ADULTHOOD
        about = ("checklist__person",)

    def __str__(self) -> str:
        return self.title

    @property
    def document(self) -> Case:
        return self.checklist.case

    @property
    def who(self) -> Any:
        return self.recipient or self.checklist.case.coordinator

    @property
    def is_open(self) -> bool:
        return self.state in TO_DO

    @property
    def is_own(self) -> bool:
        """Added for this young person; not from the catalogue."""
        return self.number == 0

    def misfits(self) -> dict[str, str]:
        if self.begins_on and self.due_on and self.due_on < self.begins_on:
            return {"due_on": "Deze datum ligt vóór het begin."}
        return {}


class OutcomeAnswerQuerySet(InCaseQuerySet):
    def newest(self) -> "OutcomeAnswerQuerySet":
        """Of each list and domain the last answer: the one that counts."""
        same = self.model._default_manager.filter(checklist=OuterRef("checklist"), domain=OuterRef("domain"))
        return self.filter(pk=Subquery(same.order_by("-said_on", "-added_at", "pk").values("pk")[:1]))


class OutcomeAnswer(Record):
    """What the young person says, in their own words: is this arranged? The newest answer on a domain counts; the
    earlier ones stay."""

    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="answers", editable=False)
    domain = models.CharField("gebied", max_length=12, choices=[(one.value, one.label) for one in BIG_FIVE])
    answer = models.CharField("wat zegt de jongere", max_length=8, choices=Affirmed.choices)
    words = models.TextField("in eigen woorden", blank=True)
    said_on = models.DateField("gezegd op", default=timezone.localdate)

    case_path = "checklist__case"
    objects = OutcomeAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "antwoord van de jongere"
        verbose_name_plural = "antwoorden van de jongere"
        ordering = ("-said_on", "-added_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(domain__in=list(BIG_FIVE)), name="outcome_domain_known"),
            models.CheckConstraint(condition=Q(answer__in=Affirmed.values), name="outcome_answer_known"),
        ]

    class Privacy:
        personal = {"domain", "answer", "words", "said_on"}
        plain = RECORD_PRIVACY | {"checklist"}

    class Access:
        part = CasePart.ADULTHOOD
        about = ("checklist__person",)

    def __str__(self) -> str:
        return f"{self.get_domain_display()}: {self.get_answer_display()}"

    @property
    def document(self) -> Case:
        return self.checklist.case

    def misfits(self) -> dict[str, str]:
        if self.said_on and self.said_on > timezone.localdate():
            return {"said_on": "Deze datum ligt in de toekomst."}
        return {}

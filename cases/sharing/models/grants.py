"""Wie mag wat ontvangen: who may receive which part, about whom, on which ground, from when to when."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from cases.access.parts import WHOLE_FAMILY, CasePart
from cases.access.records import PART_PRIVACY, Part
from cases.access.visibility import InCaseQuerySet
from cases.families.models import Case, Person
from cases.sharing.codes import GrantGround
from cases.sharing.models.consented import consented
from cases.sharing.models.recipient import Recipient, to_one_recipient
from network.models import PeriodQuerySet, ends_after_it_begins


class GrantQuerySet(PeriodQuerySet, InCaseQuerySet):  # type: ignore[override]
    def in_force(self, on: Any = None) -> Self:
        """Begun, not ended, not withdrawn; and what is received on the ground of consent, only as long as everybody
        who must consent does."""
        day = on or timezone.localdate()
        return self.running(day).filter(~Q(ground=GrantGround.CONSENT) | consented(day))

    def running(self, on: Any = None) -> Self:
        """Begun, not ended, not withdrawn, whatever became of the consent: nobody is let in by this alone."""
        return self.current(on).filter(withdrawn_at=None)

    def complete(self, on: Any = None) -> list[Any]:
        """Of rows that were narrowed down already: keys of those that lean on consent that is complete. Whether any
        leans on it is asked first: the question who must consent, and does, is a long one to write in SQL."""
        leaning = list(self.filter(ground=GrantGround.CONSENT).order_by().values_list("pk", flat=True))
        if not leaning:
            return []
        rows = Grant.objects.filter(consented(on or timezone.localdate()), pk__in=leaning)
        return list(rows.order_by().values_list("pk", flat=True))

    def open_by(self, complete: list[Any]) -> Self:
        """What is received on another ground than consent, and these."""
        return self.filter(~Q(ground=GrantGround.CONSENT) | Q(pk__in=complete))

    def surest_ground_first(self) -> Self:
        """Consent last: who reads while it is not complete, reads on another ground that runs."""
        leans = models.Case(models.When(ground=GrantGround.CONSENT, then=1), default=0)
        return self.order_by(leans, "begins_on")

    def not_over(self, on: Any = None) -> Self:
        """In force, or going to be."""
        day = on or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), withdrawn_at=None)


class Grant(Recipient, Part):
    """One recipient may receive one part of the case, about these persons or (`whole_family`) about everybody, also
    who comes later. An organisation receives through its people on the team; a professional in person only reads.

    A row is not rewritten: another part, person or ground is a new row, so that what held when stays known.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="grants", editable=False)
    part = models.CharField("welk deel", max_length=14, choices=CasePart.choices)
    whole_family = models.BooleanField("over het hele gezin", default=False)
    people = models.ManyToManyField(Person, related_name="+", blank=True, verbose_name="over wie")
    ground = models.CharField("op welke grond", max_length=24, choices=GrantGround.choices)
    explanation = models.TextField("toelichting", blank=True)
    begins_on = models.DateField("van", default=timezone.localdate)
    ends_on = models.DateField("tot en met", null=True, blank=True)
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False,
        verbose_name="ingetrokken door",
    )  # fmt: skip

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = "toegang"
        verbose_name_plural = "wie mag wat ontvangen"
        ordering = ("begins_on", "added_at", "pk")
        constraints = [
            ends_after_it_begins("grant_ends_after_begin"),
            models.CheckConstraint(condition=Q(part__in=CasePart.values), name="grant_part_known"),
            models.CheckConstraint(condition=Q(ground__in=GrantGround.values), name="grant_ground_known"),
            to_one_recipient("grant_to_one_recipient"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="grant_withdrawn_by_somebody",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["case", "organisation", "part"], name="grant_of_organisation"),
            models.Index(fields=["professional", "case"], name="grant_in_person"),
        ]

    class Privacy:
        personal = {"professional", "person", "people", "explanation"}
        plain = PART_PRIVACY | {
            "case", "organisation", "part", "whole_family", "ground", "begins_on", "ends_on", "withdrawn_at",
            "withdrawn_by",
        }  # fmt: skip

    class Access:
        part = CasePart.CONTACT
        about = WHOLE_FAMILY

    def __str__(self) -> str:
        return f"{self.recipient}: {self.get_part_display()}"

    @property
    def document(self) -> Case:
        return self.case

    @property
    def recipient_in_journal(self) -> str:
        """The journal names no member of the family."""
        return "Iemand van het gezin" if self.person_id else str(self.recipient)

    def clashes(self) -> dict[str, str]:
        """A recipient receives a part once at a time."""
        same = Grant.objects.filter(case=self.case, part=self.part, withdrawn_at=None, **self.to).exclude(pk=self.pk)
        other = same.overlapping(self.begins_on, self.ends_on).order_by("begins_on").first()
        if other is None:
            return {}
        until = f" tot en met {date_format(other.ends_on, 'j F Y')}" if other.ends_on else ""
        since = f"al ontvangen vanaf {date_format(other.begins_on, 'j F Y')}{until}"
        there = f"{self.recipient} mag {self.get_part_display()} {since}"
        return {"parts": f"{there}. Pas die toegang aan, of trek die eerst in."}

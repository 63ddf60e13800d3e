"""The case: the work around one family, from first contact to closed."""

import secrets
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format

from cases.access.parts import ANY_PART, FRAME, WHOLE_FAMILY, CasePart
from cases.access.records import PART_PRIVACY, Part
from cases.access.visibility import InCaseQuerySet
from cases.families.codes import CaseFrame, Clock, CloseReason, WoonplaatsGround
from cases.families.lifecycle import CaseLifecycle, CaseStatus
from cases.families.models.people import Family, Person
from network.models import Municipality, PeriodQuerySet, ends_after_it_begins

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def neutral_number() -> str:
    """A number that says nothing about the family: seven signs without look-alikes, such as 7K3F-2QX."""
    signs = "".join(secrets.choice(_LETTERS) for _ in range(7))
    return f"{signs[:4]}-{signs[4:]}"


class CaseQuerySet(InCaseQuerySet):
    def open(self) -> "CaseQuerySet":
        return self.exclude(status=CaseStatus.CLOSED)

    def newest_first(self) -> "CaseQuerySet":
        return self.order_by("-opened_on", "-added_at", "pk")

    def named(self, text: str) -> "CaseQuerySet":
        """Cases in which every word occurs in the name of the family, of one of its people, or is the case number."""
        found = self
        for word in text.split():
            people = Person.objects.filter(family=OuterRef("family")).filter(
                Q(first_name__icontains=word) | Q(surname__icontains=word)
            )
            found = found.filter(Q(family__name__icontains=word) | Q(number__iexact=word) | Exists(people))
        return found


class Case(CaseLifecycle, Part):
    """One family, one case at a time. From the moment it is active it has exactly one coordinator.

    `municipality` is the responsible one by the woonplaats rule (Jeugdwet 1.1), not the present address.
    `urgent` is help before the decision (by-law 5(9)), which is not the same as an urgent question.
    """

    number = models.CharField("zaaknummer", max_length=8, unique=True, default=neutral_number, editable=False)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="cases", editable=False)
    municipality = models.ForeignKey(
        Municipality, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="verantwoordelijke gemeente"
    )
    municipality_ground = models.CharField(
        "omdat", max_length=20, choices=WoonplaatsGround.choices, default=WoonplaatsGround.BRP
    )
    municipality_note = models.CharField("toelichting bij de gemeente", max_length=300, blank=True)
    frame = models.CharField("kader", max_length=20, choices=CaseFrame.choices, default=CaseFrame.VOLUNTARY)
    opened_on = models.DateField("datum van de vraag (eerste contact)")
    asked_by = models.CharField("wie stelde de vraag", max_length=120)
    channel = models.CharField("hoe kwam de vraag binnen", max_length=80, blank=True)
    occasion = models.TextField("wat was de aanleiding")
    identity_seen = models.BooleanField("identiteitsbewijs gezien", default=False)
    support_mentioned_on = models.DateField("gratis cliëntondersteuning genoemd op", null=True, blank=True)
    urgent = models.BooleanField("spoedhulp vóór het besluit", default=False)
    urgent_help_began_on = models.DateField("spoedhulp gestart op", null=True, blank=True)
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="coordinated_cases",
        editable=False, verbose_name="casusregisseur",
    )  # fmt: skip
    contact_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name="vast aanspreekpunt (leeg: de casusregisseur)",
    )  # fmt: skip
    close_reason = models.CharField(
        "reden van afsluiten", max_length=2, choices=CloseReason.choices, blank=True, editable=False
    )
    end_report = models.TextField("eindverslag", blank=True, editable=False)
    aftercare = models.TextField("bij wie kan het gezin daarna terecht", blank=True, editable=False)
    closed_on = models.DateField("afgesloten op", null=True, blank=True, editable=False)
    reference = models.CharField("verwijzing van buiten", max_length=60, blank=True, editable=False)

    case_path = "pk"
    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "zaak"
        verbose_name_plural = "zaken"
        constraints = [
            models.CheckConstraint(condition=Q(status__in=CaseStatus.values), name="case_status_known"),
            models.CheckConstraint(
                condition=~Q(status=CaseStatus.ACTIVE) | Q(coordinator__isnull=False),
                name="active_case_has_coordinator",
            ),
            models.UniqueConstraint(
                fields=["family"], condition=~Q(status=CaseStatus.CLOSED), name="one_open_case_per_family"
            ),
            models.UniqueConstraint(fields=["reference"], condition=~Q(reference=""), name="one_case_per_reference"),
        ]
        indexes = [models.Index(fields=["coordinator", "status"], name="case_coordinator_status")]

    class Privacy:
        personal = {
            "family", "asked_by", "channel", "occasion", "municipality_note", "end_report", "aftercare", "coordinator",
            "contact_person",
        }  # fmt: skip
        plain = PART_PRIVACY | {
            "number", "status", "municipality", "municipality_ground", "frame", "opened_on", "identity_seen",
            "support_mentioned_on", "urgent", "urgent_help_began_on", "close_reason", "closed_on", "reference",
        }  # fmt: skip

    class Access:
        part = ANY_PART
        about = FRAME
        whole_fields = {
            "asked_by", "channel", "occasion", "municipality_note", "close_reason", "end_report", "aftercare",
        }  # fmt: skip

    def __str__(self) -> str:
        return self.number

    @property
    def case(self) -> "Case":
        return self

    @property
    def document(self) -> "Case":
        return self

    def closed_for_edits(self) -> str:
        """Why nothing can be written now; empty when it can."""
        return (
            "De zaak is afgesloten. Heropen de zaak om verder te schrijven." if self.status == CaseStatus.CLOSED else ""
        )

    def misfits(self) -> dict[str, str]:
        """What does not go together in the facts of the first contact."""
        today = timezone.localdate()
        dates = ("opened_on", "support_mentioned_on", "urgent_help_began_on")
        late = [name for name in dates if (day := getattr(self, name)) and day > today]
        found = dict.fromkeys(late, "Deze datum ligt in de toekomst.")
        if self.urgent and not self.urgent_help_began_on:
            found["urgent_help_began_on"] = "Vul in wanneer de spoedhulp begon: dan begint de termijn van vier weken."
        if self.municipality_ground == WoonplaatsGround.AGREED and not self.municipality_note:
            found["municipality_note"] = "Schrijf welke gemeenten dit hebben afgesproken, en wanneer."
        return found

    @property
    def fixed_contact(self) -> Any:
        """The family's vast aanspreekpunt: the coordinator unless somebody else was chosen."""
        return self.contact_person or self.coordinator

    def open_goal_titles(self) -> str:
        """Open goals of the plan in force, as text; empty when there are none."""
        plan = self.plans.in_force().first()
        return ", ".join(f"“{title}”" for title in plan.open_goals().values_list("title", flat=True)) if plan else ""

    def youths(self) -> list[Person]:
        """The youths this case is about, oldest first."""
        trajectories = self.trajectories.select_related("person").prefetch_related("person__incapacities")
        rows = [row.person for row in trajectories if row.person.is_youth]
        return sorted(rows, key=lambda person: (person.birth_date or date.max, person.first_name))


class Trajectory(Part):
    """A file of one person within the case (traject): whom the case is about, and why."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="trajectories", editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="trajectories", verbose_name="voor wie")
    reason = models.CharField("waarom een traject", max_length=200)
    opened_on = models.DateField("sinds", default=timezone.localdate)
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "traject"
        verbose_name_plural = "trajecten"
        ordering = ("opened_on", "pk")
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="one_trajectory_per_person")]

    class Privacy:
        personal = {"person", "reason"}
        plain = PART_PRIVACY | {"case", "opened_on"}

    class Access:
        part = ANY_PART
        about = ("person",)

    def __str__(self) -> str:
        return f"traject {self.person}"

    def misfits(self) -> dict[str, str]:
        others = Trajectory.objects.filter(case=self.case_id, person=self.person_id).exclude(pk=self.pk)
        return {"person": "Deze persoon heeft hier al een traject. Werk dat bij."} if others.exists() else {}

    @property
    def document(self) -> Case:
        return self.case


class YouthSeen(Part):
    """The youth was seen (by-law 7(4): at least once)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sightings", editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sightings", verbose_name="wie")
    seen_on = models.DateField("gezien op")
    how = models.CharField("waar en hoe", max_length=200, blank=True)
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "gesprek met de jeugdige"
        verbose_name_plural = "gesprekken met de jeugdige"
        ordering = ("-seen_on", "pk")

    class Privacy:
        personal = {"person", "seen_on", "how"}
        plain = PART_PRIVACY | {"case"}

    class Access:
        part = CasePart.ANALYSIS
        about = ("person",)

    def __str__(self) -> str:
        return f"{self.person} gezien"

    def misfits(self) -> dict[str, str]:
        if self.seen_on and self.seen_on > timezone.localdate():
            return {"seen_on": "Deze datum ligt in de toekomst. Vul in wanneer u de jeugdige hebt gezien."}
        return {}

    @property
    def document(self) -> Case:
        return self.case


class ClockPauseQuerySet(PeriodQuerySet, InCaseQuerySet):  # type: ignore[override]
    """Dated pauses, seen with their case."""


class ClockPause(Part):
    """A named clock stood still from–until, with the reason (Awb suspension while an application is incomplete).

    Pauses of one clock never overlap: the arithmetic in Python and in SQL counts every day once.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="pauses", editable=False)
    clock = models.CharField("welke termijn", max_length=40, choices=Clock.choices)
    begins_on = models.DateField("stil van")
    ends_on = models.DateField("tot en met", null=True, blank=True)
    reason = models.CharField("waarom", max_length=300)
    objects = ClockPauseQuerySet.as_manager()

    class Meta:
        verbose_name = "pauze van een termijn"
        verbose_name_plural = "pauzes van een termijn"
        ordering = ("begins_on", "pk")
        constraints = [
            ends_after_it_begins("pause_ends_after_begin"),
            models.CheckConstraint(condition=Q(clock__in=Clock.values), name="pause_clock_known"),
        ]

    class Privacy:
        personal = {"reason"}
        plain = PART_PRIVACY | {"case", "clock", "begins_on", "ends_on"}

    class Access:
        part = CasePart.PLAN
        about = WHOLE_FAMILY

    def __str__(self) -> str:
        return self.get_clock_display()

    def misfits(self) -> dict[str, str]:
        if self.begins_on and self.ends_on and self.ends_on < self.begins_on:
            return {"ends_on": "Deze datum ligt vóór het begin."}
        return self.clashes()

    def clashes(self) -> dict[str, str]:
        if not self.begins_on or not self.clock:
            return {}
        same = ClockPause.objects.filter(case=self.case, clock=self.clock).exclude(pk=self.pk)
        other = same.overlapping(self.begins_on, self.ends_on).order_by("begins_on").first()
        if other is None:
            return {}
        until = f"tot en met {date_format(other.ends_on, 'j F Y')}" if other.ends_on else "en dat loopt nog"
        there = f"Deze termijn staat al stil vanaf {date_format(other.begins_on, 'j F Y')}, {until}."
        return {"begins_on": f"{there} Pas die pauze aan of kies andere dagen."}

    @property
    def document(self) -> Case:
        return self.case

"""Wilsonbekwaamheid: somebody cannot decide about a matter for a time, as a named person judged."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.records import PART_PRIVACY
from cases.access.visibility import InFamilyQuerySet
from cases.families.codes import Matter, RepresentativeKind
from cases.families.models.people import Family, FamilyPart, Person
from network.models import PeriodQuerySet, ends_after_it_begins


class IncapacityQuerySet(PeriodQuerySet, InFamilyQuerySet):  # type: ignore[override]
    """Dated judgements, seen with their family."""


class Incapacity(FamilyPart):
    """Somebody is wilsonbekwaam for a matter from–until: who judged it, with which expertise, on what ground.

    A minor is then treated as a child younger than 12 (Jeugdwet 7.3.15(2)). For an adult somebody stands in
    (7.3.15(3)): of the family (`representative`), or from outside by name, such as a mentor.
    """

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="incapacities", editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="incapacities", verbose_name="wie")
    matter = models.CharField("kan nu niet zelf", max_length=10, choices=Matter.choices)
    begins_on = models.DateField("van")
    ends_on = models.DateField("tot en met", null=True, blank=True)
    assessed_by = models.CharField("wie heeft dit beoordeeld", max_length=120)
    expertise = models.CharField("deskundigheid", max_length=120)
    source = models.CharField("waar blijkt dit uit", max_length=300)
    representative = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="stands_in_for",
        verbose_name="wie van het gezin vertegenwoordigt",
    )  # fmt: skip
    representative_name = models.CharField("of naam van iemand anders", max_length=120, blank=True)
    representative_kind = models.CharField(
        "vertegenwoordigt als", max_length=12, choices=RepresentativeKind.choices, blank=True
    )
    objects = IncapacityQuerySet.as_manager()

    class Meta:
        verbose_name = "wilsonbekwaamheid"
        verbose_name_plural = "wilsonbekwaamheid"
        ordering = ("person", "begins_on", "pk")
        constraints = [
            ends_after_it_begins("incapacity_ends_after_begin"),
            models.CheckConstraint(condition=Q(matter__in=Matter.values), name="incapacity_matter_known"),
            models.CheckConstraint(
                condition=Q(representative_kind__in=["", *RepresentativeKind.values]), name="representative_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(representative=None) | Q(representative_name=""), name="one_representative_at_a_time",
                violation_error_message="Kies iemand van het gezin óf schrijf een naam, niet allebei.",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {
            "person", "matter", "begins_on", "ends_on", "assessed_by", "expertise", "source", "representative",
            "representative_name", "representative_kind",
        }  # fmt: skip
        plain = PART_PRIVACY | {"family"}

    class Access:
        part = CasePart.CONTACT
        about = ("person",)

    def __str__(self) -> str:
        return f"wilsonbekwaamheid van {self.person}"

    def misfits(self) -> dict[str, str]:
        found = {}
        if self.begins_on and self.begins_on > timezone.localdate():
            found["begins_on"] = "Deze datum ligt in de toekomst. Vul in vanaf wanneer dit is vastgesteld."
        if self.begins_on and self.ends_on and self.ends_on < self.begins_on:
            found["ends_on"] = "Deze datum ligt vóór het begin."
        if self.representative_id and self.representative_name:
            found["representative_name"] = "Kies iemand van het gezin óf schrijf een naam, niet allebei."
        elif self.representative_id and self.representative_id == self.person_id:
            found["representative"] = "Dit is dezelfde persoon. Kies een ander."
        somebody = bool(self.representative_id or self.representative_name)
        if somebody and not self.representative_kind:
            found["representative_kind"] = "Kies als wat deze persoon vertegenwoordigt."
        if self.representative_kind and not somebody:
            found["representative_name"] = "Kies iemand van het gezin of schrijf de naam van wie vertegenwoordigt."
        return found

    @property
    def stands_in(self) -> str:
        """Who stands in, with the capacity; empty when nobody was named."""
        who = self.representative.full_name if self.representative else self.representative_name
        return f"{who} ({self.get_representative_kind_display()})" if who else ""

    @property
    def holds_now(self) -> bool:
        today = timezone.localdate()
        return self.begins_on <= today and (self.ends_on is None or self.ends_on >= today)

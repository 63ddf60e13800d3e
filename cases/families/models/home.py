"""Where people live and learn, who is around them, what happened, and measures."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.access.partial_dates import PartialDateField, first_day, last_day
from cases.access.parts import CasePart
from cases.access.records import PART_PRIVACY
from cases.access.visibility import InFamilyQuerySet
from cases.families.codes import MeasureKind, SchoolKind, StayKind
from cases.families.models.people import Family, FamilyPart, Person
from network.models import Municipality, Organisation, ends_after_it_begins


class Household(FamilyPart):
    """A home. A child may live in two."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="households", editable=False)
    name = models.CharField("hoe noemen jullie dit huis", max_length=120)
    street = models.CharField("straat en huisnummer", max_length=120, blank=True)
    postcode = models.CharField("postcode", max_length=7, blank=True)
    city = models.CharField("plaats", max_length=80, blank=True)
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="gemeente"
    )
    objects = InFamilyQuerySet.as_manager()

    class Meta:
        verbose_name = "huis"
        verbose_name_plural = "huizen"
        ordering = ("name", "pk")

    class Privacy:
        personal = {"name", "street", "postcode", "city", "municipality"}
        plain = PART_PRIVACY | {"family"}

    class Access:
        part = CasePart.CONTACT
        about = ("stays__person",)

    def __str__(self) -> str:
        return self.name


class Stay(FamilyPart):
    """Somebody lives somewhere from–until. `is_registered`: this is the address in the BRP."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="stays", editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="stays", verbose_name="wie")
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="stays", verbose_name="welk huis")
    kind = models.CharField("soort verblijf", max_length=24, choices=StayKind.choices, default=StayKind.MAIN)
    begins = PartialDateField("van")
    ends = PartialDateField("tot en met", blank=True)
    is_registered = models.BooleanField("staat hier ingeschreven (BRP)", default=False)
    note = models.CharField("toelichting", max_length=300, blank=True)
    objects = InFamilyQuerySet.as_manager()

    class Meta:
        verbose_name = "verblijf"
        verbose_name_plural = "verblijven"
        ordering = ("person", "begins", "pk")
        constraints = [models.CheckConstraint(condition=Q(kind__in=StayKind.values), name="stay_kind_known")]

    class Privacy:
        personal = {"person", "household", "kind", "begins", "ends", "is_registered", "note"}
        plain = PART_PRIVACY | {"family"}

    class Access:
        part = CasePart.CONTACT
        about = ("person",)

    def __str__(self) -> str:
        return f"{self.person} – {self.household}"

    def misfits(self) -> dict[str, str]:
        if self.begins and self.ends and last_day(self.ends) < first_day(self.begins):
            return {"ends": "Deze datum ligt vóór het begin."}
        return {}

    @property
    def runs_now(self) -> bool:
        """Somebody may live here today; a year or month counts as a whole."""
        today = timezone.localdate()
        return first_day(self.begins) <= today and (not self.ends or last_day(self.ends) >= today)


class Enrolment(FamilyPart):
    """School, day activity or work of somebody of the family (form heading 3)."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="enrolments", editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="enrolments", verbose_name="wie")
    kind = models.CharField("soort", max_length=30, choices=SchoolKind.choices)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="school of plek"
    )
    group = models.CharField("klas of groep", max_length=120, blank=True)
    history = models.TextField("eerdere scholen en wisselingen, en waarom", blank=True)
    note = models.TextField("wat gaat goed, wat valt op", blank=True)
    at_home_since = models.DateField("zit thuis sinds", null=True, blank=True)
    asked_on = models.DateField("gesproken met school op", null=True, blank=True)
    asked_by = models.CharField("wie sprak met wie", max_length=160, blank=True)
    objects = InFamilyQuerySet.as_manager()

    class Meta:
        verbose_name = "school of dagbesteding"
        verbose_name_plural = "school en dagbesteding"
        ordering = ("person", "pk")
        constraints = [models.CheckConstraint(condition=Q(kind__in=SchoolKind.values), name="school_kind_known")]

    class Privacy:
        personal = {
            "person",
            "kind",
            "organisation",
            "group",
            "history",
            "note",
            "at_home_since",
            "asked_on",
            "asked_by",
        }
        plain = PART_PRIVACY | {"family"}

    class Access:
        part = CasePart.ANALYSIS
        about = ("person",)

    def __str__(self) -> str:
        return f"{self.person}: {self.organisation or self.get_kind_display()}"

    def misfits(self) -> dict[str, str]:
        today = timezone.localdate()
        late = [name for name in ("at_home_since", "asked_on") if (day := getattr(self, name)) and day > today]
        return dict.fromkeys(late, "Deze datum ligt in de toekomst.")


class NetworkContact(FamilyPart):
    """Somebody who matters to the family: of the family (`person`) or from outside (`name`). `support` uses the
    ecogram words: practical, company, advice, emotional."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="network_contacts", editable=False)
    person = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="network_roles",
        verbose_name="iemand van het gezin",
    )
    name = models.CharField("of naam van iemand anders", max_length=120, blank=True)
    near = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="network", verbose_name="belangrijk voor"
    )
    role = models.CharField("wie is dit voor jullie", max_length=200)
    support = models.CharField("waarmee steunt deze persoon", max_length=120, blank=True)
    may_be_asked = models.BooleanField("mag benaderd worden", default=False)
    objects = InFamilyQuerySet.as_manager()

    class Meta:
        verbose_name = "persoon uit het netwerk"
        verbose_name_plural = "netwerk"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(name=""), name="network_contact_is_somebody",
                violation_error_message="Kies iemand van het gezin, of schrijf de naam van iemand anders.",
            )
        ]  # fmt: skip

    class Privacy:
        personal = {"person", "name", "near", "role", "support", "may_be_asked"}
        plain = PART_PRIVACY | {"family"}

    class Access:
        part = CasePart.CONTACT
        about = ("person", "near")

    def __str__(self) -> str:
        return self.name or str(self.person)

    def misfits(self) -> dict[str, str]:
        if not self.person_id and not self.name:
            return {"name": "Kies iemand van het gezin, of schrijf de naam van iemand anders."}
        return (
            {"name": "Kies iemand van het gezin óf schrijf een naam, niet allebei."}
            if self.person_id and self.name
            else {}
        )


class LifeEvent(FamilyPart):
    """Something that happened in the family's life, told for the timeline. `when` may be a year or a span of years."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="life_events", editable=False)
    when = PartialDateField("wanneer")
    until = PartialDateField("tot", blank=True)
    text = models.CharField("wat gebeurde er", max_length=300)
    people = models.ManyToManyField(Person, related_name="life_events", blank=True, verbose_name="over wie")
    objects = InFamilyQuerySet.as_manager()

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ("-when", "-pk")

    class Privacy:
        personal = {"when", "until", "text", "people"}
        plain = PART_PRIVACY | {"family"}

    class Access:
        part = CasePart.ANALYSIS
        about = ("people",)

    def __str__(self) -> str:
        return self.text

    def misfits(self) -> dict[str, str]:
        if self.when and self.until and last_day(self.until) < first_day(self.when):
            return {"until": "Deze datum ligt vóór het begin."}
        return {}


class ProtectionMeasure(FamilyPart):
    """A measure of the court, carried out by a certified institution (Jeugdwet 3.2). Not yet granted: no begin date."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="measures", editable=False)
    child = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="measures", verbose_name="over wie")
    kind = models.CharField("maatregel", max_length=2, choices=MeasureKind.choices)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="gecertificeerde instelling",
    )
    begins_on = models.DateField("van (leeg: nog niet verleend)", null=True, blank=True)
    ends_on = models.DateField("tot en met", null=True, blank=True)
    note = models.CharField("toelichting", max_length=300, blank=True)
    objects = InFamilyQuerySet.as_manager()

    class Meta:
        verbose_name = "maatregel"
        verbose_name_plural = "maatregelen"
        ordering = ("child", "begins_on", "pk")
        constraints = [
            ends_after_it_begins("measure_ends_after_begin"),
            models.CheckConstraint(condition=Q(kind__in=MeasureKind.values), name="measure_kind_known"),
        ]

    class Privacy:
        personal = {"child", "kind", "organisation", "begins_on", "ends_on", "note"}
        plain = PART_PRIVACY | {"family"}

    class Access:
        part = CasePart.CONTACT
        about = ("child",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} voor {self.child}"

    def misfits(self) -> dict[str, str]:
        if self.ends_on and not self.begins_on:
            return {"begins_on": "Vul ook in vanaf wanneer de maatregel liep."}
        if self.begins_on and self.ends_on and self.ends_on < self.begins_on:
            return {"ends_on": "Deze datum ligt vóór het begin."}
        return {}

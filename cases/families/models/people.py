"""Family, person, relation and gezag."""

import uuid
from datetime import date
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.access import bsn
from cases.access.partial_dates import PartialDateField, first_day, last_day
from cases.access.parts import ANY_PART, FRAME, CasePart
from cases.access.records import PART_PRIVACY, Part
from cases.access.usual import rows_for
from cases.access.visibility import InFamilyQuerySet
from cases.families.ages import age_on
from cases.families.codes import AuthorityKind, AuthoritySource, RelationKind, Sex
from network.models import Organisation, ends_after_it_begins


class Family(models.Model):
    """A family as people call it. The work around it is a `Case`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("naam van het gezin", max_length=120)
    family_path = "pk"
    newest_case: Any = None  # where it was fetched along
    objects = InFamilyQuerySet.as_manager()

    class Meta:
        verbose_name = "gezin"
        verbose_name_plural = "gezinnen"

    class Privacy:
        personal = {"name"}
        plain = {"id"}

    class Access:
        part = ANY_PART
        about = FRAME

    def __str__(self) -> str:
        return f"Gezin {self.name}"

    @property
    def document(self) -> Any:
        """The newest case; what is written about the family is written in it."""
        for case in [self.newest_case] if self.newest_case else rows_for((), _newest_case, family=self.pk):
            case.family = self
            return case
        return None


def _newest_case(*, family: uuid.UUID) -> Any:
    return apps.get_model("cases", "Case")._default_manager.filter(family=family).newest_first()


class FamilyPart(Part):
    """A row about the family's people and homes, edited in the family's case."""

    class Meta:
        abstract = True

    @cached_property
    def document(self) -> Any:
        return self.family.document  # type: ignore[attr-defined]


class PersonQuerySet(InFamilyQuerySet):
    def with_bsn(self, number: str) -> "PersonQuerySet":
        """Exact match or nothing."""
        return self.filter(bsn_index=bsn.index_of(number))

    def same_person(self, *, surname: str, born: date, postcode: str, house_number: str) -> "PersonQuerySet":
        """The identification without a BSN (Jeugdwet 7.2.4)."""
        return self.filter(
            surname__iexact=surname.strip(), birth_date=born,
            postcode=postcode.replace(" ", "").upper(), house_number__iexact=house_number.strip(),
        )  # fmt: skip


class Person(FamilyPart):
    """Somebody of the family. `is_youth` marks the youths the family is about; age is always computed, never typed.

    The BSN is kept for youths only (Jeugdwet 7.2, 7.4.0): parents' numbers are not needed for the work.
    """

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="people", editable=False)
    first_name = models.CharField("voornaam", max_length=80)
    surname = models.CharField("achternaam", max_length=120, blank=True)
    birth_date = models.DateField("geboortedatum", null=True, blank=True)
    sex = models.CharField("geslacht", max_length=10, choices=Sex.choices, default=Sex.UNKNOWN)
    is_youth = models.BooleanField("is een kind of jongere van dit gezin", default=False)
    place = models.CharField("plek in het gezin", max_length=200, blank=True)
    bsn = bsn.EncryptedTextField("BSN", blank=True, default="")
    bsn_index = models.CharField(max_length=64, null=True, blank=True, editable=False, db_index=True)
    postcode = models.CharField("postcode", max_length=7, blank=True)
    house_number = models.CharField("huisnummer", max_length=10, blank=True)
    phone = models.CharField("telefoon", max_length=20, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    deceased_on = models.DateField("overleden op", null=True, blank=True)
    destroyed_on = models.DateField("gegevens vernietigd op", null=True, blank=True, editable=False)
    reference = models.CharField(max_length=60, blank=True, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        ordering = ("birth_date", "first_name", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["bsn_index"], condition=Q(bsn_index__isnull=False), name="one_person_per_bsn",
                violation_error_message="Er is al iemand met dit BSN.",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["birth_date", "postcode"], name="person_born_postcode")]

    class Privacy:
        personal = {
            "first_name", "surname", "birth_date", "sex", "place", "bsn", "bsn_index", "postcode", "house_number",
            "phone", "email", "deceased_on",
        }  # fmt: skip
        plain = PART_PRIVACY | {"family", "is_youth", "reference", "destroyed_on"}

    class Access:
        part = ANY_PART
        about = ("pk",)
        fields = {CasePart.CONTACT: {"bsn", "bsn_index", "postcode", "house_number", "phone", "email"}}

    def __str__(self) -> str:
        return self.first_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.bsn = bsn.normalised(self.bsn)
        self.bsn_index = bsn.index_of(self.bsn)
        self.postcode = self.postcode.replace(" ", "").upper()
        super().save(*args, **kwargs)

    def misfits(self) -> dict[str, str]:
        today = timezone.localdate()
        found = {}
        if self.birth_date and self.birth_date > today:
            found["birth_date"] = "Deze geboortedatum ligt in de toekomst."
        if self.deceased_on and self.deceased_on > today:
            found["deceased_on"] = "Deze datum ligt in de toekomst."
        if self.deceased_on and self.birth_date and self.deceased_on < self.birth_date:
            found["deceased_on"] = "Deze datum ligt vóór de geboortedatum."
        if self.bsn and not self.is_youth:
            found["is_youth"] = "Van volwassenen bewaren we geen BSN. Verwijder eerst het BSN."
        return found

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.surname}".strip()

    @property
    def age(self) -> int | None:
        return self.age_on(timezone.localdate())

    def age_on(self, day: date) -> int | None:
        """Whole years on that day; None when the birth date is not known."""
        return age_on(self.birth_date, day) if self.birth_date else None


class Relation(FamilyPart):
    """`source` is … of `target`: parent of, partner of, brother of."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="relations", editable=False)
    source = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="relations_out", verbose_name="wie")
    kind = models.CharField("is", max_length=20, choices=RelationKind.choices)
    target = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="relations_in", verbose_name="van wie")
    since = PartialDateField("sinds", blank=True)
    until = PartialDateField("tot", blank=True)
    note = models.CharField("toelichting", max_length=300, blank=True)
    objects = InFamilyQuerySet.as_manager()

    class Meta:
        verbose_name = "relatie"
        verbose_name_plural = "relaties"
        ordering = ("kind", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(source=models.F("target")), name="relation_between_two_people"),
            models.CheckConstraint(condition=Q(kind__in=RelationKind.values), name="relation_kind_known"),
            models.UniqueConstraint(fields=["source", "kind", "target"], name="one_relation_of_a_kind"),
        ]

    class Privacy:
        personal = {"source", "kind", "target", "since", "until", "note"}
        plain = PART_PRIVACY | {"family"}

    class Access:
        part = CasePart.CONTACT
        about = ("source", "target")

    def __str__(self) -> str:
        return f"{self.source} {self.get_kind_display()} {self.target}"

    def misfits(self) -> dict[str, str]:
        found = {}
        if self.source_id and self.source_id == self.target_id:
            found["target"] = "Dit is twee keer dezelfde persoon. Kies een ander."
        elif self._is_told_already():
            found["target"] = "Deze relatie staat er al."
        if self.since and self.until and last_day(self.until) < first_day(self.since):
            found["until"] = "Deze datum ligt vóór het begin."
        return found

    def _is_told_already(self) -> bool:
        """The same tie, or the same one the other way round for a tie that has no direction."""
        same = Q(source=self.source_id, target=self.target_id)
        if self.kind in RelationKind.mutual():
            same |= Q(source=self.target_id, target=self.source_id)
        return Relation.objects.filter(same, kind=self.kind).exclude(pk=self.pk).exists()


class AuthorityQuerySet(InFamilyQuerySet):
    def holding(self, on: date) -> "AuthorityQuerySet":
        """Records that give gezag on that day."""
        held = [AuthorityKind.JOINT, AuthorityKind.SOLE, AuthorityKind.GUARDIANSHIP]
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), begins_on__lte=on, kind__in=held)


class Authority(FamilyPart):
    """Gezag: a dated record with its source, apart from relation and household. Held by a person or by an
    organisation (voogdij by a certified institution). `checked_on` is when the worker last looked."""

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="authorities", editable=False)
    child = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="authorities", verbose_name="over wie")
    holder = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="authority_over",
        verbose_name="wie heeft het gezag",
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="of welke organisatie",
    )
    kind = models.CharField("soort gezag", max_length=20, choices=AuthorityKind.choices)
    begins_on = models.DateField("van")
    ends_on = models.DateField("tot en met", null=True, blank=True)
    source = models.CharField("bron", max_length=20, choices=AuthoritySource.choices)
    checked_on = models.DateField("nagekeken op")
    note = models.CharField("toelichting", max_length=300, blank=True)

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        verbose_name = "gezag"
        verbose_name_plural = "gezag"
        ordering = ("child", "begins_on", "pk")
        constraints = [
            ends_after_it_begins("authority_ends_after_begin"),
            models.CheckConstraint(condition=Q(kind__in=AuthorityKind.values), name="authority_kind_known"),
            models.CheckConstraint(
                condition=Q(holder__isnull=False, organisation__isnull=True)
                | Q(holder__isnull=True, organisation__isnull=False),
                name="authority_held_by_one",
                violation_error_message="Kies een persoon óf een organisatie die het gezag heeft.",
            ),
        ]

    class Privacy:
        personal = {"child", "holder", "organisation", "kind", "begins_on", "ends_on", "source", "checked_on", "note"}
        plain = PART_PRIVACY | {"family"}

    class Access:
        part = CasePart.CONTACT
        about = ("child",)  # who decides about a child is told to whoever works with that child

    def __str__(self) -> str:
        return f"{self.get_kind_display()} van {self.holder or self.organisation} over {self.child}"

    def misfits(self) -> dict[str, str]:
        found = {}
        if bool(self.holder_id) == bool(self.organisation_id):
            found["holder"] = "Kies een persoon óf een organisatie die het gezag heeft."
        elif self.holder_id and self.holder_id == self.child_id:
            found["holder"] = "Niemand heeft gezag over zichzelf. Kies een ander."
        if self.begins_on and self.ends_on and self.ends_on < self.begins_on:
            found["ends_on"] = "Deze datum ligt vóór het begin."
        if self.checked_on and self.checked_on > timezone.localdate():
            found["checked_on"] = "Deze datum ligt in de toekomst. Vul in wanneer u het gezag hebt nagekeken."
        return found

    @property
    def holds_now(self) -> bool:
        """The record runs today, whatever it says."""
        today = timezone.localdate()
        return self.begins_on <= today and (self.ends_on is None or self.ends_on >= today)

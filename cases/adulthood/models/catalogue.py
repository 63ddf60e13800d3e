"""What a list for 18 asks: the catalogue, in versions. A list copies it, so a later version changes no list."""

import csv
from pathlib import Path
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Max, OuterRef, Q, Subquery

from cases.adulthood.codes import Domain, Law

FILE = Path(__file__).parent.parent / "catalogue.csv"
_AGES = [MinValueValidator(144), MaxValueValidator(276)]
_AGE_HELP = "Leeftijd in maanden: 192 is 16 jaar, 210 is 17 en een half, 216 is 18 jaar"


class CatalogueQuerySet(models.QuerySet["CatalogueItem"]):
    def newest(self) -> "CatalogueQuerySet":
        """Of each number its last version."""
        last = self.model.objects.filter(number=OuterRef("number")).order_by("-version").values("version")
        return self.filter(version=Subquery(last[:1]))

    def in_use(self) -> "CatalogueQuerySet":
        """What a new list asks."""
        return self.newest().filter(retired=False).order_by("number")


class CatalogueItem(models.Model):
    """One version of one thing to arrange before 18. The months are ages; an empty beginning is the age of the
    perspectiefplan, which differs per municipality (by-law art. 21c)."""

    number = models.PositiveSmallIntegerField("nummer")
    version = models.PositiveSmallIntegerField("versie", default=1, editable=False)
    domain = models.CharField("gebied", max_length=12, choices=Domain.choices)
    title = models.CharField("wat er geregeld moet zijn", max_length=200)
    plain = models.CharField("in gewone woorden, tegen de jongere", max_length=200)
    law = models.CharField("wet", max_length=12, choices=Law.choices, default=Law.NONE)
    begins_months = models.PositiveSmallIntegerField(
        "begint bij", null=True, blank=True, validators=_AGES,
        help_text=f"{_AGE_HELP}. Leeg: vanaf het perspectiefplan",
    )  # fmt: skip
    due_months = models.PositiveSmallIntegerField("klaar bij", validators=_AGES, help_text=_AGE_HELP)
    hard_months = models.PositiveSmallIntegerField(
        "kan daarna niet meer, vanaf", null=True, blank=True, validators=_AGES, help_text=_AGE_HELP
    )
    source = models.CharField("bron", max_length=200)
    retired = models.BooleanField("niet meer op nieuwe lijsten", default=False)

    objects = CatalogueQuerySet.as_manager()

    class Meta:
        verbose_name = "punt van de 18+-catalogus"
        verbose_name_plural = "18+-catalogus"
        ordering = ("number", "-version")
        constraints = [
            models.UniqueConstraint(fields=["number", "version"], name="one_catalogue_version"),
            models.CheckConstraint(condition=Q(domain__in=Domain.values), name="catalogue_domain_known"),
            models.CheckConstraint(condition=Q(law__in=Law.values), name="catalogue_law_known"),
        ]

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain = {
            "id", "number", "version", "domain", "title", "plain", "law", "begins_months", "due_months", "hard_months",
            "source", "retired",
        }  # fmt: skip

    class Access:
        not_of_a_family = "wat iedere lijst vraagt, voor alle jongeren gelijk"

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


def bring(model: Any = CatalogueItem) -> None:
    """Lay down what the file names and nobody has yet. Safe to run again: what an administrator changed stays."""
    there = set(model.objects.values_list("number", flat=True))
    rows = [row for row in rows_of_file() if row["number"] not in there]
    model.objects.bulk_create([model(**row) for row in rows], ignore_conflicts=True)


def rows_of_file() -> list[dict[str, Any]]:
    """The file as values of fields; an empty cell is no value."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            {name: _value(name, text) for name, text in row.items()} for row in csv.DictReader(file, delimiter="|")
        ]  # fmt: skip


def _value(name: str, text: str) -> Any:
    if name == "number" or name.endswith("_months"):
        return int(text) if text else None
    return text


def next_version(item: CatalogueItem) -> CatalogueItem:
    """The same thing as an administrator changed it, beside what it was."""
    last = CatalogueItem.objects.filter(number=item.number).aggregate(last=Max("version"))["last"] or 0
    item.pk, item.version = None, last + 1
    item._state.adding = True
    item.save(force_insert=True)
    return item

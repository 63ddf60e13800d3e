"""The rhythm of reminding, where a municipality or the region has its own."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from cases.reminders.codes import WRITTEN, Kind, Rung, readable, rungs
from network.models import Municipality

_DAYS = RegexValidator(WRITTEN, "Schrijf dagen met komma's: -28, -7, 0, 7 teamleider, 21 regio dringend.")


class RungSetting(models.Model):
    """The rungs of one kind of reminder and who hears them, where they differ from the default in
    `reminders.rules`, from a date on."""

    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.CASCADE, verbose_name="gemeente (leeg: hele regio)"
    )
    kind = models.CharField("soort", max_length=20, choices=Kind.choices)
    days = models.CharField(
        "dagen ten opzichte van het moment", max_length=200,
        help_text="Bijvoorbeeld: -28, -7, 0, 7 teamleider, 21 regio dringend. Zonder woord: voor wie het doet.",
        validators=[_DAYS],
    )  # fmt: skip
    valid_from = models.DateField("geldt vanaf")
    source = models.CharField("bron", max_length=200)

    class Meta:
        verbose_name = "ritme van herinneren"
        verbose_name_plural = "ritmes van herinneren"
        ordering = ("kind", "valid_from", "pk")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "kind", "valid_from"], name="one_rhythm_a_day"),
            models.UniqueConstraint(
                fields=["kind", "valid_from"], condition=Q(municipality=None), name="one_regional_rhythm_a_day",
                violation_error_message="Voor de hele regio geldt vanaf die dag al een ritme.",
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="rhythm_kind_known"),
        ]  # fmt: skip

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain = {"id", "municipality", "kind", "days", "valid_from", "source"}

    class Access:
        not_of_a_family = "reference data that holds for every family"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.days} ({self.municipality or 'hele regio'})"

    def clean(self) -> None:
        if not readable(self.days):  # the field says so already
            return
        told = [(rung.days, rung.hearer) for rung in self.rungs]
        if len(set(told)) != len(told):
            raise ValidationError({"days": "Noem elke dag één keer voor dezelfde persoon."})

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """When who is told, the earliest first."""
        return rungs(self.days)

"""The toekomstplan (by-law: perspectiefplan): the young person's own words, what goes on after 18 under which law, and
the warm handover to who goes on."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from cases.access.parts import CasePart
from cases.access.records import PART_PRIVACY, Part
from cases.access.visibility import InCaseQuerySet
from cases.adulthood.codes import ContinuesUnder, ExtensionGround, Risk
from cases.adulthood.models.checklist import Checklist
from cases.families.ages import plus_months
from cases.families.models import Case
from network.models import Organisation

HALF_A_YEAR = 6  # months: help that stopped can begin again within half a year (Jeugdwet art. 1.1, jeugdige 4°, c)


class OfChecklist(Part):
    """A row beside the list of one young person."""

    class Meta:
        abstract = True

    @property
    def document(self) -> Case:
        return self.checklist.case  # type: ignore[attr-defined]


class FuturePlanQuerySet(InCaseQuerySet):
    def written(self) -> "FuturePlanQuerySet":
        """In which the young person speaks and the risks were looked at: less is no plan (NJi, toekomstplan)."""
        return self.exclude(own_words="").exclude(risk="")


class FuturePlan(OfChecklist):
    """One per list, there from its beginning, and written in together."""

    checklist = models.OneToOneField(Checklist, on_delete=models.CASCADE, related_name="future", editable=False)
    own_words = models.TextField("in de woorden van de jongere: wat wil je, en wat is daarvoor nodig", blank=True)
    risk = models.CharField("hoe groot is het risico dat het na 18 misgaat", max_length=8, choices=Risk.choices,
                            blank=True)  # fmt: skip
    risk_words = models.TextField("waar zit dat risico, en wat doen jullie eraan", blank=True)
    steady_adult = models.CharField("wie is de vaste volwassene", max_length=120, blank=True)
    steady_adult_knows = models.BooleanField("deze volwassene weet het en zegt ja", default=False)
    signals = models.TextField("waaraan merk je dat het niet goed gaat", blank=True)
    what_helps = models.TextField("wat helpt dan, en wat juist niet", blank=True)
    whom_to_call = models.TextField("wie bel je dan", blank=True)

    case_path = "checklist__case"
    objects = FuturePlanQuerySet.as_manager()

    class Meta:
        verbose_name = "toekomstplan"
        verbose_name_plural = "toekomstplannen"

    class Privacy:
        personal = {
            "own_words", "risk", "risk_words", "steady_adult", "steady_adult_knows", "signals", "what_helps",
            "whom_to_call",
        }  # fmt: skip
        plain = PART_PRIVACY | {"checklist"}

    class Access:
        part = CasePart.ADULTHOOD
        about = ("checklist__person",)

    def __str__(self) -> str:
        return f"toekomstplan van {self.checklist.person}"

    @property
    def is_written(self) -> bool:
        return bool(self.own_words.strip() and self.risk)


class Continuation(OfChecklist):
    """Which help goes on after 18, and under which law. The three grounds of youth help after 18 have a day of their
    own: what runs goes on, what was decided was decided before 18, and what stopped begins again within half a year."""

    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="continuations", editable=False)
    law = models.CharField("onder welke wet", max_length=10, choices=ContinuesUnder.choices)
    what = models.CharField("welke hulp, of waarom geen", max_length=300)
    ground = models.CharField(
        "grond voor verlengde jeugdhulp", max_length=1, choices=ExtensionGround.choices, blank=True
    )
    stopped_on = models.DateField("de eerdere hulp stopte op", null=True, blank=True)
    decided_on = models.DateField("besloten op", null=True, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name="welke organisatie geeft de hulp",
    )  # fmt: skip
    begins_on = models.DateField("vanaf", null=True, blank=True)
    ends_on = models.DateField("tot en met", null=True, blank=True)

    case_path = "checklist__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "hulp na 18"
        verbose_name_plural = "hulp na 18"
        ordering = ("added_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(law__in=ContinuesUnder.values), name="continuation_law_known"),
            models.CheckConstraint(
                condition=Q(law=ContinuesUnder.YOUTH_ACT, ground__in=ExtensionGround.values)
                | ~Q(law=ContinuesUnder.YOUTH_ACT) & Q(ground=""),
                name="youth_help_after_18_has_a_ground",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(begins_on=None) | Q(ends_on__gte=models.F("begins_on")),
                name="continuation_ends_after_begin",
                violation_error_message="De hulp eindigt voordat zij begint.",
            ),
        ]

    class Privacy:
        personal = {"law", "what", "ground", "stopped_on", "decided_on", "organisation", "begins_on", "ends_on"}
        plain = PART_PRIVACY | {"checklist"}

    class Access:
        part = CasePart.ADULTHOOD
        about = ("checklist__person",)

    def __str__(self) -> str:
        return f"{self.get_law_display()}: {self.what}"

    def misfits(self) -> dict[str, str]:
        if self.law != ContinuesUnder.YOUTH_ACT:
            return {"ground": "Een grond hoort alleen bij verlengde jeugdhulp. Laat dit leeg."} if self.ground else {}
        if not self.ground:
            return {"ground": "Kies de grond: zonder grond is er na 18 geen jeugdhulp (Jeugdwet art. 1.1)."}
        if self.ground == ExtensionGround.RESUMED and not self.stopped_on:
            return {"stopped_on": "Vul in wanneer de hulp stopte: dan begint het half jaar."}
        day = self.decide_before()
        if day and self.decided_on and self.decided_on >= day:
            return {"decided_on": f"Bij deze grond moet het besluit er zijn vóór {date_format(day, 'j F Y')}."}
        return {}

    def decide_before(self) -> date | None:
        """The hard day of the ground; None when the law names no day."""
        if self.ground == ExtensionGround.DECIDED:
            return self.checklist.eighteen_on
        if self.ground == ExtensionGround.RESUMED and self.stopped_on:
            return plus_months(self.stopped_on, HALF_A_YEAR)
        return None

    def too_late(self, today: date | None = None) -> bool:
        day = self.decide_before()
        return bool(day and self.decided_on is None and day <= (today or timezone.localdate()))


class AdultHandover(OfChecklist):
    """The warm handover to an organisation for adults: who, the first talk together, and when they took it over."""

    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="handovers", editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="welke organisatie voor volwassenen"
    )
    worker = models.CharField("wie daar", max_length=120, blank=True)
    first_on = models.DateField("eerste gesprek samen op", null=True, blank=True)
    youth_was_there = models.BooleanField("de jongere was erbij", default=False)
    told = models.TextField("wat is overgedragen, en wat moet nog", blank=True)
    accepted_on = models.DateField("overgenomen op", null=True, blank=True)

    case_path = "checklist__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "overdracht naar 18+"
        verbose_name_plural = "overdrachten naar 18+"
        ordering = ("added_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_on=None) | Q(first_on__isnull=False) & ~Q(worker=""),
                name="adult_handover_accepted_after_a_talk",
            ),
        ]

    class Privacy:
        personal = {"organisation", "worker", "first_on", "youth_was_there", "told", "accepted_on"}
        plain = PART_PRIVACY | {"checklist"}

    class Access:
        part = CasePart.ADULTHOOD
        about = ("checklist__person",)

    def __str__(self) -> str:
        return f"overdracht aan {self.organisation}"

    def misfits(self) -> dict[str, str]:
        if not self.accepted_on:
            return {}
        if not self.worker.strip():
            return {"worker": "Schrijf wie daar het overneemt."}
        if not self.first_on:
            return {"first_on": "Overnemen komt na een gesprek samen. Vul in wanneer dat was."}
        if self.accepted_on < self.first_on:
            return {"accepted_on": "Overnemen komt na het eerste gesprek."}
        if self.accepted_on > timezone.localdate():
            return {"accepted_on": "Deze datum ligt in de toekomst."}
        return {}

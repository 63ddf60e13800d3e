"""What was heard: statements, worries, earlier help, and who was consulted."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.access.audience import ADDRESSED_PERSONAL, ADDRESSED_PLAIN, Addressed, audience_known
from cases.access.partial_dates import PartialDateField, in_words
from cases.access.parts import WHOLE_FAMILY, CasePart
from cases.access.records import PART_PRIVACY
from cases.access.visibility import InCaseQuerySet
from cases.analysis.codes import ConsultationKind, LifeArea, StatementKind, Voice
from cases.analysis.models.analysis import Analysis, AnalysisPart
from cases.families.models import Person
from network.models import Organisation


class SaidBy(AnalysisPart):
    """Who says it: somebody of the family, a professional, an organisation, or a name from the network."""

    voice = models.CharField("stem", max_length=12, choices=Voice.choices)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="wie van het gezin"
    )
    professional = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name="of welke professional",
    )  # fmt: skip
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="van welke organisatie",
    )
    said_by_name = models.CharField("of naam van iemand anders", max_length=120, blank=True)

    class Meta:
        abstract = True

    @property
    def speaker(self) -> str:
        """Who said it, as shown."""
        who = self.person or self.professional or self.said_by_name
        if who and self.organisation and not self.person:
            return f"{who} ({self.organisation})"
        return str(who or self.organisation or self.get_voice_display())

    def misfits(self) -> dict[str, str]:
        """What does not go together, per field: one speaker, in their own voice."""
        who = {"person": self.person_id, "professional": self.professional_id, "said_by_name": self.said_by_name}
        named = [name for name, given in who.items() if given]
        if len(named) > 1:
            return {named[1]: "Kies één iemand: uit het gezin, uit het team, of een andere naam."}
        if not named and not self.organisation_id:
            return {"person": "Kies wie dit zei, of schrijf een naam."}
        if self.person_id and self.voice == Voice.PROFESSIONAL:
            return {"voice": "U koos iemand uit het gezin. Kies dan ook de stem van het gezin."}
        if self.professional_id and self.voice not in (Voice.PROFESSIONAL, ""):
            return {"voice": "U koos een professional. Kies dan ook de stem professional."}
        return {}


SAID_BY = {"voice", "person", "professional", "organisation", "said_by_name"}
SOMEBODY = Q(person__isnull=False) | Q(professional__isnull=False) | Q(organisation__isnull=False) | ~Q(said_by_name="")


class Statement(SaidBy, Addressed):
    """One thing somebody said, wrote or saw, in its own kind: facts apart from interpretations.

    `via` is who passed it on. `established` is False for what was told but not checked. `heading` is the part of the
    form's three sides that it belongs to.
    """

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="statements", editable=False)
    text = models.TextField("wat werd gezegd")
    kind = models.CharField("wat voor uitspraak", max_length=12, choices=StatementKind.choices)
    said_on = models.DateField("wanneer")
    via = models.CharField("doorgegeven door", max_length=120, blank=True)
    heading = models.ForeignKey(
        "cases.FactorHeading",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="onderwerp",
    )
    about = models.ManyToManyField(Person, related_name="+", verbose_name="over wie")
    established = models.BooleanField("nagegaan en klopt", default=True)
    reference = models.CharField(max_length=60, blank=True, editable=False)
    case_path = "analysis__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "uitspraak"
        verbose_name_plural = "uitspraken"
        ordering = ("said_on", "added_at", "pk")
        constraints = [
            audience_known("statement"),
            models.CheckConstraint(condition=Q(kind__in=StatementKind.values), name="statement_kind_known"),
            models.CheckConstraint(
                condition=SOMEBODY, name="statement_has_a_speaker",
                violation_error_message="Kies wie dit zei, of schrijf de naam.",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = ADDRESSED_PERSONAL | SAID_BY | {"text", "said_on", "via", "about", "heading"}
        plain = PART_PRIVACY | ADDRESSED_PLAIN | {"analysis", "kind", "established", "reference"}

    class Access:
        part = CasePart.ANALYSIS
        about = ("about",)

    def __str__(self) -> str:
        return self.text

    def fill_in(self) -> None:
        """A rumour was not checked."""
        if self.kind == StatementKind.RUMOUR:
            self.established = False

    def misfits(self) -> dict[str, str]:
        """What does not go together, per field."""
        told = super().misfits()
        if self.said_on and self.said_on > timezone.localdate():
            told["said_on"] = "Deze datum ligt in de toekomst."
        return told

    @property
    def is_rumour(self) -> bool:
        return self.kind == StatementKind.RUMOUR or not self.established


class Worry(SaidBy, Addressed):
    """What the family or others worry about, with when it happens and when it does not (form heading 4)."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="worries", editable=False)
    text = models.TextField("de zorg of vraag")
    context = models.CharField("waar speelt het", max_length=80, blank=True)
    life_area = models.CharField("levensgebied", max_length=20, choices=LifeArea.choices, blank=True)
    example = models.TextField("een voorbeeld", blank=True)
    exception = models.TextField("wanneer is het er niet, of minder", blank=True)
    about = models.ManyToManyField(Person, related_name="+", verbose_name="over wie")
    reference = models.CharField(max_length=60, blank=True, editable=False)
    case_path = "analysis__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "zorg of vraag"
        verbose_name_plural = "zorgen en vragen"
        ordering = ("added_at", "pk")
        constraints = [
            audience_known("worry"),
            models.CheckConstraint(
                condition=SOMEBODY, name="worry_has_a_speaker",
                violation_error_message="Kies wie deze zorg heeft, of schrijf de naam.",
            )
        ]  # fmt: skip

    class Privacy:
        personal = ADDRESSED_PERSONAL | SAID_BY | {"text", "context", "life_area", "example", "exception", "about"}
        plain = PART_PRIVACY | ADDRESSED_PLAIN | {"analysis", "reference"}

    class Access:
        part = CasePart.ANALYSIS
        about = ("about",)

    def __str__(self) -> str:
        return self.text


class EarlierHelp(AnalysisPart, Addressed):
    """Help there was before: when, who, aim and result are the minimum (manual p. 31)."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="earlier_help", editable=False)
    people = models.ManyToManyField(Person, related_name="+", verbose_name="voor wie")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="organisatie"
    )
    organisation_name = models.CharField("of naam van de organisatie", max_length=120, blank=True)
    question = models.TextField("voor welke vraag")
    asked_by = models.CharField("wie vroeg de hulp aan", max_length=120, blank=True)
    begins = PartialDateField("van")
    ends = PartialDateField("tot (leeg: loopt nog)", blank=True)
    result = models.TextField("wat was het resultaat")
    helped = models.TextField("wat hielp, en waarom", blank=True)
    did_not_help = models.TextField("wat hielp niet, en waarom", blank=True)
    case_path = "analysis__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "eerdere hulp"
        verbose_name_plural = "eerdere hulp"
        ordering = ("begins", "added_at", "pk")
        constraints = [
            audience_known("earlier_help"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(organisation_name=""), name="earlier_help_by_somebody",
                violation_error_message="Kies de organisatie, of schrijf de naam.",
            )
        ]  # fmt: skip

    class Privacy:
        personal = ADDRESSED_PERSONAL | {
            "people", "organisation", "organisation_name", "question", "asked_by", "begins", "ends", "result",
            "helped", "did_not_help",
        }  # fmt: skip
        plain = PART_PRIVACY | ADDRESSED_PLAIN | {"analysis"}

    class Access:
        part = CasePart.ANALYSIS
        about = ("people",)

    def __str__(self) -> str:
        return str(self.organisation or self.organisation_name)

    def misfits(self) -> dict[str, str]:
        """What does not go together, per field."""
        told = {}
        if not self.organisation_id and not self.organisation_name:
            told["organisation"] = "Kies de organisatie, of schrijf de naam."
        if self.begins and self.ends and self.ends < self.begins[: len(self.ends)]:
            told["ends"] = "De hulp kan niet zijn gestopt voordat die begon."
        return told

    def period_in_words(self) -> str:
        """'van 2022 tot januari 2024', 'sinds 2024'"""
        if not self.ends:
            return f"sinds {in_words(self.begins)}"
        begins, ends = in_words(self.begins), in_words(self.ends)
        return begins if begins == ends else f"van {begins} tot {ends}"


class Consultation(AnalysisPart):
    """Who was asked for advice, with which expertise, and what was done with it (by-law 7(12): clear to the family)."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="consultations", editable=False)
    kind = models.CharField("wie is geraadpleegd", max_length=24, choices=ConsultationKind.choices)
    name = models.CharField("naam", max_length=120)
    expertise = models.CharField("deskundig in", max_length=200)
    consulted_on = models.DateField("wanneer")
    question = models.TextField("de vraag", blank=True)
    advice = models.TextField("het advies")
    followed = models.BooleanField("het advies is gevolgd", default=True)
    why_not = models.TextField("waarom niet", blank=True)
    case_path = "analysis__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "consultatie"
        verbose_name_plural = "consultaties"
        ordering = ("consulted_on", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ConsultationKind.values), name="consultation_kind_known"),
            models.CheckConstraint(
                condition=Q(followed=True) | ~Q(why_not=""), name="advice_not_followed_says_why",
                violation_error_message="Schrijf waarom het advies niet is gevolgd.",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {"name", "expertise", "question", "advice", "followed", "why_not"}
        plain = PART_PRIVACY | {"analysis", "kind", "consulted_on"}

    class Access:
        part = CasePart.ANALYSIS
        about = WHOLE_FAMILY

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"

    def misfits(self) -> dict[str, str]:
        """What does not go together, per field."""
        if not self.followed and not self.why_not:
            return {"why_not": "Schrijf waarom het advies niet is gevolgd."}
        return {}

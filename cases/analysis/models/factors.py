"""Factors, the links between them, and explanations: the werktheorie as structure."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.access.audience import ADDRESSED_PERSONAL, ADDRESSED_PLAIN, Addressed, audience_known
from cases.access.parts import WHOLE_FAMILY, CasePart
from cases.access.records import PART_PRIVACY
from cases.access.visibility import InCaseQuerySet
from cases.analysis.codes import ExplanationStatus, FactorKind, LinkKind, Locus, View
from cases.analysis.models.analysis import Analysis, AnalysisPart
from cases.analysis.models.heard import Statement, Worry
from cases.families.models import Person


class FactorScheme(models.Model):
    """A way to order factors. Schemes are data: methods differ and change."""

    code = models.SlugField("code", unique=True)
    name = models.CharField("naam", max_length=120)
    source = models.CharField("bron", max_length=200)
    is_default = models.BooleanField("standaard", default=False)

    class Meta:
        verbose_name = "factorschema"
        verbose_name_plural = "factorschema's"
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=Q(is_default=True), name="one_default_scheme",
                violation_error_message="Er is al een standaardschema. Haal daar eerst het vinkje weg.",
            )
        ]  # fmt: skip

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain = {"id", "code", "name", "source", "is_default"}

    class Access:
        not_of_a_family = "reference data that holds for every family"

    def __str__(self) -> str:
        return self.name


class FactorHeading(models.Model):
    """One heading of a scheme, on a side (locus)."""

    scheme = models.ForeignKey(
        FactorScheme, on_delete=models.CASCADE, related_name="headings", verbose_name="factorschema"
    )
    code = models.SlugField("code")
    name = models.CharField("naam", max_length=120)
    locus = models.CharField("kant", max_length=20, choices=Locus.choices)
    order = models.PositiveIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"
        ordering = ("scheme", "order", "pk")
        constraints = [models.UniqueConstraint(fields=["scheme", "code"], name="one_heading_per_code")]

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain = {"id", "scheme", "code", "name", "locus", "order"}

    class Access:
        not_of_a_family = "reference data that holds for every family"

    def __str__(self) -> str:
        return f"{self.get_locus_display()}: {self.name}"


class Factor(AnalysisPart, Addressed):
    """Something that explains: it causes, triggers, keeps going, is a risk, or helps. It rests on what was said.

    In a follow-up `carried_from` is the factor of the previous analysis; it is confirmed anew with a date and a
    reason, or removed.
    """

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="factors", editable=False)
    title = models.CharField("factor in één zin", max_length=200)
    kind = models.CharField("wat doet deze factor", max_length=16, choices=FactorKind.choices)
    also_kind = models.CharField("en ook", max_length=16, choices=FactorKind.choices, blank=True)
    locus = models.CharField("kant", max_length=20, choices=Locus.choices)
    heading = models.ForeignKey(
        FactorHeading, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="onderwerp"
    )
    about = models.ManyToManyField(Person, related_name="+", verbose_name="over wie")
    statements = models.ManyToManyField(
        Statement, related_name="factors", blank=True, verbose_name="steunt op deze uitspraken"
    )
    worries = models.ManyToManyField(Worry, related_name="factors", blank=True, verbose_name="en op deze zorgen")
    in_summary = models.BooleanField("staat in het beeld (in het kort)", default=True)
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="carried_to", editable=False
    )
    confirmed_on = models.DateField("opnieuw bevestigd op", null=True, blank=True, editable=False)
    confirmed_why = models.CharField("waarom dit nog geldt", max_length=300, blank=True, editable=False)
    reference = models.CharField(max_length=60, blank=True, editable=False)
    case_path = "analysis__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "factor"
        verbose_name_plural = "factoren"
        ordering = ("added_at", "pk")
        constraints = [
            audience_known("factor"),
            models.CheckConstraint(condition=Q(kind__in=FactorKind.values), name="factor_kind_known"),
            models.CheckConstraint(condition=Q(locus__in=Locus.values), name="factor_locus_known"),
        ]

    class Privacy:
        personal = ADDRESSED_PERSONAL | {
            "title", "kind", "also_kind", "locus", "heading", "about", "statements", "worries", "confirmed_why",
        }  # fmt: skip
        plain = PART_PRIVACY | ADDRESSED_PLAIN | {"analysis", "in_summary", "carried_from", "confirmed_on", "reference"}

    class Access:
        part = CasePart.ANALYSIS
        about = ("about",)

    def __str__(self) -> str:
        return self.title

    @property
    def title_for_all(self) -> str:
        """For a sentence that everybody reads who works on the analysis."""
        return "een afgeschermde factor" if self.is_shielded else self.title

    @property
    def is_maintaining(self) -> bool:
        return FactorKind.MAINTAINING in (self.kind, self.also_kind)

    def kind_labels(self) -> str:
        labels = [self.get_kind_display(), self.get_also_kind_display() if self.also_kind else ""]
        return ", ".join(filter(None, labels))


class FactorLink(AnalysisPart):
    """A directed link from a factor to a factor or a worry. Circles are allowed: they are what keeps things going."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="links", editable=False)
    source = models.ForeignKey(Factor, on_delete=models.CASCADE, related_name="links_out", verbose_name="van")
    kind = models.CharField("wat doet het", max_length=20, choices=LinkKind.choices)
    target = models.ForeignKey(
        Factor,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="links_in",
        verbose_name="naar deze factor",
    )
    worry = models.ForeignKey(
        Worry,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="links_in",
        verbose_name="of naar deze zorg",
    )
    explanation = models.TextField("leg uit", blank=True)
    case_path = "analysis__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "verband"
        verbose_name_plural = "verbanden"
        ordering = ("added_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=LinkKind.values), name="link_kind_known"),
            models.CheckConstraint(
                condition=Q(target__isnull=False, worry__isnull=True) | Q(target__isnull=True, worry__isnull=False),
                name="link_goes_to_one_thing",
                violation_error_message="Kies één ding waar het verband naartoe gaat: een factor of een zorg.",
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True) | ~Q(source=F("target")), name="link_between_two_things",
                violation_error_message="Een verband gaat van het ene naar het andere. Kies twee verschillende.",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {"source", "kind", "target", "worry", "explanation"}
        plain = PART_PRIVACY | {"analysis"}

    class Access:
        part = CasePart.ANALYSIS
        about = ("source__about", "target__about", "worry__about")
        leans_on = ("source", "target", "worry")

    def __str__(self) -> str:
        return f"{self.source} {self.get_kind_display()} {self.target or self.worry}"


class LinkView(AnalysisPart):
    """How one person sees a link."""

    link = models.ForeignKey(FactorLink, on_delete=models.CASCADE, related_name="views")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name="wie van het gezin"
    )
    professional = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name="of welke professional",
    )  # fmt: skip
    view = models.CharField("ziet dit verband", max_length=16, choices=View.choices)
    case_path = "link__analysis__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "visie op een verband"
        verbose_name_plural = "visies op een verband"
        ordering = ("added_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, professional__isnull=True)
                | Q(person__isnull=True, professional__isnull=False),
                name="view_of_one",
                violation_error_message="Kies één persoon.",
            ),
            models.UniqueConstraint(
                fields=["link", "person"], condition=Q(person__isnull=False), name="one_view_per_person"
            ),
            models.UniqueConstraint(
                fields=["link", "professional"],
                condition=Q(professional__isnull=False),
                name="one_view_per_professional",
            ),
        ]

    class Privacy:
        personal = {"person", "professional", "view"}
        plain = PART_PRIVACY | {"link"}

    class Access:
        part = CasePart.ANALYSIS
        about = ("link__source__about", "link__target__about", "link__worry__about", "person")
        leans_on = ("link__source", "link__target", "link__worry")

    def __str__(self) -> str:
        return f"{self.person or self.professional}: {self.get_view_display()}"

    def misfits(self) -> dict[str, str]:
        """What does not go together, per field: one view of one person on one link."""
        if bool(self.person_id) == bool(self.professional_id):
            return {"person": "Kies één persoon."}
        same = LinkView.objects.filter(link=self.link_id, person=self.person_id, professional=self.professional_id)
        if same.exclude(pk=self.pk).exists():
            who = "person" if self.person_id else "professional"
            return {who: "Hoe deze persoon dit verband ziet, staat er al. Pas dat aan."}
        return {}

    @property
    def document(self) -> Analysis:
        return self.link.analysis


class Explanation(AnalysisPart):
    """A named set of factors and links with a sentence: a working theory (werkhypothese) with its status."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="explanations", editable=False)
    name = models.CharField("naam", max_length=120)
    sentence = models.TextField("de verklaring in één zin")
    status = models.CharField(
        "hoe zeker", max_length=12, choices=ExplanationStatus.choices, default=ExplanationStatus.TENTATIVE
    )
    factors = models.ManyToManyField(Factor, related_name="explanations", blank=True, verbose_name="welke factoren")
    links = models.ManyToManyField(FactorLink, related_name="explanations", blank=True, verbose_name="welke verbanden")
    case_path = "analysis__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "verklaring"
        verbose_name_plural = "verklaringen"
        ordering = ("added_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(status__in=ExplanationStatus.values), name="explanation_status_known")
        ]

    class Privacy:
        personal = {"name", "sentence", "factors", "links"}
        plain = PART_PRIVACY | {"analysis", "status"}

    class Access:
        part = CasePart.ANALYSIS
        about = WHOLE_FAMILY
        leans_on = ("factors", "links__source", "links__target", "links__worry")

    def __str__(self) -> str:
        return self.name

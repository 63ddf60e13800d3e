"""What differs: from the previous picture, between people, and what somebody says about the text."""

from django.db import models
from django.db.models import Q

from cases.access.audience import ADDRESSED_PERSONAL, ADDRESSED_PLAIN, Addressed, audience_known
from cases.access.parts import WHOLE_FAMILY, CasePart
from cases.access.records import PART_PRIVACY
from cases.access.visibility import InCaseQuerySet
from cases.analysis.codes import ChangeKind, RemarkDone, RemarkKind
from cases.analysis.models.analysis import Analysis, AnalysisPart
from cases.analysis.models.heard import SAID_BY, SOMEBODY, SaidBy
from cases.families.models import Person


class Difference(AnalysisPart):
    """What differs from the previous picture, and why (manual p. 39–40). `factor`: of this or the previous one."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="differences", editable=False)
    change = models.CharField("wat is er met dit punt", max_length=20, choices=ChangeKind.choices)
    subject = models.CharField("waarover", max_length=200)
    factor = models.ForeignKey(
        "cases.Factor",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="bij welke factor",
    )
    explanation = models.TextField("uitleg")
    case_path = "analysis__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "verschil met de vorige keer"
        verbose_name_plural = "verschillen met de vorige keer"
        ordering = ("added_at", "pk")
        constraints = [models.CheckConstraint(condition=Q(change__in=ChangeKind.values), name="change_kind_known")]

    class Privacy:
        personal = {"subject", "explanation"}
        plain = PART_PRIVACY | {"analysis", "change", "factor"}

    class Access:
        part = CasePart.ANALYSIS
        about = WHOLE_FAMILY
        leans_on = ("factor",)

    def __str__(self) -> str:
        return self.subject

    def fill_in(self) -> None:
        """A difference about a factor is called after it."""
        if not self.subject and self.factor:
            self.subject = self.factor.title

    def misfits(self) -> dict[str, str]:
        """What does not go together, per field."""
        return {} if self.subject else {"subject": "Kies een factor, of schrijf waarover het gaat."}


class ViewDifference(AnalysisPart):
    """Somebody sees it differently: a topic, who, and in their words. It stays visible beside the text."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="view_differences", editable=False)
    topic = models.CharField("waarover", max_length=200)
    who = models.CharField("wie", max_length=120)
    words = models.TextField("hoe ziet deze persoon het")
    case_path = "analysis__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "verschil van visie"
        verbose_name_plural = "verschillen van visie"
        ordering = ("topic", "added_at", "pk")

    class Privacy:
        personal = {"topic", "who", "words"}
        plain = PART_PRIVACY | {"analysis"}

    class Access:
        part = CasePart.ANALYSIS
        about = WHOLE_FAMILY

    def __str__(self) -> str:
        return f"{self.topic}: {self.who}"


class Remark(SaidBy, Addressed):
    """What somebody says about the text, and what was done with it. A wrong fact is corrected, another reading is
    added beside the text (manual p. 36); who asks for something gets an answer, with the reason when it is no."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="remarks", editable=False)
    kind = models.CharField("wat voor reactie", max_length=20, choices=RemarkKind.choices)
    text = models.TextField("wat zegt deze persoon")
    said_on = models.DateField("wanneer")
    about = models.ManyToManyField(Person, related_name="+", blank=True, verbose_name="over wie")
    place = models.CharField("bij welk stuk tekst", max_length=200, blank=True)
    done = models.CharField("wat is ermee gedaan", max_length=12, choices=RemarkDone.choices, default=RemarkDone.OPEN)
    why = models.CharField("waarom", max_length=300, blank=True)
    case_path = "analysis__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "reactie op de tekst"
        verbose_name_plural = "reacties op de tekst"
        ordering = ("said_on", "added_at", "pk")
        constraints = [
            audience_known("remark"),
            models.CheckConstraint(condition=Q(kind__in=RemarkKind.values), name="remark_kind_known"),
            models.CheckConstraint(condition=Q(done__in=RemarkDone.values), name="remark_done_known"),
            models.CheckConstraint(
                condition=SOMEBODY, name="remark_has_a_speaker",
                violation_error_message="Kies wie dit zei, of schrijf de naam.",
            ),
            models.CheckConstraint(
                condition=~Q(done=RemarkDone.REFUSED) | ~Q(why=""), name="refused_remark_says_why",
                violation_error_message="Schrijf waarom dit niet kan.",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = ADDRESSED_PERSONAL | SAID_BY | {"text", "said_on", "about", "place", "why"}
        plain = PART_PRIVACY | ADDRESSED_PLAIN | {"analysis", "kind", "done"}

    class Access:
        part = CasePart.ANALYSIS
        about = ("about",)

    def __str__(self) -> str:
        return self.text

    def misfits(self) -> dict[str, str]:
        """What does not go together, per field."""
        told = super().misfits()
        if self.done == RemarkDone.REFUSED and not self.why:
            told["why"] = "Schrijf waarom dit niet kan."
        return told

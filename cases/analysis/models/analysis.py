"""The analysis as a document: its headings, and what differs from the previous one."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.access.parts import FRAME, WHOLE_FAMILY, CasePart
from cases.access.records import PART_PRIVACY, Part
from cases.access.visibility import InCaseQuerySet
from cases.analysis.codes import Nature, Trigger, Urgency
from cases.analysis.form import BY_KEY, Heading, headings
from cases.analysis.lifecycle import AnalysisLifecycle, AnalysisStatus
from cases.families.models import Case, Person


class AnalysisQuerySet(InCaseQuerySet):
    def newest(self) -> "Analysis | None":
        """The last one that goes on or was settled; of one case."""
        return self.exclude(status=AnalysisStatus.DROPPED).order_by("-number").first()

    def newest_shared(self) -> "Analysis | None":
        """The last one that the family was given to read, or that is final; of one case."""
        read = self.filter(status__in=[AnalysisStatus.SHARED, AnalysisStatus.FINAL])
        return read.order_by("-number").first()


class Analysis(AnalysisLifecycle, Part):
    """One shared verklarende analyse of a case; `previous` makes it a follow-up.

    `nature`, `severity` and `urgency` (aard, ernst, urgentie) are dated by `weighed_on`. `round` counts how often it
    was shared: answers belong to a round.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="analyses", editable=False)
    number = models.PositiveIntegerField("versie", default=1, editable=False)
    previous = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="follow_ups", editable=False
    )
    dated_on = models.DateField("datum van de analyse", default=timezone.localdate)
    addressed_to = models.ManyToManyField(
        Person, related_name="+", blank=True, verbose_name="aan wie is deze analyse geschreven"
    )
    triggers = models.JSONField("waarom nu", default=list, blank=True)
    nature = models.CharField("aard", max_length=30, choices=Nature.choices, blank=True)
    severity = models.TextField("ernst", blank=True)
    urgency = models.CharField("urgentie", max_length=10, choices=Urgency.choices, blank=True)
    weighed_on = models.DateField("gewogen op", null=True, blank=True)
    insight = models.TextField("hoe kijken jullie er zelf naar (probleembesef)", blank=True)
    motivation = models.TextField("wat willen jullie (motivatie)", blank=True)
    balance = models.TextField("draagkracht en draaglast", blank=True)
    same_summary_reason = models.TextField("waarom het beeld hetzelfde bleef", blank=True)
    round = models.PositiveIntegerField(default=0, editable=False)
    shared_on = models.DateField("voorgelegd op", null=True, blank=True, editable=False)
    finalised_on = models.DateField("vastgesteld op", null=True, blank=True, editable=False)

    objects = AnalysisQuerySet.as_manager()

    class Meta:
        verbose_name = "verklarende analyse"
        verbose_name_plural = "verklarende analyses"
        ordering = ("-number",)
        constraints = [
            models.CheckConstraint(condition=Q(status__in=AnalysisStatus.values), name="analysis_status_known"),
            models.UniqueConstraint(fields=["case", "number"], name="one_analysis_per_number"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(status__in=["draft", "shared"]), name="one_analysis_in_the_making"
            ),
            models.CheckConstraint(
                condition=~Q(status="final") | Q(finalised_on__isnull=False), name="final_analysis_is_dated"
            ),
            models.UniqueConstraint(fields=["previous"], condition=~Q(status="dropped"), name="one_follow_up_goes_on"),
        ]

    class Privacy:
        personal = {
            "addressed_to",
            "nature",
            "severity",
            "urgency",
            "insight",
            "motivation",
            "balance",
            "same_summary_reason",
        }
        plain = PART_PRIVACY | {
            "case", "number", "previous", "dated_on", "triggers", "weighed_on", "round", "shared_on", "finalised_on",
            "status",
        }  # fmt: skip

    class Access:
        part = CasePart.ANALYSIS
        about = FRAME
        whole_fields = {"nature", "severity", "urgency", "insight", "motivation", "balance", "same_summary_reason"}

    def __str__(self) -> str:
        return f"verklarende analyse, versie {self.number}"

    @property
    def document(self) -> "Analysis":
        return self

    @property
    def is_follow_up(self) -> bool:
        return self.previous_id is not None

    def misfits(self) -> dict[str, str]:
        """What does not go together, per field."""
        told = {}
        if (self.nature or self.severity or self.urgency) and not self.weighed_on:
            told["weighed_on"] = "Schrijf op welke dag dit is gewogen."
        if self.is_follow_up and not self.triggers:
            told["triggers"] = "Kies waarom jullie nu terugkijken."
        if self.triggers and not self.is_follow_up:
            told["triggers"] = "Dit is de eerste analyse. Waarom nu wordt pas bij een vervolg gevraagd."
        return told

    def compared_factors(self) -> Any:
        """Factors that a difference can be about: of this analysis, and of the previous one what was not carried on."""
        kept = self.factors.filter(carried_from__isnull=False).values("carried_from")
        factors = self.factors.model._default_manager
        gone = factors.filter(analysis=self.previous_id).exclude(pk__in=kept)
        return factors.filter(pk__in=(self.factors.all() | gone).values("pk"))

    def closed_for_edits(self) -> str:
        """Why nothing can be written now; empty when it can."""
        if self.status == AnalysisStatus.DRAFT:
            return self.case.closed_for_edits()
        if self.status == AnalysisStatus.SHARED:
            return "De analyse ligt voor bij het gezin en het team. Neem de analyse eerst terug om aan te passen."
        return "Deze analyse is vastgesteld en verandert niet meer. Maak een vervolg om verder te schrijven."

    def text(self, key: str) -> str:
        """What stands under a heading."""
        return next((row.text for row in self.texts.all() if row.key == key), "")

    def trigger_labels(self) -> list[str]:
        return [str(Trigger(value).label) for value in self.triggers if value in Trigger.values]

    def empty_required_titles(self) -> list[str]:
        written = {row.key for row in self.texts.all() if row.text.strip()}
        chosen = headings(self.is_follow_up)
        return [h.titled(self.is_follow_up) for h in chosen if h.required and h.key not in written]

    def unread_titles(self) -> list[str]:
        """Headings whose text was carried over and that nobody has read again yet."""
        unread = {row.key for row in self.texts.all() if not row.confirmed}
        return [h.titled(self.is_follow_up) for h in headings(self.is_follow_up) if h.key in unread]

    def unconfirmed_titles(self) -> list[str]:
        """Factors carried over that nobody has confirmed anew yet."""
        rows = self.factors.filter(carried_from__isnull=False, confirmed_on__isnull=True)
        return [factor.title_for_all for factor in rows]

    def unexplained_differences(self) -> list[str]:
        """What is new or has gone since the previous analysis, without an explanation."""
        gone = [f"vervallen: “{factor.title_for_all}”" for factor in self.gone_without_explanation()]
        return gone + [f"nieuw: “{factor.title_for_all}”" for factor in self.new_without_explanation()]

    def new_without_explanation(self) -> list[Any]:
        """Factors that the previous analysis did not have. One that was taken over without its factors says nothing
        about which are new."""
        if self.previous is None or not self.previous.factors.exists():
            return []
        return self._without_explanation(self.factors.filter(carried_from__isnull=True))

    def gone_without_explanation(self) -> list[Any]:
        """Factors of the previous analysis that were not carried on."""
        if self.previous is None:
            return []
        kept = self.factors.filter(carried_from__isnull=False).values_list("carried_from_id", flat=True)
        return self._without_explanation(self.previous.factors.exclude(pk__in=list(kept)))

    def _without_explanation(self, factors: Any) -> list[Any]:
        told = [row for row in self.differences.all() if row.explanation.strip()]
        by_name, linked = {row.subject.casefold() for row in told}, {row.factor_id for row in told}
        return [factor for factor in factors if factor.pk not in linked and factor.title.casefold() not in by_name]

    def summary_copied_bare(self) -> bool:
        """The picture may not be copied without a word (manual p. 39–40)."""
        if not self.previous or self.same_summary_reason.strip():
            return False
        here, before = self.text("summary").split(), self.previous.text("summary").split()
        return bool(before) and here == before

    def open_gaps(self) -> list[str]:
        rows = self.gaps.filter(closed_on__isnull=True)
        return ["een afgeschermde open plek" if gap.is_shielded else gap.text for gap in rows]

    def missing_answers(self) -> list[str]:
        """Names of those whose answer counts and who have not answered this round."""
        from cases.analysis.models.responses import respondents

        return [str(one) for one in respondents(self) if one.response is None]

    def settled_on(self) -> Any:
        """The day that decides who had to answer; None while it is open (then: today)."""
        return self.finalised_on

    def shared_state(self) -> tuple[str, str]:
        """'Gedeeld' is computed from the answers, never ticked: (key, sentence)."""
        from cases.analysis.models.responses import shared_state

        return shared_state(self)


class AnalysisPart(Part):
    """A row of an analysis: written while it is a draft, unchangeable once it is final (also in the database)."""

    class Meta:
        abstract = True

    @property
    def document(self) -> Analysis:
        return self.analysis  # type: ignore[attr-defined]


class AnalysisText(AnalysisPart):
    """What stands under one heading of the form. `confirmed`: a carried-over text was read again and still holds."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="texts", editable=False)
    key = models.CharField(max_length=30, choices=[(key, h.title) for key, h in BY_KEY.items()], editable=False)
    text = models.TextField("tekst", blank=True)
    confirmed = models.BooleanField("opnieuw gelezen, klopt nog", default=True)
    case_path = "analysis__case"
    objects = InCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "onderdeel van de analyse"
        verbose_name_plural = "onderdelen van de analyse"
        constraints = [models.UniqueConstraint(fields=["analysis", "key"], name="one_text_per_heading")]

    class Privacy:
        personal = {"text"}
        plain = PART_PRIVACY | {"analysis", "key", "confirmed"}

    class Access:
        part = CasePart.ANALYSIS
        about = WHOLE_FAMILY

    def __str__(self) -> str:
        return self.heading.titled(self.analysis.is_follow_up)

    @property
    def heading(self) -> Heading:
        return BY_KEY[self.key]

    def misfits(self) -> dict[str, str]:
        """What does not go together, per field."""
        if self.heading.required and not self.text.strip():
            return {"text": "Schrijf hier iets. Is er niets te zeggen? Schrijf dat dan op."}
        return {}

    def clashes(self) -> dict[str, str]:
        """What was read again stays so."""
        unread = not self.confirmed and not self._state.adding
        if unread and AnalysisText.objects.filter(pk=self.pk, confirmed=True).exists():
            return {"confirmed": "Deze tekst is al opnieuw gelezen."}
        return {}


def in_the_making(case: Case) -> Any:
    """The analysis people are working on, if any."""
    return case.analyses.filter(status__in=[AnalysisStatus.DRAFT, AnalysisStatus.SHARED]).first()

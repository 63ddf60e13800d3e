"""Een analyse wordt samen geschreven, gaat naar het gezin en het team voor een antwoord, en wordt daarna vastgesteld.
Wat is vastgesteld verandert niet meer; verder schrijven gebeurt in een vervolg."""

from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone
from django_fsm import FSMField

from cases.access.predicates import coordinator, team_member
from cases.families.lifecycle import case_is_active
from flow.steps import Consequence, Machine, by_effect, guard, step


class AnalysisStatus(models.TextChoices):
    DRAFT = "draft", "in de maak"
    SHARED = "shared", "ligt voor"
    FINAL = "final", "vastgesteld"
    DROPPED = "dropped", "niet doorgegaan"


@guard("Deze onderdelen zijn nog leeg: {}.")
def required_parts_are_written(analysis: Any) -> bool | str:
    return ", ".join(f"“{title}”" for title in analysis.empty_required_titles()) or True


@guard("Er is nog niets opgeschreven van wat iemand zei.")
def has_statements(analysis: Any) -> bool:
    return analysis.statements.exists()


@guard("Er is nog geen factor. Een analyse zonder factoren verklaart niets.")
def has_factors(analysis: Any) -> bool:
    return analysis.factors.exists()


@guard("Deze factoren uit de vorige analyse zijn nog niet bevestigd of weggelaten: {}.")
def carried_factors_confirmed(analysis: Any) -> bool | str:
    return ", ".join(f"“{title}”" for title in analysis.unconfirmed_titles()) or True


@guard("Deze teksten uit de vorige analyse zijn nog niet opnieuw gelezen: {}.")
def carried_texts_read_again(analysis: Any) -> bool | str:
    return ", ".join(f"“{title}”" for title in analysis.unread_titles()) or True


@guard("Zeg waarom jullie nu terugkijken.")
def says_why_now(analysis: Any) -> bool:
    return analysis.previous_id is None or bool(analysis.triggers)


@guard("Leg nog uit wat er anders is dan de vorige keer, bij: {}.")
def differences_explained(analysis: Any) -> bool | str:
    return ", ".join(analysis.unexplained_differences()) or True


@guard("Het beeld is hetzelfde als de vorige keer. Schrijf waarom het gelijk bleef, of pas het aan.")
def summary_not_copied_bare(analysis: Any) -> bool:
    return not analysis.summary_copied_bare()


@guard("Nog geen antwoord van: {}. Leg het antwoord vast, of schrijf waarom er geen antwoord is gevraagd.")
def everybody_answered(document: Any) -> bool | str:
    return ", ".join(document.missing_answers()) or True


@guard("Er staan nog open plekken: {}. Vul aan, of schrijf waarom het open blijft.")
def gaps_closed_or_explained(analysis: Any) -> bool | str:
    return ", ".join(f"“{text}”" for text in analysis.open_gaps()) or True


def new_round(document: Any, *, by: Any, event: Any, **facts: Any) -> None:
    """Answers belong to the text they were given on: every time it is shared, a new round begins."""
    document.round, document.shared_on = document.round + 1, event.happened_on or timezone.localdate()
    document.save(update_fields=["round", "shared_on"])


rest_the_plan_on_it = Consequence("rest_the_plan_on_it")


class AnalysisLifecycle(Machine):
    """Draft, shared for response, final."""

    finalised_on: Any

    status = FSMField(
        "stand",
        choices=AnalysisStatus.choices,
        default=AnalysisStatus.DRAFT,
        protected=True,
        max_length=20,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        source=AnalysisStatus.DRAFT, target=AnalysisStatus.SHARED, label="Voorleggen", allowed=team_member,
        guards=[
            case_is_active, required_parts_are_written, has_statements, has_factors, says_why_now,
            carried_texts_read_again, carried_factors_confirmed, differences_explained, summary_not_copied_bare,
        ],
        effects=[new_round, rest_the_plan_on_it],
    )  # fmt: skip
    def share(self, **facts: Any) -> None:
        """Everybody whose answer counts is asked for it."""

    @step(
        source=AnalysisStatus.SHARED, target=AnalysisStatus.DRAFT, label="Terugnemen om aan te passen",
        allowed=coordinator,
        needs={"reason": "Schrijf waarom u de analyse terugneemt."},
    )  # fmt: skip
    def take_back(self, **facts: Any) -> None:
        """Answers stay, as answers on an earlier text."""

    @step(
        source=AnalysisStatus.SHARED, target=AnalysisStatus.FINAL, label="Vaststellen", allowed=coordinator,
        guards=[everybody_answered, gaps_closed_or_explained],
    )  # fmt: skip
    def finalise(self, **facts: Any) -> None:
        self.finalised_on = facts.get("on") or timezone.localdate()

    @step(
        source=AnalysisStatus.DRAFT, target=AnalysisStatus.FINAL, label="Overgenomen uit een eerder document",
        allowed=by_effect,
    )  # fmt: skip
    def take_over(self, *, on: date, **facts: Any) -> None:
        """It was made elsewhere before the case came here; only its picture is known, and nobody is asked again."""
        self.finalised_on = on

    @step(
        source=AnalysisStatus.DRAFT, target=AnalysisStatus.DROPPED, label="Niet doorgaan", allowed=coordinator,
        needs={"reason": "Schrijf waarom deze analyse niet doorgaat."},
    )  # fmt: skip
    def drop(self, **facts: Any) -> None:
        """The draft is put away; it can be read, not written."""

"""Een professional die een gezin vond, vraagt om toegang met een reden. De casusregisseur geeft die tot een dag, of
niet; de vrager kan het verzoek intrekken zolang er geen antwoord is."""

from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone
from django_fsm import FSMField

from cases.access.predicates import coordinator, leader
from flow.steps import Consequence, Machine, guard, step


class AccessRequestStatus(models.TextChoices):
    ASKED = "asked", "gevraagd"
    GRANTED = "granted", "toegang gegeven"
    DECLINED = "declined", "geen toegang gegeven"
    WITHDRAWN = "withdrawn", "ingetrokken"


def asker(request: Any, user: Any) -> bool:
    """wie om toegang vroeg"""
    return bool(request.added_by_id == user.pk)


def answers_for_it(subject: Any, user: Any) -> bool:
    """de casusregisseur, of de teamleider als er geen casusregisseur (meer) is"""
    if coordinator(subject, user) or not leader(subject, user):
        return coordinator(subject, user)
    return subject.case.coordinator is None or not coordinator(subject, subject.case.coordinator)


def answers_for(subject: Any, user: Any) -> bool:
    """de casusregisseur, of de teamleider als er geen casusregisseur (meer) is; nooit over iets van zichzelf"""
    return not asker(subject, user) and answers_for_it(subject, user)


@guard("{} werkt niet meer met gezinnen. Toegang geven kan niet meer.")
def asker_still_works(request: Any) -> bool | str:
    """Who no longer works anywhere receives nothing any more."""
    return request.added_by.works_with_families or str(request.added_by)


def ends_in_time(request: Any, facts: dict[str, Any]) -> dict[str, str]:
    ends_on: date = facts["ends_on"]
    return {} if ends_on >= timezone.localdate() else {"ends_on": "Deze dag is al voorbij. Kies een laatste dag."}


give_what_was_asked = Consequence("give_what_was_asked")


class AccessRequestLifecycle(Machine):
    """Asked once at a time per case and person."""

    answer: Any
    answered_on: Any

    status = FSMField(
        "stand", choices=AccessRequestStatus.choices, default=AccessRequestStatus.ASKED, protected=True, max_length=20,
        editable=False,
    )  # fmt: skip

    class Meta:
        abstract = True

    @step(
        source=AccessRequestStatus.ASKED, target=AccessRequestStatus.GRANTED, label="Toegang geven",
        allowed=answers_for, guards=[asker_still_works],
        needs={
            "parts": "Kies welke delen deze professional mag lezen.",
            "ground": "Kies op welke grond dit mag.",
            "ends_on": "Vul in tot en met wanneer.",
        },
        checks=[ends_in_time], effects=[give_what_was_asked],
    )  # fmt: skip
    def grant(self, *, answer: str = "", **facts: Any) -> None:
        self.answer, self.answered_on = answer, timezone.localdate()

    @step(
        source=AccessRequestStatus.ASKED, target=AccessRequestStatus.DECLINED, label="Geen toegang geven",
        allowed=answers_for, needs={"answer": "Schrijf waarom u geen toegang geeft. De vrager leest dit."},
    )  # fmt: skip
    def decline(self, *, answer: str, **facts: Any) -> None:
        self.answer, self.answered_on = answer, timezone.localdate()

    @step(
        source=AccessRequestStatus.ASKED, target=AccessRequestStatus.WITHDRAWN, label="Verzoek intrekken",
        allowed=asker,
    )  # fmt: skip
    def withdraw(self, **facts: Any) -> None:
        self.answered_on = timezone.localdate()

"""Een verzoek over het dossier wordt gedaan, en daarna uitgevoerd of met een wettelijke grond geweigerd.
Een eigen verklaring staat meteen in het dossier. Vernietigen doen twee mensen: de een gaat akkoord, een ander voert het
uit.
"""

from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone
from django_fsm import FSMField

from cases.access.predicates import local_team_or_leader
from cases.families.ages import plus_months
from cases.rights.codes import GROUNDS, RequestKind
from flow.steps import Consequence, Machine, by_effect, guard, step
from network.terms import term
from network.working_days import end_of_term


class RequestStatus(models.TextChoices):
    OPEN = "open", "in behandeling"
    AGREED = "agreed", "akkoord, nog uit te voeren"
    DONE = "done", "gedaan"
    REFUSED = "refused", "geweigerd"
    WITHDRAWN = "withdrawn", "ingetrokken"


@guard("Vernietigen gaat met twee mensen: ga eerst akkoord, daarna voert een collega het uit.")
def is_no_destruction(request: Any) -> bool:
    return bool(request.kind != RequestKind.DESTRUCTION)


@guard("Dit verzoek gaat niet over vernietigen.")
def is_destruction(request: Any) -> bool:
    return bool(request.kind == RequestKind.DESTRUCTION)


def another_than_who_agreed(request: Any, user: Any) -> bool:
    """iemand anders van het lokale team dan wie akkoord ging, of de teamleider"""
    return local_team_or_leader(request, user) and request.agreed_by_id != user.pk


def was_confirmed(request: Any, facts: dict[str, Any]) -> dict[str, str]:
    return {} if facts["confirmed"] is True else {"confirmed": "Zet het vinkje als u de lijst hebt gelezen."}


destroy_the_data = Consequence("destroy_the_data")


@guard("De termijn is al een keer verlengd. Vaker kan niet.")
def not_extended_yet(request: Any) -> bool:
    return request.extended_on is None


def ground_fits_the_kind(request: Any, facts: dict[str, Any]) -> dict[str, str]:
    if facts["ground"] in GROUNDS.get(request.kind, ()):
        return {}
    return {"ground": "Deze grond hoort niet bij dit soort verzoek. Kies een andere."}


def answered_by(start: date, key: str, municipality: str | None) -> date:
    """The last day to answer: so many months later, and never on a day that is no working day."""
    return end_of_term(plus_months(start, term(key, municipality)))


class RequestLifecycle(Machine):
    """What becomes of a request of the person a file is about."""

    kind: Any
    case: Any
    due_on: Any
    extended_on: Any
    settled_on: Any
    agreed_by_id: Any

    status = FSMField(
        "stand", choices=RequestStatus.choices, default=RequestStatus.OPEN, protected=True, max_length=20,
        editable=False,
    )  # fmt: skip

    class Meta:
        abstract = True

    @step(
        source=RequestStatus.OPEN, target=RequestStatus.DONE, label="Verzoek afronden", allowed=local_team_or_leader,
        guards=[is_no_destruction], needs={"outcome": "Schrijf wat u hebt gedaan."},
    )  # fmt: skip
    def finish(self, *, outcome: str, **facts: Any) -> None:
        self.outcome, self.settled_on = outcome, timezone.localdate()

    @step(
        source=RequestStatus.OPEN, target=RequestStatus.AGREED, label="Akkoord met vernietigen",
        allowed=local_team_or_leader, guards=[is_destruction],
        needs={"agreed_by": "Log opnieuw in: het is niet duidelijk wie akkoord gaat."},
    )  # fmt: skip
    def agree(self, *, agreed_by: Any, **facts: Any) -> None:
        self.agreed_by = agreed_by

    @step(
        source=RequestStatus.AGREED, target=RequestStatus.DONE, label="Vernietigen", allowed=another_than_who_agreed,
        needs={"confirmed": "Zet het vinkje als u de lijst hebt gelezen."}, checks=[was_confirmed],
        effects=[destroy_the_data],
    )  # fmt: skip
    def carry_out(self, **facts: Any) -> None:
        self.settled_on = timezone.localdate()

    @step(
        source=RequestStatus.OPEN, target=RequestStatus.REFUSED, label="Verzoek weigeren", allowed=local_team_or_leader,
        needs={"ground": "Kies op welke grond u weigert.", "outcome": "Schrijf wat u de vrager uitlegt."},
        checks=[ground_fits_the_kind],
    )  # fmt: skip
    def refuse(self, *, ground: str, outcome: str, **facts: Any) -> None:
        self.ground, self.outcome, self.settled_on = ground, outcome, timezone.localdate()

    @step(
        source=RequestStatus.OPEN, target=RequestStatus.OPEN, label="Termijn verlengen", allowed=local_team_or_leader,
        guards=[not_extended_yet], needs={"reason": "Schrijf waarom het langer duurt; de vrager hoort dit ook."},
    )  # fmt: skip
    def extend(self, **facts: Any) -> None:
        self.extended_on = timezone.localdate()
        self.due_on = answered_by(self.due_on, "request_extra_months", self.case.municipality_id)

    @step(
        source=[RequestStatus.OPEN, RequestStatus.AGREED], target=RequestStatus.WITHDRAWN, label="Verzoek intrekken",
        allowed=local_team_or_leader, needs={"outcome": "Schrijf waarom de vrager het verzoek intrekt."},
    )  # fmt: skip
    def withdraw(self, *, outcome: str, **facts: Any) -> None:
        self.outcome, self.settled_on = outcome, timezone.localdate()

    @step(
        source=RequestStatus.OPEN, target=RequestStatus.DONE, label="Eigen verklaring toegevoegd", allowed=by_effect,
    )  # fmt: skip
    def added(self, **facts: Any) -> None:
        self.settled_on = timezone.localdate()

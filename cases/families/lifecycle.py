"""Een zaak begint als aanmelding, wordt actief met precies één casusregisseur, en wordt met reden en eindverslag
afgesloten; heropenen kan. Gaat de casusregisseur weg, dan kiest de teamleider een ander. Een overdracht wordt
aangeboden, samen met het gezin besproken, en dan aangenomen of niet."""

from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone
from django_fsm import FSMField

from cases.access.parts import CasePart
from cases.access.predicates import (
    coordinator,
    leader,
    local_team_member,
    local_team_or_leader,
    stays_on_the_team,
)
from cases.access.reach import opened
from cases.families.eighteen import not_arranged
from flow.steps import Consequence, Machine, by_effect, guard, step


class CaseStatus(models.TextChoices):
    INTAKE = "intake", "aanmelding"
    ACTIVE = "active", "actief"
    CLOSED = "closed", "afgesloten"


class HandoverStatus(models.TextChoices):
    OFFERED = "offered", "aangeboden"
    DISCUSSED = "discussed", "samen besproken"
    ACCEPTED = "accepted", "aangenomen"
    DECLINED = "declined", "niet aangenomen"
    WITHDRAWN = "withdrawn", "ingetrokken"


@guard("Kies eerst over welke kinderen of jongeren het gaat.")
def is_about_somebody(case: Any) -> bool:
    return case.trajectories.exists()


@guard("Kies eerst welke gemeente verantwoordelijk is.")
def has_responsible_municipality(case: Any) -> bool:
    return case.municipality_id is not None


@guard("Deze doelen staan nog open: {}. Zeg bij elk doel hoe het is afgelopen.")
def goals_settled(case: Any) -> bool | str:
    """Counts the goals of the plan in force."""
    return case.open_goal_titles() or True


def reads_eighteen(case: Any, user: Any) -> bool:
    """Who coordinates from another organisation than the local team reads of 18-/18+ what was given to that one."""
    return opened(case, user).whole(CasePart.ADULTHOOD)


@guard(
    "18-/18+ is nog niet af: {}. Rond dat af, of laat de teamleider met een reden tekenen.", only_for=reads_eighteen,
    discreet="18-/18+ is nog niet af. U leest niet wat er open staat. Vraag het lokale team om het af te ronden, of de "
             "teamleider om met een reden te tekenen.",
)  # fmt: skip
def arranged_for_eighteen(case: Any) -> bool | str:
    """Nobody who nears or has passed 18 is let go before everything is arranged (VNG, aanpak 16-27). Counts from the
    term `look_ahead_18_months` before the birthday until 23."""
    return not_arranged(case, timezone.localdate()) or True


@guard("Er loopt nog een overdracht. Rond die eerst af of trek die in.")
def no_open_handover(case: Any) -> bool:
    return not case.handovers.filter(status__in=OPEN_HANDOVER).exists()


@guard("Er is een evaluatie gehouden die nog niet is afgerond. Rond die eerst af.")
def no_evaluation_half_way(subject: Any) -> bool:
    return not subject.case.evaluations.filter(status="held").exists()


@guard("De zaak is niet actief. Start of heropen de zaak eerst en kies een casusregisseur.")
def case_is_active(subject: Any) -> bool:
    """Without a coordinator nobody can take back or settle what lies before the family."""
    return bool(subject.case.status == CaseStatus.ACTIVE)


@guard("Dit gezin heeft al een andere zaak die loopt. Werk daarin verder.")
def no_other_open_case(case: Any) -> bool:
    return not case.family.cases.exclude(pk=case.pk).exclude(status=CaseStatus.CLOSED).exists()


@guard("Er ligt nog een analyse of plan bij het gezin voor een antwoord. Rond dat eerst af.")
def nothing_waits_for_answers(case: Any) -> bool:
    return not (case.analyses.filter(status="shared").exists() or case.plans.filter(status="proposed").exists())


@guard("{} werkt nog met dit gezin. Een casusregisseur draagt de regie zelf over.")
def coordinator_has_left(case: Any) -> bool | str:
    """Stopped working at the organisation, or may no longer sign in; the case keeps the name until somebody else is
    chosen."""
    return not stays_on_the_team(case, case.coordinator) or str(case.coordinator)


def coordinator_is_on_the_team(case: Any, facts: dict[str, Any]) -> dict[str, str]:
    if stays_on_the_team(case, facts["coordinator"]):
        return {}
    return {"coordinator": "Deze persoon zit niet in het team van dit gezin, of gaat eruit. Voeg de persoon eerst toe."}


begin_coordination = Consequence("begin_coordination")
end_everything_that_runs = Consequence("end_everything_that_runs")
leaver_goes = Consequence("leaver_goes")
pass_the_case_on = Consequence("pass_the_case_on")


class CaseLifecycle(Machine):
    """From first contact to closed."""

    coordinator: Any
    closed_on: Any
    close_reason: Any
    end_report: Any
    aftercare: Any

    status = FSMField(
        "stand", choices=CaseStatus.choices, default=CaseStatus.INTAKE, protected=True, max_length=20, editable=False
    )

    class Meta:
        abstract = True

    @step(
        source=CaseStatus.INTAKE, target=CaseStatus.ACTIVE, label="Zaak starten", allowed=local_team_or_leader,
        guards=[is_about_somebody, has_responsible_municipality],
        needs={"coordinator": "Kies wie de casusregisseur wordt."},
        checks=[coordinator_is_on_the_team], effects=[begin_coordination],
    )  # fmt: skip
    def activate(self, *, coordinator: Any, **facts: Any) -> None:
        self.coordinator = coordinator

    @step(
        source=CaseStatus.INTAKE, target=CaseStatus.CLOSED, label="Geen vervolg", allowed=local_team_member,
        needs={"reason": "Schrijf waarom er geen vervolg komt."}, effects=[end_everything_that_runs],
    )  # fmt: skip
    def decline(self, *, reason: str, **facts: Any) -> None:
        self.close_reason, self.end_report, self.closed_on = "90", reason, timezone.localdate()

    @step(
        source=CaseStatus.ACTIVE, target=CaseStatus.CLOSED, label="Afsluiten", allowed=coordinator,
        guards=[
            goals_settled, no_evaluation_half_way, no_open_handover, nothing_waits_for_answers, arranged_for_eighteen,
        ],
        needs={
            "close_reason": "Kies waarom de zaak wordt afgesloten.",
            "end_report": "Schrijf het eindverslag.",
            "aftercare": "Schrijf bij wie het gezin daarna terechtkan.",
        },
        effects=[end_everything_that_runs],
    )  # fmt: skip
    def close(self, *, close_reason: str, end_report: str, aftercare: str, **facts: Any) -> None:
        self.close_reason, self.end_report, self.aftercare = close_reason, end_report, aftercare
        self.closed_on, self.coordinator = facts.get("closed_on") or timezone.localdate(), None

    @step(
        source=CaseStatus.ACTIVE, target=CaseStatus.ACTIVE, label="Casusregisseur opnieuw toewijzen", allowed=leader,
        guards=[coordinator_has_left],
        needs={
            "coordinator": "Kies wie de casusregisseur wordt.",
            "reason": "Schrijf waarom u deze collega kiest, en wat het gezin ervan weet.",
        },
        checks=[coordinator_is_on_the_team], first=[leaver_goes], effects=[pass_the_case_on],
    )  # fmt: skip
    def reassign(self, *, coordinator: Any, **facts: Any) -> None:
        self.coordinator = coordinator

    @step(
        source=CaseStatus.CLOSED, target=CaseStatus.ACTIVE, label="Heropenen", allowed=local_team_or_leader,
        guards=[is_about_somebody, has_responsible_municipality, no_other_open_case],
        needs={"reason": "Schrijf waarom u heropent.", "coordinator": "Kies wie de casusregisseur wordt."},
        checks=[coordinator_is_on_the_team], effects=[begin_coordination],
    )  # fmt: skip
    def reopen(self, *, coordinator: Any, **facts: Any) -> None:
        self.coordinator = coordinator
        self.close_reason, self.end_report, self.aftercare, self.closed_on = "", "", "", None


OPEN_HANDOVER = [HandoverStatus.OFFERED, HandoverStatus.DISCUSSED]


def receiver(handover: Any, user: Any) -> bool:
    """wie de zaak zou overnemen"""
    return bool(handover.to_user_id == user.pk)


def giver_or_receiver(handover: Any, user: Any) -> bool:
    """de casusregisseur of wie de zaak zou overnemen"""
    return coordinator(handover, user) or receiver(handover, user)


@guard("{} zit niet (meer) in het team van dit gezin, of gaat eruit.")
def receiver_is_on_the_team(handover: Any) -> bool | str:
    return stays_on_the_team(handover, handover.to_user) or str(handover.to_user)


@guard("De casusregisseur is intussen iemand anders.")
def giver_still_coordinates(handover: Any) -> bool:
    return bool(handover.case.coordinator_id == handover.from_user_id)


def talk_was_held(handover: Any, facts: dict[str, Any]) -> dict[str, str]:
    held: date = facts["talked_on"]
    return (
        {}
        if held <= timezone.localdate()
        else {"talked_on": "Dit gesprek ligt in de toekomst. Vul in wanneer het was."}
    )


pass_the_regie_on = Consequence("pass_the_regie_on")


class HandoverLifecycle(Machine):
    """A warm handover; until it is accepted the old coordinator stays responsible."""

    talked_on: Any
    answered_on: Any

    status = FSMField(
        "stand",
        choices=HandoverStatus.choices,
        default=HandoverStatus.OFFERED,
        protected=True,
        max_length=20,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        source=HandoverStatus.OFFERED, target=HandoverStatus.DISCUSSED, label="Gesprek vastleggen",
        allowed=giver_or_receiver,
        needs={
            "talked_on": "Vul in wanneer jullie samen spraken.",
            "family_view": "Schrijf wat het gezin ervan vindt.",
        },
        checks=[talk_was_held],
    )  # fmt: skip
    def record_talk(self, *, talked_on: date, family_view: str, family_present: bool = False, **facts: Any) -> None:
        self.talked_on, self.family_view, self.family_present = talked_on, family_view, family_present

    @step(
        source=HandoverStatus.DISCUSSED, target=HandoverStatus.ACCEPTED, label="Overdracht aannemen", allowed=receiver,
        guards=[receiver_is_on_the_team, giver_still_coordinates], effects=[pass_the_regie_on],
    )  # fmt: skip
    def accept(self, **facts: Any) -> None:
        self.answered_on = timezone.localdate()

    @step(
        source=OPEN_HANDOVER, target=HandoverStatus.DECLINED, label="Overdracht niet aannemen", allowed=receiver,
        needs={"reason": "Schrijf waarom u de zaak niet overneemt."},
    )  # fmt: skip
    def decline(self, *, reason: str, **facts: Any) -> None:
        self.decline_reason, self.answered_on = reason, timezone.localdate()

    @step(
        source=OPEN_HANDOVER, target=HandoverStatus.WITHDRAWN, label="Aanbod intrekken", allowed=coordinator,
        needs={"reason": "Schrijf waarom u het aanbod intrekt."},
    )  # fmt: skip
    def withdraw(self, *, reason: str, **facts: Any) -> None:
        self.decline_reason, self.answered_on = reason, timezone.localdate()

    @step(
        source=OPEN_HANDOVER, target=HandoverStatus.WITHDRAWN, label="Vervalt: de regie is opnieuw toegewezen",
        allowed=by_effect,
    )  # fmt: skip
    def lapse(self, **facts: Any) -> None:
        self.decline_reason, self.answered_on = facts.get("reason") or "", timezone.localdate()

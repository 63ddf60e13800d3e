"""Who is reminded of what, and when: one table, and the sets behind it.

A rung is a number of days before (−) or after (+) the day a moment counts from. The rungs here are the default; a
municipality may have its own from a date on (`RungSetting`). An *occasion* is one moment on one date, so a moved
evaluation is a new occasion. Which rungs of an occasion lead to a message:

- none that was already past, or fell on the day itself, when the occasion came to be: what was agreed today for next
  week is not announced as if it were a month late;
- of the others that have passed, only the newest. After missed nights the older ones stand in the ledger as "not
  needed" with the reason, so nobody gets three messages about one thing, and the ledger tells why.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from cases.analysis.models import AnalysisResponse
from cases.families.models import Authority, Case, Trajectory
from cases.plans.models import PlanResponse
from cases.reminders.dates import PlusDays
from cases.reminders.models import Kind, RungSetting
from cases.reminders.moments import Moments, born_by, years_ago
from cases.sharing.models import TeamMember
from network.models import Membership
from network.roles import Role

Waiting = Callable[[Moments], QuerySet[Any]]


@dataclass(frozen=True)
class Rule:
    """One line of the table. `sets` give the rows of `moments`, each with its `recipient`; `over` says why a reminder
    that was not sent yet is not needed any more."""

    kind: Kind
    rungs: tuple[int, ...]
    counted_from: str
    who: str
    sets: tuple[Waiting, ...]
    over: str


def evaluations(moments: Moments) -> QuerySet[Any]:
    return moments.evaluations().filter(case__coordinator__isnull=False).annotate(recipient=F("case__coordinator_id"))


def agreements(moments: Moments) -> QuerySet[Any]:
    who = Coalesce("professional_id", "plan__case__coordinator_id")
    rows = moments.agreements().filter(plan__case__coordinator__isnull=False)
    return rows.annotate(recipient=who)


def handovers(moments: Moments) -> QuerySet[Any]:
    return moments.handovers().annotate(recipient=F("to_user_id"))


def plan_clocks(moments: Moments) -> QuerySet[Any]:
    return moments.plan_clocks().filter(case__coordinator__isnull=False).annotate(recipient=F("case__coordinator_id"))


def professionals_on_analysis(moments: Moments) -> QuerySet[Any]:
    return _professionals(moments, "analyses", "shared", AnalysisResponse, "analysis")


def professionals_on_plan(moments: Moments) -> QuerySet[Any]:
    return _professionals(moments, "plans", "proposed", PlanResponse, "plan")


def _professionals(moments: Moments, documents: str, status: str, answers: Any, document: str) -> QuerySet[Any]:
    """Everybody on the team who has not answered in this round."""
    path = f"participation__case__{documents}"
    answered = answers.objects.filter(
        **{document: OuterRef("subject")}, round=OuterRef("in_round"), professional=OuterRef("recipient")
    )
    team = TeamMember.objects.current(moments.today).filter(user__is_active=True, **{f"{path}__status": status})
    last_day = PlusDays(F(f"{path}__shared_on"), moments.days("response_days", "participation__case__municipality"))
    return team.order_by().annotate(
        of_case=F("participation__case_id"), in_municipality=F("participation__case__municipality_id"),
        subject=F(f"{path}__pk"), in_round=F(f"{path}__round"), counts_from=F(f"{path}__shared_on"), last_day=last_day,
        since=F(f"{path}__shared_on"), recipient=F("user_id"),
    ).filter(~Exists(answered))  # fmt: skip


def family_on_analysis(moments: Moments) -> QuerySet[Any]:
    return _family(moments, moments.shared_analyses(), AnalysisResponse, "analysis")


def family_on_plan(moments: Moments) -> QuerySet[Any]:
    return _family(moments, moments.shared_plans(), PlanResponse, "plan")


def _family(moments: Moments, documents: Any, answers: Any, document: str) -> QuerySet[Any]:
    """Documents on which somebody of the family has not answered: the twin in SQL of `analysis.models.respondents`,
    for all cases at once (a test holds the two together)."""

    def answered(person: str) -> Exists:
        here = {document: OuterRef(OuterRef("pk")), "round": OuterRef(OuterRef("round")), "person": OuterRef(person)}
        return Exists(answers.objects.filter(**here))

    old_enough = born_by(moments, "youth_answers_age", "case__municipality")
    youths = Trajectory.objects.filter(case=OuterRef("case"), person__is_youth=True)
    youths = youths.filter(Q(person__birth_date=None) | Q(person__birth_date__lte=old_enough))
    minor = Q(child__birth_date=None) | Q(child__birth_date__gt=years_ago(moments.today, 18))
    gezag = Authority.objects.holding(moments.today).filter(minor, holder__isnull=False, child__is_youth=True)
    gezag = gezag.filter(child__trajectories__case=OuterRef("case"))
    silent = Exists(youths.filter(~answered("person"))) | Exists(gezag.filter(~answered("holder")))
    rows = documents.filter(silent, case__coordinator__isnull=False)
    return rows.annotate(recipient=F("case__coordinator_id"))


RULES = (
    Rule(Kind.EVALUATION, (-28, -7, 0, 7), "de dag waarop de evaluatie uiterlijk is", "de casusregisseur",
         (evaluations,), "De evaluatie is gehouden en afgerond, verzet of vervallen, of de regie is overgegaan."),
    Rule(Kind.AGREEMENT, (-7, 0, 7), "de dag waarop de afspraak klaar moet zijn",
         "de professional die het doet, anders de casusregisseur",
         (agreements,), "De afspraak is gedaan of vervallen, of staat in een oude versie van het plan."),
    Rule(Kind.HANDOVER, (3, 7, 14), "de dag van het aanbod", "wie de zaak zou overnemen",
         (handovers,), "De overdracht is aangenomen, niet aangenomen of ingetrokken."),
    Rule(Kind.RESPONSE, (7, 14), "de dag van voorleggen",
         "de professional die nog niet antwoordde; de casusregisseur voor de antwoorden van het gezin",
         (professionals_on_analysis, professionals_on_plan, family_on_analysis, family_on_plan),
         "Het antwoord is er, of de tekst is teruggenomen of vastgesteld."),
    Rule(Kind.PLAN_CLOCK, (-14, -7, 0, 7), "de laatste dag van de zes weken", "de casusregisseur",
         (plan_clocks,), "Het plan is vastgesteld, of de termijn staat stil of is veranderd."),
)  # fmt: skip


@dataclass(frozen=True)
class Rungs:
    """The rungs that hold for some municipalities: `only` one, or all except those that have their own."""

    days: tuple[int, ...]
    only: str | None = None
    without: frozenset[str] = frozenset()

    def in_reach(self) -> Q:
        if self.only is not None:
            return Q(in_municipality=self.only)
        return Q(in_municipality=None) | ~Q(in_municipality__in=self.without) if self.without else Q()


def rungs_of(rule: Rule, settings: list[RungSetting]) -> list[Rungs]:
    """How the rungs of a rule are spread over the municipalities; `settings` in the order in which they came."""
    default, own = rule.rungs, {}
    for row in settings:
        if row.kind != rule.kind:
            continue
        if row.municipality_id is None:
            default = row.rungs
        else:
            own[row.municipality_id] = row.rungs
    return [Rungs(default, without=frozenset(own))] + [Rungs(days, only=code) for code, days in sorted(own.items())]


def no_case_without_a_reader(reminder: Any) -> list[Any]:
    """Who is told instead, when the recipient cannot see the case (any more): the coordinator, else the team leader."""
    case: Case = reminder.case
    if case.coordinator is not None and case.coordinator_id != reminder.recipient_id:
        return [case.coordinator]
    led_by = case.participations.current().filter(leads=True).values("organisation_id")
    leaders = Membership.objects.current().filter(
        organisation__in=led_by, role=Role.TEAM_LEADER, user__is_active=True
    ).exclude(user=reminder.recipient_id)  # fmt: skip
    return [row.user for row in leaders.select_related("user").order_by("user__name", "user_id")]

"""Who waits for what: the rows of `moments`, each with its `recipient`. The table itself stands in `rules`."""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, UUIDField, Value
from django.db.models.functions import Cast, Coalesce

from cases.access.parts import declared
from cases.analysis.models import AnalysisResponse
from cases.plans.models import PlanResponse
from cases.reminders import asked
from cases.reminders.codes import Hearer
from cases.reminders.dates import PlusDays
from cases.reminders.moments import Moments
from cases.sharing.models import Participation, TeamMember
from network.models import Membership
from network.roles import Role

Waiting = Callable[[Moments], QuerySet[Any]]


def evaluations(moments: Moments) -> QuerySet[Any]:
    return moments.evaluations().filter(case__coordinator__isnull=False).annotate(recipient=F("case__coordinator_id"))


def agreements(moments: Moments) -> QuerySet[Any]:
    who = Coalesce("professional_id", "plan__case__coordinator_id")
    rows = moments.agreements().filter(plan__case__coordinator__isnull=False)
    return rows.annotate(recipient=who)


def adulthood_items(moments: Moments) -> QuerySet[Any]:
    who = Coalesce("professional_id", "checklist__case__coordinator_id")
    return moments.adulthood_items().filter(checklist__case__coordinator__isnull=False).annotate(recipient=who)


def handovers(moments: Moments) -> QuerySet[Any]:
    return moments.handovers().annotate(recipient=F("to_user_id"))


def plan_clocks(moments: Moments) -> QuerySet[Any]:
    return moments.plan_clocks().filter(case__coordinator__isnull=False).annotate(recipient=F("case__coordinator_id"))


def file_requests(moments: Moments) -> QuerySet[Any]:
    """A closed case has no coordinator: then who wrote the request down."""
    return moments.file_requests().annotate(recipient=Coalesce("case__coordinator_id", "added_by_id"))


def door_news(moments: Moments) -> QuerySet[Any]:
    return _coordinated(moments.door_news())


def door_news_to_leaders(moments: Moments) -> QuerySet[Any]:
    return in_role(moments.door_news().filter(case__coordinator=None), Role.TEAM_LEADER, moments)


def signals(moments: Moments) -> QuerySet[Any]:
    return _coordinated(moments.signals())


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
    part = declared(answers._meta.get_field(document).related_model).part
    team = TeamMember.objects.current(moments.today).receiving(part, moments.today)
    team = team.filter(user__is_active=True, **{f"{path}__status": status})
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
    """Documents on which somebody of the family has not answered."""

    def silent(rows: Any, person: str) -> Exists:
        here = {document: OuterRef(OuterRef("pk")), "round": OuterRef(OuterRef("round")), "person": OuterRef(person)}
        return Exists(rows.filter(~Exists(answers.objects.filter(**here))))

    somebody = Q(silent(asked.youths(moments), "person")) | Q(silent(asked.gezag(moments), "holder"))
    somebody |= Q(silent(asked.stand_ins(moments), "representative"))
    return documents.filter(somebody, case__coordinator__isnull=False).annotate(recipient=F("case__coordinator_id"))


def access_requests(moments: Moments) -> QuerySet[Any]:
    return _not_own(_coordinated(moments.access_requests()))


def access_requests_to_leaders(moments: Moments) -> QuerySet[Any]:
    return _not_own(in_role(moments.access_requests().filter(case__coordinator=None), Role.TEAM_LEADER, moments))


def emergencies(moments: Moments) -> QuerySet[Any]:
    """What the coordinator thinks of it is asked."""
    return _not_own(_coordinated(moments.emergencies().filter(view="")))


def emergencies_to_leaders(moments: Moments) -> QuerySet[Any]:
    rows = moments.emergencies().filter(view="", case__coordinator=None)
    return _not_own(in_role(rows, Role.TEAM_LEADER, moments))


def emergencies_to_review(moments: Moments) -> QuerySet[Any]:
    return _not_own(in_role(moments.emergencies(), Role.PRIVACY_OFFICER, moments))


def late_emergencies(moments: Moments) -> QuerySet[Any]:
    return _not_own(in_role(moments.late_emergencies(), Role.TEAM_LEADER, moments))


def grants_ending(moments: Moments) -> QuerySet[Any]:
    return _coordinated(moments.grants_ending())


def consents_ending(moments: Moments) -> QuerySet[Any]:
    return _coordinated(moments.consents_ending())


def birthdays(age: int) -> Waiting:
    """Of the youths of a case; a birthday that changes who decides."""
    return lambda moments: _coordinated(moments.birthdays(age))


def access_reviews(moments: Moments) -> QuerySet[Any]:
    return moments.access_reviews().filter(coordinator__isnull=False).annotate(recipient=F("coordinator_id"))


def retention(moments: Moments) -> QuerySet[Any]:
    """Nobody coordinates a closed case: all its rungs are for who leads the team."""
    return moments.retention().annotate(recipient=Cast(Value(None), UUIDField()))


def _coordinated(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(case__coordinator__isnull=False).annotate(recipient=F("case__coordinator_id"))


def _not_own(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Nobody answers or judges their own."""
    return rows.exclude(recipient=F("added_by_id"))


def in_role(rows: QuerySet[Any], role: Role, moments: Moments) -> QuerySet[Any]:
    """One row for everybody with this role today at the organisation whose team leads the case."""
    day, case = moments.today, case_path(rows)
    team, people = f"{case}participations__", f"{case}participations__organisation__memberships__"
    leads = Q(**{f"{team}leads": True, f"{team}begins_on__lte": day})
    leads &= Q(**{f"{team}ends_on": None}) | Q(**{f"{team}ends_on__gte": day})
    works = Q(**{f"{people}role": role, f"{people}user__is_active": True, f"{people}begins_on__lte": day})
    works &= Q(**{f"{people}ends_on": None}) | Q(**{f"{people}ends_on__gte": day})
    return rows.filter(leads & works).annotate(recipient=F(f"{people}user_id"))


def hearing(waiting: Waiting, hearer: Hearer, moments: Moments) -> list[tuple[Hearer, QuerySet[Any]]]:
    """The rows for a rung of this hearer. What a team without a leader should hear goes to the region."""
    if hearer == Hearer.FIRST:
        return [(hearer, waiting(moments))]
    if hearer == Hearer.LEADER:
        unled = waiting(moments).filter(~Exists(_leaders(moments)))
        return [(hearer, in_role(waiting(moments), Role.TEAM_LEADER, moments)), *_to_region(unled, moments)]
    return _to_region(waiting(moments), moments)


def _to_region(rows: QuerySet[Any], moments: Moments) -> list[tuple[Hearer, QuerySet[Any]]]:
    """For each regional coordinator. Django cannot join what does not hang together; they are few."""
    return [
        (Hearer.REGION, rows.annotate(recipient=Cast(Value(key), UUIDField())))
        for key in moments.regional_coordinators()
    ]  # fmt: skip


def _leaders(moments: Moments) -> QuerySet[Any]:
    """Who leads the team of the case of a row (the outer query's `of_case`)."""
    teams = Participation.objects.current(moments.today).filter(case=OuterRef(OuterRef("of_case")), leads=True)
    return Membership.objects.current(moments.today).filter(
        organisation__in=teams.order_by().values("organisation_id"), role=Role.TEAM_LEADER, user__is_active=True
    )


def case_path(rows: QuerySet[Any]) -> str:
    """From a row to its case, as the start of a lookup."""
    path = getattr(rows.model, "case_path", "case")
    return "" if path == "pk" else f"{path}__"

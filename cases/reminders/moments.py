"""What waits, as sets: one queryset per kind of moment. Lists, counts and reminders all read these and nothing else.

Every row says: `of_case`, `in_municipality`, `subject` (the key of what waits), `counts_from` (the day from which the
rungs of a reminder count), `last_day` (after it, it is late) and `since` (from when the occasion exists)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import (
    Case,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)  # fmt: skip
from django.db.models.functions import Coalesce, Greatest, TruncDate
from django.utils import timezone

from cases.adulthood.models import ChecklistItem
from cases.analysis.models import Analysis
from cases.door.models import DoorNews
from cases.evaluations.models import Evaluation, Signal
from cases.families import lifecycle as families
from cases.families.ages import last_birth_date
from cases.families.codes import Clock
from cases.families.gezag import alive
from cases.families.models import Case as FamilyCase
from cases.families.models import ClockPause, Handover, Trajectory
from cases.plans.lifecycle import PlanStatus
from cases.plans.models import Agreement, Plan
from cases.reminders.dates import DaysBetween, EndOfTerm, PlusDays, PlusYears, a_day
from cases.rights.models import FileRequest
from cases.rights.retention import past
from cases.sharing.consent_codes import ConsentAnswer
from cases.sharing.models import AccessRequest, AccessReview, Consent, EmergencyAccess, Grant
from flow.models import Event
from network.models import Membership
from network.roles import Role
from network.terms import Everywhere, Said, per_term, said_on

_GIVEN = [ConsentAnswer.GIVEN, ConsentAnswer.WISH]


@dataclass
class Moments:
    """The sets as they are on `today`, with the terms of every municipality that hold on that day (one query)."""

    today: date = field(default_factory=timezone.localdate)
    _said: tuple[Said, ...] | None = None
    _regional: list[Any] | None = None

    def evaluations(self) -> QuerySet[Evaluation]:
        """Open evaluations of a plan in force. Moving one makes a new occasion, that exists since it was moved."""
        moved = Event.objects.filter(subject_id=OuterRef("pk"), step="move").order_by("-at").values(day=TruncDate("at"))
        return Evaluation.objects.open().filter(plan__status=PlanStatus.ACTIVE).order_by().annotate(
            of_case=F("case_id"), in_municipality=F("case__municipality_id"), subject=F("pk"), counts_from=F("due_on"),
            last_day=F("due_on"), since=Coalesce(Subquery(moved[:1]), TruncDate("added_at")),
        )  # fmt: skip

    def agreements(self) -> QuerySet[Agreement]:
        """Open agreements of a plan in force, binding since it was adopted. A repeated one runs until `until`."""
        repeated = When(~Q(repeats="") & Q(until__isnull=False), then=F("until"))
        last_day = Case(repeated, default=F("due_on"), output_field=DateField())
        return Agreement.objects.open().filter(plan__status=PlanStatus.ACTIVE).order_by().annotate(
            of_case=F("plan__case_id"), in_municipality=F("plan__case__municipality_id"), subject=F("pk"),
            counts_from=last_day, last_day=last_day, since=Greatest(TruncDate("added_at"), F("plan__adopted_on")),
        )  # fmt: skip

    def handovers(self) -> QuerySet[Handover]:
        """Offers of the regie that have no answer yet."""
        last_day = PlusDays(F("offered_on"), self.days("handover_days"))
        return Handover.objects.filter(status__in=families.OPEN_HANDOVER).order_by().annotate(
            of_case=F("case_id"), in_municipality=F("case__municipality_id"), subject=F("pk"),
            counts_from=F("offered_on"), last_day=last_day, since=F("offered_on"),
        )  # fmt: skip

    def file_requests(self) -> QuerySet[FileRequest]:
        """Requests about a file that have no answer yet; the law gives a month."""
        return FileRequest.objects.open().order_by().annotate(
            of_case=F("case_id"), in_municipality=F("case__municipality_id"), subject=F("pk"), counts_from=F("due_on"),
            last_day=F("due_on"), since=TruncDate("added_at"),
        )  # fmt: skip

    def door_news(self) -> QuerySet[DoorNews]:
        """What somebody of the family wrote themselves and nobody has read yet."""
        last_day = PlusDays(F("told_on"), self.days("door_news_days"))
        rows = DoorNews.objects.unread().exclude(case__status=families.CaseStatus.CLOSED)
        return rows.order_by().annotate(
            of_case=F("case_id"), in_municipality=F("case__municipality_id"), subject=F("pk"),
            counts_from=F("told_on"), last_day=last_day, since=F("told_on"),
        )  # fmt: skip

    def signals(self) -> QuerySet[Signal]:
        """What a provider told to look back upon, and nobody answered yet."""
        rows = Signal.objects.open().order_by().annotate(
            of_case=F("case_id"), in_municipality=F("case__municipality_id"), subject=F("pk"),
            counts_from=TruncDate("added_at"), since=TruncDate("added_at"),
        )  # fmt: skip
        return rows.annotate(last_day=PlusDays(F("counts_from"), self.days("signal_days")))

    def shared_analyses(self) -> QuerySet[Analysis]:
        """Analyses that lie before the family and the team."""
        return self._shared(Analysis.objects.filter(status="shared"))

    def shared_plans(self) -> QuerySet[Plan]:
        """Plans that lie before the family and the team."""
        return self._shared(Plan.objects.filter(status=PlanStatus.PROPOSED))

    def _shared(self, documents: Any) -> Any:
        last_day = PlusDays(F("shared_on"), self.days("response_days"))
        return documents.filter(shared_on__isnull=False).order_by().annotate(
            of_case=F("case_id"), in_municipality=F("case__municipality_id"), subject=F("pk"),
            counts_from=F("shared_on"), last_day=last_day, since=F("shared_on"),
        )  # fmt: skip

    def plan_clocks(self) -> QuerySet[Plan]:
        """Plans in the making whose six weeks run (Jeugdwet 4.1.3(5)): since it was clear that no familiegroepsplan
        comes, plus the days on which the clock stood still. While it stands still there is no moment."""
        still = ClockPause.objects.filter(case=OuterRef("case"), clock=Clock.PLAN).current(self.today)
        in_force = Plan.objects.in_force().filter(case=OuterRef("case"))
        six_weeks = PlusDays(F("no_family_plan_on"), _whole(self.days("plan_days") + self._days_paused()))
        last_day = EndOfTerm(six_weeks, self.today)
        plans = Plan.objects.in_the_making().filter(no_family_plan_on__isnull=False)
        return plans.filter(~Exists(still), ~Exists(in_force)).order_by().annotate(
            of_case=F("case_id"), in_municipality=F("case__municipality_id"), subject=F("pk"), counts_from=last_day,
            last_day=last_day, since=F("no_family_plan_on"),
        )  # fmt: skip

    def _days_paused(self) -> Any:
        """Days on which the six weeks of a plan stood still: the twin in SQL of `families.clocks.run`, both ends
        counted, each day once because pauses of a clock never overlap. A pause that began when the term was over,
        also with the pauses before it, comes too late to move it."""
        pauses = ClockPause.objects.filter(case=OuterRef("case"), clock=Clock.PLAN).order_by()
        earlier = pauses.filter(begins_on__lt=OuterRef("begins_on"))
        last_day = PlusDays(OuterRef("no_family_plan_on"), _whole(self.days("plan_days") + F("before")))
        in_time = pauses.annotate(before=_days_of(earlier, OuterRef(OuterRef("no_family_plan_on"))))
        in_time = in_time.filter(begins_on__lte=last_day).filter(begins_on__lte=self.today)
        return _days_of(in_time, OuterRef("no_family_plan_on"))

    def access_requests(self) -> QuerySet[AccessRequest]:
        """Requests to read something that have no answer yet."""
        last_day = PlusDays(F("counts_from"), self.days("access_request_days"))
        rows = AccessRequest.objects.waiting().order_by().annotate(
            of_case=F("case_id"), in_municipality=F("case__municipality_id"), subject=F("pk"),
            counts_from=TruncDate("added_at"), since=TruncDate("added_at"),
        )  # fmt: skip
        return rows.annotate(last_day=last_day)

    def emergencies(self) -> QuerySet[EmergencyAccess]:
        """Readings in an emergency that nobody looked into yet."""
        return EmergencyAccess.objects.waiting().order_by().annotate(
            of_case=F("case_id"), in_municipality=F("case__municipality_id"), subject=F("pk"),
            counts_from=TruncDate("added_at"), last_day=F("review_by"), since=TruncDate("added_at"),
        )  # fmt: skip

    def late_emergencies(self) -> QuerySet[EmergencyAccess]:
        """Those whose term to look into them has passed. `since`: the day after the last."""
        rows = EmergencyAccess.objects.waiting().filter(review_by__lt=self.today).order_by()
        return rows.annotate(
            of_case=F("case_id"), in_municipality=F("case__municipality_id"), subject=F("pk"),
            counts_from=F("review_by"), last_day=F("review_by"), since=F("review_by"),
        )  # fmt: skip

    def grants_ending(self) -> QuerySet[Grant]:
        """What somebody may receive until a day, and nobody gave for longer."""
        longer = Grant.objects.filter(
            Q(ends_on=None) | Q(ends_on__gt=OuterRef("ends_on")), case=OuterRef("case"), part=OuterRef("part"),
            withdrawn_at=None,
        ).filter(_same_recipient())  # fmt: skip
        rows = Grant.objects.not_over(self.today).filter(~Exists(longer), ends_on__isnull=False)
        return self._ending(rows, "ends_on")

    def consents_ending(self) -> QuerySet[Consent]:
        """Consent that somebody gave until a day, and not again for longer."""
        longer = Consent.objects.filter(
            Q(until=None) | Q(until__gt=OuterRef("until")), about=OuterRef("about"), purpose=OuterRef("purpose"),
            withdrawn_on=None, given_by=OuterRef("given_by"), content=OuterRef("content"), answer__in=_GIVEN,
        ).filter(_same_recipient())  # fmt: skip
        rows = Consent.objects.in_force(self.today).filter(~Exists(longer), until__isnull=False, answer__in=_GIVEN)
        return self._ending(rows, "until")

    def _ending(self, rows: Any, last_day: str) -> Any:
        return rows.exclude(case__status=families.CaseStatus.CLOSED).order_by().annotate(
            of_case=F("case_id"), in_municipality=F("case__municipality_id"), subject=F("pk"),
            counts_from=F(last_day), last_day=F(last_day), since=TruncDate("changed_at"),
        )  # fmt: skip

    def birthdays(self, age: int) -> QuerySet[Trajectory]:
        """Youths of an open case who become so old within a year, or did in the last two weeks."""
        day = PlusYears(F("person__birth_date"), Value(age))
        born = (last_birth_date(self.today - timedelta(days=15), age), last_birth_date(self.today, age - 1))
        rows = Trajectory.objects.filter(alive(self.today, "person__"), person__birth_date__range=born)
        return rows.exclude(case__status=families.CaseStatus.CLOSED).order_by().annotate(
            of_case=F("case_id"), in_municipality=F("case__municipality_id"), subject=F("person_id"), counts_from=day,
            last_day=day, since=TruncDate("added_at"),
        ).filter(counts_from__gte=self.today - timedelta(days=14))  # fmt: skip

    def adulthood_items(self) -> QuerySet[Any]:
        """What must still be arranged before somebody is 18, in a case that runs."""
        return ChecklistItem.objects.waiting().order_by().annotate(
            of_case=F("checklist__case_id"), in_municipality=F("checklist__case__municipality_id"), subject=F("pk"),
            counts_from=F("due_on"), last_day=F("due_on"), since=TruncDate("added_at"),
        )  # fmt: skip

    def access_reviews(self) -> QuerySet[FamilyCase]:
        """Active cases in which somebody receives something: to be looked through every so many days."""
        looked = (
            AccessReview.objects.filter(case=OuterRef("pk")).order_by("-added_at").values(day=TruncDate("added_at"))
        )
        given = Grant.objects.not_over(self.today).filter(case=OuterRef("pk"))
        rows = FamilyCase.objects.filter(Exists(given), status=families.CaseStatus.ACTIVE).order_by()
        rows = rows.annotate(since=Coalesce(Subquery(looked[:1]), TruncDate("added_at")))
        last_day = PlusDays(F("since"), self.days("access_review_days", "municipality"))
        return rows.annotate(
            of_case=F("pk"), in_municipality=F("municipality_id"), subject=F("pk"), counts_from=last_day,
            last_day=last_day,
        )  # fmt: skip

    def retention(self) -> QuerySet[FamilyCase]:
        """Files whose term to keep has passed, without a decision to keep them longer."""
        rows = past(FamilyCase.objects.filter(status=families.CaseStatus.CLOSED), self.today).order_by()
        years = self.per_municipality("retention_years", "municipality", Value)
        last_day = PlusYears(TruncDate("last_change"), years)
        return rows.annotate(
            of_case=F("pk"), in_municipality=F("municipality_id"), subject=F("pk"), counts_from=last_day,
            last_day=last_day, since=last_day,
        )  # fmt: skip

    def regional_coordinators(self) -> list[Any]:
        """Keys of who coordinates the region today; asked once."""
        if self._regional is None:
            rows = Membership.objects.current(self.today).filter(
                role=Role.REGIONAL_COORDINATOR, user__is_active=True
            )  # fmt: skip
            self._regional = sorted(set(rows.values_list("user_id", flat=True)))
        return self._regional

    def days(self, key: str, path: str = "case__municipality") -> Any:
        """The number of days of a term, for the municipality of the row."""
        return self.per_municipality(key, path, lambda days: Value(days, IntegerField()))

    def value(self, key: str, municipality: str | None) -> int:
        """The value of a term for one municipality."""
        found = self._everywhere(key)
        return found.own.get(municipality or "", found.default)

    def terms_in_force(self) -> tuple[Said, ...]:
        """What was set beside the defaults: the same as long as no term changes."""
        if self._said is None:
            self._said = said_on(self.today)
        return self._said

    def _everywhere(self, key: str) -> Everywhere:
        return per_term(self.terms_in_force())[key]

    def per_municipality(self, key: str, path: str, make: Callable[[int], Value]) -> Any:
        """`make(value of the term)` for the municipality of the row."""
        found = self._everywhere(key)
        if not found.own:
            return make(found.default)
        own = [When(**{path: code, "then": make(value)}) for code, value in sorted(found.own.items())]
        return Case(*own, default=make(found.default))


def _same_recipient() -> Q:
    """For a subquery over rows with a recipient: the one of the outer row."""
    named = (Q(**{name: OuterRef(name)}) for name in ("organisation", "professional", "person"))
    return reduce(or_, named)


def _days_of(pauses: QuerySet[ClockPause], start: Any) -> Any:
    """How many days after `start` these ended pauses lasted together."""
    first = PlusDays(start, Value(1, IntegerField()))
    length = DaysBetween(F("ends_on"), Greatest(F("begins_on"), first)) + Value(1)
    days = pauses.filter(ends_on__gte=first).values("case").annotate(days=Sum(length)).values("days")
    return Coalesce(Subquery(days, output_field=IntegerField()), Value(0))


def _whole(days: Any) -> ExpressionWrapper:
    return ExpressionWrapper(days, output_field=IntegerField())


def born_by(moments: Moments, key: str, path: str) -> Any:
    """The last birth date with which somebody has the age of this term, for the municipality of the row."""
    return moments.per_municipality(key, path, lambda years: a_day(last_birth_date(moments.today, years)))

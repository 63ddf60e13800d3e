"""What waits, as sets: one queryset per kind of moment. Lists, counts and reminders all read these and nothing else.

Every row says: `of_case`, `in_municipality`, `subject` (the key of what waits), `counts_from` (the day from which the
rungs of a reminder count), `last_day` (after it, it is late) and `since` (from when the occasion exists).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
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

from cases.analysis.models import Analysis
from cases.evaluations.models import Evaluation
from cases.families import lifecycle as families
from cases.families.codes import Clock
from cases.families.models import ClockPause, Handover
from cases.plans.lifecycle import IN_THE_MAKING, PlanStatus
from cases.plans.models import Agreement, Plan
from cases.reminders.dates import DaysBetween, PlusDays, a_day
from flow.models import Event
from network.terms import Everywhere, everywhere


@dataclass
class Moments:
    """The sets as they are on `today`, with the terms of every municipality that hold on that day (one query)."""

    today: date = field(default_factory=timezone.localdate)
    _terms: dict[str, Everywhere] | None = None

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
        in_force = Plan.objects.filter(case=OuterRef("case"), status=PlanStatus.ACTIVE)
        last_day = PlusDays(F("no_family_plan_on"), _whole(self.days("plan_days") + self._days_paused()))
        plans = Plan.objects.filter(status__in=IN_THE_MAKING, no_family_plan_on__isnull=False)
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

    def days(self, key: str, path: str = "case__municipality") -> Any:
        """The number of days of a term, for the municipality of the row."""
        return self.per_municipality(key, path, lambda days: Value(days, IntegerField()))

    def value(self, key: str, municipality: str | None) -> int:
        """The value of a term for one municipality."""
        found = self._everywhere(key)
        return found.own.get(municipality or "", found.default)

    def terms_in_force(self) -> str:
        """All terms as one text, the same as long as none changes."""
        return repr(self._all_terms())

    def _everywhere(self, key: str) -> Everywhere:
        return self._all_terms()[key]

    def _all_terms(self) -> dict[str, Everywhere]:
        if self._terms is None:
            self._terms = everywhere(self.today)
        return self._terms

    def per_municipality(self, key: str, path: str, make: Callable[[int], Value]) -> Any:
        """`make(value of the term)` for the municipality of the row."""
        found = self._everywhere(key)
        if not found.own:
            return make(found.default)
        own = [When(**{path: code, "then": make(value)}) for code, value in sorted(found.own.items())]
        return Case(*own, default=make(found.default))


def _days_of(pauses: QuerySet[ClockPause], start: Any) -> Any:
    """How many days after `start` these ended pauses lasted together."""
    first = PlusDays(start, Value(1, IntegerField()))
    length = DaysBetween(F("ends_on"), Greatest(F("begins_on"), first)) + Value(1)
    days = pauses.filter(ends_on__gte=first).values("case").annotate(days=Sum(length)).values("days")
    return Coalesce(Subquery(days, output_field=IntegerField()), Value(0))


def _whole(days: Any) -> ExpressionWrapper:
    return ExpressionWrapper(days, output_field=IntegerField())


def years_ago(day: date, years: int) -> date:
    """Who was born on or before this day is at least so many years old on `day` (29 February: 1 March)."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


def born_by(moments: Moments, key: str, path: str) -> Any:
    """The last birth date with which somebody has the age of this term, for the municipality of the row."""
    return moments.per_municipality(key, path, lambda years: a_day(years_ago(moments.today, years)))

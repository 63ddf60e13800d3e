"""What the rules know of the people: youths, gezag, homes, school, measures, regie, and the terms that hold."""

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import Any

from cases.access.partial_dates import first_day, last_day
from cases.families.codes import RegieKind
from cases.families.models import (
    Authority,
    Case,
    ClockPause,
    Coordination,
    Enrolment,
    Person,
    ProtectionMeasure,
    Stay,
    Trajectory,
    YouthSeen,
)
from network.terms import InForce, in_force


class TermsInForce:
    """Terms of the responsible municipality on the day of looking."""

    case: Case
    today: date

    @cached_property
    def terms(self) -> dict[str, InForce]:
        return in_force(self.case.municipality_id, self.today)

    def term(self, key: str) -> int:
        return self.terms[key].value

    def source(self, key: str) -> str:
        return self.terms[key].source


class FamilyFacts(TermsInForce):
    """The youths, who has gezag, where they live, school, measures and regie."""

    @cached_property
    def youths(self) -> list[Person]:
        """The youths the case is about, oldest first."""
        rows = Trajectory.objects.filter(case=self.case).select_related("person")
        found = [row.person for row in rows if row.person.is_youth]
        return sorted(found, key=lambda one: (one.birth_date or date.max, one.first_name))

    def age(self, person: Person) -> int | None:
        return person.age_on(self.today)

    @cached_property
    def minors(self) -> list[Person]:
        """Youths of unknown age count as minors: gezag must be looked up for them."""
        return [one for one in self.youths if (self.age(one) or 0) < 18]

    @cached_property
    def authorities(self) -> list[Authority]:
        """Who holds gezag today over a minor of the case."""
        held = Authority.objects.holding(self.today).filter(child__in=self.minors)
        return list(held.select_related("child", "holder", "organisation").order_by("begins_on", "pk"))

    @cached_property
    def holders(self) -> list[Person]:
        """People with gezag over a minor of the case, each once."""
        return list({row.holder_id: row.holder for row in self.authorities if row.holder}.values())

    def holders_of(self, child_id: Any) -> list[Person]:
        return [row.holder for row in self.authorities if row.child_id == child_id and row.holder]

    @cached_property
    def stays(self) -> list[Stay]:
        """Where the youths live or stay today."""
        rows = Stay.objects.filter(person__in=self.youths).select_related("person", "household__municipality")
        return [row for row in rows.order_by("begins", "pk") if self._runs(row)]

    def _runs(self, stay: Stay) -> bool:
        return first_day(stay.begins) <= self.today and (not stay.ends or last_day(stay.ends) >= self.today)

    @cached_property
    def enrolments(self) -> list[Enrolment]:
        rows = Enrolment.objects.filter(person__in=self.youths).select_related("person", "organisation")
        return list(rows.order_by("person", "pk"))

    @cached_property
    def measures(self) -> list[ProtectionMeasure]:
        rows = ProtectionMeasure.objects.filter(child__in=self.youths).select_related("child", "organisation")
        return [row for row in rows.order_by("begins_on", "pk") if row.ends_on is None or row.ends_on >= self.today]

    @cached_property
    def regie(self) -> dict[str, Coordination]:
        """Who has which kind of regie today."""
        rows = Coordination.objects.current(self.today).filter(case=self.case)
        return {row.kind: row for row in rows.select_related("user", "organisation").order_by("begins_on", "added_at")}

    @cached_property
    def process_regie(self) -> Coordination | None:
        return self.regie.get(RegieKind.PROCESS)

    @cached_property
    def seen(self) -> set[Any]:
        return set(YouthSeen.objects.filter(case=self.case).order_by().values_list("person_id", flat=True))

    @cached_property
    def pauses(self) -> dict[str, list[ClockPause]]:
        found: dict[str, list[ClockPause]] = defaultdict(list)
        for row in ClockPause.objects.filter(case=self.case).order_by("begins_on", "pk"):
            found[row.clock].append(row)
        return found

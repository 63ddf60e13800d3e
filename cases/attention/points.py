"""Aandachtspunten of one case on one day: computed, never stored. Rooms above ask `points(case)`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.utils import timezone

from cases.analysis.lifecycle import AnalysisStatus
from cases.attention import rules  # noqa: F401 - fills the book of rules
from cases.attention.clocks import ClockReading, readings
from cases.attention.facts import Facts
from cases.attention.models import SetAside
from cases.attention.rulebook import Found, Group, Rule, Weight, in_order
from cases.families.lifecycle import CaseStatus
from cases.families.models import Case
from cases.plans.lifecycle import PlanStatus


@dataclass(frozen=True)
class Point:
    """One sentence, where it comes from, and where it is mended: the name and arguments of an address.

    `subject` is the row that is mended there (and `field` what of it), `adds` the kind of row that is missing and what
    it hangs on, both as (model label, key) and only while it can be written; a screen may lead straight to it.
    `key` changes when what the point rests on changes.
    """

    code: str
    key: str
    sentence: str
    source: str
    url_name: str
    url_args: tuple[Any, ...]
    group: Group
    weight: Weight
    subject: tuple[str, Any] | None = None
    field: str = ""
    adds: tuple[str, Any] | None = None
    since: date | None = None
    until: date | None = None

    @property
    def urgent(self) -> bool:
        return self.weight == Weight.URGENT

    @property
    def informs(self) -> bool:
        return self.weight == Weight.INFORMS


@dataclass(frozen=True)
class Review:
    """Everything the page shows: what asks attention, what was put aside and by whom, and the clocks.

    A final analysis does not change any more: what it lacks is mended in a follow-up."""

    open: list[Point]
    aside: list[tuple[Point, SetAside]]
    clocks: list[ClockReading]
    analysis_is_final: bool


def points(case: Case, today: date | None = None, groups: Iterable[str] | None = None,
           viewer: Any = None) -> list[Point]:  # fmt: skip
    """What asks attention now, most urgent first, without what was put aside. A closed case asks nothing.

    `groups` asks for some groups only (and fetches only what those need). The points rest on what the `viewer` may see;
    without one, on what no professional is kept from.
    """
    facts = Facts(case, today or timezone.localdate(), viewer)
    aside = set(SetAside.objects.filter(case=case).values_list("point", flat=True))
    return [point for point in _computed(facts, groups) if point.key not in aside]


def review(case: Case, today: date | None = None, viewer: Any = None) -> Review:
    """The points, those put aside with their reason, and the clocks, from one look at the facts."""
    facts = Facts(case, today or timezone.localdate(), viewer)
    aside = {row.point: row for row in SetAside.objects.filter(case=case).select_related("added_by")}
    found = _computed(facts, None)
    put_aside = [(point, aside[point.key]) for point in found if point.key in aside]
    return Review(
        open=[point for point in found if point.key not in aside],
        aside=sorted(put_aside, key=lambda pair: pair[1].added_at, reverse=True),
        clocks=readings(facts) if case.status != CaseStatus.CLOSED else [],
        analysis_is_final=facts.analysis is not None and facts.analysis.status == AnalysisStatus.FINAL,
    )


def _computed(facts: Facts, groups: Iterable[str] | None) -> list[Point]:
    if facts.case.status == CaseStatus.CLOSED:
        return []
    wanted = set(groups) if groups is not None else set(Group.values)
    found: dict[str, Point] = {}
    for one in in_order():
        if one.group in wanted:
            for seen in one.finds(facts):
                point = _point(one, seen, facts)
                found.setdefault(point.key, point)
    weights = list(Weight)
    return sorted(found.values(), key=lambda point: (weights.index(point.weight), point.until or date.max))


def _point(one: Rule, found: Found, facts: Facts) -> Point:
    basis = "|".join(map(str, found.basis))
    row = found.subject if _is_open(facts, found.subject) else None
    return Point(
        code=one.code,
        key=f"{one.code}.{sha256(basis.encode()).hexdigest()[:16]}",
        sentence=found.sentence,
        source=found.source or one.source_for(facts),
        url_name=f"cases:{found.tab or one.tab}",
        url_args=(facts.case.pk,),
        group=one.group,
        weight=found.weight or one.weight,
        subject=(row._meta.label, row.pk) if row is not None else None,
        field=found.field,
        adds=found.adds if found.adds and _takes_rows(facts, found.adds[1]) else None,
        since=found.since,
        until=found.until,
    )


def _is_open(facts: Facts, row: Any) -> bool:
    """Whether this row can be written now. Asks nothing of the database: the documents are known already."""
    documents = (getattr(row, "analysis_id", None), getattr(row, "plan_id", None), getattr(row, "pk", None))
    return row is not None and all(_takes_rows(facts, key) for key in documents if key)


def _takes_rows(facts: Facts, key: Any) -> bool:
    """False for a document that lies before the family, or is final."""
    fixed = {one.pk for one in facts.analyses if one.status != AnalysisStatus.DRAFT}
    return key not in fixed | {one.pk for one in facts.plans if one.status != PlanStatus.DRAFT}

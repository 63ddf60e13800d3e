"""The rows of the caseload page, asked for once by Django's ORM and once by hand: the same rows in the same order."""

from typing import Any

from django.db.models import Count, F, FilteredRelation, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from cases.models import Case, Person

MOST = 50  # rows on one page


def rows(user: Any) -> Any:
    """One query: open cases this person coordinates, with what lies around them by joins."""
    found = Case.objects.filter(coordinator=user, status="active").annotate(
        in_force=FilteredRelation("plans", condition=Q(plans__status="active")), day=F("in_force__next_evaluation_on"),
        since=F("in_force__adopted_on"), name=F("family__name"), place=F("municipality__name"),
        regie=F("coordinator__name"), children=Coalesce(_CHILDREN, 0),
    )  # fmt: skip
    fields = ("pk", "number", "name", "place", "regie", "day", "since", "children")
    return found.order_by(F("day").asc(nulls_last=True), "name", "pk").values(*fields)[:MOST]


_YOUTHS = Person.objects.filter(family=OuterRef("family"), is_youth=True).order_by().values("family")
_CHILDREN = Subquery(_YOUTHS.annotate(number=Count("pk")).values("number"))

RAW = f"""
    SELECT c.id, c.number, f.name, m.name, u.name, p.next_evaluation_on, p.adopted_on,
           (SELECT count(*) FROM cases_person x WHERE x.family_id = f.id AND x.is_youth)
    FROM cases_case c
    JOIN cases_family f ON f.id = c.family_id
    JOIN network_user u ON u.id = c.coordinator_id
    LEFT JOIN network_municipality m ON m.code = c.municipality_id
    LEFT JOIN cases_plan p ON p.case_id = c.id AND p.status = 'active'
    WHERE c.coordinator_id = %s AND c.status = 'active'
    ORDER BY p.next_evaluation_on NULLS LAST, f.name, c.id
    LIMIT {MOST}"""

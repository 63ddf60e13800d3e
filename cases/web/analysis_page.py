"""What stands on the page of one analysis, in the order of the local team's form. The same on screen and on paper."""

from collections import defaultdict
from typing import Any

from django.db.models import Prefetch

from cases.access.predicates import team_member
from cases.analysis.circles import circles, told
from cases.analysis.codes import Locus, Voice
from cases.analysis.form import SUMMARY_WORDS, headings
from cases.analysis.models import Analysis, AnalysisText, FactorLink, LinkView, Remark, Statement, Worry
from cases.plans.coverage import Coverage
from cases.web.responses import answers_shown

COLOURS = {Voice.YOUTH: "youth", Voice.MOTHER: "parent", Voice.FATHER: "parent", Voice.PARTNER: "parent",
           Voice.PROFESSIONAL: "professional", Voice.NETWORK: "other"}  # fmt: skip
SIDES = {
    Locus.CHILD: "Wat hoort bij het kind",
    Locus.PARENTING: "Wat hoort bij de opvoeding",
    Locus.ENVIRONMENT: "Wat hoort bij gezin en omgeving",
    Locus.HELP_SYSTEM: "Wat hoort bij de hulpverlening",
    "": "Nog niet bij een kant gezet",
}
WEIGHED = ("nature", "severity", "urgency", "insight", "motivation", "balance")
_SPEAKER = ("person", "professional", "organisation")


def whole(analyses: Any) -> Any:
    """The queryset with every part that the page shows, in a fixed number of queries."""
    links = FactorLink.objects.select_related("source", "target", "worry")
    statements = Statement.objects.select_related(*_SPEAKER, "heading").prefetch_related("about")
    return analyses.select_related(
        "case__family", "case__coordinator", "case__contact_person", "case__municipality", "previous", "changed_by"
    ).prefetch_related(
        Prefetch("texts", AnalysisText.objects.select_related("changed_by")),
        Prefetch("statements", statements),
        Prefetch("remarks", Remark.objects.select_related(*_SPEAKER)),
        Prefetch("worries", Worry.objects.select_related(*_SPEAKER).prefetch_related("about")),
        "factors__about", "factors__heading", "factors__statements", "factors__worries", "factors__carried_from",
        Prefetch("links", links),
        Prefetch("links__views", LinkView.objects.select_related("person", "professional")),
        "explanations__factors", Prefetch("explanations__links", links), "earlier_help__people",
        "earlier_help__organisation", "gaps", "enclosures", "consultations", "differences", "view_differences",
        "addressed_to", "previous__texts",
    )  # fmt: skip


def document(analysis: Analysis, user: Any) -> dict[str, Any]:
    """The context of the page; the rows come from `whole`."""
    coverage = Coverage(analysis.case)
    factors = list(analysis.factors.all())
    _dress(analysis, factors, coverage)
    newest = coverage.analysis is not None and coverage.analysis.pk == analysis.pk
    return {
        "analysis": analysis,
        "sections": _sections(analysis),
        "statement_sides": _by_side(analysis.statements.all(), _side_of_statement),
        "factor_sides": _by_side(factors, lambda factor: factor.locus),
        "uncovered_factors": coverage.uncovered_factors(factors) if newest else [],
        "unexplained_goals": coverage.unexplained_goals(factors) if newest else [],
        "has_plan": bool(coverage.goals),
        "circles": _circles(analysis),
        "answers": answers_shown(analysis, user),
        "writes": team_member(analysis, user) and not analysis.closed_for_edits(),
        "on_paper": False,
        "weighed": any(getattr(analysis, name) for name in WEIGHED),
        "previous": analysis.previous,
        "unexplained": _unexplained(analysis),
    }  # fmt: skip


def _dress(analysis: Any, factors: list[Any], coverage: Coverage) -> None:
    """What the templates show beside a row: the colour of the voice, and the goals that address a factor."""
    for part in (*analysis.statements.all(), *analysis.worries.all(), *analysis.remarks.all()):
        part.colour = COLOURS[Voice(part.voice)]
    for text in analysis.texts.all():
        text.analysis = analysis
    for factor in factors:
        factor.addressed_by = coverage.goals_of(factor)


def _sections(analysis: Analysis) -> list[dict[str, Any]]:
    """The headings of the form, in order, each with its text and, in a follow-up, the text of last time."""
    rows, again = {row.key: row for row in analysis.texts.all()}, analysis.is_follow_up
    found = []
    for heading in headings(again):
        row = rows.get(heading.key)
        words = len(row.text.split()) if row else 0
        found.append({
            "key": heading.key, "title": heading.titled(again), "help": heading.helped(again),
            "row": row, "filled": bool(row and row.text.strip()), "required": heading.required,
            "unread": bool(row and not row.confirmed), "words": words,
            "too_long": heading.key == "summary" and words > SUMMARY_WORDS,
            "before": analysis.previous.text(heading.key) if analysis.previous and heading.key != "summary" else "",
        })  # fmt: skip
    return found


def _side_of_statement(statement: Statement) -> str:
    return statement.heading.locus if statement.heading else ""


def _by_side(rows: Any, side_of: Any) -> list[dict[str, Any]]:
    """Rows grouped by the side of the form they belong to; a side without rows is left out."""
    grouped: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[side_of(row)].append(row)
    return [{"key": key or "los", "title": title, "rows": grouped[key]} for key, title in SIDES.items() if grouped[key]]


def _circles(analysis: Analysis) -> list[list[tuple[Any, str, Any]]]:
    links = list(analysis.links.all())
    return [told(circle, links) for circle in circles(links)]


def _unexplained(analysis: Analysis) -> dict[str, list[Any]]:
    """In a follow-up: factors that wait for a word. New ones, those that are gone, and carried ones not confirmed."""
    if not analysis.previous_id or analysis.status != "draft":
        return {"new": [], "gone": [], "unconfirmed": []}
    return {
        "new": analysis.new_without_explanation(), "gone": analysis.gone_without_explanation(),
        "unconfirmed": [f for f in analysis.factors.all() if f.carried_from_id and not f.confirmed_on],
    }  # fmt: skip

"""What stands on the page of one analysis, in the order of the local team's form. The same on screen and on paper."""

from collections import defaultdict
from typing import Any

from django.db.models import Prefetch, Q

from cases.access.parts import CasePart
from cases.access.predicates import team_member
from cases.access.reach import opened, seen
from cases.access.withheld import withhold
from cases.analysis.circles import circles, told
from cases.analysis.codes import Locus, Voice
from cases.analysis.form import SUMMARY_WORDS, headings
from cases.analysis.models import (
    Analysis,
    AnalysisText,
    Consultation,
    Difference,
    EarlierHelp,
    Enclosure,
    Explanation,
    Factor,
    FactorLink,
    Gap,
    LinkView,
    Remark,
    Statement,
    ViewDifference,
    Worry,
)  # fmt: skip
from cases.families.models import Person
from cases.plans.coverage import Coverage
from cases.rights.models import FileRequest
from cases.web.responses import answers_shown

COLOURS = {Voice.YOUTH: "youth", Voice.MOTHER: "parent", Voice.FATHER: "parent", Voice.PARENT: "parent",
           Voice.PARTNER: "parent", Voice.PROFESSIONAL: "professional", Voice.NETWORK: "other"}  # fmt: skip
SIDES = {
    Locus.CHILD: "Wat hoort bij het kind",
    Locus.PARENTING: "Wat hoort bij de opvoeding",
    Locus.ENVIRONMENT: "Wat hoort bij gezin en omgeving",
    Locus.HELP_SYSTEM: "Wat hoort bij de hulpverlening",
    "": "Nog niet bij een kant gezet",
}
WEIGHED = ("nature", "severity", "urgency", "insight", "motivation", "balance")
PARTS = (
    AnalysisText, Consultation, Difference, EarlierHelp, Enclosure, Explanation, Factor, FactorLink, Gap, LinkView,
    Remark, Statement, ViewDifference, Worry,
)  # fmt: skip
_SPEAKER = ("person", "professional", "organisation")


def whole(analyses: Any, user: Any) -> Any:
    """The queryset with every part that the page shows to this reader, in a fixed number of queries."""
    mine: dict[Any, Any] = {model: model.objects.visible_to(user) for model in PARTS}
    links = mine[FactorLink].select_related("source", "target", "worry")
    heard = {model: mine[model].select_related(*_SPEAKER).prefetch_related("about", "named")
             for model in (Statement, Worry, Remark)}  # fmt: skip
    factors = mine[Factor].select_related("heading", "carried_from").prefetch_related(
        "about", "named", Prefetch("statements", mine[Statement].select_related(*_SPEAKER)),
        Prefetch("worries", mine[Worry].select_related(*_SPEAKER)),
    )  # fmt: skip
    return analyses.select_related(
        "case__family", "case__coordinator", "case__contact_person", "case__municipality", "previous", "changed_by"
    ).prefetch_related(
        Prefetch("texts", mine[AnalysisText].select_related("changed_by")),
        Prefetch("statements", heard[Statement].select_related("heading")),
        Prefetch("remarks", heard[Remark]),
        Prefetch("worries", heard[Worry]),
        Prefetch("factors", factors),
        Prefetch("links", links),
        Prefetch("links__views", mine[LinkView].select_related("person", "professional")),
        Prefetch("explanations", mine[Explanation]), Prefetch("explanations__factors", mine[Factor]),
        Prefetch("explanations__links", links),
        Prefetch("earlier_help", mine[EarlierHelp].select_related("organisation").prefetch_related("people", "named")),
        Prefetch("gaps", mine[Gap].prefetch_related("named")), Prefetch("enclosures", mine[Enclosure]),
        Prefetch("consultations", mine[Consultation]), Prefetch("differences", mine[Difference]),
        Prefetch("view_differences", mine[ViewDifference]), seen("addressed_to", Person, user),
        Prefetch("previous__texts", mine[AnalysisText]),
    )  # fmt: skip


def document(analysis: Analysis, user: Any) -> dict[str, Any]:
    """The context of the page; the rows come from `whole`."""
    known = opened(withhold(analysis, analysis.case, user).case, user)
    whole = known.whole(CasePart.ANALYSIS)
    coverage = Coverage(analysis.case, user)
    factors = list(analysis.factors.all())
    _dress(analysis, factors, coverage)
    beside = list(FileRequest.objects.beside(
        Q(analysis__in=[analysis.pk, analysis.previous_id]) | Q(analysis=None, plan=None), case=analysis.case, user=user
    ))  # fmt: skip
    sections = _sections(analysis, beside)
    if not whole:
        sections = without_empty(analysis, sections)
    shown = {section["key"] for section in sections}
    newest = (
        known.whole(CasePart.ANALYSIS, CasePart.PLAN)
        and coverage.analysis is not None
        and coverage.analysis.pk == analysis.pk
    )
    return {
        "analysis": analysis,
        "sections": sections,
        "beside": [row for row in beside if row.heading not in shown],
        "statement_sides": _by_side(analysis.statements.all(), _side_of_statement),
        "factor_sides": _by_side(factors, lambda factor: factor.locus),
        "uncovered_factors": coverage.uncovered_factors(factors) if newest else [],
        "unexplained_goals": coverage.unexplained_goals(factors) if newest else [],
        "has_plan": known.whole(CasePart.ANALYSIS, CasePart.PLAN) and bool(coverage.goals),
        "circles": _circles(analysis),
        "answers": answers_shown(analysis, user) if whole else None, "whole": whole,
        "writes": team_member(analysis, user) and not analysis.closed_for_edits(),
        "on_paper": False, "brief": not whole,
        "weighed": any(getattr(analysis, name) for name in WEIGHED),
        "previous": analysis.previous,
        "unexplained": _unexplained(analysis, user),
    }  # fmt: skip


def _dress(analysis: Any, factors: list[Any], coverage: Coverage) -> None:
    """What the templates show beside a row: the colour of the voice, and the goals that address a factor."""
    for part in (*analysis.statements.all(), *analysis.worries.all(), *analysis.remarks.all()):
        part.colour = COLOURS[Voice(part.voice)]
    for text in analysis.texts.all():
        text.analysis = analysis
    for factor in factors:
        factor.addressed_by = coverage.goals_of(factor)


def _sections(analysis: Analysis, beside: list[FileRequest]) -> list[dict[str, Any]]:
    """The headings of the form, in order, each with its text and, in a follow-up, the text of last time."""
    rows, again = {row.key: row for row in analysis.texts.all()}, analysis.is_follow_up
    found = []
    for heading in headings(again):
        row = rows.get(heading.key)
        words = len(row.text.split()) if row else 0
        found.append({
            "key": heading.key, "title": heading.titled(again), "help": heading.helped(again),
            "beside": [one for one in beside if one.heading == heading.key],
            "row": row, "hidden": False, "filled": bool(row and row.text.strip()), "required": heading.required,
            "unread": bool(row and not row.confirmed), "words": words,
            "too_long": heading.key == "summary" and words > SUMMARY_WORDS,
            "before": analysis.previous.text(heading.key) if analysis.previous and heading.key != "summary" else "",
        })  # fmt: skip
    return found


def without_empty(analysis: Any, sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same sections, where nothing under a heading makes the heading go too."""
    inside = {"important_people": analysis.enclosures.all(), "question": analysis.worries.all(),
              "story": analysis.statements.all(), "summary": True}  # fmt: skip
    return [{**one, "hidden": not (one["filled"] or one["beside"] or inside.get(one["key"]))} for one in sections]


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


def _unexplained(analysis: Analysis, user: Any) -> dict[str, list[Any]]:
    """In a follow-up: factors that wait for a word. New ones, those that are gone, and carried ones not confirmed."""
    if not analysis.previous_id or analysis.status != "draft":
        return {"new": [], "gone": [], "unconfirmed": []}
    new, gone = analysis.new_without_explanation(), analysis.gone_without_explanation()
    asked = [one.pk for one in (*new, *gone)]
    seen = set(Factor.objects.visible_to(user).filter(pk__in=asked).values_list("pk", flat=True)) if asked else set()
    return {
        "new": [one for one in new if one.pk in seen], "gone": [one for one in gone if one.pk in seen],
        "unconfirmed": [f for f in analysis.factors.all() if f.carried_from_id and not f.confirmed_on],
    }  # fmt: skip

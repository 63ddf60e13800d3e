"""What came before a follow-up: the previous picture, the previous plan with its goals, and the looking back on it."""

from datetime import timedelta
from typing import Any

from cases.access.records import write
from cases.analysis import actions as analyses
from cases.evaluations.codes import Decision, StillRight
from cases.evaluations.models import Evaluation, GoalReview, GoalScore
from cases.importing.agreed import moments
from cases.importing.arrival import Arrival, at, said, written
from cases.plans import actions as plans
from cases.plans.codes import GoalStatus
from cases.plans.models import Goal, Plan
from flow.gate import take
from network.terms import term

DERIVED = "Dit staat niet in het ingelezen bestand; afgeleid van hoe de doelen zijn afgelopen."


def bring_in(arrival: Arrival) -> None:
    """Nothing for a first analysis."""
    before = arrival.data["document"]["vorige"]
    if before is None:
        return
    picture = arrival.data["analyse"]["vorig_beeld"]
    with at("analyse.vorig_beeld"):
        analyses.take_over(case=arrival.case, summary=picture["tekst"].strip(), dated_on=before["datum"], by=arrival.by)
    arrival.counted["verklarende analyses"] += 1
    if before.get("doelen"):
        with at("document.vorige"):
            plan = _previous_plan(arrival, before)
        with at("terugblik"):
            _looked_back(arrival, plan)


def _previous_plan(arrival: Arrival, before: dict[str, Any]) -> Plan:
    """It was to be evaluated on the day of this document, or the last day it could."""
    plan = plans.begin(case=arrival.case, by=arrival.by)
    first = before["doelen"][0]
    plan.wish, plan.wish_by = said(first, "eigen_woorden"), " en ".join(arrival.name(key) for key in first["van"])[:120]
    plan = write(plan, by=arrival.by)
    for order, row in enumerate(before["doelen"], 1):
        arrival.rows[row["id"]] = arrival.put(
            Goal(plan=plan, order=order, title=row["titel"], own_words=said(row, "eigen_woorden"), reference=row["id"]),
            of_people=[arrival.people[key] for key in row["van"]],
        )
    arrival.counted["gezinsplannen"] += 1
    latest = before["datum"] + timedelta(days=term("evaluation_max_days", arrival.case.municipality_id))
    return plans.take_over(plan, on=before["datum"], evaluate_on=min(arrival.day, latest), by=arrival.by)


def _looked_back(arrival: Arrival, plan: Plan) -> None:
    """The evaluation in which these goals were looked at: held on the day of the document, then a new plan follows."""
    rows = arrival.data["terugblik"]
    evaluation = plan.evaluations.get()
    visible = Evaluation.objects.visible_to(arrival.coordinator)
    evaluation = take(visible, evaluation.pk, "hold", by=arrival.by, held_on=arrival.day, happened_on=arrival.day)
    evaluation.what_worked = written(*(_worked(arrival, row) for row in rows))
    evaluation.changes = said(arrival.data["document"], "reden_in_woorden")
    all_reached = all(row["status"] == GoalStatus.ACHIEVED for row in rows)
    evaluation.still_right = StillRight.YES if all_reached else StillRight.PARTLY
    evaluation.still_right_words = DERIVED
    evaluation.decision, evaluation.decision_words = Decision.ADJUST_GOALS, "Er komt een nieuwe versie van het plan."
    write(evaluation, by=arrival.by)
    for row in rows:
        _review(arrival, evaluation, row)
    take(visible, evaluation.pk, "conclude", by=arrival.coordinator, on=arrival.day, happened_on=arrival.day,
         next_on=moments(arrival)[0]["datum"])  # fmt: skip
    arrival.counted["evaluaties"] += 1


def _worked(arrival: Arrival, row: dict[str, Any]) -> str:
    why = f", door: {row['waardoor']}" if row.get("waardoor") else ""
    return f"{arrival.rows[row['doel']].title}: {row['wat_werkte']}{why}." if row.get("wat_werkte") else ""


def _review(arrival: Arrival, evaluation: Evaluation, row: dict[str, Any]) -> None:
    goal = arrival.rows[row["doel"]]
    work, left = said(row, "gewerkt_aan"), said(row, "nog_te_doen")
    words = written(f"Gewerkt aan: {work}." if work else "", f"Resultaat: {row['resultaat']}.",
                    f"Nog te doen: {left}." if left else "")  # fmt: skip
    arrival.put(GoalReview(evaluation=evaluation, goal=goal, result=row["status"], words=words))
    if score := row.get("cijfer"):
        arrival.put(
            GoalScore(evaluation=evaluation, goal=goal, score=score["nu"], words=f"Toen: {score['toen']}.",
                      **arrival.carrier(score["door"]))
        )  # fmt: skip

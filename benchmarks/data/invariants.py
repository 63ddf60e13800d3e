"""What must hold in every database of the product, asked of the whole database at once.

Checks, keys and references are kept by PostgreSQL itself. These are the rules that live in the gate and the actions,
and that rows written by COPY could break: each question counts violations, and every answer must be zero.
"""

from typing import Any

from cases.analysis.form import headings

_REQUIRED = ", ".join(f"'{heading.key}'" for heading in headings(False) if heading.required)

# Rows that name a person of another family than their own: table, column of the person, and the way to the case.
_PEOPLE = (
    ("trajectory", "person_id", "t.case_id"), ("youthseen", "person_id", "t.case_id"),
    ("helprequest", "person_id", "t.case_id"),
    ("statement", "person_id", "(SELECT case_id FROM cases_analysis a WHERE a.id = t.analysis_id)"),
    ("worry", "person_id", "(SELECT case_id FROM cases_analysis a WHERE a.id = t.analysis_id)"),
    ("agreement", "person_id", "(SELECT case_id FROM cases_plan p WHERE p.id = t.plan_id)"),
    ("goalscore", "person_id", "(SELECT case_id FROM cases_evaluation e WHERE e.id = t.evaluation_id)"),
)  # fmt: skip

_CURRENT = "(m.ends_on IS NULL OR m.ends_on >= current_date) AND m.begins_on <= current_date"

QUESTIONS = {
    "an active case whose coordinator is not on the team": f"""
        SELECT count(*) FROM cases_case c WHERE c.status = 'active' AND NOT EXISTS (
          SELECT FROM cases_participation p JOIN cases_teammember m ON m.participation_id = p.id
          WHERE p.case_id = c.id AND m.user_id = c.coordinator_id AND {_CURRENT})""",
    "an active case whose regie and coordinator differ": """
        SELECT count(*) FROM cases_case c WHERE c.status = 'active' AND (
          SELECT count(*) FROM cases_coordination r WHERE r.case_id = c.id AND r.kind = 'casusregie'
          AND r.ends_on IS NULL AND r.user_id = c.coordinator_id) <> 1""",
    "a day without a coordinator between two": """
        SELECT count(*) FROM (SELECT begins_on - lag(ends_on) OVER (
          PARTITION BY case_id
          ORDER BY begins_on, ends_on NULLS LAST) AS gap
          FROM cases_coordination WHERE kind = 'casusregie') g WHERE gap > 1""",
    "a closed case in which something still runs": """
        SELECT count(*) FROM cases_case c WHERE c.status = 'closed' AND (c.closed_on IS NULL
          OR c.coordinator_id IS NOT NULL
          OR EXISTS (SELECT FROM cases_coordination r WHERE r.case_id = c.id AND r.ends_on IS NULL)
          OR EXISTS (SELECT FROM cases_plan p WHERE p.case_id = c.id AND p.status IN ('draft', 'proposed', 'active'))
          OR EXISTS (SELECT FROM cases_analysis a WHERE a.case_id = c.id AND a.status = 'shared'))""",
    "a case that is about nobody, or has no leading team": """
        SELECT count(*) FROM cases_case c WHERE NOT EXISTS (SELECT FROM cases_trajectory t WHERE t.case_id = c.id)
          OR NOT EXISTS (SELECT FROM cases_participation p WHERE p.case_id = c.id AND p.leads AND p.ends_on IS NULL)""",
    "somebody on a team who does not work for that organisation": """
        SELECT count(*) FROM cases_teammember m JOIN cases_participation p ON p.id = m.participation_id
          LEFT JOIN network_membership w ON w.user_id = m.user_id AND w.organisation_id = p.organisation_id
          WHERE w.id IS NULL""",
    "a final analysis without its required parts, statements or factors": f"""
        SELECT count(*) FROM cases_analysis a WHERE a.status = 'final' AND (
          (a.previous_id IS NULL AND (SELECT count(DISTINCT key) FROM cases_analysistext x WHERE x.analysis_id = a.id
            AND x.text <> '' AND x.key IN ({_REQUIRED})) < {_REQUIRED.count(",") + 1})
          OR NOT EXISTS (SELECT FROM cases_statement s WHERE s.analysis_id = a.id)
          OR NOT EXISTS (SELECT FROM cases_factor f WHERE f.analysis_id = a.id)
          OR NOT EXISTS (SELECT FROM cases_analysisresponse r WHERE r.analysis_id = a.id))""",
    "a factor that rests on a statement of another analysis": """
        SELECT count(*) FROM cases_factor_statements fs JOIN cases_factor f ON f.id = fs.factor_id
          JOIN cases_statement s ON s.id = fs.statement_id WHERE s.analysis_id <> f.analysis_id""",
    "a link between two analyses": """
        SELECT count(*) FROM cases_factorlink l JOIN cases_factor s ON s.id = l.source_id
          LEFT JOIN cases_factor t ON t.id = l.target_id
          WHERE s.analysis_id <> l.analysis_id OR t.analysis_id <> l.analysis_id""",
    "a plan in force whose next evaluation is not its earliest open one": """
        SELECT count(*) FROM cases_plan p WHERE p.status = 'active' AND p.next_evaluation_on IS DISTINCT FROM (
          SELECT min(e.due_on) FROM cases_evaluation e WHERE e.plan_id = p.id AND e.status IN ('planned', 'held'))""",
    "an open evaluation of a plan that is not in force": """
        SELECT count(*) FROM cases_evaluation e JOIN cases_plan p ON p.id = e.plan_id
          WHERE e.status IN ('planned', 'held') AND p.status <> 'active'""",
    "a shown plan without goals or without one most important goal": """
        SELECT count(*) FROM cases_plan p WHERE p.status <> 'draft' AND (
          SELECT count(*) FROM cases_goal g WHERE g.plan_id = p.id AND g.is_most_important) <> 1""",
    "more than five goals open at once without a reason": """
        SELECT count(*) FROM cases_plan p WHERE p.status IN ('proposed', 'active') AND p.many_goals_reason = '' AND (
          SELECT count(*) FROM cases_goal g WHERE g.plan_id = p.id AND g.status = 'open') > 5""",
    "an open goal in a closed plan": """
        SELECT count(*) FROM cases_goal g JOIN cases_plan p ON p.id = g.plan_id
          WHERE p.status = 'closed' AND g.status = 'open'""",
    "a goal that leans on a factor of another case": """
        SELECT count(*) FROM cases_goal_factors gf JOIN cases_goal g ON g.id = gf.goal_id
          JOIN cases_plan p ON p.id = g.plan_id JOIN cases_factor f ON f.id = gf.factor_id
          JOIN cases_analysis a ON a.id = f.analysis_id WHERE a.case_id <> p.case_id""",
    "a concluded evaluation in which a goal was not looked at": """
        SELECT count(*) FROM cases_evaluation e JOIN cases_goal g ON g.plan_id = e.plan_id
          LEFT JOIN cases_goalreview r ON r.evaluation_id = e.id AND r.goal_id = g.id
          WHERE e.status = 'concluded' AND r.id IS NULL""",
    "a step that is not in the journal": """
        SELECT (SELECT count(*) FROM cases_case c WHERE status = 'active' AND NOT EXISTS (
            SELECT FROM flow_event v WHERE v.subject_id = c.id AND v.step = 'activate'))
          + (SELECT count(*) FROM cases_analysis a WHERE status = 'final' AND NOT EXISTS (
            SELECT FROM flow_event v WHERE v.subject_id = a.id AND v.step = 'finalise'))
          + (SELECT count(*) FROM cases_plan p WHERE status IN ('active', 'replaced', 'closed') AND NOT EXISTS (
            SELECT FROM flow_event v WHERE v.subject_id = p.id AND v.step = 'adopt'))
          + (SELECT count(*) FROM cases_evaluation e WHERE status = 'concluded' AND NOT EXISTS (
            SELECT FROM flow_event v WHERE v.subject_id = e.id AND v.step = 'conclude'))""",
    "a date in the journal that has yet to come": "SELECT count(*) FROM flow_event WHERE happened_on > current_date",
    "a home or a stay of another family": """
        SELECT count(*) FROM cases_stay s JOIN cases_person p ON p.id = s.person_id
          JOIN cases_household h ON h.id = s.household_id WHERE p.family_id <> s.family_id
            OR h.family_id <> s.family_id""",
    "a constraint that was not checked": "SELECT count(*) FROM pg_constraint WHERE NOT convalidated",
} | {
    f"a {table} about somebody of another family": f"""
        SELECT count(*) FROM cases_{table} t JOIN cases_person p ON p.id = t.{column}
          JOIN cases_case c ON c.id = {way} WHERE p.family_id <> c.family_id"""
    for table, column, way in _PEOPLE
}  # fmt: skip


def violations(cursor: Any) -> dict[str, int]:
    """The questions whose answer is not zero."""
    found = {}
    for question, statement in QUESTIONS.items():
        cursor.execute(statement)
        if number := cursor.fetchone()[0]:
            found[question] = number
    return found

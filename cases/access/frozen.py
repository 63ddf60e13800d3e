"""What is final stays as it is, in the database too: a final analysis, an adopted plan, a concluded evaluation."""

from flow.triggers import Frozen

ANALYSIS = "Deze analyse is vastgesteld en verandert niet meer."
PLAN = "Dit plan is vastgesteld. Een wijziging is een nieuwe versie."
EVALUATION = "Deze evaluatie is afgerond en verandert niet meer."
LOG = "Het logboek groeit alleen: regels veranderen en verdwijnen niet."
NOTE = "Een contactnotitie verandert niet. Schrijf een nieuwe versie, of trek haar in."
DOCUMENT = "Een document verandert niet. Voeg het nieuwe bestand toe en haal het oude eruit."
REQUEST = "Wat is gevraagd verandert niet meer. Trek het verzoek in en schrijf een nieuw verzoek op."
IN_FORCE = ("active", "replaced", "closed")

_OF_ANALYSIS = "SELECT status FROM cases_analysis WHERE id = {row}.analysis_id"
_OF_LOG = (
    "SELECT CASE WHEN dropped_at IS NULL THEN 'kept' ELSE 'dropped' END FROM cases_accessday WHERE day = {row}.day_id"
)
_OF_PLAN = "SELECT status FROM cases_plan WHERE id = {row}.plan_id"
_OF_EVALUATION = "SELECT status FROM cases_evaluation WHERE id = {row}.evaluation_id"


def _through(parent: str, column: str, *, document: str) -> str:
    """The status of the document of a row that hangs on `parent` by `column`."""
    return (
        f"SELECT d.status FROM cases_{parent} p JOIN cases_{document} d ON d.id = p.{document}_id "  # noqa: S608
        f"WHERE p.id = {{row}}.{column}"
    )


def _final(table: str, status_of: str) -> Frozen:
    return Frozen(f"cases_{table}", ANALYSIS, status_of, ("final",), inserts=True)


def _adopted(table: str, status_of: str) -> Frozen:
    return Frozen(f"cases_{table}", PLAN, status_of, IN_FORCE, inserts=True)


FROZEN = [
    # Lines of a day that was dropped after its term may go; `access.log.retention` writes down that it was.
    Frozen("cases_accessline", LOG, _OF_LOG, ("kept",)),
    Frozen("cases_accessday", LOG, columns=("day", "previous", "key")),
    Frozen("cases_analysis", ANALYSIS, "OLD.status", ("final",)),
    *(
        _final(table, _OF_ANALYSIS)
        for table in (
            "analysistext", "gap", "enclosure", "difference", "viewdifference", "statement", "worry", "earlierhelp",
            "consultation", "factor", "factorlink", "explanation", "analysisresponse", "analysis_addressed_to",
            "remark",
        )
    ),
    *(
        _final(f"{parent}_{field}", _through(parent, f"{parent}_id", document="analysis"))
        for parent, field in (
            ("statement", "about"), ("worry", "about"), ("earlierhelp", "people"), ("factor", "about"),
            ("factor", "statements"), ("factor", "worries"), ("explanation", "factors"), ("explanation", "links"),
            ("remark", "about"), ("gap", "about"),
        )
    ),
    _final("linkview", _through("factorlink", "link_id", document="analysis")),
    Frozen(
        "cases_plan", PLAN, "OLD.status", IN_FORCE,
        columns=(
            "case_id", "number", "previous_id", "analysis_id", "wish", "wish_by", "many_goals_reason", "adopted_on",
            "family_plan_offered_on", "family_plan_answer", "family_plan_skip_ground", "no_family_plan_on", "round",
        ),
    ),
    Frozen(
        "cases_goal", PLAN, _OF_PLAN, IN_FORCE,
        columns=(
            "plan_id", "title", "own_words", "desired", "period", "is_most_important", "obstacle", "support",
            "is_imposed", "imposed_by_id", "no_factor_reason", "continues_id",
        ),
    ),
    Frozen(
        "cases_agreement", PLAN, _OF_PLAN, IN_FORCE,
        columns=(
            "plan_id", "what", "kind", "person_id", "professional_id", "organisation_id", "contact_id", "with_whom",
            "due_on", "repeats", "until",
        ),
    ),
    _adopted("planresponse", _OF_PLAN),
    *(
        _adopted(table, _through("goal", "goal_id", document="plan"))
        for table in ("goalscale", "ownstrength", "neededhelp", "goal_of_people", "goal_factors")
    ),
    _adopted("agreement_goals", _through("agreement", "agreement_id", document="plan")),
    Frozen("cases_evaluation", EVALUATION, "OLD.status", ("concluded",)),
    *(
        Frozen(f"cases_{table}", EVALUATION, _OF_EVALUATION, ("concluded",), inserts=True)
        for table in ("goalscore", "goalreview")
    ),
    Frozen(
        "cases_filerequest", REQUEST,
        columns=(
            "case_id", "kind", "person_id", "asked_by_id", "asked_by_name", "capacity", "received_on", "words", "was",
            "becomes", "analysis_id", "heading", "plan_id", "place",
        ),
    ),
    Frozen(
        "cases_note", NOTE,
        columns=(
            "case_id", "first", "number", "held_on", "spoken_by_id", "with_whom", "text", "added_by_id", "added_at",
        ),
    ),
    Frozen(
        "cases_document", DOCUMENT,
        columns=("case_id", "file_type", "size", "sha256", "added_by_id", "added_at"),
    ),
]  # fmt: skip

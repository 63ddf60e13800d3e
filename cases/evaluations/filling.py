"""The form of an evaluation: several people, every goal, one save.

A line of the form has a name: `what_worked`, `result-<goal>`, `review-<goal>`, `score-<goal>-<who>` or
`words-<goal>-<who>`, with keys as hex and a `p` (person) or `u` (professional) before who. All values are text.
Two people may fill in the same evaluation: each line that only one of them changed keeps that change; a line that both
changed is a clash, and is asked.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.predicates import team_member
from cases.access.records import Conflict, only_who_sees, open_document, write
from cases.door.models.ways import comes_as
from cases.evaluations.lifecycle import EvaluationStatus
from cases.evaluations.models import Evaluation, GoalReview, GoalScore
from cases.plans.codes import GoalStatus
from cases.plans.models import Goal, GoalScale
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing, hold, record

TEXTS = (
    "absent", "what_worked", "what_did_not", "changes", "still_right", "still_right_words", "decision",
    "decision_words",
)  # fmt: skip
ARRANGED = ("how", "why")
Values = dict[str, str]


class Clash(Exception):
    """Somebody else changed these lines too; `now` is how the whole form stands."""

    def __init__(self, names: list[str], now: Values, evaluation: Evaluation):
        super().__init__("changed in the meantime")
        self.names, self.now, self.evaluation = names, now, evaluation


@dataclass(frozen=True)
class Rater:
    """Somebody who scores goals."""

    key: str
    name: str
    person: Any = None
    professional: Any = None


def rater(row: Any) -> Rater:
    """Of a row with a person or a professional."""
    if row.person_id:
        return Rater(f"p{row.person_id.hex}", str(row.person), person=row.person)
    return Rater(f"u{row.professional_id.hex}", str(row.professional), professional=row.professional)


def scores_of(evaluation: Evaluation) -> list[GoalScore]:
    """The scores of this evaluation as they stand now, each with who gave it. For whoever asks several things of them;
    who asks one thing leaves them out."""
    return list(evaluation.scores.select_related("person", "professional"))


def raters(evaluation: Evaluation, scores: list[GoalScore] | None = None) -> list[Rater]:
    """Everybody expected to give scores: who takes part, and who gave a number before. Four queries."""
    found = {f"p{one.pk.hex}": Rater(f"p{one.pk.hex}", str(one), person=one) for one in evaluation.people.all()}
    scales = GoalScale.objects.filter(goal__plan=evaluation.plan_id).select_related("person", "professional")
    for row in [*scales, *(scores_of(evaluation) if scores is None else scores)]:
        found.setdefault(rater(row).key, rater(row))
    for user in evaluation.professionals.all():
        found.setdefault(f"u{user.pk.hex}", Rater(f"u{user.pk.hex}", str(user), professional=user))
    return sorted(found.values(), key=_youths_first)


def _youths_first(one: Rater) -> int:
    if one.professional:
        return 2
    return 0 if one.person.is_youth else 1


def values_of(evaluation: Evaluation, scores: list[GoalScore] | None = None) -> Values:
    """How every line that is filled in stands now. Two queries."""
    found = {name: getattr(evaluation, name) for name in TEXTS}
    for score in scores_of(evaluation) if scores is None else scores:
        tail = f"{score.goal_id.hex}-{rater(score).key}"
        found |= {f"score-{tail}": str(score.score), f"words-{tail}": score.words}
    for review in evaluation.reviews.all():
        found |= {f"result-{review.goal_id.hex}": review.result, f"review-{review.goal_id.hex}": review.words}
    return {name: _tidy(value) for name, value in found.items()}


def mark(value: str) -> str:
    """A short mark by which a line is recognised as unchanged; it says nothing about the text."""
    return sha256(_tidy(value).encode()).hexdigest()[:12]


def fill_in(evaluation: Evaluation, values: Values, *, started_from: Values, by: Any) -> Evaluation:
    """Keep what was filled in: the team writes every line, somebody of the family their own numbers. `started_from` has
    the `mark` of every line as the writer saw it.

    Raises `Clash`, and `Incomplete` with the name of the line; then nothing is kept. The number of queries does not
    depend on the number of goals or people.
    """
    with all_or_nothing():
        locked = _opened(evaluation, values, by)
        scores = scores_of(locked)
        now = values_of(locked, scores)
        mine = {name: _tidy(value) for name, value in values.items()}
        changed = {name for name in mine if mark(mine[name]) != started_from.get(name, mark(_empty(name)))}
        clashes = [
            name for name in sorted(changed)
            if mine[name] != now.get(name, _empty(name))
            and mark(now.get(name, _empty(name))) != started_from.get(name, mark(_empty(name)))
        ]  # fmt: skip
        if clashes:
            raise Clash(clashes, now, locked)
        after = now | {name: mine[name] for name in changed}
        if errors := _errors(after):
            raise Incomplete(errors)
        if after != now:
            _write(locked, scores, now, after, by)
    return locked


def change(
    evaluation: Evaluation, *, by: Any, many: dict[str, Any] | None = None, base_version: int | None = None
) -> Evaluation:
    """Keep what was changed of the evaluation itself: who takes part and how, and what was filled in. When it takes
    place only changes with a step."""
    with all_or_nothing():
        kept = Evaluation.objects.visible_to(by).get(pk=evaluation.pk)
        if base_version not in (None, kept.version):
            raise Conflict(kept)
        texts = {name: getattr(evaluation, name) for name in TEXTS if getattr(evaluation, name) != getattr(kept, name)}
        if texts:
            kept = fill_in(kept, texts, started_from={name: mark(getattr(kept, name)) for name in texts}, by=by)
        arranged = {
            name: getattr(evaluation, name) for name in ARRANGED if getattr(evaluation, name) != getattr(kept, name)
        }
        if arranged or many or not texts:
            for name, value in arranged.items():
                setattr(kept, name, value)
            write(kept, by=by, many=many)
    return kept


def _opened(evaluation: Evaluation, values: Values, by: Any) -> Evaluation:
    """The evaluation, locked, for who may write these lines now."""
    person = comes_as(by)
    if person is None or team_member(evaluation, by):
        locked = open_document(evaluation, by=by)
        only_who_sees(locked.case, CasePart.EVALUATION, CasePart.PLAN, by=by)
        if locked.status == EvaluationStatus.PLANNED:
            raise NotPossible("Start de evaluatie eerst: zeg wanneer jullie samen terugkeken.")
        return locked
    hold(evaluation)
    visible = Evaluation.objects.visible_to(by)
    locked = visible.select_for_update(of=("self",), no_key=True).get(pk=evaluation.pk)
    if reason := locked.closed_for_edits():
        raise NotPossible(reason)
    goals = Goal.objects.visible_to(by).filter(plan=locked.plan_id).values_list("pk", flat=True)
    if not set(values) <= {name for goal in goals for name in own_lines(goal, person)}:
        raise NotAllowed("Je geeft hier alleen je eigen cijfers.")
    if f"p{person.hex}" not in {one.key for one in raters(locked)}:
        raise NotPossible("Jij doet hier niet aan mee. Klopt dat niet? Bel dan je contactpersoon.")
    return locked


def own_lines(goal: UUID, person: UUID) -> tuple[str, str]:
    """The names of the lines with the number and the words of this person for this goal (keys)."""
    tail = f"{goal.hex}-p{person.hex}"
    return f"score-{tail}", f"words-{tail}"


def _write(evaluation: Evaluation, scores: list[GoalScore], now: Values, after: Values, by: Any) -> None:
    goals = {goal.pk.hex: goal for goal in evaluation.plan.goals.all()}
    people = {one.key: one for one in raters(evaluation, scores)}
    changed = (name for name, value in after.items() if value != now.get(name, _empty(name)))
    if errors := {name: told for name in changed if (told := _no_place_for(name, goals, people))}:
        raise Incomplete(errors)
    _write_scores(evaluation, scores, after, goals, people, by)
    _write_reviews(evaluation, after, goals, by)
    for name in TEXTS:
        setattr(evaluation, name, after.get(name, ""))
    evaluation.version, evaluation.changed_by, evaluation.changed_at = evaluation.version + 1, by, timezone.now()
    evaluation.save(update_fields=[*TEXTS, "version", "changed_by", "changed_at"])
    record(evaluation, "Evaluatie ingevuld", by=by)


def _no_place_for(name: str, goals: dict[str, Goal], people: dict[str, Rater]) -> str:
    """Why nothing can stand on this line; empty when it can."""
    if "-" not in name:
        return ""
    _, key, *who = name.split("-")
    if key not in goals:
        return "Dit doel staat niet in het plan waarop jullie terugkijken."
    if goals[key].status != GoalStatus.OPEN:
        return "Dit doel is al afgerond. Het blijft zoals het is."
    return "Deze persoon doet niet mee aan deze evaluatie." if who and who[0] not in people else ""


def _write_scores(
    evaluation: Evaluation,
    scores: list[GoalScore],
    after: Values,
    goals: dict[str, Goal],
    people: dict[str, Rater],
    by: Any,
) -> None:
    rows = {f"{row.goal_id.hex}-{rater(row).key}": row for row in scores}
    wanted: dict[str, GoalScore] = {}
    for name, value in after.items():
        if not name.startswith("score-") or not value:
            continue
        tail = name.removeprefix("score-")
        goal, who = tail.split("-")
        if goal in goals and who in people:
            wanted[tail] = GoalScore(
                evaluation=evaluation, goal=goals[goal], person=people[who].person,
                professional=people[who].professional, score=int(value), words=after.get(f"words-{tail}", ""),
            )  # fmt: skip
    _keep(GoalScore, rows, wanted, ("score", "words"), by)


def _write_reviews(evaluation: Evaluation, after: Values, goals: dict[str, Goal], by: Any) -> None:
    rows = {row.goal_id.hex: row for row in evaluation.reviews.all()}
    wanted: dict[str, GoalReview] = {}
    for key, goal in goals.items():
        result, words = after.get(f"result-{key}") or GoalStatus.OPEN, after.get(f"review-{key}", "")
        if words or result != GoalStatus.OPEN:
            wanted[key] = GoalReview(evaluation=evaluation, goal=goal, result=result, words=words)
    _keep(GoalReview, rows, wanted, ("result", "words"), by)


def _keep(model: Any, rows: dict[str, Any], wanted: dict[str, Any], fields: tuple[str, ...], by: Any) -> None:
    """Make the rows what is wanted: one statement for the new, one for the changed, one for the emptied."""
    fresh = [row for key, row in wanted.items() if key not in rows]
    for row in fresh:
        row.added_by = row.changed_by = by
    touched = []
    for key in rows.keys() & wanted.keys():
        row, wish = rows[key], wanted[key]
        if any(getattr(row, name) != getattr(wish, name) for name in fields):
            for name in fields:
                setattr(row, name, getattr(wish, name))
            row.version, row.changed_by, row.changed_at = row.version + 1, by, timezone.now()
            touched.append(row)
    emptied = [rows[key].pk for key in rows.keys() - wanted.keys()]
    model.objects.bulk_create(fresh)
    if touched:
        model.objects.bulk_update(touched, [*fields, "version", "changed_by", "changed_at"])
    if emptied:
        model.objects.filter(pk__in=emptied).delete()


def _errors(after: Values) -> dict[str, str]:
    """Words need a number, and a goal that ends needs its story."""
    errors = {}
    for name, value in after.items():
        kind, _, tail = name.partition("-")
        if kind == "words" and value and not after.get(f"score-{tail}"):
            errors[f"score-{tail}"] = "Kies ook een cijfer bij deze woorden."
        if kind == "result" and value not in ("", GoalStatus.OPEN) and not after.get(f"review-{tail}"):
            errors[f"review-{tail}"] = "Schrijf hoe het ging, en wat maakte dat het zo ging."
    return errors


def _empty(name: str) -> str:
    return str(GoalStatus.OPEN) if name.startswith("result-") else ""


def _tidy(value: Any) -> str:
    """Text as it is compared: browsers send other line ends than the database holds."""
    return str(value or "").replace("\r\n", "\n").strip()

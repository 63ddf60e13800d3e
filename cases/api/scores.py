"""`/evaluaties/{evaluatie}/scores` and `…/terugblikken`: what each person gave each goal, never averaged, and how the
goal went. Every row is a line or two of the form that is filled in together (`cases.evaluations.filling`)."""

from typing import Any

from cases.access.log.codes import Shown
from cases.api import fields
from cases.api.filters import Filters, KeyFilter
from cases.api.hanging import VERSIONED
from cases.api.resources import Adds, Changes, Lists, Removes, Resource, Shows
from cases.api.routes import route, shows, writes
from cases.api.serializers import RowSerializer
from cases.evaluations.filling import Clash, fill_in, mark, rater, values_of
from cases.evaluations.models import Evaluation, GoalReview, GoalScore
from cases.plans.codes import GoalStatus
from flow.gate import Incomplete, NotPossible


class ScoreSerializer(RowSerializer):
    """Het cijfer van één persoon voor één doel, van 0 tot en met 10, met eigen woorden."""

    wie = fields.Text(source="who", read_only=True)

    class Meta:
        model = GoalScore
        names = {"evaluatie": "evaluation", "doel": "goal", "persoon": "person", "professional": "professional",
                 "cijfer": "score", "woorden": "words", **VERSIONED}  # fmt: skip
        read_only: tuple[str, ...] = ("doel", "persoon", "professional", *VERSIONED)


class NewScore(RowSerializer):
    """Een cijfer zoals het wordt gegeven."""

    class Meta:
        model = GoalScore
        names = {"doel": "goal", "persoon": "person", "professional": "professional", "cijfer": "score",
                 "woorden": "words"}  # fmt: skip


class ReviewSerializer(RowSerializer):
    """Hoe het met één doel ging. Bij het afronden van de evaluatie krijgt het doel deze uitkomst."""

    class Meta:
        model = GoalReview
        names = {"evaluatie": "evaluation", "doel": "goal", "uitkomst": "result", "toelichting": "words", **VERSIONED}
        read_only: tuple[str, ...] = ("doel", *VERSIONED)


class NewReview(RowSerializer):
    """Hoe het met één doel ging, zoals het wordt verteld."""

    class Meta:
        model = GoalReview
        names = {"doel": "goal", "uitkomst": "result", "toelichting": "words"}


class ScoreFilters(Filters):
    doel = KeyFilter(field_name="goal")
    persoon = KeyFilter(field_name="person")
    professional = KeyFilter(field_name="professional")


class ReviewFilters(Filters):
    doel = KeyFilter(field_name="goal")


class Lines(Resource):
    """Rows that are lines of an evaluation. `lines_of` gives the lines of a row, `emptied` those of one that goes;
    `fields_of` says which field each kind of line is."""

    fields_of: dict[str, str] = {}
    taken = ""
    order = ("goal", "added_at")

    def lines_of(self, row: Any) -> dict[str, str]:
        raise NotImplementedError

    def emptied(self, row: Any) -> dict[str, str]:
        return dict.fromkeys(self.lines_of(row), "")

    def place(self, row: Any) -> str:
        return self.address_of(row.pk)

    def fill(self, evaluation: Any, lines: dict[str, str], *, changes: bool) -> None:
        """`changes`: what stands there now was read before; else there must be nothing yet."""
        now = values_of(evaluation) if changes else {}
        seen = {name: mark(now[name]) for name in lines if name in now}
        try:
            fill_in(evaluation, lines, started_from=seen, by=self.professional)
        except Clash as clash:
            raise NotPossible(self.taken) from clash
        except Incomplete as no:
            raise Incomplete({self.fields_of[name.partition("-")[0]]: told for name, told in no.errors.items()}) from no

    def saved(self, part: Any, /, **told: Any) -> Any:
        adding = part._state.adding
        self.fill(part.evaluation, self.lines_of(part), changes=not adding)
        return self._kept(part) if adding else part

    def _kept(self, part: Any) -> Any:
        """The row that came of these lines."""
        raise NotImplementedError

    def removed(self, part: Any) -> None:
        self.fill(part.evaluation, self.emptied(part), changes=True)


class ScoreRows(Lines):
    """Numbers."""

    model, single = GoalScore, "score"
    serializer_class: Any = ScoreSerializer
    related = ("evaluation__case", "person", "professional")
    fields_of = {"score": "score", "words": "words"}
    taken = "Deze persoon gaf bij dit doel al een cijfer. Pas dat cijfer aan."

    def lines_of(self, row: Any) -> dict[str, str]:
        tail = f"{row.goal_id.hex}-{rater(row).key}"
        return {f"score-{tail}": str(row.score), f"words-{tail}": row.words}

    def _kept(self, part: Any) -> Any:
        return GoalScore.objects.get(
            evaluation=part.evaluation, goal=part.goal, person=part.person, professional=part.professional
        )


class Scores(ScoreRows, Lists, Adds):
    """De cijfers van een evaluatie, van ieder apart; en een cijfer opschrijven."""

    parent, attach = Evaluation, "evaluation"
    filters, new_serializer_class = ScoreFilters, NewScore


class OneScore(ScoreRows, Shows, Changes, Removes):
    """Het cijfer van één persoon voor één doel."""


class ReviewRows(Lines):
    """How goals went."""

    model, single = GoalReview, "terugblik"
    serializer_class: Any = ReviewSerializer
    related = ("evaluation__case",)
    fields_of = {"result": "result", "review": "words"}
    taken = "Bij dit doel staat al hoe het ging. Pas dat aan."

    def lines_of(self, row: Any) -> dict[str, str]:
        key = row.goal_id.hex
        return {f"result-{key}": row.result, f"review-{key}": row.words}

    def emptied(self, row: Any) -> dict[str, str]:
        return {**super().emptied(row), f"result-{row.goal_id.hex}": str(GoalStatus.OPEN)}

    def _kept(self, part: Any) -> Any:
        return GoalReview.objects.get(evaluation=part.evaluation, goal=part.goal)


class Reviews(ReviewRows, Lists, Adds):
    """Hoe het met elk doel ging; en dat opschrijven."""

    parent, attach = Evaluation, "evaluation"
    filters, new_serializer_class = ReviewFilters, NewReview


class OneReview(ReviewRows, Shows, Changes, Removes):
    """Hoe het met één doel ging."""


_READ, _WRITE = shows("evaluaties", Shown.EVALUATION), writes("evaluaties", Shown.EVALUATION)
_ONE = {"get": _READ, "patch": _WRITE, "delete": _WRITE}
urlpatterns = [
    route("evaluaties/<uuid:evaluatie>/scores", Scores, "evaluatie-scores", get=_READ, post=_WRITE),
    route("scores/<uuid:score>", OneScore, "score", **_ONE),
    route("evaluaties/<uuid:evaluatie>/terugblikken", Reviews, "evaluatie-terugblikken", get=_READ, post=_WRITE),
    route("terugblikken/<uuid:terugblik>", OneReview, "terugblik", **_ONE),
]
